import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { appendEvents, type NewEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { checkChange, type ItemTies, loadTies, needsTies } from './changeRules.ts'
import {
  compareValues,
  defaultValues,
  type ItemValues,
  itemFields,
  skuText,
  valuesOf,
} from './itemFields.ts'
import { type Identifier, identifierInput, normalizeIdentifier } from './itemIdentifier.ts'
import {
  type IdentifierRow,
  type ItemRow,
  insertItemRows,
  loadIdentifierRows,
  loadItemRows,
  newItemRow,
  updateItemRows,
  writeIdentifierRows,
} from './itemRows.ts'

/** One row of many to save: a field that is absent is left as it is, identifiers are added. */
export const saveItemRow = z.strictObject({
  sku: skuText,
  ...z.object(itemFields).partial().shape,
  identifiers: z.array(identifierInput).max(50).optional(),
})
export type SaveItemRow = z.output<typeof saveItemRow>

/** What a row changed: only the fields that differ; `identifiers` holds those added or repacked. */
export type ItemImage = Partial<ItemValues> & { identifiers?: Identifier[] }

/** What became of one row, in the order of the rows. */
export type SaveOutcome =
  | { outcome: 'created'; itemId: string; sku: string; before: null; after: ItemImage }
  | { outcome: 'changed'; itemId: string; sku: string; before: ItemImage; after: ItemImage }
  | { outcome: 'unchanged'; itemId: string; sku: string }
  | { outcome: 'refused'; sku: string; code: string; reason: string }

interface Work {
  /** Each SKU's row as it will be after the rows so far. */
  items: Map<string, ItemRow>
  ties: Map<string, ItemTies>
  /** Holders of each identifier by kind and value. */
  holders: Map<string, IdentifierRow[]>
  created: Set<ItemRow>
  changed: Set<ItemRow>
  /** What is to be written, by item, kind and value. */
  identifiers: Map<string, IdentifierRow>
}

/**
 * Saves up to some thousand items at once. Rows with one SKU build on each other in their order;
 * a row that cannot be taken is refused alone. With `dryRun` the outcome is the same and nothing is
 * written. Categories that do not exist yet are made.
 */
export async function saveItems(
  tx: Tx,
  rows: SaveItemRow[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<SaveOutcome[]> {
  const work = await loadWork(tx, rows, !dryRun)
  const outcomes = rows.map((row) => saveRow(work, row))
  if (!dryRun) {
    await writeWork(tx, work)
    await appendEvents(tx, outcomes.flatMap(eventOf))
  }
  return outcomes
}

async function loadWork(tx: Tx, rows: SaveItemRow[], lock: boolean): Promise<Work> {
  const stored = await loadItemRows(tx, { skus: [...new Set(rows.map(({ sku }) => sku))] }, lock)
  const items = new Map(stored.map((item) => [item.sku, item]))
  const tied = new Set<ItemRow>()
  for (const row of rows) {
    const item = items.get(row.sku)
    if (item && needsTies(item, row)) tied.add(item)
  }
  const wanted = rows.flatMap(({ identifiers = [] }) => identifiers.flatMap(normalizedOrNone))
  const holders = wanted.length > 0 ? await loadIdentifierRows(tx, wanted) : []
  await noticeLateItems(tx, rows, stored, holders)
  return {
    items,
    ties: await loadTies(tx, [...tied]),
    holders: Map.groupBy(holders, keyOf),
    created: new Set(),
    changed: new Set(),
    identifiers: new Map(),
  }
}

/**
 * An item that was committed between the two reads has its identifiers among the holders and is itself
 * unknown: its own row would be refused because of itself.
 */
async function noticeLateItems(
  tx: Tx,
  rows: SaveItemRow[],
  stored: ItemRow[],
  holders: IdentifierRow[],
): Promise<void> {
  const known = new Set(stored.map(({ id }) => id))
  const strangers = holders.map(({ itemId }) => itemId).filter((id) => !known.has(id))
  if (strangers.length === 0) return
  const late = await tx.many(sql`
    select from item
     where id = any(${strangers}::uuid[]) and sku = any(${rows.map(({ sku }) => sku)}::text[])
     limit 1`)
  if (late.length > 0) throw new LostRace()
}

function normalizedOrNone(input: z.output<typeof identifierInput>): Identifier[] {
  try {
    return [normalizeIdentifier(input)]
  } catch {
    // The row itself is refused with the reason when its turn comes.
    return []
  }
}

function keyOf({ kind, value }: Identifier): string {
  return `${kind} ${value}`
}

function saveRow(work: Work, row: SaveItemRow): SaveOutcome {
  try {
    return applyRow(work, row)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { outcome: 'refused', sku: row.sku, code: error.code, reason: error.message }
  }
}

function applyRow(work: Work, { sku, identifiers = [], ...fields }: SaveItemRow): SaveOutcome {
  const stored = work.items.get(sku)
  const item = stored ?? newItemRow(defaultValues(sku))
  const next: ItemRow = { ...item, ...valuesOf(fields) }
  checkChange(stored, next, work.ties.get(item.id))
  const { added, replaced } = chooseIdentifiers(work, item.id, identifiers)
  const { before, after, changed } = compareValues(item, next)
  if (stored && changed.length === 0 && added.length === 0)
    return { outcome: 'unchanged', itemId: item.id, sku }
  const images = {
    before: replaced.length > 0 ? { ...before, identifiers: replaced } : before,
    after: added.length > 0 ? { ...after, identifiers: added } : after,
  }
  Object.assign(item, next)
  work.items.set(sku, item)
  for (const identifier of added) holdIdentifier(work, { ...identifier, itemId: item.id })
  if (stored) {
    if (!work.created.has(item)) work.changed.add(item)
    return { outcome: 'changed', itemId: item.id, sku, ...images }
  }
  work.created.add(item)
  const made = { sku, title: item.title, ...images.after }
  return { outcome: 'created', itemId: item.id, sku, before: null, after: made }
}

/** The identifiers that are new to the item or come with another pack factor. */
function chooseIdentifiers(
  work: Work,
  itemId: string,
  inputs: z.output<typeof identifierInput>[],
): { added: Identifier[]; replaced: Identifier[] } {
  const added = new Map<string, Identifier>()
  const replaced: Identifier[] = []
  for (const identifier of inputs.map(normalizeIdentifier)) {
    const holders = work.holders.get(keyOf(identifier)) ?? []
    const own = holders.find((holder) => holder.itemId === itemId)
    if (own?.packFactor === identifier.packFactor) continue
    if (!own && holders.length > 0 && identifier.kind !== 'supplier_code')
      throw new Problem(409, 'identifier_taken', {
        detail: `${identifier.value} already leads to another item.`,
      })
    if (own) replaced.push({ kind: own.kind, value: own.value, packFactor: own.packFactor })
    added.set(keyOf(identifier), identifier)
  }
  return { added: [...added.values()], replaced }
}

function holdIdentifier(work: Work, row: IdentifierRow): void {
  const others = (work.holders.get(keyOf(row)) ?? []).filter(({ itemId }) => itemId !== row.itemId)
  work.holders.set(keyOf(row), [...others, row])
  work.identifiers.set(`${row.itemId} ${keyOf(row)}`, row)
}

async function writeWork(tx: Tx, work: Work): Promise<void> {
  const created = [...work.created]
  await makeCategories(tx, [...created, ...work.changed])
  const written = await insertItemRows(tx, created)
  await updateItemRows(tx, [...work.changed])
  const identifiers = [...work.identifiers.values()]
  const held = await writeIdentifierRows(tx, identifiers)
  if (written < created.length || held < identifiers.length) throw new LostRace()
}

/** Someone committed the same SKU or identifier meanwhile: the transaction runs again and sees it. */
class LostRace extends Error {
  // What PostgreSQL reports for a serialization failure, on which every transaction is repeated.
  readonly code = '40001'
}

async function makeCategories(tx: Tx, items: ItemRow[]): Promise<void> {
  const names = [...new Set(items.flatMap(({ category }) => category ?? []))].toSorted()
  if (names.length === 0) return
  const now = tx.clock.now()
  await tx.run(sql`
    insert into category (id, name, created_at, updated_at)
    select id, name, ${now}::timestamptz, ${now}::timestamptz
      from unnest(${names.map(newId)}::uuid[], ${names}::text[]) as row(id, name)
        on conflict (name) do nothing`)
}

function eventOf(outcome: SaveOutcome): NewEvent[] {
  if (outcome.outcome !== 'created' && outcome.outcome !== 'changed') return []
  const { itemId, sku, before, after } = outcome
  return [
    {
      type: outcome.outcome === 'created' ? 'item.created' : 'item.changed',
      subjectKind: 'item',
      subjectId: itemId,
      subjectName: sku,
      details: before ? { before, after } : { after },
    },
  ]
}
