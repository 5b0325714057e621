import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findSites } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { lapsedUnits } from './lapse.ts'

/** An item at a site, in the seven numbers that sellers know. */
export interface StockNow {
  sku: string
  site: string
  onHand: number
  unavailable: number
  committed: number
  held: number
  available: number
  /** Still expected from suppliers and transfers. */
  incoming: number
}

/** Stock by item and site, in order of SKU. */
export async function listStock(
  db: Queryable,
  query: {
    sku?: string | undefined
    site?: string | undefined
    limit: number
    cursor?: string | undefined
  },
  now: string,
) {
  const conditions: Statement[] = []
  if (query.sku !== undefined) {
    const item = (await findItems(db, [query.sku])).get(query.sku)
    conditions.push(
      sql`a.bucket = ${item?.bucket} and a.item_id = ${item?.id} and i.id = ${item?.id}`,
    )
  }
  if (query.site !== undefined)
    conditions.push(sql`a.site_id = ${(await findSites(db, [query.site])).get(query.site)?.id}`)
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]))
  if (after)
    conditions.push(sql`i.sku >= ${after[0]} and (i.sku, s.path) > (${after[0]}, ${after[1]})`)
  const rows = await db.many<StockNow>(sql`
    select i.sku, s.path as site, a.on_hand as "onHand",
           a.unavailable + lapse.units as unavailable, a.committed, a.held,
           a.available - lapse.units as available, coalesce(e.units, 0)::bigint as incoming
      from stock_availability a
      join item i on i.bucket = a.bucket and i.id = a.item_id
      join location s on s.id = a.site_id
      left join lateral (
        select sum(greatest(quantity - received, 0)) as units from expected_receipt
         where bucket = a.bucket and item_id = a.item_id and site_id = a.site_id and not closed
      ) e on true
     cross join lateral (select ${lapsedUnits(sql`s`, now)} as units) lapse
     where ${allOf(conditions)}
     order by i.sku, s.path
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, ({ sku, site }) => [sku, site])
}
