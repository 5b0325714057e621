import { findItems } from '../catalog/findItems.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { appendDocumentEvent } from './documents.ts'
import { type Cause, type Condition, type Posting, postMovements } from './post.ts'

export interface StockMoveLine {
  sku: string
  from: string
  /** Another place, or the same one when only the condition changes. */
  to: string
  quantity: number
  fromCondition?: Condition | undefined
  toCondition?: Condition | undefined
  lot?: string | undefined
  /** The name of each unit, where the item is tracked by serial. */
  serials?: string[] | undefined
  note?: string | undefined
}

export interface StockMove {
  lines: StockMoveLine[]
  reference?: string | undefined
  reason?: string | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** Moves units between places, conditions, or both. */
export async function moveStock(tx: Tx, input: StockMove): Promise<Posting & { id: string }> {
  const { lines, ...about } = input
  const items = await findItems(
    tx,
    lines.map(({ sku }) => sku),
  )
  const places = await findPlaces(
    tx,
    lines.flatMap(({ from, to }) => [from, to]),
  )
  const cause: Cause = { kind: 'move', documentId: newId(), ...about }
  const posting = await postMovements(
    tx,
    cause,
    lines.map(({ sku, from, to, ...line }) => ({
      ...line,
      itemId: items.get(sku)?.id as string,
      fromLocationId: places.get(from)?.id as string,
      toLocationId: places.get(to)?.id as string,
    })),
  )
  await appendDocumentEvent(tx, 'move.created', cause, posting)
  return { id: cause.documentId, ...posting }
}
