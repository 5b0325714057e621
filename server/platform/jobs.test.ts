import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestClock,
  createTestDatabase,
  queryServer,
  type TestDatabase,
  testContext,
} from '../../test/database.ts'
import { readConfig } from './config.ts'
import { createClient } from './databaseHosts.ts'
import { enqueueJob, startJobs } from './jobs.ts'
import { createLog } from './log.ts'

let made: TestDatabase
beforeAll(async () => {
  made = await createTestDatabase()
})
afterAll(async () => made.drop())

test('a job whose end cannot be written down, because the connection breaks, is ended later', async () => {
  const clock = createTestClock()
  const holder = createClient(made.url, {})
  await holder.connect()
  const config = readConfig({ ONHAND_DATA: '/nonexistent' })
  let runs = 0
  const jobs = {
    // Its row cannot be removed while the table is held.
    hold: {
      run: async () => {
        runs++
        await holder.query('begin')
        await holder.query('lock table graphile_worker._private_jobs in share mode')
      },
    },
  }
  const log = createLog('silent')
  const masterKey = randomBytes(32)
  const worker = await startJobs({ ...made, jobs, clock, log, config, masterKey })
  await made.db.transaction(testContext(clock), (tx) => enqueueJob(tx, 'hold', {}))
  const cutWaiting = () =>
    queryServer(
      made.url,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    ).then(({ rows }) => rows.length)
  await expect.poll(cutWaiting, { timeout: 20_000 }).toBeGreaterThan(0)
  await holder.query('rollback')
  const countJobs = () =>
    queryServer(made.url, 'select count(*) as jobs from graphile_worker._private_jobs').then(
      ({ rows }) => rows[0].jobs,
    )
  await expect.poll(countJobs, { timeout: 20_000 }).toBe(0)
  expect(runs).toBe(1)
  await worker.stop()
  await holder.end()
}, 60_000)
