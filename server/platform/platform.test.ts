import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

test('an unknown path is a problem with a code', async () => {
  const answer = await app.request('GET', '/v1/nothing')
  expect(answer.status).toBe(404)
  expect(answer.body.code).toBe('not_found')
})

describe('A request with an Idempotency-Key', () => {
  const create = (key: string, body: object) =>
    app.request('POST', '/v1/items', body, { headers: { 'idempotency-key': key } })

  test('gives the same answer again and does its deed once', async () => {
    const first = await create('key-1', { sku: 'ONCE', title: 'Once' })
    const again = await create('key-1', { sku: 'ONCE', title: 'Once' })
    expect(first.status).toBe(201)
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(again.headers['idempotency-replayed']).toBe('true')
  })

  test('with another body is refused and does nothing', async () => {
    const { status, body } = await create('key-1', { sku: 'TWICE', title: 'Twice' })
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused'])
    expect((await app.request('GET', '/v1/items/TWICE')).status).toBe(404)
  })

  test('sent twenty times at once does its deed once, and all hear the same', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => create('key-2', { sku: 'RUSH', title: 'Rush' })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  test('keeps a refusal too, so that a late repeat cannot surprise', async () => {
    const first = await create('key-3', { sku: 'ONCE', title: 'Taken' })
    expect([first.status, first.body.code]).toEqual([409, 'sku_taken'])
    const again = await create('key-3', { sku: 'ONCE', title: 'Taken' })
    expect(again.body).toEqual(first.body)
  })

  test('of another actor is another key', async () => {
    const { status } = await app.request(
      'POST',
      '/v1/items',
      { sku: 'OTHER', title: 'Other' },
      { role: 'buyer', headers: { 'idempotency-key': 'key-1' } },
    )
    expect(status).toBe(201)
  })
})

test('fields that a route does not know are refused by name', async () => {
  const { status, body } = await app.request('POST', '/v1/items', {
    sku: 'X',
    title: 'X',
    isAdmin: 1,
  })
  expect([status, body.code]).toEqual([400, 'invalid_request'])
  expect(body.detail).toContain('isAdmin')
})

test('a body that is not JSON and one that is too large are refused with their codes', async () => {
  const headers = {
    authorization: `Bearer ${await app.keyOf('owner')}`,
    'content-type': 'application/json',
  }
  const broken = await app.app.inject({
    method: 'POST',
    url: '/v1/items',
    headers,
    payload: '{"sku":',
  })
  expect([broken.statusCode, broken.json().code]).toEqual([400, 'malformed_body'])
  const large = JSON.stringify({ sku: 'L', title: 'x'.repeat(2_000_000) })
  const refused = await app.app.inject({
    method: 'POST',
    url: '/v1/items',
    headers,
    payload: large,
  })
  expect([refused.statusCode, refused.json().code]).toEqual([413, 'body_too_large'])
})

test('an empty body that calls itself JSON is no body', async () => {
  const headers = {
    authorization: `Bearer ${await app.keyOf('owner')}`,
    'content-type': 'application/json',
  }
  await app.request('POST', '/v1/items', { sku: 'EMPTY', title: 'Empty' })
  const put = await app.app.inject({ method: 'PUT', url: '/v1/items/EMPTY/archival', headers })
  expect(put.statusCode).toBeLessThan(300)
  const remove = await app.app.inject({
    method: 'DELETE',
    url: '/v1/items/EMPTY/archival',
    headers,
  })
  expect(remove.statusCode).toBeLessThan(300)
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku: 'ONCE', location: 'MAIN', quantity: 1 }],
  })
  const { body: hold } = await app.request('POST', '/v1/reservations', {
    reference: 'cart',
    holdSeconds: 60,
    lines: [{ sku: 'ONCE', site: 'MAIN', quantity: 1 }],
  })
  const renewal = { method: 'POST' as const, url: `/v1/reservations/${hold.id}/renewal`, headers }
  const renewed = (await app.app.inject(renewal)).json()
  expect(Date.parse(renewed.expiresAt) - app.clock.milliseconds()).toBe(900_000)
  const missing = await app.app.inject({ method: 'POST', url: '/v1/items', headers })
  expect([missing.statusCode, missing.json().code]).toEqual([400, 'invalid_request'])
})
