import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { openBrowser } from '../../test/browser.ts'
import { createOwner } from './setUp.ts'

const PASSWORD = 'seven green bicycles'

let app: TestApp
let log = ''
const secrets: Record<string, string> = {}

beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _encoding, done) => {
      log += String(chunk)
      done()
    },
  })
  app = await createTestApp({ logTo, env: { ONHAND_SMTP_URL: 'smtp://u:mailpass@127.0.0.1:9' } })
  await createOwner(app.db, app.clock, { email: 'a@example.com', name: 'Ada', password: PASSWORD })
  const browser = openBrowser(app.app)
  await browser.send('POST', '/v1/session', { email: 'a@example.com', password: PASSWORD })
  secrets.password = PASSWORD
  secrets.session = (browser.jar.get('onhand_4400.session_token') ?? '').split('.')[0] ?? ''
  const factor = await browser.send('POST', '/v1/second-factor', { password: PASSWORD })
  secrets.totp = new URL(factor.body.totpUri).searchParams.get('secret') ?? ''
  secrets.recovery = factor.body.recoveryCodes[0]
  const key = await browser.send('POST', '/v1/api-keys', { name: 'Shop', role: 'picker' })
  secrets.key = key.body.key
  const invitation = await browser.send('POST', '/v1/invitations', {
    email: 'b@example.com',
    role: 'buyer',
  })
  secrets.link = new URL(invitation.body.url).searchParams.get('token') ?? ''
  const user = (await browser.send('GET', '/v1/users')).body.data[0]
  const reset = await browser.send('POST', `/v1/users/${user.id}/password-resets`, {})
  secrets.reset = new URL(reset.body.url).searchParams.get('token') ?? ''
  await browser.send('POST', '/v1/password-resets', { email: 'canary@example.com' })
  secrets.stranger = 'canary@example.com'
  // A bug and a broken request, which are what is logged.
  await browser.send('POST', '/v1/session', { email: 'a@example.com', password: `${PASSWORD}!` })
  app.app.log.error({ password: PASSWORD, user: { token: secrets.session } }, 'a careless line')
})
afterAll(() => app.close())

describe('What was given in confidence', () => {
  test('stands in no table in clear', async () => {
    const { rows: tables } = await app.db.pool.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'graphile_worker') and has_table_privilege(
         'onhand_app', format('%I.%I', schemaname, tablename), 'select')`)
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const { rows } = await app.db.pool.query(`select t::text as line from ${name} t`)
      const text = JSON.stringify(rows)
      for (const [kind, secret] of Object.entries(secrets)) {
        expect(secret.length, kind).toBeGreaterThan(9)
        expect(text.includes(secret), `${kind} in ${name}`).toBe(false)
      }
    }
  })

  test('stands in no log', () => {
    expect(log).toContain('a careless line')
    for (const [kind, secret] of Object.entries(secrets))
      expect(log.includes(secret), kind).toBe(false)
    expect(log).not.toContain('mailpass')
  })
})

describe('The audit log', () => {
  test('tells who did what, when and from where, and can be filtered', async () => {
    const { body } = await app.request('GET', '/v1/audit-entries?limit=200')
    const types = body.data.map((entry: { type: string }) => entry.type)
    for (const type of ['company.set_up', 'session.created', 'api_key.created', 'sign_in.refused'])
      expect(types).toContain(type)
    const [made] = (await app.request('GET', '/v1/audit-entries?type=api_key.created&actor=Ada'))
      .body.data
    expect(made).toMatchObject({ actorName: 'Ada', actorRole: 'owner', subjectName: 'Shop' })
    expect(made.address).toMatch(/^10\./)
    expect(made.at).toBe(app.clock.now())
    const from = new Date(app.clock.milliseconds() + 1).toISOString()
    const none = await app.request('GET', `/v1/audit-entries?from=${from}`)
    expect(none.body.data).toEqual([])
  })

  test('is read page by page without a gap', async () => {
    const all = (await app.request('GET', '/v1/audit-entries?limit=200')).body.data
    const seen: unknown[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor ? `?limit=3&cursor=${cursor}` : '?limit=3'
      const { body } = await app.request('GET', `/v1/audit-entries${query}`)
      seen.push(...body.data)
      cursor = body.nextCursor
    } while (cursor)
    expect(seen).toEqual(all)
  })

  test.each([
    "update event set actor_name = 'Nobody'",
    'delete from event',
    'truncate event',
    'alter table event add column x text',
  ])('the program’s own database role cannot %s', async (statement) => {
    await expect(app.db.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})
