import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'

/** The states of an item's stock: the API's word, ours, and the colour. */
export const STATUSES = [
  ['oversold', t('Oversold'), 'out'],
  ['out', t('Out of stock'), 'out'],
  ['incoming', t('Incoming'), 'incoming'],
  ['low', t('Low'), 'low'],
  ['overstock', t('Overstock'), 'over'],
  ['no_sales', t('No sales'), 'idle'],
  ['in_stock', t('In stock'), 'good'],
] as const satisfies [string, string, StatusTone][]

export type StockStatus = (typeof STATUSES)[number][0]

/** The state of an item's stock as a badge. */
export function StockBadge({ status }: { status: string }) {
  const [, name, tone] = STATUSES.find(([value]) => value === status) ?? ['', status, 'idle']
  return <StatusBadge tone={tone}>{name}</StatusBadge>
}
