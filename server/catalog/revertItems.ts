import type { Tx } from '../platform/database.ts'
import { appendEvents, type NewEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { checkChange, type ItemTies, loadTies } from './changeRules.ts'
import { compareValues, type ItemValues } from './itemFields.ts'
import { type IdentifierRow, type ItemRow, loadItemRows, updateItemRows } from './itemRows.ts'
import type { ItemImage } from './saveItems.ts'

/** What `saveItems` did to one item. */
export interface ItemChange {
  itemId: string
  /** null: the item was created. */
  before: ItemImage | null
  after: ItemImage
}

/** What became of one change when it was taken back. */
export type RevertOutcome =
  | 'restored'
  | 'deleted'
  /** The item was created and is in use by now, so it could only be set aside. */
  | 'archived'
  /** Someone has changed the same fields since; their word stands. */
  | 'kept'
  /** The item does not exist any more. */
  | 'gone'

/**
 * Takes back what `saveItems` did, given in the order in which it was done; of several calls, the
 * last one is reverted first. Categories that were made stay.
 */
export async function revertItems(tx: Tx, changes: ItemChange[]): Promise<RevertOutcome[]> {
  const ids = [...new Set(changes.map(({ itemId }) => itemId))]
  const stored = await loadItemRows(tx, { ids }, true)
  const ties = await loadTies(tx, stored)
  const items = new Map(stored.map((item) => [item.id, { ...item }]))
  await revertIdentifiers(tx, changes)
  const outcomes: RevertOutcome[] = []
  const deleted = new Set<string>()
  const restored = new Set<string>()
  for (const change of changes.toReversed()) {
    const item = items.get(change.itemId)
    const outcome = item ? revertChange(item, change, ties.get(item.id)) : 'gone'
    if (outcome === 'deleted') deleted.add(change.itemId)
    if (outcome === 'restored' || outcome === 'archived') restored.add(change.itemId)
    outcomes.unshift(outcome)
  }
  const changed = [...items.values()].filter(({ id }) => restored.has(id) && !deleted.has(id))
  await updateItemRows(tx, changed)
  await tx.run(sql`delete from item where id = any(${[...deleted]}::uuid[])`)
  await appendEvents(
    tx,
    stored.flatMap((item) => eventOf(item, items.get(item.id) ?? item, restored, deleted)),
  )
  return outcomes
}

/** Changes the row in memory to what it was before. */
function revertChange(
  item: ItemRow,
  { before, after }: ItemChange,
  ties: ItemTies | undefined,
): RevertOutcome {
  if (!before && !ties?.inUse) return 'deleted'
  if (!before) {
    item.status = 'archived'
    return 'archived'
  }
  const { identifiers: _, ...values } = before
  const names = Object.keys(values) as (keyof ItemValues)[]
  const untouched = names.filter((name) => item[name] === after[name])
  if (names.length > 0 && untouched.length === 0) return 'kept'
  const next = { ...item, ...Object.fromEntries(untouched.map((name) => [name, values[name]])) }
  try {
    checkChange(item, next, ties)
  } catch (error) {
    // What has happened since, such as stock in a former kit, no longer permits it.
    if (error instanceof Problem) return 'kept'
    throw error
  }
  Object.assign(item, next)
  return 'restored'
}

/** Takes added identifiers away and gives repacked ones their factor back, unless changed since. */
async function revertIdentifiers(tx: Tx, changes: ItemChange[]): Promise<void> {
  const net = new Map<string, IdentifierRow & { before: number | null }>()
  for (const { itemId, before, after } of changes)
    for (const { kind, value, packFactor } of after.identifiers ?? []) {
      const key = `${itemId} ${kind} ${value}`
      const replaced = before?.identifiers?.find((one) => one.kind === kind && one.value === value)
      const first = net.get(key)
      const original = first ? first.before : (replaced?.packFactor ?? null)
      net.set(key, { itemId, kind, value, packFactor, before: original })
    }
  if (net.size === 0) return
  const records = sql`jsonb_to_recordset(${JSON.stringify([...net.values()])}::jsonb)
    as row("itemId" uuid, kind text, value text, "packFactor" bigint, before bigint)`
  const same = sql`item_id = "itemId" and item_identifier.kind = row.kind
    and item_identifier.value = row.value and pack_factor = "packFactor"`
  await tx.run(sql`delete from item_identifier using ${records} where ${same} and before is null`)
  await tx.run(sql`
    update item_identifier set pack_factor = before from ${records} where ${same} and before is not null`)
}

function eventOf(
  stored: ItemRow,
  item: ItemRow,
  restored: Set<string>,
  deleted: Set<string>,
): NewEvent[] {
  const subject = { subjectKind: 'item', subjectId: item.id, subjectName: item.sku }
  if (deleted.has(item.id))
    return [{ ...subject, type: 'item.deleted', details: { title: item.title } }]
  if (!restored.has(item.id)) return []
  const { before, after } = compareValues(stored, item)
  return [{ ...subject, type: 'item.changed', details: { before, after } }]
}
