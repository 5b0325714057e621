import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase, testContext } from '../../test/database.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { APP_ROLE } from '../platform/migrate.ts'
import { sql } from '../platform/sql.ts'
import { queueForecastRun } from './forecastRuns.ts'
import { workForecasts } from './workForecasts.ts'

const ITEMS = 800

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await database.db.run(sql`
    insert into item (id, bucket, sku, title, created_at, updated_at)
    select id, get_byte(uuid_send(id), 15) & 63, 'CRASH-' || number, 'Item', now(), now()
      from (select number, gen_random_uuid() as id from generate_series(1, ${ITEMS}) number) item`)
  await database.db.run(sql`
    insert into sales_day (item_id, site_id, day, units)
    select item.id, site.id, current_date - 3 * day, 1 + (day + length(item.sku)) % 4
      from item join location site on site.path = 'MAIN' cross join generate_series(1, 60) day`)
})
afterAll(() => database.drop())

const later = (ms: number): Clock => ({
  now: () => new Date(systemClock.milliseconds() + ms).toISOString(),
  milliseconds: () => systemClock.milliseconds() + ms,
})
const queue = () =>
  database.db.transaction(testContext(systemClock), (tx) =>
    queueForecastRun(tx, { scope: 'all', cause: 'asked' }),
  )
const work = (clock: Clock = systemClock) =>
  workForecasts({ db: database.db, clock, signal: new AbortController().signal })
const readRun = (id: string) =>
  database.db.one<{ state: string; itemsDone: number; seriesDone: number }>(sql`
    select state, items_done as "itemsDone", series_done as "seriesDone"
      from forecast_run where id = ${id}`)

/** Every forecast there is, and how many of them are of this run. */
const readForecasts = (id: string) =>
  database.db.one<{ all: number; whole: number; mine: number }>(sql`
    select count(*)::int as all, count(*) filter (where cardinality(mean) = 26
             and cardinality(p10) = 26 and cardinality(p90) = 26)::int as whole,
           count(*) filter (where run_id = ${id})::int as mine
      from item_forecast`)

/** A process of its own that works the queue. */
function startProcess() {
  const path = (file: string) => JSON.stringify(join(import.meta.dirname, file))
  const program = `
    const { openDatabase } = await import(${path('../platform/database.ts')})
    const { systemClock } = await import(${path('../platform/clock.ts')})
    const { workForecasts } = await import(${path('workForecasts.ts')})
    const db = openDatabase({ url: process.env.URL_OF_TEST, role: ${JSON.stringify(APP_ROLE)} })
    await workForecasts({ db, clock: systemClock, signal: new AbortController().signal })
    await db.close()`
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, URL_OF_TEST: database.url },
    stdio: 'inherit',
  })
}

test('two processes at the same time do one run once', { timeout: 180_000 }, async () => {
  const { id } = await queue()
  await Promise.all([work(), work()])
  expect(await readRun(id)).toEqual({ state: 'done', itemsDone: ITEMS, seriesDone: ITEMS })
  expect(await readForecasts(id)).toEqual({ all: ITEMS, whole: ITEMS, mine: ITEMS })
})

test('a process killed in the middle leaves every forecast whole, and another goes on behind it', {
  timeout: 240_000,
}, async () => {
  const { id } = await queue()
  const child = startProcess()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for (;;) {
    const { itemsDone, state } = await readRun(id)
    if (child.exitCode !== null || itemsDone > 0 || (state !== 'queued' && state !== 'running'))
      break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  child.kill('SIGKILL')
  await ended
  const halfway = await readRun(id)
  expect(halfway.state).toBe('running')
  const left = await readForecasts(id)
  expect(left).toMatchObject({ all: ITEMS, whole: ITEMS })
  expect(left.mine).toBeLessThan(ITEMS)
  await work()
  expect(await readRun(id)).toEqual(halfway)
  await work(later(61_000))
  expect(await readRun(id)).toMatchObject({ state: 'done', itemsDone: ITEMS })
  // What was written but not yet counted is made twice, and what was counted is not made again.
  expect(await readForecasts(id)).toEqual({ all: ITEMS, whole: ITEMS, mine: ITEMS })
})
