import { type ItemChange, revertItems } from '../catalog/revertItems.ts'
import { type SaveOutcome, saveItems } from '../catalog/saveItems.ts'
import type { Tx } from '../platform/database.ts'
import { normalizeText } from '../platform/plainText.ts'
import { sql } from '../platform/sql.ts'
import {
  revertSupplierItems,
  type SupplierItemTerms,
  saveSupplierItems,
} from '../purchasing/saveSupplierItems.ts'
import { revertSuppliers, type SavedSupplier, saveSuppliers } from '../purchasing/saveSuppliers.ts'
import {
  importKind,
  type KeptChange,
  type RowChange,
  type RowOutcome,
  type StoredChange,
} from './importKind.ts'
import { itemImportFields } from './itemFields.ts'
import { type ItemRow, shapeItem } from './shapeItem.ts'

/** Items with their identifiers, costs and suppliers, by SKU; empty cells leave what is there. */
export const itemsKind = importKind<ItemRow>({
  name: 'items',
  title: 'Items',
  description: 'What you sell, by SKU. Empty cells and columns that are missing change nothing.',
  permission: 'catalog.write',
  fields: itemImportFields,
  shape: shapeItem,
  keysOf: ({ item }) => [
    { key: `sku ${item.sku}`, label: `the SKU ${item.sku}` },
    ...(item.identifiers ?? [])
      .filter(({ kind }) => kind !== 'supplier_code')
      .map(({ kind, value }) => ({ key: `${kind} ${value}`, label: `the code ${value}` })),
  ],
  rehearse: (tx, rows) =>
    rows.some(({ supplier }) => supplier) ? undefined : foreseeItems(tx, rows),
  apply: async (tx, rows) => {
    const saved = await saveItems(tx, itemsOf(rows))
    const outcomes = saved.map(outcomeOf)
    await saveTerms(tx, rows, saved, outcomes)
    return outcomes
  },
  revert: async (tx, changes) => [
    ...(await revertTerms(tx, ofKind(changes, 'supplier_item'))),
    ...(await revertMadeSuppliers(tx, ofKind(changes, 'supplier'))),
    ...(await revertSavedItems(tx, ofKind(changes, 'item'))),
  ],
})

function itemsOf(rows: ItemRow[]) {
  return rows.map(({ item }) => item)
}

async function foreseeItems(tx: Tx, rows: ItemRow[]): Promise<RowOutcome[]> {
  return (await saveItems(tx, itemsOf(rows), { dryRun: true })).map(outcomeOf)
}

function outcomeOf(saved: SaveOutcome): RowOutcome {
  if (saved.outcome === 'refused')
    return { outcome: 'refused', code: saved.code, reason: saved.reason }
  if (saved.outcome === 'unchanged') return { outcome: 'unchanged' }
  const { outcome, itemId, before, after } = saved
  return { outcome, changes: [{ subjectKind: 'item', subjectId: itemId, before, after }] }
}

/** Saves what rows say about suppliers, and joins it to their outcomes. */
async function saveTerms(
  tx: Tx,
  rows: ItemRow[],
  saved: SaveOutcome[],
  outcomes: RowOutcome[],
): Promise<void> {
  const told = rows.flatMap(({ supplier }, index) => {
    const item = saved[index]
    return supplier && item && item.outcome !== 'refused' ? [{ index, supplier, item }] : []
  })
  if (told.length === 0) return
  const { ids, made } = await findOrMakeSuppliers(
    tx,
    told.map(({ supplier }) => supplier.name),
  )
  const terms = await saveSupplierItems(
    tx,
    told.map(({ supplier, item }) => ({
      supplierId: ids.get(supplier.name) as string,
      itemId: item.itemId,
      supplierSku: supplier.sku,
      unitCost: supplier.unitCost,
    })),
  )
  for (const [position, { index, supplier }] of told.entries()) {
    const { change, supplierId, itemId, before, after } = terms[position] as (typeof terms)[0]
    const subjectId = `${supplierId} ${itemId}`
    if (change !== 'unchanged')
      outcomes[index] = withChange(outcomes[index] as RowOutcome, {
        subjectKind: 'supplier_item',
        subjectId,
        before,
        after,
      })
    const supplierMade = made.get(supplier.name)
    if (supplierMade) {
      outcomes[index] = withChange(outcomes[index] as RowOutcome, supplierMade)
      made.delete(supplier.name)
    }
  }
}

function withChange(outcome: RowOutcome, change: RowChange): RowOutcome {
  if (outcome.outcome === 'refused') return outcome
  if (outcome.outcome === 'unchanged') return { outcome: 'changed', changes: [change] }
  return { ...outcome, changes: [...outcome.changes, change] }
}

/** Suppliers by their code, else by their name in any case; who is not there is made. */
async function findOrMakeSuppliers(
  tx: Tx,
  names: string[],
): Promise<{ ids: Map<string, string>; made: Map<string, RowChange> }> {
  const wanted = [...new Set(names)]
  let known = await findSuppliersByName(tx, wanted)
  if (wanted.every((name) => pickSupplier(known, name)))
    return { ids: idsOf(known, wanted), made: new Map() }
  // Two batches may want the same new supplier; the second one waits and finds it.
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('supplier'))`)
  known = await findSuppliersByName(tx, wanted)
  // The first spelling is the one that is kept.
  const unknown = new Map(
    wanted
      .filter((name) => !pickSupplier(known, name))
      .toReversed()
      .map((name) => [name.toLowerCase(), name]),
  )
  const saved = await saveSuppliers(
    tx,
    [...unknown.values()].map((name) => ({ code: normalizeText(name).slice(0, 100), name })),
  )
  const made = new Map<string, RowChange>()
  for (const { id, change, before, after } of saved) {
    known.push({ id, code: after.code, name: after.name.toLowerCase() })
    if (change === 'created')
      made.set(after.name, { subjectKind: 'supplier', subjectId: id, before, after })
  }
  return { ids: idsOf(known, wanted), made }
}

interface NamedSupplier {
  id: string
  code: string
  name: string
}

function findSuppliersByName(tx: Tx, names: string[]): Promise<NamedSupplier[]> {
  return tx.many<NamedSupplier>(sql`
    select id, code, lower(name) as name from supplier
     where code = any(${names}::text[])
        or lower(name) = any(${names.map((name) => name.toLowerCase())}::text[])
     order by code`)
}

function pickSupplier(known: NamedSupplier[], text: string): NamedSupplier | undefined {
  return (
    known.find(({ code }) => code === text) ?? known.find(({ name }) => name === text.toLowerCase())
  )
}

function idsOf(known: NamedSupplier[], names: string[]): Map<string, string> {
  return new Map(names.map((name) => [name, pickSupplier(known, name)?.id as string]))
}

function ofKind(changes: StoredChange[], kind: string): StoredChange[] {
  return changes.filter(({ subjectKind }) => subjectKind === kind)
}

async function revertTerms(tx: Tx, changes: StoredChange[]): Promise<KeptChange[]> {
  if (changes.length === 0) return []
  const reverted = await revertSupplierItems(
    tx,
    changes.map(({ subjectId, before, after }) => {
      const [supplierId = '', itemId = ''] = subjectId.split(' ')
      return {
        supplierId,
        itemId,
        before: before as SupplierItemTerms | null,
        after: after as SupplierItemTerms,
      }
    }),
  )
  return changes.flatMap(({ rowNumber }, index) =>
    reverted[index] ? [] : [kept(rowNumber, "The supplier's terms were changed since; they stay.")],
  )
}

/** A supplier that the import made goes when nobody buys from it any more; otherwise it may stay. */
async function revertMadeSuppliers(tx: Tx, changes: StoredChange[]): Promise<KeptChange[]> {
  if (changes.length === 0) return []
  const outcomes = await revertSuppliers(
    tx,
    changes.map(({ subjectId, after }) => ({
      id: subjectId,
      before: null,
      after: after as SavedSupplier['after'],
    })),
  )
  return changes.flatMap(({ rowNumber }, index) =>
    outcomes[index] === 'kept'
      ? [kept(rowNumber, 'The supplier was changed or is used since; it stays.')]
      : [],
  )
}

async function revertSavedItems(tx: Tx, changes: StoredChange[]): Promise<KeptChange[]> {
  if (changes.length === 0) return []
  const edited = await findEditedItems(tx, changes)
  const taken = changes.filter(({ subjectId, before }) => before || !edited.has(subjectId))
  const outcomes = await revertItems(
    tx,
    taken.map(({ subjectId, before, after }) => ({
      itemId: subjectId,
      before: before as ItemChange['before'],
      after: after as ItemChange['after'],
    })),
  )
  return [
    ...changes
      .filter(({ subjectId, before }) => !before && edited.has(subjectId))
      .map(({ rowNumber }) => kept(rowNumber, 'The item was changed since; it stays.')),
    ...taken.flatMap(({ rowNumber }, index) => {
      if (outcomes[index] === 'kept')
        return [kept(rowNumber, 'The item was changed since; it stays.')]
      if (outcomes[index] === 'archived')
        return [
          {
            rowNumber,
            code: 'item_in_use',
            reason: 'The item has stock, sales or a supplier by now; it was archived, not deleted.',
          },
        ]
      return []
    }),
  ]
}

/** Items that someone has worked on after the import made them: deleting them would destroy that. */
async function findEditedItems(tx: Tx, changes: StoredChange[]): Promise<Set<string>> {
  const made = changes.filter(({ before }) => !before).map(({ subjectId }) => subjectId)
  const rows = await tx.many<{ id: string }>(sql`
    select id from item where id = any(${made}::uuid[]) and version > 1`)
  return new Set(rows.map(({ id }) => id))
}

function kept(rowNumber: number, reason: string): KeptChange {
  return { rowNumber, code: 'changed_since', reason }
}
