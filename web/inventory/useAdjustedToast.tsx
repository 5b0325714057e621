import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { countOf, formatNumber } from '../ui/format.ts'

const UNDO_MS = 30_000

/** Says that stock was adjusted, and offers to undo it for half a minute. */
export function useAdjustedToast(): (made: Reply<'adjustmentCreate'>) => void {
  const { can } = useSession()
  const queryClient = useQueryClient()
  return (made) => {
    if (made.lines.length === 0) return void notifications.show({ message: 'Nothing had changed.' })
    const undo = async () => {
      notifications.hide(made.id)
      try {
        await client.documentReversalCreate({ params: { id: made.id }, body: {} })
        notifications.show({ message: 'The adjustment was undone.' })
        await queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.live !== undefined })
      } catch (error) {
        const trouble = troubleOf(error)
        notifications.show({
          color: 'red',
          title: 'The adjustment could not be undone.',
          message: trouble.detail ?? trouble.title,
        })
      }
    }
    notifications.show({
      id: made.id,
      autoClose: UNDO_MS,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {sayWhat(made)}
          {can('stock.reverse') ? (
            <Button variant="default" flex="none" onClick={() => void undo()}>
              Undo
            </Button>
          ) : null}
        </Group>
      ),
    })
  }
}

function sayWhat({ lines }: Reply<'adjustmentCreate'>): string {
  const [first] = lines
  if (lines.length !== 1 || !first) return `Adjusted ${countOf(lines.length, 'item')}.`
  const isMore = first.from.startsWith('~')
  const change = formatNumber(isMore ? first.quantity : -first.quantity, 'signed')
  return `Adjusted ${first.sku} by ${change}.`
}
