import { createHash } from 'node:crypto'
import Big from 'big.js'
import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelOrderLineRead,
  type ChannelOrderRead,
  type Paged,
} from '../connector.ts'
import { callWoo } from './wooCall.ts'
import { refOfWoo } from './wooStock.ts'

const PER_PAGE = 50

const metaRows = z.array(z.object({ key: z.string(), value: z.unknown() }))
const addressFields = z.object({
  first_name: z.string().default(''),
  last_name: z.string().default(''),
  company: z.string().default(''),
  address_1: z.string().default(''),
  address_2: z.string().default(''),
  city: z.string().default(''),
  state: z.string().default(''),
  postcode: z.string().default(''),
  country: z.string().default(''),
  phone: z.string().default(''),
})

/** What is read of an order. */
export const wooOrder = z.object({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  date_created_gmt: z.string(),
  date_modified_gmt: z.string(),
  date_completed_gmt: z.string().nullable(),
  date_paid_gmt: z.string().nullable(),
  payment_method: z.string(),
  shipping: addressFields,
  billing: addressFields,
  meta_data: metaRows,
  line_items: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      product_id: z.number(),
      variation_id: z.number(),
      quantity: z.number(),
      total: z.string(),
      sku: z.string().nullable(),
      meta_data: metaRows,
    }),
  ),
  refunds: z.array(z.object({ id: z.number() })),
})

/** What is read of a refund; its lines count below zero. */
export const wooRefund = z.object({
  id: z.number(),
  date_created_gmt: z.string(),
  reason: z.string(),
  /** Whether the shop had the payment's gateway pay it back. */
  refunded_payment: z.boolean(),
  meta_data: metaRows,
  line_items: z.array(z.object({ quantity: z.number(), meta_data: metaRows })),
})

export type WooOrder = z.output<typeof wooOrder>
export type WooRefund = z.output<typeof wooRefund>

const ORDER_FIELDS = Object.keys(wooOrder.shape).join(',')

// "any" leaves out what lies in the trash.
const SWEEPS = ['any', 'trash']

/**
 * Orders by when they were changed. A page begins where the last one ended in time, not in number: an
 * order that changes meanwhile moves to the end, and counted pages would then pass over another one.
 */
export async function listWooOrders(
  context: ChannelContext,
  { updatedSince, cursor }: { updatedSince: string; cursor?: string },
): Promise<Paged<ChannelOrderRead>> {
  const [status, since, page] = (
    cursor ? cursor.split('|') : [SWEEPS[0], gmtOf(updatedSince), '1']
  ) as [string, string, string]
  const orders = await callWoo(
    context,
    {
      path: '/orders',
      query: {
        status,
        modified_after: since,
        dates_are_gmt: 'true',
        orderby: 'modified',
        order: 'asc',
        per_page: String(PER_PAGE),
        page,
        _fields: ORDER_FIELDS,
      },
    },
    z.array(wooOrder),
  )
  const rows: ChannelOrderRead[] = []
  for (const order of orders) {
    const read = await toOrder(context, order)
    if (read) rows.push(read)
  }
  const next = nextCursor({ status, since, page: Number(page) }, orders, updatedSince)
  return { rows, ...(next ? { cursor: next } : {}) }
}

function nextCursor(
  { status, since, page }: { status: string; since: string; page: number },
  orders: WooOrder[],
  updatedSince: string,
): string | undefined {
  const last = orders.at(-1)
  if (!last || orders.length < PER_PAGE) {
    const sweep = SWEEPS[SWEEPS.indexOf(status) + 1]
    return sweep && `${sweep}|${gmtOf(updatedSince)}|1`
  }
  // One second earlier, as others may have changed in the same one.
  const reached = gmtOf(new Date(Date.parse(`${last.date_modified_gmt}Z`) - 1_000).toISOString())
  return reached > since ? `${status}|${reached}|1` : `${status}|${since}|${page + 1}`
}

function gmtOf(instant: string): string {
  return instant.slice(0, 19)
}

export async function getWooOrder(
  context: ChannelContext,
  id: string,
): Promise<ChannelOrderRead | null> {
  const order = await readWooOrder(context, id)
  return order && toOrder(context, order)
}

/** The order as the shop has it; null where it is gone. */
export async function readWooOrder(context: ChannelContext, id: string): Promise<WooOrder | null> {
  try {
    return await callWoo(
      context,
      { path: `/orders/${encodeURIComponent(id)}`, query: { _fields: ORDER_FIELDS } },
      wooOrder,
    )
  } catch (error) {
    if (error instanceof ChannelFailure && error.code === 'not_found') return null
    throw error
  }
}

/** Every refund of an order with its lines, which the order itself does not say. */
export async function readWooRefunds(context: ChannelContext, id: number): Promise<WooRefund[]> {
  return callWoo(
    context,
    { path: `/orders/${id}/refunds`, query: { per_page: '100' } },
    z.array(wooRefund),
  )
}

// What a buyer is still typing, and what WordPress saves for itself.
const NOT_YET_ORDERS = ['checkout-draft', 'auto-draft']
const PENDING = ['pending', 'on-hold']
const CANCELLED = ['cancelled', 'failed', 'trash']

async function toOrder(context: ChannelContext, order: WooOrder): Promise<ChannelOrderRead | null> {
  if (NOT_YET_ORDERS.includes(order.status)) return null
  const refunds = order.refunds.length > 0 ? await readWooRefunds(context, order.id) : []
  const isCancelled = CANCELLED.includes(order.status)
  const read = {
    externalId: String(order.id),
    number: `#${order.number}`,
    state: isCancelled
      ? ('cancelled' as const)
      : PENDING.includes(order.status)
        ? ('pending' as const)
        : ('open' as const),
    placedAt: instantOf(order.date_created_gmt),
    updatedAt: instantOf(order.date_modified_gmt),
    test: false,
    shipTo: shipToOf(order),
    lines: order.line_items.map((line) => toLine(order, line, refunds)),
  }
  // Its times have only seconds, and much can change within one.
  const version = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16)
  return { ...read, version }
}

function instantOf(gmt: string): string {
  return new Date(`${gmt}Z`).toISOString()
}

function shipToOf({ shipping, billing }: WooOrder): ChannelOrderRead['shipTo'] {
  const to = shipping.address_1 ? shipping : billing
  const name = `${to.first_name} ${to.last_name}`.trim() || to.company
  if (!name || !to.address_1 || !to.city) return null
  return {
    name,
    line1: to.address_1,
    city: to.city,
    country: to.country || 'US',
    ...(to.company ? { company: to.company } : {}),
    ...(to.address_2 ? { line2: to.address_2 } : {}),
    ...(to.state ? { region: to.state } : {}),
    ...(to.postcode ? { postalCode: to.postcode } : {}),
    ...(to.phone || billing.phone ? { phone: to.phone || billing.phone } : {}),
  }
}

/**
 * Units refunded before the order was completed never left; those refunded afterwards did, and lie on
 * the shelf again only where the refund says so.
 */
function toLine(
  order: WooOrder,
  line: WooOrder['line_items'][number],
  refunds: WooRefund[],
): ChannelOrderLineRead {
  const completedAt = order.date_completed_gmt
  const left = order.status === 'completed' || (order.status === 'refunded' && completedAt !== null)
  const refundedBy = (some: WooRefund[]) =>
    Math.min(
      line.quantity,
      some.reduce((units, refund) => units + unitsOf(refund, line.id), 0),
    )
  const isWholly = order.status === 'refunded'
  const refunded = isWholly ? line.quantity : refundedBy(refunds)
  const before = left
    ? refundedBy(
        refunds.filter(({ date_created_gmt: at }) => completedAt !== null && at < completedAt),
      )
    : refunded
  const shipped = left ? line.quantity - before : 0
  const restocked = Number(metaOf(line.meta_data, '_restock_refunded_items') ?? 0) || 0
  return {
    lineId: String(line.id),
    ...(line.product_id > 0
      ? { ref: refOfWoo(line.product_id, line.variation_id, line.sku ?? '') }
      : {}),
    ...(line.sku ? { sku: line.sku } : {}),
    title: line.name,
    ordered: line.quantity,
    cancelled: CANCELLED.includes(order.status) ? line.quantity : before,
    shipped,
    refunded,
    restocked: Math.max(0, Math.min(refunded - before, restocked - before)),
    fulfilledBy: 'merchant',
    ...(order.currency === 'USD' && line.quantity > 0
      ? { priceMinor: new Big(line.total).times(100).div(line.quantity).round().toNumber() }
      : {}),
  }
}

function unitsOf(refund: WooRefund, lineId: number): number {
  return refund.line_items
    .filter(({ meta_data }) => Number(metaOf(meta_data, '_refunded_item_id')) === lineId)
    .reduce((units, { quantity }) => units + Math.abs(quantity), 0)
}

/** What is noted under a key. */
export function metaOf(rows: z.output<typeof metaRows>, key: string): unknown {
  return rows.find((row) => row.key === key)?.value
}
