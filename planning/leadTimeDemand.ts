import { requireFinite, requireNonNegative } from './argument.ts'
import {
  certainDemand,
  type Distribution,
  gammaDemand,
  negativeBinomialDemand,
  normalDemand,
  poissonDemand,
} from './distribution.ts'

/**
 * Demand over the lead time as a distribution from its mean and deviation (units).
 *
 * `'count'` (slow movers, whole units): negative binomial when deviation² > mean, else Poisson;
 * `'gamma'` for amounts that are never negative; `'normal'` for fast movers. A deviation of 0
 * with `'gamma'` or `'normal'`, and a mean of 0, give certain demand.
 *
 * Throws RangeError on a negative or non-finite mean or deviation.
 * Source: Syntetos & Boylan (2006); Burgin (1975) for gamma.
 */
export function leadTimeDemand(
  mean: number,
  deviation: number,
  form: 'count' | 'gamma' | 'normal' = 'count',
): Distribution {
  requireNonNegative('mean', mean)
  requireNonNegative('deviation', deviation)
  if (mean === 0) return certainDemand(0)
  if (form === 'normal') return normalDemand(mean, deviation)
  if (form === 'gamma') return deviation > 0 ? gammaDemand(mean, deviation) : certainDemand(mean)
  // Too near to Poisson, the negative binomial's size runs into the limits of arithmetic.
  return deviation * deviation > mean * (1 + 1e-6)
    ? negativeBinomialDemand(mean, deviation)
    : poissonDemand(mean)
}

/**
 * Reorder point for slow movers: the smallest whole number r with `F(r) >= serviceLevel`.
 *
 * Throws RangeError unless 0 < serviceLevel < 1.
 */
export function reorderPointFor(demand: Distribution, serviceLevel: number): number {
  return Math.max(0, Math.ceil(demand.quantile(serviceLevel) - 1e-9))
}

/**
 * Risk of a stock-out before an order placed now can arrive: `P(lead-time demand > position)`.
 *
 * Throws RangeError when the position is not finite.
 */
export function stockoutRisk(demand: Distribution, position: number): number {
  requireFinite('position', position)
  if (position < 0) return 1
  return 1 - demand.probability(position)
}

/**
 * Gross margin at risk per day, in the currency of `unitMargin`: `risk · d · unit margin`.
 *
 * Throws RangeError when risk is not within 0..1, demand is negative or the margin not finite.
 */
export function marginAtRisk(risk: number, meanDailyDemand: number, unitMargin: number): number {
  if (!(risk >= 0 && risk <= 1)) throw new RangeError(`risk must be between 0 and 1, not ${risk}`)
  requireNonNegative('meanDailyDemand', meanDailyDemand)
  requireFinite('unitMargin', unitMargin)
  return risk * meanDailyDemand * unitMargin
}
