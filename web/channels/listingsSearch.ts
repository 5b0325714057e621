export const LISTING_VIEWS = [
  'all',
  'would_write',
  'failed',
  'drifted',
  'unmapped',
  'ignored',
] as const
export type ListingView = (typeof LISTING_VIEWS)[number]

/** What the address of the listings says: which ones. */
export interface ListingsSearch {
  show?: ListingView
  q?: string
  channel?: string
  sku?: string
  /** The saved view that is open. */
  view?: string
}

/** Reads the address; what it does not know it leaves out. */
export function readListingsSearch(search: Record<string, unknown>): ListingsSearch {
  const text = (name: 'q' | 'channel' | 'sku' | 'view') => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  const show = LISTING_VIEWS.find((value) => value === search.show)
  return {
    ...text('q'),
    ...text('channel'),
    ...text('sku'),
    ...text('view'),
    ...(show && show !== 'all' ? { show } : {}),
  }
}
