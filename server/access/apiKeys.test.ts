import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { openBrowser } from '../../test/browser.ts'
import { sql } from '../platform/sql.ts'
import { createOwner } from './setUp.ts'
import { newApiKey } from './tokens.ts'

const PASSWORD = 'seven green bicycles'
const DAY = 86_400_000

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await createOwner(app.db, app.clock, { email: 'a@example.com', name: 'Ada', password: PASSWORD })
})
afterAll(() => app.close())

async function signIn(email = 'a@example.com') {
  const browser = openBrowser(app.app)
  await browser.send('POST', '/v1/session', { email, password: PASSWORD })
  return browser
}

async function ask(key: string, method: 'GET' | 'POST', url: string, body?: object) {
  const answer = await app.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${key}` },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function permissionsOf(key: string): Promise<string[]> {
  return (await ask(key, 'GET', '/v1/session')).body.user.permissions
}

describe('An API key', () => {
  test('is shown once, known by its form, and dated when it was used', async () => {
    const browser = await signIn()
    const { status, body } = await browser.send('POST', '/v1/api-keys', {
      name: 'Shop',
      role: 'picker',
    })
    expect(status).toBe(201)
    expect(body.key).toMatch(/^onh_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}$/)
    expect((await ask(body.key, 'GET', '/v1/session')).body.user).toMatchObject({ role: 'picker' })
    const list = (await browser.send('GET', '/v1/api-keys')).body.data
    expect(list[0]).toMatchObject({
      name: 'Shop',
      handle: body.handle,
      lastUsedAt: app.clock.now(),
    })
    expect(JSON.stringify(list)).not.toContain(body.key.slice(16))
  })

  test('with one letter changed, cut or added is unknown', async () => {
    const { key } = newApiKey()
    const real = await app.keyOf('owner')
    const wrong = [key, real.slice(0, -1), `${real}x`, real.toLowerCase(), `${real.slice(0, 20)}x`]
    for (const text of wrong)
      expect((await ask(text, 'GET', '/v1/session')).body.code).toBe('invalid_key')
  })

  test('with scopes may just that', async () => {
    const browser = await signIn()
    const { body } = await browser.send('POST', '/v1/api-keys', {
      name: 'Scanner',
      scopes: ['stock.read', 'stock.receive'],
    })
    expect(await permissionsOf(body.key)).toEqual(['access.self', 'stock.read', 'stock.receive'])
    const unknown = { name: 'x', scopes: ['stock.steal'] }
    expect((await browser.send('POST', '/v1/api-keys', unknown)).body.code).toBe('scope_unknown')
    const both = { name: 'x', role: 'picker', scopes: ['stock.read'] }
    expect((await browser.send('POST', '/v1/api-keys', both)).status).toBe(400)
  })

  test('made over the network manages neither users nor keys; the operator’s does', async () => {
    const browser = await signIn()
    const { body } = await browser.send('POST', '/v1/api-keys', { name: 'All', role: 'owner' })
    expect(await permissionsOf(body.key)).not.toContain('access.manage')
    const scoped = { name: 'x', scopes: ['access.manage'] }
    const refused = await browser.send('POST', '/v1/api-keys', scoped)
    expect(refused.body.code).toBe('more_than_creator')
    const operator = await app.keyOf('owner')
    expect(await permissionsOf(operator)).toContain('access.manage')
    const child = await ask(operator, 'POST', '/v1/api-keys', { name: 'Child', role: 'owner' })
    expect(child.status).toBe(201)
    expect(await permissionsOf(child.body.key)).not.toContain('access.manage')
  })

  test('loses what its maker loses, and ends when they are let in no more', async () => {
    const owner = await signIn()
    const invited = await owner.send('POST', '/v1/invitations', {
      email: 'b@example.com',
      role: 'owner',
    })
    const token = new URL(invited.body.url).searchParams.get('token')
    const accepted = { token, name: 'Bo', password: PASSWORD }
    await owner.send('POST', '/v1/invitations/acceptances', accepted)
    const { key } = (
      await (
        await signIn('b@example.com')
      ).send('POST', '/v1/api-keys', {
        name: 'Bo’s',
        role: 'owner',
      })
    ).body
    expect(await permissionsOf(key)).toContain('stock.adjust')
    const users = (await app.request('GET', '/v1/users')).body.data
    const bo = users.find((user: { email: string }) => user.email === 'b@example.com')
    await app.request('PATCH', `/v1/users/${bo.id}`, { role: 'auditor' })
    expect(await permissionsOf(key)).not.toContain('stock.adjust')
    expect(await permissionsOf(key)).toContain('stock.read')
    await app.request('PATCH', `/v1/users/${bo.id}`, { active: false })
    expect((await ask(key, 'GET', '/v1/session')).status).toBe(401)
  })

  test('ends when it is revoked, on its last day, and within a year', async () => {
    const make = (expiresOn?: string) =>
      app.request('POST', '/v1/api-keys', { name: 'Short', role: 'picker', expiresOn })
    const revoked = (await make()).body
    expect((await app.request('DELETE', `/v1/api-keys/${revoked.id}`)).status).toBe(204)
    expect((await ask(revoked.key, 'GET', '/v1/session')).status).toBe(401)
    expect((await app.request('DELETE', `/v1/api-keys/${revoked.id}`)).status).toBe(404)
    for (const day of ['2020-01-01', '2036-01-01'])
      expect((await make(day)).body.code).toBe('key_expiry_out_of_range')
    const today = (await make(app.clock.now().slice(0, 10))).body
    expect((await ask(today.key, 'GET', '/v1/session')).status).toBe(200)
    app.clock.advance(DAY)
    expect((await ask(today.key, 'GET', '/v1/session')).status).toBe(401)
  })

  test('that another process revoked is refused within three seconds', async () => {
    const made = await app.request('POST', '/v1/api-keys', { name: 'Far', role: 'picker' })
    const { id, key } = made.body
    expect((await ask(key, 'GET', '/v1/session')).status).toBe(200)
    await app.db.run(sql`update api_key set revoked_at = ${app.clock.now()} where id = ${id}`)
    app.clock.advance(3_000)
    expect((await ask(key, 'GET', '/v1/session')).status).toBe(401)
  })

  test('that is asked for twice with one Idempotency-Key is made once, and kept encrypted', async () => {
    const headers = { 'idempotency-key': 'make-a-key' }
    const body = { name: 'Once', role: 'picker' }
    const first = await app.request('POST', '/v1/api-keys', body, { headers })
    const second = await app.request('POST', '/v1/api-keys', body, { headers })
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
    const { rows } = await app.db.pool.query('select reply from idempotency_key')
    expect(JSON.stringify(rows)).not.toContain(first.body.key.slice(16))
    expect(JSON.stringify(rows)).not.toContain('onh_')
  })
})
