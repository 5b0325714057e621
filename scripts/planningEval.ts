// npm run planning:eval -- --data DIR --out OUT [--name NAME] [--only DATASET,…]
// Forecasts every row of DIR/eval_plan.csv from the files in DIR, and decides order-up-to levels,
// into OUT/NAME.DATASET.fc.csv.gz and OUT/NAME.DATASET.s.csv.gz.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { learnPortfolio } from '../planning/forecasting/learning.ts'
import type { Panel, PanelSeries, Signal } from '../planning/forecasting/panel.ts'
import { forecastDemand, type Portfolio } from '../planning/forecasting/portfolio.ts'
import { addRivals, chooseRivals } from '../planning/forecasting/rivals.ts'
import {
  cutSeries,
  type DataSet,
  type PlanRow,
  placesOf,
  readPlan,
  readSet,
} from './planningSet.ts'

type Answers = { forecasts: string[]; decisions: string[]; learned: number }

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
    const set = readSet(data, dataset)
    const parts = [...bySetting(rows)].map((some) => evaluateRows(set, dataset, some))
    const write = (kind: string, head: string, lines: string[]) =>
      writeFileSync(
        join(out, `${name}.${dataset}.${kind}.csv.gz`),
        gzipSync([head, ...lines].join('\n')),
      )
    const forecasts = parts.flatMap((part) => part.forecasts)
    const decisions = parts.flatMap((part) => part.decisions)
    write('fc', 'dataset,series_id,origin,h,mean,q50,q80,q95,q975', forecasts)
    write('s', 'dataset,series_id,origin,offset,target,S', decisions)
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    const learned = parts.map((part) => part.learned).join(' and ')
    console.log(
      `${dataset}: ${rows.length} forecasts, learned from ${learned} series, ${seconds} s`,
    )
  }
}

// Rows with the same season and orders are learned together.
function bySetting(rows: PlanRow[]): Iterable<PlanRow[]> {
  return Map.groupBy(rows, ({ m, L, R }) => `${m} ${L} ${R}`).values()
}

function evaluateRows(set: DataSet, dataset: string, rows: PlanRow[]): Answers {
  const { histories, signals, groupKinds } = set
  const { m, L, R } = rows[0]!
  const horizon = Math.max(...rows.map((row) => row.horizon))
  const known = trainingSeries(set, rows)
  const panel: Omit<Panel, 'series'> = { period: m, signals, groupKinds }
  if (set.dates) panel.dates = set.dates
  const rivals = chooseRivals({ ...panel, series: known })
  const training = addRivals(rivals, { ...panel, series: known })
  const portfolio = learnPortfolio(training, horizon, L + R, R)
  // What others plan is known as far ahead as what oneself does.
  const planned = addRivals(rivals, { ...panel, series: plannedSeries(set, known) })
  const plans = new Map(planned.series.map(({ id, signals: plan }) => [id, plan!]))
  const answers: Answers = { forecasts: [], decisions: [], learned: known.length }
  for (const row of rows) {
    const history = histories.get(row.id)
    const offsets = history?.offsets ?? []
    const end = placesOf(offsets, row.origin + row.horizon)
    const item = history
      ? cutSeries(row.id, history, row.origin, row.origin + row.horizon)
      : unknownSeries(training.signals!, end)
    const plan = plans.get(row.id)?.map((values) => values.slice(0, end)) ?? item.signals
    const answer = forecastRow(portfolio, { ...item, signals: plan! }, row, offsets)
    const key = `${dataset},${row.id},${row.origin}`
    for (const step of answer.steps) answers.forecasts.push(`${key},${step}`)
    for (const level of answer.levels) answers.decisions.push(`${key},${level}`)
  }
  return answers
}

// A series that no file tells of.
function unknownSeries(signals: readonly Signal[], periods: number): PanelSeries {
  const plans = signals.map(() => new Float64Array(periods))
  return { id: '', demand: new Float64Array(1), start: 0, signals: plans }
}

function forecastRow(
  portfolio: Portfolio,
  item: PanelSeries,
  { origin, horizon, L, R }: PlanRow,
  offsets: number[],
): { steps: string[]; levels: string[] } {
  const begin = placesOf(offsets, origin)
  const stepOf = (h: number) => placesOf(offsets, origin + h + 1) - 1 - begin
  // Of a series without a past nothing is known but that it is new.
  const known = item.demand.length > 0 ? item : { ...item, demand: new Float64Array(1) }
  const forecast = forecastDemand(portfolio, known, stepOf(horizon - 1) + 1 + L + R)
  const quantiles = [0.5, 0.8, 0.95, 0.975].map((p) => forecast.quantile(p))
  const steps = Array.from({ length: horizon }, (_, h) => {
    const paths = [forecast.mean, ...quantiles]
    return `${h + 1},${paths.map((path) => path[stepOf(h)]!.toFixed(4)).join(',')}`
  })
  const levels: string[] = []
  for (let offset = 0; offset < horizon; offset += R) {
    for (const target of targets) {
      const level = forecast.economicLevel(target, stepOf(offset))
      levels.push(`${offset},${target},${level.toFixed(4)}`)
    }
  }
  return { steps, levels }
}

// Rows before the first origin of each series; series outside the plan up to the earliest of them.
function trainingSeries({ histories, signals }: DataSet, rows: PlanRow[]): PanelSeries[] {
  const first = new Map<string, number>()
  for (const { id, origin } of rows) {
    if (histories.has(id)) first.set(id, Math.min(first.get(id) ?? Infinity, origin))
  }
  let earliest = Infinity
  for (const [id, origin] of first) {
    const { start, offsets } = histories.get(id)!
    earliest = Math.min(earliest, start + placesOf(offsets, origin))
  }
  const usual = [...first.values()].toSorted((a, b) => a - b)[Math.floor(first.size / 2)] ?? 0
  const series = [...histories].flatMap(([id, history]) => {
    const before = history.offsets.filter((offset) => history.start + offset < earliest).length
    const length = first.get(id) ?? (before >= 0.8 * usual ? before : 0)
    return length >= 4 ? [cutSeries(id, history, length, length)] : []
  })
  if (series.length > 0) return series
  if (first.size === 0) return [unknownSeries(signals, 1)]
  return [...first].map(([id, length]) => {
    const history = histories.get(id)!
    return cutSeries(id, history, Math.max(1, length), length)
  })
}

// All series with the whole of their plans, but only as much demand as was learned from.
function plannedSeries({ histories }: DataSet, known: PanelSeries[]): PanelSeries[] {
  const learned = new Map(known.map((series) => [series.id, series]))
  return [...histories].map(([id, history]) => {
    const whole = cutSeries(id, history, 0, history.offsets.length)
    return { ...whole, demand: learned.get(id)?.demand ?? whole.demand }
  })
}
