// npm run planning:eval -- --data DIR --out OUT [--name NAME] [--only DATASET,…]
// Forecasts every row of DIR/eval_plan.csv from the files in DIR, and decides order-up-to levels,
// into OUT/NAME.DATASET.fc.csv.gz and OUT/NAME.DATASET.s.csv.gz.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { learnPortfolio } from '../planning/forecasting/learning.ts'
import type { PanelSeries, Signal } from '../planning/forecasting/panel.ts'
import { forecastDemand, type Portfolio } from '../planning/forecasting/portfolio.ts'

type PlanRow = { id: string; origin: number; horizon: number; m: number; L: number; R: number }
type Column = Signal & { read: (cells: string[]) => number }
type History = { time: number[]; demand: number[]; inStock: number[]; signals: number[][] }

const targets = [0.8, 0.9, 0.95, 0.98]
const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string' },
    name: { type: 'string', default: 'onhand' },
    only: { type: 'string' },
  },
})
if (!options.data || !options.out) {
  console.error('Usage: npm run planning:eval -- --data DIR --out OUT [--name NAME] [--only SET,…]')
  process.exit(2)
}
evaluateAll(options.data, options.out, options.name, options.only?.split(','))

function evaluateAll(data: string, out: string, name: string, only?: string[]): void {
  mkdirSync(out, { recursive: true })
  for (const [dataset, rows] of readPlan(data)) {
    if (only && !only.includes(dataset)) continue
    const begin = performance.now()
    const { forecasts, decisions, learned } = evaluateSet(data, dataset, rows)
    const write = (kind: string, lines: string[]) =>
      writeFileSync(join(out, `${name}.${dataset}.${kind}.csv.gz`), gzipSync(lines.join('\n')))
    write('fc', forecasts)
    write('s', decisions)
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    console.log(
      `${dataset}: ${rows.length} forecasts, learned from ${learned} series, ${seconds} s`,
    )
  }
}

function readPlan(data: string): Map<string, PlanRow[]> {
  const plan = new Map<string, PlanRow[]>()
  for (const line of readFileSync(join(data, 'eval_plan.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)) {
    const [dataset = '', id = '', ...numbers] = line.split(',')
    const [origin = 0, horizon = 0, m = 1, L = 0, R = 1] = numbers.map(Number)
    plan.set(dataset, [...(plan.get(dataset) ?? []), { id, origin, horizon, m, L, R }])
  }
  return plan
}

function evaluateSet(
  data: string,
  dataset: string,
  rows: PlanRow[],
): { forecasts: string[]; decisions: string[]; learned: number } {
  const lines = gunzipSync(readFileSync(join(data, `${dataset}.csv.gz`)))
    .toString()
    .trim()
    .split(/\r?\n/)
  const { histories, columns } = readHistories(lines)
  const { m, L, R } = rows[0]!
  const horizon = Math.max(...rows.map((row) => row.horizon))
  const series = trainingSeries(histories, rows)
  const signals = columns.map(({ name, kind }) => ({ name, kind }))
  const portfolio = learnPortfolio({ series, period: m, signals }, horizon, L + R, R)
  const forecasts = ['dataset,series_id,origin,h,mean,q50,q80,q95,q975']
  const decisions = ['dataset,series_id,origin,offset,target,S']
  for (const row of rows) {
    const item = cut(row.id, histories.get(row.id)!, row.origin, row.origin + row.horizon)
    const answer = forecastRow(portfolio, item, row)
    const key = `${dataset},${row.id},${row.origin}`
    forecasts.push(...answer.steps.map((step) => `${key},${step}`))
    decisions.push(...answer.levels.map((level) => `${key},${level}`))
  }
  return { forecasts, decisions, learned: series.length }
}

function forecastRow(
  portfolio: Portfolio,
  item: PanelSeries,
  { horizon, L, R }: PlanRow,
): { steps: string[]; levels: string[] } {
  const forecast = forecastDemand(portfolio, item, horizon + L + R)
  const quantiles = [0.5, 0.8, 0.95, 0.975].map((p) => forecast.quantile(p))
  const steps = Array.from({ length: horizon }, (_, h) => {
    const values = [forecast.mean[h]!, ...quantiles.map((quantile) => quantile[h]!)]
    return `${h + 1},${values.map((value) => value.toFixed(4)).join(',')}`
  })
  const levels: string[] = []
  for (let offset = 0; offset < horizon; offset += R) {
    for (const target of targets) {
      levels.push(`${offset},${target},${forecast.economicLevel(target, offset).toFixed(4)}`)
    }
  }
  return { steps, levels }
}

function readHistories(lines: string[]): { histories: Map<string, History>; columns: Column[] } {
  const head = lines[0]!.split(',')
  const at = (name: string) => head.indexOf(name)
  const dated = at('date') >= 0
  const columns = readColumns(head, lines)
  const histories = new Map<string, History>()
  for (const line of lines.slice(1)) {
    const cells = line.split(',')
    const id = cells[0]!
    let history = histories.get(id)
    if (!history) {
      history = { time: [], demand: [], inStock: [], signals: columns.map(() => []) }
      histories.set(id, history)
    }
    history.time.push(dated ? Date.parse(cells[at('date')]!) / 86_400_000 : Number(cells[at('t')]))
    history.demand.push(Math.max(0, Number(cells[at('y')])))
    history.inStock.push(at('in_stock') >= 0 ? Number(cells[at('in_stock')]) : 1)
    columns.forEach((column, k) => history.signals[k]!.push(column.read(cells)))
  }
  return { histories, columns }
}

// Plans by the meaning of their column; what is only known afterwards (orders) is left out.
function readColumns(head: string[], lines: string[]): Column[] {
  const notPlans = /^(series_id|date|t|d|y|in_stock|orders|wday)$/
  return head.flatMap((name, i): Column[] => {
    if (notPlans.test(name)) return []
    const number = (cells: string[]) => (cells[i] ? Number(cells[i]) : Number.NaN)
    if (name === 'open') return [{ name, kind: 'closed', read: (cells) => 1 - number(cells) }]
    if (name === 'price') return [{ name, kind: 'price', read: number }]
    const values = new Set(lines.slice(1).map((line) => line.split(',')[i] ?? ''))
    if ([...values].every((value) => Number.isFinite(Number(value)))) {
      return [{ name, kind: 'event', read: (cells) => number(cells) || 0 }]
    }
    return [...values]
      .filter((value) => value !== '' && value !== '0')
      .map((value) => ({
        name: `${name} ${value}`,
        kind: 'event',
        read: (cells) => (cells[i] === value ? 1 : 0),
      }))
  })
}

// Rows before the first origin of each series; series outside the plan up to the earliest of them.
function trainingSeries(histories: Map<string, History>, rows: PlanRow[]): PanelSeries[] {
  const first = new Map<string, number>()
  for (const { id, origin } of rows) first.set(id, Math.min(first.get(id) ?? Infinity, origin))
  const ends = [...first].map(([id, origin]) => histories.get(id)!.time[origin - 1]!)
  const earliest = Math.min(...ends)
  const usual = [...first.values()].toSorted((a, b) => a - b)[Math.floor(first.size / 2)]!
  return [...histories].flatMap(([id, history]) => {
    const known = history.time.filter((time) => time <= earliest).length
    const length = first.get(id) ?? (known >= 0.8 * usual ? known : 0)
    return length >= 4 ? [cut(id, history, length, length)] : []
  })
}

function cut(id: string, history: History, length: number, planned: number): PanelSeries {
  return {
    id,
    demand: Float64Array.from(history.demand.slice(0, length)),
    inStock: Float64Array.from(history.inStock.slice(0, length)),
    start: placeOf(history.time),
    signals: history.signals.map((plan) => Float64Array.from(plan.slice(0, planned))),
  }
}

// Place of the first period in periods since a common day: its step is the smallest in the series.
function placeOf(time: number[]): number {
  let step = Infinity
  for (let k = 1; k < time.length; k++) step = Math.min(step, time[k]! - time[k - 1]!)
  return Math.floor(time[0]! / (Number.isFinite(step) && step > 0 ? step : 1))
}
