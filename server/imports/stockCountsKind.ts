import type { Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { adjustStock } from '../stock/adjust.ts'
import { type BalanceKey, balanceKeyText, lockAvailability, readBalances } from '../stock/lock.ts'
import { importKind, type RowOutcome } from './importKind.ts'
import { revertStock, type StoredStock } from './revertStock.ts'
import { keysOfStock, resolveStock, type StockRow, shapeStock, stockFields } from './stockRow.ts'

/** What lies where now, counted: each row sets what is on hand, as one adjustment. */
export const stockCountsKind = importKind<StockRow>({
  name: 'stock_counts',
  title: 'Stock counts',
  description:
    'What lies where now. Each row sets what is on hand to what was counted; the difference is an adjustment. What the file does not name stays.',
  permission: 'stock.adjust',
  fields: stockFields,
  shape: shapeStock,
  resolve: resolveStock,
  keysOf: keysOfStock,
  apply: async (tx, rows, { importId, fileName, rowNumbers }) => {
    const now = await readNow(tx, rows)
    const isNews = rows.map((row) => row.serials || now.get(keyOf(row)) !== row.quantity)
    await adjustStock(tx, {
      documentId: importId,
      reason: 'counted',
      note: fileName === '' ? '' : `Import of ${fileName}`,
      lines: rows.flatMap(({ sku, location = '', quantity, ...row }, index) =>
        isNews[index]
          ? [
              {
                sku,
                location,
                setTo: quantity,
                lot: row.lot,
                serials: row.serials,
                expiresOn: row.expiresOn,
                unitCost: row.unitCost,
                line: rowNumbers[index],
              },
            ]
          : [],
      ),
    })
    const after = await readNow(tx, rows)
    return rows.map((row) => outcomeOf(row, importId, now.get(keyOf(row)), after.get(keyOf(row))))
  },
  revert: revertStock,
})

function keyOf({ itemId = '', locationId = '', lot = '' }: StockRow): string {
  return balanceKeyText(balanceKey({ itemId, locationId, lot }))
}

function balanceKey(place: { itemId: string; locationId: string; lot: string }): BalanceKey {
  return { ...place, condition: 'sellable' }
}

async function readNow(tx: Tx, rows: StockRow[]): Promise<Map<string, number>> {
  const places = rows.map(({ itemId = '', locationId = '', siteId = '', lot = '' }) => ({
    itemId,
    locationId,
    siteId,
    lot,
  }))
  await lockAvailability(tx, places)
  const now = new Map(rows.map((row) => [keyOf(row), 0]))
  for (const [bucket, group] of Map.groupBy(places, ({ itemId }) => bucketOfId(itemId)))
    for (const [key, { quantity }] of await readBalances(tx, bucket, group.map(balanceKey)))
      now.set(key, quantity)
  return now
}

function outcomeOf(
  { itemId = '', locationId = '', lot = '', quantity }: StockRow,
  documentId: string,
  before = 0,
  after = 0,
): RowOutcome {
  if (before === after) return { outcome: 'unchanged' }
  const stored: StoredStock = { documentId, itemId, locationId, lot, quantity }
  const subjectId = `${itemId} ${locationId} ${lot}`
  return {
    outcome: 'changed',
    changes: [
      { subjectKind: 'stock_count', subjectId, before: { quantity: before }, after: stored },
    ],
  }
}
