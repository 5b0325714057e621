import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

/** Units of an item that something asks for. */
export interface ItemNeed {
  itemId: string
  quantity: number
}

/** Units of an item that has stock of its own, with the bucket of its hot rows. */
export interface StockableNeed extends ItemNeed {
  bucket: number
}

/**
 * What has to be in stock for these needs, one row per item in order of item id: virtual kits are
 * replaced by their contents at every depth, assembled kits and plain items stay.
 */
export async function explodeKits(db: Queryable, needs: ItemNeed[]): Promise<StockableNeed[]> {
  const rows = await db.many<{
    itemId: string
    bucket: number
    quantity: string
    emptySku: string | null
  }>(sql`
    with recursive need(item_id, quantity) as (
      select item_id, quantity::numeric
        from unnest(${needs.map((need) => need.itemId)}::uuid[],
                    ${needs.map((need) => need.quantity)}::bigint[]) as given(item_id, quantity)
      union all
      select component_id, need.quantity * kit_component.quantity
        from need
        join item on item.id = need.item_id and item.kind = 'virtual_kit'
        join kit_component on kit_component.kit_id = item.id
    )
    select item.id as "itemId", item.bucket, sum(need.quantity)::text as quantity,
           case when item.kind = 'virtual_kit' then item.sku end as "emptySku"
      from need
      join item on item.id = need.item_id
     where item.kind <> 'virtual_kit'
        or not exists (select from kit_component where kit_component.kit_id = item.id)
     group by item.id
     order by item.id`)
  const empty = rows.flatMap(({ emptySku }) => emptySku ?? [])
  if (empty.length > 0)
    throw new Problem(422, 'kit_is_empty', {
      detail: `The kit ${empty.join(', ')} has no contents yet: say what it is made of first.`,
      skus: empty,
    })
  return rows.map(({ itemId, bucket, quantity }) => {
    if (!Number.isSafeInteger(Number(quantity))) throw new Problem(422, 'quantity_out_of_range')
    return { itemId, bucket, quantity: Number(quantity) }
  })
}
