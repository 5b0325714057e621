import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type AppliedChange, applyOrderChange, type OrderChange } from './applyChange.ts'
import { blankOrder, siteIdsOf } from './createOrder.ts'
import { type ChannelOrderLine, mergeLines } from './mergeLines.ts'
import type { ComingBack } from './moveUnits.ts'
import { appendOrderEvent, tellShort, tellUnmapped, toldLine, toldSteps } from './orderNews.ts'
import {
  insertOrder,
  type LineRow,
  lockChannelOrder,
  type OrderRow,
  openUnits,
  readLines,
} from './orderRows.ts'
import { recordRefund, siteThatShipped } from './refundOrder.ts'
import { regionOf } from './regions.ts'
import { resolveSales } from './resolveSku.ts'
import { recordShipment } from './shipOrder.ts'
import { type ShipTo, saveShipTo } from './shipTo.ts'

/** An order as a channel tells it: whole, as it has just been read. */
export interface ChannelOrder {
  /** The account's id; part of every key. */
  channel: string
  channelName: string
  externalId: string
  number: string
  /** By the channel's own clock: older than what is known is ignored. */
  updatedAt: string
  /** Another version at the same `updatedAt` is news, the same is a duplicate. */
  version?: string | undefined
  /** When it was read: breaks the tie where `updatedAt` has only seconds. */
  readAt?: string | undefined
  /** `pending`: promised, not to be shipped yet. */
  state: 'pending' | 'open' | 'cancelled'
  /** Why the channel wants it held; nothing lifts such a hold. */
  hold?: string | null | undefined
  placedAt: string
  shipBy?: string | null | undefined
  /** Codes of the sites that serve the channel, the preferred first. */
  sites?: string[] | undefined
  /** Placed before the account was switched on: what it had shipped by then left before our books began. */
  opening?: boolean | undefined
  /** Left out: as it is known. */
  shipTo?: ShipTo | null | undefined
  /** All of them: one that is missing has been removed. */
  lines: ChannelOrderLine[]
}

/** What became of a snapshot. */
export interface TakenOrder {
  orderId: string
  /** `stale`: something newer is known. `unchanged`: nothing new is in it. */
  outcome: 'created' | 'changed' | 'unchanged' | 'stale'
  /** Lines that wait for their mapping. */
  unmapped: number
  /** Lines that no site covers and that may not wait. */
  short: number
}

/**
 * Takes an order that a channel has accepted, whatever the stock: the same snapshot again, or an older
 * one, changes nothing, so that deliveries may come twice, late and in any order.
 */
export async function takeChannelOrder(
  tx: Tx,
  masterKey: Buffer,
  snapshot: ChannelOrder,
): Promise<TakenOrder> {
  const known = await claimOrder(tx, snapshot)
  const isNew = known.version === 0
  const age = isNew ? 'newer' : compareAge(known, snapshot)
  if (age !== 'newer') return taken(known, age === 'older' ? 'stale' : 'unchanged')
  const before = isNew ? [] : await readLines(tx, known.id)
  const order = await mergeOrder(tx, known, snapshot)
  if (snapshot.shipTo !== undefined) await saveShipTo(tx, masterKey, known.id, snapshot.shipTo)
  const resolved = await resolveSales(tx, snapshot.channel, snapshot.lines)
  const lines = mergeLines(known.id, before, snapshot, resolved)
  const change: OrderChange = {
    before: { order: known, lines: before },
    order,
    lines,
    cause: causeOf(snapshot),
    accepted: true,
    leavingFrom: await sitesOfLines(tx, lines, snapshot),
    comingBack: await backTo(tx, known, before, lines),
  }
  const applied = await applyOrAsk(tx, change)
  const outcome = outcomeOf(isNew, change, applied)
  await tell(tx, applied, before, outcome, snapshot)
  return taken(applied.order, outcome, applied.short)
}

/** The order, locked, known or new: two deliveries of a new one must not both make it. */
async function claimOrder(tx: Tx, snapshot: ChannelOrder): Promise<OrderRow> {
  const { channel, externalId, number, channelName } = snapshot
  const known = await lockChannelOrder(tx, channel, externalId)
  if (known) return known
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([channel, externalId])}, 14))`)
  const meanwhile = await lockChannelOrder(tx, channel, externalId)
  if (meanwhile) return meanwhile
  const blank = await blankOrder(tx, { source: 'channel', channel, number })
  const order = {
    ...blank,
    channelName,
    externalId,
    placedAt: snapshot.placedAt,
    opening: snapshot.opening ?? false,
  }
  await insertOrder(tx, order)
  return order
}

function compareAge(known: OrderRow, snapshot: ChannelOrder): 'older' | 'same' | 'newer' {
  const at =
    Date.parse(snapshot.updatedAt) - Date.parse(known.channelUpdatedAt ?? snapshot.updatedAt)
  if (known.channelUpdatedAt === null || at > 0) return 'newer'
  if (at < 0) return 'older'
  if ((snapshot.version ?? '') === known.channelVersion) return 'same'
  if (snapshot.readAt === undefined || known.channelReadAt === null) return 'newer'
  return Date.parse(snapshot.readAt) < Date.parse(known.channelReadAt) ? 'older' : 'newer'
}

async function mergeOrder(tx: Tx, known: OrderRow, snapshot: ChannelOrder): Promise<OrderRow> {
  const { region = '', postalCode = '' } = snapshot.shipTo ?? {}
  return {
    ...known,
    number: snapshot.number,
    channelName: snapshot.channelName,
    confirmed: snapshot.state !== 'pending',
    // What somebody has lifted here is not held again for the same reason.
    channelHold: snapshot.hold === known.holdLifted ? '' : (snapshot.hold ?? ''),
    siteIds: snapshot.sites ? await siteIdsOf(tx, snapshot.sites) : known.siteIds,
    shipRegion: snapshot.shipTo ? regionOf(region, postalCode) : known.shipRegion,
    shipBy: snapshot.shipBy === undefined ? known.shipBy : snapshot.shipBy,
    channelUpdatedAt: snapshot.updatedAt,
    channelVersion: snapshot.version ?? '',
    channelReadAt: snapshot.readAt ?? null,
  }
}

function causeOf({ updatedAt, version = '', readAt = '' }: ChannelOrder): string {
  return `snapshot ${new Date(updatedAt).toISOString()} ${version} ${readAt}`.trim()
}

async function sitesOfLines(
  tx: Tx,
  lines: LineRow[],
  snapshot: ChannelOrder,
): Promise<Map<string, string>> {
  const sites = new Map<string, string>()
  for (const { externalLineId, site } of snapshot.lines) {
    if (site === undefined) continue
    const [siteId] = await siteIdsOf(tx, [site])
    const line = lines.find((row) => row.externalLineId === externalLineId)
    if (line && siteId) sites.set(line.id, siteId)
  }
  return sites
}

/** What a channel has put back into stock lies where it was shipped from, as far as anyone knows. */
async function backTo(
  tx: Tx,
  order: OrderRow,
  before: LineRow[],
  lines: LineRow[],
): Promise<Map<string, ComingBack>> {
  const back = new Map<string, ComingBack>()
  for (const line of lines) {
    const returned = before.find(({ id }) => id === line.id)?.returned ?? 0
    if (line.returned === returned) continue
    const locationId = (await siteThatShipped(tx, order, line.id)) ?? (await firstSite(tx, order))
    back.set(line.id, { locationId })
  }
  return back
}

async function firstSite(tx: Tx, { siteIds }: OrderRow): Promise<string> {
  const [preferred] = siteIds
  if (preferred) return preferred
  const { id } = await tx.one<{ id: string }>(sql`
    select id from location where kind = 'site' order by active desc, path limit 1`)
  return id
}

// Refusals that only a person can lift: which serial left, which lot came back.
const NEEDS_HAND = new Set([
  'serial_required',
  'serial_not_there',
  'serial_on_hand',
  'lot_required',
  'expiry_required',
  'lot_expiry_differs',
  'not_a_place',
  'not_enough_on_hand',
])

/** What stock cannot do without a person waits for one; the rest of the snapshot is taken. */
async function applyOrAsk(tx: Tx, change: OrderChange): Promise<AppliedChange> {
  if (change.lines.every((line) => line.shipped === 0)) return applyOrderChange(tx, change)
  await tx.run(sql`savepoint whole_snapshot`)
  const eventCount = tx.eventCount
  try {
    return await applyOrderChange(tx, change)
  } catch (error) {
    if (!(error instanceof Problem) || !NEEDS_HAND.has(error.code)) throw error
    await tx.run(sql`rollback to savepoint whole_snapshot`)
    tx.eventCount = eventCount
    const applied = await applyOrderChange(tx, { ...change, lines: withoutMoves(change) })
    await appendOrderEvent(tx, 'needs_hand', applied.order, true, {
      reason: error.code,
      lines: change.lines.flatMap((line) => {
        const known = change.before.lines.find(({ id }) => id === line.id)
        const [shipped, returned] = [
          line.shipped - (known?.shipped ?? 0),
          line.returned - (known?.returned ?? 0),
        ]
        return shipped > 0 || returned > 0 ? [{ ...toldLine(line, shipped), returned }] : []
      }),
    })
    return applied
  }
}

function withoutMoves({ before, lines }: OrderChange): LineRow[] {
  return lines.map((line) => {
    const known = before.lines.find(({ id }) => id === line.id)
    const shipped = Math.min(line.shipped, known?.shipped ?? 0)
    return {
      ...line,
      shipped,
      shippedBefore: Math.min(line.shippedBefore, shipped),
      returned: Math.min(line.returned, known?.returned ?? 0),
    }
  })
}

async function tell(
  tx: Tx,
  applied: AppliedChange,
  before: LineRow[],
  outcome: TakenOrder['outcome'],
  snapshot: ChannelOrder,
): Promise<void> {
  const { order, lines, departures } = applied
  const isNew = outcome === 'created'
  if (isNew)
    await appendOrderEvent(tx, 'created', order, true, {
      number: order.number,
      source: order.source,
      shipBy: order.shipBy,
      lines: lines.map((line) => ({ ...toldLine(line, line.ordered), sku: line.externalSku })),
    })
  else if (outcome === 'changed')
    await appendOrderEvent(tx, 'changed', order, true, { lines: toldSteps(applied) })
  await tellUnmapped(tx, applied, before, true)
  await tellShort(tx, applied, true)
  for (const departure of departures)
    await recordShipment(tx, order, departure, {
      id: newId(),
      byChannel: true,
      shippedAt: earlierOf(snapshot.updatedAt, tx.clock.now()),
    })
  const refunded = lines.flatMap((line) => {
    const quantity = line.refunded - (before.find(({ id }) => id === line.id)?.refunded ?? 0)
    return quantity > 0 ? [{ ...toldLine(line, quantity), restock: 'none' }] : []
  })
  if (refunded.length > 0)
    await recordRefund(tx, order, { id: newId(), reason: '', byChannel: true }, refunded)
  if (order.state === 'cancelled' && !isNew && before.some((line) => openUnits(line) > 0))
    await appendOrderEvent(tx, 'cancelled', order, true, { whole: true, reason: '', lines: [] })
}

const earlierOf = (one: string, other: string) =>
  Date.parse(one) < Date.parse(other) ? one : other

function outcomeOf(
  isNew: boolean,
  { before }: OrderChange,
  { order, steps, lines }: AppliedChange,
): TakenOrder['outcome'] {
  if (isNew) return 'created'
  const isSame =
    steps.length === 0 &&
    order.state === before.order.state &&
    order.shipBy === before.order.shipBy &&
    lines.length === before.lines.length
  return isSame ? 'unchanged' : 'changed'
}

function taken(
  order: OrderRow,
  outcome: TakenOrder['outcome'],
  short: AppliedChange['short'] = [],
): TakenOrder {
  return {
    orderId: order.id,
    outcome,
    unmapped: order.unmappedLines,
    short: short.filter(({ line }) => line.meets === 'stock').length,
  }
}
