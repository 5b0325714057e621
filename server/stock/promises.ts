import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { type ItemAtSite, inLockOrder, lockAvailability } from './lock.ts'

export type ReservationState = (typeof RESERVATION_STATES)[number]
export const RESERVATION_STATES = ['held', 'committed', 'shipped', 'released', 'expired'] as const

/** A line that still promises units. */
export interface LiveLine extends ItemAtSite {
  reservationId: string
  state: ReservationState
  /** What is still promised: without what has been shipped. */
  quantity: number
}

/** The lines of reservations that still promise units. */
export async function readLiveLines(db: Queryable, reservationIds: string[]): Promise<LiveLine[]> {
  return db.many<LiveLine>(sql`
    select reservation_id as "reservationId", item_id as "itemId", site_id as "siteId", state,
           quantity - shipped as quantity
      from reservation_line
     where reservation_id = any(${reservationIds}::uuid[]) and state in ('held', 'committed')`)
}

/** Ends promises or makes them firm, with their availability; gives how many lines there were to change. */
export async function changeLines(
  tx: Tx,
  lines: LiveLine[],
  to: 'committed' | 'released' | 'expired',
): Promise<number> {
  await lockAvailability(tx, lines)
  let count = 0
  for (const [bucket, group] of inLockOrder(lines)) {
    const { changed } = await tx.one<{ changed: number }>(sql`
      with changed as (
        update reservation_line l set state = ${to}, expires_at = null
          from jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
            as row("reservationId" uuid, "itemId" uuid, "siteId" uuid, state text)
         where l.bucket = ${bucket} and l.reservation_id = row."reservationId"
           and l.item_id = row."itemId" and l.site_id = row."siteId" and l.state = row.state
        returning l.item_id, l.site_id, l.quantity - l.shipped as units, row.state as before
      ), summed as (
        select item_id, site_id, sum(units) filter (where before = 'held') as held,
               sum(units) filter (where before = 'committed') as committed, sum(units) as units
          from changed
         group by item_id, site_id
      ), availability as (
        update stock_availability a
           set held = a.held - coalesce(s.held, 0),
               committed = a.committed - coalesce(s.committed, 0)
                           + case when ${to} = 'committed' then s.units else 0 end,
               version = a.version + 1, updated_at = ${tx.clock.now()}
          from summed s
         where a.bucket = ${bucket} and a.item_id = s.item_id and a.site_id = s.site_id
      )
      select count(*)::int as changed from changed`)
    count += changed
  }
  return count
}

/** Counts shipped units against firm lines, which stop to promise them; gives the lines it could not. */
export async function shipLines<Line extends ItemAtSite & { quantity: number }>(
  tx: Tx,
  reservationId: string,
  lines: Line[],
): Promise<Line[]> {
  const refused: Line[] = []
  for (const line of lines) {
    const bucket = bucketOfId(line.itemId)
    const shipped = await tx.run(sql`
      with shipped as (
        update reservation_line
           set shipped = shipped + ${line.quantity},
               state = case when shipped + ${line.quantity} = quantity then 'shipped' else state end
         where bucket = ${bucket} and reservation_id = ${reservationId}
           and item_id = ${line.itemId} and site_id = ${line.siteId}
           and state = 'committed' and shipped + ${line.quantity} <= quantity
        returning item_id
      )
      update stock_availability a
         set committed = a.committed - ${line.quantity}, version = a.version + 1,
             updated_at = ${tx.clock.now()}
        from shipped
       where a.bucket = ${bucket} and a.item_id = shipped.item_id and a.site_id = ${line.siteId}`)
    if (shipped === 0) refused.push(line)
  }
  return refused
}

/**
 * Frees the units of holds of one item and site whose time is over, under the row's lock.
 * So an expired hold never says "sold out", however late the job comes that ends its reservation.
 */
export async function freeExpiredHolds(tx: Tx, { itemId, siteId }: ItemAtSite): Promise<number> {
  await lockAvailability(tx, [{ itemId, siteId }])
  const now = tx.clock.now()
  const bucket = bucketOfId(itemId)
  return tx.run(sql`
    with freed as (
      update reservation_line set state = 'expired', expires_at = null
       where bucket = ${bucket} and item_id = ${itemId} and site_id = ${siteId}
         and state = 'held' and expires_at <= ${now}
      returning quantity
    )
    update stock_availability a
       set held = a.held - summed.units, version = a.version + 1, updated_at = ${now}
      from (select sum(quantity)::bigint as units from freed) summed
     where a.bucket = ${bucket} and a.item_id = ${itemId} and a.site_id = ${siteId}
       and summed.units > 0`)
}
