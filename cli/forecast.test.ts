import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs } from '../server/app.ts'
import { findItems } from '../server/catalog/findItems.ts'
import { saveSalesDays } from '../server/orders/saveSalesDays.ts'
import { readConfig } from '../server/platform/config.ts'
import { startJobs } from '../server/platform/jobs.ts'
import { createLog } from '../server/platform/log.ts'
import { createTestApp, type TestApp } from '../test/app.ts'
import { type CommandEnv, openCommandEnv, runInside } from '../test/commandLine.ts'
import { testContext } from '../test/database.ts'

const MAIN = '00000000-0000-7000-8000-000000000010'
const DAY_MS = 86_400_000

let app: TestApp
let env: CommandEnv
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  app = await createTestApp()
  worker = await startJobs({
    jobs,
    db: app.db,
    url: app.url,
    clock: app.clock,
    log: createLog('silent'),
    config: readConfig({ ONHAND_DATA: '/nonexistent' }),
    masterKey: app.masterKey,
  })
  await app.request('POST', '/v1/items', { sku: 'MUG', title: 'A mug' })
  await app.request('POST', '/v1/items', { sku: 'NEW', title: 'A new one' })
  await app.db.transaction(testContext(app.clock), async (tx) => {
    const item = (await findItems(tx, ['MUG'])).get('MUG')
    const rows = Array.from({ length: 300 }, (_, index) => ({
      itemId: item?.id ?? '',
      siteId: MAIN,
      channel: '',
      day: new Date(app.clock.milliseconds() - (index + 1) * DAY_MS).toISOString().slice(0, 10),
      units: 2 + (index % 3),
    }))
    await saveSalesDays(tx, rows)
  })
  env = await openCommandEnv(app)
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const run = (...words: string[]) => runInside(env, ['forecast', ...words])

test('a run is asked for and waited for, and an item then tells its weeks', {
  timeout: 60_000,
}, async () => {
  const made = await run('run', '--json')
  expect(made.code).toBe(0)
  expect(JSON.parse(made.out)).toMatchObject({ state: 'done', seriesDone: 1 })
  const told = await run('MUG', '--weeks', '4', '--json')
  expect(JSON.parse(told.out).sites[0].weeks).toHaveLength(4)
  const listed = await run('runs', '--json')
  expect(JSON.parse(listed.out)).toHaveLength(1)
})

test('what cannot be known is said by name', async () => {
  const unknown = await run('NOPE')
  expect(unknown.code).toBe(1)
  expect(unknown.err).toContain('NOPE')
  const ended = await run('cancel', '00000000-0000-7000-8000-000000000001')
  expect(ended.code).toBe(1)
})
