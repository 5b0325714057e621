import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import type { Queryable } from '../platform/database.ts'
import { BUCKETS } from '../platform/identifier.ts'
import { decodeCursor, encodeCursor } from '../platform/page.ts'
import { type Statement, sql } from '../platform/sql.ts'
import {
  type CostEntry,
  type CostMethod,
  type CostState,
  followCosts,
  toMicros,
  toMinor,
} from './costFlow.ts'

/** What an item's units are worth by the ledger. */
export interface ItemValue {
  sku: string
  units: number
  valueMinor: number
  /** What has left stock until then has cost. */
  leftMinor: number
  unitsWithoutCost: number
}

/** The value of items one by one, in order of SKU; a page is of so many items. */
export async function listItemValues(
  db: Queryable,
  query: {
    method: CostMethod
    at: string
    sku?: string | undefined
    limit: number
    cursor?: string | undefined
  },
): Promise<{ data: ItemValue[]; nextCursor: string | null }> {
  const item =
    query.sku === undefined ? undefined : (await findItems(db, [query.sku])).get(query.sku)
  const after = decodeCursor(query.cursor, z.tuple([z.string()]))
  const items = await db.many<{ id: string; bucket: number; sku: string }>(sql`
    select id, bucket, sku from item
     where ${item ? sql`id = ${item.id}` : sql`true`} and ${after ? sql`sku > ${after[0]}` : sql`true`}
     order by sku
     limit ${query.limit + 1}`)
  const page = items.slice(0, query.limit)
  const entries = await readEntries(
    db,
    query.at,
    sql`m.item_id = any(${page.map(({ id }) => id)}::uuid[])
    and m.bucket = any(${[...new Set(page.map(({ bucket }) => bucket))]}::smallint[])`,
  )
  const last = page.at(-1)
  return {
    data: page.map(({ id, sku }) => ({
      sku,
      ...inMinor(followCosts(entries.get(id) ?? [], query.method)),
    })),
    nextCursor: items.length > query.limit && last ? encodeCursor([last.sku]) : null,
  }
}

/** The value of everything, read bucket by bucket so that the ledger may be long. */
export async function getStockValue(
  db: Queryable,
  method: CostMethod,
  at: string,
): Promise<Omit<ItemValue, 'sku'>> {
  const total: CostState = { units: 0, valueMicros: 0n, leftMicros: 0n, unitsWithoutCost: 0 }
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    for (const entries of (await readEntries(db, at, sql`m.bucket = ${bucket}`)).values()) {
      const state = followCosts(entries, method)
      total.units += state.units
      total.valueMicros += state.valueMicros
      total.leftMicros += state.leftMicros
      total.unitsWithoutCost += state.unitsWithoutCost
    }
  return inMinor(total)
}

function inMinor({ units, valueMicros, leftMicros, unitsWithoutCost }: CostState) {
  return {
    units,
    valueMinor: toMinor(valueMicros),
    leftMinor: toMinor(leftMicros),
    unitsWithoutCost,
  }
}

/**
 * What units of a movement `m` of an `item` cost: what was said when they came, else what the item is
 * said to cost since.
 */
export function arrivalCost(): Statement {
  return sql`coalesce(m.unit_cost, case when m.reverses_id is null then item.unit_cost end)`
}

// In the order of the books, in which there is never less than nothing; a movement dated back takes
// its cost from what the books had when it was recorded.
async function readEntries(
  db: Queryable,
  at: string,
  which: Statement,
): Promise<Map<string, CostEntry[]>> {
  const rows = await db.many<{
    id: string
    itemId: string
    change: number
    unitCost: string | null
    reversesId: string | null
  }>(sql`
    select m.id, m.item_id as "itemId", ${arrivalCost()} as "unitCost", m.reverses_id as "reversesId",
           case when t.site_id is null then -m.quantity else m.quantity end as change
      from stock_movement m
      join item on item.id = m.item_id
      join location f on f.id = m.from_location_id
      join location t on t.id = m.to_location_id
     where ${which} and (f.site_id is null) <> (t.site_id is null)
       and m.recorded_at <= ${at}::timestamptz
     order by m.item_id, m.recorded_at, m.id`)
  const entries = new Map<string, CostEntry[]>()
  for (const { itemId, unitCost, ...row } of rows) {
    const list = entries.get(itemId) ?? []
    list.push({ ...row, unitCostMicros: unitCost === null ? null : toMicros(unitCost) })
    entries.set(itemId, list)
  }
  return entries
}
