import type { Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { adjustStock } from '../stock/adjust.ts'
import { type BalanceKey, balanceKeyText, readBalances } from '../stock/lock.ts'
import { type ImportRun, importKind, type RowOutcome } from './importKind.ts'
import { revertStock, type StoredStock } from './revertStock.ts'
import {
  areSurelyTaken,
  bucketOfStock,
  keysOfStock,
  resolveStock,
  type StockRow,
  shapeStock,
  stockFields,
} from './stockRow.ts'

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
  bucketOf: bucketOfStock,
  keysOf: keysOfStock,
  apply: async (tx, rows, run) => {
    const before = await readNow(tx, rows)
    const counted = await countStock(tx, rows, run, before)
    return rows.map((row, index) =>
      outcomeOf(row, run.importId, before, counted.has(run.rowNumbers[index] as number)),
    )
  },
  rehearse: (tx, rows, run) => (areSurelyTaken(rows) ? foreseeCounts(tx, rows, run) : undefined),
  revert: revertStock,
})

/** Gives the rows that moved units. */
async function countStock(
  tx: Tx,
  rows: StockRow[],
  { importId, fileName, rowNumbers }: ImportRun,
  before: Map<string, number>,
): Promise<Set<number>> {
  const isNews = rows.map((row) => row.serials || before.get(keyOf(row)) !== row.quantity)
  const { movements } = await adjustStock(tx, {
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
  return new Set(movements.map(({ line }) => line))
}

async function foreseeCounts(tx: Tx, rows: StockRow[], run: ImportRun): Promise<RowOutcome[]> {
  const before = await readNow(tx, rows)
  return rows.map((row) =>
    outcomeOf(row, run.importId, before, before.get(keyOf(row)) !== row.quantity),
  )
}

function keyOf({ itemId = '', locationId = '', lot = '' }: StockRow): string {
  return balanceKeyText(balanceKey({ itemId, locationId, lot }))
}

function balanceKey(place: { itemId: string; locationId: string; lot: string }): BalanceKey {
  return { ...place, condition: 'sellable' }
}

/** What lies there now; the deed itself looks again, under lock. */
async function readNow(tx: Tx, rows: StockRow[]): Promise<Map<string, number>> {
  const places = rows.map(({ itemId = '', locationId = '', lot = '' }) =>
    balanceKey({ itemId, locationId, lot }),
  )
  const now = new Map(rows.map((row) => [keyOf(row), 0]))
  for (const [bucket, group] of Map.groupBy(places, ({ itemId }) => bucketOfId(itemId)))
    for (const [key, { quantity }] of await readBalances(tx, bucket, group)) now.set(key, quantity)
  return now
}

function outcomeOf(
  row: StockRow,
  documentId: string,
  before: Map<string, number>,
  isChanged: boolean,
): RowOutcome {
  if (!isChanged) return { outcome: 'unchanged' }
  const { itemId = '', locationId = '', lot = '', quantity } = row
  const stored: StoredStock = { documentId, itemId, locationId, lot, quantity }
  const subjectId = `${itemId} ${locationId} ${lot}`
  const old = { quantity: before.get(keyOf(row)) ?? 0 }
  return {
    outcome: 'changed',
    changes: [{ subjectKind: 'stock_count', subjectId, before: old, after: stored }],
  }
}
