import { averageDemandInterval, classifyDemand, type DemandClass } from '../demandClass.ts'
import { type EtsModel, forecastEts, tryEts, windowDeviation } from './ets.ts'
import { type BaseSeries, carryLevels, type LevelState, levelNames } from './levels.ts'
import type { MethodForecast } from './method.ts'
import type { PanelSeries } from './panel.ts'
import { ownSeasons, type SeasonIndices, seasonStrengths } from './seasons.ts'
import { forecastDynamicTheta } from './theta.ts'

/** A series ready to be forecast: demand without signals, what is known of it, effects to come. */
export type Prepared = {
  series: PanelSeries
  /** Demand divided by the effect of its signals. */
  value: Float64Array
  /** In-stock share, 0 where the period tells nothing. */
  weight: Float64Array
  /** Effect of the signals in every period, past and future; 0 when closed. */
  effect: Float64Array
}

/** A base series with what a forecast of it has to be multiplied by, step by step. */
export type Variant = {
  base: BaseSeries
  factor: Float64Array
  error: number
  mean: number
  /** Sells in nearly every period. */
  dense: boolean
  indices: SeasonIndices
  levels: LevelState
}

/** What full models say of their own errors, for items that sell all the time. */
export type ModelSpread = {
  deviation: Float64Array
  /** Deviation of the sum of `width` steps after `offset`. */
  window(offset: number, width: number): number
}

/** How an item sells: its demand class, or where it stands in its life when that says more. */
export type ItemClass = DemandClass | 'new' | 'fading'

/** Every class, for tables by class. */
export const itemClasses: readonly ItemClass[] = [
  'smooth',
  'erratic',
  'intermittent',
  'lumpy',
  'new',
  'fading',
  'none',
]

// Without a sale for longer than so many usual gaps an item is fading.
const fadingGaps = 3

/** Forecasts of all experts for the steps after a cutoff. */
export type ExpertForecasts = {
  /** One path per expert, in the order of `expertNames`. */
  steps: Float64Array[]
  variants: Variant[]
  model: ModelSpread | null
  itemClass: ItemClass
  /** Effect of the signals in each step; 0 when closed. */
  effect: Float64Array
}

const modelNames = [
  'dynamic Theta',
  'exponential smoothing of level and season',
  'exponential smoothing with trend',
  'exponential smoothing with trend times season',
  'dynamic Theta without season',
]

/** Names of all experts of a panel with this season, the same for every series. */
export function expertNames(period: number): string[] {
  const own = seasonStrengths.map((strength) => `own season (shared counts ${strength} years)`)
  const variants = period > 1 ? ['no season', 'shared season', ...own] : ['no season']
  return [
    ...variants.flatMap((variant) => levelNames.map((level) => `${level}, ${variant}`)),
    'same periods of last season',
    'same periods of last season with the growth since',
    'nothing',
    ...modelNames,
  ]
}

/** Lets every expert forecast `horizon` periods from the first `length` periods of a series. */
export function runExperts(
  prepared: Prepared,
  length: number,
  horizon: number,
  pooled: SeasonIndices,
): ExpertForecasts {
  const { series, effect } = prepared
  const period = pooled.length
  const seasons = seasonsOf(prepared, length, pooled)
  const steps: Float64Array[] = []
  const variants: Variant[] = []
  const open = series.demand.subarray(0, length).filter((_, t) => effect[t]! > 0)
  const dense = open.length >= 8 && averageDemandInterval(open) < 1.1
  for (const indices of seasons) {
    const base = withoutSeason(prepared, length, indices)
    const factor = Float64Array.from({ length: horizon }, (_, h) => {
      return indices[(series.start + length + h) % indices.length]! * effect[length + h]!
    })
    const levels = carryLevels(base, horizon)
    for (const path of levels.steps) steps.push(path.map((x, h) => x * factor[h]!))
    const { error, mean, state } = levels
    variants.push({ base, factor, error, mean, dense, indices, levels: state })
  }
  const last = variants.length > 1 ? variants[2]! : variants[0]!
  const plain = steps[2]!
  steps.push(...lastSeason(prepared, length, horizon, period, plain))
  // Nothing at all: its weight is how much demand fades on the whole.
  steps.push(new Float64Array(horizon))
  const models = dense ? runModels(prepared, last, length, horizon, period) : null
  steps.push(...(models ? models.steps : [plain, plain, plain, steps[1]!, steps[0]!]))
  const ahead = effect.subarray(length, length + horizon)
  const model = models && models.spread
  return { steps, variants, model, itemClass: classOf(open), effect: ahead }
}

function classOf(demand: Float64Array): ItemClass {
  const first = demand.findIndex((y) => y > 0)
  if (first < 0) return 'none'
  const sold = demand.subarray(first)
  if (first > 0 && sold.length < 8) return 'new'
  const quiet = demand.length - 1 - demand.findLastIndex((y) => y > 0)
  const gap = averageDemandInterval(sold.subarray(0, sold.length - quiet))
  return quiet > fadingGaps * gap ? 'fading' : classifyDemand(sold)
}

function seasonsOf(prepared: Prepared, length: number, pooled: SeasonIndices): SeasonIndices[] {
  const none = new Float64Array(pooled.length).fill(1)
  if (pooled.length === 1) return [none]
  if (length < pooled.length) return [none, pooled, ...seasonStrengths.map(() => pooled)]
  const { series, value, weight } = prepared
  return [none, pooled, ...ownSeasons(series, value, weight, length, pooled)]
}

function withoutSeason(prepared: Prepared, length: number, indices: SeasonIndices): BaseSeries {
  const { series, value, weight } = prepared
  const out = new Float64Array(length)
  for (let t = 0; t < length; t++) {
    const index = indices[(series.start + t) % indices.length]!
    out[t] = weight[t]! > 0 ? value[t]! / Math.max(0.05, index) : 0
  }
  return { value: out, weight, length }
}

/** Periods over which growth since last season is measured. */
export function growthWindow(period: number): number {
  return Math.max(4, Math.round(period / 4))
}

/** The same periods of last season, and those times the growth since; the level where unknown. */
export function lastSeason(
  { value, weight, effect }: Pick<Prepared, 'value' | 'weight' | 'effect'>,
  length: number,
  horizon: number,
  period: number,
  plain: Float64Array,
): Float64Array[] {
  if (period === 1 || length < period + 2) return [plain, plain]
  const window = Math.min(length - period, growthWindow(period))
  let now = 0
  let then = 0
  for (let k = 1; k <= window; k++) {
    if (weight[length - k]! < 0.5 || weight[length - k - period]! < 0.5) continue
    now += value[length - k]!
    then += value[length - k - period]!
  }
  const growth = then > 0 ? Math.min(2, Math.max(0.5, now / then)) : 1
  const before = Float64Array.from({ length: horizon }, (_, h) => {
    const t = length - period + (h % period)
    return weight[t]! >= 0.5 ? (value[t]! / weight[t]!) * effect[length + h]! : plain[h]!
  })
  return [before, before.map((x) => x * growth)]
}

// Older periods change a full model's parameters little, and cost as much as new ones.
const mostModelled = 400

// Full models for items that sell in nearly every period; gaps are filled with the usual demand.
function runModels(
  { value, weight, effect }: Prepared,
  { base, factor, mean }: Variant,
  length: number,
  horizon: number,
  period: number,
): { steps: Float64Array[]; spread: ModelSpread } {
  const level = (t: number) => (weight[t]! >= 0.5 ? base.value[t]! / weight[t]! : mean)
  const flat = Float64Array.from({ length }, (_, t) => level(t)).subarray(-mostModelled)
  const seasonal = period > 1 && period <= 24 && length >= 2 * period + 4
  const whole = seasonal
    ? flat.map((x, k) => {
        const t = length - flat.length + k
        return weight[t]! >= 0.5 ? value[t]! / weight[t]! : x
      })
    : flat
  const m = seasonal ? period : 1
  const after = seasonal ? effect.subarray(length, length + horizon) : factor
  const multiply = (path: Float64Array) => path.map((x, h) => Math.max(0, x) * after[h]!)
  const fits = fitSome(whole, m, seasonal).map((model) => {
    return { model, forecast: forecastEts(model, horizon) }
  })
  return {
    steps: [
      multiply(forecastDynamicTheta(whole, horizon, m).mean),
      ...fits.map(({ forecast }) => multiply(forecast.mean)),
      forecastDynamicTheta(flat, horizon).mean.map((x, h) => Math.max(0, x) * factor[h]!),
    ],
    spread: spreadOf(fits, after),
  }
}

type Fit = { model: EtsModel; forecast: MethodForecast }

// The mean of what the models say: short histories cannot tell which of them is the right one.
function spreadOf(fits: readonly Fit[], after: Float64Array): ModelSpread {
  const mean = (each: (fit: Fit) => number) =>
    fits.reduce((sum, fit) => sum + each(fit), 0) / fits.length
  return {
    deviation: after.map((factor, h) => {
      return factor * mean(({ forecast }) => forecast.deviation[h]!)
    }),
    window: (offset, width) => {
      let scale = 0
      for (let h = offset; h < offset + width; h++) scale += after[h]! / width
      return scale * mean(({ model, forecast }) => windowDeviation(model, forecast, offset, width))
    },
  }
}

// Level, trend, and trend times season; where that cannot be, the trend again.
function fitSome(y: Float64Array, period: number, seasonal: boolean): EtsModel[] {
  const season = seasonal ? 'A' : 'N'
  const level = tryEts(y, { error: 'A', trend: 'N', season }, period, {}, true)!
  const trend = tryEts(y, { error: 'A', trend: 'A', season }, period, {}, true)!
  const positive = y.every((value) => value > 0)
  const form = { error: 'M', trend: 'A', season: seasonal ? 'M' : 'N' } as const
  const ratio = positive ? tryEts(y, form, period, {}, true) : null
  return [level, trend, ratio ?? trend]
}
