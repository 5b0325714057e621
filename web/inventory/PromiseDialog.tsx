import { Button, Group, Modal } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, isRefusal, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { readSerials } from './deedDraft.ts'
import { SerialField } from './SerialField.tsx'

type Reservation = Row<'reservationList'>

/** What can become of a promise. */
export type PromiseEnd = 'ship' | 'commit' | 'release'

const TITLES = {
  ship: t('Ship this reservation'),
  commit: t('Make this hold firm'),
  release: t('Release this reservation'),
}
const WHAT = {
  ship: t('All that it still promises is picked, the soonest to expire first, and leaves stock.'),
  commit: t('The units stay promised until they are shipped or released.'),
  release: t('The units can be promised to others at once. This cannot be taken back.'),
}
const DO = { ship: t('Ship it'), commit: t('Make it firm'), release: t('Release it') }

/** Says what becomes of a promise before it does. */
export function PromiseDialog({
  reservation: { id, reference, lines },
  end,
  onClose,
}: {
  reservation: Reservation
  end: PromiseEnd
  onClose: () => void
}) {
  const { can } = useSession()
  const [serials, setSerials] = useState('')
  const named = useNamedItems(end === 'ship' ? lines.map(({ sku }) => sku) : [])
  const run = useMutation({
    mutationFn: () => endPromise(id, end, readSerials(serials)),
    onSuccess: async (shipped) => {
      onClose()
      showUndo({
        id: `${end} ${id}`,
        message:
          end === 'ship'
            ? t('Shipped {reference}.', { reference })
            : end === 'commit'
              ? t('{reference} is firm.', { reference })
              : t('Released {reference}.', { reference }),
        undo:
          shipped && can('stock.reverse')
            ? () => client.documentReversalCreate({ params: { id: shipped }, body: {} })
            : undefined,
      })
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={TITLES[end]} size={480}>
      <p>
        <strong>{reference}</strong>:{' '}
        {lines
          .map((line) => `${formatNumber(line.quantity)} × ${line.sku} (${line.site})`)
          .join(', ')}
      </p>
      <p>{WHAT[end]}</p>
      {named.length > 0 || isRefusal(run.error, 'serial_required') ? (
        <SerialField
          sku={named[0] ?? ''}
          value={serials}
          onChange={setSerials}
          source={undefined}
          label={
            named.length > 0
              ? t('Serials of {skus}, one on a line', { skus: named.join(', ') })
              : t('Serials, one on a line')
          }
        />
      ) : null}
      <InlineError trouble={run.error ? troubleOf(run.error) : undefined} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          data-autofocus
          loading={run.isPending}
          onClick={() => run.mutate()}
          {...(end === 'release' ? { color: 'red' } : {})}
        >
          {DO[end]}
        </Button>
      </Group>
    </Modal>
  )
}

/** Which of these items are tracked by serial. */
function useNamedItems(skus: string[]): string[] {
  const all = [...new Set(skus)]
  const { data = [] } = useQuery({
    queryKey: ['itemGet', 'of a promise', all],
    queryFn: ({ signal }) =>
      Promise.all(all.map((sku) => client.itemGet({ params: { sku }, signal }))),
    enabled: all.length > 0,
  })
  return data.filter(({ tracksSerials }) => tracksSerials).map(({ sku }) => sku)
}

/** Gives the document of a shipment, which can be taken back. */
async function endPromise(
  id: string,
  end: PromiseEnd,
  serials: string[],
): Promise<string | undefined> {
  if (end === 'ship') {
    const body = { reservationId: id, ...(serials.length > 0 ? { serials } : {}) }
    return (await client.shipmentCreate({ body })).id
  }
  if (end === 'commit') await client.reservationCommitmentCreate({ params: { id } })
  else await client.reservationDelete({ params: { id } })
  return undefined
}
