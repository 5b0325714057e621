import type { Queryable, Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { UnitCounts } from './unitStates.ts'

export type OrderState = (typeof ORDER_STATES)[number]
export const ORDER_STATES = [
  'pending',
  'on_hold',
  'open',
  'part_shipped',
  'shipped',
  'cancelled',
] as const
/** States in which units are still to be shipped. */
export const UNFINISHED: OrderState[] = ['pending', 'on_hold', 'open', 'part_shipped']

/** How a line may be met: from stock now, later, or from what is expected. */
export type Meets = (typeof MEETS)[number]
export const MEETS = ['stock', 'backorder', 'preorder'] as const

/** An order as it is stored. */
export interface OrderRow {
  id: string
  number: string
  channel: string
  channelName: string
  source: 'channel' | 'api' | 'hand'
  externalId: string | null
  state: OrderState
  confirmed: boolean
  holdReason: string
  channelHold: string
  /** A hold of its channel that somebody here has lifted. */
  holdLifted: string
  opening: boolean
  siteIds: string[]
  shipRegion: string
  note: string
  placedAt: string
  shipBy: string | null
  channelUpdatedAt: string | null
  channelVersion: string
  channelReadAt: string | null
  reservationId: string | null
  unmappedLines: number
  closedAt: string | null
  version: number
  createdAt: string
  updatedAt: string
}

/** Units of one item in an order, as running totals. */
export interface LineRow {
  id: string
  orderId: string
  position: number
  externalLineId: string | null
  externalSku: string
  listing: string
  title: string
  barcode: string
  mappingKey: string
  itemId: string | null
  packSize: number
  fulfilledBy: 'merchant' | 'channel'
  meets: Meets
  ordered: number
  cancelled: number
  cancelledHere: number
  shipped: number
  /** Of them, those that had left when our books began. */
  shippedBefore: number
  returned: number
  refunded: number
  priceMinor: number | null
}

/** From which site some units of a line are to be shipped. */
export interface Allocation {
  lineId: string
  siteId: string
  quantity: number
  reason: RoutingReason
}

/** Why units go from a site. */
export interface RoutingReason {
  /** `complete`: it has all of the order. `split`: no site has. `short`: no site has these. `chosen`: someone said so. */
  rule: 'complete' | 'split' | 'short' | 'chosen' | 'channel'
  /** The sites that were looked at, the best first. */
  considered: { site: string; rank: number; miles: number | null; fits: number; of: number }[]
}

/** Units of a line that are neither cancelled nor shipped. */
export function openUnits({ ordered, cancelled, shipped }: LineRow): number {
  return ordered - cancelled - shipped
}

/** Whether an order may be shipped as it stands. */
export function whyNotShipped(
  order: Pick<OrderRow, 'confirmed' | 'holdReason' | 'channelHold'>,
): 'order_on_hold' | 'order_pending' | undefined {
  if (order.holdReason !== '' || order.channelHold !== '') return 'order_on_hold'
  return order.confirmed ? undefined : 'order_pending'
}

/** What an order's lines, holds and confirmation amount to. */
export function stateOfOrder(
  order: Pick<OrderRow, 'confirmed' | 'holdReason' | 'channelHold'>,
  lines: LineRow[],
): OrderState {
  const isShipped = lines.some(({ shipped }) => shipped > 0)
  if (!lines.some((line) => openUnits(line) > 0)) return isShipped ? 'shipped' : 'cancelled'
  const obstacle = whyNotShipped(order)
  if (obstacle) return obstacle === 'order_on_hold' ? 'on_hold' : 'pending'
  return isShipped ? 'part_shipped' : 'open'
}

/** How many units of a line stand where. */
export function countUnits(
  order: Pick<OrderRow, 'confirmed' | 'holdReason' | 'channelHold'>,
  line: LineRow,
): UnitCounts {
  if (line.fulfilledBy === 'channel') return { outside: line.ordered }
  if (line.itemId === null) return { unmapped: line.ordered }
  const obstacle = whyNotShipped(order)
  const open = obstacle ? (obstacle === 'order_on_hold' ? 'on_hold' : 'pending') : 'open'
  return {
    [open]: openUnits(line),
    shipped: line.shipped - line.returned,
    returned: line.returned,
    cancelled: line.cancelled,
  }
}

const ORDER_COLUMNS = sql`
  id, number, channel, channel_name as "channelName", source, external_id as "externalId", state,
  confirmed, hold_reason as "holdReason", channel_hold as "channelHold",
  hold_lifted as "holdLifted", opening,
  site_ids as "siteIds", ship_region as "shipRegion", note, placed_at as "placedAt",
  ship_by as "shipBy", channel_updated_at as "channelUpdatedAt",
  channel_version as "channelVersion", channel_read_at as "channelReadAt",
  reservation_id as "reservationId", unmapped_lines as "unmappedLines", closed_at as "closedAt",
  version, created_at as "createdAt", updated_at as "updatedAt"`

/** The order, locked: the first lock of every deed that changes one. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow> {
  const order = await tx.maybe<OrderRow>(sql`
    select ${ORDER_COLUMNS} from sales_order where id = ${id} for update`)
  if (!order) throw new Problem(404, 'not_found')
  return order
}

/** The order of a channel, locked, where it is known. */
export async function lockChannelOrder(
  tx: Tx,
  channel: string,
  externalId: string,
): Promise<OrderRow | undefined> {
  return tx.maybe<OrderRow>(sql`
    select ${ORDER_COLUMNS} from sales_order
     where channel = ${channel} and external_id = ${externalId}
       for update`)
}

/** The lines of an order in their order. */
export async function readLines(db: Queryable, orderId: string): Promise<LineRow[]> {
  return db.many<LineRow>(sql`
    select id, order_id as "orderId", position, external_line_id as "externalLineId",
           external_sku as "externalSku", listing, title, barcode, mapping_key as "mappingKey",
           item_id as "itemId", pack_size as "packSize", fulfilled_by as "fulfilledBy", meets, ordered,
           cancelled, cancelled_here as "cancelledHere", shipped,
           shipped_before as "shippedBefore", returned, refunded, price_minor as "priceMinor"
      from sales_order_line where order_id = ${orderId}
     order by position, id`)
}

/** From where the open units of an order's lines are to be shipped. */
export async function readAllocations(db: Queryable, orderId: string): Promise<Allocation[]> {
  return db.many<Allocation>(sql`
    select a.line_id as "lineId", a.site_id as "siteId", a.quantity, a.reason
      from order_allocation a
      join sales_order_line l on l.id = a.line_id
     where l.order_id = ${orderId}
     order by l.position, a.line_id, a.quantity desc, a.site_id`)
}

/** Writes an order that is new. */
export async function insertOrder(tx: Tx, order: OrderRow): Promise<void> {
  await tx.run(sql`
    insert into sales_order (id, number, channel, channel_name, source, external_id, state, confirmed,
                             hold_reason, channel_hold, opening, site_ids, ship_region, note, placed_at,
                             ship_by, channel_updated_at, channel_version, channel_read_at, created_at,
                             updated_at)
    values (${order.id}, ${order.number}, ${order.channel}, ${order.channelName}, ${order.source},
            ${order.externalId}, ${order.state}, ${order.confirmed}, ${order.holdReason},
            ${order.channelHold}, ${order.opening}, ${order.siteIds}::uuid[], ${order.shipRegion},
            ${order.note}, ${order.placedAt}, ${order.shipBy}, ${order.channelUpdatedAt},
            ${order.channelVersion}, ${order.channelReadAt}, ${order.createdAt}, ${order.updatedAt})`)
}

/** Writes what has changed of an order. */
export async function updateOrderRow(tx: Tx, order: OrderRow): Promise<void> {
  await tx.run(sql`
    update sales_order
       set number = ${order.number}, channel_name = ${order.channelName}, state = ${order.state},
           confirmed = ${order.confirmed}, hold_reason = ${order.holdReason},
           channel_hold = ${order.channelHold}, hold_lifted = ${order.holdLifted}, site_ids = ${order.siteIds}::uuid[],
           ship_region = ${order.shipRegion}, note = ${order.note}, ship_by = ${order.shipBy},
           channel_updated_at = ${order.channelUpdatedAt}, channel_version = ${order.channelVersion},
           channel_read_at = ${order.channelReadAt}, reservation_id = ${order.reservationId},
           unmapped_lines = ${order.unmappedLines}, closed_at = ${order.closedAt},
           version = version + 1, updated_at = ${tx.clock.now()}
     where id = ${order.id}`)
}

/** Writes lines, new ones and changed ones. */
export async function saveLines(tx: Tx, lines: LineRow[]): Promise<void> {
  await tx.run(sql`
    insert into sales_order_line (
      id, order_id, position, external_line_id, external_sku, listing, title, barcode, mapping_key,
      item_id, pack_size, fulfilled_by, meets, ordered, cancelled, cancelled_here, shipped, shipped_before,
      returned, refunded, price_minor, created_at, updated_at)
    select id, "orderId", position, "externalLineId", "externalSku", listing, title, barcode,
           "mappingKey", "itemId", "packSize", "fulfilledBy", meets, ordered, cancelled,
           "cancelledHere", shipped, "shippedBefore", returned, refunded, "priceMinor", ${tx.clock.now()}::timestamptz,
           ${tx.clock.now()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as row(
        id uuid, "orderId" uuid, position integer, "externalLineId" text, "externalSku" text,
        listing text, title text, barcode text, "mappingKey" text, "itemId" uuid, "packSize" bigint,
        "fulfilledBy" text, meets text, ordered bigint, cancelled bigint, "cancelledHere" bigint,
        shipped bigint, "shippedBefore" bigint, returned bigint, refunded bigint, "priceMinor" bigint)
        on conflict (id) do update
       set external_sku = excluded.external_sku, listing = excluded.listing, title = excluded.title,
           barcode = excluded.barcode, mapping_key = excluded.mapping_key, item_id = excluded.item_id,
           pack_size = excluded.pack_size, fulfilled_by = excluded.fulfilled_by,
           meets = excluded.meets, ordered = excluded.ordered, cancelled = excluded.cancelled,
           cancelled_here = excluded.cancelled_here, shipped = excluded.shipped,
           shipped_before = excluded.shipped_before,
           returned = excluded.returned, refunded = excluded.refunded,
           price_minor = excluded.price_minor, updated_at = excluded.updated_at`)
}

/** Writes from where the lines are to be shipped, in place of what was said before. */
export async function saveAllocations(
  tx: Tx,
  orderId: string,
  allocations: Allocation[],
  isNew: boolean,
): Promise<void> {
  if (!isNew)
    await tx.run(sql`
    delete from order_allocation
     where line_id in (select id from sales_order_line where order_id = ${orderId})`)
  if (allocations.length > 0)
    await tx.run(sql`
    insert into order_allocation (line_id, site_id, quantity, reason)
    select "lineId", "siteId", quantity, reason
      from jsonb_to_recordset(${JSON.stringify(allocations)}::jsonb)
        as row("lineId" uuid, "siteId" uuid, quantity bigint, reason jsonb)`)
}
