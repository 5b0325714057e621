import type { Explanation } from '@onhand/planning/explanation.ts'
import { planReorder, type ReorderPlan } from '@onhand/planning/reorder.ts'
import Big from 'big.js'
import { matchesSearch } from '../catalog/searchItems.ts'
import { dayAfter } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { findStockout } from './demandAhead.ts'
import { ALL_SITES } from './demandSeries.ts'
import { type ExplainedForecast, explainForecast } from './explainForecast.ts'
import { type PlannedForecast, planByForecast } from './planForecast.ts'
import type { PlanningSource } from './planningValues.ts'
import type { PlainReason } from './planReplies.ts'

/** Which lines of the buying list are wanted. */
export interface ReorderFilter {
  sku?: string | undefined
  site?: string | undefined
  supplier?: string | undefined
  search?: string | undefined
  /** Also the lines whose position is above the reorder point. */
  all?: boolean | undefined
}

/** An item at a site with its plan and its stock now. */
export interface PlannedStock {
  itemId: string
  sku: string
  title: string
  kind: string
  site: string
  siteId: string
  supplierId: string | null
  supplier: string | null
  supplierName: string | null
  supplierSku: string | null
  unitCost: string | null
  abcClass: string | null
  onHand: number
  unavailable: number
  committed: number
  available: number
  incoming: number
  basis: PlanBasis
  /** Null where the plan is by the plain formula. */
  forecast: PlannedForecast | null
}

/** What a plan was worked out from. */
export interface PlanBasis {
  windowFrom: string
  windowTo: string
  observedDays: number
  inStockDays: number
  unknownDays: number
  unitsSold: number
  meanDailyDemand: number | null
  dailyDemandDeviation: number | null
  leadTimeDays: number
  leadTimeDeviationDays: number
  serviceLevel: number
  reviewDays: number
  minimumOrderQuantity: number
  casePack: number
  method: 'forecast' | 'plain'
  plainReason: PlainReason | null
  leadTimeReceipts: number
  sources: Record<string, PlanningSource>
  computedAt: string
}

/** One line of the buying list, with every figure's reason. */
export interface ReorderLine extends PlannedStock {
  action: 'buy' | 'assemble'
  position: number
  safetyStock: number
  reorderPoint: number
  orderUpTo: number
  suggestedQuantity: number
  daysOfCover: number | null
  stockoutOn: string | null
  cost: number | null
  why: Explanation[]
}

/** What to reorder today: by supplier, the most urgent first. */
export async function listReorderLines(
  db: Queryable,
  filter: ReorderFilter,
  today: string,
): Promise<ReorderLine[]> {
  const stock = await listPlannedStock(db, filter)
  return stock
    .map((line) => toReorderLine(line, today))
    .filter(
      (line) => filter.all || (line.suggestedQuantity > 0 && line.position <= line.reorderPoint),
    )
    .toSorted(byUrgency)
}

/** Items at sites with plan and stock; narrowed to those at or below their reorder point unless `all`. */
export async function listPlannedStock(
  db: Queryable,
  filter: ReorderFilter,
): Promise<PlannedStock[]> {
  return db.many<PlannedStock>(sql`
    select item.id as "itemId", item.sku, item.title, item.kind, site.path as site, site.id as "siteId",
           supplier.id as "supplierId", supplier.code as supplier, supplier.name as "supplierName",
           terms.supplier_sku as "supplierSku", coalesce(terms.unit_cost, item.unit_cost) as "unitCost",
           company.abc_class as "abcClass",
           coalesce(stock.on_hand, 0) as "onHand", coalesce(stock.unavailable, 0) as unavailable,
           coalesce(stock.committed, 0) as committed, coalesce(stock.available, 0) as available,
           incoming.units as incoming,
           ${planBasis()} as basis, plan.forecast
      from item_plan plan
      join item on item.id = plan.item_id
      join location site on site.id = plan.site_id
      left join item_plan company on company.item_id = item.id and company.site_id = ${ALL_SITES}
      left join stock_availability stock
        on stock.bucket = item.bucket and stock.item_id = item.id and stock.site_id = site.id
      cross join lateral (
             select coalesce(sum(greatest(quantity - received, 0)), 0)::bigint as units from expected_receipt
              where bucket = item.bucket and item_id = item.id and site_id = site.id and not closed) incoming
      left join supplier on supplier.id = plan.supplier_id
      left join supplier_item terms on terms.supplier_id = supplier.id and terms.item_id = item.id
     where ${allOf(reorderConditions(filter))}`)
}

function reorderConditions(filter: ReorderFilter): Statement[] {
  return [
    sql`plan.site_id <> ${ALL_SITES} and site.active and item.status = 'active'
          and item.kind <> 'virtual_kit'`,
    ...(filter.all
      ? []
      : [
          sql`(plan.mean_daily_demand > 0 or plan.reorder_point > 0)`,
          sql`coalesce(stock.on_hand - stock.unavailable - stock.committed, 0) + incoming.units
                <= plan.reorder_point`,
        ]),
    ...(filter.sku ? [sql`item.sku = ${filter.sku}`] : []),
    ...(filter.site ? [sql`site.path = ${filter.site}`] : []),
    ...(filter.supplier ? [sql`supplier.code = ${filter.supplier}`] : []),
    ...(filter.search ? [matchesSearch(filter.search)] : []),
  ]
}

/** The plan's basis as one JSON value. */
export function planBasis(): Statement {
  return sql`jsonb_build_object(
    'windowFrom', plan.window_from, 'windowTo', plan.window_to, 'observedDays', plan.observed_days,
    'inStockDays', plan.in_stock_days, 'unknownDays', plan.unknown_days, 'unitsSold', plan.units_sold,
    'meanDailyDemand', plan.mean_daily_demand, 'dailyDemandDeviation', plan.daily_demand_deviation,
    'leadTimeDays', plan.lead_time_days, 'leadTimeDeviationDays', plan.lead_time_deviation_days,
    'serviceLevel', plan.service_level, 'reviewDays', plan.review_days,
    'minimumOrderQuantity', plan.minimum_order_quantity, 'casePack', plan.case_pack,
    'method', case when plan.forecast is null then 'plain' else 'forecast' end,
    'plainReason', plan.plain_reason, 'leadTimeReceipts', plan.lead_time_receipts,
    'sources', plan.sources,
    'computedAt', to_char(plan.computed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`
}

/** Adds what the forecast says of itself; only to lines that are shown, as there may be many. */
export async function addForecastReasons(
  db: Queryable,
  lines: ReorderLine[],
): Promise<ReorderLine[]> {
  const keys = lines.filter(({ forecast }) => forecast).map(keyOf)
  if (keys.length === 0) return lines
  const rows = await db.many<ExplainedForecast & { key: string }>(sql`
    select item_id || ' ' || site_id as key, history_weeks as "historyWeeks",
           cover_weeks as "coverWeeks", parts, looked_back as "lookedBack", realised
      from item_forecast
     where item_id = any (${lines.map(({ itemId }) => itemId)}::uuid[])
       and item_id || ' ' || site_id = any (${keys}::text[])`)
  const found = new Map(rows.map((row) => [row.key, row]))
  return lines.map((line) => {
    const forecast = found.get(keyOf(line))
    return forecast ? { ...line, why: [...line.why, ...explainForecast(forecast)] } : line
  })
}

function keyOf({ itemId, siteId }: PlannedStock): string {
  return `${itemId} ${siteId}`
}

/** Decides one line through planning/ with the stock of this moment. */
export function toReorderLine(stock: PlannedStock, today: string): ReorderLine {
  const plan = planOf(stock)
  return {
    ...stock,
    action: stock.kind === 'assembled_kit' ? 'assemble' : 'buy',
    position: plan.position,
    safetyStock: plan.safetyStock,
    reorderPoint: plan.reorderPoint,
    orderUpTo: plan.orderUpTo,
    suggestedQuantity: plan.suggestedQuantity,
    ...runOut(stock, today),
    cost: stock.unitCost === null ? null : costOf(stock.unitCost, plan.suggestedQuantity),
    why: plan.why,
  }
}

function planOf({ basis, forecast, ...stock }: PlannedStock): ReorderPlan {
  const input = {
    ...basis,
    meanDailyDemand: basis.meanDailyDemand ?? 0,
    dailyDemandDeviation: basis.dailyDemandDeviation ?? 0,
    onHand: stock.onHand,
    unavailable: stock.unavailable,
    incoming: stock.incoming,
    committed: stock.committed,
  }
  return forecast ? planByForecast(input, forecast) : planReorder(input)
}

// Beyond this the day of a stock-out says nothing.
const FURTHEST_DAYS = 3_650

/** When what is available is sold: at the forecast pace, else at that of the last months. */
function runOut({ basis, forecast, available }: PlannedStock, today: string) {
  const units = Math.max(0, available)
  if (forecast) {
    const out = findStockout(forecast, today, units, FURTHEST_DAYS)
    return { daysOfCover: out?.days ?? null, stockoutOn: out?.on ?? null }
  }
  const mean = basis.meanDailyDemand ?? 0
  const daysOfCover = mean > 0 ? units / mean : null
  const isNear = daysOfCover !== null && daysOfCover <= FURTHEST_DAYS
  return { daysOfCover, stockoutOn: isNear ? dayAfter(today, Math.floor(daysOfCover)) : null }
}

/** In minor units, rounded once. */
function costOf(unitCost: string, quantity: number): number {
  return Number(new Big(unitCost).times(quantity).times(100).round(0, Big.roundHalfUp))
}

function byUrgency(one: ReorderLine, other: ReorderLine): number {
  const supplier = (line: ReorderLine) => line.supplierName ?? '\uffff'
  return (
    supplier(one).localeCompare(supplier(other)) ||
    (one.daysOfCover ?? Infinity) - (other.daysOfCover ?? Infinity) ||
    one.sku.localeCompare(other.sku)
  )
}
