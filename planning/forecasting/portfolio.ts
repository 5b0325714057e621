import type { Explanation } from '../explanation.ts'
import {
  type ExpertForecasts,
  expertNames,
  type ItemClass,
  type Prepared,
  runExperts,
  type Variant,
} from './experts.ts'
import { requireHistory } from './method.ts'
import { type OrderScores, scoreOfRatio } from './orderLearning.ts'
import type { PanelSeries } from './panel.ts'
import {
  blendOrderLine,
  combineFeatures,
  quantileAt,
  scoreOf,
  valueAtScore,
} from './quantileLine.ts'
import { type SharedSeason, seasonOfSeries } from './sharedSeason.ts'
import { type SignalModel, signalEffects } from './signals.ts'
import { describeSpread, pastErrors, pastSums } from './spread.ts'

/** What spreads depend on beside the series. */
export type SpreadSetting = {
  /** Periods whose summed demand an order has to cover: lead time and review. */
  protection: number
  /** How many steps ahead the looks back could see; doubt beyond is not known to grow. */
  reach: number
  /** All demands were whole numbers. */
  whole: boolean
}

/** What was learned of a panel, enough to forecast any of its series from any later period. */
export type Portfolio = SpreadSetting & {
  season: SharedSeason
  signals: SignalModel | null
  /** Weight of every expert, by demand class. */
  weights: Map<ItemClass, Float64Array>
  /** Coefficients of every quantile of the grid for a step, and for a sum, by demand class. */
  steps: Map<ItemClass, Float64Array[]>
  sums: Map<ItemClass, Float64Array[]>
  /** Which quantile to stock up to, by what a lost unit costs. */
  orders: OrderScores
  accuracy: Map<ItemClass, PastAccuracy>
}

/** Demand to come as a distribution, by step and for sums of steps. */
export type DemandForecast = {
  itemClass: ItemClass
  /** Expected units of each step. */
  mean: Float64Array
  /** The units that each step stays at or below with probability `p`. */
  quantile(p: number): Float64Array
  /** The same for the sum over the protection time that begins after `offset` steps. */
  sumQuantile(p: number, offset?: number): number
  /**
   * The order-up-to level that would have cost least in the past, when a lost unit costs
   * `ratio / (1 − ratio)` times what holding one for a review period does: newsvendor's critical
   * ratio, 0.95 for nineteen times. For a cycle service level ask `sumQuantile`.
   */
  economicLevel(ratio: number, offset?: number): number
  /**
   * How good forecasts of such items have been, where the panel looked back at any; of this item
   * alone: `measureItem`.
   */
  accuracy: PastAccuracy | null
  /** Where the demand of the protection time comes from. */
  why: Explanation[]
}

/** What came of forecasts of a class of items, looking back. */
export type PastAccuracy = {
  periods: number
  /** Σ|forecast − actual| / Σ actual. */
  weightedError: number
  /** Σ(forecast − actual) / Σ actual. */
  bias: number
  /** Share of periods at or below the 80 % and the 95 % quantile. */
  coverage80: number
  coverage95: number
  /** How much smaller the error was than that of repeating the last season, as a share. */
  valueAdded: number
}

/**
 * Forecasts one series of the panel from its history.
 *
 * Throws RangeError unless the horizon is whole and >= 1 and the history not empty.
 */
export function forecastDemand(
  portfolio: Portfolio,
  series: PanelSeries,
  horizon: number,
): DemandForecast {
  requireHistory(series.demand, horizon)
  const prepared = prepareSeries(series, portfolio.signals, series.demand.length, horizon)
  const season = seasonOfSeries(portfolio.season, series)
  const experts = runExperts(prepared, series.demand.length, horizon, season)
  const { itemClass } = experts
  const mean = combineExperts(experts, portfolio.weights.get(itemClass)!)
  const features = describeForecast(experts, mean, portfolio)
  const steps = features.steps.map((row) => {
    return combineFeatures(row, portfolio.steps.get(itemClass)!)
  })
  const sums = new Map<number, SumLines>()
  const sum = (offset: number) => {
    const lines = sums.get(offset) ?? sumLines(portfolio, itemClass, features.sum(offset))
    sums.set(offset, lines)
    return lines
  }
  // Of whole units, the quantile is a whole number: the nearest to the estimate.
  const settle = (x: number) => (portfolio.whole ? Math.round(x) : x)
  return {
    itemClass,
    mean,
    quantile: (p) => {
      const score = scoreOf(p)
      return Float64Array.from(steps, (line) => settle(valueAtScore(line, score)))
    },
    sumQuantile: (p, offset = 0) => settle(quantileAt(sum(offset).learned, p)),
    economicLevel: (ratio, offset = 0) => {
      const score = scoreOfRatio(portfolio.orders.get(itemClass)!, ratio)
      const level = valueAtScore(sum(offset).order, score)
      return portfolio.whole ? Math.ceil(level - 1e-9) : level
    },
    accuracy: portfolio.accuracy.get(itemClass) ?? null,
    why: explainDemand(portfolio, experts, mean),
  }
}

type SumLines = { learned: Float64Array; order: Float64Array }

function sumLines(portfolio: Portfolio, itemClass: ItemClass, features: Float64Array): SumLines {
  const learned = combineFeatures(features, portfolio.sums.get(itemClass)!)
  return { learned, order: blendOrderLine(learned, features) }
}

function explainDemand(
  portfolio: Portfolio,
  experts: ExpertForecasts,
  mean: Float64Array,
): Explanation[] {
  const steps = Math.min(portfolio.protection, mean.length)
  const total = (path: Float64Array) => path.subarray(0, steps).reduce((sum, x) => sum + x, 0)
  const variant = mainVariant(experts)
  const names = expertNames(portfolio.season.whole.length)
  const weights = portfolio.weights.get(experts.itemClass)!
  const parts = experts.steps
    .map((path, e) => ({ name: names[e]!, weight: weights[e]!, units: weights[e]! * total(path) }))
    .filter(({ weight }) => weight >= 0.01)
    .toSorted((a, b) => b.weight - a.weight)
  const listed = parts.reduce((sum, { units }) => sum + units, 0)
  return [
    {
      name: 'usualDemand',
      formula: 'units per known period, without season and signals',
      inputs: { periods: variant.base.weight.filter((weight) => weight >= 0.5).length },
      result: variant.mean,
    },
    {
      name: 'seasonAndSignals',
      formula: 'mean over the protection time of season × price and events',
      inputs: { periods: steps },
      result: total(variant.factor) / steps,
    },
    {
      name: 'protectionDemand',
      formula: 'Σ of what each method adds: its weight × its forecast for the protection time',
      inputs: Object.fromEntries([
        ...parts.map(({ name, weight, units }) => [
          `${name}, ${Math.round(100 * weight)} %`,
          units,
        ]),
        ['all other methods', total(mean) - listed],
      ]),
      result: total(mean),
    },
  ]
}

/** Mean of the experts' forecasts by their weights. */
export function combineExperts(experts: ExpertForecasts, weights: Float64Array): Float64Array {
  const mean = new Float64Array(experts.steps[0]!.length)
  experts.steps.forEach((path, e) => {
    const weight = weights[e]!
    for (let h = 0; h < mean.length; h++) mean[h] = mean[h]! + weight * path[h]!
  })
  return mean
}

// The variant that spreads are read from: the one with a season of its own, where there is one.
function mainVariant(experts: ExpertForecasts): Variant {
  return experts.variants[experts.variants.length - 1]!
}

// Past periods that spreads are read from, and whole sums that independence is worth.
const window = 120
const priorSums = 6

/** Features of quantiles, step by step and for sums of steps. */
export type SpreadFeatures = {
  steps: Float64Array[]
  /** Features of the sum over the protection time after `offset` steps. */
  sum(offset: number): Float64Array
}

/** What the quantiles of a forecast are made from. */
export function describeForecast(
  experts: ExpertForecasts,
  mean: Float64Array,
  { protection, reach, whole }: SpreadSetting,
): SpreadFeatures {
  const variant = mainVariant(experts)
  const { base, factor, dense } = variant
  const past = pastSums(base, 1, window)
  const errors = pastErrors(base, 1, window)
  const error = errors?.error ?? variant.error
  const steps = Array.from(mean, (value, h) =>
    describeSpread({
      mean: value,
      factor: factor[h]!,
      past,
      ratios: dense && errors ? errors.ratios : null,
      error,
      modelled: experts.model ? experts.model.deviation[h]! : null,
      distance: Math.sqrt(Math.min(reach, h + 1)),
      surge: surgeOf(experts.effect[h]!),
      whole,
    }),
  )
  const pastSum = pastSums(base, protection, window)
  const sumErrors = pastErrors(base, protection, window)
  const joint = sumErrors?.error ?? pastSum.deviation
  // Few whole sums tell little: then periods count as independent.
  const own = base.length / protection
  const sumError = Math.sqrt(
    (own * joint ** 2 + priorSums * protection * error ** 2) / (own + priorSums),
  )
  const sum = (offset: number) => {
    let total = 0
    let factors = 0
    let surge = 0
    for (let k = 0; k < protection; k++) {
      // Beyond the horizon the last step goes on.
      const h = Math.min(mean.length - 1, offset + k)
      total += mean[h]!
      factors += factor[h]! / protection
      surge += surgeOf(experts.effect[h]!) / protection
    }
    const reached = experts.model && offset + protection <= mean.length
    return describeSpread({
      mean: total,
      factor: factors,
      past: pastSum,
      ratios: dense && sumErrors ? sumErrors.ratios : null,
      error: sumError,
      modelled: reached ? experts.model!.window(offset, protection) : null,
      distance: Math.sqrt(Math.min(reach, offset + protection) / protection),
      surge,
      whole,
    })
  }
  return { steps, sum }
}

function surgeOf(effect: number): number {
  return effect > 0 ? Math.abs(Math.log(effect)) : 0
}

/**
 * Readies the first `length` periods of a series: what is known of them, and the effects of its
 * signals on them and on the next `horizon` periods.
 *
 * A period out of stock tells nothing, unless it sold more than usual all the same: then demand
 * was at least that, and it counts.
 */
export function prepareSeries(
  series: PanelSeries,
  signals: SignalModel | null,
  length: number,
  horizon: number,
): Prepared {
  const { demand, inStock } = series
  const effect = signals
    ? signalEffects(signals, series, length, length + horizon)
    : new Float64Array(length + horizon).fill(1)
  const launch = launchOf(demand.subarray(0, length))
  const usual = usualDemand(series, launch, length)
  const weight = Float64Array.from({ length }, (_, t) => {
    const share = inStock ? inStock[t]! : 1
    if (t < launch || effect[t] === 0) return 0
    if (share >= 0.5) return share
    return demand[t]! > usual ? 1 : 0
  })
  const value = weight.map((w, t) => (w > 0 ? demand[t]! / effect[t]! : 0))
  return { series, value, weight, effect }
}

function usualDemand({ demand, inStock }: PanelSeries, from: number, to: number): number {
  let units = 0
  let periods = 0
  for (let t = from; t < to; t++) {
    if (inStock && inStock[t]! < 0.5) continue
    units += demand[t]!
    periods++
  }
  return periods > 0 ? units / periods : 0
}

// Zeros before the first sale mean "not yet sold", but for the gap that usually precedes a sale.
function launchOf(demand: Float64Array): number {
  const first = demand.findIndex((y) => y > 0)
  if (first <= 0) return 0
  let sales = 0
  for (let t = first; t < demand.length; t++) if (demand[t]! > 0) sales++
  return Math.max(0, first - Math.round((demand.length - first) / sales))
}
