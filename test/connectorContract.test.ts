import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../server/platform/sql.ts'
import { type ChannelApp, createChannelApp } from './channels.ts'
import { type ContractShop, contractCases } from './connectorContract.ts'
import { type Fault, type FaultyGate, openFaultyGate } from './faultyGate.ts'

// Long enough for any call that is answered, short beside a body that never ends.
const CALL_DEADLINE_MS = 5_000

for (const { connector, missing } of contractCases)
  if (missing) console.warn(`The contract of ${connector} is not tested: ${missing}.`)

describe.each(contractCases.filter(({ missing }) => !missing))('$connector', (contract) => {
  let app: ChannelApp
  let shop: ContractShop
  let gate: FaultyGate

  beforeAll(async () => {
    app = await createChannelApp({ callDeadlineMs: CALL_DEADLINE_MS })
    await app.stockUp({ MUG: 40, LID: 6 })
    shop = await contract.open(app.clock, { MUG: 4, LID: 6 })
    gate = await openFaultyGate(shop.url)
    await app.connect('shop', contract.connector, contract.fields(gate.url), { shadow: true })
  })

  afterAll(async () => {
    await gate?.close()
    await shop?.close()
    await app?.close()
  })

  const stateOf = async (sku: string) => (await app.listing('shop', sku)).stock[0]
  const writes = () => gate.calls.filter(contract.isWrite).length
  const takeOne = () =>
    app.request('POST', '/v1/adjustments', {
      reason: 'damaged',
      lines: [{ sku: 'MUG', location: 'MAIN', quantity: -1 }],
    })
  const ordersOf = async (id: string) =>
    (await app.request('GET', '/v1/orders?limit=50')).body.data.filter(
      (order: { externalId: string }) => order.externalId === id,
    )
  const settleDown = async () => {
    for (let round = 0; round < 4; round++) await app.pass(3)
  }

  test('lists what is offered and reads what it shows, and in shadow writes nothing', async () => {
    expect(await stateOf('MUG')).toMatchObject({ target: 40, seen: 4, state: 'due' })
    expect(await stateOf('LID')).toMatchObject({ target: 6, seen: 6, state: 'idle' })
    await settleDown()
    expect([shop.stockOf('MUG'), writes()]).toEqual([4, 0])
  })

  test('writes a number absolutely and reads it back', async () => {
    await app.request('POST', '/v1/channels/shop/state', { state: 'live' })
    await app.sync.settle()
    await settleDown()
    expect([shop.stockOf('MUG'), shop.stockOf('LID')]).toEqual([40, 6])
    expect(await stateOf('MUG')).toMatchObject({ sent: 40, seen: 40, state: 'idle' })
  })

  test('the same write again changes nothing', async () => {
    const before = writes()
    await app.db.run(sql`
      update listing_stock set state = 'due', due_at = ${app.clock.now()}, urgency = 1`)
    await app.sync.settle()
    await settleDown()
    expect(writes()).toBeGreaterThan(before)
    expect([shop.stockOf('MUG'), shop.stockOf('LID')]).toEqual([40, 6])
    expect(await stateOf('MUG')).toMatchObject({ state: 'idle', seen: 40 })
  })

  test('an order is seen once, whatever is delivered and however often', async () => {
    const id = shop.sell([
      { sku: 'MUG', quantity: 2 },
      { sku: 'LID', quantity: 1 },
    ]) as string
    await shop.deliver(app, 'shop', id)
    await app.sync.settle()
    await shop.deliver(app, 'shop', id)
    await settleDown()
    expect(await ordersOf(id)).toHaveLength(1)
    expect([await app.available('MUG'), await app.available('LID')]).toEqual([38, 5])
    await settleDown()
    expect([shop.stockOf('MUG'), shop.stockOf('LID')]).toEqual([38, 5])
  })

  test('a shipment is told once, though the answer to it is lost', async () => {
    const id = shop.sell([{ sku: 'MUG', quantity: 1 }]) as string
    await shop.deliver(app, 'shop', id)
    await settleDown()
    const [order] = await ordersOf(id)
    gate.spoil(contract.isShipment, 'timeout_after')
    const shipped = await app.request('POST', `/v1/orders/${order.id}/shipments`, {
      site: 'MAIN',
      carrier: 'UPS',
      tracking: '1Z999',
    })
    expect(shipped.status).toBe(201)
    await app.sync.settle()
    await settleDown()
    expect(shop.trackingOf(id)).toEqual(['1Z999'])
    const work = await app.request('GET', '/v1/channels/shop/work?limit=50')
    const tasks = work.body.data.filter((one: { direction: string }) => one.direction === 'task')
    expect(tasks).toMatchObject([{ state: 'done' }])
  })

  test.each<Fault>([429, 500, 'timeout_after', 'wrong_json', 'slow_body'])(
    'a write that meets %s is right in the end',
    async (fault) => {
      gate.spoil(contract.isWrite, fault)
      await takeOne()
      await app.sync.settle()
      await settleDown()
      expect(shop.stockOf('MUG')).toBe(await app.available('MUG'))
      expect((await stateOf('MUG'))?.state).toBe('idle')
    },
  )

  test('a redirect is not followed: it is shown, and done again when a person says so', async () => {
    gate.spoil(contract.isWrite, 'redirect')
    await takeOne()
    await app.sync.settle()
    expect(gate.trapped).toBe(0)
    expect(await stateOf('MUG')).toMatchObject({ state: 'failed', errorCode: 'invalid' })
    const { id } = await app.listing('shop', 'MUG')
    await app.request('POST', `/v1/channels/shop/work/${id}/replay`)
    await app.sync.settle()
    await settleDown()
    expect(shop.stockOf('MUG')).toBe(await app.available('MUG'))
  })

  test('refused credentials stop everything and ask for a person', async () => {
    gate.refusing = true
    const before = writes()
    await takeOne()
    await settleDown()
    expect((await app.request('GET', '/v1/channels/shop')).body).toMatchObject({
      state: 'reconnect',
      health: { errorCode: 'auth' },
    })
    expect(writes()).toBe(before)
  })
})
