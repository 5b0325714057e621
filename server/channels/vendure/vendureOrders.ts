import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelOrderLineRead,
  type ChannelOrderRead,
  type Paged,
} from '../connector.ts'
import { callVendure } from './vendureCall.ts'
import { refOfVendure } from './vendureStock.ts'

const PER_PAGE = 50
// Shipping moves no time by which orders can be asked for, so what was shipped is looked at by itself.
const SHIPPED_EVERY_MS = 60 * 60_000
const SHIPPED_WITHIN_MS = 30 * 24 * 60 * 60_000
const SHIPPED_STATES = ['PartiallyShipped', 'Shipped', 'PartiallyDelivered', 'Delivered']

const instant = z.iso.datetime()
const quantities = z.array(z.object({ orderLineId: z.string(), quantity: z.number() }))
const vendureOrder = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  active: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  orderPlacedAt: instant.nullable(),
  currencyCode: z.string(),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.number(),
      orderPlacedQuantity: z.number(),
      updatedAt: instant,
      proratedUnitPrice: z.number(),
      productVariant: z.object({
        id: z.string(),
        sku: z.string(),
        name: z.string(),
        product: z.object({ id: z.string() }),
      }),
    }),
  ),
  fulfillments: z
    .array(
      z.object({
        id: z.string(),
        updatedAt: instant,
        state: z.string(),
        method: z.string(),
        trackingCode: z.string().nullable(),
        lines: quantities,
      }),
    )
    .nullable(),
  payments: z
    .array(
      z.object({
        updatedAt: instant,
        refunds: z.array(z.object({ updatedAt: instant, state: z.string(), lines: quantities })),
      }),
    )
    .nullable(),
  shippingAddress: z
    .object({
      fullName: z.string().nullable(),
      company: z.string().nullable(),
      streetLine1: z.string().nullable(),
      streetLine2: z.string().nullable(),
      city: z.string().nullable(),
      province: z.string().nullable(),
      postalCode: z.string().nullable(),
      countryCode: z.string().nullable(),
      phoneNumber: z.string().nullable(),
    })
    .nullable(),
})

export type VendureOrder = z.output<typeof vendureOrder>

const ordersReply = z.object({
  orders: z.object({ totalItems: z.number(), items: z.array(vendureOrder) }),
})
const orderReply = z.object({ order: vendureOrder.nullable() })

/**
 * Orders that changed or were placed since: placing one does not move its time of change, which stays
 * that of the cart. By id, so that one which changes meanwhile pushes none over the edge of a page.
 */
export async function listVendureOrders(
  context: ChannelContext,
  { updatedSince, cursor }: { updatedSince: string; cursor?: string },
): Promise<Paged<ChannelOrderRead>> {
  const [sweep, skip] = (cursor ? cursor.split('|') : ['changed', '0']) as [string, string]
  const after = { after: updatedSince }
  const placedAfter = new Date(Date.parse(context.now()) - SHIPPED_WITHIN_MS).toISOString()
  const wanted =
    sweep === 'changed'
      ? { _or: [{ updatedAt: after }, { orderPlacedAt: after }] }
      : { state: { in: SHIPPED_STATES }, orderPlacedAt: { after: placedAfter } }
  const { orders } = await callVendure(
    context,
    'orders',
    {
      options: {
        filter: { active: { eq: false }, ...wanted },
        sort: { id: 'ASC' },
        take: PER_PAGE,
        skip: Number(skip),
      },
    },
    ordersReply,
  )
  const rows = orders.items.flatMap((order) => toOrder(order) ?? [])
  const next = Number(skip) + PER_PAGE
  if (next < orders.totalItems) return { rows, cursor: `${sweep}|${next}` }
  return sweep === 'changed' && (await shippedAreDue(context))
    ? { rows, cursor: 'shipped|0' }
    : { rows }
}

/** When they were last looked at is kept with the credentials: a connector has no other memory. */
async function shippedAreDue(context: ChannelContext): Promise<boolean> {
  const last = Date.parse(await context.secrets.get('shippedReadAt'))
  const now = context.now()
  if (Date.parse(now) - last < SHIPPED_EVERY_MS) return false
  await context.secrets.put('shippedReadAt', now)
  return true
}

export async function getVendureOrder(
  context: ChannelContext,
  id: string,
): Promise<ChannelOrderRead | null> {
  const order = await readVendureOrder(context, id)
  return order && toOrder(order)
}

/** The order as the shop has it; null where it is gone. */
export async function readVendureOrder(
  context: ChannelContext,
  id: string,
): Promise<VendureOrder | null> {
  try {
    return (await callVendure(context, 'order', { id }, orderReply)).order
  } catch (error) {
    if (error instanceof ChannelFailure && error.code === 'not_found') return null
    throw error
  }
}

// What is being changed in the shop keeps its units and is not to be shipped until that is done.
const PENDING = ['ArrangingPayment', 'Modifying', 'ArrangingAdditionalPayment']

function toOrder(order: VendureOrder): ChannelOrderRead | null {
  // A cart, or a draft of the back office.
  if (!order.orderPlacedAt) return null
  const read = {
    externalId: order.id,
    number: order.code,
    state:
      order.state === 'Cancelled'
        ? ('cancelled' as const)
        : PENDING.includes(order.state)
          ? ('pending' as const)
          : ('open' as const),
    placedAt: order.orderPlacedAt,
    updatedAt: lastChangeOf(order),
    test: false,
    shipTo: shipToOf(order),
    lines: order.lines.map((line) => toLine(order, line)),
  }
  const version = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16)
  return { ...read, version }
}

/** The latest time of all its parts, as its own does not follow them. */
function lastChangeOf({
  updatedAt,
  orderPlacedAt,
  lines,
  fulfillments,
  payments,
}: VendureOrder): string {
  const parts = [
    ...lines,
    ...(fulfillments ?? []),
    ...(payments ?? []),
    ...(payments ?? []).flatMap(({ refunds }) => refunds),
  ]
  const times = [updatedAt, orderPlacedAt ?? updatedAt, ...parts.map((part) => part.updatedAt)]
  return times.reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last))
}

function toLine(order: VendureOrder, line: VendureOrder['lines'][number]): ChannelOrderLineRead {
  const ordered = Math.max(line.quantity, line.orderPlacedQuantity)
  const left = (order.fulfillments ?? []).filter(({ state }) =>
    ['Shipped', 'Delivered'].includes(state),
  )
  const shipped = sumOf(left, line.id)
  const refunds = (order.payments ?? [])
    .flatMap((payment) => payment.refunds)
    .filter(({ state }) => state !== 'Failed')
  // What was shipped and then cancelled lies on its shelf again.
  const restocked = Math.max(0, shipped - line.quantity)
  return {
    lineId: line.id,
    ref: refOfVendure(line.productVariant),
    ...(line.productVariant.sku ? { sku: line.productVariant.sku } : {}),
    title: line.productVariant.name,
    ordered,
    cancelled: ordered - line.quantity - restocked,
    shipped,
    refunded: Math.min(ordered, Math.max(sumOf(refunds, line.id), restocked)),
    restocked,
    fulfilledBy: 'merchant',
    ...(order.currencyCode === 'USD' ? { priceMinor: Math.round(line.proratedUnitPrice) } : {}),
  }
}

function sumOf(parts: { lines: z.output<typeof quantities> }[], lineId: string): number {
  return parts
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => orderLineId === lineId)
    .reduce((units, { quantity }) => units + quantity, 0)
}

function shipToOf({ shippingAddress: to }: VendureOrder): ChannelOrderRead['shipTo'] {
  const name = to?.fullName || to?.company
  if (!to || !name || !to.streetLine1 || !to.city) return null
  return {
    name,
    line1: to.streetLine1,
    city: to.city,
    country: to.countryCode || 'US',
    ...(to.company ? { company: to.company } : {}),
    ...(to.streetLine2 ? { line2: to.streetLine2 } : {}),
    ...(to.province ? { region: to.province } : {}),
    ...(to.postalCode ? { postalCode: to.postalCode } : {}),
    ...(to.phoneNumber ? { phone: to.phoneNumber } : {}),
  }
}
