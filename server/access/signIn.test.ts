import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { queryServer } from '../../test/database.ts'
import { createOwner, createSetupToken } from './setUp.ts'

const OWNER = { email: 'olga@example.com', name: 'Olga Owner', password: 'seven green bicycles' }
const MINUTE = 60_000

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await createOwner(app.db, app.clock, OWNER)
})
afterAll(() => app.close())

/** A browser: it keeps cookies and says where its page comes from. */
function openBrowser() {
  const jar = new Map<string, string>()
  return {
    jar,
    send: async (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) => {
      const answer = await app.app.inject({
        method,
        url,
        headers: {
          'sec-fetch-site': 'same-origin',
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(body ? { payload: body } : {}),
      })
      for (const { name, value, maxAge } of answer.cookies) {
        if (maxAge === 0 || value === '') jar.delete(name)
        else jar.set(name, encodeURIComponent(value))
      }
      return { status: answer.statusCode, body: answer.body ? answer.json() : undefined, answer }
    },
  }
}

async function signedInBrowser() {
  const browser = openBrowser()
  const { email, password } = OWNER
  expect((await browser.send('POST', '/v1/session', { email, password })).status).toBe(200)
  return browser
}

describe('Signing in', () => {
  test('the right password opens a session that knows who it is', async () => {
    const browser = await signedInBrowser()
    const { status, body } = await browser.send('GET', '/v1/session')
    expect(status).toBe(200)
    expect(body.user).toMatchObject({ email: OWNER.email, name: OWNER.name, role: 'owner' })
    expect(body.user.permissions).toContain('access.manage')
  })
})
