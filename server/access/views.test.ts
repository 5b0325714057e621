import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type Browser, openBrowser } from '../../test/browser.ts'
import { hashPassword } from './passwords.ts'
import type { Role } from './roles.ts'
import { operatorContext } from './setUp.ts'
import { createUser } from './users.ts'

const PASSWORD = 'seven green bicycles'
let app: TestApp
let olga: Browser
let bert: Browser

beforeAll(async () => {
  app = await createTestApp()
  olga = await signIn('olga@example.com', 'owner')
  bert = await signIn('bert@example.com', 'buyer')
})
afterAll(() => app.close())

async function signIn(email: string, role: Role): Promise<Browser> {
  const passwordHash = await hashPassword(PASSWORD)
  await app.db.transaction(operatorContext(app.clock), (tx) =>
    createUser(tx, { email, name: email.split('@')[0] ?? '', role, passwordHash }),
  )
  const browser = openBrowser(app.app)
  const { status } = await browser.send('POST', '/v1/session', { email, password: PASSWORD })
  expect(status).toBe(200)
  return browser
}

test('how someone likes their screens follows them to another browser, and is theirs alone', async () => {
  await olga.send('PATCH', '/v1/preferences', {
    values: { density: 'compact', 'table.inventory': '{"hidden":["held"]}' },
  })
  await olga.send('PATCH', '/v1/preferences', { values: { density: null, theme: 'dark' } })
  const elsewhere = openBrowser(app.app, { jar: new Map(olga.jar) })
  const { body } = await elsewhere.send('GET', '/v1/preferences')
  expect(body.values).toEqual({ theme: 'dark', 'table.inventory': '{"hidden":["held"]}' })
  expect((await bert.send('GET', '/v1/preferences')).body.values).toEqual({})
})

test('a key has no screens', async () => {
  const { body } = await app.request('PATCH', '/v1/preferences', { values: { theme: 'dark' } })
  expect(body.code).toBe('only_for_people')
  expect((await app.request('GET', '/v1/preferences')).body.values).toEqual({})
})

test('a private view is seen by nobody else; a shared one is seen, and changed by its maker', async () => {
  const view = { list: 'inventory', name: 'Low at Acme', search: { supplier: 'ACME' } }
  const made = await olga.send('POST', '/v1/views', { ...view, layout: { hidden: ['held'] } })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ mine: true, shared: false, layout: { hidden: ['held'] } })
  expect((await bert.send('GET', '/v1/views?list=inventory')).body.data).toEqual([])
  const path = `/v1/views/${made.body.id}`
  expect((await bert.send('GET', path)).status).toBe(404)
  await olga.send('PATCH', path, { shared: true, search: { supplier: 'ACME', status: 'low' } })
  const { body } = await bert.send('GET', '/v1/views?list=inventory')
  expect(body.data).toMatchObject([
    { name: 'Low at Acme', owner: 'olga', mine: false, search: { status: 'low' } },
  ])
  expect((await bert.send('PATCH', path, { name: 'Mine now' })).body.code).toBe(
    'view_of_someone_else',
  )
  expect((await bert.send('DELETE', path)).status).toBe(403)
  expect((await olga.send('POST', '/v1/views', view)).body.code).toBe('saved_view_name_taken')
  expect((await bert.send('POST', '/v1/views', view)).status).toBe(201)
  expect((await olga.send('DELETE', path)).status).toBe(204)
  expect((await olga.send('GET', path)).status).toBe(404)
})
