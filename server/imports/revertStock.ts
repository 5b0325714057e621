import { v5 as uuidv5 } from 'uuid'
import type { Tx } from '../platform/database.ts'
import { reverseLines } from '../stock/reverse.ts'
import type { KeptChange, StoredChange } from './importKind.ts'

/** What a row of stock has written, to find it again. */
export interface StoredStock {
  documentId: string
  itemId: string
  locationId: string
  lot: string
  quantity: number
}

/** Takes rows of a stock document back; however many batches it takes, the reversal is one document. */
export async function revertStock(tx: Tx, changes: StoredChange[]): Promise<KeptChange[]> {
  const lines = changes.map(({ after }) => after as StoredStock)
  for (const [documentId, group] of Map.groupBy(lines, (line) => line.documentId))
    await reverseLines(tx, documentId, group, {
      id: uuidv5('rollback', documentId),
      note: 'Import rolled back',
    })
  return []
}
