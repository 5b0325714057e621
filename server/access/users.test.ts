import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type Browser, openBrowser } from '../../test/browser.ts'
import { resetUserAsOperator } from './resetPassword.ts'
import { createOwner } from './setUp.ts'

const PASSWORD = 'seven green bicycles'
const DAY = 86_400_000

let app: TestApp
let owner: Browser

beforeAll(async () => {
  app = await createTestApp()
  await createOwner(app.db, app.clock, {
    email: 'olga@example.com',
    name: 'Olga',
    password: PASSWORD,
  })
  owner = await signIn('olga@example.com')
})
afterAll(() => app.close())

async function signIn(email: string, password = PASSWORD): Promise<Browser> {
  const browser = openBrowser(app.app)
  expect((await browser.send('POST', '/v1/session', { email, password })).status).toBe(200)
  return browser
}

async function roleOf(browser: Browser): Promise<string | undefined> {
  return (await browser.send('GET', '/v1/session')).body.user?.role
}

function tokenOf(url: string): string {
  return new URL(url).searchParams.get('token') as string
}

async function addUser(email: string, role: string) {
  const { body } = await owner.send('POST', '/v1/invitations', { email, role })
  const token = tokenOf(body.url)
  const accepted = { token, name: 'Newcomer', password: PASSWORD }
  expect(
    (await openBrowser(app.app).send('POST', '/v1/invitations/acceptances', accepted)).status,
  ).toBe(201)
  const users = (await owner.send('GET', '/v1/users')).body.data
  return users.find((user: { email: string }) => user.email === email)
}

async function complete(url: string, password: string) {
  const body = { token: tokenOf(url), password }
  return openBrowser(app.app).send('POST', '/v1/password-resets/completions', body)
}

describe('An invitation', () => {
  test('leads to our own address and makes a user of that role', async () => {
    const { body } = await owner.send('POST', '/v1/invitations', {
      email: 'Bert@Example.com',
      role: 'buyer',
    })
    expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1:4400\/accept-invitation\?token=/)
    expect(body.mailed).toBe(false)
    const accepted = { token: tokenOf(body.url), name: 'Bert', password: PASSWORD }
    const anyone = openBrowser(app.app)
    const { status } = await anyone.send('POST', '/v1/invitations/acceptances', accepted)
    expect(status).toBe(201)
    expect(await roleOf(await signIn('bert@example.com'))).toBe('buyer')
    const again = await anyone.send('POST', '/v1/invitations/acceptances', accepted)
    expect(again.body.code).toBe('link_expired')
    const taken = await owner.send('POST', '/v1/invitations', {
      email: 'bert@example.com',
      role: 'owner',
    })
    expect(taken.body.code).toBe('email_taken')
  })

  test('can be withdrawn, replaced, and is too old after a week', async () => {
    const invite = async () => {
      const body = { email: 'carl@example.com', role: 'counter' }
      return (await owner.send('POST', '/v1/invitations', body)).body
    }
    const accept = async (url: string) => {
      const body = { token: tokenOf(url), name: 'Carl', password: PASSWORD }
      return (await openBrowser(app.app).send('POST', '/v1/invitations/acceptances', body)).body
    }
    const first = await invite()
    const second = await invite()
    expect((await accept(first.url)).code).toBe('link_expired')
    const open = (await owner.send('GET', '/v1/invitations')).body.data
    expect(open).toHaveLength(1)
    expect(JSON.stringify(open)).not.toContain(tokenOf(second.url))
    expect((await owner.send('DELETE', `/v1/invitations/${second.id}`)).status).toBe(204)
    expect((await accept(second.url)).code).toBe('link_expired')
    const third = await invite()
    app.clock.advance(8 * DAY)
    expect((await accept(third.url)).code).toBe('link_expired')
    owner = await signIn('olga@example.com')
  })
})

describe('A user', () => {
  test('who gets another role has it from the next sign-in on', async () => {
    const user = await addUser('dora@example.com', 'picker')
    const browser = await signIn('dora@example.com')
    await owner.send('PATCH', `/v1/users/${user.id}`, { role: 'counter' })
    expect(await roleOf(browser)).toBeUndefined()
    expect(await roleOf(await signIn('dora@example.com'))).toBe('counter')
  })

  test('who is deactivated is out at once and cannot come back', async () => {
    const user = await addUser('eva@example.com', 'picker')
    const browser = await signIn('eva@example.com')
    await owner.send('PATCH', `/v1/users/${user.id}`, { active: false })
    expect(await roleOf(browser)).toBeUndefined()
    const body = { email: 'eva@example.com', password: PASSWORD }
    const answer = await openBrowser(app.app).send('POST', '/v1/session', body)
    expect(answer.body.code).toBe('wrong_credentials')
  })

  test('who is the last owner stays owner, also when two owners turn on each other', async () => {
    const [olga] = (await owner.send('GET', '/v1/users')).body.data
    for (const change of [{ role: 'buyer' }, { active: false }]) {
      const answer = await owner.send('PATCH', `/v1/users/${olga.id}`, change)
      expect(answer.body.code).toBe('last_owner')
    }
    const second = await addUser('otto@example.com', 'owner')
    const statuses = await Promise.all(
      [second.id, olga.id].map((id) => app.request('PATCH', `/v1/users/${id}`, { role: 'buyer' })),
    )
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const users = (await app.request('GET', '/v1/users')).body.data
    expect(users.filter((user: { role: string }) => user.role === 'owner')).toHaveLength(1)
    for (const user of users)
      if (user.email === 'olga@example.com')
        await app.request('PATCH', `/v1/users/${user.id}`, { role: 'owner', active: true })
    owner = await signIn('olga@example.com')
  })

  test('cannot be given more than the form has', async () => {
    const [olga] = (await owner.send('GET', '/v1/users')).body.data
    for (const field of ['email', 'id', 'secondFactor', 'passwordHash', 'permissions'])
      expect((await owner.send('PATCH', `/v1/users/${olga.id}`, { [field]: 'x' })).status).toBe(400)
  })

  test('is found page by page', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor ? `?limit=2&cursor=${cursor}` : '?limit=2'
      const { body } = await app.request('GET', `/v1/users${query}`)
      seen.push(...body.data.map((user: { id: string }) => user.id))
      cursor = body.nextCursor
    } while (cursor)
    expect(seen.length).toBeGreaterThan(4)
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('A new password', () => {
  test('is set by a link, once; all sessions and other links end', async () => {
    const user = await addUser('fred@example.com', 'receiver')
    const browser = await signIn('fred@example.com')
    const link = async () =>
      (await owner.send('POST', `/v1/users/${user.id}/password-resets`, {})).body.url
    const [first, second] = [await link(), await link()]
    expect((await complete(first, 'short')).body.code).toBe('password_too_weak')
    expect((await complete(first, 'eight blue tricycles')).status).toBe(204)
    expect((await complete(first, 'nine red unicycles')).body.code).toBe('link_expired')
    expect((await complete(second, 'nine red unicycles')).body.code).toBe('link_expired')
    expect(await roleOf(browser)).toBeUndefined()
    await signIn('fred@example.com', 'eight blue tricycles')
  })

  test('is not set by a link that is older than a day', async () => {
    const user = await addUser('hugo@example.com', 'receiver')
    const { body } = await owner.send('POST', `/v1/users/${user.id}/password-resets`, {})
    app.clock.advance(DAY + 1000)
    expect((await complete(body.url, 'nine red unicycles')).body.code).toBe('link_expired')
    owner = await signIn('olga@example.com')
  })

  test('can be asked for by anyone, and the answer does not tell who is a user', async () => {
    for (const email of ['fred@example.com', 'nobody@example.com']) {
      const answer = await openBrowser(app.app).send('POST', '/v1/password-resets', { email })
      expect(answer).toMatchObject({ status: 202, body: undefined })
    }
  })

  test('can be changed by oneself, with the old one, and ends the other browsers', async () => {
    await addUser('gina@example.com', 'analyst')
    const [desk, phone] = [await signIn('gina@example.com'), await signIn('gina@example.com')]
    const change = (currentPassword: string, password: string) =>
      desk.send('PUT', '/v1/password', { currentPassword, password })
    expect((await change('wrong', 'eight blue tricycles')).body.code).toBe('wrong_password')
    expect((await change(PASSWORD, 'gina@example.com')).body.code).toBe('password_too_weak')
    expect((await change(PASSWORD, 'eight blue tricycles')).status).toBe(204)
    expect(await roleOf(desk)).toBe('analyst')
    expect(await roleOf(phone)).toBeUndefined()
    await signIn('gina@example.com', 'eight blue tricycles')
  })

  test('is the operator’s way back in, also without the phone', async () => {
    const email = 'olga@example.com'
    const { token } = await resetUserAsOperator(app.db, app.clock, {
      email,
      removeSecondFactor: true,
    })
    expect((await complete(`http://x/?token=${token}`, 'eight blue tricycles')).status).toBe(204)
    await signIn(email, 'eight blue tricycles')
  })
})
