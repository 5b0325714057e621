import { requireWhole } from '../argument.ts'
import { errorSpread, type MethodForecast, requireHistory } from './method.ts'

/**
 * The last period repeated (random walk).
 *
 * `history` in units per period, oldest first; deviation from the root mean square of its steps.
 *
 * Throws RangeError when the history is empty or not finite or the horizon is not >= 1.
 */
export function forecastNaive(history: ArrayLike<number>, horizon: number): MethodForecast {
  return { ...forecastSeasonalNaive(history, horizon, 1), method: 'naive' }
}

/**
 * The same period of the last season repeated; the plain naive forecast while there is less than
 * one season.
 *
 * Throws RangeError when the history is empty or not finite, or horizon or period is not >= 1.
 * Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice 3e, §5.2.
 */
export function forecastSeasonalNaive(
  history: ArrayLike<number>,
  horizon: number,
  period: number,
): MethodForecast {
  requireHistory(history, horizon)
  requireWhole('period', period)
  if (period < 1) throw new RangeError('period must be at least 1')
  const n = history.length
  const lag = n > period ? period : 1
  let squares = 0
  for (let t = lag; t < n; t++) squares += (history[t]! - history[t - lag]!) ** 2
  const sigma = n > lag ? Math.sqrt(squares / (n - lag)) : 0
  return {
    method: 'seasonal naive',
    mean: Float64Array.from({ length: horizon }, (_, h) => history[n - lag + (h % lag)]!),
    ...errorSpread(sigma, horizon, (j) => (j % lag === 0 ? 1 : 0)),
    parameters: { period: lag },
  }
}

/**
 * The mean of the last `window` periods (all of them while there are fewer), the usual forecast of
 * inventory tools. Deviation from the periods of that window.
 *
 * Throws RangeError when the history is empty or not finite, or horizon or window is not >= 1.
 */
export function forecastMovingAverage(
  history: ArrayLike<number>,
  horizon: number,
  window: number,
): MethodForecast {
  requireHistory(history, horizon)
  requireWhole('window', window)
  if (window < 1) throw new RangeError('window must be at least 1')
  const used = Math.min(window, history.length)
  let sum = 0
  for (let t = history.length - used; t < history.length; t++) sum += history[t]!
  const mean = sum / used
  let squares = 0
  for (let t = history.length - used; t < history.length; t++) squares += (history[t]! - mean) ** 2
  const sigma = used > 1 ? Math.sqrt(squares / (used - 1)) : 0
  // Each future period errs by itself and all of them by the error of the mean.
  const shared = (sigma * sigma) / used
  const steps = Float64Array.from({ length: horizon }, (_, h) => h + 1)
  return {
    method: 'moving average',
    mean: new Float64Array(horizon).fill(mean),
    deviation: new Float64Array(horizon).fill(Math.sqrt(sigma * sigma + shared)),
    sumDeviation: steps.map((h) => Math.sqrt(h * sigma * sigma + h * h * shared)),
    parameters: { window: used },
  }
}
