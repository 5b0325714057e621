import { amazonFields, openAmazonSeller } from './amazonSeller.ts'
import { type ContractCase, deliverMessages, sendMessage } from './connectorContract.ts'
import { openMedusaShop } from './medusaShop.ts'
import { PLUGIN_SECRET } from './pluginShop.ts'
import { readShopifySchema } from './shopifySchema.ts'
import { openShopifyShop, SHOPIFY_SECRET } from './shopifyShop.ts'
import { openVendureShop } from './vendureShop.ts'
import { openWebhookShop, webhookFields } from './webhookShop.ts'
import { openWooShop, type WooDelivery, wooFields } from './wooShop.ts'

const schema = readShopifySchema()

const shopify: ContractCase = {
  connector: 'shopify',
  ...(schema ? {} : { missing: 'its schema comes from npm, which is not reached' }),
  open: async (clock, stock) => {
    const shop = await openShopifyShop(schema as NonNullable<typeof schema>, stock, clock)
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
          await sendMessage(app, code, {
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
  isRefund: ({ body }) => body.includes('refundCreate'),
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
        for (const message of [...messages, ...messages]) await sendMessage(app, code, message)
      },
    }
  },
  fields: wooFields,
  isWrite: ({ method, path }) => method === 'POST' && path.includes('/batch'),
  isShipment: ({ method, path }) => method === 'PUT' && path.includes('/orders/'),
  isRefund: ({ method, path }) => method === 'POST' && path.includes('/refunds'),
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
      lose: (id) => {
        const kept = seller.queue.filter(({ body }) => !body.includes(`"${id}"`))
        seller.queue.splice(0, seller.queue.length, ...kept)
      },
    }
  },
  fields: amazonFields,
  isWrite: ({ method }) => method === 'PATCH',
  isShipment: ({ path }) => path.includes('/shipmentConfirmation'),
}

const webhook: ContractCase = {
  connector: 'webhook',
  isTold: true,
  open: async (clock, stock) => {
    const shop = await openWebhookShop(clock, stock)
    return { ...shop, sell: (lines) => shop.sell(lines) }
  },
  fields: webhookFields,
  isWrite: ({ body }) => body.includes('stock.changed'),
  isShipment: ({ body }) => body.includes('order.shipped'),
}

const medusa: ContractCase = {
  connector: 'medusa',
  open: async (clock, stock) => {
    const shop = await openMedusaShop(clock, stock)
    return {
      ...shop,
      paidBackOf: (id) =>
        shop.order(id).refunds.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0),
      deliver: (app, code) => deliverMessages(app, code, shop.takeMessages()),
    }
  },
  fields: (url) => ({ shop: url, apiKey: 'sk_right', webhookSecret: PLUGIN_SECRET }),
  isWrite: ({ method, path }) => method === 'POST' && path.includes('/location-levels/batch'),
  isShipment: ({ method, path }) => method === 'POST' && path.endsWith('/fulfillments'),
  isRefund: ({ method, path }) => method === 'POST' && path.endsWith('/refund'),
}

const vendure: ContractCase = {
  connector: 'vendure',
  open: async (clock, stock) => {
    const shop = await openVendureShop(clock, stock)
    return {
      ...shop,
      sell: (lines) => shop.sell(lines),
      paidBackOf: (id) => shop.order(id).refunds.reduce((cents, { total }) => cents + total, 0),
      deliver: (app, code) => deliverMessages(app, code, shop.takeMessages()),
    }
  },
  fields: (url) => ({
    shop: `${url}/admin-api`,
    apiKey: 'right',
    webhookSecret: PLUGIN_SECRET,
  }),
  isWrite: ({ body }) => body.includes('updateProductVariants'),
  isShipment: ({ body }) => body.includes('addFulfillmentToOrder'),
  isRefund: ({ body }) => body.includes('refundOrder'),
}

/** Every connector with the shop that stands for it here. */
export const contractCases: ContractCase[] = [
  amazon,
  medusa,
  shopify,
  vendure,
  webhook,
  woocommerce,
]
