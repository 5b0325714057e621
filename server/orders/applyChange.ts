import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { lockReservation } from '../stock/reservations.ts'
import { setPromise } from '../stock/setPromise.ts'
import { type AllocationPlan, allocateUnits, type LineNeed } from './allocate.ts'
import {
  type ComingBack,
  type Departure,
  type DepartureSays,
  departuresBySite,
  findShippedUnits,
  type MovedLine,
  shipUnits,
  takeBackUnits,
} from './moveUnits.ts'
import { type OrderItem, partsOfUnit, readOrderItems } from './orderItems.ts'
import {
  type Allocation,
  countUnits,
  type LineRow,
  type OrderRow,
  openUnits,
  readAllocations,
  saveAllocations,
  saveLines,
  stateOfOrder,
  updateOrderRow,
} from './orderRows.ts'
import { listCandidates } from './orderSites.ts'
import { countUnspokenFor } from './shortages.ts'
import { stepsBetween, type UnitCounts, type UnitStep } from './unitStates.ts'

/** An order as it was and as it is to be; what stock has to do follows from the difference. */
export interface OrderChange {
  before: { order: OrderRow; lines: LineRow[] }
  order: OrderRow
  /** All lines, in their order. */
  lines: LineRow[]
  /** What caused it: a line's same step by the same cause is done once. */
  cause: string
  /** Already accepted by a channel: taken whatever the stock. */
  accepted: boolean
  /** By line: the site that units leave from. */
  leavingFrom?: Map<string, string> | undefined
  says?: DepartureSays | undefined
  /** Units that are to be shipped from another site than so far. */
  moves?: { lineId: string; siteId: string; quantity: number }[] | undefined
  /** By line: where units come back to. */
  comingBack?: Map<string, ComingBack> | undefined
}

/** What a change has done. */
export interface AppliedChange {
  order: OrderRow
  lines: LineRow[]
  steps: (UnitStep & { line: LineRow })[]
  /** Lines with units that were given a site now, although no site has them. */
  short: (AllocationPlan['short'][number] & { line: LineRow; sku: string })[]
  departures: Departure[]
}

/** Brings an order, its promise and its stock to what it is to be, in one transaction. */
export async function applyOrderChange(tx: Tx, change: OrderChange): Promise<AppliedChange> {
  // The promise before any availability: the one order of locks.
  const { reservationId } = change.before.order
  if (reservationId !== null) await lockReservation(tx, reservationId)
  const items = await readOrderItems(tx, change.lines)
  const steps = change.lines.flatMap((line) =>
    stepsOfLine(change, line).map((step) => ({ ...step, line })),
  )
  const leaving = sumSteps(steps, ['ship', 'leave'])
  const plan = await planSites(tx, change, leaving, items)
  const short = plan.short.map((row) => {
    const line = change.lines.find(({ id }) => id === row.lineId) as LineRow
    return { ...row, line, sku: items.get(line.itemId ?? '')?.sku ?? '' }
  })
  if (!change.accepted) await refuseShort(tx, short, items)
  if (!change.accepted) await refuseUnexpected(tx, short, items)
  const lines = markBackorders(change, short, items)
  await saveLines(tx, lines)
  const order = await promise(tx, { ...change, lines }, plan.allocations, items)
  const departures = await depart(tx, change, order, leaving, plan.allocations, items)
  const returnedBy = await comeBack(tx, change, order, sumSteps(steps, ['return']), items)
  const left = withoutDeparted(plan.allocations, departures)
  await saveAllocations(tx, order.id, left, change.before.lines.length === 0)
  const settled = await settleOrder(tx, change, order, lines)
  await recordEffects(tx, change, settled, steps, departures, returnedBy)
  return { order: settled, lines, steps, short, departures }
}

function stepsOfLine({ before, order }: OrderChange, line: LineRow): UnitStep[] {
  const known = before.lines.find(({ id }) => id === line.id)
  const after = countUnits(order, line)
  const wasKnown = known !== undefined && (known.itemId !== null || line.itemId === null)
  const counts = wasKnown ? countUnits(before.order, known) : countFirst(known, line)
  return stepsBetween(counts, after)
}

/** What had left before our books began has taken nothing from them. */
function countFirst(known: LineRow | undefined, line: LineRow): UnitCounts {
  if (line.itemId === null || line.fulfilledBy === 'channel') return {}
  const shipped = Math.min(line.shippedBefore, line.shipped - line.returned)
  return { shipped, [known ? 'unmapped' : 'new']: line.ordered - shipped }
}

function sumSteps(steps: AppliedChange['steps'], effects: string[]): MovedLine[] {
  const sums = new Map<string, MovedLine>()
  for (const { line, quantity, effect } of steps) {
    if (!effects.includes(effect)) continue
    sums.set(line.id, { line, quantity: quantity + (sums.get(line.id)?.quantity ?? 0) })
  }
  return [...sums.values()]
}

async function planSites(
  tx: Tx,
  { before, order, lines, leavingFrom, moves }: OrderChange,
  leaving: MovedLine[],
  items: Map<string, OrderItem>,
): Promise<AllocationPlan> {
  const current = before.lines.length > 0 ? await readAllocations(tx, order.id) : []
  const needs = lines
    .filter(({ itemId }) => itemId !== null)
    .map((line): LineNeed => {
      const leaves = leaving.find((row) => row.line.id === line.id)?.quantity ?? 0
      const open = line.fulfilledBy === 'merchant' ? openUnits(line) : 0
      return {
        line,
        quantity: open + leaves,
        leaving: leaves,
        leavingFrom: leaves > 0 ? leavingFrom?.get(line.id) : undefined,
        move: moves?.find(({ lineId }) => lineId === line.id),
      }
    })
  const used = new Set(current.map(({ siteId }) => siteId))
  return allocateUnits(tx, needs, current, await listCandidates(tx, order, used), items)
}

/** A new promise must be covered, unless its line may wait. */
async function refuseShort(
  tx: Tx,
  short: AppliedChange['short'],
  items: Map<string, OrderItem>,
): Promise<void> {
  const refused = short.filter(
    ({ line }) => line.meets === 'stock' && !items.get(line.itemId ?? '')?.backorderable,
  )
  if (refused.length === 0) return
  const sites = await tx.many<{ id: string; site: string }>(sql`
    select id, path as site from location where id = any(${refused.map(({ siteId }) => siteId)}::uuid[])`)
  throw new Problem(409, 'not_enough_stock', {
    lines: refused.map(({ lineId, sku, siteId, quantity, available }) => ({
      lineId,
      sku,
      site: sites.find(({ id }) => id === siteId)?.site ?? '',
      short: quantity,
      available,
    })),
  })
}

/** A preorder waits for units that are expected and that nobody else waits for. */
async function refuseUnexpected(
  tx: Tx,
  short: AppliedChange['short'],
  items: Map<string, OrderItem>,
): Promise<void> {
  for (const { line, lineId, sku, siteId, quantity } of short) {
    if (line.meets !== 'preorder') continue
    for (const part of partsOfUnit(line, items)) {
      const expected = await countUnspokenFor(tx, { itemId: part.itemId, siteId })
      const fits = Math.floor(expected / part.quantity)
      if (fits < quantity)
        throw new Problem(409, 'not_enough_expected', {
          lines: [{ lineId, sku, short: quantity, expected: Math.max(0, fits) }],
        })
    }
  }
}

/** What may wait, and has to, says so. */
function markBackorders(
  { lines }: OrderChange,
  short: AppliedChange['short'],
  items: Map<string, OrderItem>,
): LineRow[] {
  const waiting = new Set(short.map(({ lineId }) => lineId))
  return lines.map((line) =>
    line.meets === 'stock' && waiting.has(line.id) && items.get(line.itemId ?? '')?.backorderable
      ? { ...line, meets: 'backorder' }
      : line,
  )
}

async function promise(
  tx: Tx,
  { order, lines }: OrderChange,
  allocations: Allocation[],
  items: Map<string, OrderItem>,
): Promise<OrderRow> {
  const siteIds = [...new Set(allocations.map(({ siteId }) => siteId))]
  const sites = await tx.many<{ id: string; site: string }>(sql`
    select id, path as site from location where id = any(${siteIds}::uuid[])`)
  const rows = allocations.map((row) => ({
    ...row,
    line: lines.find(({ id }) => id === row.lineId) as LineRow,
    site: sites.find(({ id }) => id === row.siteId)?.site ?? '',
  }))
  const reservationId = await setPromise(tx, {
    reservationId: order.reservationId,
    reference: order.number,
    lines: rows.map(({ line, site, quantity }) => ({
      sku: items.get(line.itemId ?? '')?.sku ?? '',
      site,
      quantity: quantity * line.packSize,
    })),
    units: rows.flatMap(({ line, siteId, quantity }) =>
      partsOfUnit(line, items).map((part) => ({
        itemId: part.itemId,
        siteId,
        quantity: quantity * part.quantity,
      })),
    ),
  })
  return { ...order, reservationId }
}

async function depart(
  tx: Tx,
  { accepted, leavingFrom = new Map(), says = {} }: OrderChange,
  order: OrderRow,
  leaving: MovedLine[],
  allocations: Allocation[],
  items: Map<string, OrderItem>,
): Promise<Departure[]> {
  const departures: Departure[] = []
  for (const [siteId, lines] of departuresBySite(leaving, allocations, leavingFrom)) {
    if (accepted) await findShippedUnits(tx, order, siteId, lines, items)
    const documentId = await shipUnits(tx, order, siteId, lines, items, says)
    departures.push({ siteId, lines, documentId: documentId ?? '' })
  }
  return departures
}

/** Takes back what comes back; gives the document by line. */
async function comeBack(
  tx: Tx,
  { comingBack, says }: OrderChange,
  order: OrderRow,
  returning: MovedLine[],
  items: Map<string, OrderItem>,
): Promise<Map<string, string>> {
  if (returning.length === 0) return new Map()
  const lines = returning.map((row) => {
    const back = comingBack?.get(row.line.id)
    if (!back) throw new Error(`Nobody says where ${row.line.id} comes back to.`)
    return { ...row, back }
  })
  const documentId = await takeBackUnits(tx, order, lines, items, says?.note)
  return new Map(documentId ? lines.map(({ line }) => [line.id, documentId]) : [])
}

function withoutDeparted(allocations: Allocation[], departures: Departure[]): Allocation[] {
  return allocations
    .map((row) => {
      const gone = departures
        .filter(({ siteId }) => siteId === row.siteId)
        .flatMap(({ lines }) => lines)
        .filter(({ line }) => line.id === row.lineId)
        .reduce((sum, { quantity }) => sum + quantity, 0)
      return { ...row, quantity: row.quantity - gone }
    })
    .filter(({ quantity }) => quantity > 0)
}

async function settleOrder(
  tx: Tx,
  { before }: OrderChange,
  order: OrderRow,
  lines: LineRow[],
): Promise<OrderRow> {
  const state = stateOfOrder(order, lines)
  const isClosed = state === 'shipped' || state === 'cancelled'
  const settled: OrderRow = {
    ...order,
    state,
    unmappedLines: lines.filter(
      (line) => line.itemId === null && line.fulfilledBy === 'merchant' && openUnits(line) > 0,
    ).length,
    closedAt: isClosed ? (before.order.closedAt ?? tx.clock.now()) : null,
    version: order.version + 1,
    updatedAt: tx.clock.now(),
  }
  await updateOrderRow(tx, settled)
  return settled
}

async function recordEffects(
  tx: Tx,
  { cause }: OrderChange,
  order: OrderRow,
  steps: AppliedChange['steps'],
  departures: Departure[],
  returnedBy: Map<string, string>,
): Promise<void> {
  const documentOf = (line: LineRow, effect: string) => {
    if (effect === 'return') return returnedBy.get(line.id) ?? null
    if (effect !== 'ship' && effect !== 'leave') return null
    const from = departures.find(({ lines }) => lines.some((row) => row.line.id === line.id))
    return from?.documentId || null
  }
  const rows = steps.map(({ line, from, to, quantity, effect }) => ({
    id: newId(),
    line_id: line.id,
    from_state: from,
    to_state: to,
    effect,
    quantity,
    document_id: documentOf(line, effect),
  }))
  await tx.run(sql`
    insert into order_effect (id, order_id, line_id, from_state, to_state, effect, quantity, cause,
                              reservation_id, document_id, at)
    select id, ${order.id}::uuid, line_id, from_state, to_state, effect, quantity, ${cause},
           ${order.reservationId}::uuid, document_id, ${tx.clock.now()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        id uuid, line_id uuid, from_state text, to_state text, effect text, quantity bigint,
        document_id uuid)`)
}
