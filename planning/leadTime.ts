import { requireDemand, requireNonNegative, requirePositive } from './argument.ts'
import { certainDemand, type Distribution, gammaDemand } from './distribution.ts'

/** What is known of a lead time; days. `receipts` is what the knowledge is worth. */
export type LeadTime = { meanDays: number; deviationDays: number; receipts: number }

/**
 * Lead time of an item learned from its own receipts (days from order to receipt), leaning on its
 * supplier's: mean and mean square are averages weighted by the number of own receipts and by
 * `strength`, the receipts that the supplier's knowledge is worth. Without own receipts it is the
 * supplier's.
 *
 * Throws RangeError when a lead time is negative or not finite or the strength not positive.
 * Source: empirical Bayes shrinkage of a mean, e.g. Gelman et al., Bayesian Data Analysis 3e, ch. 2.
 */
export function learnLeadTime(days: ArrayLike<number>, supplier: LeadTime, strength = 4): LeadTime {
  requireDemand('days', days)
  requirePositive('strength', strength)
  requireNonNegative('supplier.meanDays', supplier.meanDays)
  requireNonNegative('supplier.deviationDays', supplier.deviationDays)
  const n = days.length
  let sum = strength * supplier.meanDays
  for (let i = 0; i < n; i++) sum += days[i]!
  const meanDays = sum / (n + strength)
  let squares = strength * (supplier.deviationDays ** 2 + (supplier.meanDays - meanDays) ** 2)
  for (let i = 0; i < n; i++) squares += (days[i]! - meanDays) ** 2
  return {
    meanDays,
    deviationDays: Math.sqrt(squares / (n + strength)),
    receipts: n + supplier.receipts,
  }
}

/**
 * A supplier's lead time from receipts of all its items: plain mean and sample deviation (days).
 * Null without receipts; with one the deviation is 0.
 *
 * Throws RangeError when a lead time is negative or not finite.
 */
export function summariseLeadTimes(days: ArrayLike<number>): LeadTime | null {
  requireDemand('days', days)
  const n = days.length
  if (n === 0) return null
  let sum = 0
  for (let i = 0; i < n; i++) sum += days[i]!
  const meanDays = sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (days[i]! - meanDays) ** 2
  return { meanDays, deviationDays: n > 1 ? Math.sqrt(squares / (n - 1)) : 0, receipts: n }
}

/**
 * A lead time as a distribution, for its quantiles: gamma, which is never negative; certain
 * without deviation.
 *
 * Throws RangeError when the mean or the deviation is negative.
 */
export function leadTimeDistribution({ meanDays, deviationDays }: LeadTime): Distribution {
  requireNonNegative('meanDays', meanDays)
  requireNonNegative('deviationDays', deviationDays)
  return meanDays > 0 && deviationDays > 0
    ? gammaDemand(meanDays, deviationDays)
    : certainDemand(meanDays)
}
