import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type Browser, codeOf, openBrowser } from '../../test/browser.ts'
import { sql } from '../platform/sql.ts'
import { createOwner } from './setUp.ts'

const OWNER = { email: 'olga@example.com', name: 'Olga Owner', password: 'seven green bicycles' }
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await createOwner(app.db, app.clock, OWNER)
})
afterAll(() => app.close())

async function signedIn(): Promise<Browser> {
  const browser = openBrowser(app.app)
  const { email, password } = OWNER
  expect((await browser.send('POST', '/v1/session', { email, password })).status).toBe(200)
  return browser
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.send('GET', '/v1/session')).status === 200
}

/** After the password, before the code. */
async function waitingForSecondFactor(): Promise<Browser> {
  const browser = openBrowser(app.app)
  const { email, password } = OWNER
  const { body } = await browser.send('POST', '/v1/session', { email, password })
  expect(body).toEqual({ secondFactorRequired: true })
  expect(await isSignedIn(browser)).toBe(false)
  return browser
}

describe('A session', () => {
  test('knows who it is and what they may do', async () => {
    const { body } = await (await signedIn()).send('GET', '/v1/session')
    expect(body.user).toMatchObject({ email: OWNER.email, name: OWNER.name, role: 'owner' })
    expect(body.user.permissions).toContain('access.manage')
    expect(body.user.secondFactor).toBe(false)
  })

  test('lives in a cookie that scripts and other sites cannot use', async () => {
    const { email, password } = OWNER
    const { cookies } = await openBrowser(app.app).send('POST', '/v1/session', { email, password })
    const session = cookies.find(({ name }) => name === 'onhand_4400.session_token')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(session?.domain).toBeUndefined()
  })

  test('ends after half an hour without use, and not before', async () => {
    const browser = await signedIn()
    for (let quarter = 0; quarter < 6; quarter++) {
      app.clock.advance(25 * MINUTE)
      expect(await isSignedIn(browser)).toBe(true)
    }
    app.clock.advance(31 * MINUTE)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('ends after twelve hours, however busy it is', async () => {
    const browser = await signedIn()
    for (let elapsed = 0; elapsed < 12 * HOUR - 20 * MINUTE; elapsed += 20 * MINUTE) {
      app.clock.advance(20 * MINUTE)
      expect(await isSignedIn(browser)).toBe(true)
    }
    app.clock.advance(21 * MINUTE)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('ends by signing out, and its cookie is worth nothing from then on', async () => {
    const browser = await signedIn()
    const stolen = new Map(browser.jar)
    expect((await browser.send('DELETE', '/v1/session')).status).toBe(204)
    expect(browser.jar.has('onhand_4400.session_token')).toBe(false)
    expect(await isSignedIn(openBrowser(app.app, { jar: stolen }))).toBe(false)
  })

  test('can be seen and ended from another browser', async () => {
    const desk = await signedIn()
    const phone = await signedIn()
    const { body } = await desk.send('GET', '/v1/sessions')
    const other = body.data.find((session: { current: boolean }) => !session.current)
    expect(body.data.filter((session: { current: boolean }) => session.current)).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain(
      phone.jar.get('onhand_4400.session_token')?.slice(0, 20),
    )
    for (const { id, current } of body.data)
      if (!current) await desk.send('DELETE', `/v1/sessions/${id}`)
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(desk)).toBe(true)
    expect((await desk.send('DELETE', `/v1/sessions/${other.id}`)).status).toBe(404)
  })

  test('is replaced when the same browser signs in again', async () => {
    const browser = await signedIn()
    const former = new Map(browser.jar)
    const { email, password } = OWNER
    await browser.send('POST', '/v1/session', { email, password })
    expect(await isSignedIn(openBrowser(app.app, { jar: former }))).toBe(false)
    expect(await isSignedIn(browser)).toBe(true)
  })
})

test('a password that was hashed more cheaply is hashed anew at the next sign-in', async () => {
  const old = await hash(OWNER.password, { algorithm: 2, memoryCost: 19_456, timeCost: 2 })
  await app.db.run(sql`update credential set password_hash = ${old}`)
  await signedIn()
  const { text } = await app.db.one<{ text: string }>(
    sql`select password_hash as text from credential`,
  )
  expect(text).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await isSignedIn(await signedIn())).toBe(true)
})

describe('Credentials that are none', () => {
  test.each(['', '.', 'null', 'undefined', '0', '{}', '[]', 'a.b', '%00.%00', 'x'.repeat(3000)])(
    'the cookie "%.20s" is nobody',
    async (value) => {
      const jar = new Map([['onhand_4400.session_token', value]])
      expect(await isSignedIn(openBrowser(app.app, { jar }))).toBe(false)
    },
  )

  test.each(['%E0%A4%A', '%', '%00', '"', 'a'.repeat(5000)])(
    'the cookie "%.20s" does not break a sign-in',
    async (value) => {
      const names = ['onhand_4400.session_token', 'onhand_4400.two_factor']
      const jar = new Map(names.map((name) => [name, value]))
      const browser = openBrowser(app.app, { jar })
      const late = await browser.send('POST', '/v1/session/second-factor', { code: '123456' })
      expect(late.body.code).toBe('wrong_code')
      const { email, password } = OWNER
      expect((await browser.send('POST', '/v1/session', { email, password })).status).toBe(200)
      expect(await isSignedIn(browser)).toBe(true)
    },
  )

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer null',
    'Bearer undefined',
    'Bearer onh_',
    'Basic YTpi',
  ])('the header "%s" is refused', async (authorization) => {
    const answer = await app.app.inject({ url: '/v1/session', headers: { authorization } })
    expect(answer.statusCode).toBe(401)
  })
})

describe('A wrong password', () => {
  test('gets the same answer for a user and for nobody', async () => {
    const password = 'not the right one'
    const browser = openBrowser(app.app)
    const known = await browser.send('POST', '/v1/session', { email: OWNER.email, password })
    const email = 'nobody@example.com'
    const unknown = await browser.send('POST', '/v1/session', { email, password })
    expect(known.status).toBe(401)
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...known.body, requestId: '' })
    expect(known.cookies).toEqual([])
  })

  test.each([OWNER.email, 'stranger@example.com'])(
    'makes %s wait ever longer, at last a quarter of an hour',
    async (email) => {
      const address = `10.9.0.${email.length}`
      const attempt = async (password: string) =>
        openBrowser(app.app, { address }).send('POST', '/v1/session', { email, password })
      const waits: number[] = []
      while (waits.length < 7) {
        const { status, body } = await attempt('wrong wrong wrong')
        if (status !== 429) continue
        waits.push(body.retryAfterSeconds)
        app.clock.advance(body.retryAfterSeconds * 1000)
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 900])
      app.clock.advance(-900_000 + 1000)
      expect((await attempt(OWNER.password)).status).toBe(429)
      app.clock.advance(900_000)
      const expected = email === OWNER.email ? 200 : 401
      expect((await attempt(OWNER.password)).status).toBe(expected)
    },
  )

  test('guessed forty times at once is looked at only a few times', async () => {
    const guesses = Array.from({ length: 40 }, () =>
      openBrowser(app.app, { address: '10.9.1.1' }).send('POST', '/v1/session', {
        email: 'many@example.com',
        password: 'wrong wrong wrong',
      }),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(4)
    expect(statuses.filter((status) => status === 429)).toHaveLength(36)
  })
})

describe('The second factor', () => {
  let uri: string
  let recoveryCodes: string[]

  test('is begun with the password and counts from its first right code', async () => {
    const browser = await signedIn()
    const wrong = await browser.send('POST', '/v1/second-factor', { password: 'wrong' })
    expect(wrong.body.code).toBe('wrong_password')
    const { password } = OWNER
    const begun = await browser.send('POST', '/v1/second-factor', { password })
    uri = begun.body.totpUri
    recoveryCodes = begun.body.recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    const early = await browser.send('POST', '/v1/second-factor/confirmation', { code: '000000' })
    expect(early.body.code).toBe('wrong_code')
    const code = codeOf(uri)
    const done = await browser.send('POST', '/v1/second-factor/confirmation', { code })
    expect(done.status).toBe(204)
    expect((await browser.send('GET', '/v1/session')).body.user.secondFactor).toBe(true)
  })

  test('is asked for after the password, and each code is good once', async () => {
    const used = codeOf(uri)
    const replay = await (await waitingForSecondFactor()).send(
      'POST',
      '/v1/session/second-factor',
      { code: used },
    )
    expect(replay.body.code).toBe('wrong_code')
    const browser = await waitingForSecondFactor()
    const code = codeOf(uri, 1)
    expect((await browser.send('POST', '/v1/session/second-factor', { code })).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('takes each recovery code once', async () => {
    const [code] = recoveryCodes
    const browser = await waitingForSecondFactor()
    expect((await browser.send('POST', '/v1/session/second-factor', { code })).status).toBe(200)
    const again = await (await waitingForSecondFactor()).send('POST', '/v1/session/second-factor', {
      code,
    })
    expect(again.body.code).toBe('wrong_code')
  })

  test('cannot be tried without the password, nor after ten minutes', async () => {
    const code = recoveryCodes[1]
    const without = openBrowser(app.app)
    const none = await without.send('POST', '/v1/session/second-factor', { code })
    expect(none.body.code).toBe('wrong_code')
    const browser = await waitingForSecondFactor()
    app.clock.advance(11 * MINUTE)
    const late = await browser.send('POST', '/v1/session/second-factor', { code })
    expect(late.body.code).toBe('wrong_code')
  })

  test('is locked after wrong codes, even for the right one', async () => {
    const browser = await waitingForSecondFactor()
    const statuses = []
    for (let tries = 0; tries < 6; tries++)
      statuses.push((await browser.send('POST', '/v1/session/second-factor', { code: 'x' })).status)
    expect(statuses.at(-1)).toBe(429)
    const code = recoveryCodes[2]
    const right = await browser.send('POST', '/v1/session/second-factor', { code })
    expect(right.status).toBe(422)
  })

  test('is turned off with the password', async () => {
    const browser = await waitingForSecondFactor()
    const code = recoveryCodes[3]
    await browser.send('POST', '/v1/session/second-factor', { code })
    const { password } = OWNER
    const off = await browser.send('POST', '/v1/second-factor/removal', { password })
    expect(off.status).toBe(204)
    expect(await isSignedIn(await signedIn())).toBe(true)
  })
})
