import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { ORDER_STATES, type OrderState } from './orderRows.ts'
import { readShort, shortPromises } from './shortages.ts'

/** What people look at their orders by. */
export const ORDER_VIEWS = [
  'all',
  'to_ship',
  'short',
  'on_hold',
  'unmapped',
  'shipped',
  'cancelled',
] as const
export type OrderView = (typeof ORDER_VIEWS)[number]

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const orderQuery = z.strictObject({
  ...pageQuery,
  view: z.enum(ORDER_VIEWS).optional(),
  state: z.enum(ORDER_STATES).optional(),
  channel: requiredText(200).optional(),
  short: flag
    .optional()
    .describe('Only orders with units that no stock covers and that may not wait.'),
  late: flag.optional().describe('Only orders that should have been shipped by now.'),
  site: requiredText(60).optional().describe('Only orders that are to be shipped from this site.'),
  sku: requiredText(200).optional(),
  q: plainText(200)
    .optional()
    .describe('The beginning of a number, or a whole external id, tracking number or SKU.'),
  sort: z.enum(['placedAt', '-placedAt', 'shipBy', '-shipBy']).default('-placedAt'),
})

export interface OrderInList {
  id: string
  number: string
  channel: string
  channelName: string
  source: string
  externalId: string | null
  state: OrderState
  placedAt: string
  shipBy: string | null
  late: boolean
  shipRegion: string
  lines: number
  units: number
  openUnits: number
  shippedUnits: number
  unmappedLines: number
  /** Base units that no stock covers. */
  shortUnits: number
  /** Whether its short units may wait. */
  waits: boolean
  sites: string[]
  skus: string[]
}

/** Orders, the newest first, or the most urgent. */
export async function listOrders(
  db: Queryable,
  query: z.output<typeof orderQuery>,
  now: string,
): Promise<{ data: OrderInList[]; nextCursor: string | null }> {
  const conditions = conditionsOf(query, now)
  const descends = query.sort.startsWith('-')
  // What need not be shipped by any time comes last, whichever way.
  const never = descends ? sql`'-infinity'::timestamptz` : sql`'infinity'::timestamptz`
  const key = query.sort.endsWith('placedAt')
    ? sql`o.placed_at`
    : sql`coalesce(o.ship_by, ${never})`
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]))
  if (after) {
    const last = sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`
    conditions.push(descends ? sql`(${key}, o.id) < ${last}` : sql`(${key}, o.id) > ${last}`)
  }
  const order = descends ? sql`${key} desc, o.id desc` : sql`${key}, o.id`
  const page = await db.many<{ id: string; key: string; reservationId: string | null }>(sql`
    select o.id, to_json(${key}) #>> '{}' as key, o.reservation_id as "reservationId"
      from sales_order o
     where ${allOf(conditions)}
     order by ${order}
     limit ${query.limit + 1}`)
  const { data, nextCursor } = toPage(page, query.limit, (row) => [row.key, row.id])
  return { data: await readOrdersInList(db, data, now), nextCursor }
}

function conditionsOf(query: z.output<typeof orderQuery>, now: string): Statement[] {
  const { view = 'all', state, channel, short, late, site, sku, q } = query
  const conditions = [conditionOfView(view)]
  if (state !== undefined) conditions.push(sql`o.state = ${state}`)
  if (channel !== undefined) conditions.push(sql`o.channel = ${channel}`)
  if (short !== undefined) conditions.push(short ? isShort() : sql`not (${isShort()})`)
  if (late !== undefined) conditions.push(sql`(${isLate(now)}) = ${late}`)
  if (site !== undefined)
    conditions.push(sql`exists (
      select from sales_order_line l join order_allocation a on a.line_id = l.id
        join location s on s.id = a.site_id
       where l.order_id = o.id and s.path = ${site})`)
  if (sku !== undefined) conditions.push(sellsItem(sku))
  if (q) conditions.push(matches(q))
  return conditions
}

/** The condition that an order `o` stands in a view. */
export function conditionOfView(view: OrderView): Statement {
  if (view === 'to_ship')
    return sql`o.state in ('open', 'part_shipped') and exists (
      select from sales_order_line l join order_allocation a on a.line_id = l.id
       where l.order_id = o.id)`
  if (view === 'short') return isShort()
  if (view === 'on_hold') return sql`o.state in ('on_hold', 'pending')`
  if (view === 'unmapped') return sql`o.unmapped_lines > 0`
  if (view === 'shipped' || view === 'cancelled') return sql`o.state = ${view}`
  return sql`true`
}

// A kit is short where any of its parts is: its line counts whichever part that was.
function isShort(): Statement {
  return sql`o.state in ('pending', 'on_hold', 'open', 'part_shipped') and o.reservation_id in (
    select short.reservation_id from (${shortPromises(sql`true`)}) short
      join sales_order own on own.reservation_id = short.reservation_id
      join sales_order_line l on l.order_id = own.id and l.meets = 'stock'
                             and l.cancelled + l.shipped < l.ordered
      join item i on i.id = l.item_id
     where i.id = short.item_id or i.kind = 'virtual_kit')`
}

function isLate(now: string): Statement {
  return sql`o.state in ('pending', 'on_hold', 'open', 'part_shipped') and o.ship_by is not null
             and o.ship_by < ${now}::timestamptz`
}

function sellsItem(sku: string): Statement {
  return sql`o.id in (select l.order_id from sales_order_line l join item i on i.id = l.item_id
                       where i.sku = ${sku})`
}

function matches(q: string): Statement {
  const prefix = `${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`(lower(o.number) like lower(${prefix}) or lower(o.number) like lower(${`#${prefix}`})
    or o.external_id = ${q} or ${sellsItem(q)}
    or o.id in (select order_id from order_shipment where tracking = ${q} and tracking <> ''))`
}

async function readOrdersInList(
  db: Queryable,
  page: { id: string; reservationId: string | null }[],
  now: string,
): Promise<OrderInList[]> {
  const ids = page.map(({ id }) => id)
  const rows = await db.many<Omit<OrderInList, 'shortUnits'>>(sql`
    select o.id, o.number, o.channel, o.channel_name as "channelName", o.source,
           o.external_id as "externalId", o.state, o.placed_at as "placedAt", o.ship_by as "shipBy",
           ${isLate(now)} as late, o.ship_region as "shipRegion", o.unmapped_lines as "unmappedLines",
           line.count as lines, line.units, line."openUnits", line."shippedUnits", line.waits,
           line.skus, coalesce(place.sites, '{}') as sites
      from sales_order o
     cross join lateral (
       select count(*)::int as count, coalesce(sum(l.ordered - l.cancelled), 0)::bigint as units,
              coalesce(sum(l.ordered - l.cancelled - l.shipped), 0)::bigint as "openUnits",
              coalesce(sum(l.shipped), 0)::bigint as "shippedUnits",
              coalesce(bool_and(l.meets <> 'stock') filter (where l.cancelled + l.shipped < l.ordered),
                       false) as waits,
              coalesce(array_agg(coalesce(i.sku, l.mapping_key) order by l.position), '{}') as skus
         from sales_order_line l left join item i on i.id = l.item_id
        where l.order_id = o.id) line
      left join lateral (
       select array_agg(distinct s.path order by s.path) as sites
         from sales_order_line l join order_allocation a on a.line_id = l.id
         join location s on s.id = a.site_id
        where l.order_id = o.id) place on true
     where o.id = any(${ids}::uuid[])`)
  const short = await readShort(
    db,
    page.flatMap(({ reservationId }) => reservationId ?? []),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap(({ id, reservationId }) => {
    const row = byId.get(id)
    const own = short.filter((one) => one.reservationId === reservationId)
    return row ? [{ ...row, shortUnits: own.reduce((sum, one) => sum + one.short, 0) }] : []
  })
}

const MOST_COUNTED = 1000

/** How many orders stand in each view, counted up to a thousand. */
export async function countOrders(db: Queryable): Promise<Record<OrderView, number>> {
  const counts = await Promise.all(
    ORDER_VIEWS.map(async (view) => {
      const { count } = await db.one<{ count: number }>(sql`
        select count(*)::int as count
          from (select from sales_order o where ${conditionOfView(view)} limit ${MOST_COUNTED}) counted`)
      return [view, count] as const
    }),
  )
  return Object.fromEntries(counts) as Record<OrderView, number>
}
