import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { lapsedUnits } from './lapse.ts'
import { type ItemAtSite, inLockOrder, lockAvailability } from './lock.ts'
import { freeExpiredHolds } from './promises.ts'

/** What an item has at a site, exact while its lock is held. */
export interface Promisable extends ItemAtSite {
  onHand: number
  /** On hand and fit to be sold, whoever it is promised to. */
  sellable: number
  available: number
}

/** Locks items at sites and gives what can be promised of each, without holds whose time is over. */
export async function lockPromisable(tx: Tx, rows: ItemAtSite[]): Promise<Promisable[]> {
  const wanted = [
    ...new Map(rows.map((row) => [`${row.itemId}/${row.siteId}`, row] as const)).values(),
  ]
  await lockAvailability(tx, wanted)
  const found: Promisable[] = []
  for (const [bucket, group] of inLockOrder(wanted)) {
    const keys = sql`jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
      as row("itemId" uuid, "siteId" uuid)`
    const expiring = await tx.many<ItemAtSite>(sql`
      select distinct l.item_id as "itemId", l.site_id as "siteId"
        from reservation_line l join ${keys} on l.item_id = row."itemId" and l.site_id = row."siteId"
       where l.bucket = ${bucket} and l.state = 'held' and l.expires_at <= ${tx.clock.now()}`)
    for (const row of expiring) await freeExpiredHolds(tx, row)
    found.push(
      ...(await tx.many<Promisable>(sql`
        select a.item_id as "itemId", a.site_id as "siteId", a.on_hand as "onHand",
               a.on_hand - a.unavailable - lapse.units as sellable, a.available - lapse.units as available
          from stock_availability a
          join location s on s.id = a.site_id
          join ${keys} on a.item_id = row."itemId" and a.site_id = row."siteId"
         cross join lateral (select ${lapsedUnits(sql`s`, tx.clock.now())} as units) lapse
         where a.bucket = ${bucket}`)),
    )
  }
  return found
}
