import type { Clock } from '../server/platform/clock.ts'
import { amazonFields, openAmazonSeller } from './amazonSeller.ts'
import type { ChannelApp } from './channels.ts'
import type { Call } from './faultyGate.ts'
import { readShopifySchema } from './shopifySchema.ts'
import { openShopifyShop, SHOPIFY_SECRET } from './shopifyShop.ts'
import { openWooShop, type WooDelivery, wooFields } from './wooShop.ts'

type Sale = { sku: string; quantity: number }[]

/** A shop as the contract needs it, whichever it is. */
export interface ContractShop {
  url: string
  stockOf(sku: string): number
  sell(lines: Sale): string | undefined
  /** Tracking numbers that it knows of an order. */
  trackingOf(orderId: string): string[]
  /** Sends what it tells of an order by itself, more than once and not in its order. */
  deliver(app: ChannelApp, code: string, orderId: string): Promise<void>
  close(): Promise<void>
}

/** What every connector has to keep, with the fake that it is held against. */
export interface ContractCase {
  connector: string
  /** Why it cannot be tested here. */
  missing?: string
  open(clock: Clock, stock: Record<string, number>): Promise<ContractShop>
  fields(url: string): Record<string, string>
  isWrite(call: Call): boolean
  isShipment(call: Call): boolean
}

const schema = readShopifySchema()

async function send(app: ChannelApp, code: string, message: Omit<WooDelivery, 'url'>) {
  const { statusCode } = await app.app.inject({
    method: 'POST',
    url: `/v1/channels/${code}/messages`,
    headers: message.headers,
    payload: message.body,
  })
  return statusCode
}

const shopify: ContractCase = {
  connector: 'shopify',
  ...(schema ? {} : { missing: 'its schema comes from npm, which is not reached' }),
  open: async (clock, stock) => {
    const shop = await openShopifyShop(schema as NonNullable<typeof schema>, stock)
    return {
      ...shop,
      sell: (lines) => shop.sell(lines, clock.now()),
      trackingOf: (id) => shop.orders.get(id)?.fulfillments.map(({ tracking }) => tracking) ?? [],
      deliver: async (app, code, id) => {
        const body = JSON.stringify({ admin_graphql_api_id: id })
        for (const [topic, message] of [
          ['orders/updated', 'm2'],
          ['orders/create', 'm1'],
          ['orders/updated', 'm2'],
        ] as const)
          await send(app, code, {
            body,
            headers: {
              'content-type': 'application/json',
              'x-shopify-hmac-sha256': shop.sign(body),
              'x-shopify-topic': topic,
              'x-shopify-webhook-id': `${id}-${message}`,
            },
          })
      },
    }
  },
  fields: (url) => ({ shop: url, accessToken: 'shpat_right', clientSecret: SHOPIFY_SECRET }),
  isWrite: ({ body }) => body.includes('inventorySetQuantities'),
  isShipment: ({ body }) => body.includes('fulfillmentCreate'),
}

const woocommerce: ContractCase = {
  connector: 'woocommerce',
  open: async (clock, stock) => {
    const shop = await openWooShop(clock, stock)
    return {
      ...shop,
      sell: (lines) => shop.sell(lines),
      trackingOf: (id) =>
        shop
          .order(id)
          .meta.filter(({ key }) => key === '_wc_shipment_tracking_items')
          .flatMap(({ value }) => value as { tracking_number: string }[])
          .map(({ tracking_number: tracking }) => tracking),
      deliver: async (app, code) => {
        const messages: WooDelivery[] = []
        await shop.deliver(async (message) => {
          messages.unshift(message)
          return 200
        })
        for (const message of [...messages, ...messages]) await send(app, code, message)
      },
    }
  },
  fields: wooFields,
  isWrite: ({ method, path }) => method === 'POST' && path.includes('/batch'),
  isShipment: ({ method, path }) => method === 'PUT' && path.includes('/orders/'),
}

const amazon: ContractCase = {
  connector: 'amazon',
  open: async (clock, stock) => {
    const seller = await openAmazonSeller(clock, stock)
    seller.applyAfterMs = 45_000
    return {
      ...seller,
      sell: (lines) => seller.sell(lines),
      trackingOf: (id) => seller.order(id).packages.map(({ tracking }) => tracking),
      // Its queue holds everything twice and the newest first.
      deliver: async () => {},
    }
  },
  fields: amazonFields,
  isWrite: ({ method }) => method === 'PATCH',
  isShipment: ({ path }) => path.includes('/shipmentConfirmation'),
}

/** Every connector that has a fake. */
export const contractCases: ContractCase[] = [shopify, woocommerce, amazon]
