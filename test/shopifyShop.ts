import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type GraphQLSchema, graphql } from 'graphql'

interface Variant {
  id: string
  sku: string
  item: string
  barcode: string | null
  tracked: boolean
  /** Units by location. */
  available: Map<string, number>
}

interface Line {
  id: string
  sku: string
  quantity: number
  unfulfilled: number
  removed: number
}

interface Order {
  id: string
  name: string
  at: string
  updatedAt: string
  cancelledAt: string | null
  location: string
  lines: Line[]
  fulfillments: { id: string; tracking: string; lines: { id: string; quantity: number }[] }[]
  refunds: { id: string; quantity: number; restockType: string }[][]
}

/** A shop that answers by Shopify's own schema: documents that it does not allow are refused. */
export interface ShopifyShop {
  url: string
  /** Units of a SKU at its first location. */
  stockOf(sku: string, location?: string): number
  setStock(sku: string, units: number, location?: string): void
  /** As its checkout sells; false where it shows fewer. */
  sell(lines: { sku: string; quantity: number }[], at: string): string | undefined
  orders: Map<string, Order>
  mutations: string[]
  /** Answers to come before it behaves again. */
  faults: ('throttled' | 'internal' | 'timeout_after' | number)[]
  sign(body: string): string
  close(): Promise<void>
}

const TOKEN = 'shpat_right'
export const SHOPIFY_SECRET = 'hush'
export const LOCATIONS = ['gid://shopify/Location/1', 'gid://shopify/Location/2'] as const

/** Opens a shop with these SKUs and numbers. */
export async function openShopifyShop(
  schema: GraphQLSchema,
  stock: Record<string, number>,
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
    mutations: [] as string[],
    faults: [] as ShopifyShop['faults'],
  }
  const bySku = (sku: string) => variants.find((variant) => variant.sku === sku) as Variant
  const root = resolversOf(shop, variants)
  const server = createServer((request, reply) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    const answer = async () => {
      const fault = shop.faults.shift()
      if (typeof fault === 'number') return reply.writeHead(fault).end('{}')
      if (request.headers['x-shopify-access-token'] !== TOKEN) return reply.writeHead(401).end()
      if (fault === 'throttled') return reply.end(JSON.stringify(throttled()))
      if (fault === 'internal')
        return reply.end(
          JSON.stringify({
            errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
          }),
        )
      const { query, variables } = JSON.parse(text) as { query: string; variables: object }
      const result = await graphql({
        schema,
        source: query,
        rootValue: root,
        variableValues: variables as Record<string, unknown>,
      })
      if (query.trimStart().startsWith('mutation')) shop.mutations.push(query)
      if (fault === 'timeout_after') return request.socket.destroy()
      return reply.end(JSON.stringify({ ...result, extensions: { cost: cost(2_000) } }))
    }
    request.on('end', () => void answer())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...shop,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stockOf: (sku, location = LOCATIONS[0]) => bySku(sku).available.get(location) ?? 0,
    setStock: (sku, units, location = LOCATIONS[0]) => bySku(sku).available.set(location, units),
    sell: (lines, at) => sell(shop.orders, bySku, lines, at),
    sign: (body) => createHmac('sha256', SHOPIFY_SECRET).update(body).digest('base64'),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function cost(currentlyAvailable: number) {
  return {
    requestedQueryCost: 100,
    throttleStatus: { maximumAvailable: 2_000, currentlyAvailable, restoreRate: 100 },
  }
}

function throttled() {
  return {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: { cost: cost(0) },
  }
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

interface State {
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
  const orderOf = (id: string) => shop.orders.get(id)
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
    productVariants: () => ({ nodes: variants.map(showVariant), pageInfo: whole }),
    nodes: ({ ids }: { ids: string[] }) =>
      ids.map((id) => {
        const variant = variants.find(({ item }) => item === id)
        return variant ? showItem(variant) : null
      }),
    inventorySetQuantities: ({ input }: { input: SetInput }) => setQuantities(variants, input),
    inventoryActivate: (args: {
      inventoryItemId: string
      locationId: string
      available: number
    }) => {
      const variant = variants.find(({ item }) => item === args.inventoryItemId)
      variant?.available.set(args.locationId, args.available)
      return {
        inventoryLevel: { id: `${args.inventoryItemId}@${args.locationId}` },
        userErrors: [],
      }
    },
    orders: ({ query }: { query: string }) => {
      const since = /updated_at:>='([^']+)'/.exec(query)?.[1] ?? ''
      const nodes = [...shop.orders.values()].filter(({ updatedAt }) => updatedAt >= since)
      return { nodes: nodes.map(({ id }) => ({ id })), pageInfo: whole }
    },
    order: ({ id }: { id: string }) => {
      const order = orderOf(id)
      return order ? showOrder(order, variants) : null
    },
    fulfillmentCreate: ({ fulfillment }: { fulfillment: FulfillmentInput }) =>
      fulfill(shop, fulfillment),
    orderCancel: ({ orderId }: { orderId: string }) => {
      const order = orderOf(orderId)
      if (order) order.cancelledAt = order.updatedAt
      return { orderCancelUserErrors: [] }
    },
    refundCreate: ({ input }: { input: { orderId: string; refundLineItems: RefundLine[] } }) => {
      const order = orderOf(input.orderId)
      for (const { lineItemId, quantity } of input.refundLineItems) {
        const line = order?.lines.find(({ id }) => id === lineItemId)
        if (line) line.unfulfilled = Math.max(0, line.unfulfilled - quantity)
      }
      order?.refunds.push(
        input.refundLineItems.map(({ lineItemId, quantity, restockType }) => ({
          id: lineItemId,
          quantity,
          restockType,
        })),
      )
      return { refund: { id: 'gid://shopify/Refund/1' }, userErrors: [] }
    },
    webhookSubscriptions: { nodes: [], pageInfo: whole },
    webhookSubscriptionCreate: { webhookSubscription: { id: '1' }, userErrors: [] },
  }
}

interface RefundLine {
  lineItemId: string
  quantity: number
  restockType: string
}

interface FulfillmentInput {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string
    fulfillmentOrderLineItems: { id: string; quantity: number }[]
  }[]
  trackingInfo: { number: string | null }
}

/** All or nothing, and only from the number that the caller has seen. */
function setQuantities(variants: Variant[], { quantities }: SetInput) {
  const userErrors = quantities.flatMap((one, index) => {
    const at = variants.find(({ item }) => item === one.inventoryItemId)
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
  for (const { inventoryItemId, locationId, quantity } of quantities)
    variants.find(({ item }) => item === inventoryItemId)?.available.set(locationId, quantity)
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
      id: `gid://shopify/Fulfillment/${order.fulfillments.length + 1}`,
      tracking: trackingInfo.number ?? '',
      lines,
    })
  }
  return { fulfillment: { id: 'gid://shopify/Fulfillment/1' }, userErrors: [] }
}

function showVariant({ id, sku, barcode, item, tracked }: Variant) {
  return {
    id,
    sku,
    barcode,
    displayName: `The ${sku}`,
    product: { id: id.replace('ProductVariant', 'Product'), status: 'ACTIVE' },
    inventoryItem: { id: item, tracked },
  }
}

function showItem({ item, available }: Variant) {
  return {
    __typename: 'InventoryItem',
    id: item,
    inventoryLevels: {
      nodes: [...available].map(([location, quantity]) => ({
        location: { id: location },
        quantities: [{ name: 'available', quantity }],
      })),
    },
  }
}

function showOrder(order: Order, variants: Variant[]) {
  return {
    id: order.id,
    name: order.name,
    createdAt: order.at,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    test: false,
    displayFinancialStatus: 'PAID',
    shippingAddress: {
      name: 'Pat Buyer',
      address1: '1 Main St',
      city: 'Austin',
      provinceCode: 'TX',
      zip: '78701',
      countryCodeV2: 'US',
    },
    fulfillmentOrders: {
      nodes: [
        {
          id: order.id.replace('Order', 'FulfillmentOrder'),
          status: order.lines.every(({ unfulfilled }) => unfulfilled === 0) ? 'CLOSED' : 'OPEN',
          assignedLocation: { location: { id: order.location } },
          lineItems: {
            nodes: order.lines.map((line) => ({
              id: line.id.replace('LineItem', 'FulfillmentOrderLineItem'),
              remainingQuantity: line.unfulfilled,
              lineItem: { id: line.id },
            })),
          },
        },
      ],
    },
    fulfillments: order.fulfillments.map(({ id, tracking, lines }) => ({
      id,
      status: 'SUCCESS',
      trackingInfo: [{ number: tracking }],
      fulfillmentLineItems: {
        nodes: lines.map((line) => ({ quantity: line.quantity, lineItem: { id: line.id } })),
      },
    })),
    refunds: order.refunds.map((lines) => ({
      refundLineItems: {
        nodes: lines.map(({ id, quantity, restockType }) => ({
          quantity,
          restocked: restockType !== 'NO_RESTOCK',
          restockType,
          lineItem: { id },
        })),
      },
    })),
    lineItems: {
      nodes: order.lines.map((line) => {
        const variant = variants.find(({ sku }) => sku === line.sku)
        return {
          id: line.id,
          sku: line.sku,
          name: `The ${line.sku}`,
          quantity: line.quantity,
          currentQuantity: line.quantity - line.removed,
          unfulfilledQuantity: order.cancelledAt ? 0 : line.unfulfilled,
          variant: variant ? showVariant(variant) : null,
          originalUnitPriceSet: { shopMoney: { amount: '12.50', currencyCode: 'USD' } },
        }
      }),
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  }
}
