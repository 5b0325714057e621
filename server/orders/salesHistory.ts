import { z } from 'zod'
import { normalizeSku } from '../catalog/findItems.ts'
import type { Queryable } from '../platform/database.ts'
import { normalizeText } from '../platform/plainText.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'

/** One day or week of an item's demand. */
export const salesPeriodReply = z.object({
  from: z.iso.date().describe('The day, or the Monday of the week.'),
  units: z.int(),
  revenueMinor: z.int().nullable().describe('In cents; null where it is not known for any sale.'),
  inStockShare: z
    .number()
    .nullable()
    .describe('The mean share of the time in stock over the days where it is known.'),
  fromLedger: z.boolean().describe('Whether shipments of the ledger are in it.'),
})

/** What a series is cut to; days are the site's business days. */
export interface SalesHistoryFilter {
  sku: string
  site?: string | undefined
  channel?: string | undefined
  from: string
  to: string
  interval: 'day' | 'week'
}

/** An item's demand by day or week: history first, the ledger's shipments from where they begin. */
export function listSalesPeriods(
  db: Queryable,
  filter: SalesHistoryFilter,
): Promise<z.output<typeof salesPeriodReply>[]> {
  const conditions: Statement[] = [
    // A sub-select, so that the item's rows are found by index on both sides of the union.
    sql`item_id = (select id from item where sku = ${normalizeSku(filter.sku)})`,
    sql`day between ${filter.from}::date and ${filter.to}::date`,
  ]
  if (filter.site !== undefined)
    conditions.push(
      sql`site_id = (select id from location where kind = 'site' and path = ${normalizeText(filter.site)})`,
    )
  if (filter.channel !== undefined) conditions.push(sql`channel = ${filter.channel}`)
  const period =
    filter.interval === 'week' ? sql`date_trunc('week', day::timestamp)::date` : sql`day`
  return db.many(sql`
    select ${period} as "from", sum(units)::bigint as units,
           sum(revenue_minor)::bigint as "revenueMinor",
           round(avg(in_stock_share), 3)::float8 as "inStockShare",
           bool_or(from_ledger) as "fromLedger"
      from demand_day
     where ${allOf(conditions)}
     group by 1
     order by 1`)
}
