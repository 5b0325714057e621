import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../server/platform/sql.ts'
import { createTestApp, type TestApp } from '../test/app.ts'
import { type CommandEnv, openCommandEnv, runInside } from '../test/commandLine.ts'

let app: TestApp
let env: CommandEnv

beforeAll(async () => {
  app = await createTestApp()
  env = await openCommandEnv(app)
})
afterAll(() => app.close())

const run = (...words: string[]) => runInside(env, [...words, '--json'])

test('alerts are checked, listed, put to rest and put away on the command line', async () => {
  await app.db.run(sql`
    insert into webhook_endpoint (id, url, enabled, disabled_reason, created_by, created_at, updated_at)
    values (gen_random_uuid(), 'https://old.example.com/', false, 'gone', 'Tess', now(), now())`)
  expect((await run('alerts', 'check')).json()).toMatchObject({ open: 1 })
  const [{ id, headline }] = (await run('alerts', 'list')).json()
  expect(headline).toContain('https://old.example.com/')
  // The program's clock stands still in the past; the command line's does not.
  const until = '2026-11-30'
  expect((await run('alerts', 'snooze', id, '--until', until)).json()).toEqual({ changed: 1 })
  expect((await run('alerts', 'list', '--state', 'snoozed')).json()).toHaveLength(1)
  await run('alerts', 'snooze', id, '--wake')
  expect((await run('alerts', 'assign', 'Nobody Known', id)).code).toBe(2)
  expect((await run('alerts', 'close', id)).json()).toEqual({ changed: 1 })
  expect((await run('alerts', 'list')).json()).toEqual([])
})

test('a webhook is added, tested, watched, replayed and deleted on the command line', async () => {
  const made = (
    await run('webhook', 'create', 'https://books.example.com/onhand', '--types', 'order,alert')
  ).json()
  const { id } = made.webhook
  expect(made.secret).toMatch(/^whsec_/)
  const test = await run('webhook', 'test', id)
  expect(test.err).toBe('')
  const [delivery] = (await run('webhook', 'deliveries', id)).json()
  expect(delivery).toMatchObject({ id: test.json().deliveryId, eventType: 'webhook.tested' })
  expect((await run('webhook', 'resend', id, delivery.id)).code).toBe(0)
  expect((await run('webhook', 'replay', id, '--since', '2026-11-01')).json()).toHaveProperty(
    'queued',
  )
  expect((await run('webhook', 'rotate', id)).json().secret).not.toBe(made.secret)
  expect((await run('webhook', 'create', 'http://10.0.0.1/')).err).toContain('address_not_allowed')
  await run('webhook', 'delete', id)
  const left = (await run('webhook', 'list')).json()
  expect(left.some((row: { id: string }) => row.id === id)).toBe(false)
})
