import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import { openWooShop, type WooDelivery, type WooShop, wooFields } from '../../../test/wooShop.ts'
import type { ChannelContext } from '../connector.ts'
import { callWoo, oauthSignature } from './wooCall.ts'

let app: ChannelApp
let shop: WooShop

beforeAll(async () => {
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6, 'TEE-S': 5, 'TEE-M': 4, GONE: 2 })
  shop = await openWooShop(
    app.clock,
    { MUG: 4, LID: 6, GONE: 2 },
    { TEE: { manage: true, variations: { 'TEE-S': 1, 'TEE-M': 'parent' } } },
  )
  await app.connect('shop', 'woocommerce', wooFields(shop.url))
})

afterAll(async () => {
  await shop?.close()
  await app?.close()
})

const orders = async () => (await app.request('GET', '/v1/orders?limit=50')).body.data
const orderOf = async (id: string) =>
  (await orders()).find((order: { externalId: string }) => order.externalId === id)
const deliverTo = async (message: WooDelivery) =>
  (
    await app.app.inject({
      method: 'POST',
      url: '/v1/channels/shop/messages',
      headers: message.headers,
      payload: message.body,
    })
  ).statusCode

test('a signature is that of RFC 5849 with SHA-256', () => {
  expect(
    oauthSignature('GET', 'http://shop.test/wp-json/wc/v3/orders', { b: '1 2', a: 'x&y' }, 's'),
  ).toBe('lx5t7EB1M/PqQReKNFyg8d8+bmFLwOX6gBGasKq5BUI=')
})

test('with TLS the key goes by HTTP Basic, without a signature in the address', async () => {
  const sent: { url: string; headers?: Record<string, string>; repeatable?: boolean }[] = []
  const context = {
    settings: { shop: 'https://shop.test/' },
    secrets: { get: async (name: string) => (name === 'consumerKey' ? 'ck' : 'cs') },
    now: () => '2026-11-23T15:00:00.000Z',
    http: async (request: (typeof sent)[number]) => {
      sent.push(request)
      return { status: 200, headers: {}, body: Buffer.from('[]') }
    },
  } as unknown as ChannelContext
  await callWoo(context, { path: '/orders', query: { page: '1' } }, z.array(z.unknown()))
  expect(sent).toMatchObject([
    {
      url: 'https://shop.test/wp-json/wc/v3/orders?page=1',
      headers: { authorization: `Basic ${Buffer.from('ck:cs').toString('base64')}` },
      repeatable: true,
    },
  ])
})

test('a connected shop shows what is available, variations by their own numbers', async () => {
  expect([shop.stockOf('MUG'), shop.stockOf('LID'), shop.stockOf('TEE-S')]).toEqual([10, 6, 5])
  // A variation that shares the number of its product is not told one: it has none.
  expect((await app.listing('shop', 'TEE-M')).tracked).toBe(false)
  expect(shop.writes.every(({ sku }) => sku !== 'TEE-M')).toBe(true)
})

test('absolute numbers hold where differences at the same time get lost', async () => {
  const change = () =>
    callWoo(
      contextOf(shop.url),
      { method: 'PUT', path: '/products/11', body: { inventory_delta: -1 } },
      z.unknown(),
    )
  const before = shop.stockOf('MUG')
  await Promise.all([change(), change(), change()])
  expect(shop.stockOf('MUG')).toBeGreaterThan(before - 3)
  await app.pass(16)
  expect(shop.stockOf('MUG')).toBe(before)
})

function contextOf(url: string): ChannelContext {
  const fields: Record<string, string> = wooFields(url)
  return {
    settings: { shop: url },
    secrets: { get: async (name: string) => fields[name] },
    now: () => app.clock.now(),
    http: async ({
      method,
      url: address,
      body,
      headers,
    }: Parameters<ChannelContext['http']>[0]) => {
      const reply = await fetch(address, { method, body: body as string, headers: headers ?? {} })
      return { status: reply.status, headers: {}, body: Buffer.from(await reply.arrayBuffer()) }
    },
  } as unknown as ChannelContext
}

test('an order is promised while it waits to be paid, opened when it is, and freed when it fails', async () => {
  const id = shop.sell([{ sku: 'MUG', quantity: 2 }], 'pending') as string
  await app.pass(2)
  expect(await orderOf(id)).toMatchObject({ state: 'pending', number: `#${id}` })
  expect(await app.available('MUG')).toBe(8)
  shop.setStatus(id, 'processing')
  await app.pass(2)
  expect((await orderOf(id)).state).toBe('open')
  shop.setStatus(id, 'cancelled')
  await app.pass(2)
  expect((await orderOf(id)).state).toBe('cancelled')
  expect([await app.available('MUG'), shop.stockOf('MUG')]).toEqual([10, 10])
  const failed = shop.sell([{ sku: 'MUG', quantity: 1 }], 'failed') as string
  await app.pass(2)
  expect((await orderOf(failed)).state).toBe('cancelled')
})

test('an order put into the trash gives its units back', async () => {
  const id = shop.sell([{ sku: 'LID', quantity: 2 }]) as string
  await app.pass(2)
  expect(await app.available('LID')).toBe(4)
  shop.setStatus(id, 'trash')
  await app.pass(2)
  expect((await orderOf(id)).state).toBe('cancelled')
  expect([await app.available('LID'), shop.stockOf('LID')]).toEqual([6, 6])
})

test('more than a page of orders within one second is read whole', async () => {
  const before = (await orders()).length
  for (let count = 0; count < 60; count++) shop.sell([{ sku: 'MUG', quantity: 1 }], 'failed')
  await app.pass(2)
  const { body } = await app.request('GET', '/v1/orders?limit=200')
  expect(body.data.length).toBe(before + 60)
})

test('its back office may sell below zero; the shortage is seen and the shop shows none', async () => {
  const id = shop.sellUnchecked([{ sku: 'TEE-S', quantity: 8 }])
  expect(shop.stockOf('TEE-S')).toBe(-3)
  await app.pass(2)
  expect((await orderOf(id)).state).toBe('open')
  expect(await app.available('TEE-S')).toBe(-3)
  await app.pass(16)
  expect((await app.listing('shop', 'TEE-S')).stock[0]).toMatchObject({ target: 0, seen: 0 })
  shop.setStatus(id, 'cancelled')
  await app.pass(2)
  expect(shop.stockOf('TEE-S')).toBe(5)
})

test('a shipment completes the order with its tracking, and a return comes back only where it was restocked', async () => {
  const id = shop.sell([{ sku: 'LID', quantity: 3 }]) as string
  await app.pass(2)
  const order = await orderOf(id)
  const shipped = await app.request('POST', `/v1/orders/${order.id}/shipments`, {
    site: 'MAIN',
    carrier: 'UPS',
    tracking: '1Z999',
  })
  expect(shipped.status).toBe(201)
  await app.sync.settle()
  expect(shop.order(id).status).toBe('completed')
  expect(shop.order(id).meta).toContainEqual({ key: '_tracking_number', value: '1Z999' })
  app.clock.advance(60_000)
  shop.refund(id, [{ sku: 'LID', quantity: 1 }], true)
  shop.refund(id, [{ sku: 'LID', quantity: 1 }], false)
  await app.pass(5)
  expect(await app.available('LID')).toBe(4)
  expect(shop.stockOf('LID')).toBe(4)
})

test('what is cancelled here is cancelled there, once and without its own restock', async () => {
  const id = shop.sell([{ sku: 'MUG', quantity: 2 }]) as string
  await app.pass(2)
  const order = await orderOf(id)
  const cancelled = await app.request('POST', `/v1/orders/${order.id}/cancellation`, {
    reason: 'The buyer changed their mind.',
  })
  expect(cancelled.status).toBeLessThan(300)
  await app.sync.settle()
  await app.pass(5)
  expect(shop.order(id).status).toBe('cancelled')
  expect([await app.available('MUG'), shop.stockOf('MUG')]).toEqual([10, 10])
})

test('a part that is cancelled or refunded here is noted there once, without money or restock', async () => {
  const id = shop.sell([{ sku: 'MUG', quantity: 3 }]) as string
  await app.pass(2)
  const order = await orderOf(id)
  const { body } = await app.request('GET', `/v1/orders/${order.id}`)
  const lines = [{ lineId: body.lines[0].id, quantity: 1 }]
  await app.request('POST', `/v1/orders/${order.id}/cancellation`, { lines })
  await app.sync.settle()
  const refund = await app.request('POST', `/v1/orders/${order.id}/refunds`, {
    lines: lines.map((line) => ({ ...line, restock: 'cancel' })),
  })
  expect(refund.body).toMatchObject({ refundId: expect.any(String) })
  await app.sync.settle()
  await app.pass(5)
  expect(shop.order(id).refunds.map((one) => one.lines[0]?.quantity)).toEqual([1, 1])
  expect(shop.order(id).status).toBe('processing')
  expect([await app.available('MUG'), shop.stockOf('MUG')]).toEqual([9, 9])
  shop.setStatus(id, 'cancelled')
  await app.pass(5)
  expect([await app.available('MUG'), shop.stockOf('MUG')]).toEqual([10, 10])
})

const failedTasks = async () =>
  (await app.request('GET', '/v1/channels/shop/work?limit=50')).body.data.filter(
    ({ direction, state }: { direction: string; state: string }) =>
      direction === 'task' && state === 'dead',
  )

/** Sells three mugs and refunds one of them here. */
async function refundOne(amountMinor: number, status = 'processing') {
  const id = shop.sell([{ sku: 'MUG', quantity: 3 }], status) as string
  await app.pass(2)
  const order = await orderOf(id)
  const { body } = await app.request('GET', `/v1/orders/${order.id}`)
  const refund = await app.request('POST', `/v1/orders/${order.id}/refunds`, {
    lines: [{ lineId: body.lines[0].id, quantity: 1, restock: 'cancel' }],
    amountMinor,
    reason: 'Too late',
  })
  expect(refund.status).toBe(201)
  await app.sync.settle()
  await app.pass(5)
  return { id, refundId: refund.body.refundId as string }
}

/** Nothing of it stays behind for the tests that follow. */
async function undo(id: string) {
  for (const { id: work } of await failedTasks())
    await app.request('POST', `/v1/channels/shop/work/${work}/dismissal`)
  shop.setStatus(id, 'cancelled')
  await app.pass(5)
}

test('a refund is paid back by the gateway, to the cent', async () => {
  const { id, refundId } = await refundOne(1999)
  expect(shop.order(id).refunds).toMatchObject([
    { amount: '19.99', reason: `Too late [onhand ${refundId}]`, isPaid: true },
  ])
  expect([shop.paidBackOf(id), await failedTasks()]).toEqual([1999, []])
  await undo(id)
})

test('an order that nobody has paid yet has no money to give back', async () => {
  const { id } = await refundOne(1250, 'on-hold')
  expect([shop.order(id).refunds.length, shop.paidBackOf(id)]).toEqual([1, 0])
  expect(await failedTasks()).toEqual([])
  await undo(id)
})

test('a refund that the gateway cannot pay is noted, and a person is told to pay it by hand', async () => {
  shop.gateway.canRefund = false
  const { id } = await refundOne(1250)
  const page = `${shop.url}/wp-admin/post.php?post=${id}&action=edit`
  expect(await failedTasks()).toMatchObject([
    { error: expect.stringContaining('pay 12.50 back by hand'), page },
  ])
  // To try again notes it no second time.
  const [{ id: work }] = await failedTasks()
  await app.request('POST', `/v1/channels/shop/work/${work}/replay`)
  await app.sync.settle()
  expect(shop.order(id).refunds).toMatchObject([{ amount: '12.50', isPaid: false }])
  expect(await failedTasks()).toHaveLength(1)
  shop.gateway.canRefund = true
  await undo(id)
})

test('what the gateway refuses is said in its words and not tried again by itself', async () => {
  shop.gateway.refusal = 'Insufficient funds.'
  const { id } = await refundOne(1250)
  expect(await failedTasks()).toMatchObject([
    { attempts: 1, error: 'The shop could not refund it: Insufficient funds.' },
  ])
  shop.gateway.refusal = ''
  const [{ id: work }] = await failedTasks()
  await app.request('POST', `/v1/channels/shop/work/${work}/replay`)
  await app.sync.settle()
  expect([shop.paidBackOf(id), await failedTasks()]).toEqual([1250, []])
  await undo(id)
})

test('a refund at which the shop broke off is not paid twice: a person looks', async () => {
  shop.gateway.breaksOff = true
  const { id } = await refundOne(1250)
  expect(await failedTasks()).toMatchObject([
    { error: expect.stringContaining('look whether 12.50 went back') },
  ])
  expect(shop.order(id).refunds).toHaveLength(1)
  await undo(id)
})

test('an order of another currency is refunded there by hand: our amounts are dollars', async () => {
  shop.gateway.currency = 'JPY'
  const { id } = await refundOne(1250)
  expect(shop.order(id).refunds).toMatchObject([{ amount: '0.00', isPaid: false }])
  expect(await failedTasks()).toMatchObject([
    { error: expect.stringContaining('not paid in dollars') },
  ])
  shop.gateway.currency = 'USD'
  await undo(id)
})

test('webhooks: the ping is let be, one delivery id may carry two messages, a forged one is refused', async () => {
  const statuses: number[] = []
  const send = async (message: WooDelivery) => {
    const status = await deliverTo(message)
    statuses.push(status)
    return status
  }
  await shop.deliver(send)
  statuses.length = 0
  const first = shop.sell([{ sku: 'MUG', quantity: 1 }]) as string
  const second = shop.sell([{ sku: 'MUG', quantity: 2 }]) as string
  const messages: WooDelivery[] = []
  await shop.deliver(async (message) => {
    messages.push(message)
    return 200
  })
  const created = messages.filter((one) => one.headers['x-wc-webhook-topic'] === 'order.created')
  const ids = created.map((one) => one.headers['x-wc-webhook-delivery-id'])
  expect(new Set(ids).size).toBe(1)
  for (const message of [...created, ...created]) await send(message)
  expect(new Set(statuses)).toEqual(new Set([200]))
  const [one] = created as [WooDelivery]
  expect(await deliverTo({ ...one, body: one.body.replace('Pat', 'Eve') })).toBe(401)
  await app.sync.settle()
  expect([(await orderOf(first))?.state, (await orderOf(second))?.state]).toEqual(['open', 'open'])
  expect(await app.available('MUG')).toBe(7)
})

test('a message with an Idempotency-Key gets its answer again, and a forged one cannot spend the key', async () => {
  shop.sell([{ sku: 'LID', quantity: 1 }], 'failed')
  const messages: WooDelivery[] = []
  await shop.deliver(async (message) => {
    messages.push(message)
    return 200
  })
  const [message] = messages as [WooDelivery]
  const send = async (headers: Record<string, string>, body = message.body) => {
    const answer = await app.app.inject({
      method: 'POST',
      url: '/v1/channels/shop/messages',
      headers: { ...message.headers, 'idempotency-key': 'first', ...headers },
      payload: body,
    })
    return [answer.statusCode, answer.headers['idempotency-replayed'], answer.body]
  }
  expect(await send({ 'x-wc-webhook-signature': 'forged' })).toEqual([
    401,
    undefined,
    expect.stringContaining('message_not_verified'),
  ])
  expect(await send({})).toEqual([200, undefined, ''])
  expect(await send({})).toEqual([200, 'true', ''])
  expect(await send({ 'x-wc-webhook-signature': 'forged' })).toEqual([
    401,
    undefined,
    expect.stringContaining('message_not_verified'),
  ])
})

test('a webhook that the shop has disabled after failures is switched on again', async () => {
  for (let count = 0; count < 8; count++) shop.sell([{ sku: 'LID', quantity: 1 }], 'failed')
  await shop.deliver(async () => 500)
  expect(shop.hooks.some(({ status }) => status === 'disabled')).toBe(true)
  await app.pass(61)
  expect(shop.hooks.every(({ status }) => status === 'active')).toBe(true)
  expect(new Set(shop.hooks.map(({ topic }) => topic)).size).toBe(shop.hooks.length)
})

test('a product that is gone fails alone, and the others of its batch are written', async () => {
  shop.remove('GONE')
  await app.request('POST', '/v1/adjustments', {
    reason: 'damaged',
    lines: [
      { sku: 'GONE', location: 'MAIN', quantity: -1 },
      { sku: 'LID', location: 'MAIN', quantity: -1 },
    ],
  })
  await app.sync.settle()
  await app.pass(2)
  expect(shop.stockOf('LID')).toBe(await app.available('LID'))
  await app.pass(61)
  const { body } = await app.request('GET', '/v1/listings?channel=shop&limit=50')
  const gone = body.data.find(({ externalSku }: { externalSku: string }) => externalSku === 'GONE')
  expect(gone.status).toBe('ended')
})
