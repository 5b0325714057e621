import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { loadItemRows } from './itemRows.ts'
import { type ItemChange, revertItems } from './revertItems.ts'
import { type ItemImage, type SaveItemRow, type SaveOutcome, saveItems } from './saveItems.ts'

/** What an edit did, or would do, to one item. */
export interface EditLine {
  sku: string
  outcome: 'changed' | 'unchanged' | 'refused'
  before: ItemImage
  after: ItemImage
  /** Why it was left out. */
  code: string | null
  reason: string | null
  /** What became of it when the edit was taken back. */
  reverted: string | null
}

/** An edit of many items: one document, which can be taken back. */
export interface ItemEdit {
  id: string
  note: string
  createdBy: string
  createdAt: string
  revertedAt: string | null
  revertedBy: string | null
  items: number
  lines: EditLine[]
}

// The news of an edit names this many items; who needs all of them reads the edit.
const NAMED_ITEMS = 500

/**
 * Changes fields of items that exist, each item or none of it; items that cannot be changed are left
 * out with the reason. A dry run says the same and writes nothing.
 */
export async function editItems(
  tx: Tx,
  input: { rows: SaveItemRow[]; note: string; dryRun: boolean },
): Promise<{ id: string | null; lines: EditLine[] }> {
  const { rows, note, dryRun } = input
  refuseTwice(rows)
  const stored = await loadItemRows(tx, { skus: rows.map(({ sku }) => sku) }, false)
  const known = new Set(stored.map(({ sku }) => sku))
  const outcomes = await saveItems(
    tx,
    rows.filter(({ sku }) => known.has(sku)),
    { dryRun },
  )
  const bySku = new Map(outcomes.map((outcome) => [outcome.sku, outcome]))
  const lines = rows.map(({ sku }) => lineOf(sku, bySku.get(sku)))
  const changes = outcomes.filter((outcome) => outcome.outcome === 'changed')
  if (dryRun || changes.length === 0) return { id: null, lines }
  return { id: await writeEdit(tx, note, changes), lines }
}

function refuseTwice(rows: SaveItemRow[]): void {
  const seen = new Set<string>()
  for (const { sku } of rows) {
    if (seen.has(sku)) throw new Problem(422, 'item_edited_twice', { sku })
    seen.add(sku)
  }
}

function lineOf(sku: string, outcome: SaveOutcome | undefined): EditLine {
  const line = { sku, before: {}, after: {}, code: null, reason: null, reverted: null }
  if (!outcome)
    return { ...line, outcome: 'refused', code: 'unknown_sku', reason: 'There is no such item.' }
  if (outcome.outcome === 'refused')
    return { ...line, outcome: 'refused', code: outcome.code, reason: outcome.reason }
  if (outcome.outcome !== 'changed') return { ...line, outcome: 'unchanged' }
  return { ...line, outcome: 'changed', before: outcome.before, after: outcome.after }
}

async function writeEdit(
  tx: Tx,
  note: string,
  changes: Extract<SaveOutcome, { outcome: 'changed' }>[],
): Promise<string> {
  const id = newId()
  await tx.run(sql`
    insert into item_edit (id, note, created_by, created_at)
    values (${id}, ${note}, ${tx.actor.name}, ${tx.clock.now()})`)
  const lines = changes.map(({ itemId, sku, before, after }, index) => {
    return { line: index + 1, itemId, sku, before, after }
  })
  await tx.run(sql`
    insert into item_edit_line (edit_id, line, item_id, sku, before, after)
    select ${id}::uuid, line, "itemId", sku, before, after
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as row(line integer, "itemId" uuid, sku text, before jsonb, after jsonb)`)
  await appendEvent(tx, {
    type: 'item_edit.created',
    subjectKind: 'item_edit',
    subjectId: id,
    subjectName: nameOf(changes.map(({ sku }) => sku)),
    details: {
      itemCount: changes.length,
      fields: [...new Set(changes.flatMap(({ after }) => Object.keys(after)))],
      skus: changes.slice(0, NAMED_ITEMS).map(({ sku }) => sku),
      ...(note ? { note } : {}),
    },
  })
  return id
}

function nameOf(skus: string[]): string {
  return skus.slice(0, 3).join(', ')
}

/** One edit with all that it changed. */
export async function getItemEdit(db: Queryable, id: string): Promise<ItemEdit> {
  const edit = await db.maybe<Omit<ItemEdit, 'lines' | 'items'>>(sql`
    select id, note, created_by as "createdBy", created_at as "createdAt", reverted_at as "revertedAt",
           reverted_by as "revertedBy"
      from item_edit where id = ${id}`)
  if (!edit) throw new Problem(404, 'not_found')
  const lines = await db.many<EditLine>(sql`
    select coalesce(item.sku, line.sku) as sku, 'changed' as outcome, before, after, null as code,
           null as reason, reverted
      from item_edit_line line left join item on item.id = line.item_id
     where edit_id = ${id} order by line`)
  return { ...edit, items: lines.length, lines }
}

/** Takes an edit back, once; fields that someone has changed since stay as they are. */
export async function revertItemEdit(tx: Tx, id: string): Promise<ItemEdit> {
  const edit = await tx.maybe<{ revertedAt: string | null }>(sql`
    select reverted_at as "revertedAt" from item_edit where id = ${id} for update`)
  if (!edit) throw new Problem(404, 'not_found')
  if (edit.revertedAt) throw new Problem(409, 'item_edit_reverted')
  const changes = await tx.many<ItemChange>(sql`
    select item_id as "itemId", before, after from item_edit_line where edit_id = ${id} order by line`)
  const outcomes = await revertItems(tx, changes)
  await tx.run(sql`
    update item_edit_line line set reverted = row.outcome
      from unnest(${outcomes}::text[]) with ordinality as row(outcome, number)
     where edit_id = ${id} and line.line = row.number`)
  await tx.run(sql`
    update item_edit set reverted_at = ${tx.clock.now()}, reverted_by = ${tx.actor.name} where id = ${id}`)
  const reverted = await getItemEdit(tx, id)
  await appendEvent(tx, {
    type: 'item_edit.reverted',
    subjectKind: 'item_edit',
    subjectId: id,
    subjectName: nameOf(reverted.lines.map(({ sku }) => sku)),
    details: {
      itemCount: reverted.items,
      kept: outcomes.filter((outcome) => outcome !== 'restored').length,
      skus: reverted.lines.slice(0, NAMED_ITEMS).map(({ sku }) => sku),
    },
  })
  return reverted
}
