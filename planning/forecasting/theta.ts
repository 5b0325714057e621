import { requireWhole } from '../argument.ts'
import { fitEts } from './ets.ts'
import { classicalSeason, lineThrough } from './etsStart.ts'
import { errorSpread, type MethodForecast, requireHistory } from './method.ts'
import { minimise } from './nelderMead.ts'

/**
 * The standard Theta method: simple smoothing with half the slope of a line as drift, on the
 * history without its season when that is significant.
 *
 * `history` in units per period, oldest first.
 *
 * Throws RangeError when the history is empty or not finite, or horizon or period is not >= 1.
 * Source: Assimakopoulos & Nikolopoulos (2000); Hyndman & Billah (2003); as R's thetaf.
 */
export function forecastTheta(
  history: ArrayLike<number>,
  horizon: number,
  period = 1,
): MethodForecast {
  const { adjusted, season } = removeSeason(history, horizon, period)
  const n = adjusted.length
  const model = fitEts(adjusted, { error: 'A', trend: 'N', season: 'N' })
  const drift = lineThrough(adjusted).slope / 2
  const { alpha, level } = model
  const mean = Float64Array.from({ length: horizon }, (_, h) => {
    return level + drift * (h + (1 - (1 - alpha) ** n) / alpha)
  })
  const spread = errorSpread(Math.sqrt(model.variance), horizon, () => alpha)
  return {
    method: 'Theta',
    ...seasoned(mean, spread, season, n),
    parameters: { alpha, drift, level },
  }
}

/**
 * The dynamic optimised Theta model: level, smoothing rate and theta itself estimated, the line
 * followed as it changes.
 *
 * Inputs and errors as {@link forecastTheta}, with at least three periods of history.
 * Source: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), Int. J. Forecasting 32.
 */
export function forecastDynamicTheta(
  history: ArrayLike<number>,
  horizon: number,
  period = 1,
): MethodForecast {
  const { adjusted, season } = removeSeason(history, horizon, period)
  const n = adjusted.length
  if (n < 3) throw new RangeError('history must have at least three periods')
  const first = adjusted[0]!
  const cost = (x: Float64Array) => {
    const [level, alpha, theta] = x as unknown as [number, number, number]
    if (!(alpha >= 0.01 && alpha <= 0.99 && theta >= 1 && theta <= 1000)) return Infinity
    return runTheta(adjusted, level, alpha, theta, 0).squares
  }
  const found = minimise(cost, [first / 2, 0.5, 2], [Math.abs(first) / 4 + 0.1, 0.2, 1], {
    evaluations: 400,
    restarts: 1,
  })
  const [level, alpha, theta] = found.x as unknown as [number, number, number]
  const mean = runTheta(adjusted, level, alpha, theta, horizon).mean
  const sigma = Math.sqrt(found.value / Math.max(1, n - 3))
  const spread = errorSpread(sigma, horizon, () => alpha)
  return {
    method: 'dynamic optimised Theta',
    ...seasoned(mean, spread, season, n),
    parameters: { alpha, theta, level },
  }
}

function runTheta(
  y: Float64Array,
  start: number,
  alpha: number,
  theta: number,
  horizon: number,
): { squares: number; mean: Float64Array } {
  const share = 1 - 1 / theta
  const mean = new Float64Array(horizon)
  let level = start
  let average = 0
  let slope = 0
  let base = 0
  let squares = 0
  let decay = 1
  for (let t = 1; t <= y.length + horizon; t++) {
    const next = decay * (1 - alpha)
    const expected = level + share * (decay * base + ((1 - next) / alpha) * slope)
    decay = next
    const future = t > y.length
    if (future) mean[t - y.length - 1] = expected
    const value = future ? expected : y[t - 1]!
    // The first two periods only start the line.
    if (!future && t > 2) squares += (value - expected) ** 2
    level = alpha * value + (1 - alpha) * level
    const before = average
    average = ((t - 1) * average + value) / t
    slope = t === 1 ? 0 : ((t - 2) * slope + (6 / t) * (value - before)) / (t + 1)
    base = average - ((t + 1) / 2) * slope
  }
  return { squares, mean }
}

/**
 * Whether a history repeats itself after `period`: its autocorrelation there lies outside the 90 %
 * band. False with fewer than three seasons or one that never changes.
 */
export function hasSeason(history: ArrayLike<number>, period: number): boolean {
  const n = history.length
  if (period < 2 || n < 3 * period) return false
  let mean = 0
  for (let t = 0; t < n; t++) mean += history[t]! / n
  const product = (lag: number) => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += (history[t]! - mean) * (history[t - lag]! - mean)
    return sum
  }
  const variance = product(0)
  // A history that never changes varies by rounding errors only.
  if (variance <= 1e-18 * n * mean * mean) return false
  let squares = 0
  for (let lag = 1; lag < period; lag++) squares += (product(lag) / variance) ** 2
  const band = 1.6448536269514722 * Math.sqrt((1 + 2 * squares) / n)
  return Math.abs(product(period) / variance) > band
}

type Season = { indices: Float64Array; multiplicative: boolean } | null

function removeSeason(
  history: ArrayLike<number>,
  horizon: number,
  period: number,
): { adjusted: Float64Array; season: Season } {
  requireHistory(history, horizon)
  requireWhole('period', period)
  if (period < 1) throw new RangeError('period must be at least 1')
  const y = Float64Array.from(history)
  if (!hasSeason(y, period)) return { adjusted: y, season: null }
  const ratios = classicalSeason(y, period, true)
  const multiplicative = y.every((value) => value > 0) && ratios.every((index) => index > 0.01)
  const indices = multiplicative ? ratios : classicalSeason(y, period, false)
  const adjusted = y.map((value, t) =>
    multiplicative ? value / indices[t % period]! : value - indices[t % period]!,
  )
  return { adjusted, season: { indices, multiplicative } }
}

function seasoned(
  mean: Float64Array,
  spread: { deviation: Float64Array; sumDeviation: Float64Array },
  season: Season,
  n: number,
): Pick<MethodForecast, 'mean' | 'deviation' | 'sumDeviation'> {
  if (!season) return { mean, ...spread }
  const { indices, multiplicative } = season
  const index = (h: number) => indices[(n + h) % indices.length]!
  if (!multiplicative) return { mean: mean.map((value, h) => value + index(h)), ...spread }
  let total = 0
  return {
    mean: mean.map((value, h) => value * index(h)),
    deviation: spread.deviation.map((value, h) => value * index(h)),
    sumDeviation: spread.sumDeviation.map((value, h) => {
      total += index(h)
      return (value * total) / (h + 1)
    }),
  }
}
