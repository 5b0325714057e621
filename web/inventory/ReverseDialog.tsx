import { Button, Group, Modal, Textarea } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'

type Entry = Row<'itemMovementList'>

/** Says what reversing writes before it does; the notice after it takes it back. */
export function ReverseDialog({
  sku,
  entry,
  onClose,
}: {
  sku: string
  entry: Entry
  onClose: () => void
}) {
  const [note, setNote] = useState('')
  const reverse = useMutation({
    mutationFn: () =>
      client.movementReversalCreate({ params: { id: entry.id }, body: note ? { note } : {} }),
    onSuccess: async ({ id }) => {
      onClose()
      showUndo({
        id,
        message: t('Reversed: {units} of {sku}.', {
          units: formatNumber(entry.quantity),
          sku,
        }),
        undo: () => client.documentReversalCreate({ params: { id }, body: {} }),
      })
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Reverse this movement')} size={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          reverse.mutate()
        }}
      >
        <p>
          {t(
            'A new movement brings {units} of {sku} back: {from} → {to}. This one stays in the ledger.',
            {
              units: formatNumber(entry.quantity),
              sku,
              from: placeOf(entry.to, entry.toCondition),
              to: placeOf(entry.from, entry.fromCondition),
            },
          )}
        </p>
        {entry.documentId ? (
          <p>
            {t('To reverse all that it belongs to, open')}{' '}
            <Link to="/documents/$id" params={{ id: entry.documentId }}>
              {t('its document')}
            </Link>
            .
          </p>
        ) : null}
        <Textarea
          mt="sm"
          label={t('Note')}
          autosize={false}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <InlineError trouble={reverse.error ? troubleOf(reverse.error) : undefined} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" color="red" data-autofocus loading={reverse.isPending}>
            {t('Reverse it')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function placeOf(path: string, condition: string): string {
  if (path.startsWith('~')) return readableName(path.slice(1)).toLowerCase()
  return condition === 'sellable' ? path : `${path} (${condition})`
}
