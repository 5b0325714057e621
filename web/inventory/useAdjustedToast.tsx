import { notifications } from '@mantine/notifications'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useSession } from '../session.tsx'
import { countOf, formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { showUndo } from '../undoToast.tsx'
import { undoDocument } from './undoDocument.ts'

/** Says that stock was adjusted, and offers to undo it for half a minute. */
export function useAdjustedToast(): (made: Reply<'adjustmentCreate'>) => void {
  const { can } = useSession()
  return (made) => {
    if (made.lines.length === 0)
      return void notifications.show({ message: t('Nothing had changed.') })
    showUndo({
      id: made.id,
      message: sayWhat(made),
      undo: undoDocument('adjustmentCreate', made.id, can('stock.reverse')),
    })
  }
}

function sayWhat({ lines }: Reply<'adjustmentCreate'>): string {
  const [first] = lines
  if (lines.length !== 1 || !first)
    return t('Adjusted {items}.', { items: countOf(lines.length, 'item') })
  const isMore = first.from.startsWith('~')
  const change = formatNumber(isMore ? first.quantity : -first.quantity, 'signed')
  return t('Adjusted {sku} by {change}.', { sku: first.sku, change })
}
