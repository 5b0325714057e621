import type { Tx } from '../platform/database.ts'
import { type OpeningResult, postOpeningBalances } from '../stock/openingBalance.ts'
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

/** What lay where at the start: the first word sets the stock, a later one corrects the word before. */
export const openingStockKind = importKind<StockRow>({
  name: 'opening_stock',
  title: 'Opening stock',
  description:
    'What lies where when you begin. A later file corrects by its difference to the file before, so the same file twice changes nothing, whatever was sold in between.',
  permission: 'stock.adjust',
  fields: stockFields,
  shape: shapeStock,
  resolve: resolveStock,
  bucketOf: bucketOfStock,
  keysOf: keysOfStock,
  apply: (tx, rows, run) => stateStock(tx, rows, run, false),
  rehearse: (tx, rows, run) => (areSurelyTaken(rows) ? stateStock(tx, rows, run, true) : undefined),
  revert: (tx: Tx, changes) => revertStock(tx, changes),
})

async function stateStock(
  tx: Tx,
  rows: StockRow[],
  { importId, fileName, rowNumbers }: ImportRun,
  dryRun: boolean,
): Promise<RowOutcome[]> {
  const { results } = await postOpeningBalances(
    tx,
    rows.map(({ itemId = '', locationId = '', siteId = '', ...row }, index) => ({
      itemId,
      locationId,
      siteId,
      quantity: row.quantity,
      lot: row.lot,
      serials: row.serials,
      expiresOn: row.expiresOn,
      unitCost: row.unitCost,
      line: rowNumbers[index],
    })),
    {
      // However many batches it takes, the file is one document.
      documentId: importId,
      note: fileName === '' ? '' : `Import of ${fileName}`,
      dryRun,
    },
  )
  return rows.map((row, index) => outcomeOf(row, results[index] as OpeningResult, importId))
}

function outcomeOf(
  { itemId = '', locationId = '', lot = '', quantity }: StockRow,
  { outcome, before }: OpeningResult,
  documentId: string,
): RowOutcome {
  if (outcome === 'not_enough_on_hand')
    return {
      outcome: 'refused',
      code: outcome,
      reason: 'More has left since the last opening balance than this one would leave. Count it.',
    }
  if (outcome === 'line_given_twice')
    return { outcome: 'refused', code: outcome, reason: 'The file names the same stock twice.' }
  if (outcome === 'unchanged') return { outcome }
  const after: StoredStock = { documentId, itemId, locationId, lot, quantity }
  const subjectId = `${itemId} ${locationId} ${lot}`
  const stored = outcome === 'created' ? null : { quantity: before }
  return {
    outcome,
    changes: [{ subjectKind: 'opening_balance', subjectId, before: stored, after }],
  }
}
