import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { createOwner } from '../access/setUp.ts'

const BASE = 'https://stock.example.com'

let app: TestApp
let local: TestApp
let addresses = 0

beforeAll(async () => {
  app = await createTestApp({
    env: { ONHAND_BASE_URL: BASE, ONHAND_TRUSTED_PROXIES: 'loopback' },
  })
  local = await createTestApp()
})
afterAll(async () => {
  await app.close()
  await local.close()
})

/** A write that anybody may send, so that only the hardening can refuse it. */
async function write(at: TestApp, headers: Record<string, string>) {
  const payload = { email: 'nobody@example.com', password: 'wrong but long enough' }
  const answer = await at.app.inject({ method: 'POST', url: '/v1/session', headers, payload })
  return answer.json().code
}

describe('Writes from other sites', () => {
  const host = 'stock.example.com'
  const cookie = '__Host-onhand.session_token=abc.def'
  const passes = 'wrong_credentials'
  const refused = 'cross_site_request'

  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: BASE }, passes],
    ['our own page, without an origin', { 'sec-fetch-site': 'same-origin' }, passes],
    ['an older browser on our page', { origin: BASE }, passes],
    ['a program without cookies', {}, passes],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, refused],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://a.example.com' }, refused],
    ['another site in an older browser', { origin: 'https://evil.example' }, refused],
    ['a sandboxed frame', { origin: 'null' }, refused],
    ['a forged fetch site', { 'sec-fetch-site': 'none', origin: 'https://evil.example' }, refused],
    ['plain HTTP of our name', { origin: 'http://stock.example.com' }, refused],
    ['a name that begins like ours', { origin: `${BASE}.evil.example` }, refused],
    ['a cookie without any origin', { cookie }, refused],
    ['an empty origin', { origin: '' }, refused],
  ])('%s', async (_name, headers, expected) => {
    // Each case by an address of its own: wrong passwords would lock the next one out.
    const from = { 'x-forwarded-for': `10.0.0.${++addresses}` }
    expect(await write(app, { host, 'x-forwarded-proto': 'https', ...from, ...headers })).toBe(
      expected,
    )
  })

  test('a form cannot send its text as JSON', async () => {
    const answer = await app.app.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { host, 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' },
      payload: '{"email":"a@example.com","password":"x"}',
    })
    expect(answer.statusCode).toBe(415)
  })
})

describe('The session cookie over TLS', () => {
  test('is bound to this host and never sent in clear', async () => {
    const owner = { email: 'olga@example.com', name: 'Olga', password: 'seven green bicycles' }
    await createOwner(app.db, app.clock, owner)
    const answer = await app.app.inject({
      method: 'POST',
      url: '/v1/session',
      headers: { host: 'stock.example.com', 'sec-fetch-site': 'same-origin' },
      payload: { email: owner.email, password: owner.password },
    })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-onhand\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })
})

describe('Names of the server', () => {
  test.each([
    ['stock.example.com', 200],
    ['stock.example.com:443', 200],
    ['localhost:4400', 200],
    ['127.0.0.1:4400', 200],
    ['[::1]:4400', 200],
    ['evil.example', 421],
    ['stock.example.com.evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
  ])('%s is answered with %i', async (host, status) => {
    const answer = await app.app.inject({ url: '/v1/setup', headers: { host } })
    expect(answer.statusCode).toBe(status)
  })

  test('a probe may ask by any name', async () => {
    const answer = await app.app.inject({ url: '/health/live', headers: { host: '10.2.3.4' } })
    expect(answer.statusCode).toBe(200)
  })
})

describe('Headers', () => {
  test('data is never stored, framed, sniffed or run', async () => {
    const { headers } = await app.request('GET', '/v1/session', undefined, {
      headers: { host: 'stock.example.com' },
    })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe-inline')
    expect(headers['permissions-policy']).toContain('camera=(self)')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('a refusal carries them too', async () => {
    const answer = await local.app.inject({ url: '/v1/users' })
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('plain HTTP on this machine does not promise TLS', async () => {
    const answer = await local.app.inject({ url: '/v1/setup' })
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })
})
