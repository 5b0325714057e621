import { findSites } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { type AppliedChange, applyOrderChange } from './applyChange.ts'
import { appendOrderEvent, tellShort, tellUnmapped, toldLine } from './orderNews.ts'
import { insertOrder, type LineRow, type Meets, type OrderRow } from './orderRows.ts'
import { regionOf } from './regions.ts'
import { resolveSales } from './resolveSku.ts'
import { type ShipTo, saveShipTo } from './shipTo.ts'

export interface NewOrder {
  /** Our own number where none is said. */
  number?: string | undefined
  channel?: string | undefined
  externalId?: string | undefined
  placedAt?: string | undefined
  shipBy?: string | null | undefined
  /** The sites that may ship it, the preferred first. */
  sites?: string[] | undefined
  shipTo?: ShipTo | undefined
  note?: string | undefined
  /** Why it is held for review; '' where it is not. */
  holdReason?: string | undefined
  /** Somebody has already accepted it: it is taken whatever the stock. */
  accepted?: boolean | undefined
  lines: NewOrderLine[]
}

export interface NewOrderLine {
  sku: string
  quantity: number
  meets?: Meets | undefined
  title?: string | undefined
  externalLineId?: string | undefined
  priceMinor?: number | undefined
}

/** Takes an order by hand or by API: promised as a whole or refused, unless its lines may wait. */
export async function createOrder(
  tx: Tx,
  masterKey: Buffer,
  input: NewOrder,
): Promise<AppliedChange> {
  const blank = await blankOrder(tx, {
    source: tx.origin.via === 'web' ? 'hand' : 'api',
    channel: input.channel ?? (tx.origin.via === 'web' ? 'hand' : 'api'),
    number: input.number,
  })
  const order: OrderRow = {
    ...blank,
    externalId: input.externalId ?? null,
    holdReason: input.holdReason ?? '',
    siteIds: await siteIdsOf(tx, input.sites),
    shipRegion: regionOf(input.shipTo?.region ?? '', input.shipTo?.postalCode ?? ''),
    note: input.note ?? '',
    placedAt: input.placedAt ?? tx.clock.now(),
    shipBy: input.shipBy ?? null,
  }
  const lines = await linesOf(tx, order, input.lines)
  await insertOrder(tx, order)
  if (input.shipTo) await saveShipTo(tx, masterKey, order.id, input.shipTo)
  return startOrder(tx, order, lines, {
    accepted: input.accepted ?? false,
    byChannel: false,
    cause: 'created',
  })
}

/** An order of which nothing is said yet. */
export async function blankOrder(
  tx: Tx,
  {
    source,
    channel,
    number,
  }: Pick<OrderRow, 'source' | 'channel'> & { number?: string | undefined },
): Promise<OrderRow> {
  const now = tx.clock.now()
  return {
    id: newId(),
    number: number ?? (await nextNumber(tx)),
    channel,
    channelName: channel,
    source,
    externalId: null,
    state: 'open',
    confirmed: true,
    holdReason: '',
    channelHold: '',
    holdLifted: '',
    opening: false,
    siteIds: [],
    shipRegion: '',
    note: '',
    placedAt: now,
    shipBy: null,
    channelUpdatedAt: null,
    channelVersion: '',
    channelReadAt: null,
    reservationId: null,
    unmappedLines: 0,
    closedAt: null,
    version: 0,
    createdAt: now,
    updatedAt: now,
  }
}

async function nextNumber(tx: Tx): Promise<string> {
  const { number } = await tx.one<{ number: number }>(sql`select nextval('order_number') as number`)
  return `SO-${number}`
}

/** The ids of sites by their codes, in order. */
export async function siteIdsOf(tx: Tx, codes: string[] = []): Promise<string[]> {
  const sites = await findSites(tx, codes)
  return [...new Set(codes.flatMap((code) => sites.get(code)?.id ?? []))]
}

/** Lines that were asked for by SKU; one that nobody knows waits for its mapping. */
export async function linesOf(
  tx: Tx,
  order: OrderRow,
  asked: NewOrderLine[],
  firstPosition = 1,
): Promise<LineRow[]> {
  const sales = asked.map(({ sku }) => ({ externalSku: sku }))
  const resolved = await resolveSales(tx, order.channel, sales)
  return asked.map((line, index) => ({
    ...blankLine(order.id, firstPosition + index),
    externalLineId: line.externalLineId ?? null,
    externalSku: line.sku,
    title: line.title ?? '',
    mappingKey: resolved[index]?.mappingKey ?? '',
    itemId: resolved[index]?.itemId ?? null,
    packSize: resolved[index]?.packSize ?? 1,
    meets: line.meets ?? 'stock',
    ordered: line.quantity,
    priceMinor: line.priceMinor ?? null,
  }))
}

/** A line of which nothing is said yet. */
export function blankLine(orderId: string, position: number): LineRow {
  return {
    id: newId(),
    orderId,
    position,
    externalLineId: null,
    externalSku: '',
    listing: '',
    title: '',
    barcode: '',
    mappingKey: '',
    itemId: null,
    packSize: 1,
    fulfilledBy: 'merchant',
    meets: 'stock',
    ordered: 0,
    cancelled: 0,
    cancelledHere: 0,
    shipped: 0,
    shippedBefore: 0,
    returned: 0,
    refunded: 0,
    priceMinor: null,
  }
}

/** Promises a new order's units and tells of it. */
export async function startOrder(
  tx: Tx,
  order: OrderRow,
  lines: LineRow[],
  how: Pick<
    Parameters<typeof applyOrderChange>[1],
    'accepted' | 'cause' | 'comingBack' | 'leavingFrom'
  > & {
    byChannel: boolean
  },
): Promise<AppliedChange> {
  const { byChannel, ...rest } = how
  const applied = await applyOrderChange(tx, {
    before: { order, lines: [] },
    order,
    lines,
    ...rest,
  })
  await appendOrderEvent(tx, 'created', applied.order, byChannel, {
    number: order.number,
    source: order.source,
    shipBy: order.shipBy,
    lines: applied.lines.map((line) => ({
      ...toldLine(line, line.ordered),
      sku: line.externalSku,
    })),
  })
  await tellUnmapped(tx, applied, [], byChannel)
  await tellShort(tx, applied, byChannel)
  return applied
}
