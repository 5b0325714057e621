import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { learnPortfolio } from '@onhand/planning/forecasting/learning.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { jobContext } from '../platform/jobs.ts'
import { sql } from '../platform/sql.ts'
import { HORIZON_WEEKS } from './forecastCalendar.ts'
import { type ForecastGround, type LearnTask, listForecastItems } from './forecastGround.ts'
import { forecastSeries, historyWeeksOf, LEAST_WEEKS } from './forecastSeries.ts'
import { panelSeriesOf } from './forecastSignals.ts'
import { findPortfolio, type Portfolios, portfolioName } from './portfolios.ts'
import { finishRefresh, prepareRefresh, type Refresh, refreshBatch } from './refreshPlans.ts'
import { type ForecastRow, listScores, saveForecasts, scoreForecast } from './saveForecasts.ts'
import { listWeeklyDemand } from './weeklyDemand.ts'

/** What a thread is started with. */
export interface WorkerStart {
  url: string
  role: string | undefined
  ground: ForecastGround
  run: { id: string; leaseId: string }
  now: string
}

/** What a thread is asked for; each is answered by one WorkerAnswer. */
export type WorkerTask =
  | { kind: 'survey'; itemIds: string[] }
  | { kind: 'learn'; task: LearnTask }
  | { kind: 'use'; portfolios: Portfolios }
  | { kind: 'forecast'; itemIds: string[] }
  | { kind: 'plan'; itemIds: string[]; at: string }
  | { kind: 'classify'; items: number; at: string }

/** What comes of a task. */
export interface WorkerAnswer {
  wanted?: { group: string; leadWeeks: number; coverWeeks: number }[]
  portfolios?: Portfolios
  series?: number
  /** The run is no longer ours: it was cancelled, or another process has taken it over. */
  isLost?: boolean
}

// Half a minute of statement time is far more than a chunk needs, even beside a busy shop.
const STATEMENT_TIMEOUT_MS = 60_000
const LOW_PRIORITY = 10
const LEAST_PANEL = 20

const start = workerData as WorkerStart
const { ground } = start
const clockAt = (now: string): Clock => ({ now: () => now, milliseconds: () => Date.parse(now) })
const clock = clockAt(start.now)
let portfolios: Portfolios = new Map()

// On Linux this is the priority of this thread alone; elsewhere it would slow down the pages too.
if (process.platform === 'linux') setPriority(0, LOW_PRIORITY)
const db: Database = openDatabase({
  url: start.url,
  connections: 2,
  statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  ...(start.role ? { role: start.role } : {}),
})

parentPort?.on('message', (task: WorkerTask | 'end') => {
  if (task === 'end') {
    void db.close().finally(() => parentPort?.close())
    return
  }
  answer(task)
    .then((result) => parentPort?.postMessage({ result }))
    .catch((error: unknown) => parentPort?.postMessage({ error }))
})

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  switch (task.kind) {
    case 'survey':
      return { wanted: await surveyItems(task.itemIds) }
    case 'learn':
      return { portfolios: await learnGroup(task.task) }
    case 'use':
      portfolios = task.portfolios
      return {}
    case 'forecast':
      return forecastItems(task.itemIds)
    case 'plan':
      await refreshBatch(db, await refreshAt(task.at), task.itemIds)
      return {}
    case 'classify':
      await finishRefresh(db, jobContext(clockAt(task.at)), await refreshAt(task.at), task.items)
      return {}
  }
}

let refresh: Promise<Refresh> | undefined

/** Every plan of a run is worked out with the same settings and days. */
function refreshAt(at: string): Promise<Refresh> {
  refresh ??= prepareRefresh(db, clockAt(at))
  return refresh
}

/** Which portfolios these items call for, each named once. */
async function surveyItems(itemIds: string[]) {
  const items = await listForecastItems(db, itemIds, ground)
  const named = items.map(({ group, leadWeeks, coverWeeks }) => ({ group, leadWeeks, coverWeeks }))
  return [...new Map(named.map((one) => [Object.values(one).join(' '), one])).values()]
}

async function learnGroup({ group, weeks, itemIds }: LearnTask): Promise<Portfolios> {
  const { calendar, plans } = ground
  const items = await listForecastItems(db, itemIds, ground)
  const categories = new Map(items.map(({ item }) => [item.itemId, item.categoryId]))
  const demand = await listWeeklyDemand(db, itemIds, calendar, ground.kitUses)
  // The week that has only begun is not learned from: it is not over.
  const series = demand
    .filter((one) => historyWeeksOf(one.units, calendar.wholeWeeks) >= LEAST_WEEKS)
    .map((one) => panelSeriesOf(one, categories.get(one.itemId) ?? null, calendar, plans))
    .map((one) => ({
      ...one,
      demand: one.demand.subarray(0, calendar.wholeWeeks),
      inStock: one.inStock?.subarray(0, calendar.wholeWeeks) ?? new Float64Array(),
    }))
  const learned: Portfolios = new Map()
  if (series.length === 0 || (group !== '' && series.length < LEAST_PANEL)) return learned
  const panel = { series, period: 52, signals: plans.signals }
  for (const protection of weeks)
    learned.set(portfolioName(group, protection), learnPortfolio(panel, HORIZON_WEEKS, protection))
  return learned
}

/** Forecasts items and stores them, whole or not at all. */
async function forecastItems(itemIds: string[]): Promise<WorkerAnswer> {
  const { calendar, plans } = ground
  const items = new Map(
    (await listForecastItems(db, itemIds, ground)).map((one) => [one.item.itemId, one]),
  )
  const scores = await listScores(db, itemIds)
  const rows: ForecastRow[] = []
  for (const demand of await listWeeklyDemand(db, itemIds, calendar, ground.kitUses)) {
    const one = items.get(demand.itemId)
    if (!one) continue
    const lead = findPortfolio(portfolios, one.group, one.leadWeeks)
    const cover = findPortfolio(portfolios, one.group, one.coverWeeks)
    if (!lead || !cover) continue
    const series = panelSeriesOf(demand, one.item.categoryId, calendar, plans)
    const { wholeWeeks } = calendar
    const promotionCount = plans.kinds.length
    const forecast = forecastSeries({ series, wholeWeeks, lead, cover, promotionCount })
    if (!forecast) continue
    rows.push({
      ...forecast,
      itemId: demand.itemId,
      siteId: demand.siteId,
      score: scoreForecast(scores.get(series.id), forecast, demand.units, demand.inStock, calendar),
    })
  }
  return db.transaction(jobContext(clock), async (tx) => {
    const held = await tx.maybe(sql`
      select from forecast_run
       where id = ${start.run.id} and lease_id = ${start.run.leaseId} and state = 'running'
         for key share`)
    if (!held) return { isLost: true }
    await saveForecasts(tx, rows, { id: start.run.id, itemIds, calendar, at: start.now })
    return { series: rows.length }
  })
}
