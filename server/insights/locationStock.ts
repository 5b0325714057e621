import { z } from 'zod'
import { locationReply } from '../locations/locationFields.ts'
import { listLocations, locationQuery } from '../locations/readLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { pageOf } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'

/** Items and units in each of these places; a site and a zone hold what is in their bins. */
async function countStock(
  db: Queryable,
  ids: string[],
): Promise<Map<string, { items: number; units: number }>> {
  const rows = await db.many<{ id: string; items: number; units: number }>(sql`
    select place.id, count(distinct balance.item_id) as items,
           coalesce(sum(balance.quantity), 0)::bigint as units
      from location place
      join location inner_place
        on inner_place.id = place.id
        or (place.kind = 'zone' and inner_place.parent_id = place.id)
        or (place.kind = 'site' and inner_place.site_id = place.id)
      join stock_balance balance on balance.location_id = inner_place.id and balance.quantity > 0
     where place.id = any(${ids}::uuid[])
     group by place.id`)
  return new Map(rows.map(({ id, items, units }) => [id, { items, units }]))
}

const locationStockList = route({
  name: 'locationStockList',
  method: 'GET',
  path: '/v1/location-stock',
  permission: 'stock.read',
  summary: 'List places with how much lies in them.',
  query: locationQuery,
  reply: pageOf(
    locationReply.extend({ items: z.int(), units: z.int() }).meta({ id: 'LocationStock' }),
  ),
  handle: async ({ tx, query }) => {
    const page = await listLocations(tx, query)
    const stock = await countStock(
      tx,
      page.data.map(({ id }) => id),
    )
    const data = page.data.map((place) => ({
      ...place,
      ...(stock.get(place.id) ?? { items: 0, units: 0 }),
    }))
    return { ...page, data }
  },
})

/** Places with what lies in them. */
export const locationStockRoutes: Route[] = [locationStockList]
