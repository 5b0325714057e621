import { ADJUSTMENT_END } from '../locations/ends.ts'
import type { Tx } from '../platform/database.ts'
import { bucketOfId, newId, newIdInBucket } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { appendDocumentEvent } from './documents.ts'
import { type BalanceKey, balanceKeyText, lockAvailability, readBalances } from './lock.ts'
import { type Cause, type Move, postMovements } from './post.ts'
import { type DifferencePart, partBySerials, readSerialsAt } from './serials.ts'

/** What was said to lie somewhere when the ledger began. */
export interface OpeningRow {
  itemId: string
  locationId: string
  siteId: string
  quantity: number
  lot?: string | undefined
  /** The name of each unit, where the item is tracked by serial. */
  serials?: string[] | undefined
  expiresOn?: string | undefined
  unitCost?: string | undefined
  /** Its line in the document; counted from 1 unless given. */
  line?: number | undefined
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
  /** What has to come and to go. */
  parts: DifferencePart[]
}

/** The word before about a place: how many units, and which. */
interface Stated {
  quantity: number
  serials: string[]
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
    /** A document that other calls write too. */
    documentId?: string | undefined
    reference?: string | undefined
    note?: string | undefined
    occurredAt?: string | undefined
    dryRun?: boolean | undefined
  } = {},
): Promise<{ id: string; results: OpeningResult[] }> {
  const { dryRun, ...rest } = about
  const cause: Cause = {
    kind: 'opening_balance',
    ...rest,
    documentId: about.documentId ?? newId(),
  }
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
  const stated = new Map<string, Stated>()
  for (const [bucket, group] of Map.groupBy(keyed, ({ row }) => bucketOfId(row.itemId))) {
    const keys = group.map(({ key }) => key)
    for (const [text, found] of await readBalances(tx, bucket, keys)) onHand.set(text, found)
    for (const [text, word] of await readStated(tx, bucket, keys)) stated.set(text, word)
  }
  const lying = await readSerialsAt(
    tx,
    keyed.map(({ key }) => key),
  )
  const seen = new Set<string>()
  return keyed.map(({ row, key }) => {
    const text = balanceKeyText(key)
    const balance = onHand.get(text)
    const before = balance?.quantity ?? 0
    if (seen.has(text)) return refusedRow(row, key, before, 'line_given_twice')
    seen.add(text)
    const known = { isKnown: balance !== undefined, serials: lying.get(text) ?? [] }
    return planRow(row, key, before, stated.get(text), known)
  })
}

function refusedRow(
  row: OpeningRow,
  key: BalanceKey,
  before: number,
  outcome: 'not_enough_on_hand' | 'line_given_twice',
): Planned {
  return { row, key, before, after: before, outcome, isNews: false, parts: [] }
}

function planRow(
  row: OpeningRow,
  key: BalanceKey,
  before: number,
  stated: Stated | undefined,
  lying: { isKnown: boolean; serials: string[] },
): Planned {
  const delta = row.quantity - (stated?.quantity ?? before)
  const after = before + delta
  if (after < 0) return refusedRow(row, key, before, 'not_enough_on_hand')
  const { serials = row.quantity === 0 ? [] : undefined } = row
  const parts = partBySerials(delta, serials, stated?.serials ?? lying.serials)
  const isNews = stated?.quantity !== row.quantity || parts.length > 0
  const outcome =
    stated === undefined && !lying.isKnown ? 'created' : parts.length > 0 ? 'changed' : 'unchanged'
  return { row, key, before, after, outcome, isNews, parts }
}

async function readStated(
  tx: Tx,
  bucket: number,
  keys: BalanceKey[],
): Promise<Map<string, Stated>> {
  const rows = await tx.many<BalanceKey & Stated>(sql`
    select distinct on (o.item_id, o.location_id, o.lot)
           o.item_id as "itemId", o.location_id as "locationId", o.lot, o.quantity,
           'sellable' as condition, coalesce(named.serials, '[]') as serials
      from opening_balance o
      join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
        as row("itemId" uuid, "locationId" uuid, lot text)
        on o.item_id = row."itemId" and o.location_id = row."locationId" and o.lot = row.lot
      left join lateral (${serialsStated()}) named on true
     where o.bucket = ${bucket} and not o.reversed
     order by o.item_id, o.location_id, o.lot, o.id desc`)
  return new Map(
    rows.map(({ quantity, serials, ...key }) => [balanceKeyText(key), { quantity, serials }]),
  )
}

/** The units that all words so far have named for the place of an opening balance `o`. */
function serialsStated() {
  return sql`
    select json_agg(word.serial order by word.serial) as serials
      from (select m.serial
              from stock_movement m
              left join stock_movement r on r.bucket = m.bucket and r.reverses_id = m.id
             where m.bucket = o.bucket and m.item_id = o.item_id and m.serial is not null
               and m.cause = 'opening_balance' and m.lot = o.lot and r.id is null
               and o.location_id in (m.from_location_id, m.to_location_id)
             group by m.serial
            having sum(case when m.to_location_id = o.location_id then 1 else -1 end) > 0) word`
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

function movesOf(plan: Planned[]): Move[] {
  return plan.flatMap(({ row, parts }, index) =>
    parts.map(({ delta, serials }) => {
      const { itemId, locationId, lot, expiresOn, unitCost } = row
      const comes = delta > 0
      return {
        itemId,
        fromLocationId: comes ? ADJUSTMENT_END : locationId,
        toLocationId: comes ? locationId : ADJUSTMENT_END,
        quantity: Math.abs(delta),
        lot,
        serials,
        expiresOn,
        unitCost: comes ? unitCost : undefined,
        line: row.line ?? index + 1,
      }
    }),
  )
}
