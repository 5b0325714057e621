import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AmazonSeller, amazonFields, openAmazonSeller } from '../../../test/amazonSeller.ts'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import { sql } from '../../platform/sql.ts'
import { signAwsPost } from './signAws.ts'

let app: ChannelApp
let seller: AmazonSeller

beforeAll(async () => {
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6, BOTH: 8, FBA1: 1, FBA2: 1 })
  seller = await openAmazonSeller(
    app.clock,
    { MUG: 4, LID: 6, BOTH: 8 },
    { BOTH: 20, FBA1: 11, FBA2: 12 },
  )
  await app.connect('amazon', 'amazon', amazonFields(seller.url))
})

afterAll(async () => {
  await seller?.close()
  await app?.close()
})

const orderOf = async (id: string) =>
  (await app.request('GET', '/v1/orders?limit=50')).body.data.find(
    (order: { externalId: string }) => order.externalId === id,
  )
const adjust = async (sku: string, quantity: number) =>
  expect(
    (
      await app.request('POST', '/v1/adjustments', {
        reason: quantity > 0 ? 'found' : 'damaged',
        lines: [{ sku, location: 'MAIN', quantity }],
      })
    ).status,
  ).toBe(201)
const stateOf = async (sku: string) => (await app.listing('amazon', sku)).stock[0]

test('a request to the queue is signed as AWS asks (checked against its own library)', () => {
  const signed = signAwsPost(
    'https://sqs.us-east-1.amazonaws.com/',
    {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.ReceiveMessage',
    },
    '{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/onhand"}',
    {
      id: 'AKIDEXAMPLE',
      secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
      service: 'sqs',
    },
    '2026-11-23T15:00:00.000Z',
  )
  expect(signed.authorization).toContain(
    'Signature=ae98e626a8489671d561725731e5f1c91f5a500357eae6d2900cb819db4bbaa4',
  )
})

test('a connected account shows what is available, and what Amazon holds is apart', async () => {
  expect([seller.stockOf('MUG'), seller.stockOf('LID'), seller.stockOf('BOTH')]).toEqual([10, 6, 8])
  const { body } = await app.request('GET', '/v1/listings?channel=amazon&limit=50')
  const both = body.data.filter(({ sku }: { sku: string }) => sku === 'BOTH')
  expect(both.map((one: { fulfilledBy: string }) => one.fulfilledBy).toSorted()).toEqual([
    'channel',
    'merchant',
  ])
  expect(seller.patches.every(({ sku }) => !sku.startsWith('FBA'))).toBe(true)
})

test('all pages of what Amazon holds are read, and each change is kept', async () => {
  const levels = async () =>
    app.db.many<{ sku: string; fulfillable: number; inbound: number }>(sql`
      select external_sku as sku, fulfillable, inbound from channel_pool order by 1`)
  expect(await levels()).toEqual([
    { sku: 'BOTH', fulfillable: 20, inbound: 4 },
    { sku: 'FBA1', fulfillable: 11, inbound: 4 },
    { sku: 'FBA2', fulfillable: 12, inbound: 4 },
  ])
})

test('accepted is not applied: the number counts once the listing shows it', async () => {
  seller.applyAfterMs = 90_000
  await adjust('MUG', -1)
  await app.sync.settle()
  expect(seller.stockOf('MUG')).toBe(10)
  expect(await stateOf('MUG')).toMatchObject({ sent: 9, seen: 10, state: 'waiting' })
  await app.pass(1)
  expect((await stateOf('MUG'))?.state).toBe('waiting')
  await app.pass(1)
  expect(seller.stockOf('MUG')).toBe(9)
  expect(await stateOf('MUG')).toMatchObject({ sent: 9, seen: 9, state: 'idle' })
})

test('a newer number goes out at once, though the last one is not applied yet', async () => {
  await adjust('MUG', -1)
  await app.sync.settle()
  await adjust('MUG', -8)
  await app.sync.settle()
  expect(seller.patches.filter(({ sku }) => sku === 'MUG').slice(-2)).toEqual([
    { sku: 'MUG', quantity: 8 },
    { sku: 'MUG', quantity: 0 },
  ])
  await app.pass(2)
  await app.pass(1)
  expect(await stateOf('MUG')).toMatchObject({ target: 0, seen: 0, state: 'idle' })
  seller.applyAfterMs = 0
})

test('an order is promised while its payment is pending, seen by the queue within seconds', async () => {
  const id = seller.sell([{ sku: 'LID', quantity: 2 }], { status: 'PENDING' }) as string
  app.clock.advance(6_000)
  await app.sync.settle()
  expect(await orderOf(id)).toMatchObject({ state: 'pending' })
  expect(await app.available('LID')).toBe(4)
  seller.setStatus(id, 'UNSHIPPED')
  seller.askToCancel(id)
  app.clock.advance(6_000)
  await app.sync.settle()
  expect((await orderOf(id)).state).toBe('on_hold')
  seller.setStatus(id, 'CANCELLED')
  app.clock.advance(6_000)
  await app.sync.settle()
  expect((await orderOf(id)).state).toBe('cancelled')
  expect(await app.available('LID')).toBe(6)
  expect(seller.queue).toEqual([])
  const { body } = await app.request('GET', '/v1/channels/amazon/work?limit=50')
  const messages = body.data.filter((one: { direction: string }) => one.direction === 'message')
  expect(messages).toHaveLength(4)
})

test('what Amazon ships takes nothing from our shelf', async () => {
  const id = seller.sell([{ sku: 'BOTH', quantity: 3 }], { fba: true }) as string
  await app.pass(6)
  expect(await orderOf(id)).toMatchObject({ state: 'open' })
  expect(await app.available('BOTH')).toBe(8)
  expect(seller.stockOf('BOTH')).toBe(8)
  await app.pass(16)
  const changes = await app.db.many<{ delta: number }>(sql`
    select delta from channel_pool_change
     where external_sku = 'BOTH' and field = 'fulfillable' order by id`)
  expect(changes.map(({ delta }) => delta)).toEqual([20, -3])
})

test('a shipment is confirmed once, with a number that Amazon takes', async () => {
  const id = seller.sell([{ sku: 'LID', quantity: 1 }]) as string
  await app.pass(6)
  const order = await orderOf(id)
  const shipped = await app.request('POST', `/v1/orders/${order.id}/shipments`, {
    site: 'MAIN',
    carrier: 'ups',
    tracking: '1Z1',
  })
  expect(shipped.status).toBe(201)
  await app.sync.settle()
  await app.pass(6)
  expect(seller.order(id)).toMatchObject({ status: 'SHIPPED', packages: [{ tracking: '1Z1' }] })
  expect((await orderOf(id)).state).toBe('shipped')
})

test('a token that has ended, in its time or before it, is got anew', async () => {
  await app.pass(70)
  await adjust('LID', 1)
  await app.pass(5)
  expect(seller.stockOf('LID')).toBe(await app.available('LID'))
  seller.expireTokens()
  await adjust('LID', 1)
  await app.pass(5)
  await app.pass(5)
  expect(seller.stockOf('LID')).toBe(await app.available('LID'))
  expect((await app.request('GET', '/v1/channels/amazon')).body.state).toBe('live')
})

test('many increases do not use up the few reads of orders that Amazon allows', async () => {
  const before = seller.calls.get('searchOrders') ?? 0
  for (let count = 0; count < 40; count++) {
    await adjust('MUG', 1)
    await app.pass(1)
  }
  await app.pass(5)
  expect((seller.calls.get('searchOrders') ?? 0) - before).toBeLessThanOrEqual(15)
  expect(seller.refused.get('searchOrders') ?? 0).toBe(0)
  expect(seller.stockOf('MUG')).toBe(await app.available('MUG'))
  expect((await app.request('GET', '/v1/channels/amazon')).body.health.errorCode).toBeNull()
})

test('a listing that is gone fails alone', async () => {
  seller.offers.delete('LID')
  await adjust('LID', -1)
  await adjust('BOTH', -1)
  await app.pass(2)
  expect(seller.stockOf('BOTH')).toBe(7)
  await app.pass(61)
  const { body } = await app.request('GET', '/v1/listings?channel=amazon&limit=50')
  const lid = body.data.find(({ externalSku }: { externalSku: string }) => externalSku === 'LID')
  expect(lid.status).toBe('ended')
})

test('a queue that refuses us does not stop the rest', async () => {
  await app.request('PATCH', '/v1/channels/amazon', { fields: { awsSecretAccessKey: 'wrong' } })
  for (let round = 0; round < 12; round++) {
    app.clock.advance(6_000)
    await app.sync.settle()
  }
  await adjust('BOTH', -1)
  await app.sync.settle()
  expect(seller.stockOf('BOTH')).toBe(await app.available('BOTH'))
  const id = seller.sell([{ sku: 'BOTH', quantity: 1 }]) as string
  await app.pass(6)
  expect((await orderOf(id)).state).toBe('open')
})

test('in a rush one read of all orders stands for many reads of one', async () => {
  await app.pass(4)
  app.clock.advance(210_000)
  seller.setStock('BOTH', 40)
  const before = seller.calls.get('getOrder') ?? 0
  const ids = Array.from({ length: 20 }, () => seller.sell([{ sku: 'BOTH', quantity: 1 }]))
  await app.sync.settle()
  const orders = await Promise.all(ids.map((id) => orderOf(id as string)))
  expect(orders.filter((order) => order?.state === 'open')).toHaveLength(20)
  expect((seller.calls.get('getOrder') ?? 0) - before).toBe(0)
})

test('what Amazon takes by hand only is listed with its page until somebody ticks it off', async () => {
  const id = seller.sell([{ sku: 'MUG', quantity: 1 }]) as string
  for (let round = 0; round < 3; round++) await app.pass(6)
  const dead = async () =>
    (await app.request('GET', '/v1/channels/amazon/work?state=dead')).body.data
  await app.request('POST', `/v1/orders/${(await orderOf(id)).id}/cancellation`, {})
  await app.sync.settle()
  const [task] = await dead()
  expect(task).toMatchObject({
    kind: 'cancellation',
    about: id,
    page: `https://sellercentral.amazon.com/orders-v3/order/${id}`,
  })
  const path = `/v1/channels/amazon/work/${task.id}/dismissal`
  expect((await app.request('POST', path)).status).toBe(204)
  expect(await dead()).toEqual([])
  expect((await app.request('POST', path)).body.code).toBe('channel_work_not_found')
})

test('a permission that was taken away stops the account', async () => {
  seller.revoke()
  await app.pass(10)
  expect((await app.request('GET', '/v1/channels/amazon')).body).toMatchObject({
    state: 'reconnect',
    health: { errorCode: 'auth' },
  })
})
