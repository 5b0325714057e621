import { STATUSES, type StockStatus } from './stockStatus.tsx'

const SORTS = [
  'sku',
  'title',
  'onHand',
  'unavailable',
  'committed',
  'held',
  'available',
  'incoming',
  'daysOfCover',
  'velocity',
  'reorderPoint',
  'value',
  'revenue',
] as const

const ITEM_STATUSES = ['active', 'draft', 'discontinued', 'archived'] as const

/** What the inventory's URL says: which items, in which order. */
export interface InventorySearch {
  search?: string
  status?: StockStatus
  category?: string
  supplier?: string
  site?: string
  abcClass?: 'A' | 'B' | 'C'
  sort?: (typeof SORTS)[number]
  direction?: 'asc' | 'desc'
  itemStatus?: (typeof ITEM_STATUSES)[number]
  /** The saved view that is open. */
  view?: string
  /** Opens the adjustment at once. */
  adjust?: '1'
}

/** Reads the URL; what it does not know it leaves out. */
export function readInventorySearch(search: Record<string, unknown>): InventorySearch {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  const status = STATUSES.find(([value]) => value === search.status)?.[0]
  const abcClass = (['A', 'B', 'C'] as const).find((value) => value === search.abcClass)
  const itemStatus = ITEM_STATUSES.find((value) => value === search.itemStatus)
  const sort = SORTS.find((value) => value === search.sort)
  return {
    ...text('search'),
    ...text('category'),
    ...text('supplier'),
    ...text('site'),
    ...text('view'),
    ...(search.adjust ? { adjust: '1' as const } : {}),
    ...(itemStatus ? { itemStatus } : {}),
    ...(abcClass ? { abcClass } : {}),
    ...(status ? { status } : {}),
    ...(sort ? { sort } : {}),
    ...(search.direction === 'asc' || search.direction === 'desc'
      ? { direction: search.direction }
      : {}),
  }
}
