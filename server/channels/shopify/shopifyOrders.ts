import Big from 'big.js'
import { z } from 'zod'
import {
  type CancellationNews,
  type ChannelContext,
  ChannelFailure,
  type ChannelOrderRead,
  type Paged,
  type RefundNews,
  type ShipmentNews,
} from '../connector.ts'
import { callShopify, refuseUserErrors } from './shopifyCall.ts'
import { refOf } from './shopifyStock.ts'

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const lineId = z.object({ id: z.string() })

const ordersReply = z.object({
  orders: z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: page }),
})

const orderReply = z.object({
  order: z
    .object({
      id: z.string(),
      name: z.string(),
      createdAt: z.string(),
      updatedAt: z.string(),
      cancelledAt: z.string().nullable(),
      test: z.boolean(),
      displayFinancialStatus: z.string().nullable(),
      shippingAddress: z
        .object({
          name: z.string().nullable(),
          company: z.string().nullable(),
          address1: z.string().nullable(),
          address2: z.string().nullable(),
          city: z.string().nullable(),
          provinceCode: z.string().nullable(),
          zip: z.string().nullable(),
          countryCodeV2: z.string().nullable(),
          phone: z.string().nullable(),
        })
        .nullable(),
      fulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            status: z.string(),
            fulfillBy: z.string().nullable(),
            assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }),
          }),
        ),
      }),
      fulfillments: z.array(
        z.object({
          status: z.string(),
          fulfillmentLineItems: z.object({
            nodes: z.array(z.object({ quantity: z.number().nullable(), lineItem: lineId })),
          }),
        }),
      ),
      refunds: z.array(
        z.object({
          refundLineItems: z.object({
            nodes: z.array(
              z.object({
                quantity: z.number(),
                restocked: z.boolean(),
                restockType: z.string(),
                lineItem: lineId,
              }),
            ),
          }),
        }),
      ),
      lineItems: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            sku: z.string().nullable(),
            name: z.string(),
            quantity: z.number(),
            currentQuantity: z.number(),
            unfulfilledQuantity: z.number(),
            variant: z
              .object({
                id: z.string(),
                barcode: z.string().nullable(),
                product: z.object({ id: z.string() }),
                inventoryItem: z.object({ id: z.string() }),
              })
              .nullable(),
            originalUnitPriceSet: z.object({
              shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
            }),
          }),
        ),
        pageInfo: page,
      }),
    })
    .nullable(),
})

type ShopifyOrder = NonNullable<z.output<typeof orderReply>['order']>
type ShopifyLine = ShopifyOrder['lineItems']['nodes'][number]

export async function listShopifyOrders(
  context: ChannelContext,
  { updatedSince, cursor }: { updatedSince: string; cursor?: string },
): Promise<Paged<ChannelOrderRead>> {
  const { orders } = await callShopify(
    context,
    'orders',
    { query: `updated_at:>='${updatedSince}'`, after: cursor ?? null },
    ordersReply,
  )
  const rows: ChannelOrderRead[] = []
  for (const { id } of orders.nodes) {
    const order = await getShopifyOrder(context, id)
    if (order) rows.push(order)
  }
  const { hasNextPage, endCursor } = orders.pageInfo
  return { rows, ...(hasNextPage && endCursor ? { cursor: endCursor } : {}) }
}

/** The order whole: its lines come in pages. */
export async function getShopifyOrder(
  context: ChannelContext,
  id: string,
): Promise<ChannelOrderRead | null> {
  const lines: ShopifyLine[] = []
  let after: string | null = null
  for (;;) {
    const reply: z.output<typeof orderReply> = await callShopify(
      context,
      'order',
      { id, after },
      orderReply,
      { cost: 300 },
    )
    const { order } = reply
    if (!order) return null
    lines.push(...order.lineItems.nodes)
    const { hasNextPage, endCursor } = order.lineItems.pageInfo
    if (!hasNextPage || !endCursor) return toOrder(order, lines)
    after = endCursor
  }
}

function toOrder(order: ShopifyOrder, lines: ShopifyLine[]): ChannelOrderRead {
  const unpaid = ['PENDING', 'EXPIRED'].includes(order.displayFinancialStatus ?? '')
  const held = order.fulfillmentOrders.nodes.some(({ status }) => status === 'ON_HOLD')
  const places = [
    ...new Set(
      order.fulfillmentOrders.nodes.flatMap(({ assignedLocation }) =>
        assignedLocation.location ? [assignedLocation.location.id] : [],
      ),
    ),
  ]
  const shipBy = order.fulfillmentOrders.nodes
    .flatMap(({ fulfillBy }) => fulfillBy ?? [])
    .toSorted()[0]
  return {
    externalId: order.id,
    number: order.name,
    state: order.cancelledAt ? 'cancelled' : unpaid ? 'pending' : 'open',
    hold: held ? 'On hold in Shopify' : null,
    placedAt: new Date(order.createdAt).toISOString(),
    updatedAt: new Date(order.updatedAt).toISOString(),
    shipBy: shipBy ? new Date(shipBy).toISOString() : null,
    test: order.test,
    shipTo: shipToOf(order.shippingAddress),
    lines: lines.map((line) => toLine(order, line, places.length === 1 ? places[0] : undefined)),
  }
}

function shipToOf(address: ShopifyOrder['shippingAddress']): ChannelOrderRead['shipTo'] {
  if (!address?.name || !address.address1 || !address.city) return null
  return {
    name: address.name,
    line1: address.address1,
    city: address.city,
    country: address.countryCodeV2 ?? 'US',
    ...(address.company ? { company: address.company } : {}),
    ...(address.address2 ? { line2: address.address2 } : {}),
    ...(address.provinceCode ? { region: address.provinceCode } : {}),
    ...(address.zip ? { postalCode: address.zip } : {}),
    ...(address.phone ? { phone: address.phone } : {}),
  }
}

function toLine(order: ShopifyOrder, line: ShopifyLine, place: string | undefined) {
  const sum = (rows: { quantity: number | null; lineItem: { id: string } }[]) =>
    rows
      .filter(({ lineItem }) => lineItem.id === line.id)
      .reduce((units, { quantity }) => units + (quantity ?? 0), 0)
  const shipped = sum(
    order.fulfillments
      .filter(({ status }) => status !== 'CANCELLED')
      .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes),
  )
  const refunds = order.refunds.flatMap(({ refundLineItems }) => refundLineItems.nodes)
  // What has neither left nor is still to leave was taken out, by a refund or an edit.
  const cancelled = order.cancelledAt
    ? line.quantity - shipped
    : Math.max(0, line.quantity - shipped - line.unfulfilledQuantity)
  const { amount, currencyCode } = line.originalUnitPriceSet.shopMoney
  return {
    lineId: line.id,
    title: line.name,
    ...(line.variant ? { ref: refOf({ ...line.variant, sku: line.sku }) } : {}),
    ...(line.sku ? { sku: line.sku } : {}),
    ...(line.variant?.barcode ? { barcode: line.variant.barcode } : {}),
    ordered: line.quantity,
    cancelled,
    shipped,
    refunded: sum(refunds),
    restocked: Math.min(
      shipped,
      sum(refunds.filter(({ restocked, restockType }) => restocked && restockType === 'RETURN')),
    ),
    fulfilledBy: 'merchant' as const,
    ...(place ? { place } : {}),
    ...(currencyCode === 'USD'
      ? { priceMinor: new Big(amount).times(100).round().toNumber() }
      : {}),
  }
}

const fulfillmentOrdersReply = z.object({
  order: z
    .object({
      fulfillments: z.array(
        z.object({
          id: z.string(),
          trackingInfo: z.array(z.object({ number: z.string().nullable() })),
        }),
      ),
      fulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            status: z.string(),
            lineItems: z.object({
              nodes: z.array(
                z.object({ id: z.string(), remainingQuantity: z.number(), lineItem: lineId }),
              ),
            }),
          }),
        ),
      }),
    })
    .nullable(),
})

const fulfillReply = z.object({
  fulfillmentCreate: z.object({
    fulfillment: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})

/** Ships by fulfillment orders; a shipment that is there already, by its tracking, is not made again. */
export async function confirmShopifyShipment(
  context: ChannelContext,
  news: ShipmentNews,
): Promise<{ id: string }> {
  const { order } = await callShopify(
    context,
    'fulfillmentOrders',
    { id: news.externalOrderId },
    fulfillmentOrdersReply,
    { cost: 300 },
  )
  if (!order) throw new ChannelFailure('not_found', 'Shopify no longer has this order.')
  const known = order.fulfillments.find(({ trackingInfo }) =>
    trackingInfo.some(({ number }) => news.tracking !== '' && number === news.tracking),
  )
  if (known) return { id: known.id }
  const parts = splitByFulfillmentOrder(order.fulfillmentOrders.nodes, news)
  if (parts.length === 0) return { id: 'nothing left to ship' }
  const { fulfillmentCreate } = await callShopify(
    context,
    'fulfill',
    {
      fulfillment: {
        lineItemsByFulfillmentOrder: parts,
        notifyCustomer: true,
        trackingInfo: { company: news.carrier || null, number: news.tracking || null },
      },
    },
    fulfillReply,
  )
  refuseUserErrors(fulfillmentCreate.userErrors)
  return { id: fulfillmentCreate.fulfillment?.id ?? '' }
}

type FulfillmentOrder = NonNullable<
  z.output<typeof fulfillmentOrdersReply>['order']
>['fulfillmentOrders']['nodes'][number]

function splitByFulfillmentOrder(orders: FulfillmentOrder[], news: ShipmentNews) {
  const open = new Map(news.lines.map((line) => [line.externalLineId, line.quantity]))
  return orders
    .filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')
    .flatMap(({ id, lineItems }) => {
      const items = lineItems.nodes.flatMap((item) => {
        const quantity = Math.min(open.get(item.lineItem.id) ?? 0, item.remainingQuantity)
        if (quantity === 0) return []
        open.set(item.lineItem.id, (open.get(item.lineItem.id) ?? 0) - quantity)
        return [{ id: item.id, quantity }]
      })
      return items.length === 0
        ? []
        : [{ fulfillmentOrderId: id, fulfillmentOrderLineItems: items }]
    })
}

const cancelReply = z.object({
  orderCancel: z.object({
    orderCancelUserErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
})

const refundReply = z.object({
  refundCreate: z.object({
    refund: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})

/** A whole order is cancelled; some of its lines are taken out by a refund of nothing. */
export async function cancelShopifyLines(
  context: ChannelContext,
  news: CancellationNews,
): Promise<void> {
  if (!news.whole)
    return refundShopifyLines(context, {
      externalOrderId: news.externalOrderId,
      refundId: context.idempotencyKey,
      amountMinor: null,
      reason: news.reason,
      lines: news.lines.map((line) => ({ ...line, restock: 'cancel' })),
    })
  const order = await getShopifyOrder(context, news.externalOrderId)
  if (!order || order.state === 'cancelled') return
  const { orderCancel } = await callShopify(
    context,
    'cancel',
    // Our number is written afterwards; a restock there would be counted twice.
    { id: news.externalOrderId, reason: 'INVENTORY', restock: false, note: news.reason },
    cancelReply,
  )
  refuseUserErrors(orderCancel.orderCancelUserErrors)
}

export async function refundShopifyLines(context: ChannelContext, news: RefundNews): Promise<void> {
  const { refundCreate } = await callShopify(
    context,
    'refund',
    {
      key: context.idempotencyKey,
      input: {
        orderId: news.externalOrderId,
        note: news.reason,
        refundLineItems: news.lines.map(({ externalLineId, quantity }) => ({
          lineItemId: externalLineId,
          quantity,
          // What came back is in our number, which is written afterwards.
          restockType: 'NO_RESTOCK',
        })),
      },
    },
    refundReply,
    { repeatable: true },
  )
  refuseUserErrors(refundCreate.userErrors)
}
