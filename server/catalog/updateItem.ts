import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { checkChange, loadTies, needsTies } from './changeRules.ts'
import { checkCategory } from './createItem.ts'
import { normalizeSku } from './findItems.ts'
import { compareValues, type ItemValues, itemFields, skuText, valuesOf } from './itemFields.ts'
import { type ItemRow, loadItemRows, updateItemRows } from './itemRows.ts'
import { itemNotFound } from './readItems.ts'

export const itemPatch = z.strictObject({
  sku: skuText.optional(),
  ...z.object(itemFields).partial().shape,
  /** Refuses the change when the item is not at this version any more. */
  expectedVersion: z.int().min(1).optional(),
})

/** Changes the given fields of an item, also its SKU. Gives its SKU, and whether anything changed. */
export async function updateItem(
  tx: Tx,
  sku: string,
  { sku: newSku, expectedVersion, ...fields }: z.output<typeof itemPatch>,
): Promise<{ sku: string; changed: boolean }> {
  const item = await lockItem(tx, sku)
  if (expectedVersion !== undefined && expectedVersion !== item.version)
    throw new Problem(409, 'item_changed', {
      detail: `The item is at version ${item.version}, not ${expectedVersion}; look again.`,
      version: item.version,
    })
  await checkCategory(tx, fields.category)
  return saveChange(tx, item, {
    ...valuesOf(fields),
    ...(newSku === undefined ? {} : { sku: newSku }),
  })
}

/** Sets an item aside, or takes it back into use; its history stays either way. */
export async function setArchived(tx: Tx, sku: string, archived: boolean) {
  const item = await lockItem(tx, sku)
  if ((item.status === 'archived') === archived) return { sku: item.sku, changed: false }
  return saveChange(tx, item, { status: archived ? 'archived' : 'active' })
}

async function saveChange(tx: Tx, item: ItemRow, values: Partial<ItemValues>) {
  const next = { ...item, ...values }
  const ties = needsTies(item, next) ? await loadTies(tx, [item]) : undefined
  checkChange(item, next, ties?.get(item.id))
  const { before, after, changed } = compareValues(item, next)
  if (changed.length === 0) return { sku: item.sku, changed: false }
  await updateItemRows(tx, [next])
  await appendEvent(tx, {
    type: 'item.changed',
    subjectKind: 'item',
    subjectId: item.id,
    subjectName: next.sku,
    details: { before, after },
  })
  return { sku: next.sku, changed: true }
}

/** Deletes an item that nothing refers to; one with a past can only be archived. */
export async function deleteItem(tx: Tx, sku: string): Promise<void> {
  const item = await lockItem(tx, sku)
  const ties = await loadTies(tx, [item])
  if (ties.get(item.id)?.inUse)
    throw new Problem(409, 'item_in_use', {
      detail: `Movements, orders or kits refer to ${item.sku}; archive it instead, which hides it and keeps its history.`,
      sku: item.sku,
    })
  await tx.run(sql`delete from item where id = ${item.id}`)
  await appendEvent(tx, {
    type: 'item.deleted',
    subjectKind: 'item',
    subjectId: item.id,
    subjectName: item.sku,
    details: { title: item.title },
  })
}

/** The item's row, locked until the transaction ends, or a 404. */
export async function lockItem(tx: Tx, sku: string): Promise<ItemRow> {
  const [item] = await loadItemRows(tx, { skus: [normalizeSku(sku)] }, true)
  if (!item) throw itemNotFound(sku)
  return item
}

/** Counts a change of what belongs to an item as a change of the item, and records it. */
export async function touchItem(
  tx: Tx,
  item: { id: string; sku: string },
  details: { before: Record<string, unknown>; after: Record<string, unknown> },
): Promise<void> {
  await tx.run(sql`
    update item set version = version + 1, updated_at = ${tx.clock.now()}::timestamptz
     where id = ${item.id}`)
  await appendEvent(tx, {
    type: 'item.changed',
    subjectKind: 'item',
    subjectId: item.id,
    subjectName: item.sku,
    details,
  })
}
