export const ORDER_VIEWS = [
  'all',
  'to_ship',
  'short',
  'on_hold',
  'unmapped',
  'shipped',
  'cancelled',
] as const
export type OrderView = (typeof ORDER_VIEWS)[number]

/** What the address of the orders says: which ones, in which order. */
export interface OrdersSearch {
  tab?: OrderView
  q?: string
  channel?: string
  site?: string
  sku?: string
  late?: 'true'
  sort?: 'placedAt' | 'shipBy'
  direction?: 'asc' | 'desc'
  /** The saved view that is open. */
  view?: string
}

/** Reads the address; what it does not know it leaves out. */
export function readOrdersSearch(search: Record<string, unknown>): OrdersSearch {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  const tab = ORDER_VIEWS.find((value) => value === search.tab)
  const sort = (['placedAt', 'shipBy'] as const).find((value) => value === search.sort)
  return {
    ...text('q'),
    ...text('channel'),
    ...text('site'),
    ...text('sku'),
    ...text('view'),
    ...(tab && tab !== 'all' ? { tab } : {}),
    ...(search.late === 'true' ? { late: 'true' as const } : {}),
    ...(sort ? { sort } : {}),
    ...(search.direction === 'asc' || search.direction === 'desc'
      ? { direction: search.direction }
      : {}),
  }
}
