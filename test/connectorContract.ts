import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Listing } from '../server/channels/listings.ts'
import type { Clock } from '../server/platform/clock.ts'
import { sql } from '../server/platform/sql.ts'
import { type ChannelApp, createChannelApp } from './channels.ts'
import { type Call, type Fault, type FaultyGate, openFaultyGate } from './faultyGate.ts'

type Sale = { sku: string; quantity: number }[]
type Awaitable<Value> = Value | Promise<Value>

/** A shop as the contract needs it, whichever it is, real or standing for one. */
export interface ContractShop {
  url: string
  stockOf(sku: string): Awaitable<number>
  sell(lines: Sale): Awaitable<string | undefined>
  /** Tracking numbers that it knows of an order. */
  trackingOf(orderId: string): Awaitable<string[]>
  /** What it has paid back of an order, in cents. */
  paidBackOf?(orderId: string): Awaitable<number>
  /** Sends what it tells of an order by itself, more than once and not in its order. */
  deliver(app: ChannelApp, code: string, orderId: string): Promise<void>
  /** Loses what lies in its queue about an order. */
  lose?(orderId: string): void
  /** Tells its listings, where it cannot be asked. */
  announce?(app: ChannelApp, code: string): Promise<void>
  close(): Promise<void>
}

/** What every connector has to keep, with the shop that it is held against. */
export interface ContractCase {
  connector: string
  /** Why it cannot be tested here. */
  missing?: string
  /** It cannot be asked what it shows. */
  isTold?: boolean
  open(clock: Clock, stock: Record<string, number>): Promise<ContractShop>
  fields(url: string): Record<string, string>
  isWrite(call: Call): boolean
  isShipment(call: Call): boolean
  /** The call that pays a refund back; absent where the shop cannot be told to. */
  isRefund?(call: Call): boolean
  /** Where its calls take longer than those of a shop in memory. */
  callDeadlineMs?: number
}

/** Hands in a message as a shop sends it; answers the status. */
export async function sendMessage(
  app: ChannelApp,
  code: string,
  message: { headers: Record<string, string>; body: string },
): Promise<number> {
  const { statusCode } = await app.app.inject({
    method: 'POST',
    url: `/v1/channels/${code}/messages`,
    headers: message.headers,
    payload: message.body,
  })
  return statusCode
}

/** Delivers what a shop has sent, the newest first and all of it twice. */
export async function deliverMessages(
  app: ChannelApp,
  code: string,
  messages: { headers: Record<string, string>; body: string }[],
): Promise<void> {
  for (const message of [...messages.toReversed(), ...messages])
    await sendMessage(app, code, message)
}

// Long enough for any call that is answered, short beside a body that never ends.
const CALL_DEADLINE_MS = 3_000

/** What the parts of the contract share: the program, the shop, and the gate between them. */
interface Ground {
  app(): ChannelApp
  shop(): ContractShop
  gate(): FaultyGate
  stateOf(sku: string): Promise<Listing['stock'][number] | undefined>
  shown(): Promise<number[]>
  writes(): number
  takeOne(): Promise<unknown>
  ordersOf(id: string): Promise<{ id: string }[]>
  /** Lets enough time pass for whatever was begun. */
  settleDown(): Promise<void>
}

/** Holds a connector to what all of them promise. */
export function holdContract(contract: ContractCase): void {
  describe(contract.connector, () => {
    const ground = prepareGround(contract)
    holdNumbers(contract, ground)
    holdOrders(contract, ground)
    holdRefunds(contract, ground)
    holdFaults(contract, ground)
  })
}

function prepareGround(contract: ContractCase): Ground {
  let app: ChannelApp
  let shop: ContractShop
  let gate: FaultyGate

  beforeAll(async () => {
    app = await createChannelApp({ callDeadlineMs: contract.callDeadlineMs ?? CALL_DEADLINE_MS })
    await app.stockUp({ MUG: 40, LID: 6 })
    shop = await contract.open(app.clock, { MUG: 4, LID: 6 })
    gate = await openFaultyGate(shop.url)
    await app.connect('shop', contract.connector, contract.fields(gate.url), { shadow: true })
    await shop.announce?.(app, 'shop')
  })

  afterAll(async () => {
    await gate?.close()
    await shop?.close()
    await app?.close()
  })

  return {
    app: () => app,
    shop: () => shop,
    gate: () => gate,
    stateOf: async (sku) => (await app.listing('shop', sku)).stock[0],
    shown: async () => [await shop.stockOf('MUG'), await shop.stockOf('LID')],
    writes: () => gate.calls.filter(contract.isWrite).length,
    takeOne: () =>
      app.request('POST', '/v1/adjustments', {
        reason: 'damaged',
        lines: [{ sku: 'MUG', location: 'MAIN', quantity: -1 }],
      }),
    ordersOf: async (id) =>
      (await app.request('GET', '/v1/orders?limit=50')).body.data.filter(
        (order: { externalId: string }) => order.externalId === id,
      ),
    settleDown: async () => {
      for (let round = 0; round < 4; round++) await app.pass(3)
    },
  }
}

function holdNumbers(contract: ContractCase, ground: Ground): void {
  const { app, shop, stateOf, shown, writes, settleDown } = ground

  test('lists what is offered and reads what it shows, and in shadow writes nothing', async () => {
    await app().sync.settle()
    const read = (units: number) => (contract.isTold ? null : units)
    expect(await stateOf('MUG')).toMatchObject({ target: 40, seen: read(4), state: 'due' })
    expect(await stateOf('LID')).toMatchObject({ target: 6, seen: read(6) })
    await settleDown()
    expect([await shop().stockOf('MUG'), writes()]).toEqual([4, 0])
  })

  test('writes a number absolutely and reads it back', async () => {
    await app().request('POST', '/v1/channels/shop/state', { state: 'live' })
    await app().sync.settle()
    await settleDown()
    expect(await shown()).toEqual([40, 6])
    expect(await stateOf('MUG')).toMatchObject({ sent: 40, seen: 40, state: 'idle' })
  })

  test('the same write again changes nothing', async () => {
    const before = writes()
    await app().db.run(sql`
      update listing_stock set state = 'due', due_at = ${app().clock.now()}, urgency = 1`)
    await app().sync.settle()
    await settleDown()
    expect(writes()).toBeGreaterThan(before)
    expect(await shown()).toEqual([40, 6])
    expect(await stateOf('MUG')).toMatchObject({ state: 'idle', seen: 40 })
  })
}

const FORGED: Record<string, string>[] = [
  {},
  { 'x-shopify-topic': 'orders/create', 'x-shopify-hmac-sha256': 'AAAA' },
  { 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-signature': 'AAAA' },
  {
    'webhook-id': 'forged',
    'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
    'webhook-signature': 'v1,AAAA',
  },
]

function holdOrders(contract: ContractCase, ground: Ground): void {
  const { app, shop, gate, shown, ordersOf, settleDown } = ground

  test('an order is seen once, whatever is delivered and however often', async () => {
    const id = (await shop().sell([
      { sku: 'MUG', quantity: 2 },
      { sku: 'LID', quantity: 1 },
    ])) as string
    await shop().deliver(app(), 'shop', id)
    await app().sync.settle()
    await shop().deliver(app(), 'shop', id)
    await settleDown()
    expect(await ordersOf(id)).toHaveLength(1)
    expect([await app().available('MUG'), await app().available('LID')]).toEqual([38, 5])
    await settleDown()
    expect(await shown()).toEqual([38, 5])
  })

  test.skipIf(contract.isTold)(
    'an order of which no message came is found by reading',
    async () => {
      const before = await app().available('MUG')
      const id = (await shop().sell([{ sku: 'MUG', quantity: 1 }])) as string
      shop().lose?.(id)
      for (let round = 0; round < 3; round++) await app().pass(6)
      expect(await ordersOf(id)).toHaveLength(1)
      expect(await app().available('MUG')).toBe(before - 1)
    },
  )

  test('a forged message changes nothing', async () => {
    const work = '/v1/channels/shop/work?limit=200'
    const before = (await app().request('GET', work)).body.data.length
    for (const headers of FORGED)
      expect(
        await sendMessage(app(), 'shop', {
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ id: 1, type: 'order.placed', kind: 'order' }),
        }),
      ).toBeGreaterThanOrEqual(400)
    expect((await app().request('GET', work)).body.data).toHaveLength(before)
  })

  test('a shipment is told once, though the answer to it is lost', async () => {
    const id = (await shop().sell([{ sku: 'MUG', quantity: 1 }])) as string
    await shop().deliver(app(), 'shop', id)
    await settleDown()
    const [order] = await ordersOf(id)
    gate().spoil(contract.isShipment, 'timeout_after')
    const shipped = await app().request('POST', `/v1/orders/${order?.id}/shipments`, {
      site: 'MAIN',
      carrier: 'UPS',
      tracking: '1Z999',
    })
    expect(shipped.status).toBe(201)
    await app().sync.settle()
    await settleDown()
    expect(await shop().trackingOf(id)).toEqual(['1Z999'])
    const work = await app().request('GET', '/v1/channels/shop/work?limit=50')
    const tasks = work.body.data.filter((one: { direction: string }) => one.direction === 'task')
    expect(tasks).toMatchObject([{ state: 'done' }])
  })
}

function holdRefunds({ isRefund }: ContractCase, ground: Ground): void {
  const { app, shop, gate, ordersOf, settleDown } = ground
  const spoilings: Fault[] = isRefund ? ['timeout_after', 'wrong_json', 429] : []
  test.each(spoilings)('a refund that meets %s is paid back once, to the cent', async (fault) => {
    const id = (await shop().sell([{ sku: 'MUG', quantity: 2 }])) as string
    await shop().deliver(app(), 'shop', id)
    await settleDown()
    const [order] = await ordersOf(id)
    const { body } = await app().request('GET', `/v1/orders/${order?.id}`)
    if (isRefund) gate().spoil(isRefund, fault)
    const refund = await app().request('POST', `/v1/orders/${order?.id}/refunds`, {
      lines: [{ lineId: body.lines[0].id, quantity: 1, restock: 'cancel' }],
      amountMinor: 1249,
    })
    expect(refund.status).toBe(201)
    await app().sync.settle()
    await settleDown()
    expect(await shop().paidBackOf?.(id)).toBe(1249)
    const work = await app().request('GET', '/v1/channels/shop/work?limit=50')
    const told = work.body.data.filter((one: { kind: string }) => one.kind === 'refund')
    expect(new Set(told.map(({ state }: { state: string }) => state))).toEqual(new Set(['done']))
  })
}

function holdFaults(contract: ContractCase, ground: Ground): void {
  const { app, shop, gate, stateOf, writes, takeOne, settleDown } = ground

  test.each<Fault>([429, 500, 'timeout_after', 'wrong_json', 'slow_body'])(
    'a write that meets %s is right in the end',
    async (fault) => {
      gate().spoil(contract.isWrite, fault)
      await takeOne()
      await app().sync.settle()
      await settleDown()
      expect(await shop().stockOf('MUG')).toBe(await app().available('MUG'))
      expect((await stateOf('MUG'))?.state).toBe('idle')
    },
  )

  // A shop that is told says with its status alone whether it has taken a message.
  test.skipIf(contract.isTold)('errors within an answer of status 200 are no success', async () => {
    gate().spoil(contract.isWrite, 'errors_in_200')
    await takeOne()
    await app().sync.settle()
    await settleDown()
    // One that nobody knows how to read is left to a person.
    const { id } = await app().listing('shop', 'MUG')
    if ((await stateOf('MUG'))?.state === 'failed')
      await app().request('POST', `/v1/channels/shop/work/${id}/replay`)
    await app().sync.settle()
    await settleDown()
    expect(await shop().stockOf('MUG')).toBe(await app().available('MUG'))
    expect((await stateOf('MUG'))?.state).toBe('idle')
  })

  test('a redirect is not followed: it is shown, and done again when a person says so', async () => {
    gate().spoil(contract.isWrite, 'redirect')
    await takeOne()
    await app().sync.settle()
    expect(gate().trapped).toBe(0)
    expect(await stateOf('MUG')).toMatchObject({ state: 'failed', errorCode: 'invalid' })
    const { id } = await app().listing('shop', 'MUG')
    await app().request('POST', `/v1/channels/shop/work/${id}/replay`)
    await app().sync.settle()
    await settleDown()
    expect(await shop().stockOf('MUG')).toBe(await app().available('MUG'))
  })

  test('refused credentials stop everything and ask for a person', async () => {
    gate().refusing = true
    const before = writes()
    await takeOne()
    await settleDown()
    expect((await app().request('GET', '/v1/channels/shop')).body).toMatchObject({
      state: 'reconnect',
      health: { errorCode: 'auth' },
    })
    expect(writes()).toBe(before)
  })
}
