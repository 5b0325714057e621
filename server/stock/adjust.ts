import { findItems } from '../catalog/findItems.ts'
import { ADJUSTMENT_END } from '../locations/ends.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { bucketOfId, newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { appendDocumentEvent } from './documents.ts'
import { balanceKeyText, lockAvailability, readBalances } from './lock.ts'
import { type Cause, type Condition, type Move, type Posting, postMovements } from './post.ts'
import { type DifferencePart, partBySerials, readSerialsAt } from './serials.ts'

export const ADJUSTMENT_REASONS = [
  'found',
  'lost',
  'damaged',
  'counted',
  'theft',
  'sample',
  'expired',
  'returned',
  'correction',
  'other',
] as const

export interface AdjustmentLine {
  sku: string
  location: string
  /** Units to add, or to take away when negative. */
  quantity?: number | undefined
  /** The units that lie there in truth; instead of a quantity. */
  setTo?: number | undefined
  /** The version that the caller saw; the line is refused if the stock has changed since. */
  expectedVersion?: number | undefined
  lot?: string | undefined
  /** The name of each unit, where the item is tracked by serial. */
  serials?: string[] | undefined
  expiresOn?: string | undefined
  condition?: Condition | undefined
  unitCost?: string | undefined
  note?: string | undefined
  /** Its line in the document; counted from 1 unless given. */
  line?: number | undefined
}

export interface Adjustment {
  /** A document that other calls write too. */
  documentId?: string | undefined
  reason: (typeof ADJUSTMENT_REASONS)[number]
  lines: AdjustmentLine[]
  reference?: string | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** A line with its names looked up. */
interface Target extends AdjustmentLine {
  itemId: string
  locationId: string
  siteId: string
  lot: string
  condition: Condition
}

/** Says what is there in truth. It is never refused because units are promised. */
export async function adjustStock(tx: Tx, input: Adjustment): Promise<Posting & { id: string }> {
  const targets = await findTargets(tx, input.lines)
  const moves = await toMoves(tx, targets)
  const cause: Cause = {
    kind: 'adjustment',
    documentId: input.documentId ?? newId(),
    reference: input.reference,
    reason: input.reason,
    note: input.note,
    occurredAt: input.occurredAt,
  }
  if (moves.length === 0) return { id: cause.documentId, movements: [], changes: [] }
  const posting = await postMovements(tx, cause, moves)
  await appendDocumentEvent(tx, 'adjustment.created', cause, posting)
  return { id: cause.documentId, ...posting }
}

async function findTargets(tx: Tx, lines: AdjustmentLine[]): Promise<Target[]> {
  const items = await findItems(
    tx,
    lines.map(({ sku }) => sku),
  )
  const places = await findPlaces(
    tx,
    lines.map(({ location }) => location),
  )
  return lines.flatMap((line) => {
    const item = items.get(line.sku)
    const place = places.get(line.location)
    if (!item || !place) return []
    const { id: locationId, siteId } = place
    const { lot = '', condition = 'sellable' } = line
    return { ...line, itemId: item.id, locationId, siteId, lot, condition }
  })
}

async function toMoves(tx: Tx, targets: Target[]): Promise<Move[]> {
  const parts = targets.some(({ setTo }) => setTo !== undefined)
    ? await partsToTruth(tx, targets)
    : targets.map(partsOfChange)
  return targets.flatMap((target, index) =>
    (parts[index] ?? []).map((part) => moveOfPart(target, part, target.line ?? index + 1)),
  )
}

function partsOfChange({ quantity = 0, serials }: Target): DifferencePart[] {
  return quantity === 0 ? [] : [{ delta: quantity, serials }]
}

function moveOfPart(target: Target, { delta, serials }: DifferencePart, line: number): Move {
  const { itemId, locationId, lot, expiresOn, condition, unitCost, note } = target
  const [fromLocationId, toLocationId] =
    delta > 0 ? [ADJUSTMENT_END, locationId] : [locationId, ADJUSTMENT_END]
  return {
    itemId,
    fromLocationId,
    toLocationId,
    quantity: Math.abs(delta),
    fromCondition: condition,
    lot,
    serials,
    expiresOn,
    unitCost: delta > 0 ? unitCost : undefined,
    note,
    line,
  }
}

/** The differences to what was seen on the floor, read under lock so that nothing slips between. */
async function partsToTruth(tx: Tx, targets: Target[]): Promise<DifferencePart[][]> {
  refuseTwice(targets)
  await lockAvailability(tx, targets)
  const now = new Map<string, { quantity: number; version: number }>()
  for (const [bucket, group] of Map.groupBy(targets, ({ itemId }) => bucketOfId(itemId)))
    for (const [key, row] of await readBalances(tx, bucket, group)) now.set(key, row)
  const named = await readSerialsAt(tx, targets)
  const changed: object[] = []
  const parts = targets.map((target) => {
    const { quantity, version } = now.get(balanceKeyText(target)) ?? { quantity: 0, version: 0 }
    const { sku, location, lot, expectedVersion } = target
    if (expectedVersion !== undefined && expectedVersion !== version)
      changed.push({ sku, location, lot, onHand: quantity, version })
    if (target.setTo === undefined) return partsOfChange(target)
    const { setTo, serials = setTo === 0 ? [] : undefined } = target
    if (serials && serials.length !== setTo)
      throw new Problem(422, 'serial_required', {
        lines: [{ sku, location, quantity: setTo, serials: serials.length }],
      })
    return partBySerials(setTo - quantity, serials, named.get(balanceKeyText(target)))
  })
  if (changed.length > 0) throw new Problem(409, 'stock_changed', { lines: changed })
  return parts
}

function refuseTwice(targets: Target[]): void {
  const seen = new Set<string>()
  for (const target of targets) {
    const key = balanceKeyText(target)
    const { sku, location, lot } = target
    if (seen.has(key)) throw new Problem(422, 'line_given_twice', { sku, location, lot })
    seen.add(key)
  }
}
