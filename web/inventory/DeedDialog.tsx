import { Button, Group, Modal, SegmentedControl } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { ComponentFields } from './ComponentFields.tsx'
import { DeedFields } from './DeedFields.tsx'
import { type Deed, type DeedCall, newDraft, toDeedCall, unitsOf } from './deedDraft.ts'
import { isStockNewsOf } from './stockNews.ts'
import { undoDocument } from './undoDocument.ts'

type Said = { units: string; sku: string }

const WORDS: Record<Deed, { title: string; send: string; done: (said: Said) => string }> = {
  receive: {
    title: t('Receive stock'),
    send: t('Receive'),
    done: (said) => t('Received {units} of {sku}.', said),
  },
  return: {
    title: t('Return to stock'),
    send: t('Take back'),
    done: (said) => t('Took back {units} of {sku}.', said),
  },
  move: {
    title: t('Move stock'),
    send: t('Move'),
    done: (said) => t('Moved {units} of {sku}.', said),
  },
  condition: {
    title: t('Change condition'),
    send: t('Change'),
    done: (said) => t('Changed the condition of {units} of {sku}.', said),
  },
  assemble: {
    title: t('Assemble kits'),
    send: t('Assemble'),
    done: (said) => t('Assembled {units} of {sku}.', said),
  },
  disassemble: {
    title: t('Take kits apart'),
    send: t('Take apart'),
    done: (said) => t('Took {units} of {sku} apart.', said),
  },
  found: {
    title: t('Adjust stock'),
    send: t('Adjust stock'),
    done: (said) => t('Added {units} of {sku}.', said),
  },
  lost: {
    title: t('Adjust stock'),
    send: t('Adjust stock'),
    done: (said) => t('Took away {units} of {sku}.', said),
  },
}

/** One deed on the units of one item; the notice after it takes it back. */
export function DeedDialog({
  deed: first,
  item,
  onClose,
}: {
  deed: Deed
  item: Reply<'itemGet'>
  onClose: () => void
}) {
  const { can } = useSession()
  const [deed, setDeed] = useState(first)
  const [draft, setDraft] = useState(() => newDraft(deed))
  const [chosen, setChosen] = useState<string>()
  const query = { sku: item.sku, limit: 200 }
  const balances = useList('balanceList', query, { live: isStockNewsOf(item.sku) })
  const sources = balances.rows.map((row) => ({
    ...row,
    key: `${row.location} ${row.condition} ${row.lot}`,
  }))
  const source = sources.find(({ key }) => key === chosen) ?? sources[0]
  const call = toDeedCall(deed, item, draft, source)
  const run = useMutation({
    mutationFn: (ready: DeedCall) => send(ready),
    onSuccess: async ({ id }, ready) => {
      onClose()
      const units = formatNumber(unitsOf(draft, item.tracksSerials))
      showUndo({
        id,
        message: WORDS[deed].done({ units, sku: item.sku }),
        undo: undoDocument(ready.name, id, can('stock.reverse')),
      })
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={WORDS[deed].title} size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (call) run.mutate(call)
        }}
      >
        {first === 'found' || first === 'lost' ? (
          <SegmentedControl
            mb="sm"
            size="xs"
            aria-label={t('How')}
            value={deed}
            onChange={(value) => setDeed(value === 'found' ? 'found' : 'lost')}
            data={[
              { value: 'lost', label: t('Take away') },
              { value: 'found', label: t('Add') },
            ]}
          />
        ) : null}
        <DeedFields
          deed={deed}
          item={item}
          draft={draft}
          onChange={(next) => setDraft((before) => ({ ...before, ...next }))}
          sources={sources}
          source={source}
          onSource={setChosen}
        />
        {deed === 'assemble' || deed === 'disassemble' ? (
          <ComponentFields
            deed={deed}
            components={item.components}
            values={draft.components}
            onChange={(components) => setDraft((before) => ({ ...before, components }))}
          />
        ) : null}
        <InlineError trouble={run.error ? troubleOf(run.error) : undefined} />
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={run.isPending} disabled={!call}>
            {WORDS[deed].send}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function send(call: DeedCall): Promise<{ id: string }> {
  switch (call.name) {
    case 'receiptCreate':
      return client.receiptCreate(call)
    case 'stockReturnCreate':
      return client.stockReturnCreate(call)
    case 'adjustmentCreate':
      return client.adjustmentCreate(call)
    case 'moveCreate':
      return client.moveCreate(call)
    case 'assemblyCreate':
      return client.assemblyCreate(call)
    case 'disassemblyCreate':
      return client.disassemblyCreate(call)
  }
}
