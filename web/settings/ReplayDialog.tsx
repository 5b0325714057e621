import { Button, Group, Modal, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Notifications.module.css'

const DAY_MS = 86_400_000

/** Sends every deed since a moment again. */
export function ReplayDialog({
  id,
  onClose,
  onDone,
}: {
  id: string
  onClose: () => void
  onDone: () => void
}) {
  const [since, setSince] = useState(() => localText(new Date(Date.now() - DAY_MS)))
  const replay = useMutation({
    mutationFn: () =>
      client.webhookReplay({ params: { id }, body: { since: new Date(since).toISOString() } }),
    onSuccess: ({ queued }) => {
      notifications.show({
        message: t('{queued, plural, one {# message is} other {# messages are}} on their way.', {
          queued,
        }),
      })
      onDone()
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Replay deeds')} size="sm">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          replay.mutate()
        }}
      >
        <p>
          {t(
            'All that it wants since then is sent again. Each keeps its id, so it is known again.',
          )}
        </p>
        <TextInput
          label={t('Since')}
          type="datetime-local"
          required
          value={since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <InlineError trouble={replay.error ? troubleOf(replay.error) : undefined} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={replay.isPending}>
            {t('Replay')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** As the field of a date and a time takes it, in the reader's own zone. */
function localText(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16)
}
