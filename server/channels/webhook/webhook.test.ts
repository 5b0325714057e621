import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../../test/app.ts'
import { createLog } from '../../platform/log.ts'
import { ChannelSync } from '../channelSync.ts'

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
let app: TestApp
let sync: ChannelSync
let shop: Server
const heard: {
  type: string
  data: { listings: { sku: string; available: number; seq: number }[] }
}[] = []

beforeAll(async () => {
  app = await createTestApp({ env: { ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } })
  await app.request('POST', '/v1/items', { sku: 'MUG', title: 'Mug' })
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku: 'MUG', location: 'MAIN', quantity: 5 }],
  })
  shop = createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      const headers = Object.fromEntries(
        ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
          name,
          String(request.headers[name]),
        ]),
      )
      // The clock of the tests stands still, so the age is not judged here.
      const signed = new Webhook(SECRET).sign(
        headers['webhook-id'] as string,
        new Date(Number(headers['webhook-timestamp']) * 1_000),
        body,
      )
      if (signed !== headers['webhook-signature']) return reply.writeHead(401).end()
      heard.push(JSON.parse(body))
      return reply.end()
    })
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  sync = new ChannelSync({
    db: app.db,
    clock: app.clock,
    log: createLog('silent'),
    config: { allowedPrivateHosts: ['127.0.0.1'], baseUrl: 'http://127.0.0.1:4400' },
    masterKey: app.masterKey,
  })
})

afterAll(async () => {
  await sync.stop()
  shop.closeAllConnections()
  shop.close()
  await app.close()
})

const order = (changes: object = {}) =>
  app.request('PUT', '/v1/channels/own/orders/77', {
    placedAt: '2026-11-23T15:00:00Z',
    updatedAt: '2026-11-23T15:00:00Z',
    lines: [{ lineId: '1', listing: 'mug-1', ordered: 2 }],
    ...changes,
  })

test('a shop of one’s own hears signed changes, and hands in its orders', async () => {
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/stock`
  const made = await app.request('POST', '/v1/channels', {
    code: 'own',
    name: 'Own shop',
    connector: 'webhook',
    fields: { url, secret: SECRET },
  })
  expect(made.status).toBe(201)
  expect(JSON.stringify(made.body)).not.toContain(SECRET)
  expect((await app.request('POST', '/v1/channels/own/check')).status).toBe(200)
  await app.request('PUT', '/v1/channels/own/listings', {
    listings: [{ listing: 'mug-1', sku: 'MUG', title: 'Blue mug' }],
  })
  await app.request('POST', '/v1/channels/own/state', { state: 'live' })
  await sync.settle()
  expect(heard.at(-1)?.data.listings).toMatchObject([{ sku: 'MUG', available: 5 }])
  expect((await order()).body).toMatchObject({ outcome: 'created', unmapped: 0 })
  await sync.settle()
  expect(heard.at(-1)?.data.listings).toMatchObject([{ sku: 'MUG', available: 3 }])
})

test('the same order again, or an older one, changes nothing', async () => {
  const before = heard.length
  expect((await order()).body.outcome).toBe('unchanged')
  expect(
    (await order({ updatedAt: '2026-11-23T14:00:00Z', state: 'cancelled' })).body.outcome,
  ).toBe('stale')
  await sync.settle()
  expect(heard.length).toBe(before)
})

test('a cancelled order gives its units back, and the sequence only grows', async () => {
  const answer = await order({ updatedAt: '2026-11-23T15:05:00Z', state: 'cancelled' })
  expect(answer.body.outcome).toBe('changed')
  await sync.settle()
  expect(heard.at(-1)?.data.listings).toMatchObject([{ sku: 'MUG', available: 5 }])
  const sequence = heard.flatMap(({ data }) => data.listings?.map(({ seq }) => seq) ?? [])
  expect(sequence).toEqual(sequence.toSorted((a, b) => a - b))
})

test('a shop that Onhand reads itself cannot hand in orders beside that', async () => {
  expect((await app.request('PUT', '/v1/channels/none/orders/1', {})).status).toBe(400)
  expect(
    (
      await app.request('PUT', '/v1/channels/none/orders/1', {
        placedAt: '2026-11-23T15:00:00Z',
        updatedAt: '2026-11-23T15:00:00Z',
        lines: [{ lineId: '1', ordered: 1 }],
      })
    ).body.code,
  ).toBe('channel_not_found')
})
