import { dayAfter, daysBetween } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** When the ledger knows that an item could not be bought at a site, by the site's calendar. */
export interface StockOuts {
  /** The first whole day that the ledger covers. */
  coveredFrom: string
  /** From when until when, as days since 1970 with their fraction, in order of time. */
  spans: { from: number; until: number }[]
}

/**
 * What the ledger says about when items were out of stock: the sellable units at the site, movement
 * by movement. It knows nothing before its first movement of the item there.
 */
export async function listStockOuts(
  db: Queryable,
  itemIds: string[],
): Promise<Map<string, StockOuts>> {
  const rows = await db.many<{
    key: string
    begun: number
    froms: number[] | null
    untils: number[] | null
  }>(sql`
    with moved as (
      select movement.item_id, place.site_id, movement.occurred_at,
             ending.sign * movement.quantity as units
        from item
        join stock_movement movement on movement.bucket = item.bucket and movement.item_id = item.id
       cross join lateral (
             values (movement.from_location_id, movement.from_condition, -1),
                    (movement.to_location_id, movement.to_condition, 1)
             ) ending (location_id, condition, sign)
        join location place on place.id = ending.location_id and place.site_id is not null
       where item.id = any (${itemIds}::uuid[]) and ending.condition = 'sellable'),
    moment as (
      select item_id, site_id, occurred_at, sum(units) as units
        from moved group by item_id, site_id, occurred_at),
    held as (
      select item_id, site_id, occurred_at as since, sum(units) over past as units,
             lead(occurred_at, 1, 'infinity') over past as until
        from moment window past as (partition by item_id, site_id order by occurred_at)),
    local as (
      select held.item_id, held.site_id, held.units,
             extract(epoch from since at time zone site.time_zone)::float8 / 86400 as since,
             case when until = 'infinity' then 'infinity'::float8
                  else extract(epoch from until at time zone site.time_zone)::float8 / 86400 end as until
        from held join location site on site.id = held.site_id)
    select item_id || ' ' || site_id as key, min(since) as begun,
           array_agg(since order by since) filter (where units <= 0) as froms,
           array_agg(until order by since) filter (where units <= 0) as untils
      from local group by item_id, site_id`)
  return new Map(
    rows.map(({ key, begun, froms, untils }) => [
      key,
      {
        coveredFrom: dayAfter('1970-01-01', Math.floor(begun) + 1),
        spans: (froms ?? []).map((from, index) => ({ from, until: Number(untils?.[index]) })),
      },
    ]),
  )
}

/**
 * The share of each day in stock from a first day on; NaN on days that the ledger does not cover.
 * Spans follow each other in time, so one walk over them does.
 */
export function sharesInStock(outs: StockOuts, firstDay: string, days: number): Float64Array {
  const shares = new Float64Array(days).fill(Number.NaN)
  const first = daysBetween('1970-01-01', firstDay)
  const covered = Math.max(0, daysBetween(firstDay, outs.coveredFrom))
  shares.fill(1, Math.min(days, covered))
  for (const { from, until } of outs.spans) {
    const end = Math.min(days, until - first)
    for (let day = Math.max(covered, Math.floor(from - first)); day < end; day++) {
      const missing = Math.min(day + 1, end) - Math.max(day, from - first)
      shares[day] = Math.max(0, (shares[day] ?? 0) - missing)
    }
  }
  return shares
}
