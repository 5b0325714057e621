import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { codeOf, openBrowser } from '../../test/browser.ts'
import { claimOf, holdKey, keepReply } from '../platform/idempotency.ts'
import { sql } from '../platform/sql.ts'
import { inviteUser } from './invite.ts'
import { createPasswordReset } from './resetPassword.ts'
import { createSetupToken, operatorContext } from './setUp.ts'

const OWNER = { email: 'olga@example.com', password: 'seven green bicycles' }
const MINUTE = 60_000

let app: TestApp
let setUpToken = ''
let asked = 0

beforeAll(async () => {
  app = await createTestApp()
  setUpToken = (await createSetupToken(app.db, app.clock)) ?? ''
})
afterAll(() => app.close())

interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- each route answers in its own shape
  body: any
  cookie: string
  replayed: boolean
}

/** A request as it is sent again after its answer was lost: with the same key and the same cookies. */
async function post(url: string, key: string, body: object, cookie = ''): Promise<Answer> {
  const answer = await app.app.inject({
    method: 'POST',
    url,
    remoteAddress: `10.4.${++asked >> 8}.${asked & 255}`,
    headers: {
      'sec-fetch-site': 'same-origin',
      'idempotency-key': key,
      ...(cookie ? { cookie } : {}),
    },
    payload: body,
  })
  return {
    status: answer.statusCode,
    body: answer.body ? answer.json() : undefined,
    cookie: answer.cookies
      .filter(({ value }) => value !== '')
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; '),
    replayed: answer.headers['idempotency-replayed'] === 'true',
  }
}

async function isSignedIn(cookie: string): Promise<boolean> {
  const answer = await app.app.inject({ url: '/v1/session', headers: { cookie } })
  return answer.statusCode === 200
}

async function countSessions(): Promise<number> {
  const { count } = await app.db.one<{ count: number }>(sql`select count(*) as count from session`)
  return count
}

async function keptRows(): Promise<string> {
  const { rows } = await app.db.pool.query('select * from idempotency_key')
  return JSON.stringify(rows)
}

/** The same request twice, then another with its key. */
async function sendTwice(url: string, body: object, other: object, cookie = '') {
  const key = `twice ${url} ${++asked}`
  const first = await post(url, key, body, cookie)
  const again = await post(url, key, body, cookie)
  expect(again).toEqual({ ...first, replayed: true })
  const reused = await post(url, key, other, cookie)
  expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused'])
  expect(reused.cookie).toBe('')
  return first
}

test('setting up twice with one key makes one owner, and both hear of it', async () => {
  const body = { token: setUpToken, name: 'Olga', ...OWNER }
  const first = await sendTwice('/v1/setup', body, { ...body, name: 'Other' })
  expect([first.status, first.body.email]).toEqual([201, OWNER.email])
})

describe('Signing in again with the same key', () => {
  test('gives the same session, without a second one', async () => {
    const before = await countSessions()
    const first = await sendTwice('/v1/session', OWNER, { ...OWNER, password: 'another guess' })
    expect(await isSignedIn(first.cookie)).toBe(true)
    expect(await countSessions()).toBe(before + 1)
  })

  test('keeps neither the cookie nor a hash that the password could be guessed by', async () => {
    const { cookie } = await post('/v1/session', 'secret', OWNER)
    const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '')
    expect(token.length).toBeGreaterThan(20)
    const kept = await keptRows()
    expect(kept).not.toContain(token.split('.')[0])
    const plain = createHash('sha256').update(`POST\n/v1/session\n${JSON.stringify(OWNER)}`)
    expect(kept).not.toContain(plain.digest('base64url'))
    expect(kept).not.toContain(OWNER.password)
  })

  test('opens nothing after ten minutes, and nothing once it was signed out', async () => {
    const first = await post('/v1/session', 'late', OWNER)
    await app.app.inject({
      method: 'DELETE',
      url: '/v1/session',
      headers: { cookie: first.cookie, 'sec-fetch-site': 'same-origin' },
    })
    expect(await isSignedIn((await post('/v1/session', 'late', OWNER)).cookie)).toBe(false)
    const other = await post('/v1/session', 'later', OWNER)
    app.clock.advance(10 * MINUTE)
    const late = await post('/v1/session', 'later', OWNER)
    expect([late.status, late.body]).toEqual([other.status, other.body])
    expect(late.cookie).toBe('')
  })

  test('hears the same refusal, and counts as one mistake', async () => {
    const wrong = { ...OWNER, password: 'not the password' }
    for (let time = 0; time < 6; time++) {
      const { status, body } = await post('/v1/session', 'wrong', wrong)
      expect([status, body.code]).toEqual([401, 'wrong_credentials'])
    }
    expect((await post('/v1/session', 'right', OWNER)).status).toBe(200)
  })

  test('sent many times at once opens one session; the others wait or are told that it runs', async () => {
    const before = await countSessions()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post('/v1/session', 'rush', OWNER)),
    )
    const codes = answers.map(({ status, body }) => body.code ?? status)
    expect(codes).toContain(200)
    expect(new Set(codes).difference(new Set([200, 'request_in_progress'])).size).toBe(0)
    expect(await countSessions()).toBe(before + 1)
  })
})

describe('An attempt that died', () => {
  const request = { key: 'dead', method: 'POST', url: '/v1/session', body: '{}' }
  const claim = claimOf({ actor: { kind: 'anonymous', id: '' }, ...request })

  test('holds its key for a while, and then another may; what it would keep comes too late', async () => {
    const context = operatorContext(app.clock)
    const dead = await holdKey(app.db, context, claim)
    await expect(holdKey(app.db, context, claim)).rejects.toMatchObject({
      code: 'request_in_progress',
    })
    app.clock.advance(3 * MINUTE)
    const next = await holdKey(app.db, context, claim)
    if (!('heldBy' in dead && 'heldBy' in next)) throw new Error('Both were to hold the key.')
    await expect(keepReply(app.db, dead, { status: 200, reply: null })).rejects.toMatchObject({
      code: 'request_in_progress',
    })
    await keepReply(app.db, next, { status: 204, reply: null })
    expect(await holdKey(app.db, context, claim)).toMatchObject({ status: 204 })
  })
})

describe('A second factor', () => {
  test('is begun, turned on, asked for and turned off once for each key', async () => {
    const { password } = OWNER
    const { cookie } = await post('/v1/session', 'factor', OWNER)
    const begun = await sendTwice('/v1/second-factor', { password }, { password: 'x' }, cookie)
    expect(begun.body.recoveryCodes.length).toBeGreaterThan(5)
    const kept = await keptRows()
    for (const secret of [...begun.body.recoveryCodes, begun.body.totpUri])
      expect(kept).not.toContain(secret)

    const confirmation = '/v1/second-factor/confirmation'
    const wrong = await post(confirmation, 'guess', { code: '000000' }, cookie)
    expect(wrong.body.code).toBe('wrong_code')
    const code = codeOf(begun.body.totpUri)
    const confirmed = await post(confirmation, 'on', { code }, cookie)
    expect([confirmed.status, await isSignedIn(confirmed.cookie)]).toEqual([204, true])
    const again = await post(confirmation, 'on', { code }, confirmed.cookie)
    expect([again.status, again.replayed]).toEqual([204, true])

    const waiting = await post('/v1/session', 'half', OWNER)
    expect(waiting.body).toEqual({ secondFactorRequired: true })
    const next = { code: codeOf(begun.body.totpUri, 1) }
    const done = await sendTwice(
      '/v1/session/second-factor',
      next,
      { code: '111111' },
      waiting.cookie,
    )
    expect(await isSignedIn(done.cookie)).toBe(true)
    const off = await post('/v1/second-factor/removal', 'off', { password }, done.cookie)
    expect(off.status).toBe(204)
    const offAgain = await post('/v1/second-factor/removal', 'off', { password }, off.cookie)
    expect([offAgain.status, offAgain.replayed]).toEqual([204, true])
  })

  test('gives its answer to the browser that waited, not to who knows key and code alone', async () => {
    const { cookie } = await post('/v1/session', 'factor-2', OWNER)
    const { password } = OWNER
    const { body } = await post('/v1/second-factor', 'begin-2', { password }, cookie)
    const code = codeOf(body.totpUri, -1)
    await post('/v1/second-factor/confirmation', 'on-2', { code }, cookie)
    const waiting = await post('/v1/session', 'half-2', OWNER)
    const next = { code: codeOf(body.totpUri) }
    const done = await post('/v1/session/second-factor', 'code-2', next, waiting.cookie)
    expect(done.status).toBe(200)
    const stranger = await post('/v1/session/second-factor', 'code-2', next)
    expect([stranger.status, stranger.cookie]).toEqual([422, ''])
  })
})

test('a link is used once by each key, and its user hears so each time', async () => {
  const context = operatorContext(app.clock)
  const email = 'bert@example.com'
  const invitation = await app.db.transaction(context, (tx) =>
    inviteUser(tx, { email, role: 'buyer' }),
  )
  const body = { token: invitation.token, name: 'Bert', password: 'nine yellow kayaks' }
  const accepted = await sendTwice('/v1/invitations/acceptances', body, { ...body, name: 'B' })
  expect([accepted.status, accepted.body]).toEqual([201, { email }])
  const { id } = await app.db.one<{ id: string }>(
    sql`select id from app_user where email = ${email}`,
  )
  const reset = await app.db.transaction(context, (tx) => createPasswordReset(tx, id))
  const change = { token: reset.token, password: 'eight blue tricycles' }
  const weak = await sendTwice(
    '/v1/password-resets/completions',
    { ...change, password: 'short' },
    change,
  )
  expect(weak.body.code).toBe('password_too_weak')
  const done = await sendTwice('/v1/password-resets/completions', change, {
    ...change,
    password: 'nine yellow kayaks',
  })
  expect(done.status).toBe(204)
  const browser = openBrowser(app.app)
  const signIn = { email, password: change.password }
  expect((await browser.send('POST', '/v1/session', signIn)).status).toBe(200)
})
