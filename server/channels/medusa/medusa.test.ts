import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import { sendMessage } from '../../../test/connectorContract.ts'
import { type MedusaShop, openMedusaShop } from '../../../test/medusaShop.ts'
import { PLUGIN_SECRET } from '../../../test/pluginShop.ts'
import { sql } from '../../platform/sql.ts'
import type { ChannelContext } from '../connector.ts'
import { listMedusaListings } from './medusaStock.ts'

let app: ChannelApp
let shop: MedusaShop

beforeAll(async () => {
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6, GONE: 2 })
  shop = await openMedusaShop(app.clock, { MUG: 4, LID: 6, GONE: 2 })
  const fields = { shop: shop.url, apiKey: 'sk_right', webhookSecret: PLUGIN_SECRET }
  await app.connect('shop', 'medusa', fields)
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
const sell = (sku: string, quantity: number) => shop.sell([{ sku, quantity }]) as string

test('what it has reserved itself is added to what it may still sell', async () => {
  expect(shop.items.get('MUG')).toMatchObject({ stocked: 10, reserved: 0 })
  sell('MUG', 2)
  await app.pass(2)
  expect(await app.available('MUG')).toBe(8)
  await app.request('POST', '/v1/adjustments', {
    reason: 'damaged',
    lines: [{ sku: 'MUG', location: 'MAIN', quantity: -1 }],
  })
  await app.pass(2)
  expect(shop.items.get('MUG')).toMatchObject({ stocked: 9, reserved: 2 })
})

test('units cancelled here leave the order there by an edit, and are not taken off twice', async () => {
  const id = sell('LID', 3)
  await app.pass(2)
  const [line] = await linesOf(id)
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/cancellation`, {
    lines: [{ lineId: line.id, quantity: 1 }],
  })
  await app.sync.settle()
  await app.pass(2)
  expect(shop.order(id).lines).toMatchObject([{ quantity: 2 }])
  expect(await linesOf(id)).toMatchObject([{ ordered: 3, cancelled: 1, open: 2 }])
  expect([await app.available('LID'), shop.stockOf('LID')]).toEqual([4, 4])
})

test('an edit that somebody has begun in the shop is not thrown away', async () => {
  const id = sell('LID', 2)
  await app.pass(2)
  const theirs = { id: 'theirs', status: 'pending', internal_note: '', actions: [] }
  shop.order(id).edits.push(theirs)
  const [line] = await linesOf(id)
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/cancellation`, {
    lines: [{ lineId: line.id, quantity: 1 }],
  })
  await app.sync.settle()
  expect(shop.order(id).edits).toEqual([theirs])
  shop.order(id).edits.pop()
  for (let round = 0; round < 5; round++) await app.pass(3)
  expect(shop.order(id).lines).toMatchObject([{ quantity: 1 }])
})

test('an order cancelled here gives its units back there, and the number stays ours', async () => {
  const before = await app.available('MUG')
  const id = sell('MUG', 3)
  await app.pass(2)
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/cancellation`, {})
  await app.sync.settle()
  await app.pass(2)
  expect(shop.order(id).status).toBe('canceled')
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
  expect(shop.order(id).metadata).toMatchObject({ onhand_refunds: [{ id: body.refundId }] })
  expect(shop.order(id).refunds).toEqual([{ amount: 19.99, note: `onhand ${body.refundId}` }])
  await app.db.run(sql`
    update channel_task set state = 'waiting', due_at = ${app.clock.now()} where kind = 'refund'`)
  await app.sync.settle()
  expect(shop.order(id).refunds).toHaveLength(1)
})

test('a product that is gone there does not stop the others', async () => {
  shop.items.delete('GONE')
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: ['GONE', 'MUG'].map((sku) => ({ sku, location: 'MAIN', quantity: 1 })),
  })
  await app.pass(2)
  expect(shop.stockOf('MUG')).toBe(await app.available('MUG'))
  expect((await app.listing('shop', 'GONE')).stock[0]).toMatchObject({ errorCode: 'not_found' })
  await app.pass(61)
  expect((await app.listing('shop', 'GONE')).status).toBe('ended')
})

test('a message is taken only with its signature', async () => {
  sell('MUG', 1)
  const [message] = shop.takeMessages().slice(-1) as [
    { headers: Record<string, string>; body: string },
  ]
  expect(await sendMessage(app, 'shop', message)).toBe(200)
  const forged = { ...message, body: message.body.replace('order_', 'other_') }
  expect(await sendMessage(app, 'shop', forged)).toBe(401)
})

test('kits, packs and variants that share an item have no number of their own', async () => {
  const link = (id: string, units: number, variants: string[]) => ({
    inventory_item_id: id,
    required_quantity: units,
    inventory: { variants: variants.map((variant) => ({ id: variant })) },
  })
  const variant = (id: string, links: object[], isManaged = true) => ({
    id,
    title: id,
    sku: id,
    barcode: null,
    ean: null,
    upc: null,
    manage_inventory: isManaged,
    inventory_items: links,
  })
  const variants = [
    variant('single', [link('i1', 1, ['single', 'twin', 'sixpack'])]),
    variant('twin', [link('i1', 1, ['single', 'twin', 'sixpack'])]),
    variant('sixpack', [link('i1', 6, ['single', 'twin', 'sixpack'])]),
    variant('kit', [link('i2', 1, ['kit']), link('i3', 1, ['kit'])]),
    variant('service', [], false),
  ]
  const body = { products: [{ id: 'p', title: 'P', status: 'draft', variants }], count: 1 }
  const context = {
    settings: { shop: 'https://shop.test' },
    secrets: { get: async () => 'sk' },
    http: async () => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) }),
  } as unknown as ChannelContext
  const { rows } = await listMedusaListings(context)
  expect(rows.filter(({ tracked }) => tracked).map(({ sku }) => sku)).toEqual(['single'])
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['inactive']))
})
