import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** How many units of a component one unit of a kit takes, through all levels. */
export interface KitUse {
  kitId: string
  quantity: number
}

/** For every component, the kits that it goes into; nested kits are multiplied out. */
export async function listKitUses(db: Queryable): Promise<Map<string, KitUse[]>> {
  const rows = await db.many<{ componentId: string; kitId: string; quantity: number }>(sql`
    with recursive use (kit_id, component_id, quantity) as (
      select kit_id, component_id, quantity from kit_component
      union all
      select use.kit_id, inner_kit.component_id, use.quantity * inner_kit.quantity
        from use join kit_component inner_kit on inner_kit.kit_id = use.component_id)
    select component_id as "componentId", kit_id as "kitId", sum(quantity)::bigint as quantity
      from use group by component_id, kit_id`)
  const uses = Map.groupBy(rows, (row) => row.componentId)
  return new Map(
    [...uses].map(([id, list]) => [id, list.map(({ kitId, quantity }) => ({ kitId, quantity }))]),
  )
}
