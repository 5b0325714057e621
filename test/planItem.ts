import type { Database } from '../server/platform/database.ts'
import { sql } from '../server/platform/sql.ts'
import { ALL_SITES } from '../server/replenishment/demandSeries.ts'

/** What a plan run would have said of an item: how fast it sells and how long more takes. */
export async function planItem(
  db: Database,
  sku: string,
  { daily, leadTimeDays = 10 }: { daily: number; leadTimeDays?: number | undefined },
): Promise<void> {
  await db.run(sql`
    insert into item_plan (item_id, site_id, mean_daily_demand, daily_demand_deviation, window_from,
                           window_to, observed_days, in_stock_days, unknown_days, units_sold,
                           revenue_minor, lead_time_days, lead_time_deviation_days, service_level,
                           review_days, minimum_order_quantity, case_pack, sources, safety_stock,
                           reorder_point, order_up_to, abc_class, computed_at)
    select item.id, site_id, ${daily}, 0, '2026-05-28', '2026-11-22', 180, 180, 0, 0, 0, ${leadTimeDays},
           0, 0.95, 14, 1, 1, '{}', 0, 0, 0, 'B', now()
      from item cross join (
        select id as site_id from location where kind = 'site' union all select ${ALL_SITES}::uuid) place
     where item.sku = ${sku}`)
  // A plan run tells that it has changed what all items need.
  await db.run(sql`update alert_mark set outdated = true`)
}
