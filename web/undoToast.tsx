import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { queryClient, troubleOf } from './client.ts'
import { offerUndo } from './lastUndo.ts'
import { t } from './ui/words.ts'

const UNDO_MS = 30_000

/** Says what was done, and for half a minute offers to take it back: by its button, or Ctrl Z. */
export function showUndo({
  id,
  message,
  undo,
}: {
  id: string
  message: string
  /** Left out for those who may not. */
  undo: (() => Promise<unknown>) | undefined
}): void {
  const takeBack = async () => {
    withdraw?.()
    notifications.hide(id)
    try {
      await undo?.()
      notifications.show({ message: t('It was taken back.') })
      await refreshAll()
    } catch (error) {
      const { title, detail } = troubleOf(error)
      notifications.show({
        color: 'red',
        title: t('It could not be taken back.'),
        message: detail ?? title,
      })
    }
  }
  const withdraw = undo && offerUndo(() => void takeBack(), UNDO_MS)
  notifications.show({
    id,
    autoClose: UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        {undo ? (
          <Button variant="default" flex="none" onClick={() => void takeBack()}>
            {t('Undo')}
          </Button>
        ) : null}
      </Group>
    ),
  })
}

/** Reads anew whatever a deed may have changed. */
export async function refreshAll(): Promise<void> {
  await queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.live !== undefined })
}
