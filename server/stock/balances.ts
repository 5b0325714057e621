import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import type { Condition } from './post.ts'

/** Units where they lie. */
export interface Balance {
  sku: string
  site: string
  location: string
  lot: string
  expiresOn: string | null
  condition: Condition
  quantity: number
  /** For an adjustment that is refused when the stock has changed since. */
  version: number
}

/** Balances by item, place, lot and condition; a site as the location means everything in it. */
export async function listBalances(
  db: Queryable,
  query: {
    sku?: string | undefined
    location?: string | undefined
    lot?: string | undefined
    condition?: Condition | undefined
    empty: boolean
    limit: number
    cursor?: string | undefined
  },
) {
  const conditions = await conditionsOf(db, query)
  const key = z.tuple([z.string(), z.string(), z.string(), z.string()])
  const after = decodeCursor(query.cursor, key)
  if (after)
    conditions.push(sql`i.sku >= ${after[0]} and (i.sku, p.path, b.lot, b.condition) >
      (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]})`)
  const rows = await db.many<Balance>(sql`
    select i.sku, s.path as site, p.path as location, b.lot, l.expires_on as "expiresOn", b.condition,
           b.quantity, b.version
      from stock_balance b
      join item i on i.bucket = b.bucket and i.id = b.item_id
      join location p on p.id = b.location_id
      join location s on s.id = b.site_id
      left join lot l on l.bucket = b.bucket and l.item_id = b.item_id and l.code = b.lot
     where ${allOf(conditions)}
     order by i.sku, p.path, b.lot, b.condition
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, (row) => [row.sku, row.location, row.lot, row.condition])
}

async function conditionsOf(
  db: Queryable,
  query: {
    sku?: string | undefined
    location?: string | undefined
    lot?: string | undefined
    condition?: Condition | undefined
    empty: boolean
  },
): Promise<Statement[]> {
  const conditions: Statement[] = []
  if (!query.empty) conditions.push(sql`b.quantity > 0`)
  if (query.sku !== undefined) {
    const item = (await findItems(db, [query.sku])).get(query.sku)
    conditions.push(
      sql`b.bucket = ${item?.bucket} and b.item_id = ${item?.id} and i.id = ${item?.id}`,
    )
  }
  if (query.location !== undefined) {
    const place = (await findPlaces(db, [query.location])).get(query.location)
    conditions.push(
      place?.kind === 'site'
        ? sql`b.site_id = ${place.id}`
        : sql`(p.id = ${place?.id} or p.parent_id = ${place?.id})`,
    )
  }
  if (query.lot !== undefined) conditions.push(sql`b.lot = ${query.lot}`)
  if (query.condition !== undefined) conditions.push(sql`b.condition = ${query.condition}`)
  return conditions
}
