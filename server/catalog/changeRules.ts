import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { checkValues, type ItemValues } from './itemFields.ts'
import type { ItemRow } from './itemRows.ts'
import { findItemUse } from './itemUse.ts'

/** What stands behind an item and forbids some changes. */
export interface ItemTies {
  inUse: boolean
  holdsStock: boolean
  hasContents: boolean
  hasUnits: boolean
}

const FREE: ItemTies = { inUse: false, holdsStock: false, hasContents: false, hasUnits: false }

/** Whether a change is of the sort that what stands behind the item may forbid. */
export function needsTies(before: ItemValues, after: Partial<ItemValues>): boolean {
  const names = ['kind', 'unit', 'tracksLots', 'tracksSerials', 'tracksExpiry'] as const
  return names.some((name) => after[name] !== undefined && after[name] !== before[name])
}

/** What stands behind these items. */
export async function loadTies(db: Queryable, items: ItemRow[]): Promise<Map<string, ItemTies>> {
  const ties = new Map(items.map(({ id }) => [id, { ...FREE }]))
  if (items.length === 0) return ties
  const ids = items.map(({ id }) => id)
  const own = await db.many<{ id: string; hasContents: boolean; hasUnits: boolean; part: boolean }>(
    sql`
    select item.id,
           exists (select from kit_component where kit_id = item.id) as "hasContents",
           exists (select from item_unit where item_id = item.id) as "hasUnits",
           exists (select from kit_component where component_id = item.id) as part
      from item
     where id = any(${ids}::uuid[])`,
  )
  for (const { id, hasContents, hasUnits, part } of own)
    Object.assign(ties.get(id) ?? {}, { hasContents, hasUnits, inUse: part })
  for (const [id, { holdsStock }] of await findItemUse(db, items))
    Object.assign(ties.get(id) ?? {}, { inUse: true, holdsStock })
  return ties
}

/** Refuses a change that would make what is already written about the item untrue. */
export function checkChange(
  before: ItemValues | undefined,
  after: ItemValues,
  ties: ItemTies = FREE,
): void {
  checkValues(after)
  if (!before) return
  if (after.kind !== before.kind) checkKindChange(after, ties)
  // Every quantity ever written counts in the base unit.
  if (after.unit !== before.unit && (ties.inUse || ties.hasUnits))
    throw new Problem(409, 'unit_in_use', {
      detail: `Quantities of ${before.sku} are written in ${before.unit}; another unit would change what they mean. Add a unit as a ratio instead.`,
      sku: before.sku,
    })
  const tracking = ['tracksLots', 'tracksSerials', 'tracksExpiry'] as const
  if (ties.holdsStock && tracking.some((name) => after[name] !== before[name]))
    throw new Problem(409, 'tracking_in_use', {
      detail: `Units of ${before.sku} are in stock or promised; lots and serials can be tracked from zero only. Adjust the stock to zero, change this, and put it back by lot.`,
      sku: before.sku,
    })
}

function checkKindChange(after: ItemValues, ties: ItemTies): void {
  if (after.kind === 'item' && ties.hasContents)
    throw new Problem(409, 'kit_has_contents', {
      detail: `${after.sku} has contents; take them out before it becomes a plain item.`,
      sku: after.sku,
    })
  if (after.kind === 'virtual_kit' && ties.holdsStock)
    throw new Problem(409, 'kit_holds_stock', {
      detail: `Units of ${after.sku} are in stock or promised, and a virtual kit has no stock of its own. Make it an assembled kit, or adjust its stock to zero first.`,
      sku: after.sku,
    })
}
