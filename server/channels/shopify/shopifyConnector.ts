import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { ChannelContext, Connector, InboundHint, RawRequest, Verified } from '../connector.ts'
import { shopifyBulk } from './shopifyBulk.ts'
import {
  callShopify,
  readShopifyFailure,
  readShopifyLimit,
  refuseUserErrors,
} from './shopifyCall.ts'
import { getShopifyOrder, listShopifyOrders } from './shopifyOrders.ts'
import { refundShopifyLines } from './shopifyRefunds.ts'
import {
  listShopifyListings,
  listShopifyPlaces,
  readShopifyStock,
  writeShopifyStock,
} from './shopifyStock.ts'
import { cancelShopifyLines, confirmShopifyShipment } from './shopifyTell.ts'

const trimmed = (address: unknown) => String(address).replace(/\/+$/, '')

const TOPICS = [
  'ORDERS_CREATE',
  'ORDERS_UPDATED',
  'ORDERS_EDITED',
  'ORDERS_CANCELLED',
  'ORDERS_DELETE',
  'REFUNDS_CREATE',
  'FULFILLMENTS_CREATE',
  'INVENTORY_LEVELS_UPDATE',
  'INVENTORY_LEVELS_CONNECT',
  'INVENTORY_LEVELS_DISCONNECT',
  'PRODUCTS_CREATE',
  'PRODUCTS_UPDATE',
  'PRODUCTS_DELETE',
]

/** Shopify by Admin GraphQL 2026-10: compare-and-set writes with idempotency keys, signed webhooks. */
export const shopifyConnector: Connector = {
  id: 'shopify',
  name: 'Shopify',
  capabilities: {
    stockWrite: 'compare_and_set',
    stockScope: 'place',
    writeAck: 'applied',
    maxBatch: 100,
    orders: 'poll',
    pollSeconds: 120,
    push: 'webhook',
    fulfilsItself: false,
  },
  limits: { points: { perSecond: 100, burst: 2_000 } },
  fields: [
    {
      name: 'shop',
      label: 'Address of the shop',
      secret: false,
      address: true,
      advice: 'Such as https://your-shop.myshopify.com',
    },
    {
      name: 'accessToken',
      label: 'Admin API access token',
      secret: true,
      advice:
        'Of an app with read_products, read_inventory, write_inventory, read_locations, read_orders, write_orders and write_merchant_managed_fulfillment_orders.',
    },
    {
      name: 'clientSecret',
      label: 'Client secret of the app',
      secret: true,
      advice: 'Signs the messages that Shopify sends to us.',
    },
  ],
  readLimit: readShopifyLimit,
  readFailure: readShopifyFailure,
  check: async (context) => {
    const { shop } = await callShopify(
      context,
      'shop',
      {},
      z.object({ shop: z.object({ name: z.string() }) }),
    )
    return { name: shop.name }
  },
  listPlaces: listShopifyPlaces,
  listListings: listShopifyListings,
  readStock: readShopifyStock,
  bulk: shopifyBulk,
  writeStock: writeShopifyStock,
  listOrders: listShopifyOrders,
  getOrder: getShopifyOrder,
  confirmShipment: confirmShopifyShipment,
  orderPage: ({ shop }, id) => `${trimmed(shop)}/admin/orders/${id.split('/').at(-1) ?? ''}`,
  cancelLines: cancelShopifyLines,
  refundLines: refundShopifyLines,
  subscribe,
  verify,
}

const subscriptionsReply = z.object({
  webhookSubscriptions: z.object({
    nodes: z.array(z.object({ id: z.string(), topic: z.string(), uri: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})

/** Shopify deletes a subscription whose messages were refused for hours, so this is done again and again. */
async function subscribe(context: ChannelContext, callbackUrl: string): Promise<void> {
  // Shopify reaches only public https addresses; elsewhere its orders are polled.
  if (!callbackUrl.startsWith('https://')) return
  const there = new Set<string>()
  let after: string | null = null
  for (;;) {
    const reply: z.output<typeof subscriptionsReply> = await callShopify(
      context,
      'subscriptions',
      { after },
      subscriptionsReply,
      { cost: 110 },
    )
    const { nodes, pageInfo } = reply.webhookSubscriptions
    for (const { topic, uri } of nodes) if (uri === callbackUrl) there.add(topic)
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) break
    after = pageInfo.endCursor
  }
  for (const topic of TOPICS.filter((wanted) => !there.has(wanted))) {
    const { webhookSubscriptionCreate } = await callShopify(
      context,
      'subscribe',
      { topic, uri: callbackUrl },
      z.object({
        webhookSubscriptionCreate: z.object({
          userErrors: z.array(z.object({ message: z.string() })),
        }),
      }),
    )
    refuseUserErrors(webhookSubscriptionCreate.userErrors)
  }
}

async function verify(context: ChannelContext, request: RawRequest): Promise<Verified> {
  const secret = await context.secrets.get('clientSecret')
  const given = Buffer.from(request.headers['x-shopify-hmac-sha256'] ?? '', 'base64')
  const right = createHmac('sha256', secret).update(request.body).digest()
  if (!secret || given.length !== right.length || !timingSafeEqual(given, right))
    return { ok: false }
  const topic = request.headers['x-shopify-topic'] ?? ''
  const hint = toHint(topic, request.body)
  const occurredAt = request.headers['x-shopify-triggered-at']
  return {
    ok: true,
    hints: [
      {
        ...hint,
        topic,
        // The same on every delivery of one message.
        dedupeKey: request.headers['x-shopify-webhook-id'] ?? right.toString('hex'),
        ...(occurredAt && !Number.isNaN(Date.parse(occurredAt)) ? { occurredAt } : {}),
      },
    ],
  }
}

const hintBody = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  admin_graphql_api_id: z.string().optional(),
  order_id: z.union([z.string(), z.number()]).optional(),
  order_edit: z.object({ order_id: z.union([z.string(), z.number()]) }).optional(),
})

function toHint(topic: string, body: Buffer): Pick<InboundHint, 'kind' | 'id'> {
  if (topic.startsWith('inventory_levels/')) return { kind: 'stock' }
  if (topic.startsWith('products/')) return { kind: 'listing' }
  if (!/^(orders|refunds|fulfillments)\//.test(topic)) return { kind: 'other' }
  const parsed = hintBody.safeParse(parseJson(body)).data
  const id = parsed?.order_edit?.order_id ?? parsed?.order_id
  if (id !== undefined) return { kind: 'order', id: `gid://shopify/Order/${id}` }
  if (!topic.startsWith('orders/')) return { kind: 'order' }
  if (parsed?.admin_graphql_api_id) return { kind: 'order', id: parsed.admin_graphql_api_id }
  return parsed?.id === undefined
    ? { kind: 'order' }
    : { kind: 'order', id: `gid://shopify/Order/${parsed.id}` }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
