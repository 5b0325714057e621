import { dayAfter, daysBetween } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { listStockOuts, sharesInStock } from './stockOuts.ts'

/** Stands for all sites together. */
export const ALL_SITES = '00000000-0000-0000-0000-000000000000'

/** The days that velocity looks at. */
export interface DemandWindow {
  from: string
  to: string
  days: number
}

/** Daily demand of one item at one site over the window; index 0 is the window's first day. */
export interface DemandSeries {
  itemId: string
  siteId: string
  units: Float64Array
  /** Known in-stock share; NaN where nobody knows. */
  shares: Float64Array
  revenueMinor: number
}

/** The window ends with the last day of known demand, at most yesterday: today is not over. */
export async function findDemandWindow(
  db: Queryable,
  today: string,
  windowDays: number,
): Promise<DemandWindow> {
  // Since the ledger ships by itself every day is known; before, the files end where they end.
  const { first, last } = await db.one<{ first: string | null; last: string | null }>(sql`
    select least(imported.first, ledger.first) as first,
           case when ledger.first < ${today}::date then ${today}::date - 1 else imported.last end as last
      from (select min(day) as first, max(day) as last from sales_day where day < ${today}::date) imported,
           (select min(at)::date as first from event where type = 'shipment.created') ledger`)
  const to = last ?? dayAfter(today, -1)
  const wished = dayAfter(to, 1 - windowDays)
  // Days before the first known sale are not days without sales: nobody wrote them down.
  const begun = first !== null && first > wished ? first : wished
  // The first shipment may be of today, which is not over.
  const from = begun > to ? to : begun
  return { from, to, days: daysBetween(from, to) + 1 }
}

/**
 * Daily demand of some items, one series per item and site that sold. Where the ledger covers a day
 * its stock tells the share in stock, before that the sales history's own word.
 */
export async function listDemandSeries(
  db: Queryable,
  itemIds: string[],
  window: DemandWindow,
): Promise<DemandSeries[]> {
  const [series, outs] = [await readSeries(db, itemIds, window), await listStockOuts(db, itemIds)]
  for (const one of series) {
    const known = outs.get(`${one.itemId} ${one.siteId}`)
    if (!known || known.coveredFrom > window.to) continue
    sharesInStock(known, window.from, window.days).forEach((share, day) => {
      if (!Number.isNaN(share)) one.shares[day] = share
    })
  }
  return series
}

async function readSeries(
  db: Queryable,
  itemIds: string[],
  window: DemandWindow,
): Promise<DemandSeries[]> {
  const rows = await db.many<{
    itemId: string
    siteId: string
    offsets: number[]
    units: number[]
    shares: (number | null)[]
    revenueMinor: number
  }>(sql`
    select item_id as "itemId", site_id as "siteId",
           array_agg(day - ${window.from}::date) as offsets,
           array_agg(units::float8) as units,
           array_agg(share::float8) as shares,
           sum(revenue)::bigint as "revenueMinor"
      from (select demand.item_id, demand.site_id, demand.day, sum(demand.units) as units,
                   max(demand.in_stock_share) as share,
                   sum(coalesce(demand.revenue_minor, demand.units * item.price_minor,
                                round(demand.units * item.unit_cost * 100), 0)) as revenue
              from demand_of(${itemIds}::uuid[], ${window.from}, ${window.to}) demand
              join item on item.id = demand.item_id
             group by demand.item_id, demand.site_id, demand.day) day
     group by item_id, site_id`)
  return rows.map((row) => {
    const series = emptySeries(row.itemId, row.siteId, window.days)
    series.revenueMinor = row.revenueMinor
    row.offsets.forEach((offset, index) => {
      series.units[offset] = row.units[index] ?? 0
      series.shares[offset] = row.shares[index] ?? Number.NaN
    })
    return series
  })
}

/** A series without any sale and without any knowledge of stock. */
export function emptySeries(itemId: string, siteId: string, days: number): DemandSeries {
  return {
    itemId,
    siteId,
    units: new Float64Array(days),
    shares: new Float64Array(days).fill(Number.NaN),
    revenueMinor: 0,
  }
}

/** Adds another series' units, times a quantity: a kit's sales are demand for its components. */
export function addDemand(target: DemandSeries, source: DemandSeries, quantity: number): void {
  for (let day = 0; day < target.units.length; day++)
    target.units[day] = (target.units[day] ?? 0) + (source.units[day] ?? 0) * quantity
}

/** All sites of one item together: units added, in stock where any site was. */
export function poolSites(itemId: string, sites: DemandSeries[], days: number): DemandSeries {
  const pooled = emptySeries(itemId, ALL_SITES, days)
  for (const site of sites) {
    addDemand(pooled, site, 1)
    pooled.revenueMinor += site.revenueMinor
    for (let day = 0; day < days; day++) {
      const share = site.shares[day] ?? Number.NaN
      const before = pooled.shares[day] ?? Number.NaN
      if (Number.isNaN(before) || share > before) pooled.shares[day] = share
    }
  }
  return pooled
}
