import type { EtsForm } from './ets.ts'

/**
 * First guess of an exponential smoothing model's states: the season from a classical
 * decomposition of the first seasons, level and trend from a line through the first periods
 * without it.
 *
 * Source: Hyndman et al. (2008), §2.6; as in R's forecast.
 */
export function initialStates(
  y: Float64Array,
  form: EtsForm,
  m: number,
): { level: number; trend: number; seasonal: Float64Array } {
  const multiplicative = form.season === 'M'
  const seasonal =
    form.season === 'N'
      ? new Float64Array(1).fill(0)
      : classicalSeason(y.subarray(0, Math.min(y.length, 3 * m)), m, multiplicative)
  const adjusted = y.map((value, t) => {
    if (form.season === 'N') return value
    const index = seasonal[t % m]!
    return multiplicative ? value / Math.max(index, 0.01) : value - index
  })
  const count = Math.min(y.length, Math.max(10, 2 * m))
  if (form.trend === 'N') return { level: meanOf(adjusted.subarray(0, count)), trend: 0, seasonal }
  const { intercept, slope } = lineThrough(adjusted.subarray(0, count))
  const level = Math.abs(intercept) < 1e-8 ? meanOf(adjusted.subarray(0, count)) : intercept
  return { level, trend: slope, seasonal }
}

/**
 * Seasonal indices by position (t mod m) from ratios (or differences) to a centred moving average,
 * scaled to a mean of 1 (or 0).
 *
 * Throws RangeError with less than two seasons. Source: classical decomposition.
 */
export function classicalSeason(
  y: ArrayLike<number>,
  m: number,
  multiplicative: boolean,
): Float64Array {
  const n = y.length
  if (n < 2 * m) throw new RangeError('a season needs two seasons of history')
  const sums = new Float64Array(m)
  const counts = new Float64Array(m)
  const half = Math.floor(m / 2)
  for (let t = half; t < n - half; t++) {
    let trend = 0
    for (let k = -half; k <= half; k++) {
      // With an even period the two ends share one position.
      trend += y[t + k]! * (m % 2 === 0 && Math.abs(k) === half ? 0.5 : 1)
    }
    trend /= m
    if (multiplicative && trend <= 0) continue
    const j = t % m
    sums[j] = sums[j]! + (multiplicative ? y[t]! / trend : y[t]! - trend)
    counts[j] = counts[j]! + 1
  }
  const indices = sums.map((sum, j) => (counts[j]! > 0 ? sum / counts[j]! : multiplicative ? 1 : 0))
  const mean = meanOf(indices)
  return indices.map((index) => (multiplicative ? (mean > 0 ? index / mean : 1) : index - mean))
}

/** Least-squares line through y_0, y_1, … : `intercept` at position 1, before which R counts 0. */
export function lineThrough(y: ArrayLike<number>): { intercept: number; slope: number } {
  const n = y.length
  const middle = (n + 1) / 2
  let mean = 0
  for (let t = 0; t < n; t++) mean += y[t]! / n
  let top = 0
  let bottom = 0
  for (let t = 0; t < n; t++) {
    top += (t + 1 - middle) * (y[t]! - mean)
    bottom += (t + 1 - middle) ** 2
  }
  const slope = bottom > 0 ? top / bottom : 0
  return { intercept: mean - slope * middle, slope }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
