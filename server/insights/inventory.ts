import { z } from 'zod'
import { matchesSearch } from '../catalog/searchItems.ts'
import type { Database, DeedContext, Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'
import { lapsedUnits } from '../stock/lapse.ts'
import { areStandingsCurrent, kitStock } from './standings.ts'

/** What an item's stock looks like, the worst first. */
export const STOCK_STATUSES = [
  'oversold',
  'out',
  'incoming',
  'low',
  'overstock',
  'no_sales',
  'in_stock',
] as const
export type StockStatus = (typeof STOCK_STATUSES)[number]

/** What the inventory list can be sorted by. */
export const INVENTORY_SORTS = [
  'sku',
  'title',
  'onHand',
  'unavailable',
  'committed',
  'held',
  'available',
  'incoming',
  'daysOfCover',
  'velocity',
  'reorderPoint',
  'value',
  'revenue',
] as const
export type InventorySort = (typeof INVENTORY_SORTS)[number]

export interface InventoryFilter {
  sku?: string | undefined
  skus?: string[] | undefined
  search?: string | undefined
  status?: StockStatus[] | undefined
  category?: string | undefined
  supplier?: string | undefined
  siteId?: string | undefined
  itemStatus?: string | undefined
  abcClass?: string | undefined
}

export interface InventoryOrder {
  sort: InventorySort
  direction: 'asc' | 'desc'
  limit: number
  cursor?: string | undefined
}

/** Days without a sale after which an item counts as not selling, and of cover beyond which it is too much. */
export interface InventoryPolicy {
  noSalesDays: number
  overstockDays: number
}

export interface InventoryRow {
  id: string
  sku: string
  title: string
  kind: string
  imageUrl: string | null
  category: string | null
  status: StockStatus
  onHand: number
  unavailable: number
  committed: number
  held: number
  available: number
  incoming: number
  daysOfCover: number | null
  velocity: number | null
  reorderPoint: number | null
  abcClass: string | null
  unitCost: string | null
  value: number | null
  revenue: number | null
  itemStatus: string
  priceMinor: number | null
  leadTimeDays: number | null
  serviceLevel: number | null
  reviewDays: number | null
  minimumOrderQuantity: number | null
  casePack: number | null
}

/** Reads, and may bring the standings up to date first. */
export type InventoryReader = DeedContext & { db: Database }

const cursorKey = z.tuple([z.union([z.string(), z.number()]), z.string()])

/**
 * One page of items with their stock, at one site or over all. First the page's items are found by
 * their sort key alone, so that the database joins only what the key needs; then these few are read whole.
 */
export async function listInventory(
  reader: InventoryReader,
  filter: InventoryFilter,
  order: InventoryOrder,
  policy: InventoryPolicy,
) {
  const { db } = reader
  const keys = await listPageKeys(reader, filter, order, policy)
  const page = toPage(keys, order.limit, (key) => [key.sortKey, key.sku])
  const ids = page.data.map((key) => key.id)
  const rows = await db.many<InventoryRow>(
    inventoryRows(
      sql`item.id = any (${ids}::uuid[])`,
      filter,
      policy,
      stockOfEach(filter.siteId, reader.clock.now()),
    ),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { ...page, data: ids.flatMap((id) => byId.get(id) ?? []) }
}

async function listPageKeys(
  reader: InventoryReader,
  filter: InventoryFilter,
  order: InventoryOrder,
  policy: InventoryPolicy,
): Promise<{ id: string; sku: string; sortKey: string | number }[]> {
  const after = decodeCursor(order.cursor, cursorKey)
  const key = SORT_KEYS[order.sort]
  const direction = order.direction === 'asc' ? sql`asc` : sql`desc`
  const further = order.direction === 'asc' ? sql`>` : sql`<`
  const beyond = after
    ? sql`(${key} ${further} ${after[0]} or (${key} = ${after[0]} and sku > ${after[1]}))`
    : sql`true`
  const rows = await keyRows(reader, filter, order, policy)
  return reader.db.many(sql`
    select id, sku, ${key} as "sortKey" from (${rows}) row
     where ${hasStatus(filter)} and ${beyond}
     order by ${key} ${direction}, sku limit ${order.limit + 1}`)
}

/** What the page's keys are found in: an index where one gives the order, else the standings. */
async function keyRows(
  reader: InventoryReader,
  filter: InventoryFilter,
  order: InventoryOrder,
  policy: InventoryPolicy,
): Promise<Statement> {
  const walks = (order.sort === 'sku' || order.sort === 'title') && !filter.status?.length
  if (!walks && (await areStandingsCurrent(reader.db, reader))) return standingRows(filter, policy)
  const { stockSiteId } = await withOnlySite(reader.db, filter)
  const conditions = allOf(itemConditions(filter))
  const rows = inventoryRows(conditions, filter, policy, stockOfAll(stockSiteId))
  // Where no index gives the order, all rows are looked at: `offset 0` keeps the planner from
  // walking an index in the hope of finding a page's worth early, which a rare state never grants.
  return walks ? rows : sql`${rows} offset 0`
}

/** Where a company has one site, its stock rows are the totals and need no summing. */
async function withOnlySite(
  db: Queryable,
  filter: InventoryFilter,
): Promise<InventoryFilter & { stockSiteId: string | undefined }> {
  if (filter.siteId) return { ...filter, stockSiteId: filter.siteId }
  const sites = await db.many<{ id: string }>(sql`
    select id from location where kind = 'site' limit 2`)
  return { ...filter, stockSiteId: sites.length === 1 ? sites[0]?.id : undefined }
}

/** How many items are in each state, for the views above the list. */
export async function countInventory(
  reader: InventoryReader,
  filter: InventoryFilter,
  policy: InventoryPolicy,
): Promise<Record<StockStatus | 'all', number>> {
  const { db } = reader
  const all = (await areStandingsCurrent(db, reader))
    ? standingRows(filter, policy)
    : inventoryRows(
        allOf(itemConditions(filter)),
        filter,
        policy,
        stockOfAll((await withOnlySite(db, filter)).stockSiteId),
      )
  const rows = await db.many<{ status: StockStatus; items: number }>(sql`
    select status, count(*) as items from (${all}) row group by status`)
  const count = (status: StockStatus) => rows.find((row) => row.status === status)?.items ?? 0
  return {
    all: rows.reduce((sum, row) => sum + row.items, 0),
    oversold: count('oversold'),
    out: count('out'),
    incoming: count('incoming'),
    low: count('low'),
    overstock: count('overstock'),
    no_sales: count('no_sales'),
    in_stock: count('in_stock'),
  }
}

// Unknown sorts below every known value, so that keyset paging has no nulls to step over.
const SORT_KEYS: Record<InventorySort, Statement> = {
  sku: sql`sku`,
  title: sql`title`,
  onHand: sql`"onHand"`,
  unavailable: sql`unavailable`,
  committed: sql`committed`,
  held: sql`held`,
  available: sql`available`,
  incoming: sql`incoming`,
  daysOfCover: sql`coalesce("daysOfCover", -1)`,
  velocity: sql`coalesce(velocity, -1)`,
  reorderPoint: sql`coalesce("reorderPoint", -1)`,
  value: sql`coalesce(value, -1)`,
  revenue: sql`coalesce(revenue, -1)`,
}

function inventoryRows(
  condition: Statement,
  { siteId }: InventoryFilter,
  policy: InventoryPolicy,
  stock: Statement,
): Statement {
  return sql`
    select item.id, item.sku, item.title, item.kind, item.image_url as "imageUrl", category.name as category,
           coalesce(stock.on_hand, 0) as "onHand", coalesce(stock.unavailable, 0) as unavailable,
           coalesce(stock.committed, 0) as committed, coalesce(stock.held, 0) as held,
           coalesce(kit.available, stock.available, 0) as available, coalesce(expected.units, 0) as incoming,
           case when plan.mean_daily_demand > 0
                then greatest(coalesce(kit.available, stock.available, 0), 0) / plan.mean_daily_demand
                end as "daysOfCover",
           plan.mean_daily_demand as velocity, plan.reorder_point as "reorderPoint",
           plan.abc_class as "abcClass", item.unit_cost as "unitCost",
           round(item.unit_cost * coalesce(stock.on_hand, 0) * 100)::bigint as value,
           plan.revenue_minor as revenue, item.status as "itemStatus", item.price_minor as "priceMinor",
           item.lead_time_days::float8 as "leadTimeDays", item.service_level::float8 as "serviceLevel",
           item.review_days as "reviewDays", item.minimum_order_quantity as "minimumOrderQuantity",
           item.case_pack as "casePack",
           ${stockStatus(policy)} as status
      from item
      left join category on category.id = item.category_id
      left join item_plan plan on plan.site_id = ${siteId ?? ALL_SITES} and plan.item_id = item.id
      ${stock}
     where ${condition}`
}

/** The same of every item that may be listed, but only what is sorted and filtered by. */
function standingRows(filter: InventoryFilter, policy: InventoryPolicy): Statement {
  const { siteId, itemStatus, abcClass, sku, skus, search, category, supplier } = filter
  const byItem = { sku, skus, search, category, supplier }
  const conditions = itemConditions({ ...byItem, itemStatus })
  return sql`
    select item_id as id, sku, title, on_hand as "onHand", unavailable, committed, held, available, incoming,
           case when velocity > 0 then greatest(available, 0) / velocity end as "daysOfCover",
           velocity, reorder_point as "reorderPoint", value, revenue,
           ${statusOf(policy, {
             available: sql`available`,
             incoming: sql`incoming`,
             daysWithoutSale: sql`days_without_sale`,
             reorderPoint: sql`reorder_point`,
             velocity: sql`velocity`,
           })} as status
      from item_standing
     where site_id = ${siteId ?? ALL_SITES}
       and ${itemStatus ? sql`item_status = ${itemStatus}` : sql`item_status <> 'archived'`}
       and ${abcClass ? sql`abc_class = ${abcClass}` : sql`true`}
       and ${
         Object.values(byItem).some((value) => value !== undefined)
           ? sql`item_id in (
               select item.id from item left join category on category.id = item.category_id
                where ${allOf(conditions)})`
           : sql`true`
       }`
}

function hasStatus({ status }: InventoryFilter): Statement {
  return status?.length ? sql`status = any (${status}::text[])` : sql`true`
}

function stockStatus(policy: InventoryPolicy): Statement {
  return statusOf(policy, {
    available: sql`coalesce(kit.available, stock.available, 0)`,
    incoming: sql`coalesce(expected.units, 0)`,
    daysWithoutSale: sql`(plan.window_to - plan.last_sale_on)`,
    reorderPoint: sql`plan.reorder_point`,
    velocity: sql`plan.mean_daily_demand`,
  })
}

interface StatusFigures {
  available: Statement
  incoming: Statement
  daysWithoutSale: Statement
  reorderPoint: Statement
  velocity: Statement
}

/** The one place where an item's state is decided. */
function statusOf(policy: InventoryPolicy, figures: StatusFigures): Statement {
  const { available, incoming, daysWithoutSale, reorderPoint, velocity } = figures
  return sql`
    case when ${available} < 0 then 'oversold'
         when ${available} = 0 and ${incoming} > 0 then 'incoming'
         when ${available} = 0 then 'out'
         when ${daysWithoutSale} is null or ${daysWithoutSale} > ${policy.noSalesDays}::integer
              then 'no_sales'
         when ${available} <= ${reorderPoint} then 'low'
         when ${available} > ${velocity} * ${policy.overstockDays} then 'overstock'
         else 'in_stock' end`
}

/** For the few items of a page: each looks up its own rows, and what of them may not be sold any more. */
function stockOfEach(siteId: string | undefined, now: string): Statement {
  return sql`
    left join lateral (
      select sum(a.on_hand)::bigint as on_hand, sum(a.unavailable + lapse.units)::bigint as unavailable,
             sum(a.committed)::bigint as committed, sum(a.held)::bigint as held,
             sum(a.available - lapse.units)::bigint as available
        from stock_availability a
        join location place on place.id = a.site_id
       cross join lateral (select ${lapsedUnits(sql`place`, now)} as units) lapse
       where a.bucket = item.bucket and a.item_id = item.id and ${atPlace(siteId)}) stock on true
    left join lateral (
      select sum(greatest(quantity - received, 0))::bigint as units from expected_receipt
       where bucket = item.bucket and item_id = item.id and not closed and ${atSite(siteId)}) expected on true
    left join lateral (${kitStock(atPlace(siteId), sql`kit_id = item.id`, lapsedUnits(sql`place`, now))}) kit on item.kind = 'virtual_kit'`
}

/** For sorting and counting all items: one pass over each table, and none over those not needed. */
function stockOfAll(siteId: string | undefined): Statement {
  const stock = siteId
    ? sql`left join stock_availability stock
            on stock.bucket = item.bucket and stock.item_id = item.id and stock.site_id = ${siteId}`
    : sql`left join (
            select item_id, sum(on_hand)::bigint as on_hand, sum(unavailable)::bigint as unavailable,
                   sum(committed)::bigint as committed, sum(held)::bigint as held,
                   sum(available)::bigint as available
              from stock_availability group by item_id) stock on stock.item_id = item.id`
  return sql`
    ${stock}
    left join (
      select item_id, sum(greatest(quantity - received, 0))::bigint as units from expected_receipt
       where not closed and ${atSite(siteId)} group by item_id) expected on expected.item_id = item.id
    left join (${kitStock(atPlace(siteId), sql`true`)}) kit on kit.kit_id = item.id`
}

function atSite(siteId: string | undefined): Statement {
  return siteId ? sql`site_id = ${siteId}` : sql`true`
}

function atPlace(siteId: string | undefined): Statement {
  return siteId ? sql`place.id = ${siteId}` : sql`true`
}

function itemConditions(filter: InventoryFilter): Statement[] {
  return [
    filter.itemStatus ? sql`item.status = ${filter.itemStatus}` : sql`item.status <> 'archived'`,
    ...(filter.sku ? [sql`item.sku = ${filter.sku}`] : []),
    ...(filter.skus ? [sql`item.sku = any (${filter.skus}::text[])`] : []),
    ...(filter.category ? [sql`category.name = ${filter.category}`] : []),
    ...(filter.abcClass ? [sql`plan.abc_class = ${filter.abcClass}`] : []),
    ...(filter.supplier
      ? [
          sql`exists (select from supplier_item terms join supplier on supplier.id = terms.supplier_id
                       where terms.item_id = item.id and supplier.code = ${filter.supplier})`,
        ]
      : []),
    ...(filter.search ? [matchesSearch(filter.search)] : []),
  ]
}
