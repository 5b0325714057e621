import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../test/channels.ts'
import { openPlainShop, type PlainShop, plainShopConnector } from '../../test/plainShop.ts'
import { jobContext } from '../platform/jobs.ts'
import { addConnector } from './connectors.ts'
import { forgetOldMessages } from './noteWrite.ts'

let app: ChannelApp
let shop: PlainShop

beforeAll(async () => {
  addConnector(plainShopConnector)
  app = await createChannelApp()
  shop = await openPlainShop({ MUG: 9, lid: 4, 'THE-SPOON': 2, GIFT: 1 })
  await app.stockUp({ MUG: 5, SPOON: 7 })
  await app.connect('desk', 'plain-shop', { url: shop.url, token: 'right' }, { shadow: true })
})
afterAll(async () => {
  await shop.close()
  await app.close()
})

const check = (fields: object) => app.request('POST', '/v1/connectors/plain-shop/check', { fields })
const mappings = async () => (await app.request('GET', '/v1/channels/desk/mappings')).body
const idOf = async (title: string) =>
  (await app.request('GET', `/v1/listings?q=${encodeURIComponent(title)}`)).body.data[0].id

test('credentials are tried before anything is kept, and a refusal says which kind it is', async () => {
  expect((await check({ url: shop.url, token: 'right' })).body.name).toBe('Plain shop')
  expect((await check({ url: shop.url, token: 'wrong' })).body.code).toBe('channel_refused')
  expect((await check({ url: 'https://10.0.0.1', token: 'x' })).body.code).toBe(
    'address_not_allowed',
  )
  expect((await check({ url: shop.url })).body.code).toBe('channel_field_missing')
  expect((await app.request('GET', '/v1/channels')).body.data).toHaveLength(1)
})

test('new keys are tried in place of the old ones, which stay', async () => {
  const tried = await app.request('POST', '/v1/channels/desk/check', { fields: { token: 'no' } })
  expect(tried.body.code).toBe('channel_refused')
  expect((await app.request('POST', '/v1/channels/desk/check')).status).toBe(200)
})

test('what is sure is mapped in one go and taken back in one go', async () => {
  expect(await mappings()).toMatchObject({ unmapped: 3, sure: 0 })
  await app.stockUp({ LID: 3 })
  const waiting = await mappings()
  expect(waiting).toMatchObject({ unmapped: 3, sure: 1 })
  expect(waiting.data.find((row: { sure: boolean }) => row.sure)).toMatchObject({
    externalSku: 'lid',
    suggestions: [{ sku: 'LID', because: 'sku', packSize: 1 }],
  })
  const { body } = await app.request('POST', '/v1/channels/desk/mappings', {})
  expect(body).toMatchObject({ mapped: [{ sku: 'LID' }], remaining: 0 })
  await app.request('POST', '/v1/channels/desk/mappings', {
    listings: body.mapped.map(({ id }: { id: string }) => ({ id, sku: null })),
  })
  expect(await mappings()).toMatchObject({ unmapped: 3, sure: 1 })
  await app.request('POST', '/v1/channels/desk/mappings', {})
})

test('an ignored listing waits for nobody and is not mapped by itself', async () => {
  await app.request('PATCH', `/v1/listings/${await idOf('GIFT')}`, { enabled: false })
  await app.stockUp({ GIFT: 2 })
  await app.pass(61)
  expect(await mappings()).toMatchObject({ unmapped: 1, sure: 0 })
  const { body } = await app.request('GET', '/v1/listings?show=ignored')
  expect(body.data).toMatchObject([{ externalSku: 'GIFT', sku: null }])
})

test('the review counts what would be written, before anything is', async () => {
  const spoon = await idOf('THE-SPOON')
  await app.request('PATCH', `/v1/listings/${spoon}`, { sku: 'SPOON', packSize: 7 })
  await app.pass(1)
  const { body } = await app.request('GET', '/v1/channels/desk/review')
  expect(body).toMatchObject({ numbers: 3, wouldWrite: 3, falls: 3, rises: 0, toZero: 0, agree: 0 })
  const counts = (await app.request('GET', '/v1/listing-counts?channel=desk')).body
  expect(counts).toMatchObject({ all: 4, would_write: 3, falls: 3, unmapped: 0, ignored: 1 })
  expect(shop.writes).toEqual([])
})

test('what drifted is written again when a person says so', async () => {
  await app.request('PATCH', '/v1/channels/desk', { driftPolicy: 'report' })
  await app.request('POST', '/v1/channels/desk/state', { state: 'live' })
  await app.sync.settle()
  shop.stock.set('MUG', 99)
  await app.pass(16)
  const drifted = (await app.request('GET', '/v1/listings?show=drifted')).body.data
  expect(drifted).toMatchObject([{ sku: 'MUG', stock: [{ sent: 5, seen: 99 }] }])
  const repaired = await app.request('POST', '/v1/channels/desk/repairs', {})
  expect(repaired.body).toEqual({ numbers: 1 })
  await app.sync.settle()
  expect(shop.stock.get('MUG')).toBe(5)
  expect((await app.request('POST', '/v1/channels/desk/replays')).body).toEqual({ replayed: 0 })
})

test('what it was told is noted batch by batch, and forgotten after a week', async () => {
  const writes = async () =>
    (await app.request('GET', '/v1/channels/desk/work')).body.data as Record<string, unknown>[]
  expect((await writes())[0]).toMatchObject({
    direction: 'write',
    numbers: 1,
    failed: 0,
    lines: [{ sku: 'MUG', from: 99, to: 5, ok: true }],
  })
  app.clock.advance(8 * 86_400_000)
  await forgetOldMessages(app.db, jobContext(app.clock))
  expect(await writes()).toEqual([])
})
