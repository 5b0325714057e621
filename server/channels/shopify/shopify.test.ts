import { type GraphQLSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import { sendMessage } from '../../../test/connectorContract.ts'
import { pointsOf } from '../../../test/shopifyPoints.ts'
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

// One document runs inside a bulk operation, which costs nothing and pages by itself.
const asked = Object.entries(shopifyDocuments).filter(([name]) => name !== 'bulkStock')

test.skipIf(!schema).each(asked)('Shopify takes what %s costs', (_name, document) => {
  const dearest = { ids: Array.from({ length: 20 }, () => 'x'), first: 250 }
  const variables = document.includes('query Moves') ? { ids: ['x'], first: 250 } : dearest
  expect(schema && pointsOf(schema, document, variables)).toBeLessThanOrEqual(1_000)
  const many = { ids: Array.from({ length: 10 }, () => 'x'), first: 40 }
  if (document.includes('query Moves'))
    expect(schema && pointsOf(schema, document, many)).toBeLessThanOrEqual(1_000)
})

let app: ChannelApp
let shop: ShopifyShop

beforeAll(async () => {
  if (!schema) return
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6 })
  shop = await openShopifyShop(schema, { MUG: 4, LID: 6 }, app.clock)
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

const failedTasks = async () =>
  (await app.request('GET', '/v1/channels/shop/work?limit=50')).body.data.filter(
    ({ direction, state }: { direction: string; state: string }) =>
      direction === 'task' && state === 'dead',
  )

/** Sells two lids and refunds one of them here. */
async function refundOne(amountMinor?: number) {
  shop.setStock('LID', shop.stockOf('LID') + 2)
  const id = shop.sell([{ sku: 'LID', quantity: 2 }], app.clock.now()) as string
  await app.pass(3)
  const [order] = (await app.request('GET', '/v1/orders?limit=50')).body.data.filter(
    (one: { externalId: string }) => one.externalId === id,
  )
  const { body } = await app.request('GET', `/v1/orders/${order.id}`)
  const refund = await app.request('POST', `/v1/orders/${order.id}/refunds`, {
    lines: [{ lineId: body.lines[0].id, quantity: 1, restock: 'cancel' }],
    reason: 'Too late',
    ...(amountMinor === undefined ? {} : { amountMinor }),
  })
  expect(refund.status).toBe(201)
  await app.sync.settle()
  await app.pass(3)
  return { id, refundId: refund.body.refundId as string, order: shop.orders.get(id) }
}

async function undo(id: string) {
  for (const { id: work } of await failedTasks())
    await app.request('POST', `/v1/channels/shop/work/${work}/dismissal`)
  const order = shop.orders.get(id)
  if (!order) return
  app.clock.advance(60_000)
  order.cancelledAt = app.clock.now()
  order.updatedAt = app.clock.now()
  await app.pass(3)
}

test.skipIf(!schema)('a refund is paid back to the cent by the payments that took it', async () => {
  const { id, refundId, order } = await refundOne(1249)
  expect(order?.refunds).toMatchObject([
    {
      note: `Too late [onhand ${refundId}]`,
      lines: [{ quantity: 1, restockType: 'NO_RESTOCK' }],
      transactions: [
        { gateway: 'gift_card', cents: 200 },
        { gateway: 'shopify_payments', cents: 1049 },
      ],
    },
  ])
  expect([shop.paidBackOf(id), await failedTasks()]).toEqual([1249, []])
  await undo(id)
})

test.skipIf(!schema)('a refund of no amount, or of nothing paid, moves no money', async () => {
  const first = await refundOne()
  shop.till.captured = false
  const second = await refundOne(1250)
  shop.till.captured = true
  expect(first.order?.refunds).toMatchObject([{ transactions: [] }])
  expect(second.order?.refunds).toMatchObject([{ transactions: [] }])
  expect(await failedTasks()).toEqual([])
  await undo(first.id)
  await undo(second.id)
})

const BY_HAND = [
  ['paid by hand', { manual: true }, 1250, '12.50 of it was not paid back'],
  ['refused by its payment', { fails: true }, 1250, '12.50 of it was not paid back'],
  ['more than was paid', {}, 2600, '1.00 of it was not paid back'],
  ['not in dollars', { currency: 'CAD' }, 1250, 'not paid in dollars'],
] as const

test.skipIf(!schema).each(BY_HAND)(
  'a refund that is %s is noted once, and the rest is told to a person',
  async (_what, till, cents, error) => {
    const before = { ...shop.till }
    Object.assign(shop.till, till)
    const { id, order } = await refundOne(cents)
    const page = `${shop.url}/admin/orders/${id.split('/').at(-1)}`
    expect(await failedTasks()).toMatchObject([{ error: expect.stringContaining(error), page }])
    const [{ id: work }] = await failedTasks()
    await app.request('POST', `/v1/channels/shop/work/${work}/replay`)
    await app.sync.settle()
    expect([order?.refunds.length, (await failedTasks()).length]).toEqual([1, 1])
    Object.assign(shop.till, before)
    await undo(id)
  },
)

test.skipIf(!schema)('what Shopify refuses to refund is told in its words', async () => {
  shop.till.refusal = 'This order cannot be refunded'
  const { id } = await refundOne(1250)
  expect(await failedTasks()).toMatchObject([
    { attempts: 1, error: 'This order cannot be refunded' },
  ])
  shop.till.refusal = ''
  expect(shop.paidBackOf(id)).toBe(0)
  await undo(id)
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

test.skipIf(!schema)('an order of many lines that left in many parcels is whole', async () => {
  const large = await createChannelApp()
  const stock = { PART: 2_000 }
  await large.stockUp(stock)
  const there = await openShopifyShop(schema as GraphQLSchema, stock, large.clock)
  const fields = { shop: there.url, accessToken: 'shpat_right', clientSecret: SHOPIFY_SECRET }
  await large.connect('shop', 'shopify', fields)
  const id = there.sell(
    Array.from({ length: 100 }, () => ({ sku: 'PART', quantity: 12 })),
    large.clock.now(),
  ) as string
  await large.pass(3)
  const [{ id: orderId }] = (await large.request('GET', '/v1/orders')).body.data
  const path = `/v1/orders/${orderId}`
  const { lines } = (await large.request('GET', path)).body as { lines: { id: string }[] }
  const shipped = await large.request('POST', `${path}/shipments`, {
    site: 'MAIN',
    tracking: '1Z0',
    lines: lines.map((line) => ({ lineId: line.id, quantity: 1 })),
  })
  expect(shipped.status).toBe(201)
  await large.pass(3)
  const order = there.orders.get(id) as NonNullable<ReturnType<typeof there.orders.get>>
  expect(order.fulfillments.map((one) => one.lines.length)).toEqual([100])
  // The other eleven leave from the shop's own admin.
  for (const line of order.lines) line.unfulfilled = 0
  for (let parcel = 1; parcel < 12; parcel++)
    order.fulfillments.push({
      id: `gid://shopify/Fulfillment/9${parcel}`,
      tracking: `1Z${parcel}`,
      lines: order.lines.map((line) => ({ id: line.id, quantity: 1 })),
    })
  large.clock.advance(60_000)
  order.updatedAt = large.clock.now()
  await large.pass(3)
  expect((await large.request('GET', path)).body).toMatchObject({ state: 'shipped' })
  const { data } = (await large.request('GET', '/v1/stock?sku=PART')).body
  expect(data[0]).toMatchObject({ onHand: 800, committed: 0 })
  await there.close()
  await large.close()
})
