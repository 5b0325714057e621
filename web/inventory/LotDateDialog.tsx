import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'

/** Corrects until when a lot may be sold. */
export function LotDateDialog({
  sku,
  lot: { lot, expiresOn },
  onClose,
}: {
  sku: string
  lot: Reply<'lotList'>['data'][number]
  onClose: () => void
}) {
  const [day, setDay] = useState(expiresOn ?? '')
  const change = (to: string | null) =>
    client.lotUpdate({ params: { sku, lot }, body: { expiresOn: to } })
  const save = useMutation({
    mutationFn: () => change(day || null),
    onSuccess: async () => {
      onClose()
      showUndo({
        id: `lot ${sku} ${lot}`,
        message: t('Corrected the date of {lot}.', { lot }),
        undo: () => change(expiresOn),
      })
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Date of {lot}', { lot })} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          type="date"
          label={t('Expires on')}
          description={t(
            'It is sold until this day begins at its site. Empty: it does not expire.',
          )}
          data-autofocus
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
