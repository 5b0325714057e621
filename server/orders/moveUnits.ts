import { businessDay, dayAfter } from '../platform/businessDay.ts'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Condition } from '../stock/post.ts'
import { lockPromisable } from '../stock/readPromisable.ts'
import { type PickedUnits, shipStock } from '../stock/ship.ts'
import { bookShippedBeyondBooks, type ReturnedUnits, takeBackStock } from '../stock/takeBack.ts'
import { type OrderItem, partsOfUnit } from './orderItems.ts'
import type { Allocation, LineRow, OrderRow } from './orderRows.ts'

/** Sold units of a line that leave a site, or come back. */
export interface MovedLine {
  line: LineRow
  quantity: number
}

/** What left a site, and the document of its movements. */
export interface Departure {
  siteId: string
  lines: MovedLine[]
  documentId: string
}

/** Which of the tracked units leave, and when they did. */
export interface DepartureSays {
  serials?: Map<string, string[]> | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** Cuts units that leave to the sites that they are allocated to. */
export function departuresBySite(
  leaving: MovedLine[],
  allocations: Allocation[],
  leavingFrom: Map<string, string>,
): Map<string, MovedLine[]> {
  const bySite = new Map<string, MovedLine[]>()
  for (const { line, quantity } of leaving) {
    let missing = quantity
    const from = leavingFrom.get(line.id)
    const own = allocations
      .filter(({ lineId }) => lineId === line.id)
      .toSorted((a, b) => Number(b.siteId === from) - Number(a.siteId === from))
    for (const row of own) {
      const taken = Math.min(missing, row.quantity)
      if (taken === 0) continue
      missing -= taken
      bySite.set(row.siteId, [...(bySite.get(row.siteId) ?? []), { line, quantity: taken }])
    }
    if (missing > 0) throw new Error(`${missing} units of ${line.id} leave from nowhere.`)
  }
  return bySite
}

/** Sends units out of a site against the order's promise. */
export async function shipUnits(
  tx: Tx,
  order: OrderRow,
  siteId: string,
  lines: MovedLine[],
  items: Map<string, OrderItem>,
  says: DepartureSays,
): Promise<string | null> {
  const units = lines.flatMap(({ line, quantity }) =>
    partsOfUnit(line, items).map(
      (part): PickedUnits => ({
        itemId: part.itemId,
        siteId,
        quantity: quantity * part.quantity,
        serials: says.serials?.get(line.id),
      }),
    ),
  )
  if (units.length === 0) return null
  const { id } = await shipStock(tx, {
    reservationId: order.reservationId ?? undefined,
    units: sumPicked(units),
    reference: order.number,
    note: says.note,
    occurredAt: says.occurredAt,
  })
  return id
}

// Two lines of one item must not both pick the units that lie first.
function sumPicked(units: PickedUnits[]): PickedUnits[] {
  const sums = new Map<string, PickedUnits>()
  for (const unit of units) {
    const sum = sums.get(unit.itemId)
    const serials =
      sum?.serials || unit.serials ? [...(sum?.serials ?? []), ...(unit.serials ?? [])] : undefined
    sums.set(unit.itemId, { ...unit, serials, quantity: unit.quantity + (sum?.quantity ?? 0) })
  }
  return [...sums.values()]
}

/** A channel has shipped them, so they were there: what the books lack is found first. */
export async function findShippedUnits(
  tx: Tx,
  order: OrderRow,
  siteId: string,
  lines: MovedLine[],
  items: Map<string, OrderItem>,
): Promise<void> {
  const needed = new Map<string, number>()
  for (const { line, quantity } of lines)
    for (const part of partsOfUnit(line, items))
      needed.set(part.itemId, (needed.get(part.itemId) ?? 0) + quantity * part.quantity)
  const stock = await lockPromisable(
    tx,
    [...needed.keys()].map((itemId) => ({ itemId, siteId })),
  )
  const missing = stock
    .map(({ itemId, sellable }) => ({ itemId, quantity: (needed.get(itemId) ?? 0) - sellable }))
    .filter(({ quantity }) => quantity > 0)
  if (missing.length === 0) return
  const tracked = await readTracking(tx, missing)
  const inAYear = dayAfter(businessDay(tx.clock.now(), 'UTC'), 365)
  await bookShippedBeyondBooks(
    tx,
    missing.map((row) => ({
      ...row,
      locationId: siteId,
      ...(tracked.get(row.itemId)?.tracksLots ? { lot: order.number, expiresOn: inAYear } : {}),
    })),
    order.number,
  )
}

async function readTracking(tx: Tx, units: { itemId: string }[]) {
  const rows = await tx.many<{ id: string; tracksLots: boolean }>(sql`
    select id, tracks_lots as "tracksLots" from item
     where id = any(${units.map(({ itemId }) => itemId)}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where units of a line come back to, and how. */
export interface ComingBack {
  locationId: string
  condition?: Condition | undefined
  lot?: string | undefined
  serials?: string[] | undefined
}

/** Takes units back into stock, with the lots that were shipped where nobody names one. */
export async function takeBackUnits(
  tx: Tx,
  order: OrderRow,
  lines: (MovedLine & { back: ComingBack })[],
  items: Map<string, OrderItem>,
  note: string | undefined,
): Promise<string | null> {
  const units: ReturnedUnits[] = []
  for (const [index, { line, quantity, back }] of lines.entries())
    for (const part of partsOfUnit(line, items)) {
      const whole = { itemId: part.itemId, quantity: quantity * part.quantity }
      const lots = back.lot
        ? [{ lot: back.lot, quantity: whole.quantity }]
        : await lotsOf(tx, order, whole)
      for (const { lot, quantity: share } of lots)
        units.push({ ...whole, ...back, quantity: share, lot, line: index + 1 })
    }
  if (units.length === 0) return null
  const { id } = await takeBackStock(tx, units, { reference: order.number, note })
  return id
}

/** The lots in which an item was shipped with this order, without what has come back. */
async function lotsOf(
  tx: Tx,
  order: OrderRow,
  { itemId, quantity }: { itemId: string; quantity: number },
): Promise<{ lot: string | undefined; quantity: number }[]> {
  const rows = await tx.many<{ lot: string; quantity: number }>(sql`
    with document as (
      select document_id as id, 1 as sign from order_shipment where order_id = ${order.id}
       union
      select document_id, -1 from order_effect
       where order_id = ${order.id} and effect = 'return' and document_id is not null)
    select m.lot, sum(m.quantity * document.sign)::bigint as quantity
      from document
      join stock_movement m on m.document_id = document.id and m.item_id = ${itemId}
     group by m.lot
    having sum(m.quantity * document.sign) > 0
     order by m.lot`)
  const lots: { lot: string | undefined; quantity: number }[] = []
  let missing = quantity
  for (const row of rows) {
    const share = Math.min(missing, row.quantity)
    missing -= share
    if (share > 0) lots.push({ lot: row.lot || undefined, quantity: share })
  }
  return missing > 0 ? [...lots, { lot: undefined, quantity: missing }] : lots
}
