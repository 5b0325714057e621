import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { openPlainShop, type PlainShop, plainShopConnector } from '../../test/plainShop.ts'
import { createLog } from '../platform/log.ts'
import { ChannelSync } from './channelSync.ts'
import { addConnector } from './connectors.ts'

const MINUTE = 60_000
let app: TestApp
let first: PlainShop
let second: PlainShop
let sync: ChannelSync

beforeAll(async () => {
  addConnector(plainShopConnector)
  app = await createTestApp({ env: { ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } })
  for (const sku of ['MUG', 'LID', 'BOWL'])
    await app.request('POST', '/v1/items', { sku, title: `The ${sku}` })
  await app.request('POST', '/v1/items', { sku: 'SET', title: 'Mug with lid', kind: 'virtual_kit' })
  const contents = await app.request('PUT', '/v1/items/SET/components', {
    components: [
      { sku: 'MUG', quantity: 1 },
      { sku: 'LID', quantity: 2 },
    ],
  })
  expect(contents.status).toBe(200)
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [
      { sku: 'MUG', location: 'MAIN', quantity: 10 },
      { sku: 'LID', location: 'MAIN', quantity: 9 },
      { sku: 'BOWL', location: 'MAIN', quantity: 3 },
    ],
  })
  first = await openPlainShop({ MUG: 10, SET: 4, BOWL: 3 })
  second = await openPlainShop({ MUG: 7, LID: 9 })
  sync = new ChannelSync({
    db: app.db,
    clock: app.clock,
    log: createLog('silent'),
    config: { allowedPrivateHosts: ['127.0.0.1'], baseUrl: 'http://127.0.0.1:4400' },
    masterKey: app.masterKey,
    waiting: {
      milliseconds: () => app.clock.milliseconds(),
      sleep: async (ms) => app.clock.advance(ms),
      random: () => 0.5,
    },
  })
})

afterAll(async () => {
  await sync.stop()
  await first.close()
  await second.close()
  await app.close()
})

beforeEach(() => {
  first.writes.length = 0
  second.writes.length = 0
})

async function connect(code: string, shop: PlainShop) {
  const made = await app.request('POST', '/v1/channels', {
    code,
    name: code,
    connector: 'plain-shop',
    fields: { url: shop.url, token: 'right' },
  })
  expect(made.status).toBe(201)
}

const listing = async (channel: string, sku: string) =>
  (await app.request('GET', `/v1/listings?channel=${channel}&sku=${sku}`)).body.data[0]

test('a new channel is read in shadow: it shows what it would write, and writes nothing', async () => {
  await connect('first', first)
  await connect('second', second)
  await sync.settle()
  expect((await listing('second', 'MUG')).stock[0]).toMatchObject({
    target: 10,
    seen: 7,
    state: 'due',
  })
  expect((await listing('first', 'MUG')).stock[0]).toMatchObject({
    target: 10,
    seen: 10,
    state: 'idle',
  })
  const would = await app.request('GET', '/v1/listings?show=would_write')
  expect(would.body.data.map(({ sku }: { sku: string }) => sku)).toEqual(['MUG'])
  expect([...first.writes, ...second.writes]).toEqual([])
})

test('what is switched on is told, once, and only where its number differs', async () => {
  for (const code of ['first', 'second'])
    await app.request('POST', `/v1/channels/${code}/state`, { state: 'live' })
  await sync.settle()
  expect(second.writes).toEqual([{ sku: 'MUG', quantity: 10 }])
  expect(first.writes).toEqual([])
})

test('a sale on one channel lowers every listing that its units serve, kits too', async () => {
  expect(first.sell('A1', [{ sku: 'SET', quantity: 2 }], app.clock.now())).toBe(true)
  app.clock.advance(MINUTE)
  await sync.settle()
  expect(Object.fromEntries(second.stock)).toEqual({ MUG: 8, LID: 5 })
  expect(Object.fromEntries(first.stock)).toEqual({ MUG: 8, SET: 2, BOWL: 3 })
  const stock = await app.request('GET', '/v1/stock?sku=LID')
  expect(stock.body.data[0]).toMatchObject({ onHand: 9, committed: 4, available: 5 })
})

test('the explanation of a number walks from the stock to it', async () => {
  const mug = await listing('second', 'MUG')
  await app.request('PATCH', `/v1/listings/${mug.id}`, {
    rule: { ringFenced: 1, buffer: { kind: 'units', units: 2 }, share: 0.5, maximum: 50 },
    packSize: 2,
  })
  const { body } = await app.request('GET', `/v1/listings/${mug.id}/explanation`)
  expect(
    body.places[0].steps.map(({ step, units }: { step: string; units: number }) => [step, units]),
  ).toEqual([
    ['available', 8],
    ['ring_fence', 7],
    ['buffer', 5],
    ['share', 2],
    ['maximum', 2],
    ['minimum', 2],
    ['pack_size', 1],
  ])
  await sync.settle()
  expect(second.stock.get('MUG')).toBe(1)
  await app.request('PATCH', `/v1/listings/${mug.id}`, { rule: {}, packSize: 1 })
  await sync.settle()
  expect(second.stock.get('MUG')).toBe(8)
})

test('a number that somebody changed in the shop is found by the scan and set right', async () => {
  second.stock.set('LID', 50)
  app.clock.advance(16 * MINUTE)
  await sync.settle()
  expect(second.stock.get('LID')).toBe(5)
})

test('a shop that fails for a while is told when it answers again', async () => {
  second.faults.push(...Array.from({ length: 12 }, () => 500))
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku: 'LID', location: 'MAIN', quantity: -1 }],
  })
  await sync.settle()
  for (let minute = 0; minute < 30; minute++) {
    app.clock.advance(MINUTE)
    await sync.settle()
  }
  expect(second.stock.get('LID')).toBe(4)
})

test('frozen channels are told nothing until they are resumed', async () => {
  await app.request('PUT', '/v1/channels-frozen', { frozen: true })
  await app.request('POST', '/v1/adjustments', {
    reason: 'damaged',
    lines: [{ sku: 'BOWL', location: 'MAIN', quantity: -2 }],
  })
  await sync.settle()
  expect(first.stock.get('BOWL')).toBe(3)
  await app.request('PUT', '/v1/channels-frozen', { frozen: false })
  await sync.settle()
  expect(first.stock.get('BOWL')).toBe(1)
})

test('refused credentials stop the account until somebody connects it again', async () => {
  await app.request('PATCH', '/v1/channels/first', { fields: { token: 'wrong' } })
  app.clock.advance(2 * MINUTE)
  await sync.settle()
  expect((await app.request('GET', '/v1/channels/first')).body).toMatchObject({
    state: 'reconnect',
    health: { errorCode: 'auth' },
  })
  const check = await app.request('POST', '/v1/channels/first/check')
  expect(check.body).toMatchObject({ code: 'channel_refused', reason: 'auth' })
})

test('an address inside the private network is refused when a channel is connected', async () => {
  const made = await app.request('POST', '/v1/channels', {
    code: 'inside',
    name: 'Inside',
    connector: 'plain-shop',
    fields: { url: 'https://169.254.169.254/', token: 'x' },
  })
  expect(made.body.code).toBe('address_not_allowed')
})

test('the ledger verifies after all of it', async () => {
  const { body } = await app.request('POST', '/v1/stock-verifications', {})
  expect(body.differences ?? []).toEqual([])
})

test('the channels of a process that died are worked by another within seconds', async () => {
  const other = new ChannelSync({
    db: app.db,
    clock: app.clock,
    log: createLog('silent'),
    config: { allowedPrivateHosts: ['127.0.0.1'], baseUrl: 'http://127.0.0.1:4400' },
    masterKey: app.masterKey,
  })
  const orders = async () => (await app.request('GET', '/v1/orders?q=LATE')).body.data.length
  await sync.settle()
  second.sell('LATE', [{ sku: 'MUG', quantity: 1 }], app.clock.now())
  await app.request('POST', '/v1/channels/second/scans')
  await other.settle()
  expect(await orders()).toBe(0)
  app.clock.advance(10_000)
  await other.settle()
  expect(await orders()).toBe(1)
  await other.stop()
})
