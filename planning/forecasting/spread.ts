import { gammaQuantile } from '../gamma.ts'
import { normalQuantile } from '../normal.ts'
import type { BaseSeries } from './levels.ts'

/** Levels of probability at which quantiles are learned; others lie between. */
export const quantileGrid = [0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.975, 0.99] as const

/** Number of features from which a quantile is put together. */
export const spreadFeatures = 9

/**
 * Where every regression starts, quantile by quantile: what came out on the whole for shops of
 * many kinds. With little history it stays near this.
 */
export const spreadStart: readonly (readonly number[])[] = [
  [0.3, 0.2, 0.1, 0.1, 0, 0, 0, 0.1, 0],
  [0.3, 0.2, 0.1, 0.12, 0, 0, 0, 0.13, 0],
  [0.35, 0.35, 0, 0, 0.15, 0.05, 0.03, 0, 0],
  [0.35, 0.2, 0.1, 0.1, 0.05, 0.1, 0.08, 0.1, 0],
  [0.35, 0.1, 0.15, 0.2, 0, 0.1, 0.12, 0.15, 0],
  [0.35, 0.1, 0.2, 0.2, 0, 0.1, 0.15, 0.15, 0],
  [0.35, 0.2, 0.2, 0.2, 0, 0.1, 0.15, 0.15, 0],
  [0.35, 0.25, 0.25, 0.2, 0, 0.1, 0.15, 0.15, 0],
]

/** Past sums of some periods of a base series: sorted, with mean and deviation. */
export type PastSums = { sorted: Float64Array; mean: number; deviation: number }

/**
 * Sums of `width` periods within the last `window` periods of a base series; periods out of stock
 * are left out, and where hardly any sum is whole, periods count as independent.
 */
export function pastSums(base: BaseSeries, width: number, window: number): PastSums {
  const from = Math.max(0, base.length - window)
  const values: number[] = []
  let sum = 0
  let known = 0
  for (let t = from; t < base.length; t++) {
    const add = base.weight[t]! >= 0.5
    sum += add ? base.value[t]! / base.weight[t]! : 0
    known += add ? 1 : 0
    const old = t - width
    if (old >= from && base.weight[old]! >= 0.5) {
      sum -= base.value[old]! / base.weight[old]!
      known--
    }
    if (t - from + 1 >= width && known >= width * 0.75) values.push((sum * width) / known)
  }
  if (values.length < 3 && width > 1) {
    const single = pastSums(base, 1, window)
    return {
      sorted: single.sorted.map((x) => single.mean * width + (x - single.mean) * Math.sqrt(width)),
      mean: single.mean * width,
      deviation: single.deviation * Math.sqrt(width),
    }
  }
  const sorted = Float64Array.from(values).toSorted()
  const mean = values.reduce((total, x) => total + x, 0) / Math.max(1, values.length)
  const squares = values.reduce((total, x) => total + (x - mean) ** 2, 0)
  return { sorted, mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) }
}

/** How far forecasts of past sums were off: root mean square, and outcome over forecast, sorted. */
export type PastErrors = { error: number; ratios: Float64Array }

const errorRates = [0.03, 0.1, 0.3, 0.6]

/**
 * Looks back at every period within the last `window` and forecasts the sum of the next `width` by
 * the level then; of several rates of smoothing the best is told. Null where too little is known.
 */
export function pastErrors(base: BaseSeries, width: number, window: number): PastErrors | null {
  const { value, weight, length } = base
  const sums = new Float64Array(length + 1)
  const known = new Float64Array(length + 1)
  for (let t = 0; t < length; t++) {
    const add = weight[t]! >= 0.5
    sums[t + 1] = sums[t]! + (add ? value[t]! / weight[t]! : 0)
    known[t + 1] = known[t]! + (add ? 1 : 0)
  }
  const from = Math.max(Math.min(6, Math.floor(length / 2)), length - window)
  let best: PastErrors | null = null
  for (const rate of errorRates) {
    let top = 0
    let bottom = 0
    let squares = 0
    const ratios: number[] = []
    for (let t = 0; t + width <= length; t++) {
      const seen = known[t + width]! - known[t]!
      if (t >= from && bottom > 0 && seen >= 0.75 * width) {
        const expected = (seen * top) / bottom
        const actual = sums[t + width]! - sums[t]!
        squares += ((actual - expected) * (width / seen)) ** 2
        if (expected > 0) ratios.push(actual / expected)
      }
      top = (1 - rate) * top + (weight[t]! >= 0.5 ? value[t]! : 0)
      bottom = (1 - rate) * bottom + (weight[t]! >= 0.5 ? weight[t]! : 0)
    }
    if (ratios.length < 12) continue
    const error = Math.sqrt(squares / ratios.length)
    if (!best || error < best.error) best = { error, ratios: Float64Array.from(ratios).toSorted() }
  }
  return best
}

/** What the quantiles of one step, or of one sum of steps, are made from. */
export type SpreadInput = {
  mean: number
  /** What the base series is multiplied by at this step (mean over the steps of a sum). */
  factor: number
  past: PastSums
  /** Where given, outcomes over forecasts of the past, for items that sell in nearly every period. */
  ratios: Float64Array | null
  /** Deviation of one forecast error of the base series. */
  error: number
  /** Deviation of this forecast's error by a full model, where there is one. */
  modelled: number | null
  /** Growth of doubt with distance: √h for a step. */
  distance: number
  /** How far signals move the step from usual demand: the log of their effect, without sign. */
  surge: number
  whole: boolean
}

/** Features of every quantile of the grid: `out[q·spreadFeatures + j]`. */
export function describeSpread(input: SpreadInput): Float64Array {
  const { mean, factor, past, whole } = input
  const out = new Float64Array(quantileGrid.length * spreadFeatures)
  const scaled = input.error * factor
  const near = input.modelled ?? scaled
  const parametric = demandQuantiles(mean, near * near, whole)
  const ratio = past.mean > 0 ? Math.min(6, mean / past.mean) : 0
  const mixed = whole && mean < 60 ? mixQuantiles(mean, near * near, past, factor) : parametric
  quantileGrid.forEach((p, q) => {
    const at = q * spreadFeatures
    const seen = interpolate(past.sorted, p)
    out[at] = mixed[q]!
    out[at + 1] = parametric[q]!
    out[at + 2] = seen * factor
    out[at + 3] = seen * ratio
    out[at + 4] = mean
    out[at + 5] = near
    out[at + 6] = scaled * input.distance
    out[at + 7] = input.ratios ? mean * Math.min(8, interpolate(input.ratios, p)) : seen * ratio
    out[at + 8] = mean * input.surge
  })
  return out
}

function interpolate(sorted: Float64Array, p: number): number {
  const n = sorted.length
  if (n === 0) return 0
  const place = Math.min(n - 1, Math.max(0, p * (n + 1) - 1))
  const low = Math.floor(place)
  const high = Math.min(n - 1, low + 1)
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!)
}

// Negative binomial for counts that are not large, gamma otherwise; all quantiles in one pass.
function demandQuantiles(mean: number, variance: number, whole: boolean): Float64Array {
  const out = new Float64Array(quantileGrid.length)
  if (!(mean > 1e-9)) return out
  if (whole && mean < 60) return countQuantiles(mean, Math.max(variance, mean * 1.05), out)
  const spread = Math.max(variance, mean * mean * 1e-4)
  const shape = (mean * mean) / spread
  quantileGrid.forEach((p, q) => {
    const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))
    out[q] = shape > 1 ? mean * Math.max(0, root) ** 3 : gammaQuantile(p, shape, mean / shape)
  })
  return out
}

function countQuantiles(mean: number, variance: number, out: Float64Array): Float64Array {
  const success = mean / variance
  const size = (mean * success) / (1 - success)
  let mass = success ** size
  let total = mass
  let k = 0
  quantileGrid.forEach((p, q) => {
    while (total < p && k < 5000) {
      mass *= ((size + k) / (k + 1)) * (1 - success)
      k++
      total += mass
    }
    out[q] = k
  })
  return out
}

// Half the negative binomial, half what was seen before, mixed as probabilities: whole numbers,
// which an average of quantiles would blur.
function mixQuantiles(
  mean: number,
  variance: number,
  past: PastSums,
  factor: number,
): Float64Array {
  const out = new Float64Array(quantileGrid.length)
  if (!(mean > 1e-9)) return out
  const n = past.sorted.length
  const success = mean / Math.max(variance, mean * 1.05)
  const size = (mean * success) / (1 - success)
  let mass = success ** size
  let total = mass
  let seen = 0
  let k = 0
  const advance = () => {
    while (seen < n && past.sorted[seen]! * factor <= k + 0.5) seen++
    return n > 0 ? (total + seen / n) / 2 : total
  }
  let reached = advance()
  quantileGrid.forEach((p, q) => {
    while (reached < p && k < 5000) {
      mass *= ((size + k) / (k + 1)) * (1 - success)
      k++
      total += mass
      reached = advance()
    }
    out[q] = k
  })
  return out
}
