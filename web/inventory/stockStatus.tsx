import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'

/** The states of an item's stock: the API's word, ours, and the colour. */
export const STATUSES = [
  ['oversold', 'Oversold', 'out'],
  ['out', 'Out of stock', 'out'],
  ['incoming', 'Incoming', 'incoming'],
  ['low', 'Low', 'low'],
  ['overstock', 'Overstock', 'over'],
  ['no_sales', 'No sales', 'idle'],
  ['in_stock', 'In stock', 'good'],
] as const satisfies [string, string, StatusTone][]

export type StockStatus = (typeof STATUSES)[number][0]

/** The state of an item's stock as a badge. */
export function StockBadge({ status }: { status: string }) {
  const [, name, tone] = STATUSES.find(([value]) => value === status) ?? ['', status, 'idle']
  return <StatusBadge tone={tone}>{name}</StatusBadge>
}
