import { type AbcClass, classifyAbc } from '@onhand/planning/abc.ts'
import { planReorder, type ReorderInput } from '@onhand/planning/reorder.ts'
import { businessDay, dayAfter } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, DeedContext, Queryable } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { readSettings, type Settings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import {
  ALL_SITES,
  addDemand,
  type DemandSeries,
  type DemandWindow,
  emptySeries,
  findDemandWindow,
  listDemandSeries,
  poolSites,
} from './demandSeries.ts'
import { LEAST_WEEKS } from './forecastSeries.ts'
import { type KitUse, listKitUses } from './kitDemand.ts'
import { learnLeadTimeOf, listReceiptTimes, type ReceiptTimes } from './leadTimes.ts'
import { type ObservedDemand, observeDemand } from './observeDemand.ts'
import { type PlannedForecast, planByForecast } from './planForecast.ts'
import { listPlanningValues, type PlannedItem } from './planningValues.ts'
import type { PlainReason } from './planReplies.ts'
import { weeklyVariation } from './weeklyVariation.ts'

const BATCH = 1_000

/** What one refresh works with from start to end. */
export interface Refresh {
  settings: Settings
  window: DemandWindow
  kitUses: Map<string, KitUse[]>
  kitSeries: Map<string, DemandSeries[]>
  receipts: ReceiptTimes
  today: string
  startedAt: string
}

/** Works out every item's demand, planning values and ABC class anew; replaces what stood there. */
export async function refreshPlans(
  db: Database,
  clock: Clock,
  context: DeedContext,
  signal?: AbortSignal,
): Promise<{ items: number }> {
  const refresh = await prepareRefresh(db, clock)
  let after = ALL_SITES
  let items = 0
  while (!signal?.aborted) {
    const batch = await db.many<{ id: string }>(sql`
      select id from item where id > ${after} and status <> 'archived' order by id limit ${BATCH}`)
    if (batch.length === 0) break
    await refreshBatch(
      db,
      refresh,
      batch.map((item) => item.id),
    )
    items += batch.length
    after = batch.at(-1)?.id ?? after
  }
  if (!signal?.aborted) await finishRefresh(db, context, refresh, items)
  return { items }
}

/** Classes and clean-up, once every item has its plan. */
export async function finishRefresh(
  db: Database,
  context: DeedContext,
  refresh: Refresh,
  items: number,
): Promise<void> {
  await classifyItems(db, refresh)
  await db.transaction(context, async (tx) => {
    await tx.run(sql`delete from item_plan where computed_at < ${refresh.startedAt}`)
    await appendEvent(tx, {
      type: 'plan.refreshed',
      subjectKind: 'plan',
      subjectId: 'all',
      details: { items, from: refresh.window.from, to: refresh.window.to },
    })
  })
}

/** Reads what a refresh works with. */
export async function prepareRefresh(db: Database, clock: Clock): Promise<Refresh> {
  const settings = await readSettings(db)
  const today = businessDay(clock.now(), settings.company.timeZone)
  const window = await findDemandWindow(db, today, settings.planning.demandWindowDays)
  const kitUses = await listKitUses(db)
  const kits = [...new Set([...kitUses.values()].flat().map((use) => use.kitId))]
  const kitSeries = Map.groupBy(await listDemandSeries(db, kits, window), (series) => series.itemId)
  const receipts = await listReceiptTimes(db)
  return { settings, window, kitUses, kitSeries, receipts, today, startedAt: clock.now() }
}

/** Plans some items anew. */
export async function refreshBatch(
  db: Database,
  refresh: Refresh,
  itemIds: string[],
): Promise<void> {
  const { window, settings } = refresh
  const [values, demand, sites, forecasts] = [
    await listPlanningValues(db, itemIds, settings.planning),
    await listDemandSeries(db, itemIds, window),
    await listStockSites(db, itemIds),
    await listForecasts(db, itemIds, refresh),
  ]
  const byItem = Map.groupBy(demand, (series) => series.itemId)
  const rows = values.flatMap((entered) => {
    const item = learnLeadTimeOf(entered, refresh.receipts)
    const known = byItem.get(item.itemId) ?? []
    const all = withKitDemand(refresh, item.itemId, withSites(known, item.itemId, sites, window))
    const pooled = poolSites(item.itemId, all, window.days)
    return [pooled, ...all].map((series) =>
      planRow(item, series, forecasts.get(`${series.itemId} ${series.siteId}`), refresh),
    )
  })
  await savePlans(db, rows)
}

/** A site that holds stock but sold nothing still wants a plan. */
function withSites(
  known: DemandSeries[],
  itemId: string,
  sites: Map<string, string[]>,
  window: DemandWindow,
): DemandSeries[] {
  const present = new Set(known.map((series) => series.siteId))
  const missing = (sites.get(itemId) ?? []).filter((site) => !present.has(site))
  return [...known, ...missing.map((site) => emptySeries(itemId, site, window.days))]
}

/** A kit's sales are demand for what it is made of. */
function withKitDemand(refresh: Refresh, itemId: string, series: DemandSeries[]): DemandSeries[] {
  const bySite = new Map(series.map((one) => [one.siteId, one]))
  for (const use of refresh.kitUses.get(itemId) ?? [])
    for (const kit of refresh.kitSeries.get(use.kitId) ?? []) {
      const target = bySite.get(kit.siteId) ?? emptySeries(itemId, kit.siteId, refresh.window.days)
      addDemand(target, kit, use.quantity)
      bySite.set(kit.siteId, target)
    }
  return [...bySite.values()]
}

async function listStockSites(db: Queryable, itemIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db.many<{ itemId: string; sites: string[] }>(sql`
    select item_id as "itemId", array_agg(distinct site_id) as sites
      from (select item_id, site_id from stock_availability where item_id = any (${itemIds}::uuid[])
            union all
            select item_id, site_id from expected_receipt where item_id = any (${itemIds}::uuid[])) place
     group by item_id`)
  return new Map(rows.map((row) => [row.itemId, row.sites]))
}

// A forecast that knows nothing of the last two weeks of sales is no better than their mean.
const STALE_DAYS = 14

/** The forecasts that plans may rely on. */
async function listForecasts(
  db: Queryable,
  itemIds: string[],
  { today, window }: Refresh,
): Promise<Map<string, PlannedForecast>> {
  const rows = await db.many<PlannedForecast & { key: string }>(sql`
    select item_id || ' ' || site_id as key, first_week as "firstWeek", mean,
           lead_weeks as "leadWeeks", lead_quantiles as "leadQuantiles", cover_weeks as "coverWeeks",
           cover_quantiles as "coverQuantiles", ${today} as "from"
      from item_forecast
     where item_id = any (${itemIds}::uuid[]) and known_to >= ${dayAfter(window.to, -STALE_DAYS)}`)
  return new Map(rows.map(({ key, ...forecast }) => [key, forecast]))
}

/** One row of item_plan; its safety stock and levels come from planning/, as everywhere. */
function planRow(
  item: PlannedItem,
  series: DemandSeries,
  forecast: PlannedForecast | undefined,
  refresh: Refresh,
) {
  const { window, startedAt } = refresh
  const demand = observeDemand(series)
  const input: ReorderInput = {
    ...item.values,
    meanDailyDemand: demand.mean ?? 0,
    dailyDemandDeviation: demand.deviation ?? 0,
    onHand: 0,
    unavailable: 0,
    incoming: 0,
    committed: 0,
  }
  const plan = forecast ? planByForecast(input, forecast) : planReorder(input)
  const day = (index: number) => (index < 0 ? null : dayAfter(window.from, index))
  return {
    item_id: series.itemId,
    site_id: series.siteId,
    mean_daily_demand: demand.mean,
    daily_demand_deviation: demand.deviation,
    window_from: day(demand.firstDay),
    window_to: window.to,
    observed_days: demand.observedDays,
    in_stock_days: demand.inStockDays,
    unknown_days: demand.unknownDays,
    units_sold: demand.unitsSold,
    revenue_minor: series.revenueMinor,
    // Sales since the window's start say nothing about when it came.
    first_seen_on: demand.firstDay > 0 ? day(demand.firstSale) : null,
    last_sale_on: day(demand.lastSale),
    trend: demand.trend,
    weekly_variation: weeklyVariation(series, demand.firstDay),
    supplier_id: item.supplierId,
    lead_time_days: item.values.leadTimeDays,
    lead_time_deviation_days: item.values.leadTimeDeviationDays,
    service_level: item.values.serviceLevel,
    review_days: item.values.reviewDays,
    minimum_order_quantity: item.values.minimumOrderQuantity,
    case_pack: item.values.casePack,
    sources: item.sources,
    forecast: forecast ?? null,
    plain_reason: forecast ? null : plainReason(demand),
    lead_time_receipts: item.leadTimeReceipts,
    safety_stock: plan.safetyStock,
    reorder_point: plan.reorderPoint,
    order_up_to: plan.orderUpTo,
    computed_at: startedAt,
  }
}

const LEAST_DAYS = 7 * LEAST_WEEKS

/** Why the plain formula of velocity and deviation stands in for a forecast. */
function plainReason({ firstSale, observedDays }: ObservedDemand): PlainReason {
  if (firstSale < 0) return 'no_sales'
  return observedDays < LEAST_DAYS ? 'short_history' : 'no_forecast'
}

async function savePlans(db: Database, rows: object[]): Promise<void> {
  await db.run(sql`
    insert into item_plan
    select row.* from jsonb_populate_recordset(null::item_plan, ${JSON.stringify(rows)}::jsonb) row
    on conflict (site_id, item_id) do update set
      (mean_daily_demand, daily_demand_deviation, window_from, window_to, observed_days, in_stock_days,
       unknown_days, units_sold, revenue_minor, first_seen_on, last_sale_on, trend, supplier_id,
       lead_time_days, lead_time_deviation_days, service_level, review_days, minimum_order_quantity,
       case_pack, sources, safety_stock, reorder_point, order_up_to, computed_at,
       forecast, plain_reason, lead_time_receipts, weekly_variation) =
      (excluded.mean_daily_demand, excluded.daily_demand_deviation, excluded.window_from,
       excluded.window_to, excluded.observed_days, excluded.in_stock_days, excluded.unknown_days,
       excluded.units_sold, excluded.revenue_minor, excluded.first_seen_on, excluded.last_sale_on,
       excluded.trend, excluded.supplier_id, excluded.lead_time_days,
       excluded.lead_time_deviation_days, excluded.service_level, excluded.review_days,
       excluded.minimum_order_quantity, excluded.case_pack, excluded.sources, excluded.safety_stock,
       excluded.reorder_point, excluded.order_up_to, excluded.computed_at, excluded.forecast,
       excluded.plain_reason, excluded.lead_time_receipts, excluded.weekly_variation)
     -- Two refreshes may meet; the one that began later knows more.
     where item_plan.computed_at <= excluded.computed_at`)
}

/** ABC by revenue over the whole company; an item keeps its class while it stays near the line. */
async function classifyItems(db: Database, { settings, startedAt }: Refresh): Promise<void> {
  const rows = await db.many<{ itemId: string; revenue: number; previous: AbcClass | null }>(sql`
    select plan.item_id as "itemId", plan.revenue_minor as revenue, plan.abc_class as previous
      from item_plan plan join item on item.id = plan.item_id
     where plan.site_id = ${ALL_SITES} and plan.computed_at = ${startedAt} and item.kind <> 'virtual_kit'
     order by plan.revenue_minor desc, plan.item_id`)
  const [a, b] = settings.planning.abcCutoffs
  const classes = classifyAbc(
    rows.map((row) => row.revenue),
    { a, b, hysteresis: 0.02 },
    rows.map((row) => row.previous),
  )
  for (const name of ['A', 'B', 'C'] as const) {
    const ids = rows.filter((_, index) => classes[index] === name).map((row) => row.itemId)
    await db.run(sql`
      update item_plan set abc_class = ${name}
       where item_id = any (${ids}::uuid[]) and abc_class is distinct from ${name}`)
  }
}
