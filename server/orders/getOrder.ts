import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { readOrderItems } from './orderItems.ts'
import {
  type LineRow,
  type OrderState,
  openUnits,
  type RoutingReason,
  readAllocations,
  readLines,
} from './orderRows.ts'
import type { AddressState } from './shipTo.ts'
import { type ExpectedShare, readShortAllocations } from './shortages.ts'

/** An order as people see it: its lines, where they go from, and what became of them. */
export interface OrderInFull {
  id: string
  number: string
  channel: string
  channelName: string
  source: string
  externalId: string | null
  state: OrderState
  holdReason: string
  channelHold: string
  note: string
  placedAt: string
  shipBy: string | null
  late: boolean
  shipRegion: string
  address: AddressState
  sites: string[]
  closedAt: string | null
  version: number
  createdAt: string
  updatedAt: string
  lines: LineInFull[]
  shipments: ShipmentInFull[]
  refunds: RefundInFull[]
}

interface LineInFull
  extends Omit<LineRow, 'orderId' | 'itemId' | 'mappingKey' | 'cancelledHere' | 'shippedBefore'> {
  sku: string | null
  itemTitle: string | null
  tracksSerials: boolean
  open: number
  short: number
  allocations: { site: string; quantity: number; short: number; reason: RoutingReason }[]
  expected: ExpectedShare[]
}

interface ShipmentInFull {
  id: string
  site: string
  carrier: string
  service: string
  tracking: string
  note: string
  byChannel: boolean
  documentId: string | null
  shippedAt: string
  deliveredAt: string | null
  lines: { lineId: string; quantity: number }[]
}

interface RefundInFull {
  id: string
  amountMinor: number | null
  reason: string
  byChannel: boolean
  lines: { lineId: string; quantity: number; restock: string }[]
  createdAt: string
}

/** One order in full. */
export async function getOrder(db: Queryable, id: string, now: string): Promise<OrderInFull> {
  const head = await db.maybe<
    Omit<OrderInFull, 'lines' | 'shipments' | 'refunds'> & { reservationId: string | null }
  >(sql`
    select o.id, o.number, o.channel, o.channel_name as "channelName", o.source,
           o.external_id as "externalId", o.state, o.hold_reason as "holdReason",
           o.channel_hold as "channelHold", o.note, o.placed_at as "placedAt", o.ship_by as "shipBy",
           coalesce(o.state not in ('shipped', 'cancelled') and o.ship_by < ${now}::timestamptz, false) as late,
           o.ship_region as "shipRegion", o.closed_at as "closedAt", o.version,
           o.created_at as "createdAt", o.updated_at as "updatedAt", o.reservation_id as "reservationId",
           case when t.erased_at is not null then 'erased' when t.sealed is not null then 'kept'
                else 'none' end as address,
           array(select s.path from unnest(o.site_ids) with ordinality as named(id, position)
                   join location s on s.id = named.id order by named.position) as sites
      from sales_order o
      left join order_ship_to t on t.order_id = o.id
     where o.id = ${id}`)
  if (!head) throw new Problem(404, 'not_found')
  const { reservationId, ...order } = head
  return {
    ...order,
    lines: await readLinesInFull(db, id, reservationId),
    shipments: await readShipments(db, id),
    refunds: await db.many<RefundInFull>(sql`
      select id, amount_minor as "amountMinor", reason, by_channel as "byChannel", lines,
             created_at as "createdAt"
        from order_refund where order_id = ${id} order by id`),
  }
}

async function readLinesInFull(
  db: Queryable,
  orderId: string,
  reservationId: string | null,
): Promise<LineInFull[]> {
  const lines = await readLines(db, orderId)
  const allocations = await readAllocations(db, orderId)
  const items = await readOrderItems(db, lines)
  const short = await readShortAllocations(db, reservationId, lines, allocations, items)
  const titles = await db.many<{ id: string; title: string; tracksSerials: boolean }>(sql`
    select id, title, tracks_serials as "tracksSerials" from item where id = any(${[...items.keys()]}::uuid[])`)
  const sites = await db.many<{ id: string; site: string }>(sql`
    select id, path as site from location
     where id = any(${allocations.map(({ siteId }) => siteId)}::uuid[])`)
  return lines.map((line) => {
    const {
      orderId: _,
      itemId,
      mappingKey: __,
      cancelledHere: ___,
      shippedBefore: ____,
      ...rest
    } = line
    const own = short.filter(({ lineId }) => lineId === line.id)
    return {
      ...rest,
      sku: items.get(itemId ?? '')?.sku ?? null,
      itemTitle: titles.find((row) => row.id === itemId)?.title ?? null,
      tracksSerials: titles.find((row) => row.id === itemId)?.tracksSerials ?? false,
      open: openUnits(line),
      short: own.reduce((sum, row) => sum + row.short, 0),
      expected: own.flatMap(({ expected }) => expected),
      allocations: allocations
        .filter(({ lineId }) => lineId === line.id)
        .map(({ siteId, quantity, reason }) => ({
          site: sites.find((row) => row.id === siteId)?.site ?? '',
          quantity,
          short: own.find((row) => row.siteId === siteId)?.short ?? 0,
          reason,
        })),
    }
  })
}

async function readShipments(db: Queryable, orderId: string): Promise<ShipmentInFull[]> {
  return db.many<ShipmentInFull>(sql`
    select h.id, s.path as site, h.carrier, h.service, h.tracking, h.note, h.by_channel as "byChannel",
           h.document_id as "documentId", h.shipped_at as "shippedAt", h.delivered_at as "deliveredAt",
           coalesce((select json_agg(json_build_object('lineId', line_id, 'quantity', quantity)
                                     order by line_id)
                       from order_shipment_line where shipment_id = h.id), '[]') as lines
      from order_shipment h join location s on s.id = h.site_id
     where h.order_id = ${orderId}
     order by h.id`)
}
