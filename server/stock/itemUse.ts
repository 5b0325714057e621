import type { AskedItem, ItemUse } from '../catalog/itemUse.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Says which items have a ledger, promises or expected units, so that they are not deleted. */
export function findStockUse(db: Queryable, items: AskedItem[]): Promise<ItemUse[]> {
  const asked = sql`unnest(${items.map(({ bucket }) => bucket)}::smallint[],
                           ${items.map(({ id }) => id)}::uuid[]) as asked(bucket, id)`
  // Every movement and every promise stands on an availability row of its item.
  return db.many<ItemUse>(sql`
    select item_id as "itemId", bool_or(held_now) as "holdsStock"
      from (select item_id, on_hand <> 0 or committed <> 0 or held <> 0 as held_now
              from ${asked} join stock_availability a on a.bucket = asked.bucket and a.item_id = asked.id
             union all
            select item_id, not closed and received < quantity
              from ${asked} join expected_receipt e on e.bucket = asked.bucket and e.item_id = asked.id) used
     group by item_id`)
}
