/** What the item page's URL says: as of which day, and which movements of the ledger. */
export interface ItemSearch extends LedgerFilters {
  /** A calendar day: stock and value as of its end. */
  at?: string
}

export interface LedgerFilters {
  kind?: string
  reason?: string
  location?: string
  lot?: string
  serial?: string
  who?: string
  /** The first and the last day. */
  from?: string
  to?: string
}

export const LEDGER_FILTERS = [
  'kind',
  'reason',
  'location',
  'lot',
  'serial',
  'who',
  'from',
  'to',
] as const

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** Reads the URL; what it does not know it leaves out. */
export function readItemSearch(search: Record<string, unknown>): ItemSearch {
  const read: ItemSearch = {}
  for (const name of [...LEDGER_FILTERS, 'at'] as const) {
    const value = search[name]
    if (typeof value !== 'string' || value === '') continue
    if (['from', 'to', 'at'].includes(name) && !isDay(value)) continue
    read[name] = value
  }
  return read
}
