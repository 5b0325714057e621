import { useExport } from '../useExport.ts'

const EXPORTED = [
  'sku',
  'title',
  'category',
  'status',
  'itemStatus',
  'onHand',
  'committed',
  'held',
  'unavailable',
  'available',
  'incoming',
  'daysOfCover',
  'velocity',
  'reorderPoint',
  'abcClass',
  'unitCost',
] as const

/** Writes the list, or the selected items of it, to a CSV file. */
export function useInventoryExport() {
  const exporting = useExport('inventoryList', EXPORTED, 'inventory')
  return {
    running: exporting.running,
    start: (query: Parameters<typeof exporting.start>[0], keys?: ReadonlySet<string>) =>
      exporting.start(query, keys && ((row) => keys.has(String(row.sku)))),
  }
}
