import { requireProbability, requireSeries, requireWhole } from './argument.ts'

type Series = ArrayLike<number>

/**
 * Weighted absolute percentage error, `Σ|forecast − actual| / Σ actual`. Null when nothing was sold.
 *
 * Throws RangeError when lengths differ or a value is not finite.
 */
export function weightedError(forecast: Series, actual: Series): number | null {
  requirePairs(forecast, actual)
  return ratio(
    sum(actual, (y, t) => Math.abs(forecast[t]! - y)),
    sum(actual),
  )
}

/**
 * Bias, `Σ(forecast − actual) / Σ actual`: positive when too much was forecast. Null when nothing
 * was sold.
 *
 * Throws RangeError when lengths differ or a value is not finite.
 */
export function forecastBias(forecast: Series, actual: Series): number | null {
  requirePairs(forecast, actual)
  return ratio(
    sum(actual, (y, t) => forecast[t]! - y),
    sum(actual),
  )
}

/**
 * Mean absolute scaled error: the mean absolute error over that of the seasonal naive forecast
 * (lag `period`) on the `history` before it. Null when the history is too short or never changes.
 *
 * Throws RangeError when lengths differ, a value is not finite or the period is not >= 1.
 * Source: Hyndman & Koehler (2006), Int. J. Forecasting 22.
 */
export function scaledError(
  forecast: Series,
  actual: Series,
  history: Series,
  period = 1,
): number | null {
  requirePairs(forecast, actual)
  requireSeries('history', history)
  requireWhole('period', period)
  if (period < 1) throw new RangeError('period must be at least 1')
  let naive = 0
  for (let t = period; t < history.length; t++) {
    naive += Math.abs(history[t]! - history[t - period]!)
  }
  const error = sum(actual, (y, t) => Math.abs(forecast[t]! - y)) / actual.length
  return history.length > period ? ratio(error, naive / (history.length - period)) : null
}

/**
 * Mean pinball loss of a forecast of quantile `p`, in units: `p·(y − q)` above it, `(1 − p)·(q − y)`
 * below. Null for empty series.
 *
 * Throws RangeError when lengths differ, a value is not finite or p is outside (0, 1).
 */
export function pinballLoss(quantiles: Series, actual: Series, p: number): number | null {
  requirePairs(quantiles, actual)
  requireProbability('p', p)
  const loss = sum(actual, (y, t) => {
    const over = y - quantiles[t]!
    return over >= 0 ? p * over : (p - 1) * over
  })
  return ratio(loss, actual.length)
}

/**
 * Tracking signal, `Σ(forecast − actual) / mean absolute deviation`: beyond ±4 the forecast is off
 * on one side. 0 when every forecast was exact; null for empty series.
 *
 * Throws RangeError when lengths differ or a value is not finite.
 */
export function trackingSignal(forecast: Series, actual: Series): number | null {
  requirePairs(forecast, actual)
  if (actual.length === 0) return null
  const error = sum(actual, (y, t) => forecast[t]! - y)
  const deviation = sum(actual, (y, t) => Math.abs(forecast[t]! - y)) / actual.length
  return deviation === 0 ? 0 : error / deviation
}

/**
 * Share of actuals at or below a forecast quantile. Null for empty series.
 *
 * Throws RangeError when lengths differ or a value is not finite.
 */
export function quantileCoverage(quantiles: Series, actual: Series): number | null {
  requirePairs(quantiles, actual)
  return ratio(
    sum(actual, (y, t) => (y <= quantiles[t]! + 1e-9 ? 1 : 0)),
    actual.length,
  )
}

function requirePairs(forecast: Series, actual: Series): void {
  requireSeries('forecast', forecast)
  requireSeries('actual', actual)
  if (forecast.length !== actual.length) {
    throw new RangeError('forecast and actual must be as long')
  }
}

function sum(
  values: Series,
  term: (value: number, t: number) => number = (value) => value,
): number {
  let total = 0
  for (let t = 0; t < values.length; t++) total += term(values[t]!, t)
  return total
}

function ratio(top: number, bottom: number): number | null {
  return bottom === 0 ? null : top / bottom
}
