import { findItems } from '../catalog/findItems.ts'
import { SUPPLIER_END } from '../locations/ends.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { appendDocumentEvent } from './documents.ts'
import { fulfilExpectedReceipts } from './expected.ts'
import { type Cause, type Condition, type Posting, postMovements } from './post.ts'

export interface ReceiptLine {
  sku: string
  location: string
  quantity: number
  condition?: Condition | undefined
  lot?: string | undefined
  /** The name of each unit, where the item is tracked by serial. */
  serials?: string[] | undefined
  expiresOn?: string | undefined
  unitCost?: string | undefined
  /** The expected receipt that these units fulfil. */
  expectedReceiptId?: string | undefined
  note?: string | undefined
}

export interface Receipt {
  lines: ReceiptLine[]
  reference?: string | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** Takes units from suppliers into stock. */
export async function receiveStock(tx: Tx, input: Receipt): Promise<Posting & { id: string }> {
  const items = await findItems(
    tx,
    input.lines.map(({ sku }) => sku),
  )
  const places = await findPlaces(
    tx,
    input.lines.map(({ location }) => location),
  )
  const { reference, note, occurredAt } = input
  const cause: Cause = { kind: 'receipt', documentId: newId(), reference, note, occurredAt }
  const moves = input.lines.map(({ sku, location, condition, ...line }) => ({
    ...line,
    itemId: items.get(sku)?.id as string,
    fromLocationId: SUPPLIER_END,
    toLocationId: places.get(location)?.id as string,
    fromCondition: condition,
  }))
  const posting = await postMovements(tx, cause, moves)
  await fulfilExpectedReceipts(tx, moves)
  await appendDocumentEvent(tx, 'receipt.created', cause, posting)
  return { id: cause.documentId, ...posting }
}
