import type { Queryable } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { ItemAtSite } from '../stock/lock.ts'
import { type OrderItem, partsOfUnit } from './orderItems.ts'
import type { Allocation, LineRow } from './orderRows.ts'

/** Base units that a promise takes and no stock covers. */
export interface ShortPromise extends ItemAtSite {
  reservationId: string
  short: number
  /** Units that are short for promises older than this one: what comes in goes to them first. */
  ahead: number
}

/**
 * Firm promises that the stock does not cover, the newest cut first; `which` narrows the availability
 * rows `a` that are looked at.
 */
export function shortPromises(which: Statement): Statement {
  return sql`
    select queue.reservation_id, queue.item_id, queue.site_id,
           least(queue.open, queue.upto - queue.cover)::bigint as short,
           greatest(queue.upto - queue.open - queue.cover, 0)::bigint as ahead
      from (
        select l.reservation_id, l.item_id, l.site_id, l.quantity - l.shipped as open,
               a.on_hand - a.unavailable as cover,
               sum(l.quantity - l.shipped) over (
                 partition by l.bucket, l.item_id, l.site_id
                 order by l.created_at, l.reservation_id) as upto
          from stock_availability a
          join reservation_line l on l.bucket = a.bucket and l.item_id = a.item_id
                                 and l.site_id = a.site_id and l.state = 'committed'
         where a.available < 0 and ${which}
      ) queue
     where queue.upto > queue.cover`
}

/** What is short of these promises. */
export async function readShort(db: Queryable, reservationIds: string[]): Promise<ShortPromise[]> {
  if (reservationIds.length === 0) return []
  return db.many<ShortPromise>(sql`
    select reservation_id as "reservationId", item_id as "itemId", site_id as "siteId", short, ahead
      from (${shortPromises(sql`(a.bucket, a.item_id, a.site_id) in (
        select own.bucket, own.item_id, own.site_id from reservation_line own
         where own.reservation_id = any(${reservationIds}::uuid[]) and own.state = 'committed')`)}) short
     where reservation_id = any(${reservationIds}::uuid[])`)
}

/** Sold units of a line that a site lacks, and what is to come for them. */
export interface ShortAllocation {
  lineId: string
  siteId: string
  /** In sold units. */
  short: number
  expected: ExpectedShare[]
}

/** Units of an expected receipt that fall to a promise. */
export interface ExpectedShare {
  expectedReceiptId: string
  reference: string
  expectedOn: string | null
  /** In base units of the item that is short. */
  quantity: number
}

/** What of an order's lines is short where; the last lines are cut first. */
export async function readShortAllocations(
  db: Queryable,
  reservationId: string | null,
  lines: LineRow[],
  allocations: Allocation[],
  items: Map<string, OrderItem>,
): Promise<ShortAllocation[]> {
  const short = await readShort(db, reservationId === null ? [] : [reservationId])
  const found: ShortAllocation[] = []
  const left = new Map(short.map((row) => [`${row.itemId}/${row.siteId}`, row.short]))
  const incoming = new Map<string, ExpectedShare[]>()
  for (const row of short) incoming.set(`${row.itemId}/${row.siteId}`, await readComing(db, row))
  for (const { lineId, siteId, quantity } of allocations.toReversed()) {
    const line = lines.find(({ id }) => id === lineId)
    let units = 0
    const expected: ExpectedShare[] = []
    for (const part of line ? partsOfUnit(line, items) : []) {
      const key = `${part.itemId}/${siteId}`
      const lacking = left.get(key) ?? 0
      if (lacking === 0) continue
      const cut = Math.min(quantity, Math.ceil(lacking / part.quantity))
      left.set(key, Math.max(0, lacking - cut * part.quantity))
      units = Math.max(units, cut)
      expected.push(...(incoming.get(key) ?? []))
    }
    if (units > 0) found.push({ lineId, siteId, short: units, expected })
  }
  return found.toReversed()
}

/** Which expected receipts reach a short promise once the older ones have had their share. */
async function readComing(
  db: Queryable,
  { itemId, siteId, ahead, short }: ShortPromise,
): Promise<ExpectedShare[]> {
  const shares: ExpectedShare[] = []
  let passed = 0
  for (const { open, ...receipt } of await listExpected(db, { itemId, siteId })) {
    const from = Math.max(passed, ahead)
    const to = Math.min(passed + open, ahead + short)
    passed += open
    if (to > from) shares.push({ ...receipt, quantity: to - from })
  }
  return shares
}

async function listExpected(db: Queryable, { itemId, siteId }: ItemAtSite) {
  return db.many<Omit<ExpectedShare, 'quantity'> & { open: number }>(sql`
    select id as "expectedReceiptId", reference, expected_on as "expectedOn", quantity - received as open
      from expected_receipt
     where bucket = ${bucketOfId(itemId)} and item_id = ${itemId} and site_id = ${siteId}
       and not closed and quantity > received
     order by expected_on nulls last, id`)
}

/** Units that are expected and that no promise waits for yet. */
export async function countUnspokenFor(db: Queryable, row: ItemAtSite): Promise<number> {
  const expected = await listExpected(db, row)
  const { lacking } = await db.one<{ lacking: number }>(sql`
    select coalesce((select greatest(-available, 0) from stock_availability
                      where bucket = ${bucketOfId(row.itemId)} and item_id = ${row.itemId}
                        and site_id = ${row.siteId}), 0)::bigint as lacking`)
  return expected.reduce((sum, { open }) => sum + open, 0) - lacking
}
