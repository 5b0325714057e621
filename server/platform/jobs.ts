import {
  type CronItem,
  Logger,
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  run,
} from 'graphile-worker'
import type pg from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Actor, Database, DeedContext, Tx } from './database.ts'
import { createPool } from './databaseHosts.ts'
import { newId } from './identifier.ts'
import type { Log } from './log.ts'
import { toProblem } from './problemReply.ts'
import { sql } from './sql.ts'

/** What a job is given: its own deeds open their own transactions. */
export interface JobCall<Payload = unknown> {
  payload: Payload
  db: Database
  clock: Clock
  log: Log
  config: Config
  /** Opens what was queued encrypted. */
  masterKey: Buffer
  context: DeedContext
  /** Aborted when the program ends; long jobs look at it between batches. */
  signal: AbortSignal
}

/** A module's jobs by name, with an optional schedule in cron form (UTC). */
export type Jobs = Record<string, { run(call: JobCall): Promise<void>; schedule?: string }>

/** The actor of work that nobody asked for at that moment. */
export const systemActor: Actor = {
  kind: 'system',
  id: 'onhand',
  name: 'Onhand',
  role: 'system',
  permissions: new Set(),
}

/** Queues a job in the deed's own transaction: it runs only if the deed is committed. */
export async function enqueueJob(
  tx: Tx,
  name: string,
  payload: unknown,
  options: { key?: string; runAt?: string } = {},
): Promise<void> {
  await tx.run(sql`
    select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
      run_at := coalesce(${options.runAt ?? null}::timestamptz, now()),
      max_attempts := 10, job_key := ${options.key ?? null})`)
}

/** Makes the queue's tables, as the database's owner, and lets the app's role use them. */
export async function migrateJobs(url: string, role: string): Promise<void> {
  const pool = createPool(url, { max: 1 })
  watchPool(pool, () => {})
  try {
    const utils = await makeWorkerUtils({ pgPool: pool, logger: quietLogger })
    await utils.migrate()
    await utils.release()
    await pool.query(`
      grant usage on schema graphile_worker to ${role};
      grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
      grant usage on all sequences in schema graphile_worker to ${role};
      grant execute on all functions in schema graphile_worker to ${role};
      ${allowRows(role)}`)
  } finally {
    await pool.end()
  }
}

/** The queue's tables hide their rows from everyone but their owner; the app's role queues too. */
function allowRows(role: string): string {
  return `do $$ declare hidden regclass; begin
    for hidden in select oid from pg_class
      where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
        and not exists (select from pg_policy where polrelid = pg_class.oid and polname = '${role}')
    loop
      execute format('create policy ${role} on %s to ${role} using (true) with check (true)', hidden);
    end loop; end $$`
}

/** A connection may break while idle or in use; unheard, that error would end the program. */
function watchPool(pool: pg.Pool, report: (error: Error) => void): void {
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
}

/**
 * The queue tells that a job is done without waiting for it, and tries again only for some codes: any
 * other error would end the program, and leave the job locked. So what passes by itself bears one of them.
 */
function repeatWhatPasses(pool: pg.Pool): void {
  pool.connect = markPassing(pool.connect.bind(pool))
  pool.on('connect', (client) => {
    client.query = markPassing(client.query.bind(client))
  })
}

function markPassing<Call extends (...words: never[]) => unknown>(call: Call): Call {
  const mark = (error: unknown) => {
    throw toProblem(error)?.status === 503
      ? Object.assign(error as Error, { code: 'ETIMEDOUT' })
      : error
  }
  return ((...words) => {
    const answer = call(...words)
    return answer instanceof Promise ? answer.catch(mark) : answer
  }) as Call
}

const quietLogger = new Logger(() => () => {})

/** Starts to work the queue and the schedules; several processes share them. */
export async function startJobs(options: {
  jobs: Jobs
  db: Database
  url: string
  clock: Clock
  log: Log
  config: Config
  masterKey: Buffer
}): Promise<{ stop(): Promise<void> }> {
  const { jobs, db, clock, log, config, masterKey } = options
  const stopping = new AbortController()
  // Without a limit a statement to a machine that is gone would be waited for, for a quarter of an hour.
  const pool = createPool(options.url, {
    max: 4,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
  })
  watchPool(pool, (error) => log.warn({ err: error }, 'a queue connection broke'))
  repeatWhatPasses(pool)
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: quietLogger,
    parsedCronItems: parseCronItems(schedulesOf(jobs)),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [
        name,
        (payload: unknown) =>
          job.run({
            payload,
            db,
            clock,
            log,
            config,
            masterKey,
            context: jobContext(clock),
            signal: stopping.signal,
          }),
      ]),
    ),
  })
  runner.events.on('job:error', ({ job, error }) =>
    log.error({ err: error, job: job.task_identifier, attempt: job.attempts }, 'job failed'),
  )
  return {
    stop: async () => {
      stopping.abort()
      await runner.stop()
      await pool.end()
      // What the queue tries to note even now is let be: an error that nobody awaits would end the program.
      pool.connect = () => new Promise<never>(() => {})
    },
  }
}

function schedulesOf(jobs: Jobs): CronItem[] {
  return Object.entries(jobs).flatMap(([task, { schedule }]) =>
    schedule ? [{ task, match: schedule, identifier: task }] : [],
  )
}

/** The context of a job's deeds. */
export function jobContext(clock: Clock): DeedContext {
  return { actor: systemActor, clock, requestId: newId(), origin: { via: 'job' } }
}
