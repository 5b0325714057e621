import type { LiveEvent } from '@onhand/sdk/messages.ts'

const NOUNS = new Set([
  'adjustment',
  'assembly',
  'disassembly',
  'expected_receipt',
  'import',
  'item',
  'lot',
  'move',
  'opening_balance',
  'receipt',
  'reservation',
  'return',
  'reversal',
  'shipment',
  'stock',
])

/** Whether a deed may have changed someone's stock. */
export function isStockNews(event: LiveEvent): boolean {
  return NOUNS.has(event.type.split('.')[0] ?? '')
}

/** Whether a deed may have changed this item's stock. */
export function isStockNewsOf(sku: string): (event: LiveEvent) => boolean {
  return (event) => {
    if (!isStockNews(event)) return false
    const { skus, itemCount } = event.details as { skus?: string[]; itemCount?: number }
    // A deed on many items names only some of them.
    if (!Array.isArray(skus)) return event.subjectName === sku || event.subjectKind !== 'item'
    return skus.includes(sku) || (itemCount ?? 0) > skus.length
  }
}
