import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { openBrowser } from '../../test/browser.ts'
import { createOwner, createSetupToken } from './setUp.ts'

const OWNER = { email: 'Olga@Example.com', name: 'Olga', password: 'seven green bicycles' }

let app: TestApp

beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

async function setUp(body: object) {
  return openBrowser(app.app).send('POST', '/v1/setup', body)
}

async function newToken(): Promise<string> {
  return (await createSetupToken(app.db, app.clock)) as string
}

describe('The first owner', () => {
  test('is made by the link, names the company, and can sign in', async () => {
    const browser = openBrowser(app.app)
    expect((await browser.send('GET', '/v1/setup')).body).toEqual({ needed: true })
    const done = await setUp({
      ...OWNER,
      token: await newToken(),
      company: 'Bicycle Parts LLC',
      timeZone: 'America/Denver',
    })
    expect(done).toMatchObject({ status: 201, body: { email: 'olga@example.com' } })
    expect((await browser.send('GET', '/v1/setup')).body).toEqual({ needed: false })
    const { email, password } = OWNER
    await browser.send('POST', '/v1/session', { email, password })
    const { body } = await browser.send('GET', '/v1/session')
    expect(body.user.role).toBe('owner')
    expect(body.company).toMatchObject({ name: 'Bicycle Parts LLC', timeZone: 'America/Denver' })
    const site = (await browser.send('GET', '/v1/locations/MAIN')).body
    expect(site.timeZone).toBe('America/Denver')
  })

  test('needs a token that is right, young and unused', async () => {
    const token = await newToken()
    for (const wrong of ['x', `${token}x`, token.slice(1), 'null', 'undefined'])
      expect((await setUp({ ...OWNER, token: wrong })).body.code).toBe('link_expired')
    for (const none of ['', null, 0, [], {}])
      expect((await setUp({ ...OWNER, token: none })).status).toBe(400)
    app.clock.advance(31 * 60_000)
    expect((await setUp({ ...OWNER, token })).body.code).toBe('link_expired')
    expect((await setUp({ ...OWNER, token: await newToken() })).status).toBe(201)
  })

  test('is one, also when two links are used at once; then the way is gone', async () => {
    const tokens = [await newToken(), await newToken()]
    const made = await Promise.all(
      tokens.map((token, index) => setUp({ ...OWNER, email: `o${index}@example.com`, token })),
    )
    expect(made.map(({ status }) => status).toSorted()).toEqual([201, 410])
    expect(await createSetupToken(app.db, app.clock)).toBeUndefined()
    expect((await setUp({ ...OWNER, token: 'x' })).body.code).toBe('already_set_up')
    await expect(createOwner(app.db, app.clock, OWNER)).rejects.toMatchObject({
      code: 'already_set_up',
    })
  })

  test.each([
    ['short', 'tiny'],
    ['common', 'password12345'],
    ['repeating', 'abcabcabcabcabc'],
    ['the own name', 'olga@example.com'],
    ['one letter', 'a'.repeat(40)],
  ])('does not get a password that is %s', async (_name, password) => {
    const answer = await setUp({ ...OWNER, token: await newToken(), password })
    expect(answer.body.code).toBe('password_too_weak')
  })

  test('may have a password in any script, written either way', async () => {
    const decomposed = 'zwölf Äpfel für Zoë'.normalize('NFD')
    await createOwner(app.db, app.clock, { ...OWNER, password: decomposed })
    const answer = await openBrowser(app.app).send('POST', '/v1/session', {
      email: 'OLGA@example.COM',
      password: decomposed.normalize('NFC'),
    })
    expect(answer.status).toBe(200)
  })

  test('is not asked for a made-up time zone', async () => {
    for (const timeZone of ['Mars/Olympus', '+02:00', ''])
      expect((await setUp({ ...OWNER, token: await newToken(), timeZone })).status).toBe(400)
  })
})
