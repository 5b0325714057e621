import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Actor, Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { enqueueJob } from '../platform/jobs.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'

export const FORECAST_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** A run in replies. */
export const forecastRunReply = z
  .object({
    id: z.string(),
    scope: z.enum(['all', 'changes']),
    cause: z.enum(['asked', 'nightly', 'import']),
    state: z.enum(FORECAST_STATES),
    phase: z.enum(['waiting', 'learning', 'forecasting', 'planning', 'ended']),
    knownTo: z.iso.date().nullable().describe('The last day of known demand that it works from.'),
    itemsTotal: z.int().nullable(),
    itemsDone: z.int(),
    seriesDone: z.int().describe('Forecasts stored: one for each item and site that sells.'),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ForecastRun' })

export type ForecastRun = z.output<typeof forecastRunReply>

/** A run in the hands of the process that works on it. */
export interface ForecastWork {
  id: string
  scope: 'all' | 'changes'
  leaseId: string
  position: string
  itemsDone: number
  seriesDone: number
  actor: Omit<Actor, 'permissions'> & { via: string }
}

/** What a reply shows of a run. */
export const forecastRunColumns: Statement = sql`
  id, scope, cause, state, phase, known_to as "knownTo", items_total as "itemsTotal",
  items_done as "itemsDone", series_done as "seriesDone", problem, created_at as "createdAt",
  started_at as "startedAt", ended_at as "endedAt"`

/** One run. */
export async function getForecastRun(db: Queryable, id: string): Promise<ForecastRun> {
  const run = await db.maybe<ForecastRun>(sql`
    select ${forecastRunColumns} from forecast_run where id = ${id}`)
  if (!run) throw new Problem(404, 'not_found')
  return run
}

/** Asks for a run. One that waits already is widened where needed: two behind each other are of no use. */
export async function queueForecastRun(
  tx: Tx,
  wish: { scope: 'all' | 'changes'; cause: ForecastRun['cause'] },
): Promise<ForecastRun> {
  const { kind, id, name, role } = tx.actor
  const actor = JSON.stringify({ kind, id, name, role, via: tx.origin.via })
  const { runId } = await tx.one<{ runId: string }>(sql`
    insert into forecast_run (id, scope, cause, state, actor, created_at)
    values (${newId()}, ${wish.scope}, ${wish.cause}, 'queued', ${actor}::jsonb, ${tx.clock.now()})
    on conflict (state) where state = 'queued' do update
      set scope = case when excluded.scope = 'all' then 'all' else forecast_run.scope end
    returning id as "runId"`)
  const run = await getForecastRun(tx, runId)
  await appendRunEvent(tx, 'forecast_run.queued', run)
  await enqueueJob(tx, 'replenishment.forecast', {})
  return run
}

/** Stops a run that waits or works; forecasts that it has made stay, the others are as they were. */
export async function cancelForecastRun(tx: Tx, id: string): Promise<ForecastRun> {
  await tx.run(sql`select from forecast_run where id = ${id} for update`)
  const before = await getForecastRun(tx, id)
  if (before.state === 'cancelled') return before
  if (before.state !== 'queued' && before.state !== 'running')
    throw new Problem(409, 'forecast_run_ended', { state: before.state })
  await tx.run(sql`
    update forecast_run
       set state = 'cancelled', phase = 'ended', ended_at = ${tx.clock.now()}, lease_id = null,
           lease_until = null
     where id = ${id}`)
  const run = await getForecastRun(tx, id)
  await appendRunEvent(tx, 'forecast_run.cancelled', run)
  return run
}

/** Records what became of a run. */
export async function appendRunEvent(tx: Tx, type: string, run: ForecastRun): Promise<void> {
  const { id, scope, cause, state, knownTo, itemsTotal, itemsDone, seriesDone } = run
  await appendEvent(tx, {
    type,
    subjectKind: 'forecast_run',
    subjectId: id,
    subjectName: scope,
    details: { scope, cause, state, knownTo, itemsTotal, itemsDone, seriesDone },
  })
}

// Longer than a chunk takes on a busy machine, so that nobody takes over a process that is alive.
const LEASE_MS = 60_000

/** Someone else works on this run by now, or it was cancelled: what was not committed is void. */
export class RunLost extends Error {}

/** Takes the run that waits, or the one whose process died; nothing while one is being worked on. */
export async function claimForecastRun(
  db: Database,
  clock: Clock,
): Promise<ForecastWork | undefined> {
  const mine = sql`lease_id = ${newId()}, lease_until = ${leaseEnd(clock)}`
  const columns = sql`
    id, scope, lease_id as "leaseId", position, items_done as "itemsDone", series_done as "seriesDone", actor`
  const orphan = await db.maybe<ForecastWork>(sql`
    update forecast_run set ${mine}
     where state = 'running' and (lease_until is null or lease_until < ${clock.now()}::timestamptz)
    returning ${columns}`)
  if (orphan) return orphan
  return db.maybe<ForecastWork>(sql`
    update forecast_run set ${mine}, state = 'running', phase = 'learning', started_at = ${clock.now()}
     where state = 'queued' and not exists (select from forecast_run where state = 'running')
    returning ${columns}`)
}

function leaseEnd(clock: Clock): string {
  return new Date(clock.milliseconds() + LEASE_MS).toISOString()
}

/** Writes how far the run has come, and holds on to it. */
export async function keepForecastRun(
  db: Queryable,
  clock: Clock,
  work: ForecastWork,
  progress: Statement,
): Promise<void> {
  const held = await db.run(sql`
    update forecast_run set ${progress}, lease_until = ${leaseEnd(clock)}
     where id = ${work.id} and lease_id = ${work.leaseId} and state = 'running'`)
  if (held === 0) throw new RunLost()
}

/** Lets go of a run, so that the next process need not wait for the end of the lease. */
export async function releaseForecastRun(db: Queryable, work: ForecastWork): Promise<void> {
  await db.run(sql`
    update forecast_run set lease_id = null, lease_until = null
     where id = ${work.id} and lease_id = ${work.leaseId}`)
}

/** Ends a run, well or badly. */
export async function endForecastRun(
  db: Database,
  context: DeedContext,
  work: ForecastWork,
  problem: { code: string; detail: string } | null,
): Promise<void> {
  await db.transaction(context, async (tx) => {
    const ended = await tx.run(sql`
      update forecast_run
         set state = ${problem ? 'failed' : 'done'}, phase = 'ended', ended_at = ${tx.clock.now()},
             problem = ${problem && JSON.stringify(problem)}::jsonb, lease_id = null, lease_until = null
       where id = ${work.id} and lease_id = ${work.leaseId} and state = 'running'`)
    if (ended === 0) throw new RunLost()
    const run = await getForecastRun(tx, work.id)
    await appendRunEvent(tx, problem ? 'forecast_run.failed' : 'forecast_run.finished', run)
  })
}

const KEPT_DAYS = 90

/** Forgets runs of long ago. */
export async function forgetForecastRuns(db: Database, clock: Clock): Promise<void> {
  await db.run(sql`
    delete from forecast_run
     where ended_at < ${clock.now()}::timestamptz - make_interval(days => ${KEPT_DAYS})`)
}
