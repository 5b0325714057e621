import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type GraphQLResolveInfo, type GraphQLSchema, graphql } from 'graphql'
import { type Clock, systemClock } from '../server/platform/clock.ts'
import { ShopifyBulk } from './shopifyBulk.ts'
import { ShopifyPoints } from './shopifyPoints.ts'
import {
  openTill,
  paidBackOf,
  refundOnce,
  type ShopifyTill,
  showMoney,
  showRefund,
} from './shopifyRefunds.ts'
import {
  type Order,
  type Page,
  pageOf,
  showFulfillmentOrder,
  showItem,
  showMoves,
  showOrder,
  showVariant,
  type Variant,
} from './shopifyShow.ts'

/** A shop that answers by Shopify's own schema: documents that it does not allow are refused. */
export interface ShopifyShop {
  url: string
  /** Units of a SKU at its first location. */
  stockOf(sku: string, location?: string): number
  setStock(sku: string, units: number, location?: string): void
  /** Gives it another SKU there. */
  rename(sku: string, to: string): void
  /** Deletes a product there. */
  remove(sku: string): void
  /** As its checkout sells; false where it shows fewer. */
  sell(lines: { sku: string; quantity: number }[], at: string): string | undefined
  orders: Map<string, Order>
  /** How its payments do. */
  till: ShopifyTill
  /** What was given back of an order, in cents. */
  paidBackOf(orderId: string): number
  mutations: string[]
  /** Every number that was set, in its order. */
  written: { sku: string; units: number }[]
  /** Answers to come before it behaves again. */
  faults: ('throttled' | 'internal' | 'timeout_after' | number)[]
  /** Its bulk operations, and what may go wrong with them. */
  bulk: ShopifyBulk
  sign(body: string): string
  close(): Promise<void>
}

const TOKEN = 'shpat_right'
export const SHOPIFY_SECRET = 'hush'
export const LOCATIONS = ['gid://shopify/Location/1', 'gid://shopify/Location/2'] as const

/** Opens a shop with these SKUs and numbers; its limits hold by the clock. */
export async function openShopifyShop(
  schema: GraphQLSchema,
  stock: Record<string, number>,
  clock: Pick<Clock, 'milliseconds'> = systemClock,
): Promise<ShopifyShop> {
  const variants = Object.entries(stock).map(
    ([sku, units], index): Variant => ({
      id: `gid://shopify/ProductVariant/${index + 1}`,
      sku,
      item: `gid://shopify/InventoryItem/${index + 1}`,
      barcode: null,
      tracked: true,
      available: new Map([[LOCATIONS[0], units]]),
    }),
  )
  const shop = {
    orders: new Map<string, Order>(),
    till: openTill(),
    mutations: [] as string[],
    written: [] as ShopifyShop['written'],
    faults: [] as ShopifyShop['faults'],
  }
  const known = new Map(variants.map((variant) => [variant.sku, variant]))
  const bySku = (sku: string) => known.get(sku) as Variant
  const bulk = new ShopifyBulk(schema, clock)
  const root = { ...resolversOf(shop, variants), ...bulk.resolvers() }
  bulk.root = root
  const points = new ShopifyPoints(schema, clock)
  const run: Run = (source, variables) =>
    graphql({ schema, source, rootValue: root, variableValues: variables })
  const server = createServer((request, reply) => {
    if (request.url?.startsWith('/storage/')) return void bulk.send(request, reply)
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => void answer(shop, points, run, { request, reply, text }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  bulk.url = url
  return {
    ...shop,
    bulk,
    url,
    stockOf: (sku, location = LOCATIONS[0]) => bySku(sku).available.get(location) ?? 0,
    paidBackOf: (id) => paidBackOf(shop.orders.get(id) as Order),
    setStock: (sku, units, location = LOCATIONS[0]) => bySku(sku).available.set(location, units),
    rename: (sku, to) => {
      bySku(sku).sku = to
    },
    remove: (sku) => {
      variants.splice(variants.indexOf(bySku(sku)), 1)
    },
    sell: (lines, at) => sell(shop.orders, bySku, lines, at),
    sign: (body) => createHmac('sha256', SHOPIFY_SECRET).update(body).digest('base64'),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Run = (source: string, variables: Record<string, unknown>) => Promise<object>

interface Asked {
  request: IncomingMessage
  reply: ServerResponse
  text: string
}

async function answer(
  shop: Pick<ShopifyShop, 'faults' | 'mutations'>,
  points: ShopifyPoints,
  run: Run,
  { request, reply, text }: Asked,
): Promise<unknown> {
  const fault = shop.faults.shift()
  if (typeof fault === 'number') return reply.writeHead(fault).end('{}')
  if (request.headers['x-shopify-access-token'] !== TOKEN) return reply.writeHead(401).end()
  const say = (body: object) => reply.end(JSON.stringify(body))
  if (fault === 'throttled') return say(points.throttled(100))
  const internal = { message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
  if (fault === 'internal') return say({ errors: [internal] })
  const { query, variables } = JSON.parse(text) as {
    query: string
    variables: Record<string, unknown>
  }
  const taken = points.take(query, variables)
  if (typeof taken === 'object') return say(taken)
  const result = await run(query, variables)
  points.settle(taken, result)
  if (query.trimStart().startsWith('mutation')) shop.mutations.push(query)
  if (fault === 'timeout_after') return request.socket.destroy()
  return say({ ...result, extensions: { cost: points.status() } })
}

function sell(
  orders: Map<string, Order>,
  bySku: (sku: string) => Variant,
  lines: { sku: string; quantity: number }[],
  at: string,
): string | undefined {
  const [location] = LOCATIONS
  if (lines.some(({ sku, quantity }) => (bySku(sku).available.get(location) ?? 0) < quantity))
    return undefined
  for (const { sku, quantity } of lines)
    bySku(sku).available.set(location, (bySku(sku).available.get(location) as number) - quantity)
  const number = orders.size + 1
  const id = `gid://shopify/Order/${number}`
  orders.set(id, {
    id,
    name: `#${1_000 + number}`,
    at,
    updatedAt: at,
    cancelledAt: null,
    location,
    lines: lines.map(({ sku, quantity }, index) => ({
      id: `gid://shopify/LineItem/${number}${index}`,
      sku,
      quantity,
      unfulfilled: quantity,
      removed: 0,
    })),
    fulfillments: [],
    refunds: [],
  })
  return id
}

interface State extends Pick<ShopifyShop, 'written' | 'till'> {
  orders: Map<string, Order>
}

interface SetInput {
  quantities: {
    inventoryItemId: string
    locationId: string
    quantity: number
    changeFromQuantity: number | null
  }[]
}

function resolversOf(shop: State, variants: Variant[]) {
  const whole = { hasNextPage: false, endCursor: null }
  const byItem = new Map(variants.map((variant) => [variant.item, variant]))
  const bySku = new Map(variants.map((variant) => [variant.sku, variant]))
  return {
    shop: { name: 'The fake shop' },
    locations: {
      nodes: LOCATIONS.map((id, index) => ({
        id,
        name: `Location ${index + 1}`,
        isActive: true,
        isPrimary: index === 0,
      })),
    },
    productVariants: (page: Page) => pageOf(variants.map(showVariant), page),
    productVariantsCount: { count: variants.length },
    nodes: ({ ids }: { ids: string[] }) => {
      const moves = [...shop.orders.values()].flatMap(showMoves)
      return ids.map((id) => {
        const variant = byItem.get(id)
        return variant ? showItem(variant) : moves.find((move) => move.id === id)
      })
    },
    inventorySetQuantities: ({ input }: { input: SetInput }) => setQuantities(shop, byItem, input),
    inventoryActivate: (args: {
      inventoryItemId: string
      locationId: string
      available: number
    }) => {
      const variant = byItem.get(args.inventoryItemId)
      variant?.available.set(args.locationId, args.available)
      return {
        inventoryLevel: { id: `${args.inventoryItemId}@${args.locationId}` },
        userErrors: [],
      }
    },
    ...orderResolvers(shop, bySku),
    webhookSubscriptions: { nodes: [], pageInfo: whole },
    webhookSubscriptionCreate: { webhookSubscription: { id: '1' }, userErrors: [] },
  }
}

function orderResolvers(shop: State, bySku: Map<string, Variant>) {
  const orderOf = (id: string) => shop.orders.get(id)
  return {
    orders: ({ query, ...page }: { query: string } & Page) => {
      const since = /updated_at:>='([^']+)'/.exec(query)?.[1] ?? ''
      const nodes = [...shop.orders.values()].filter(({ updatedAt }) => updatedAt >= since)
      return pageOf(
        nodes.map(({ id }) => ({ id })),
        page,
      )
    },
    order: ({ id }: { id: string }) => {
      const order = orderOf(id)
      return order ? { ...showOrder(order, bySku), ...showMoney(order, shop.till) } : null
    },
    fulfillmentOrder: ({ id }: { id: string }) => {
      const order = orderOf(id.replace('FulfillmentOrder', 'Order'))
      return order ? showFulfillmentOrder(order) : null
    },
    fulfillmentCreate: ({ fulfillment }: { fulfillment: FulfillmentInput }) =>
      fulfill(shop, fulfillment),
    orderCancel: ({ orderId }: { orderId: string }) => {
      const order = orderOf(orderId)
      if (order) order.cancelledAt = order.updatedAt
      return { orderCancelUserErrors: [] }
    },
    refund: ({ id }: { id: string }) => {
      const refunds = [...shop.orders.values()].flatMap((order) => order.refunds)
      const found = refunds.find((one) => one.id === id)
      return found ? showRefund(found, shop.till) : null
    },
    refundCreate: (
      { input }: { input: Parameters<typeof refundOnce>[2] },
      _context: unknown,
      info: GraphQLResolveInfo,
    ) => refundOnce(shop.orders, shop.till, input, info),
  }
}

interface FulfillmentInput {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string
    fulfillmentOrderLineItems: { id: string; quantity: number }[]
  }[]
  trackingInfo: { number: string | null }
}

/** All or nothing, and only from the number that the caller has seen. */
function setQuantities({ written }: State, byItem: Map<string, Variant>, { quantities }: SetInput) {
  const userErrors = quantities.flatMap((one, index) => {
    const at = byItem.get(one.inventoryItemId)
    const field = ['input', 'quantities', String(index)]
    if (!at) return [{ code: 'INVALID_INVENTORY_ITEM', field, message: 'There is no such item.' }]
    const now = at.available.get(one.locationId)
    if (now === undefined)
      return [{ code: 'INVALID_LOCATION', field, message: 'Not stocked at this location.' }]
    if (one.changeFromQuantity !== null && one.changeFromQuantity !== now)
      return [{ code: 'CHANGE_FROM_QUANTITY_STALE', field, message: `The quantity is ${now}.` }]
    return []
  })
  if (userErrors.length > 0) return { inventoryAdjustmentGroup: null, userErrors }
  for (const { inventoryItemId, locationId, quantity } of quantities) {
    const variant = byItem.get(inventoryItemId)
    variant?.available.set(locationId, quantity)
    written.push({ sku: variant?.sku ?? '', units: quantity })
  }
  return {
    inventoryAdjustmentGroup: { id: 'gid://shopify/InventoryAdjustmentGroup/1' },
    userErrors,
  }
}

function fulfill(shop: State, { lineItemsByFulfillmentOrder, trackingInfo }: FulfillmentInput) {
  for (const { fulfillmentOrderId, fulfillmentOrderLineItems } of lineItemsByFulfillmentOrder) {
    const order = shop.orders.get(fulfillmentOrderId.replace('FulfillmentOrder', 'Order'))
    if (!order)
      return { fulfillment: null, userErrors: [{ field: null, message: 'No such order' }] }
    const lines = fulfillmentOrderLineItems.map(({ id, quantity }) => ({
      id: id.replace('FulfillmentOrderLineItem', 'LineItem'),
      quantity,
    }))
    for (const { id, quantity } of lines) {
      const line = order.lines.find((one) => one.id === id)
      if (line) line.unfulfilled -= quantity
    }
    order.fulfillments.push({
      id: `${order.id.replace('Order', 'Fulfillment')}${order.fulfillments.length}`,
      tracking: trackingInfo.number ?? '',
      lines,
    })
  }
  return { fulfillment: { id: 'gid://shopify/Fulfillment/1' }, userErrors: [] }
}
