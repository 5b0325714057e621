import { z } from 'zod'
import {
  type CancellationNews,
  type ChannelContext,
  ChannelFailure,
  type ShipmentNews,
} from '../connector.ts'
import { callShopify, refuseUserErrors } from './shopifyCall.ts'
import { getShopifyOrder } from './shopifyOrders.ts'
import { refundShopifyLines } from './shopifyRefunds.ts'

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

const openLines = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      remainingQuantity: z.number(),
      lineItem: z.object({ id: z.string() }),
    }),
  ),
  pageInfo: page,
})

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
        nodes: z.array(z.object({ id: z.string(), status: z.string(), lineItems: openLines })),
        pageInfo: page,
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
  const { known, orders } = await readFulfillmentOrders(context, news)
  if (known) return { id: known }
  const parts = splitByFulfillmentOrder(orders, news)
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

interface FulfillmentOrder {
  id: string
  lines: z.output<typeof openLines>['nodes']
}

/** Those from which units may still be shipped, each with all of its lines. */
async function readFulfillmentOrders(
  context: ChannelContext,
  news: ShipmentNews,
): Promise<{ known?: string; orders: FulfillmentOrder[] }> {
  const orders: FulfillmentOrder[] = []
  let after: string | null = null
  for (;;) {
    const reply: z.output<typeof fulfillmentOrdersReply> = await callShopify(
      context,
      'fulfillmentOrders',
      { id: news.externalOrderId, after },
      fulfillmentOrdersReply,
      { cost: 880 },
    )
    const { order } = reply
    if (!order) throw new ChannelFailure('not_found', 'Shopify no longer has this order.')
    const known = order.fulfillments.find(({ trackingInfo }) =>
      trackingInfo.some(({ number }) => news.tracking !== '' && number === news.tracking),
    )
    if (known) return { known: known.id, orders }
    const { nodes, pageInfo } = order.fulfillmentOrders
    for (const { id, status, lineItems } of nodes)
      if (status === 'OPEN' || status === 'IN_PROGRESS')
        orders.push({ id, lines: await readOpenLines(context, id, lineItems) })
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) return { orders }
    after = pageInfo.endCursor
  }
}

const openLinesReply = z.object({
  fulfillmentOrder: z.object({ lineItems: openLines }).nullable(),
})

async function readOpenLines(
  context: ChannelContext,
  id: string,
  first: z.output<typeof openLines>,
): Promise<FulfillmentOrder['lines']> {
  const lines = [...first.nodes]
  let { pageInfo } = first
  while (pageInfo.hasNextPage && pageInfo.endCursor) {
    const { fulfillmentOrder } = await callShopify(
      context,
      'fulfillmentOrderLines',
      { id, after: pageInfo.endCursor },
      openLinesReply,
      { cost: 510 },
    )
    if (!fulfillmentOrder) break
    lines.push(...fulfillmentOrder.lineItems.nodes)
    pageInfo = fulfillmentOrder.lineItems.pageInfo
  }
  return lines
}

function splitByFulfillmentOrder(orders: FulfillmentOrder[], news: ShipmentNews) {
  const open = new Map(news.lines.map((line) => [line.externalLineId, line.quantity]))
  return orders.flatMap(({ id, lines }) => {
    const items = lines.flatMap((item) => {
      const quantity = Math.min(open.get(item.lineItem.id) ?? 0, item.remainingQuantity)
      if (quantity === 0) return []
      open.set(item.lineItem.id, (open.get(item.lineItem.id) ?? 0) - quantity)
      return [{ id: item.id, quantity }]
    })
    return items.length === 0 ? [] : [{ fulfillmentOrderId: id, fulfillmentOrderLineItems: items }]
  })
}

const cancelReply = z.object({
  orderCancel: z.object({
    orderCancelUserErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
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
