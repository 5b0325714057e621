import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createKeyAsOperator } from '../server/access/apiKeys.ts'
import { createOwner } from '../server/access/setUp.ts'
import { routes } from '../server/app.ts'
import { describeApi } from '../server/platform/openapi.ts'
import { platformRefusals } from '../server/platform/problem.ts'
import type { Route } from '../server/platform/route.ts'
import { createTestApp, type TestApp } from './app.ts'
import { openBrowser } from './browser.ts'
import { sampleInput } from './sampleInput.ts'

// Every POST of the list: it grows by itself. Where a schema does not tell enough for an input that the
// route takes, the input stands in EXAMPLES. A refusal is as good as a success: both belong to the key.

const PASSWORD = 'seven green bicycles'
/** Signed by shops, so there is no sample of it here; held in the tests of a connector. */
const MESSAGES = ['channelMessageReceive']
const posts = routes.filter(({ method, name }) => method === 'POST' && !MESSAGES.includes(name))

const EXAMPLES: Record<string, (seed: number) => { body?: object; query?: string }> = {
  adjustmentCreate: (seed) => ({
    body: { reason: 'found', lines: [{ sku: 'A', location: 'MAIN', quantity: 1 + seed }] },
  }),
  importCreate: () => ({ query: '?kind=items' }),
  importPreview: () => ({ query: '?kind=items' }),
  siteCreate: (seed) => ({ body: { code: `S${seed}`, name: 'Site', timeZone: 'America/Denver' } }),
  viewCreate: (seed) => ({ body: { list: 'inventory', name: `View ${seed}`, search: {} } }),
}

let app: TestApp
let key = ''
let cookie = ''
let asked = 0

beforeAll(async () => {
  app = await createTestApp()
  key = (await createKeyAsOperator(app.db, app.clock, { name: 'all', role: 'owner' })).key
  const email = 'olga@example.com'
  await createOwner(app.db, app.clock, { email, name: 'Olga', password: PASSWORD })
  const browser = openBrowser(app.app)
  await browser.send('POST', '/v1/session', { email, password: PASSWORD })
  cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
})
afterAll(() => app.close())

async function ask(route: Route, idempotencyKey: string, seed: number) {
  const params = route.params && (sampleInput(route.params, 0) as Record<string, string>)
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  )
  const example = EXAMPLES[route.name]?.(seed)
  const body = example?.body ?? (route.body ? sampleInput(route.body, seed) : { seed })
  // Only people have a second factor, so these are asked with a session.
  const isPersonal = route.permission === 'access.self'
  const answer = await app.app.inject({
    method: 'POST',
    url: path + (example?.query ?? ''),
    remoteAddress: `10.3.${++asked >> 8}.${asked & 255}`,
    headers: {
      'idempotency-key': idempotencyKey,
      ...(isPersonal
        ? { cookie, 'sec-fetch-site': 'same-origin' }
        : route.permission === 'public'
          ? {}
          : { authorization: `Bearer ${key}` }),
      ...(route.upload ? { 'content-type': route.upload.contentTypes[0] } : {}),
    },
    payload: route.upload ? `sku,title\nS${seed},Sample\n` : (body as object),
  })
  const text = answer.body
  return { status: answer.statusCode, text, replayed: answer.headers['idempotency-replayed'] }
}

describe('A POST with an Idempotency-Key', () => {
  test.each(posts.map((route) => [`${route.name} ${route.path}`, route] as const))(
    'gets the same answer for the same request, and a refusal for another: %s',
    async (_name, route) => {
      const first = await ask(route, `walk ${route.name}`, 0)
      // Anything else would mean that the sample was not taken: then it belongs into EXAMPLES.
      expect([200, 201, 202, 204, 401, 404, 409, 410, 422], first.text).toContain(first.status)
      expect(first.replayed).toBeUndefined()
      const again = await ask(route, `walk ${route.name}`, 0)
      expect(again).toEqual({ ...first, replayed: 'true' })
      const other = await ask(route, `walk ${route.name}`, 1)
      expect(other.status, other.text).toBe(422)
      expect(JSON.parse(other.text).code).toBe('idempotency_key_reused')
    },
  )

  test('is documented for every POST', () => {
    const { paths } = describeApi(routes, platformRefusals)
    const without = posts.filter(({ path }) => {
      const parameters = (paths[path]?.post?.parameters ?? []) as { $ref?: string }[]
      return !parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey')
    })
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('whose body holds a secret is kept as a hash under the master key', () => {
    const careless = posts.filter((route) => {
      const isAccess = route.permission === 'public' || route.permission.startsWith('access.')
      const secret = isAccess ? /password|token|secret|^code$/i : /password|token|secret/i
      const fields = Object.keys((route.body as z.ZodObject | undefined)?.shape ?? {})
      return fields.some((name) => secret.test(name)) && !route.secretBody
    })
    expect(careless.map(({ name }) => name)).toEqual([])
  })
})
