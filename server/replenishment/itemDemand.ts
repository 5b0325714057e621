import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { businessDay, dayAfter } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { findDemandWindow } from './demandSeries.ts'
import { explanationReply, planBasisReply } from './planReplies.ts'
import { addForecastReasons, listPlannedStock, toReorderLine } from './reorder.ts'

/** An item's demand by day, and what is planned for it at every site. */
export const itemDemandReply = z.object({
  sku: z.string(),
  days: z.array(
    z.object({
      day: z.iso.date(),
      units: z.number(),
      revenueMinor: z.number().nullable(),
      inStockShare: z.number().nullable(),
    }),
  ),
  plans: z.array(
    z.object({
      site: z.string(),
      available: z.number(),
      incoming: z.number(),
      position: z.number(),
      safetyStock: z.number(),
      reorderPoint: z.number(),
      orderUpTo: z.number(),
      suggestedQuantity: z.number(),
      daysOfCover: z.number().nullable(),
      stockoutOn: z.iso.date().nullable(),
      abcClass: z.string().nullable(),
      supplier: z.string().nullable(),
      why: z.array(explanationReply),
      basis: planBasisReply,
    }),
  ),
})

/** Demand of the last days with known sales, zeros included, and the plans. */
export async function getItemDemand(db: Queryable, sku: string, days: number, clock: Clock) {
  const item = (await findItems(db, [sku])).get(sku)
  const { company } = await readSettings(db)
  const today = businessDay(clock.now(), company.timeZone)
  const { to } = await findDemandWindow(db, today, days)
  const window = { from: dayAfter(to, 1 - days), to }
  const series = await db.many<{
    day: string
    units: number
    revenueMinor: number | null
    inStockShare: number | null
  }>(sql`
    select calendar.day::date as day, coalesce(sum(demand.units), 0)::bigint as units,
           sum(demand.revenue_minor)::bigint as "revenueMinor",
           max(demand.in_stock_share)::float8 as "inStockShare"
      from generate_series(${window.from}::date, ${window.to}::date, interval '1 day') calendar (day)
      left join demand_of(array[${item?.id ?? null}]::uuid[], ${window.from}, ${window.to}) demand
        on demand.day = calendar.day::date
     group by calendar.day order by calendar.day`)
  const stock = await listPlannedStock(db, { sku: item?.sku ?? sku, all: true })
  return {
    sku: item?.sku ?? sku,
    days: series,
    plans: await addForecastReasons(
      db,
      stock.map((line) => toReorderLine(line, today)),
    ),
  }
}
