import { explodeKits } from '../catalog/kits.ts'
import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { LineRow } from './orderRows.ts'

/** What orders need of an item that they sell. */
export interface OrderItem {
  id: string
  sku: string
  kind: string
  backorderable: boolean
  /** What one unit takes from stock; nothing for a kit that has no contents. */
  parts: { itemId: string; quantity: number }[]
}

/** The items that an order's lines sell, by id. */
export async function readOrderItems(
  db: Queryable,
  lines: Pick<LineRow, 'itemId'>[],
): Promise<Map<string, OrderItem>> {
  const ids = [...new Set(lines.flatMap(({ itemId }) => itemId ?? []))]
  const rows = await db.many<Omit<OrderItem, 'parts'>>(sql`
    select id, sku, kind, backorderable from item where id = any(${ids}::uuid[])`)
  const items = new Map<string, OrderItem>()
  for (const row of rows) items.set(row.id, { ...row, parts: await partsOf(db, row) })
  return items
}

async function partsOf(
  db: Queryable,
  { id, kind }: Pick<OrderItem, 'id' | 'kind'>,
): Promise<OrderItem['parts']> {
  if (kind !== 'virtual_kit') return [{ itemId: id, quantity: 1 }]
  try {
    const parts = await explodeKits(db, [{ itemId: id, quantity: 1 }])
    return parts.map(({ itemId, quantity }) => ({ itemId, quantity }))
  } catch (error) {
    // A kit that lost its contents must not stop its order.
    if (error instanceof Problem && error.code === 'kit_is_empty') return []
    throw error
  }
}

/** What one sold unit of a line takes of each item. */
export function partsOfUnit(line: LineRow, items: Map<string, OrderItem>): OrderItem['parts'] {
  const item = line.itemId === null ? undefined : items.get(line.itemId)
  return (item?.parts ?? []).map(({ itemId, quantity }) => ({
    itemId,
    quantity: quantity * line.packSize,
  }))
}
