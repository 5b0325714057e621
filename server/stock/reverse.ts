import type { Tx } from '../platform/database.ts'
import { bucketOfId, newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { appendDocumentEvent } from './documents.ts'
import { fulfilExpectedReceipts } from './expected.ts'
import { type Cause, type Condition, type Posting, postMovements } from './post.ts'

interface Written {
  id: string
  itemId: string
  fromLocationId: string
  toLocationId: string
  fromCondition: Condition
  toCondition: Condition
  lot: string
  serial: string | null
  quantity: number
  unitCost: string | null
  expectedReceiptId: string | null
  intoStock: boolean
  kind: string
  documentId: string
  reference: string
  reversedBy: string | null
}

/** Writes the opposite of one movement, which can be done once. */
export async function reverseMovement(
  tx: Tx,
  movementId: string,
  note = '',
): Promise<Posting & { id: string }> {
  const written = await readWritten(
    tx,
    sql`m.bucket = ${bucketOfId(movementId)} and m.id = ${movementId}`,
  )
  const [movement] = written
  if (!movement) throw new Problem(404, 'not_found')
  await tx.run(sql`
    update opening_balance set reversed = true
     where document_id = ${movement.documentId} and item_id = ${movement.itemId} and lot = ${movement.lot}
       and location_id in (${movement.fromLocationId}, ${movement.toLocationId})`)
  return reverseWritten(tx, written, note, movement.documentId)
}

/** Writes the opposite of some lines of a document, by item, place and lot; what moved nothing is left out. */
export async function reverseLines(
  tx: Tx,
  documentId: string,
  lines: { itemId: string; locationId: string; lot: string }[],
  about: { id: string; note: string },
): Promise<void> {
  const wanted = JSON.stringify(lines)
  const buckets = [...new Set(lines.map(({ itemId }) => bucketOfId(itemId)))]
  const row = sql`jsonb_to_recordset(${wanted}::jsonb)
    as line("itemId" uuid, "locationId" uuid, lot text)`
  await tx.run(sql`
    update opening_balance o set reversed = true from ${row}
     where o.bucket = any(${buckets}::smallint[]) and o.document_id = ${documentId}
       and o.item_id = line."itemId" and o.location_id = line."locationId" and o.lot = line.lot`)
  const written = await readWritten(
    tx,
    sql`m.bucket = any(${buckets}::smallint[]) and m.document_id = ${documentId}
        and m.item_id = any(${lines.map(({ itemId }) => itemId)}::uuid[])
        and exists (select from ${row}
                     where line."itemId" = m.item_id and line.lot = m.lot
                       and line."locationId" in (m.from_location_id, m.to_location_id))`,
  )
  if (written.length > 0) await reverseWritten(tx, written, about.note, documentId, about.id)
}

/** Writes the opposite of all that a document moved: all of it, or nothing. */
export async function reverseDocument(
  tx: Tx,
  documentId: string,
  note = '',
): Promise<Posting & { id: string }> {
  const forgotten = await tx.run(sql`
    update opening_balance set reversed = true where document_id = ${documentId} and not reversed`)
  const written = await readWritten(tx, sql`m.document_id = ${documentId}`)
  if (written.length === 0 && forgotten === 0) throw new Problem(404, 'not_found')
  return reverseWritten(tx, written, note, documentId)
}

async function readWritten(tx: Tx, which: Statement): Promise<Written[]> {
  return tx.many<Written>(sql`
    select m.id, m.item_id as "itemId", m.from_location_id as "fromLocationId",
           m.to_location_id as "toLocationId", m.from_condition as "fromCondition",
           m.to_condition as "toCondition", m.lot, m.serial, m.quantity, m.unit_cost as "unitCost",
           m.expected_receipt_id as "expectedReceiptId", m.cause as kind,
           m.document_id as "documentId", m.reference,
           r.id as "reversedBy", t.site_id is not null as "intoStock"
      from stock_movement m
      join location t on t.id = m.to_location_id
      left join stock_movement r on r.bucket = m.bucket and r.reverses_id = m.id
     where ${which}
     order by m.document_line, m.id`)
}

async function reverseWritten(
  tx: Tx,
  written: Written[],
  note: string,
  reversedDocumentId: string,
  reversalId: string = newId(),
): Promise<Posting & { id: string }> {
  // The table's constraint of this name decides a race.
  const done = written.filter(({ reversedBy }) => reversedBy !== null)
  if (done.length > 0)
    throw new Problem(409, 'movement_already_reversed', { movementIds: done.map(({ id }) => id) })
  const cause: Cause = {
    kind: 'reversal',
    documentId: reversalId,
    reference: written[0]?.reference,
    reason: written[0]?.kind,
    note,
  }
  const moves = written.map((row, index) => ({
    itemId: row.itemId,
    fromLocationId: row.toLocationId,
    toLocationId: row.fromLocationId,
    fromCondition: row.toCondition,
    toCondition: row.fromCondition,
    lot: row.lot,
    serials: row.serial === null ? undefined : [row.serial],
    quantity: row.quantity,
    unitCost: row.unitCost ?? undefined,
    expectedReceiptId: row.expectedReceiptId ?? undefined,
    reversesId: row.id,
    line: index + 1,
  }))
  const posting = await postMovements(tx, cause, moves)
  await fulfilExpectedReceipts(
    tx,
    written.map((row, index) => ({
      itemId: row.itemId,
      expectedReceiptId: moves[index]?.expectedReceiptId,
      quantity: row.intoStock ? -row.quantity : row.quantity,
    })),
  )
  await appendDocumentEvent(tx, 'reversal.created', cause, posting, {
    reversedDocumentId,
  })
  return { id: cause.documentId, ...posting }
}
