import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type Receiver, startReceiver } from '../../test/receiver.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { sql } from '../platform/sql.ts'
import { NewsLoop } from './newsLoop.ts'

const HOUR_MS = 3_600_000
const env = {
  ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
  ONHAND_DATA: '/nonexistent',
  ONHAND_LOG_LEVEL: 'silent',
}

let app: TestApp
let loop: NewsLoop
let receiver: Receiver
let number = 0

beforeAll(async () => {
  app = await createTestApp({ env })
  loop = new NewsLoop({
    ...app,
    config: readConfig(env),
    log: createLog('silent'),
    deadlineMs: 300,
  })
  receiver = await startReceiver()
})
afterAll(async () => {
  await receiver.close()
  await app.close()
})
afterEach(async () => {
  await app.db.run(sql`delete from webhook_endpoint`)
  receiver.received.length = 0
  receiver.answer = 204
})

async function addEndpoint(eventTypes = ['item'], url = receiver.url) {
  const { status, body } = await app.request('POST', '/v1/webhooks', { url, eventTypes })
  expect(status, JSON.stringify(body)).toBe(201)
  return { id: body.webhook.id as string, secret: body.secret as string }
}

/** A deed that endpoints may want. */
async function addItem(): Promise<string> {
  const sku = `HOOKED-${++number}`
  const { status } = await app.request('POST', '/v1/items', { sku, title: 'Hooked' })
  expect(status).toBe(201)
  return sku
}

/** Carries and sends until nothing is due. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await loop.tick()
}

async function deliveriesOf(id: string) {
  const { body } = await app.request('GET', `/v1/webhooks/${id}/deliveries`)
  return body.data
}

const namesOf = () => receiver.received.map(({ body }) => JSON.parse(body).data.subjectName)

describe('A deed', () => {
  test('is told to whoever wants it, signed so that only its receiver can know it', async () => {
    const { id, secret } = await addEndpoint()
    await addEndpoint(['order'])
    const sku = await addItem()
    await settle()
    expect(receiver.received).toHaveLength(1)
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]]
    // The library checks the time of this machine; the test's clock stands still.
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
    const signature = new Webhook(secret).sign(headers['webhook-id'] as string, at, body)
    expect(headers['webhook-signature']).toBe(signature)
    expect(JSON.parse(body)).toMatchObject({
      type: 'item.created',
      data: { subjectKind: 'item', subjectName: sku },
    })
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'delivered', attempts: 1, responseStatus: 204, messageId: headers['webhook-id'] },
    ])
    const { body: listed } = await app.request('GET', '/v1/webhooks')
    expect(JSON.stringify(listed)).not.toContain(secret.slice(6))
  })

  test('that fails is tried again later, holds back those behind it, and keeps its name', async () => {
    const { id } = await addEndpoint()
    receiver.answer = 500
    const first = await addItem()
    const second = await addItem()
    await settle()
    expect(namesOf()).toEqual([first])
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'waiting', attempts: 0 },
      { state: 'waiting', attempts: 1, responseStatus: 500, error: 'It answered 500.' },
    ])
    receiver.answer = 200
    app.clock.advance(6_000)
    await settle()
    expect(namesOf()).toEqual([first, first, second])
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids[0]).toBe(ids[1])
    const numbers = receiver.received.map(({ body }) => JSON.parse(body).sequence)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
  })

  test('is sent again by hand, and all since an instant are replayed', async () => {
    const { id } = await addEndpoint()
    const since = app.clock.now()
    const skus = [await addItem(), await addItem()]
    await settle()
    const [latest] = await deliveriesOf(id)
    const resent = `/v1/webhooks/${id}/deliveries/${latest.id}/resends`
    expect((await app.request('POST', resent)).status).toBe(204)
    await settle()
    expect(namesOf()).toEqual([...skus, skus[1]])
    receiver.received.length = 0
    const { body } = await app.request('POST', `/v1/webhooks/${id}/replays`, { since })
    await settle()
    expect(receiver.received).toHaveLength(body.queued)
    expect(namesOf()).toEqual(expect.arrayContaining(skus))
  })

  test('of the audit log alone is told to nobody', async () => {
    await addEndpoint([])
    await app.request('PATCH', '/v1/settings', { company: { name: `Renamed ${++number}` } })
    await settle()
    expect(receiver.received.filter(({ body }) => body.includes('settings.changed'))).toEqual([])
  })
})

describe('A receiver', () => {
  test.each<[string, Receiver['answer'], RegExp]>([
    ['drops the connection', (request) => request.socket.destroy(), /connection failed/],
    ['never answers', () => {}, /in time/],
    [
      'answers byte by byte for ever',
      (_, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(drip))
      },
      /in time/,
    ],
    [
      'sends an answer without end',
      (_, response) => {
        response.writeHead(200)
        response.write(Buffer.alloc(200_000))
      },
      /too large/,
    ],
    [
      'sends us to the inside',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end(),
      /redirects are not followed/,
    ],
  ])('that %s gets the deed again later', async (_, answer, error) => {
    const { id } = await addEndpoint()
    receiver.answer = answer
    await addItem()
    await settle()
    const [delivery] = await deliveriesOf(id)
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(delivery.error).toMatch(error)
    receiver.answer = 204
    app.clock.advance(6_000)
    await settle()
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })

  test.each([
    'http://10.0.0.1/hook',
    'https://192.168.1.4/hook',
    'https://[::1]/hook',
    'https://localhost/hook',
    'http://example.com/hook',
    'ftp://example.com/hook',
    'https://user:pass@example.com/hook',
  ])('at %s is refused', async (url) => {
    const { status, body } = await app.request('POST', '/v1/webhooks', { url })
    expect([status, body.code]).toEqual([422, 'address_not_allowed'])
  })

  test('that was allowed once and is no more is not spoken to', async () => {
    const { id } = await addEndpoint()
    const strict = readConfig({ ...env, ONHAND_ALLOWED_PRIVATE_HOSTS: '' })
    const other = new NewsLoop({ ...app, config: strict, log: createLog('silent') })
    await addItem()
    await other.tick()
    expect(receiver.received).toEqual([])
    expect((await deliveriesOf(id))[0].error).toMatch(/https/)
  })

  test('that is gone, or fails for three days, is switched off, told as an alert, and can come back', async () => {
    const gone = await addEndpoint()
    receiver.answer = 410
    await addItem()
    await settle()
    const { body } = await app.request('GET', `/v1/webhooks/${gone.id}`)
    expect(body).toMatchObject({ enabled: false, disabledReason: 'gone' })
    await app.db.run(sql`delete from webhook_endpoint`)

    const { id } = await addEndpoint()
    receiver.answer = 503
    const sku = await addItem()
    for (let round = 0; round < 16; round++) {
      await settle()
      app.clock.advance(round < 5 ? HOUR_MS : 21 * HOUR_MS)
    }
    const { body: failing } = await app.request('GET', `/v1/webhooks/${id}`)
    expect(failing).toMatchObject({ enabled: false, disabledReason: 'failing' })
    const { body: alerts } = await app.request('GET', '/v1/alerts?kind=webhook_stopped')
    expect(alerts.data).toMatchObject([{ path: `/settings/webhooks/${id}` }])
    receiver.received.length = 0
    receiver.answer = 204
    await app.request('PATCH', `/v1/webhooks/${id}`, { enabled: true })
    const { body: replay } = await app.request('POST', `/v1/webhooks/${id}/replays`, {
      since: '2026-11-23T00:00:00Z',
    })
    expect(replay.queued).toBeGreaterThan(0)
    await settle()
    expect(namesOf()).toContain(sku)
  })
})

describe('A secret', () => {
  test('is rotated without losing a message: both sign for a while, then the new one alone', async () => {
    const { id, secret } = await addEndpoint()
    const { status, body } = await app.request('POST', `/v1/webhooks/${id}/secrets`, {
      overlapHours: 2,
    })
    expect(status).toBe(201)
    const signatures = async () => {
      receiver.received.length = 0
      await addItem()
      await settle()
      const [{ headers, body: text }] = receiver.received as [(typeof receiver.received)[number]]
      const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
      const by = (key: string) => new Webhook(key).sign(headers['webhook-id'] as string, at, text)
      const said = headers['webhook-signature']?.split(' ')
      return [body.secret, secret].map((key) => said?.includes(by(key)))
    }
    expect(await signatures()).toEqual([true, true])
    app.clock.advance(3 * HOUR_MS)
    expect(await signatures()).toEqual([true, false])
  })

  test('and an endpoint are the owner’s; an auditor may look', async () => {
    const { id } = await addEndpoint()
    const ask = (role: 'auditor' | 'buyer', method: 'GET' | 'DELETE') =>
      app.request(method, method === 'GET' ? '/v1/webhooks' : `/v1/webhooks/${id}`, undefined, {
        role,
      })
    expect((await ask('auditor', 'GET')).status).toBe(200)
    expect((await ask('auditor', 'DELETE')).status).toBe(403)
    expect((await ask('buyer', 'GET')).status).toBe(403)
  })
})
