// npm run planning:bench -- [--skus 100000] [--days 730] [--threads 2] [--json FILE]
// How long a shop's forecasts take: made-up sales on about a fifth of the days, 35 steps, four
// quantiles and an order-up-to level each, beside exponential smoothing item by item and a moving
// average.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { learnPortfolio } from '../planning/forecasting/learning.ts'
import { forecastMovingAverage } from '../planning/forecasting/naive.ts'
import type { PanelSeries } from '../planning/forecasting/panel.ts'
import { forecastDemand, type Portfolio } from '../planning/forecasting/portfolio.ts'
import { chooseEts } from '../planning/forecasting/smoothing.ts'
import { seededRandom } from '../planning/seededRandom.ts'

type Method = 'portfolio' | 'ets' | 'movingAverage'
type Task = { method: Method; from: number; to: number; days: number; portfolio: Portfolio | null }

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
  let mostMemory = 0
  const watch = setInterval(() => {
    mostMemory = Math.max(mostMemory, process.memoryUsage.rss())
  }, 200)
  const begin = performance.now()
  const cpu = process.cpuUsage()
  const sample = Array.from({ length: 1500 }, (_, i) =>
    makeSku(Math.floor((i * skus) / 1500), days),
  )
  const portfolio = learnPortfolio({ series: sample, period: 7 }, horizon, protection)
  const learned = seconds(begin)
  await share({ method: 'portfolio', from: 0, to: skus, days, portfolio }, threads)
  const all = seconds(begin)
  const used = process.cpuUsage(cpu)
  clearInterval(watch)
  const few = Math.min(skus, 400)
  const ets = await timeOf({ method: 'ets', from: 0, to: few, days, portfolio: null })
  const average = await timeOf({ method: 'movingAverage', from: 0, to: few, days, portfolio: null })
  const result = {
    skus,
    days,
    threads,
    learnSeconds: learned,
    totalSeconds: all,
    // What counts on a machine that others use too.
    totalCpuSeconds: (used.user + used.system) / 1e6,
    mostMemoryMegabytes: Math.round(mostMemory / 2 ** 20),
    millisecondsPerSku: (1000 * (all - learned) * threads) / skus,
    etsMillisecondsPerSku: (1000 * ets) / few,
    movingAverageMillisecondsPerSku: (1000 * average) / few,
  }
  console.table(result)
  if (values.json) writeFileSync(values.json, JSON.stringify(result, null, 2))
}

function seconds(begin: number): number {
  return (performance.now() - begin) / 1000
}

async function timeOf(task: Task): Promise<number> {
  const begin = performance.now()
  await share(task, 1)
  return seconds(begin)
}

async function share(task: Task, threads: number): Promise<void> {
  const size = Math.ceil((task.to - task.from) / threads)
  const parts = Array.from({ length: threads }, (_, k) => {
    const from = task.from + k * size
    return { ...task, from, to: Math.min(task.to, from + size) }
  })
  await Promise.all(
    parts.map((part) => {
      return new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: part })
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    }),
  )
}

function work({ method, from, to, days, portfolio }: Task): number {
  let total = 0
  for (let i = from; i < to; i++) total += forecastOne(method, makeSku(i, days), portfolio)
  return total
}

function forecastOne(method: Method, series: PanelSeries, portfolio: Portfolio | null): number {
  if (method === 'ets') return chooseEts(series.demand, 7).level
  if (method === 'movingAverage') return forecastMovingAverage(series.demand, horizon, 56).mean[0]!
  const forecast = forecastDemand(portfolio!, series, horizon)
  for (const p of [0.5, 0.8, 0.95, 0.975]) forecast.quantile(p)
  return forecast.sumQuantile(0.95)
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
