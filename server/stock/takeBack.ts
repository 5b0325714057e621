import { ADJUSTMENT_END, CUSTOMER_END } from '../locations/ends.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { appendDocumentEvent } from './documents.ts'
import { type Cause, type Condition, type Move, type Posting, postMovements } from './post.ts'

/** Units that customers send back to a place. */
export interface ReturnedUnits {
  itemId: string
  locationId: string
  quantity: number
  condition?: Condition | undefined
  lot?: string | undefined
  expiresOn?: string | undefined
  serials?: string[] | undefined
  unitCost?: string | undefined
  note?: string | undefined
  line?: number | undefined
}

/** Takes units from customers back into stock. */
export async function takeBackStock(
  tx: Tx,
  units: ReturnedUnits[],
  document: Pick<Cause, 'reference' | 'reason' | 'note' | 'occurredAt'>,
): Promise<Posting & { id: string }> {
  const cause: Cause = { ...document, kind: 'return', documentId: newId() }
  const moves: Move[] = units.map(({ locationId, condition, ...unit }) => ({
    ...unit,
    fromLocationId: CUSTOMER_END,
    toLocationId: locationId,
    toCondition: condition ?? 'sellable',
    fromCondition: condition ?? 'sellable',
  }))
  const posting = await postMovements(tx, cause, moves)
  await appendDocumentEvent(tx, 'return.created', cause, posting)
  return { id: cause.documentId, ...posting }
}

/** Brings into the books what must have been there, since it has been shipped. */
export async function bookShippedBeyondBooks(
  tx: Tx,
  units: Pick<ReturnedUnits, 'itemId' | 'locationId' | 'quantity' | 'lot' | 'expiresOn'>[],
  reference: string,
): Promise<void> {
  const cause: Cause = {
    kind: 'adjustment',
    documentId: newId(),
    reference,
    reason: 'shipped_beyond_books',
  }
  const moves = units.map(({ locationId, ...unit }) => ({
    ...unit,
    fromLocationId: ADJUSTMENT_END,
    toLocationId: locationId,
  }))
  const posting = await postMovements(tx, cause, moves)
  await appendDocumentEvent(tx, 'stock.adjusted', cause, posting)
}
