import { findSites } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { AppliedChange } from './applyChange.ts'
import { changeOrder, replaceLines } from './changeOrder.ts'
import { linesOf, type NewOrderLine } from './createOrder.ts'
import { appendOrderEvent, toldSteps } from './orderNews.ts'
import { type LineRow, type Meets, type OrderRow, openUnits } from './orderRows.ts'

/** What of an order may be changed besides its lines. */
export interface OrderEdit {
  number?: string | undefined
  shipBy?: string | null | undefined
  note?: string | undefined
}

/** Changes what an order says of itself. */
export async function editOrder(
  tx: Tx,
  id: string,
  edit: OrderEdit,
): Promise<AppliedChange | undefined> {
  const applied = await changeOrder(tx, id, (order) => {
    const wanted = {
      ...order,
      number: edit.number ?? order.number,
      note: edit.note ?? order.note,
      shipBy: edit.shipBy === undefined ? order.shipBy : edit.shipBy,
    }
    const isSame =
      wanted.number === order.number &&
      wanted.note === order.note &&
      sameInstant(wanted.shipBy, order.shipBy)
    if (isSame) return undefined
    if (wanted.number !== order.number) refuseChannelOrder(order)
    return { order: wanted, cause: `edit ${order.version}` }
  })
  if (applied) await appendOrderEvent(tx, 'edited', applied.order, false, { ...edit })
  return applied
}

function sameInstant(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && Date.parse(one) === Date.parse(other))
}

/** A channel's order is edited in its channel, or the next snapshot would undo it. */
function refuseChannelOrder({ source, channelName }: OrderRow): void {
  if (source === 'channel') throw new Problem(409, 'edit_in_channel', { channel: channelName })
}

/** Adds lines to an order. */
export async function addOrderLines(
  tx: Tx,
  id: string,
  asked: NewOrderLine[],
): Promise<AppliedChange> {
  const applied = await changeOrder(tx, id, async (order, lines) => {
    refuseChannelOrder(order)
    const last = Math.max(0, ...lines.map(({ position }) => position))
    const added = await linesOf(tx, order, asked, last + 1)
    return { lines: [...lines, ...added], cause: `edit ${order.version}` }
  })
  return tellEdit(tx, applied)
}

/** What of a line may be changed. */
export interface LineEdit {
  quantity?: number | undefined
  meets?: Meets | undefined
  priceMinor?: number | null | undefined
}

/** Changes how many units a line asks for, or whether it may wait. */
export async function editOrderLine(
  tx: Tx,
  id: string,
  lineId: string,
  edit: LineEdit,
): Promise<AppliedChange | undefined> {
  const applied = await changeOrder(tx, id, (order, lines) => {
    const line = findLine(lines, lineId)
    if (edit.quantity !== undefined) refuseChannelOrder(order)
    const wanted: LineRow = {
      ...line,
      ordered: edit.quantity === undefined ? line.ordered : edit.quantity + line.cancelled,
      meets: edit.meets ?? line.meets,
      priceMinor: edit.priceMinor === undefined ? line.priceMinor : edit.priceMinor,
    }
    if (JSON.stringify(wanted) === JSON.stringify(line)) return undefined
    const least = Math.max(wanted.shipped + wanted.cancelled, wanted.refunded)
    if (wanted.ordered < least)
      throw new Problem(409, 'fewer_than_done', {
        lines: [{ lineId, requested: edit.quantity, least: least - line.cancelled }],
      })
    return { lines: replaceLines(lines, [wanted]), cause: `edit ${order.version}` }
  })
  return applied && tellEdit(tx, applied)
}

/** Takes a line out of an order, as far as it has not been shipped. */
export async function removeOrderLine(
  tx: Tx,
  id: string,
  lineId: string,
): Promise<AppliedChange | undefined> {
  const applied = await changeOrder(tx, id, (order, lines) => {
    refuseChannelOrder(order)
    const line = findLine(lines, lineId)
    if (openUnits(line) === 0) return undefined
    const wanted = { ...line, cancelled: line.cancelled + openUnits(line) }
    return { lines: replaceLines(lines, [wanted]), cause: `edit ${order.version}` }
  })
  return applied && tellEdit(tx, applied)
}

function findLine(lines: LineRow[], lineId: string): LineRow {
  const line = lines.find(({ id }) => id === lineId)
  if (!line) throw new Problem(404, 'not_found')
  return line
}

async function tellEdit(tx: Tx, applied: AppliedChange | undefined): Promise<AppliedChange> {
  if (!applied) throw new Error('An edit changes its order.')
  await appendOrderEvent(tx, 'changed', applied.order, false, { lines: toldSteps(applied) })
  return applied
}

/** Lets a short line wait for what is to come. */
export async function backorderLine(
  tx: Tx,
  id: string,
  lineId: string,
): Promise<AppliedChange | undefined> {
  const applied = await changeOrder(tx, id, (order, lines) => {
    const line = findLine(lines, lineId)
    if (line.meets !== 'stock') return undefined
    return {
      lines: replaceLines(lines, [{ ...line, meets: 'backorder' }]),
      cause: `backorder ${order.version}`,
    }
  })
  if (applied) await appendOrderEvent(tx, 'backordered', applied.order, false, { lineId })
  return applied
}

/** Ships units of a line from another site: all that are open, or some, so that the line is split. */
export async function routeOrderLine(
  tx: Tx,
  id: string,
  lineId: string,
  { site, quantity }: { site: string; quantity?: number | undefined },
): Promise<AppliedChange> {
  const siteId = (await findSites(tx, [site])).get(site)?.id ?? ''
  const applied = await changeOrder(tx, id, (order, lines) => {
    const line = findLine(lines, lineId)
    const units = quantity ?? openUnits(line)
    if (line.itemId === null) throw new Problem(409, 'line_is_unmapped', { lineId })
    if (units > openUnits(line) || units === 0)
      throw new Problem(409, 'more_than_open', {
        lines: [{ lineId, requested: units, open: openUnits(line) }],
      })
    return {
      lines,
      moves: [{ lineId, siteId, quantity: units }],
      // It is promised already; where it is not covered, that is said and not refused.
      accepted: true,
      cause: `routing ${order.version}`,
    }
  })
  if (!applied) throw new Error('A routing changes its order.')
  await appendOrderEvent(tx, 'routed', applied.order, false, { lineId, site, quantity })
  return applied
}
