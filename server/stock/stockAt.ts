import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, encodeCursor } from '../platform/page.ts'
import { sql } from '../platform/sql.ts'
import type { Condition } from './post.ts'

/** An item at a site as it was. */
export interface StockAt {
  sku: string
  site: string
  onHand: number
  unavailable: number
}

/** `occurred`: as it was on the floor; `recorded`: as the books said at that instant. */
export type TimeBasis = 'occurred' | 'recorded'

/** Stock as of a past instant, summed from the ledger; a page is of so many items. */
export async function listStockAt(
  db: Queryable,
  query: {
    at: string
    basis: TimeBasis
    sku?: string | undefined
    limit: number
    cursor?: string | undefined
  },
): Promise<{ data: StockAt[]; nextCursor: string | null }> {
  const item =
    query.sku === undefined ? undefined : (await findItems(db, [query.sku])).get(query.sku)
  const after = decodeCursor(query.cursor, z.tuple([z.string()]))
  const items = await db.many<{ id: string; bucket: number; sku: string }>(sql`
    select id, bucket, sku from item
     where ${item ? sql`id = ${item.id}` : sql`true`} and ${after ? sql`sku > ${after[0]}` : sql`true`}
     order by sku
     limit ${query.limit + 1}`)
  const page = items.slice(0, query.limit)
  const last = page.at(-1)
  return {
    data: await sumItemsAt(db, page, query.at, query.basis),
    nextCursor: items.length > query.limit && last ? encodeCursor([last.sku]) : null,
  }
}

async function sumItemsAt(
  db: Queryable,
  items: { id: string; bucket: number }[],
  at: string,
  basis: TimeBasis,
): Promise<StockAt[]> {
  const time = basis === 'occurred' ? sql`m.occurred_at` : sql`m.recorded_at`
  return db.many<StockAt>(sql`
    select i.sku, s.path as site, was."onHand", was.unavailable
      from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ bucket }) => bucket)}::smallint[])
             as asked(id, bucket)
      join item i on i.id = asked.id
     cross join lateral (
       select place.site_id, sum(side.units)::bigint as "onHand",
              coalesce(sum(side.units) filter (where side.condition <> 'sellable'), 0)::bigint as unavailable
         from (
           select m.to_location_id as location_id, m.to_condition as condition, m.quantity as units
             from stock_movement m
            where m.bucket = asked.bucket and m.item_id = asked.id and ${time} <= ${at}
           union all
           select m.from_location_id, m.from_condition, -m.quantity
             from stock_movement m
            where m.bucket = asked.bucket and m.item_id = asked.id and ${time} <= ${at}
         ) side
         join location place on place.id = side.location_id and place.site_id is not null
        group by place.site_id
     ) was
      join location s on s.id = was.site_id
     where was."onHand" <> 0
     order by i.sku, s.path`)
}

/** Units where they lay at an instant. */
export interface BalanceAt {
  site: string
  location: string
  lot: string
  expiresOn: string | null
  condition: Condition
  quantity: number
}

/** Where the units of one item lay at an instant, by place, lot and condition. */
export async function listBalancesAt(
  db: Queryable,
  sku: string,
  at: string,
  basis: TimeBasis,
): Promise<BalanceAt[]> {
  const item = (await findItems(db, [sku])).get(sku)
  const time = basis === 'occurred' ? sql`m.occurred_at` : sql`m.recorded_at`
  const mine = sql`m.bucket = ${item?.bucket} and m.item_id = ${item?.id} and ${time} <= ${at}`
  return db.many<BalanceAt>(sql`
    select s.path as site, p.path as location, was.lot, l.expires_on as "expiresOn", was.condition,
           was.quantity
      from (
        select side.location_id, side.lot, side.condition, sum(side.units)::bigint as quantity
          from (
            select m.to_location_id as location_id, m.lot, m.to_condition as condition, m.quantity as units
              from stock_movement m where ${mine}
            union all
            select m.from_location_id, m.lot, m.from_condition, -m.quantity
              from stock_movement m where ${mine}
          ) side
         group by side.location_id, side.lot, side.condition
      ) was
      join location p on p.id = was.location_id and p.site_id is not null
      join location s on s.id = p.site_id
      left join lot l on l.bucket = ${item?.bucket} and l.item_id = ${item?.id} and l.code = was.lot
     where was.quantity <> 0
     order by p.path, was.lot, was.condition`)
}
