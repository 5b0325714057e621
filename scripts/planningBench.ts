// npm run planning:bench -- [--skus 100000] [--days 730] [--threads 2] [--json FILE]
// How long a shop's forecasts take: made-up sales on about a fifth of the days, 35 steps, four
// quantiles and an order-up-to level each, beside exponential smoothing item by item and a moving
// average; and how long it takes to take in one more day and forecast all of it anew.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { learnPortfolio } from '../planning/forecasting/learning.ts'
import { forecastMovingAverage } from '../planning/forecasting/naive.ts'
import type { PanelSeries } from '../planning/forecasting/panel.ts'
import { forecastDemand, type Portfolio } from '../planning/forecasting/portfolio.ts'
import {
  advanceRunning,
  type RunningForecast,
  type RunningOutlook,
  readRunning,
  startRunning,
} from '../planning/forecasting/running.ts'
import { chooseEts } from '../planning/forecasting/smoothing.ts'
import { seededRandom } from '../planning/seededRandom.ts'

type Method = 'portfolio' | 'update' | 'ets' | 'movingAverage'
type Task = { method: Method; from: number; to: number; days: number; portfolio: Portfolio | null }
/** Seconds that the method itself took, and what it found, so that nothing is optimised away. */
type Done = { seconds: number; total: number }

const horizon = 35
const protection = 14

if (isMainThread) await main()
else parentPort!.postMessage(work(workerData as Task))

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      skus: { type: 'string', default: '100000' },
      days: { type: 'string', default: '730' },
      threads: { type: 'string', default: '2' },
      json: { type: 'string' },
    },
  })
  const [skus, days, threads] = [values.skus, values.days, values.threads].map(Number) as [
    number,
    number,
    number,
  ]
  const memory = watchMemory()
  const begin = performance.now()
  const cpu = process.cpuUsage()
  const sample = Array.from({ length: 1500 }, (_, i) =>
    makeSku(Math.floor((i * skus) / 1500), days),
  )
  const portfolio = learnPortfolio({ series: sample, period: 7 }, horizon, protection)
  const learned = secondsSince(begin)
  const task = { from: 0, to: skus, days, portfolio }
  await share({ ...task, method: 'portfolio' }, threads)
  const all = secondsSince(begin)
  const used = process.cpuUsage(cpu)
  const forecastMemory = memory.most()
  const update = await share({ ...task, method: 'update' }, threads)
  const few = Math.min(skus, 400)
  const ets = await share({ ...task, method: 'ets', to: few, portfolio: null }, threads)
  const average = await share({ ...task, method: 'movingAverage', portfolio: null }, threads)
  memory.stop()
  const result = {
    skus,
    days,
    threads,
    learnSeconds: learned,
    totalSeconds: all,
    // What counts on a machine that others use too.
    totalCpuSeconds: (used.user + used.system) / 1e6,
    mostMemoryMegabytes: forecastMemory,
    updateSeconds: update,
    mostMemoryWithUpdateMegabytes: memory.most(),
    etsSecondsForAll: (ets * skus) / few,
    movingAverageSeconds: average,
  }
  console.table(result)
  if (values.json) writeFileSync(values.json, JSON.stringify(result, null, 2))
}

function watchMemory(): { most(): number; stop(): void } {
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 200)
  return { most: () => Math.round(most / 2 ** 20), stop: () => clearInterval(watch) }
}

function secondsSince(begin: number): number {
  return (performance.now() - begin) / 1000
}

// Seconds of the thread that took longest, without the making up of sales.
async function share(task: Task, threads: number): Promise<number> {
  const size = Math.ceil((task.to - task.from) / threads)
  const parts = Array.from({ length: threads }, (_, k) => {
    const from = task.from + k * size
    return { ...task, from, to: Math.min(task.to, from + size) }
  })
  const done = await Promise.all(
    parts.map((part) => {
      return new Promise<Done>((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: part })
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    }),
  )
  return Math.max(...done.map(({ seconds }) => seconds))
}

function work(task: Task): Done {
  if (task.method === 'update') return updateAll(task)
  const { method, from, to, days, portfolio } = task
  let total = 0
  let seconds = 0
  for (let i = from; i < to; i++) {
    const series = makeSku(i, days)
    const begin = performance.now()
    total += forecastOne(method, series, portfolio)
    seconds += secondsSince(begin)
  }
  return { seconds, total }
}

function forecastOne(method: Method, series: PanelSeries, portfolio: Portfolio | null): number {
  if (method === 'ets') return chooseEts(series.demand, 7).level
  if (method === 'movingAverage') return forecastMovingAverage(series.demand, horizon, 56).mean[0]!
  return readAll(forecastDemand(portfolio!, series, horizon))
}

function readAll(forecast: Pick<RunningOutlook, 'quantile' | 'sumQuantile'>): number {
  for (const p of [0.5, 0.8, 0.95, 0.975]) forecast.quantile(p)
  return forecast.sumQuantile(0.95)
}

// One more day for every item, all items kept in memory; only the day and its forecasts are timed.
function updateAll({ from, to, days, portfolio }: Task): Done {
  const all: { running: RunningForecast; sold: number }[] = []
  for (let i = from; i < to; i++) {
    const { demand, ...series } = makeSku(i, days + 1)
    const known = { ...series, demand: demand.subarray(0, days) }
    all.push({ running: startRunning(portfolio!, known, horizon), sold: demand[days]! })
  }
  const begin = performance.now()
  let total = 0
  for (const { running, sold } of all) {
    advanceRunning(running, sold)
    total += readAll(readRunning(portfolio!, running))
  }
  return { seconds: secondsSince(begin), total }
}

// A geometric number of units on about every fifth day, by weekday and time of the year.
function makeSku(seed: number, days: number): PanelSeries {
  const random = seededRandom(seed + 1)
  const often = 0.02 + 0.9 * random() ** 4
  const size = 1 + 6 * random() ** 3
  const demand = Float64Array.from({ length: days }, (_, t) => {
    const season = (1 + 0.4 * Math.sin(t / 58)) * (t % 7 > 4 ? 1.4 : 0.9)
    if (random() > often * season) return 0
    return 1 + Math.floor((-Math.log(1 - random()) * (size - 1)) / 1.2)
  })
  return { id: `sku ${seed}`, demand, start: 0 }
}
