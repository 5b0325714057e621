import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../test/channels.ts'
import { openPlainShop, type PlainShop, plainShopConnector } from '../../test/plainShop.ts'
import { sql } from '../platform/sql.ts'
import { addConnector } from './connectors.ts'

let app: ChannelApp
let shop: PlainShop

beforeAll(async () => {
  addConnector(plainShopConnector)
  app = await createChannelApp()
  shop = await openPlainShop({ MUG: 10, LID: 6, SET: 2, BOX: 3 })
  await app.stockUp({ MUG: 10, LID: 6, BOX: 40 })
  await app.request('POST', '/v1/items', { sku: 'SET', title: 'The SET', kind: 'virtual_kit' })
  await app.request('PUT', '/v1/items/SET/components', {
    components: [{ sku: 'LID', quantity: 3 }],
  })
  await app.connect('shop', 'plain-shop', { url: shop.url, token: 'right' })
  await app.request('PATCH', '/v1/channels/shop', { driftPolicy: 'report' })
  const { id } = await app.listing('shop', 'BOX')
  await app.request('PATCH', `/v1/listings/${id}`, { packSize: 12 })
  await app.pass(1)
})
afterAll(async () => {
  await shop.close()
  await app.close()
})

/** Somebody changes a number there, and both sides look. */
async function drift(sku: string, units: number): Promise<string> {
  shop.stock.set(sku, units)
  await app.request('POST', '/v1/channels/shop/scans')
  await app.sync.settle()
  await app.pass(2)
  const listing = await app.listing('shop', sku)
  expect(listing.stock[0]).toMatchObject({ seen: units })
  return `/v1/listings/${listing.id}/acceptance`
}

const stockOf = async (sku: string) =>
  (await app.request('GET', `/v1/stock?sku=${sku}`)).body.data[0]

test('their number becomes a counted correction, as previewed, and nothing drifts', async () => {
  const path = await drift('MUG', 7)
  const planned = (await app.request('GET', `${path}?as=adjustment`)).body
  expect(planned).toMatchObject({ shows: 7, now: 10, after: 7, units: -3, location: 'MAIN' })
  expect((await stockOf('MUG')).onHand).toBe(10)
  const before = shop.writes.length
  const made = await app.request('POST', path, { as: 'adjustment', shows: 7 })
  expect(made).toMatchObject({ status: 200, body: planned })
  expect(await stockOf('MUG')).toMatchObject({ onHand: 7, available: 7 })
  expect((await app.listing('shop', 'MUG')).stock[0]).toMatchObject({
    target: 7,
    state: 'idle',
    driftSince: null,
  })
  await app.pass(20)
  expect([shop.stock.get('MUG'), shop.writes.length - before]).toEqual([7, 0])
  const { body } = await app.request('GET', '/v1/items/MUG/movements')
  expect(body.data[0]).toMatchObject({ quantity: 3, reason: 'counted' })
})

test('or the rest is kept for the other channels, and our stock stays', async () => {
  const path = await drift('LID', 4)
  const planned = (await app.request('GET', `${path}?as=ring_fence`)).body
  expect(planned).toMatchObject({ units: 2, ringFenced: 2, after: 4 })
  await app.request('POST', path, { as: 'ring_fence', shows: 4 })
  expect(await stockOf('LID')).toMatchObject({ onHand: 6, available: 6 })
  expect(await app.listing('shop', 'LID')).toMatchObject({
    rule: { ringFenced: 2 },
    stock: [{ target: 4, state: 'idle', driftSince: null }],
  })
})

test('packs are corrected by whole packs', async () => {
  const path = await drift('BOX', 5)
  const planned = (await app.request('GET', `${path}?as=adjustment`)).body
  // 60 are five packs of twelve; forty were there.
  expect(planned).toMatchObject({ now: 3, after: 5, units: 20 })
})

test('what is not sure is refused', async () => {
  const kit = await drift('SET', 1)
  const asCount = await app.request('POST', kit, { as: 'adjustment', shows: 1 })
  expect(asCount).toMatchObject({ status: 409, body: { code: 'acceptance_not_possible' } })
  const path = await drift('MUG', 9)
  const other = await app.request('POST', path, { as: 'adjustment', shows: 8 })
  expect(other.body).toMatchObject({ code: 'listing_shows_another', shows: 9 })
  const more = await app.request('POST', path, { as: 'ring_fence', shows: 9 })
  expect(more.body.code).toBe('acceptance_not_possible')
  const reader = await app.request(
    'POST',
    path,
    { as: 'adjustment', shows: 9 },
    { role: 'auditor' },
  )
  expect(reader.status).toBe(403)
})

test('a number that their own sale may have lowered waits for their orders', async () => {
  shop.stock.set('MUG', 5)
  app.clock.advance(1_000)
  const [now, later] = [0, 600_000].map((ms) =>
    new Date(app.clock.milliseconds() + ms).toISOString(),
  )
  await app.db.run(sql`
    update channel_account set scan_due_at = ${now ?? ''}, orders_due_at = ${later ?? ''}`)
  await app.sync.settle()
  const { id, stock } = await app.listing('shop', 'MUG')
  expect(stock[0]).toMatchObject({ seen: 5 })
  const path = `/v1/listings/${id}/acceptance`
  const early = await app.request('POST', path, { as: 'adjustment', shows: 5 })
  expect(early.body.code).toBe('orders_not_read_yet')
})
