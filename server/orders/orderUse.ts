import type { AskedItem, ItemUse } from '../catalog/itemUse.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Which of these items have been ordered or stand for a channel's SKU. */
export async function findOrderUse(db: Queryable, items: AskedItem[]): Promise<ItemUse[]> {
  return db.many(sql`
    select asked.id as "itemId", false as "holdsStock"
      from unnest(${items.map(({ id }) => id)}::uuid[]) as asked(id)
     where exists (select from sales_order_line where item_id = asked.id)
        or exists (select from sku_alias where item_id = asked.id)`)
}
