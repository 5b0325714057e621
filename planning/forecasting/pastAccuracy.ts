import { requireWhole } from '../argument.ts'
import type { Explanation } from '../explanation.ts'
import type { PanelSeries } from './panel.ts'
import { forecastDemand, type PastAccuracy, type Portfolio } from './portfolio.ts'

const mostRounds = 3

/**
 * How good forecasts of one item would have been, each from what was known of it at up to three
 * earlier cutoffs, `horizon` periods apart; null where its history is too short or nothing sold. The
 * weights of the methods were learned with those periods in sight, so expect a little less.
 *
 * Throws RangeError unless the horizon is whole and >= 1.
 * Source: rolling origin, Tashman (2000), International Journal of Forecasting 16; forecast value
 * added, Gilliland (2010).
 */
export function measureItem(
  portfolio: Portfolio,
  series: PanelSeries,
  horizon: number,
): PastAccuracy | null {
  requireWhole('horizon', horizon)
  if (horizon < 1) throw new RangeError('horizon must be at least 1')
  const n = series.demand.length
  const stride = Math.max(1, Math.min(horizon, Math.floor(n * 0.3)))
  const sums = { periods: 0, actual: 0, error: 0, absolute: 0, naive: 0, below80: 0, below95: 0 }
  for (let round = 1; round <= mostRounds; round++) {
    const cutoff = n - stride * round
    if (cutoff < Math.max(5, 0.55 * n)) break
    const known = { ...series, demand: series.demand.slice(0, cutoff) }
    if (series.inStock) known.inStock = series.inStock.slice(0, cutoff)
    const forecast = forecastDemand(portfolio, known, stride)
    const high = forecast.quantile(0.8)
    const highest = forecast.quantile(0.95)
    const season = portfolio.season.whole.length
    const back = season > 1 && cutoff >= season ? season : 1
    for (let h = 0; h < stride; h++) {
      if (series.inStock && series.inStock[cutoff + h]! < 0.5) continue
      const actual = series.demand[cutoff + h]!
      sums.periods++
      sums.actual += actual
      sums.error += forecast.mean[h]! - actual
      sums.absolute += Math.abs(forecast.mean[h]! - actual)
      sums.naive += Math.abs(series.demand[cutoff - back + (h % back)]! - actual)
      if (actual <= high[h]!) sums.below80++
      if (actual <= highest[h]!) sums.below95++
    }
  }
  if (sums.actual === 0) return null
  return {
    periods: sums.periods,
    weightedError: sums.absolute / sums.actual,
    bias: sums.error / sums.actual,
    coverage80: sums.below80 / sums.periods,
    coverage95: sums.below95 / sums.periods,
    valueAdded: sums.naive > 0 ? 1 - sums.absolute / sums.naive : 0,
  }
}

/** Past accuracy in the words of an explanation. */
export function explainAccuracy(accuracy: PastAccuracy): Explanation {
  const { periods, weightedError, bias, coverage80, coverage95, valueAdded } = accuracy
  return {
    name: 'pastAccuracy',
    formula: 'Σ|forecast − actual| / Σ actual, looking back',
    inputs: {
      periods,
      bias,
      below80: coverage80,
      below95: coverage95,
      betterThanNaive: valueAdded,
    },
    result: weightedError,
  }
}
