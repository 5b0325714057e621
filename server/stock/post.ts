import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import {
  type Checked,
  checkMove,
  type Item,
  markExpired,
  type Place,
  readItems,
  readPlaces,
} from './checkMove.ts'
import { refreshLapses } from './lapse.ts'
import {
  type BalanceKey,
  balanceKeyText,
  type ItemAtSite,
  lockAvailability,
  readBalances,
} from './lock.ts'
import { ensureLots } from './lots.ts'
import { moveSerials, refuseMisplacedSerials, refuseSerialTwice, refuseUnnamed } from './serials.ts'
import { appendShortEvents } from './short.ts'

export type Condition = (typeof CONDITIONS)[number]
export const CONDITIONS = ['sellable', 'inspection', 'quarantine', 'damaged', 'expired'] as const

/** Why units move; each move may say its own reference, reason, note and time. */
export interface Cause {
  /** receipt, shipment, adjustment, opening_balance, move, reversal … */
  kind: string
  documentId: string
  reference?: string | undefined
  reason?: string | undefined
  note?: string | undefined
  /** When it happened on the floor; now, unless it is recorded later. */
  occurredAt?: string | undefined
}

/** Units of one item from one location to another. */
export interface Move {
  itemId: string
  fromLocationId: string
  toLocationId: string
  quantity: number
  fromCondition?: Condition | undefined
  toCondition?: Condition | undefined
  lot?: string | undefined
  /** The expiry date of a lot that is new. */
  expiresOn?: string | undefined
  /** The name of each unit, where the item is tracked by serial; each becomes a movement of its own. */
  serials?: string[] | undefined
  /** On a movement into stock; the item's own cost unless given. */
  unitCost?: string | null | undefined
  /** The line of the document. */
  line?: number | undefined
  reversesId?: string | undefined
  expectedReceiptId?: string | undefined
  reason?: string | undefined
  note?: string | undefined
}

/** What the ledger wrote. */
export interface Posting {
  movements: { id: string; itemId: string; line: number }[]
  /** The availability rows that changed, as they are now. */
  changes: AvailabilityChange[]
}

export interface AvailabilityChange extends ItemAtSite {
  onHand: number
  unavailable: number
  committed: number
  held: number
  available: number
}

interface BalanceDelta extends BalanceKey {
  siteId: string
  delta: number
}

interface AvailabilityDelta extends ItemAtSite {
  onHand: number
  unavailable: number
}

/**
 * The only writer of the ledger: movements, balances and availability in one transaction.
 * Physical truth is never refused for being promised; only a balance below zero is.
 */
export async function postMovements(tx: Tx, cause: Cause, moves: Move[]): Promise<Posting> {
  refuseFuture(tx, cause)
  if (moves.length === 0) return { movements: [], changes: [] }
  const items = await readItems(tx, moves)
  const places = await readPlaces(tx, moves)
  const checked = moves.flatMap((move, index) => checkMove(move, index, items, places))
  refuseSerialTwice(checked)
  const named = namedMoves(checked)
  await refuseMisplacedSerials(tx, named)
  await ensureLots(
    tx,
    checked.filter(({ from, reversesId }) => from.siteId === null && !reversesId),
  )
  await markExpired(tx, checked)
  const changes: AvailabilityChange[] = []
  for (const [bucket, group] of byBucket(checked))
    changes.push(...(await postBucket(tx, cause, bucket, group, { items, places })))
  await moveSerials(tx, namedMoves(checked))
  await refuseUnnamed(tx, unnamedSources(checked, items))
  await refreshLapses(tx, lotPlaces(checked))
  const fell = new Set(checked.map(({ itemId, from }) => `${itemId}/${from.siteId}`))
  await appendShortEvents(
    tx,
    changes.filter(({ itemId, siteId }) => fell.has(`${itemId}/${siteId}`)),
  )
  return { movements: checked.map(({ id, itemId, line }) => ({ id, itemId, line })), changes }
}

function refuseFuture(tx: Tx, { occurredAt }: Cause): void {
  if (occurredAt && Date.parse(occurredAt) > tx.clock.milliseconds())
    throw new Problem(422, 'in_the_future', { occurredAt })
}

function namedMoves(moves: Checked[]) {
  return moves.flatMap(({ from, to, serial, ...move }) =>
    serial === null ? [] : { ...move, serial, fromSiteId: from.siteId, toSiteId: to.siteId },
  )
}

/** The balances that units of a tracked item leave without being named. */
function unnamedSources(moves: Checked[], items: Map<string, Item>): BalanceKey[] {
  return moves
    .filter(({ serial, from }) => serial === null && from.siteId !== null)
    .filter(({ itemId }) => items.get(itemId)?.tracksSerials)
    .map(({ itemId, from, lot, fromCondition }) => ({
      itemId,
      locationId: from.id,
      lot,
      condition: fromCondition,
    }))
}

/** Where units of a lot came or went. */
function lotPlaces(moves: Checked[]): ItemAtSite[] {
  return moves
    .filter(({ lot }) => lot !== '')
    .flatMap(({ itemId, from, to }) =>
      [from.siteId, to.siteId].flatMap((siteId) => (siteId === null ? [] : { itemId, siteId })),
    )
}

/** Groups by bucket in ascending order: the first part of the one global order of locks. */
function byBucket(moves: Checked[]): [number, Checked[]][] {
  return [...Map.groupBy(moves, (move) => move.bucket)].toSorted(([a], [b]) => a - b)
}

async function postBucket(
  tx: Tx,
  cause: Cause,
  bucket: number,
  moves: Checked[],
  names: { items: Map<string, Item>; places: Map<string, Place> },
): Promise<AvailabilityChange[]> {
  const balances = sumBalances(moves)
  const availability = sumAvailability(moves)
  await lockAvailability(tx, availability)
  await insertMissingBalances(tx, bucket, balances)
  await refuseBelowZero(tx, bucket, balances, names)
  return writeBucket(tx, cause, bucket, moves, balances, availability)
}

// An update joined to rows applies only one of two rows for the same target, so targets are summed first.
function sumBalances(moves: Checked[]): BalanceDelta[] {
  const sums = new Map<string, BalanceDelta>()
  const add = (place: Place, condition: Condition, move: Checked, delta: number) => {
    if (place.siteId === null) return
    const { itemId, lot } = move
    const key = { itemId, locationId: place.id, lot, condition }
    const sum = sums.get(balanceKeyText(key))
    if (sum) sum.delta += delta
    else sums.set(balanceKeyText(key), { ...key, siteId: place.siteId, delta })
  }
  for (const move of moves) {
    add(move.from, move.fromCondition, move, -move.quantity)
    add(move.to, move.toCondition, move, move.quantity)
  }
  return [...sums.values()]
}

function sumAvailability(moves: Checked[]): AvailabilityDelta[] {
  const sums = new Map<string, AvailabilityDelta>()
  const add = (place: Place, condition: Condition, itemId: string, delta: number) => {
    const { siteId } = place
    if (siteId === null) return
    const key = `${itemId}/${siteId}`
    const sum = sums.get(key) ?? { itemId, siteId, onHand: 0, unavailable: 0 }
    sum.onHand += delta
    if (condition !== 'sellable') sum.unavailable += delta
    sums.set(key, sum)
  }
  for (const move of moves) {
    add(move.from, move.fromCondition, move.itemId, -move.quantity)
    add(move.to, move.toCondition, move.itemId, move.quantity)
  }
  return [...sums.values()]
}

// Missing rows first: an upsert checks the proposed row before it becomes an update, and so refuses
// a legal outgoing movement.
async function insertMissingBalances(
  tx: Tx,
  bucket: number,
  balances: BalanceDelta[],
): Promise<void> {
  await tx.run(sql`
    insert into stock_balance (bucket, item_id, location_id, lot, condition, site_id, updated_at)
    select ${bucket}::smallint, "itemId", "locationId", lot, condition, "siteId", ${tx.clock.now()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(balances)}::jsonb)
        as row("itemId" uuid, "locationId" uuid, lot text, condition text, "siteId" uuid)
     order by "itemId", "siteId", "locationId", lot, condition
        on conflict do nothing`)
}

/** Says what is missing where; the table's own check stands behind it. */
async function refuseBelowZero(
  tx: Tx,
  bucket: number,
  balances: BalanceDelta[],
  names: { items: Map<string, Item>; places: Map<string, Place> },
): Promise<void> {
  const outgoing = balances.filter(({ delta }) => delta < 0)
  if (outgoing.length === 0) return
  const now = await readBalances(tx, bucket, outgoing)
  const lines = outgoing
    .map((row) => ({ ...row, onHand: now.get(balanceKeyText(row))?.quantity ?? 0 }))
    .filter(({ onHand, delta }) => onHand + delta < 0)
    .map(({ itemId, locationId, lot, condition, onHand, delta }) => ({
      sku: names.items.get(itemId)?.sku,
      location: names.places.get(locationId)?.path,
      lot,
      condition,
      requested: -delta,
      onHand,
    }))
  if (lines.length > 0) throw new Problem(409, 'not_enough_on_hand', { lines })
}

async function writeBucket(
  tx: Tx,
  cause: Cause,
  bucket: number,
  moves: Checked[],
  balances: BalanceDelta[],
  availability: AvailabilityDelta[],
): Promise<AvailabilityChange[]> {
  const now = tx.clock.now()
  return tx.many<AvailabilityChange>(sql`
    with written as (
      insert into stock_movement (
        bucket, id, item_id, from_location_id, to_location_id, from_condition, to_condition, lot,
        serial, quantity, unit_cost, cause, document_id, document_line, reference, reason, note,
        reverses_id, expected_receipt_id, actor_kind, actor_id, actor_name, via, occurred_at, recorded_at)
      select ${bucket}::smallint, id, "itemId", "fromLocationId", "toLocationId", "fromCondition",
             "toCondition", lot, serial, quantity, "unitCost", ${cause.kind}, ${cause.documentId}::uuid,
             line, ${cause.reference ?? ''}, coalesce(nullif(reason, ''), ${cause.reason ?? ''}),
             coalesce(nullif(note, ''), ${cause.note ?? ''}), "reversesId",
             "expectedReceiptId", ${tx.actor.kind}, ${tx.actor.id}, ${tx.actor.name}, ${tx.origin.via},
             ${cause.occurredAt ?? now}::timestamptz, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(moves.map(({ from, to, ...move }) => move))}::jsonb)
          as row(id uuid, "itemId" uuid, "fromLocationId" uuid, "toLocationId" uuid, "fromCondition" text,
                 "toCondition" text, lot text, serial text, quantity bigint, "unitCost" numeric,
                 line integer, reason text, note text, "reversesId" uuid,
                 "expectedReceiptId" uuid)
    ), balanced as (
      update stock_balance b
         set quantity = b.quantity + row.delta, version = b.version + 1, updated_at = ${now}
        from jsonb_to_recordset(${JSON.stringify(balances.filter(({ delta }) => delta !== 0))}::jsonb)
          as row("itemId" uuid, "locationId" uuid, lot text, condition text, delta bigint)
       where b.bucket = ${bucket} and b.item_id = row."itemId" and b.location_id = row."locationId"
         and b.lot = row.lot and b.condition = row.condition
    )
    update stock_availability a
       set on_hand = a.on_hand + row."onHand", unavailable = a.unavailable + row.unavailable,
           version = a.version + 1, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(availability.filter((row) => row.onHand !== 0 || row.unavailable !== 0))}::jsonb)
        as row("itemId" uuid, "siteId" uuid, "onHand" bigint, unavailable bigint)
     where a.bucket = ${bucket} and a.item_id = row."itemId" and a.site_id = row."siteId"
    returning a.item_id as "itemId", a.site_id as "siteId", a.on_hand as "onHand", a.unavailable,
              a.committed, a.held, a.available`)
}
