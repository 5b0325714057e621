import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { type ItemAtSite, inLockOrder } from './lock.ts'

/** Writes anew on which day something sellable there is over its date, under the rows' locks. */
export async function refreshLapses(tx: Tx, rows: ItemAtSite[]): Promise<void> {
  for (const [bucket, group] of inLockOrder(rows))
    await tx.run(sql`
      update stock_availability a
         set lapses_on = lapse.day
        from (select distinct "itemId", "siteId"
                from jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
                  as row("itemId" uuid, "siteId" uuid)) row
       cross join lateral (
         select min(l.expires_on) as day
           from stock_balance b
           join lot l on l.bucket = b.bucket and l.item_id = b.item_id and l.code = b.lot
          where b.bucket = ${bucket} and b.item_id = row."itemId" and b.site_id = row."siteId"
            and b.condition = 'sellable' and b.quantity > 0) lapse
       where a.bucket = ${bucket} and a.item_id = row."itemId" and a.site_id = row."siteId"
         and a.lapses_on is distinct from lapse.day`)
}

/** Whether nothing that an availability row `a` counts is over its date; `site` is its location. */
export function nothingLapsed(site: Statement, now: string | Statement): Statement {
  return sql`(a.lapses_on is null or a.lapses_on > (${now}::timestamptz at time zone ${site}.time_zone)::date)`
}

/**
 * Units that an availability row `a` still counts as available although their day has come at `site`:
 * between its midnight and the job that makes them expired. Looked up only where something has lapsed.
 */
export function lapsedUnits(site: Statement, now: string): Statement {
  return sql`case when ${nothingLapsed(site, now)} then 0 else (
    select coalesce(sum(b.quantity), 0)
      from stock_balance b
      join lot l on l.bucket = b.bucket and l.item_id = b.item_id and l.code = b.lot
     where b.bucket = a.bucket and b.item_id = a.item_id and b.site_id = a.site_id
       and b.condition = 'sellable'
       and l.expires_on <= (${now}::timestamptz at time zone ${site}.time_zone)::date) end::bigint`
}

/** What can truly be promised of an item at a site at this moment; exact when its row is locked. */
export async function readAvailableNow(
  db: Queryable,
  { itemId, siteId }: ItemAtSite,
  now: string,
): Promise<{ available: number; lapsed: number; hasExpired: boolean } | undefined> {
  return db.maybe<{ available: number; lapsed: number; hasExpired: boolean }>(sql`
    select a.available - lapse.units as available, lapse.units as lapsed, exists (
             select from reservation_line l
              where l.bucket = a.bucket and l.item_id = a.item_id and l.site_id = a.site_id
                and l.state = 'held' and l.expires_at <= ${now}) as "hasExpired"
      from stock_availability a
      join location s on s.id = a.site_id
     cross join lateral (select ${lapsedUnits(sql`s`, now)} as units) lapse
     where a.bucket = ${bucketOfId(itemId)} and a.item_id = ${itemId} and a.site_id = ${siteId}`)
}
