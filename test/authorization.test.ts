import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKeyAsOperator, revokeApiKey } from '../server/access/apiKeys.ts'
import { hashPassword } from '../server/access/passwords.ts'
import { PERMISSIONS, permissionsOf, ROLES, type Role } from '../server/access/roles.ts'
import { operatorContext } from '../server/access/setUp.ts'
import { createUser } from '../server/access/users.ts'
import { routes } from '../server/app.ts'
import { openapiRoutes } from '../server/platform/apiDocuments.ts'
import type { Route } from '../server/platform/route.ts'
import { createTestApp, type TestApp } from './app.ts'
import { openBrowser } from './browser.ts'

// Every route, every role, every state of a session and a key. It grows with the list of routes.

const PASSWORD = 'seven green bicycles'
const DAY = 86_400_000

/** Whoever may ask without signing in: a change here is a decision. */
const PUBLIC = [
  'channelMessageReceive',
  'healthLive',
  'healthReady',
  'invitationAccept',
  // Open on the machine itself only; its handler looks at the address.
  'metricsGet',
  'openapiGet',
  'passwordResetComplete',
  'passwordResetRequest',
  'problemGet',
  'referenceGet',
  'referenceScriptGet',
  'referenceStartGet',
  'sessionCreate',
  'sessionVerify',
  'setupComplete',
  'setupGet',
]

/** Sent as POST because they take long or say much, but they change nothing. */
const QUESTIONS = ['labelCreate', 'stockVerificationCreate']

interface Credential {
  name: string
  headers: Record<string, string>
  /** Undefined: it is nobody's, or no longer good. */
  role?: Role
  isKey: boolean
}

const all = [...routes, ...openapiRoutes(routes)]
const credentials: Credential[] = [{ name: 'nobody', headers: {}, isKey: false }]
let app: TestApp
let sent = 0

beforeAll(async () => {
  app = await createTestApp()
  for (const role of ROLES) await makeUser(role)
  for (const role of ROLES) {
    credentials.push({ ...(await makeSession(role)), name: `an expired session of ${role}` })
    credentials.push({ ...(await makeKey(role)).credential, name: `an expired key of ${role}` })
  }
  app.clock.advance(2 * DAY)
  for (const role of ROLES) {
    const session = await makeSession(role)
    await app.app.inject({ method: 'DELETE', url: '/v1/session', headers: session.headers })
    credentials.push({ ...session, name: `a revoked session of ${role}` })
    const key = await makeKey(role)
    const context = operatorContext(app.clock)
    await app.db.transaction(context, (tx) => revokeApiKey(tx, key.id))
    credentials.push({ ...key.credential, name: `a revoked key of ${role}` })
  }
  for (const role of ROLES) {
    credentials.push({ ...(await makeSession(role)), role, name: `a session of ${role}` })
    credentials.push({ ...(await makeKey(role)).credential, role, name: `a key of ${role}` })
  }
})
afterAll(() => app.close())

async function makeUser(role: Role): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  await app.db.transaction(operatorContext(app.clock), (tx) =>
    createUser(tx, { email: `${role}@example.com`, name: role, role, passwordHash }),
  )
}

async function makeSession(role: Role): Promise<Omit<Credential, 'name'>> {
  const browser = openBrowser(app.app)
  const email = `${role}@example.com`
  const { status } = await browser.send('POST', '/v1/session', { email, password: PASSWORD })
  expect(status).toBe(200)
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return { headers: { cookie, 'sec-fetch-site': 'same-origin' }, isKey: false }
}

async function makeKey(role: Role) {
  const expiresOn = app.clock.now().slice(0, 10)
  const { id, key } = await createKeyAsOperator(app.db, app.clock, { name: role, role, expiresOn })
  const headers = { authorization: `Bearer ${key}` }
  return { id, credential: { headers, isKey: true } }
}

/**
 * A parameter that no route knows: whoever is let in gets a 400 for it before anything happens,
 * so that the answer tells the decision alone.
 */
async function ask(route: Route, { headers }: Credential): Promise<number> {
  const path = route.path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')
  const { statusCode } = await app.app.inject({
    method: route.method,
    url: `${path}?no-such-parameter=1`,
    headers,
    // An address for each, so that no limit by address answers instead.
    remoteAddress: `10.${++sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`,
  })
  return statusCode
}

function expectedFor(route: Route, { role, isKey }: Credential): number {
  if (!role && isKey) return 401
  if (route.permission === 'public') return 400
  if (!role) return 401
  return permissionsOf(role).has(route.permission) ? 400 : 403
}

describe('Who may do what', () => {
  test.each(all.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_name, route) => {
      const wrong: string[] = []
      for (const credential of credentials) {
        const status = await ask(route, credential)
        const expected = expectedFor(route, credential)
        if (status !== expected) wrong.push(`${credential.name}: ${status}, not ${expected}`)
      }
      expect(wrong).toEqual([])
    },
  )

  test('nothing is open to everybody but what is meant to be', () => {
    const open = all.filter(({ permission }) => permission === 'public').map(({ name }) => name)
    expect(open.toSorted()).toEqual(PUBLIC)
  })

  test('every permission of a route is some role’s', () => {
    const known: string[] = ['public', ...PERMISSIONS]
    expect(all.filter(({ permission }) => !known.includes(permission))).toEqual([])
  })

  test('the owner may do everything, and only the owner manages access', () => {
    expect(permissionsOf('owner')).toEqual(new Set(PERMISSIONS))
    for (const role of ROLES)
      expect(permissionsOf(role).has('access.manage')).toBe(role === 'owner')
  })

  test('auditor, analyst and read-only change nothing', () => {
    for (const role of ['auditor', 'analyst', 'read_only'] as const) {
      const writes = all
        .filter(({ method, permission }) => method !== 'GET' && permission !== 'access.self')
        .filter(({ name, permission }) => !QUESTIONS.includes(name) && may(role, permission))
      expect(writes.map(({ name }) => name)).toEqual([])
    }
  })
})

function may(role: Role, permission: string): boolean {
  return permission !== 'public' && permissionsOf(role).has(permission)
}
