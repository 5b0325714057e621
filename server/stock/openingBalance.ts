import { ADJUSTMENT_END } from '../locations/ends.ts'
import type { Tx } from '../platform/database.ts'
import { bucketOfId, newId, newIdInBucket } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { appendDocumentEvent } from './documents.ts'
import { type BalanceKey, balanceKeyText, lockAvailability, readBalances } from './lock.ts'
import { type Cause, postMovements } from './post.ts'

/** What was said to lie somewhere when the ledger began. */
export interface OpeningRow {
  itemId: string
  locationId: string
  siteId: string
  quantity: number
  lot?: string | undefined
  expiresOn?: string | undefined
  unitCost?: string | undefined
}

/** What became of a row: `before` and `after` are the units on hand there. */
export interface OpeningResult {
  outcome: 'created' | 'changed' | 'unchanged' | 'not_enough_on_hand' | 'line_given_twice'
  before: number
  after: number
}

interface Planned extends OpeningResult {
  row: OpeningRow
  key: BalanceKey
  /** Whether these words are new and must be remembered. */
  isNews: boolean
}

/**
 * Says what lay where when the ledger began, thousands of rows at once. The first word sets what is on
 * hand; a later one corrects by its difference to the word before. Rows that would leave less than
 * nothing are reported and left out.
 */
export async function postOpeningBalances(
  tx: Tx,
  rows: OpeningRow[],
  about: {
    reference?: string | undefined
    note?: string | undefined
    occurredAt?: string | undefined
    dryRun?: boolean | undefined
  } = {},
): Promise<{ id: string; results: OpeningResult[] }> {
  const { dryRun, ...rest } = about
  const cause: Cause = { kind: 'opening_balance', documentId: newId(), ...rest }
  if (!dryRun) await lockAvailability(tx, rows)
  const plan = await planRows(tx, rows)
  const results = plan.map(({ outcome, before, after }) => ({ outcome, before, after }))
  if (dryRun || !plan.some(({ isNews }) => isNews)) return { id: cause.documentId, results }
  await writeOpeningRows(
    tx,
    cause,
    plan.filter(({ isNews }) => isNews),
  )
  const posting = await postMovements(tx, cause, movesOf(plan))
  await appendDocumentEvent(tx, 'opening_balance.created', cause, posting)
  return { id: cause.documentId, results }
}

async function planRows(tx: Tx, rows: OpeningRow[]): Promise<Planned[]> {
  const keyed = rows.map((row) => ({
    row,
    key: {
      itemId: row.itemId,
      locationId: row.locationId,
      lot: row.lot ?? '',
      condition: 'sellable',
    },
  }))
  const onHand = new Map<string, { quantity: number }>()
  const stated = new Map<string, number>()
  for (const [bucket, group] of Map.groupBy(keyed, ({ row }) => bucketOfId(row.itemId))) {
    const keys = group.map(({ key }) => key)
    for (const [text, found] of await readBalances(tx, bucket, keys)) onHand.set(text, found)
    for (const [text, quantity] of await readStated(tx, bucket, keys)) stated.set(text, quantity)
  }
  const seen = new Set<string>()
  return keyed.map(({ row, key }) => {
    const text = balanceKeyText(key)
    const balance = onHand.get(text)
    const before = balance?.quantity ?? 0
    if (seen.has(text))
      return { row, key, before, after: before, outcome: 'line_given_twice', isNews: false }
    seen.add(text)
    return planRow(row, key, before, stated.get(text), balance !== undefined)
  })
}

function planRow(
  row: OpeningRow,
  key: BalanceKey,
  before: number,
  stated: number | undefined,
  isKnown: boolean,
): Planned {
  const after = before + row.quantity - (stated ?? before)
  if (after < 0)
    return { row, key, before, after: before, outcome: 'not_enough_on_hand', isNews: false }
  const isNews = stated !== row.quantity
  if (stated === undefined && !isKnown)
    return { row, key, before, after, outcome: 'created', isNews }
  return { row, key, before, after, outcome: after === before ? 'unchanged' : 'changed', isNews }
}

async function readStated(
  tx: Tx,
  bucket: number,
  keys: BalanceKey[],
): Promise<Map<string, number>> {
  const rows = await tx.many<BalanceKey & { quantity: number }>(sql`
    select distinct on (o.item_id, o.location_id, o.lot)
           o.item_id as "itemId", o.location_id as "locationId", o.lot, o.quantity,
           'sellable' as condition
      from opening_balance o
      join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
        as row("itemId" uuid, "locationId" uuid, lot text)
        on o.item_id = row."itemId" and o.location_id = row."locationId" and o.lot = row.lot
     where o.bucket = ${bucket} and not o.reversed
     order by o.item_id, o.location_id, o.lot, o.id desc`)
  return new Map(rows.map((row) => [balanceKeyText(row), row.quantity]))
}

async function writeOpeningRows(tx: Tx, cause: Cause, plan: Planned[]): Promise<void> {
  const groups = [...Map.groupBy(plan, ({ row }) => bucketOfId(row.itemId))]
  for (const [bucket, group] of groups.toSorted(([a], [b]) => a - b)) {
    const rows = group.map(({ key, row }) => ({
      ...key,
      id: newIdInBucket(bucket),
      quantity: row.quantity,
    }))
    await tx.run(sql`
      insert into opening_balance (bucket, id, item_id, location_id, lot, quantity, document_id, created_at)
      select ${bucket}::smallint, id, "itemId", "locationId", lot, quantity, ${cause.documentId}::uuid,
             ${tx.clock.now()}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as row(id uuid, "itemId" uuid, "locationId" uuid, lot text, quantity bigint)`)
  }
}

function movesOf(plan: Planned[]) {
  return plan.flatMap(({ row, before, after }, index) => {
    if (before === after) return []
    const { itemId, locationId, lot, expiresOn, unitCost } = row
    const comes = after > before
    return {
      itemId,
      fromLocationId: comes ? ADJUSTMENT_END : locationId,
      toLocationId: comes ? locationId : ADJUSTMENT_END,
      quantity: Math.abs(after - before),
      lot,
      expiresOn,
      unitCost: comes ? unitCost : undefined,
      line: index + 1,
    }
  })
}
