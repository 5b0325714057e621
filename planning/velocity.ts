import { requireSeries, requireShare } from './argument.ts'

/** How fast an item sells while it can be bought; quantities in base units per full day. */
export type Velocity = {
  /** Mean units per in-stock day; null when the item was never in stock. */
  dailyMean: number | null
  /** Deviation of daily units; null with fewer than two days at least half in stock. */
  dailyDeviation: number | null
  /** Sum of the in-stock shares: 12 h in stock count as half a day. */
  inStockDays: number
  observedDays: number
  /** Units sold on days with any stock. */
  unitsSold: number
}

/**
 * In-stock velocity: `v = units sold on in-stock days / in-stock days`, a day partly out of stock
 * weighing its in-stock share (hours / 24). Without shares every day counts as in stock.
 *
 * `units[t]` is the net demand of day t, `inStockShares[t]` within 0..1, of the same length. The
 * deviation is the weighted least-squares one, `√(Σ (u_t − v·w_t)² / w_t / (n − 1))`, over days at
 * least half in stock (shorter ones tell next to nothing about a day, yet would weigh heavily).
 *
 * Throws RangeError when lengths differ, a unit is not finite or a share is outside 0..1.
 */
export function inStockVelocity(
  units: ArrayLike<number>,
  inStockShares?: ArrayLike<number>,
): Velocity {
  requireSeries('units', units)
  if (inStockShares && inStockShares.length !== units.length) {
    throw new RangeError('inStockShares must be as long as units')
  }
  const share = (t: number) => (inStockShares ? inStockShares[t]! : 1)
  let inStockDays = 0
  let unitsSold = 0
  for (let t = 0; t < units.length; t++) {
    requireShare(`inStockShares[${t}]`, share(t))
    if (share(t) === 0) continue
    inStockDays += share(t)
    unitsSold += units[t]!
  }
  const dailyMean = inStockDays > 0 ? unitsSold / inStockDays : null
  const dailyDeviation = dailyMean === null ? null : weightedDeviation(units, share, dailyMean)
  return { dailyMean, dailyDeviation, inStockDays, observedDays: units.length, unitsSold }
}

function weightedDeviation(
  units: ArrayLike<number>,
  share: (t: number) => number,
  mean: number,
): number | null {
  let days = 0
  let squares = 0
  for (let t = 0; t < units.length; t++) {
    const weight = share(t)
    if (weight < 0.5) continue
    days++
    squares += (units[t]! - mean * weight) ** 2 / weight
  }
  return days > 1 ? Math.sqrt(squares / (days - 1)) : null
}

/**
 * Units lost on days out of stock: `Σ forecast_t · (1 − in-stock share_t) · (1 − substitution)`,
 * where `substitution` is the share of customers who bought another of our items instead.
 *
 * Throws RangeError when lengths differ, a forecast is not finite or a share is outside 0..1.
 */
export function lostUnits(
  forecast: ArrayLike<number>,
  inStockShares: ArrayLike<number>,
  substitution = 0,
): number {
  requireSeries('forecast', forecast)
  requireShare('substitution', substitution)
  if (inStockShares.length !== forecast.length) {
    throw new RangeError('inStockShares must be as long as forecast')
  }
  let lost = 0
  for (let t = 0; t < forecast.length; t++) {
    requireShare(`inStockShares[${t}]`, inStockShares[t]!)
    lost += forecast[t]! * (1 - inStockShares[t]!)
  }
  return lost * (1 - substitution)
}
