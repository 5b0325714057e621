import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import { PLUGIN_SECRET } from '../../../test/pluginShop.ts'
import { openVendureShop, type VendureShop } from '../../../test/vendureShop.ts'
import { sql } from '../../platform/sql.ts'
import type { ChannelContext } from '../connector.ts'
import { listVendurePlaces } from './vendureStock.ts'

let app: ChannelApp
let shop: VendureShop

beforeAll(async () => {
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6, GONE: 2 })
  shop = await openVendureShop(app.clock, { MUG: 4, LID: 6, GONE: 2 })
  shop.threshold = 2
  await app.connect('shop', 'vendure', {
    shop: `${shop.url}/admin-api`,
    apiKey: 'right',
    webhookSecret: PLUGIN_SECRET,
  })
})

afterAll(async () => {
  await shop?.close()
  await app?.close()
})

const orderOf = async (id: string) =>
  (await app.request('GET', '/v1/orders?limit=50')).body.data.find(
    (order: { externalId: string }) => order.externalId === id,
  )
const linesOf = async (id: string) =>
  (await app.request('GET', `/v1/orders/${(await orderOf(id)).id}`)).body.lines
const sell = (sku: string, quantity: number, cartAt?: string) =>
  shop.sell([{ sku, quantity }], cartAt) as string
const hoursAgo = (hours: number) =>
  new Date(app.clock.milliseconds() - hours * 3_600_000).toISOString()

test('what it has allocated, and what it never sells, are added to what it may still sell', async () => {
  expect(shop.variants[0]).toMatchObject({ onHand: 12, allocated: 0 })
  sell('MUG', 3)
  await app.pass(2)
  expect([await app.available('MUG'), shop.stockOf('MUG')]).toEqual([7, 7])
  expect(shop.variants[0]).toMatchObject({ onHand: 12, allocated: 3 })
})

test('an order from a cart that lay for hours is found, though nothing says that it changed', async () => {
  await app.pass(60)
  const id = sell('MUG', 1, hoursAgo(5))
  await app.pass(2)
  expect((await orderOf(id)).state).toBe('open')
})

test('what was shipped there without a message is found within the hour', async () => {
  const id = sell('LID', 1)
  await app.pass(2)
  const order = shop.order(id)
  const lines = order.lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity }))
  const sent = { id: 'f', updatedAt: app.clock.now(), method: 'By hand', trackingCode: '', lines }
  order.fulfillments.push({ ...sent, state: 'Shipped' })
  order.state = 'Shipped'
  await app.pass(61)
  expect((await orderOf(id)).state).toBe('shipped')
})

test('units cancelled here leave the order there once', async () => {
  const id = sell('LID', 3)
  await app.pass(2)
  const [line] = await linesOf(id)
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/cancellation`, {
    lines: [{ lineId: line.id, quantity: 1 }],
    reason: 'Chipped',
  })
  await app.sync.settle()
  await app.pass(2)
  expect(shop.order(id).lines).toMatchObject([{ placed: 3, quantity: 2 }])
  expect(await linesOf(id)).toMatchObject([{ ordered: 3, cancelled: 1, open: 2 }])
  expect(shop.stockOf('LID')).toBe(await app.available('LID'))
})

test('an order cancelled here is cancelled there, and the number stays ours', async () => {
  const before = await app.available('MUG')
  const id = sell('MUG', 2)
  await app.pass(2)
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/cancellation`, {})
  await app.sync.settle()
  await app.pass(2)
  expect(shop.order(id).state).toBe('Cancelled')
  expect([await app.available('MUG'), shop.stockOf('MUG')]).toEqual([before, before])
})

test('a refund is noted with the order and paid back, once, whatever answer was lost', async () => {
  const id = sell('MUG', 1)
  await app.pass(2)
  const [line] = await linesOf(id)
  const { body } = await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/refunds`, {
    lines: [{ lineId: line.id, quantity: 1, restock: 'none' }],
    amountMinor: 1_999,
  })
  await app.sync.settle()
  await app.pass(2)
  const notes = shop.order(id).history.map(({ data }) => JSON.stringify(data))
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain('Refund of 19.99 in Onhand: 1 × MUG')
  expect(notes[0]).toContain(body.refundId)
  expect(shop.order(id).refunds).toMatchObject([{ total: 1_999 }])
  await app.db.run(sql`
    update channel_task set state = 'waiting', due_at = ${app.clock.now()} where kind = 'refund'`)
  await app.sync.settle()
  expect([shop.order(id).history.length, shop.order(id).refunds.length]).toEqual([1, 1])
})

test('more than was paid is left to a person', async () => {
  const id = sell('MUG', 1)
  await app.pass(2)
  const [line] = await linesOf(id)
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/refunds`, {
    lines: [{ lineId: line.id, quantity: 1, restock: 'none' }],
    amountMinor: 12_500,
  })
  await app.sync.settle()
  expect(shop.order(id).refunds).toMatchObject([{ total: 10_000 }])
  const { body } = await app.request('GET', '/v1/channels/shop/work?state=dead')
  expect(body.data[0].error).toBe('25.00 more than was paid there; pay it back by hand.')
  await app.request('POST', `/v1/channels/shop/work/${body.data[0].id}/dismissal`)
})

test('two shipments of one order without a tracking number are two fulfilments', async () => {
  const id = sell('MUG', 2)
  await app.pass(2)
  const [line] = await linesOf(id)
  for (let times = 0; times < 2; times++) {
    await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/shipments`, {
      site: 'MAIN',
      lines: [{ lineId: line.id, quantity: 1 }],
    })
    await app.sync.settle()
  }
  expect(shop.order(id).fulfillments.map(({ state }) => state)).toEqual(['Shipped', 'Shipped'])
})

test('a variant that is gone there does not stop the others', async () => {
  shop.variants.splice(
    shop.variants.findIndex(({ sku }) => sku === 'GONE'),
    1,
  )
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: ['GONE', 'MUG'].map((sku) => ({ sku, location: 'MAIN', quantity: 1 })),
  })
  await app.pass(2)
  expect(shop.stockOf('MUG')).toBe(await app.available('MUG'))
  expect((await app.listing('shop', 'GONE')).stock[0]).toMatchObject({ errorCode: 'not_found' })
})

test.each([
  ['FORBIDDEN', 'auth'],
  ['CHANNEL_NOT_FOUND', 'auth'],
  ['ENTITY_NOT_FOUND', 'not_found'],
  ['INTERNAL_SERVER_ERROR', 'transient'],
  ['GRAPHQL_VALIDATION_FAILED', 'invalid'],
])('%s within a reply of status 200 is a failure: %s', async (code, failure) => {
  const body = JSON.stringify({ data: null, errors: [{ message: 'No.', extensions: { code } }] })
  const context = {
    settings: { shop: 'https://shop.test/admin-api' },
    secrets: { get: async () => 'key' },
    http: async () => ({ status: 200, headers: {}, body: Buffer.from(body) }),
  } as unknown as ChannelContext
  await expect(listVendurePlaces(context)).rejects.toMatchObject({ code: failure })
})
