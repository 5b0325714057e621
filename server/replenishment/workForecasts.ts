import type { Clock } from '../platform/clock.ts'
import type { Database, DeedContext } from '../platform/database.ts'
import { type JobCall, jobContext } from '../platform/jobs.ts'
import { sql } from '../platform/sql.ts'
import { listItemsToForecast } from './changedItems.ts'
import {
  type ForecastGround,
  type LearnTask,
  planLearning,
  prepareGround,
} from './forecastGround.ts'
import {
  claimForecastRun,
  endForecastRun,
  type ForecastWork,
  keepForecastRun,
  RunLost,
  releaseForecastRun,
} from './forecastRuns.ts'
import { LEAST_WEEKS } from './forecastSeries.ts'
import { type ForecastThreads, spreadTasks, startThreads } from './forecastThreads.ts'
import { loadPortfolios, type Portfolios, savePortfolios } from './portfolios.ts'

type Call = Pick<JobCall, 'db' | 'clock' | 'signal'>

/** A run in progress. */
interface Running extends Call {
  work: ForecastWork
  context: DeedContext
  ground: ForecastGround
  threads: ForecastThreads
}

/** Works the run that waits, or goes on with one whose process died; one at a time over all processes. */
export async function workForecasts(call: Call): Promise<void> {
  while (!call.signal.aborted) {
    const work = await claimForecastRun(call.db, call.clock)
    if (!work) return
    await workForecast(call, work)
  }
}

async function workForecast(call: Call, work: ForecastWork): Promise<void> {
  const { db, clock } = call
  const context = contextOf(clock, work)
  let threads: ForecastThreads | undefined
  // A thread may be at one task for longer than a lease lasts.
  const pulse = setInterval(() => void holdOn(db, clock, work), PULSE_MS)
  const stop = () => void threads?.kill()
  call.signal.addEventListener('abort', stop)
  try {
    const ground = await prepareGround(db, clock)
    threads = startThreads({
      url: String(db.pool.options.connectionString),
      role: /-c role=(\w+)/.exec(db.pool.options.options ?? '')?.[1],
      ground,
      run: { id: work.id, leaseId: work.leaseId },
      now: clock.now(),
    })
    await runPhases({ ...call, work, context, ground, threads })
    await endForecastRun(db, context, work, null)
  } catch (error) {
    if (error instanceof RunLost) return
    if (call.signal.aborted) return await releaseForecastRun(db, work)
    const detail = error instanceof Error ? error.message : String(error)
    await endForecastRun(db, context, work, { code: 'internal_error', detail }).catch(() => {})
    throw error
  } finally {
    clearInterval(pulse)
    call.signal.removeEventListener('abort', stop)
    await threads?.close()
  }
}

const PULSE_MS = 15_000

async function holdOn(db: Database, clock: Clock, work: ForecastWork): Promise<void> {
  // A run that is lost is noticed by its next step.
  await keepForecastRun(db, clock, work, sql`lease_id = lease_id`).catch(() => {})
}

function contextOf(clock: Clock, { actor }: ForecastWork): DeedContext {
  return {
    ...jobContext(clock),
    actor: { ...actor, permissions: new Set() },
    origin: { via: actor.via },
  }
}

async function runPhases(running: Running): Promise<void> {
  const { db, clock, work, ground, threads } = running
  const items = await listItemsToForecast(db, work.scope, ground)
  const signals = JSON.stringify(ground.plans.signals)
  await keepForecastRun(
    db,
    clock,
    work,
    sql`phase = 'learning', known_to = ${ground.calendar.to}, items_total = ${items.ids.length},
        scope = ${items.isWhole ? 'all' : work.scope}`,
  )
  if (ground.calendar.wholeWeeks >= LEAST_WEEKS && items.ids.length > 0) {
    const kept = items.isWhole ? new Map() : await loadPortfolios(db, signals)
    const portfolios = kept.size > 0 ? kept : await learn(running, items.all, signals)
    await Promise.all(
      Array.from({ length: threads.count }, (_, one) =>
        threads.ask(one, { kind: 'use', portfolios }),
      ),
    )
    await keepForecastRun(db, clock, work, sql`phase = 'forecasting'`)
    await forecast(running, items.ids)
  }
  await keepForecastRun(db, clock, work, sql`phase = 'planning'`)
  await plan(running, items.all)
  await db.run(sql`
    delete from item_forecast
     where not exists (select from item where item.id = item_id and status <> 'archived')`)
}

// Items that are surveyed, forecast and planned by one task of a thread.
const SURVEY = 2_000
const CHUNK = 250
const PLANS = 1_000

async function learn(running: Running, itemIds: string[], signals: string): Promise<Portfolios> {
  const { db, clock, work, threads } = running
  const wanted = new Map<string, Set<number>>()
  const surveys = slice(itemIds, SURVEY).map((ids) => ({ kind: 'survey' as const, itemIds: ids }))
  await spreadTasks(threads, surveys, async (_, answer) => {
    for (const { group, leadWeeks, coverWeeks } of answer.wanted ?? []) {
      const set = wanted.get(group) ?? new Set()
      wanted.set(group, set.add(leadWeeks).add(coverWeeks))
    }
    return goOn(running)
  })
  const portfolios: Portfolios = new Map()
  const tasks = (await planLearning(db, wanted)).map((task: LearnTask) => ({
    kind: 'learn' as const,
    task,
  }))
  await spreadTasks(threads, tasks, async (_, answer) => {
    for (const [name, portfolio] of answer.portfolios ?? []) portfolios.set(name, portfolio)
    return goOn(running)
  })
  await savePortfolios(db, portfolios, { id: work.id, signals, at: clock.now() })
  return portfolios
}

async function forecast(running: Running, itemIds: string[]): Promise<void> {
  const { db, clock, work, threads } = running
  const left = itemIds.filter((id) => id > work.position)
  const chunks = slice(left, CHUNK)
  const answered: boolean[] = []
  let contiguous = 0
  let { itemsDone, seriesDone } = work
  await spreadTasks(
    threads,
    chunks.map((ids) => ({ kind: 'forecast' as const, itemIds: ids })),
    async (index, { series, isLost }) => {
      if (isLost) throw new RunLost()
      answered[index] = true
      seriesDone += series ?? 0
      itemsDone += chunks[index]?.length ?? 0
      // Whoever goes on after us begins behind the last chunk without a gap before it.
      while (answered[contiguous]) contiguous++
      const position = chunks[contiguous - 1]?.at(-1) ?? work.position
      await keepForecastRun(
        db,
        clock,
        work,
        sql`position = ${position}, items_done = ${itemsDone}, series_done = ${seriesDone}`,
      )
      return goOn(running)
    },
  )
}

/** Plans every item by its new forecast, as refreshPlans does, but in the threads. */
async function plan(running: Running, itemIds: string[]): Promise<void> {
  const { clock, threads } = running
  const at = clock.now()
  const tasks = slice(itemIds, PLANS).map((ids) => ({ kind: 'plan' as const, itemIds: ids, at }))
  await spreadTasks(threads, tasks, () => goOn(running))
  await threads.ask(0, { kind: 'classify', items: itemIds.length, at })
}

async function goOn({ db, clock, work, signal }: Running): Promise<boolean> {
  // The program ends: the run goes on where it is, later or elsewhere.
  signal.throwIfAborted()
  await keepForecastRun(db, clock, work, sql`lease_id = lease_id`)
  return true
}

function slice<Value>(values: Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  )
}
