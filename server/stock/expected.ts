import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent, appendEvents } from '../platform/events.ts'
import { bucketOfId, newIdInBucket } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { makeAvailability } from './lock.ts'

/** Units that someone has promised to deliver. */
export interface NewExpectedReceipt {
  itemId: string
  siteId: string
  quantity: number
  expectedOn?: string | null | undefined
  /** Who says so: `api`, `import`, later `purchase_order`. */
  source: string
  reference?: string | undefined
}

export interface ExpectedReceipt {
  id: string
  sku: string
  site: string
  quantity: number
  received: number
  open: number
  expectedOn: string | null
  source: string
  reference: string
  closed: boolean
  createdAt: string
  updatedAt: string
}

/** Records units that are expected; gives their ids in the order of the rows. */
export async function expectReceipts(tx: Tx, rows: NewExpectedReceipt[]): Promise<string[]> {
  const made = rows.map((row) => ({
    ...row,
    id: newIdInBucket(bucketOfId(row.itemId)),
    expectedOn: row.expectedOn ?? null,
    reference: row.reference ?? '',
  }))
  const now = tx.clock.now()
  const groups = [...Map.groupBy(made, ({ itemId }) => bucketOfId(itemId))]
  for (const [bucket, group] of groups.toSorted(([a], [b]) => a - b)) {
    const json = JSON.stringify(group)
    // So that what has never been in stock is still listed with what is incoming.
    await makeAvailability(tx, bucket, group)
    await tx.run(sql`
      insert into expected_receipt (bucket, id, item_id, site_id, quantity, expected_on, source,
                                    reference, created_at, updated_at)
      select ${bucket}::smallint, id, "itemId", "siteId", quantity, "expectedOn", source, reference,
             ${now}::timestamptz, ${now}::timestamptz
        from jsonb_to_recordset(${json}::jsonb)
          as row(id uuid, "itemId" uuid, "siteId" uuid, quantity bigint, "expectedOn" date,
                 source text, reference text)`)
  }
  await appendEvents(tx, await createdEvents(tx, made))
  return made.map(({ id }) => id)
}

// An import of many rows is one deed with its own event; a few rows are named one by one.
const NAMED_ROWS = 100

async function createdEvents(tx: Tx, made: (NewExpectedReceipt & { id: string })[]) {
  if (made.length > NAMED_ROWS)
    return [
      {
        type: 'expected_receipt.created',
        subjectKind: 'expected_receipt',
        subjectId: (made[0] as { id: string }).id,
        subjectName: `${made.length} lines`,
        details: { count: made.length },
      },
    ]
  const rows = await readExpected(
    tx,
    made.map(({ id }) => id),
  )
  return rows.map((row) => ({
    type: 'expected_receipt.created',
    subjectKind: 'expected_receipt',
    subjectId: row.id,
    subjectName: row.sku,
    details: { ...row },
  }))
}

/** Counts received units against what was expected; what is complete closes, what is taken back opens. */
export async function fulfilExpectedReceipts(
  tx: Tx,
  moves: { itemId: string; expectedReceiptId?: string | undefined; quantity: number }[],
): Promise<void> {
  const sums = new Map<string, { id: string; itemId: string; units: number }>()
  for (const { itemId, expectedReceiptId: id, quantity } of moves) {
    if (!id) continue
    const sum = sums.get(id) ?? { id, itemId, units: 0 }
    sum.units += quantity
    sums.set(id, sum)
  }
  for (const { id, itemId, units } of [...sums.values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    const touched = await tx.run(sql`
      update expected_receipt
         set received = received + ${units},
             closed = case when received + ${units} >= quantity then true
                           when received >= quantity then false
                           else closed end,
             updated_at = ${tx.clock.now()}
       where bucket = ${bucketOfId(itemId)} and id = ${id} and item_id = ${itemId}`)
    if (touched === 0) throw new Problem(422, 'unknown_expected_receipt', { expectedReceiptId: id })
  }
}

/** Changes what is expected, or closes it because nothing more will come. */
export async function changeExpectedReceipt(
  tx: Tx,
  id: string,
  change: {
    quantity?: number | undefined
    expectedOn?: string | null | undefined
    reference?: string | undefined
    closed?: boolean | undefined
  },
): Promise<ExpectedReceipt> {
  await tx.run(sql`
    select from expected_receipt where bucket = ${bucketOfId(id)} and id = ${id} for update`)
  const before = await getExpectedReceipt(tx, id)
  const { quantity = before.quantity, reference = before.reference } = change
  const expectedOn = change.expectedOn === undefined ? before.expectedOn : change.expectedOn
  const closedByHand = change.closed ?? (before.closed && before.received < before.quantity)
  const closed = before.received >= quantity || closedByHand
  await tx.run(sql`
    update expected_receipt
       set quantity = ${quantity}, expected_on = ${expectedOn}, reference = ${reference},
           closed = ${closed}, updated_at = ${tx.clock.now()}
     where bucket = ${bucketOfId(id)} and id = ${id}`)
  const after = await getExpectedReceipt(tx, id)
  await appendEvent(tx, {
    type: after.closed && !before.closed ? 'expected_receipt.closed' : 'expected_receipt.updated',
    subjectKind: 'expected_receipt',
    subjectId: id,
    subjectName: after.sku,
    details: { before, after },
  })
  return after
}

/** One expected receipt. */
export async function getExpectedReceipt(db: Queryable, id: string): Promise<ExpectedReceipt> {
  const [row] = await readExpected(db, [id])
  if (!row) throw new Problem(404, 'not_found')
  return row
}

async function readExpected(db: Queryable, ids: string[]): Promise<ExpectedReceipt[]> {
  return db.many<ExpectedReceipt>(sql`
    ${expectedColumns()}
     where e.bucket = any(${[...new Set(ids.map(bucketOfId))]}::smallint[]) and e.id = any(${ids}::uuid[])`)
}

/** What a list of expected receipts shows. */
export function expectedColumns() {
  return sql`
    select e.id, i.sku, s.path as site, e.quantity, e.received,
           case when e.closed then 0 else greatest(e.quantity - e.received, 0) end as open,
           e.expected_on as "expectedOn", e.source, e.reference, e.closed,
           e.created_at as "createdAt", e.updated_at as "updatedAt"
      from expected_receipt e
      join item i on i.id = e.item_id
      join location s on s.id = e.site_id`
}
