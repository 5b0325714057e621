import { requireDemand, requireShare } from '../argument.ts'
import { growthWindow, type ItemClass, lastSeason, runExperts } from './experts.ts'
import { addPeriod, continueLevels, type LevelState } from './levels.ts'
import { requireHistory } from './method.ts'
import { scoreOfRatio } from './orderLearning.ts'
import type { PanelSeries } from './panel.ts'
import { combineExperts, describeForecast, type Portfolio, prepareSeries } from './portfolio.ts'
import {
  blendOrderLine,
  combineFeatures,
  quantileAt,
  scoreOf,
  valueAtScore,
} from './quantileLine.ts'
import type { SeasonIndices } from './seasons.ts'
import { seasonOfSeries } from './sharedSeason.ts'
import { quantileGrid } from './spread.ts'

/**
 * What has to be kept of one series to take in a period and forecast anew without its history:
 * plain numbers, a few kilobytes. Levels and trends go on exactly; season, full models and the shape
 * of the spread stay as they were at the last full forecast.
 */
export type RunningForecast = {
  itemClass: ItemClass
  /** Place on the calendar of the next period. */
  next: number
  horizon: number
  /** Periods taken in since the full forecast. */
  age: number
  variants: { indices: SeasonIndices; levels: LevelState }[]
  /** The last periods without signals, as far back as last season's experts look. */
  recent: { value: Float64Array; weight: Float64Array }
  /** Effect of the signals on the periods after the full forecast; 0 when closed. */
  effect: Float64Array
  /** Paths of the full models then, where the item sells nearly always. */
  models: Float64Array[] | null
  /** Means and quantiles then, step by step, and of the sum over the protection time. */
  mean: Float64Array
  steps: Float32Array
  sum: { mean: number; learned: Float64Array; order: Float64Array }
}

/** The new forecast of a running series. */
export type RunningOutlook = {
  mean: Float64Array
  quantile(p: number): Float64Array
  /** Quantile of the sum over the protection time from now on. */
  sumQuantile(p: number): number
  /** Level for the least cost, as of a full forecast. */
  economicLevel(ratio: number): number
}

const levelsAt = quantileGrid.length

/**
 * Forecasts a series in full and keeps what it takes to go on from there.
 *
 * Throws RangeError unless the horizon is whole and >= 1 and the history not empty.
 */
export function startRunning(
  portfolio: Portfolio,
  series: PanelSeries,
  horizon: number,
): RunningForecast {
  requireHistory(series.demand, horizon)
  const length = series.demand.length
  const period = portfolio.season.whole.length
  const prepared = prepareSeries(series, portfolio.signals, length, horizon)
  const experts = runExperts(prepared, length, horizon, seasonOfSeries(portfolio.season, series))
  const { itemClass } = experts
  const mean = combineExperts(experts, portfolio.weights.get(itemClass)!)
  const features = describeForecast(experts, mean, portfolio)
  const steps = new Float32Array(horizon * levelsAt)
  features.steps.forEach((row, h) => {
    steps.set(combineFeatures(row, portfolio.steps.get(itemClass)!), h * levelsAt)
  })
  const sumRow = features.sum(0)
  const learned = combineFeatures(sumRow, portfolio.sums.get(itemClass)!)
  const from = Math.max(0, length - period - growthWindow(period))
  const dense = experts.variants[0]!.dense
  return {
    itemClass,
    next: series.start + length,
    horizon,
    age: 0,
    variants: experts.variants.map(({ indices, levels }) => ({ indices, levels })),
    recent: { value: prepared.value.slice(from), weight: prepared.weight.slice(from) },
    effect: prepared.effect.slice(length),
    models: dense ? experts.steps.slice(-modelCount) : null,
    mean,
    steps,
    sum: {
      mean: sumOf(mean, portfolio.protection),
      learned,
      order: blendOrderLine(learned, sumRow),
    },
  }
}

const modelCount = 5

function sumOf(mean: Float64Array, protection: number): number {
  let sum = 0
  for (let k = 0; k < protection; k++) sum += mean[Math.min(mean.length - 1, k)]!
  return sum
}

/**
 * Takes in the units of the next period, in place. `inStock` is the share of it in stock: below a
 * half it tells nothing, unless it sold more than usual all the same.
 *
 * Throws RangeError when the demand is negative or not finite or the share not from 0 to 1.
 */
export function advanceRunning(running: RunningForecast, demand: number, inStock = 1): void {
  requireDemand('demand', [demand])
  requireShare('inStock', inStock)
  const { recent, variants } = running
  const effect = at(running, running.effect, 0)
  const { units, exposure } = variants[0]!.levels
  const usual = exposure > 0 ? units / exposure : 0
  const share = inStock >= 0.5 ? inStock : demand > usual ? 1 : 0
  const weight = effect === 0 ? 0 : share
  const value = weight > 0 ? demand / effect : 0
  for (const { indices, levels } of variants) {
    const index = Math.max(0.05, indices[running.next % indices.length]!)
    addPeriod(levels, weight > 0 ? value / index : 0, weight)
  }
  recent.value.copyWithin(0, 1)
  recent.weight.copyWithin(0, 1)
  recent.value[recent.value.length - 1] = value
  recent.weight[recent.weight.length - 1] = weight
  running.next++
  running.age++
}

// What was known then of a step from now; beyond its end the last season goes on.
function at({ age, horizon, variants }: RunningForecast, path: Float64Array, step: number): number {
  return path[heldStep(step + age, horizon, variants[0]!.indices.length)]!
}

function heldStep(step: number, horizon: number, period: number): number {
  if (step < horizon) return step
  const season = Math.min(period, horizon)
  return horizon - season + ((step - horizon) % season)
}

/** The forecast from now on. */
export function readRunning(portfolio: Portfolio, running: RunningForecast): RunningOutlook {
  const { horizon, itemClass, steps, sum, age } = running
  const mean = meanNow(portfolio, running)
  const period = portfolio.season.whole.length
  const settle = (x: number) => (portfolio.whole ? Math.round(x) : x)
  // The spread keeps its shape: it grows and shrinks with the mean.
  const growth = (now: number, then: number) => (then > 1e-9 ? now / then : 1)
  const total = growth(sumOf(mean, portfolio.protection), sum.mean)
  return {
    mean,
    quantile: (p) => {
      const score = scoreOf(p)
      return Float64Array.from({ length: horizon }, (_, h) => {
        const then = heldStep(h + age, horizon, period)
        const line = steps.subarray(then * levelsAt, (then + 1) * levelsAt)
        return settle(growth(mean[h]!, running.mean[then]!) * valueAtScore(line, score))
      })
    },
    sumQuantile: (p) => settle(total * quantileAt(sum.learned, p)),
    economicLevel: (ratio) => {
      const score = scoreOfRatio(portfolio.orders.get(itemClass)!, ratio)
      const level = total * valueAtScore(sum.order, score)
      return portfolio.whole ? Math.ceil(level - 1e-9) : level
    },
  }
}

// The experts' mean by their weights, in the order of `expertNames`.
function meanNow({ weights }: Portfolio, running: RunningForecast): Float64Array {
  const { horizon, variants, itemClass, models, next } = running
  const weight = weights.get(itemClass)!
  const mean = new Float64Array(horizon)
  const effect = Float64Array.from({ length: horizon }, (_, h) => at(running, running.effect, h))
  const first: Float64Array[] = []
  let e = 0
  for (const { indices, levels } of variants) {
    const base = new Float64Array(horizon)
    const paths = continueLevels(levels, horizon)
    for (const path of paths) {
      const share = weight[e++]!
      if (share > 0) for (let h = 0; h < horizon; h++) base[h] = base[h]! + share * path[h]!
    }
    const factor = effect.map((x, h) => x * indices[(next + h) % indices.length]!)
    for (let h = 0; h < horizon; h++) mean[h] = mean[h]! + base[h]! * factor[h]!
    if (first.length === 0) {
      for (const path of paths.slice(0, 3)) first.push(path.map((x, h) => x * factor[h]!))
    }
  }
  const rest = [...seasonNow(running, effect, first[2]!), new Float64Array(horizon)]
  // Where no full models were run, the same levels as then stand in for them.
  const stand = [first[2]!, first[2]!, first[2]!, first[1]!, first[0]!]
  rest.push(...(models ? models.map((path) => heldPath(running, path)) : stand))
  for (const path of rest) {
    const share = weight[e++]!
    if (share > 0) for (let h = 0; h < horizon; h++) mean[h] = mean[h]! + share * path[h]!
  }
  return mean
}

function heldPath(running: RunningForecast, path: Float64Array): Float64Array {
  return path.map((_, h) => at(running, path, h))
}

function seasonNow(
  { recent, horizon, variants }: RunningForecast,
  effect: Float64Array,
  plain: Float64Array,
): Float64Array[] {
  const length = recent.value.length
  const all = new Float64Array(length + horizon).fill(1)
  all.set(effect, length)
  const prepared = { value: recent.value, weight: recent.weight, effect: all }
  return lastSeason(prepared, length, horizon, variants[0]!.indices.length, plain)
}
