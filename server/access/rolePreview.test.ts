import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type Browser, openBrowser } from '../../test/browser.ts'
import { routes } from '../app.ts'
import { hashPassword } from './passwords.ts'
import { permissionsOf, ROLES } from './roles.ts'
import { operatorContext } from './setUp.ts'
import { createUser } from './users.ts'

const PASSWORD = 'seven green bicycles'
const PREVIEW = '/v1/session/role-preview'
const ELSEWHERE = '00000000-0000-7000-8000-000000000000'
const OTHERS = ROLES.filter((role) => role !== 'owner')
let app: TestApp
let olga: Browser

beforeAll(async () => {
  app = await createTestApp()
  const passwordHash = await hashPassword(PASSWORD)
  await app.db.transaction(operatorContext(app.clock), async (tx) => {
    for (const role of ['owner', 'buyer'] as const)
      await createUser(tx, { email: `${role}@example.com`, name: role, role, passwordHash })
  })
  olga = await signIn('owner@example.com')
})
afterAll(() => app.close())

async function signIn(email: string): Promise<Browser> {
  const browser = openBrowser(app.app)
  await browser.send('POST', '/v1/session', { email, password: PASSWORD })
  return browser
}

/** An unknown parameter is refused with 400, before anything happens, where one is let in at all. */
async function ask(path: string, method: string): Promise<number> {
  const cookie = [...olga.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const { statusCode } = await app.app.inject({
    method: method as 'GET',
    url: `${path.replaceAll(/\{\w+\}/g, ELSEWHERE)}?no-such-parameter=1`,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    remoteAddress: `10.9.${Math.floor(asked / 256)}.${asked++ % 256}`,
  })
  return statusCode
}
let asked = 0

test.each(OTHERS)(
  'an owner who looks as %s reads what it may, and changes nothing',
  async (role) => {
    expect((await olga.send('PUT', PREVIEW, { role })).status).toBe(204)
    const { body } = await olga.send('GET', '/v1/session')
    expect(body.previewRole).toBe(role)
    expect(new Set(body.user.permissions)).toEqual(permissionsOf(role))
    const wrong: string[] = []
    for (const { name, path, method, permission, duringPreview } of routes) {
      if (permission === 'public') continue
      const may = permissionsOf(role).has(permission) && (method === 'GET' || duringPreview)
      const status = await ask(path, method)
      if (status !== (may ? 400 : 403)) wrong.push(`${name}: ${status}`)
    }
    expect(wrong).toEqual([])
    expect((await olga.send('DELETE', PREVIEW)).status).toBe(204)
  },
)

test('writes open during a preview are its end and the log-out, nothing else', () => {
  const open = routes.filter(({ duringPreview }) => duringPreview).map(({ name }) => name)
  expect(open).toEqual(['sessionDelete', 'rolePreviewEnd'])
})

test('a preview is of one browser, is ended once, and stands in the audit log', async () => {
  const elsewhere = await signIn('owner@example.com')
  await olga.send('PUT', PREVIEW, { role: 'picker' })
  const other = await elsewhere.send('GET', '/v1/session')
  expect(other.body).toMatchObject({ previewRole: null, user: { role: 'owner' } })
  const refused = await olga.send('POST', '/v1/views', { list: 'items', name: 'x', search: {} })
  expect(refused.body.code).toBe('only_previewing')
  expect((await olga.send('PUT', PREVIEW, { role: 'buyer' })).status).toBe(403)

  await olga.send('DELETE', PREVIEW)
  await olga.send('DELETE', PREVIEW)
  const back = await olga.send('GET', '/v1/session')
  expect(back.body).toMatchObject({ previewRole: null, user: { role: 'owner' } })
  const { body } = await olga.send('GET', '/v1/audit-entries?limit=2')
  expect(body.data).toMatchObject([
    { type: 'role_preview.ended', details: { role: 'picker' }, actorName: 'owner' },
    { type: 'role_preview.began', details: { role: 'picker' }, actorRole: 'owner' },
  ])
})

test('it is for owners who are signed in, and a preview of the owner is none', async () => {
  const bert = await signIn('buyer@example.com')
  expect((await bert.send('PUT', PREVIEW, { role: 'picker' })).status).toBe(403)
  expect((await olga.send('PUT', PREVIEW, { role: 'owner' })).status).toBe(400)
  const key = await app.request('PUT', PREVIEW, { role: 'picker' })
  expect(key.body.code).toBe('only_for_people')
})

test('everyone can read what the roles may do', async () => {
  const { body } = await app.request('GET', '/v1/roles', undefined, { role: 'read_only' })
  expect(body.roles.map(({ role }: { role: string }) => role)).toEqual(ROLES)
  expect(body.permissions).toContain('stock.adjust')
})
