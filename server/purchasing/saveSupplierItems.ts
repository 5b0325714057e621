import Big from 'big.js'
import type { Tx } from '../platform/database.ts'
import { appendEvent, appendEvents } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

/** A supplier's terms for an item to make or change: fields that are absent stay as they are. */
export interface SupplierItemRow {
  supplierId: string
  itemId: string
  supplierSku?: string | undefined
  unitCost?: string | null | undefined
  rank?: number | undefined
}

/** Terms as they are stored. */
export interface SupplierItemTerms {
  supplierSku: string
  unitCost: string | null
  rank: number
}

/** What saving did with one row; `before` is null where there were no terms. */
export interface SavedSupplierItem {
  supplierId: string
  itemId: string
  change: 'created' | 'changed' | 'unchanged'
  before: SupplierItemTerms | null
  after: SupplierItemTerms
}

/** Saves terms set-based; answers in the order of the rows, which name each pair once. */
export async function saveSupplierItems(
  tx: Tx,
  rows: SupplierItemRow[],
): Promise<SavedSupplierItem[]> {
  const known = await lockTerms(tx, rows)
  const saved = rows.map((row) => decideTerms(row, known.get(keyOf(row))))
  await writeTerms(
    tx,
    saved.filter(({ change }) => change !== 'unchanged'),
  )
  return saved
}

/** Ends a supplier's terms for an item. */
export async function removeSupplierItem(
  tx: Tx,
  pair: { supplierId: string; itemId: string },
): Promise<void> {
  const known = await lockTerms(tx, [pair])
  const before = known.get(keyOf(pair))
  if (!before) throw new Problem(404, 'supplier_item_not_found')
  await tx.run(sql`
    delete from supplier_item
     where supplier_id = ${pair.supplierId} and item_id = ${pair.itemId}`)
  await appendTermsEvents(tx, 'supplier_item.removed', [{ ...pair, before, after: null }])
}

/** Puts back the terms of before, but only where they still are what the save left. */
export async function revertSupplierItems(
  tx: Tx,
  changes: Pick<SavedSupplierItem, 'supplierId' | 'itemId' | 'before' | 'after'>[],
): Promise<boolean[]> {
  const known = await lockTerms(tx, changes)
  const same = changes.map((change) => {
    const now = known.get(keyOf(change))
    return now !== undefined && isSame(now, change.after)
  })
  const reverted = changes.filter((_, index) => same[index])
  await writeTerms(
    tx,
    reverted.flatMap(({ before, after, ...pair }) =>
      before ? [{ ...pair, change: 'changed' as const, before: after, after: before }] : [],
    ),
  )
  const made = reverted.filter(({ before }) => before === null)
  await tx.run(sql`
    delete from supplier_item using ${pairRecords(made)}
     where supplier_item.supplier_id = row."supplierId" and supplier_item.item_id = row."itemId"`)
  await appendTermsEvents(
    tx,
    'supplier_item.removed',
    made.map(({ after, ...pair }) => ({ ...pair, before: after, after: null })),
  )
  return same
}

async function lockTerms(
  tx: Tx,
  pairs: { supplierId: string; itemId: string }[],
): Promise<Map<string, SupplierItemTerms>> {
  const rows = await tx.many<SupplierItemTerms & { supplierId: string; itemId: string }>(sql`
    select supplier_id as "supplierId", item_id as "itemId", supplier_sku as "supplierSku",
           trim_scale(unit_cost)::text as "unitCost", rank
      from supplier_item
      join ${pairRecords(pairs)}
        on supplier_item.supplier_id = row."supplierId" and supplier_item.item_id = row."itemId"
     order by supplier_id, item_id
       for update of supplier_item`)
  return new Map(
    rows.map(({ supplierSku, unitCost, rank, ...pair }) => [
      keyOf(pair),
      { supplierSku, unitCost, rank },
    ]),
  )
}

function pairRecords(pairs: { supplierId: string; itemId: string }[]) {
  const rows = pairs.map(({ supplierId, itemId }) => ({ supplierId, itemId }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("supplierId" uuid, "itemId" uuid)`
}

function keyOf({ supplierId, itemId }: { supplierId: string; itemId: string }): string {
  return `${supplierId} ${itemId}`
}

function decideTerms(
  row: SupplierItemRow,
  before: SupplierItemTerms | undefined,
): SavedSupplierItem {
  const { supplierId, itemId, supplierSku, unitCost, rank } = row
  const old = before ?? { supplierSku: '', unitCost: null, rank: 1 }
  const after = {
    supplierSku: supplierSku ?? old.supplierSku,
    unitCost: unitCost === undefined ? old.unitCost : unitCost && new Big(unitCost).toFixed(),
    rank: rank ?? old.rank,
  }
  const pair = { supplierId, itemId, after }
  if (!before) return { ...pair, change: 'created', before: null }
  return { ...pair, change: isSame(before, after) ? 'unchanged' : 'changed', before }
}

function isSame(one: SupplierItemTerms, other: SupplierItemTerms): boolean {
  return (
    one.supplierSku === other.supplierSku &&
    one.unitCost === other.unitCost &&
    one.rank === other.rank
  )
}

async function writeTerms(tx: Tx, saved: SavedSupplierItem[]): Promise<void> {
  if (saved.length === 0) return
  const rows = saved.map(({ supplierId, itemId, after }) => ({ supplierId, itemId, ...after }))
  await tx.run(sql`
    insert into supplier_item (supplier_id, item_id, supplier_sku, unit_cost, rank)
    select "supplierId", "itemId", "supplierSku", "unitCost", rank
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        "supplierId" uuid, "itemId" uuid, "supplierSku" text, "unitCost" numeric, rank integer)
     order by "supplierId", "itemId"
        on conflict (supplier_id, item_id) do update
       set supplier_sku = excluded.supplier_sku, unit_cost = excluded.unit_cost, rank = excluded.rank`)
  await appendTermsEvents(tx, 'supplier_item.saved', saved)
}

// Many rows at once are one deed with one event, as in an import, which keeps each row itself.
const NAMED_ROWS = 100

async function appendTermsEvents(
  tx: Tx,
  type: string,
  changes: {
    supplierId: string
    itemId: string
    before: SupplierItemTerms | null
    after: SupplierItemTerms | null
  }[],
): Promise<void> {
  if (changes.length > NAMED_ROWS)
    return appendEvent(tx, {
      type,
      subjectKind: 'supplier_item',
      subjectId: '',
      subjectName: `${changes.length} items`,
      details: { count: changes.length },
    })
  await appendEvents(
    tx,
    changes.map(({ supplierId, itemId, before, after }) => ({
      type,
      subjectKind: 'item',
      subjectId: itemId,
      details: { supplierId, before, after },
    })),
  )
}
