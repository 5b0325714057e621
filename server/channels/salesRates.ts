import type { Database, DeedContext } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

const DAYS = 28

/** How fast each channel sells each item of its own stock, kits by their components, over four weeks. */
export async function refreshSalesRates(db: Database, context: DeedContext): Promise<void> {
  await db.transaction(context, async (tx) => {
    await tx.run(sql`delete from channel_sales_rate`)
    await tx.run(sql`
      insert into channel_sales_rate (item_id, channel, units_per_second)
      with recursive sold(item_id, channel, units) as (
        select l.item_id, o.channel, sum((l.ordered - l.cancelled) * l.pack_size)::numeric
          from sales_order o join sales_order_line l on l.order_id = o.id
         where o.placed_at > ${tx.clock.now()}::timestamptz - make_interval(days => ${DAYS})
           and l.item_id is not null and l.fulfilled_by = 'merchant'
         group by l.item_id, o.channel
        union all
        select c.component_id, sold.channel, sold.units * c.quantity
          from sold
          join item on item.id = sold.item_id and item.kind = 'virtual_kit'
          join kit_component c on c.kit_id = item.id
      )
      select item_id, channel, sum(units)::float8 / ${DAYS * 86_400}
        from sold group by item_id, channel having sum(units) > 0`)
  })
}
