import type { Queryable } from '../platform/database.ts'

/** An item as it is asked about: with the bucket of its hot rows. */
export interface AskedItem {
  id: string
  bucket: number
}

/** Says that something outside the catalog refers to an item. */
export interface ItemUse {
  itemId: string
  /** Whether units of it are there or promised now, not only in the past. */
  holdsStock: boolean
}

/** Answers which of these items a module refers to. */
export type FindItemUse = (db: Queryable, items: AskedItem[]) => Promise<ItemUse[]>

const finders = new Set<FindItemUse>()

/**
 * Joins a module's answer. The catalog stands left of stock and may not read its tables, so the
 * modules to its right say what they hold; app.ts joins them, like routes and refusals.
 */
export function addItemUse(find: FindItemUse): void {
  finders.add(find)
}

/** Those of these items that something outside the catalog refers to. */
export async function findItemUse(
  db: Queryable,
  items: AskedItem[],
): Promise<Map<string, { holdsStock: boolean }>> {
  const uses = new Map<string, { holdsStock: boolean }>()
  if (items.length === 0) return uses
  for (const find of finders)
    for (const { itemId, holdsStock } of await find(db, items))
      uses.set(itemId, { holdsStock: holdsStock || (uses.get(itemId)?.holdsStock ?? false) })
  return uses
}
