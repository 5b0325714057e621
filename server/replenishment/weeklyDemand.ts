import { dayAfter, daysBetween } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES } from './demandSeries.ts'
import type { ForecastCalendar } from './forecastCalendar.ts'
import type { KitUse } from './kitDemand.ts'
import { listStockOuts, type StockOuts, sharesInStock } from './stockOuts.ts'

/** Weekly demand of one item at one site; index 0 is the calendar's first week. */
export interface WeeklyDemand {
  itemId: string
  siteId: string
  units: Float64Array
  /** Share of each week in which the item could be bought, as far as anybody knows. */
  inStock: Float64Array
  /** Mean price paid, in the currency's main unit; 0 in weeks without a priced sale. */
  price: Float64Array
  /** Whether any week of the history says how much of it was in stock. */
  isStockKnown: boolean
}

/** Weekly demand of some items with that of the kits they go into, by item and site that sold. */
export async function listWeeklyDemand(
  db: Queryable,
  itemIds: string[],
  calendar: ForecastCalendar,
  kitUses: Map<string, KitUse[]>,
): Promise<WeeklyDemand[]> {
  const kits = new Set(itemIds.flatMap((id) => (kitUses.get(id) ?? []).map((use) => use.kitId)))
  const all = [...new Set([...itemIds, ...kits])]
  const read = await readWeeks(db, all, calendar)
  const outs = await listStockOuts(db, itemIds)
  const byItem = Map.groupBy(read, (series) => series.itemId)
  return itemIds.flatMap((itemId) => {
    const own = new Map((byItem.get(itemId) ?? []).map((one) => [one.siteId, one]))
    for (const use of kitUses.get(itemId) ?? [])
      for (const kit of byItem.get(use.kitId) ?? []) {
        const target = own.get(kit.siteId) ?? emptyWeeks(itemId, kit.siteId, calendar)
        addUnits(target, kit, use.quantity)
        own.set(kit.siteId, target)
      }
    for (const one of own.values()) {
      const known = outs.get(`${itemId} ${one.siteId}`)
      if (known) applyLedger(one, known, calendar)
    }
    const sites = [...own.values()].filter((one) => one.units.some((units) => units > 0))
    return sites.length > 1 ? [...sites, poolWeeks(itemId, sites, calendar)] : sites
  })
}

async function readWeeks(
  db: Queryable,
  itemIds: string[],
  calendar: ForecastCalendar,
): Promise<WeeklyDemand[]> {
  const { firstWeek, to } = calendar
  const rows = await db.many<{
    itemId: string
    siteId: string
    weeks: number[]
    units: number[]
    revenue: number[]
    priced: number[]
    missing: number[]
    known: boolean
  }>(sql`
    select item_id as "itemId", site_id as "siteId", array_agg(week) as weeks,
           array_agg(units::float8) as units, array_agg(revenue::float8) as revenue,
           array_agg(priced::float8) as priced, array_agg(missing::float8) as missing,
           bool_or(known) as known
      from (select item_id, site_id, (day - ${firstWeek}::date) / 7 as week, sum(units) as units,
                   coalesce(sum(revenue), 0) as revenue, coalesce(sum(priced), 0) as priced,
                   coalesce(sum(1 - share), 0) as missing, bool_or(share is not null) as known
              from (select item_id, site_id, day, sum(units) as units, sum(revenue_minor) as revenue,
                           sum(units) filter (where revenue_minor is not null) as priced,
                           max(in_stock_share) as share
                      from demand_of(${itemIds}::uuid[], ${firstWeek}, ${to})
                     group by item_id, site_id, day) daily
             group by item_id, site_id, week) weekly
     group by item_id, site_id`)
  return rows.map((row) => {
    const series = emptyWeeks(row.itemId, row.siteId, calendar)
    series.isStockKnown = row.known
    row.weeks.forEach((week, index) => {
      series.units[week] = row.units[index] ?? 0
      const priced = row.priced[index] ?? 0
      series.price[week] = priced > 0 ? (row.revenue[index] ?? 0) / priced / 100 : 0
      series.inStock[week] = Math.max(0, knownShare(calendar, week) - (row.missing[index] ?? 0) / 7)
    })
    return series
  })
}

/** How much of a week is known at all: of the one that has only begun, its first days. */
function knownShare({ wholeWeeks, knownDays }: ForecastCalendar, week: number): number {
  return week < wholeWeeks ? 1 : knownDays / 7
}

function emptyWeeks(itemId: string, siteId: string, calendar: ForecastCalendar): WeeklyDemand {
  return {
    itemId,
    siteId,
    units: new Float64Array(calendar.weeks),
    inStock: Float64Array.from({ length: calendar.weeks }, (_, week) => knownShare(calendar, week)),
    price: new Float64Array(calendar.weeks),
    isStockKnown: false,
  }
}

function addUnits(target: WeeklyDemand, source: WeeklyDemand, quantity: number): void {
  for (let week = 0; week < target.units.length; week++)
    target.units[week] = (target.units[week] ?? 0) + (source.units[week] ?? 0) * quantity
}

/** Weeks that the ledger covers from their first day on are in stock as it says. */
function applyLedger(series: WeeklyDemand, outs: StockOuts, calendar: ForecastCalendar): void {
  const days = daysBetween(calendar.firstWeek, calendar.to) + 1
  const shares = sharesInStock(outs, calendar.firstWeek, days)
  for (let week = 0; week < series.units.length; week++) {
    if (dayAfter(calendar.firstWeek, 7 * week) < outs.coveredFrom) continue
    let inStock = 0
    for (const share of shares.subarray(7 * week, 7 * week + 7)) inStock += share / 7
    series.inStock[week] = Math.min(1, inStock)
    series.isStockKnown = true
  }
}

/** All sites of one item together: units added, in stock where any site was. */
function poolWeeks(itemId: string, sites: WeeklyDemand[], calendar: ForecastCalendar) {
  const pooled = emptyWeeks(itemId, ALL_SITES, calendar)
  pooled.inStock.fill(0)
  const turnover = new Float64Array(calendar.weeks)
  const priced = new Float64Array(calendar.weeks)
  for (const site of sites) {
    addUnits(pooled, site, 1)
    pooled.isStockKnown ||= site.isStockKnown
    for (let week = 0; week < calendar.weeks; week++) {
      const units = (site.price[week] ?? 0) > 0 ? (site.units[week] ?? 0) : 0
      turnover[week] = (turnover[week] ?? 0) + units * (site.price[week] ?? 0)
      priced[week] = (priced[week] ?? 0) + units
      pooled.inStock[week] = Math.max(pooled.inStock[week] ?? 0, site.inStock[week] ?? 0)
    }
  }
  pooled.price = turnover.map((money, week) =>
    (priced[week] ?? 0) > 0 ? money / (priced[week] ?? 1) : 0,
  )
  return pooled
}
