import { parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import { sendMessage } from '../../../test/connectorContract.ts'
import { readShopifySchema } from '../../../test/shopifySchema.ts'
import {
  LOCATIONS,
  openShopifyShop,
  SHOPIFY_SECRET,
  type ShopifyShop,
} from '../../../test/shopifyShop.ts'
import { shopifyDocuments } from './shopifyDocuments.ts'

const schema = readShopifySchema()
if (!schema) console.warn('Shopify is not tested: its schema comes from npm, which is not reached.')

test.skipIf(!schema).each(Object.entries(shopifyDocuments))(
  'Shopify allows the document %s',
  (_name, document) => {
    expect(schema && validate(schema, parse(document))).toEqual([])
  },
)

let app: ChannelApp
let shop: ShopifyShop

beforeAll(async () => {
  if (!schema) return
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6 })
  shop = await openShopifyShop(schema, { MUG: 4, LID: 6 })
  await app.connect('shop', 'shopify', {
    shop: shop.url,
    accessToken: 'shpat_right',
    clientSecret: SHOPIFY_SECRET,
  })
})

afterAll(async () => {
  await shop?.close()
  await app?.close()
})

test.skipIf(!schema)('a connected shop shows what is available', () => {
  expect([shop.stockOf('MUG'), shop.stockOf('LID')]).toEqual([10, 6])
})

test.skipIf(!schema)('a sale there is promised here, and its echo writes nothing', async () => {
  const id = shop.sell([{ sku: 'MUG', quantity: 3 }], app.clock.now())
  const before = shop.mutations.length
  await app.pass(3)
  expect(await app.available('MUG')).toBe(7)
  expect(shop.stockOf('MUG')).toBe(7)
  await app.pass(3)
  expect(shop.mutations.length - before).toBeLessThanOrEqual(1)
  const { body } = await app.request('GET', '/v1/orders')
  expect(body.data[0]).toMatchObject({ number: '#1001', externalId: id, state: 'open' })
})

test.skipIf(!schema)(
  'a unit that Shopify sold meanwhile is not given back by a write',
  async () => {
    // Onhand does not know of this sale when it writes: the compare-and-set refuses, the order is read.
    shop.sell([{ sku: 'LID', quantity: 2 }], app.clock.now())
    await app.request('POST', '/v1/adjustments', {
      reason: 'damaged',
      lines: [{ sku: 'LID', location: 'MAIN', quantity: -1 }],
    })
    await app.sync.settle()
    await app.pass(3)
    expect(await app.available('LID')).toBe(3)
    expect(shop.stockOf('LID')).toBe(3)
  },
)

test.skipIf(!schema)('a shipment goes back with its tracking, once', async () => {
  const { body } = await app.request('GET', '/v1/orders?limit=50')
  const order = body.data.find(({ number }: { number: string }) => number === '#1001')
  shop.faults.push('timeout_after')
  const shipped = await app.request('POST', `/v1/orders/${order.id}/shipments`, {
    site: 'MAIN',
    carrier: 'UPS',
    tracking: '1Z999',
  })
  expect(shipped.status).toBe(201)
  await app.sync.settle()
  await app.pass(10)
  const there = [...shop.orders.values()][0]
  expect(there?.fulfillments.map(({ tracking }) => tracking)).toEqual(['1Z999'])
})

test.skipIf(!schema).each(['throttled', 'internal', 500, 429] as const)(
  'a write is done after the shop answered %s',
  async (fault) => {
    shop.faults.push(fault, fault)
    await app.request('POST', '/v1/adjustments', {
      reason: 'found',
      lines: [{ sku: 'MUG', location: 'MAIN', quantity: 1 }],
    })
    await app.sync.settle()
    await app.pass(5)
    await app.pass(5)
    expect(shop.stockOf('MUG')).toBe(await app.available('MUG'))
  },
)

test.skipIf(!schema)('a message is believed only with its signature, and once', async () => {
  const id = shop.sell([{ sku: 'MUG', quantity: 1 }], app.clock.now())
  const body = JSON.stringify({ admin_graphql_api_id: id })
  const before = await app.available('MUG')
  const send = (signature: string) =>
    app.app.inject({
      method: 'POST',
      url: '/v1/channels/shop/messages',
      headers: {
        'content-type': 'application/json',
        'x-shopify-hmac-sha256': signature,
        'x-shopify-topic': 'orders/create',
        'x-shopify-webhook-id': 'w-1',
      },
      payload: body,
    })
  expect((await send('forged')).statusCode).toBe(401)
  expect((await send(shop.sign(body))).statusCode).toBe(200)
  expect((await send(shop.sign(body))).statusCode).toBe(200)
  await app.sync.settle()
  expect(await app.available('MUG')).toBe(before - 1)
  const work = await app.request('GET', '/v1/channels/shop/work')
  expect(
    work.body.data.filter(({ direction }: { direction: string }) => direction === 'message'),
  ).toHaveLength(1)
})

test.skipIf(!schema)(
  'stock by location goes to each location, activated where it is not yet',
  async () => {
    const site = { code: 'WEST', timeZone: 'America/Los_Angeles' }
    expect((await app.request('POST', '/v1/sites', site)).status).toBe(201)
    await app.request('POST', '/v1/adjustments', {
      reason: 'found',
      lines: [{ sku: 'LID', location: 'WEST', quantity: 8 }],
    })
    const [main, west] = LOCATIONS
    const changed = await app.request('PATCH', '/v1/channels/shop', {
      places: [
        { place: main, site: 'MAIN' },
        { place: west, site: 'WEST' },
      ],
    })
    expect(changed.body).toMatchObject({ code: 'shop' })
    await app.sync.settle()
    await app.pass(5)
    expect(shop.stockOf('LID', west)).toBe(8)
    expect(shop.stockOf('LID', main)).toBe(3)
  },
)

test.skipIf(!schema)('an order that Shopify has deleted gives its units back', async () => {
  const before = await app.available('MUG')
  const id = shop.sell([{ sku: 'MUG', quantity: 1 }], app.clock.now()) as string
  await app.pass(3)
  expect(await app.available('MUG')).toBe(before - 1)
  shop.orders.delete(id)
  const body = JSON.stringify({ id: Number(id.split('/').at(-1)) })
  await sendMessage(app, 'shop', {
    body,
    headers: {
      'content-type': 'application/json',
      'x-shopify-hmac-sha256': shop.sign(body),
      'x-shopify-topic': 'orders/delete',
      'x-shopify-webhook-id': 'deleted',
    },
  })
  await app.sync.settle()
  expect(await app.available('MUG')).toBe(before - 1)
  await app.pass(1)
  expect(await app.available('MUG')).toBe(before)
  const [order] = (await app.request('GET', '/v1/orders?q=%231')).body.data.filter(
    (one: { externalId: string }) => one.externalId === id,
  )
  expect(order.state).toBe('cancelled')
})
