import { requireNonNegative, requireProbability } from './argument.ts'
import { normalQuantile } from './normal.ts'

/** Demand and lead time of one item; quantities in base units per day, times in days. */
export type ProtectionTime = {
  meanDailyDemand: number
  dailyDemandDeviation: number
  leadTimeDays: number
  leadTimeDeviationDays: number
  /** Days between two looks at the stock; 0 when every sale is looked at. */
  reviewDays?: number
}

/**
 * Mean demand while an order is under way (plus the review period): `d·(L + R)`, in units.
 *
 * Throws RangeError on a negative or non-finite input.
 */
export function protectionDemand(input: ProtectionTime): number {
  requireProtectionTime(input)
  return input.meanDailyDemand * (input.leadTimeDays + (input.reviewDays ?? 0))
}

/**
 * Standard deviation of the demand over lead time and review: `√((L + R)·σ_d² + d²·σ_L²)`, units.
 *
 * Throws RangeError on a negative or non-finite input. Source: Silver, Pyke & Thomas 4e, ch. 6;
 * King (2011), "Crack the code".
 */
export function protectionDeviation(input: ProtectionTime): number {
  requireProtectionTime(input)
  const days = input.leadTimeDays + (input.reviewDays ?? 0)
  return Math.sqrt(
    days * input.dailyDemandDeviation ** 2 +
      input.meanDailyDemand ** 2 * input.leadTimeDeviationDays ** 2,
  )
}

function requireProtectionTime(input: ProtectionTime): void {
  requireNonNegative('meanDailyDemand', input.meanDailyDemand)
  requireNonNegative('dailyDemandDeviation', input.dailyDemandDeviation)
  requireNonNegative('leadTimeDays', input.leadTimeDays)
  requireNonNegative('leadTimeDeviationDays', input.leadTimeDeviationDays)
  requireNonNegative('reviewDays', input.reviewDays ?? 0)
}

/**
 * Safety stock for doubt in demand and in the lead time, `z·√((L + R)·σ_d² + d²·σ_L²)`, in units
 * and not rounded. `serviceLevel` is the cycle service level: the share of order cycles without a
 * stock-out, not the share of units filled. Below 0.5 the result is negative.
 *
 * Throws RangeError unless 0 < serviceLevel < 1 and the other inputs are >= 0.
 * Source: Silver, Pyke & Thomas 4e, ch. 6; with `reviewDays` their periodic-review form.
 */
export function safetyStock(input: ProtectionTime & { serviceLevel: number }): number {
  requireProbability('serviceLevel', input.serviceLevel)
  return normalQuantile(input.serviceLevel) * protectionDeviation(input)
}

/**
 * Safety stock when the lead time is certain, `z·σ_d·√L`, in units and not rounded.
 *
 * Throws RangeError unless 0 < serviceLevel < 1 and the other inputs are >= 0.
 */
export function safetyStockForDemand(input: {
  serviceLevel: number
  dailyDemandDeviation: number
  leadTimeDays: number
}): number {
  return safetyStock({ ...input, meanDailyDemand: 0, leadTimeDeviationDays: 0 })
}

/**
 * Safety stock without statistics, "maximum minus average": `d_max·L_max − d·L`, in units.
 *
 * Throws RangeError on a negative input or a maximum below its average.
 */
export function safetyStockFromMaximum(input: {
  maximumDailyDemand: number
  maximumLeadTimeDays: number
  meanDailyDemand: number
  leadTimeDays: number
}): number {
  requireNonNegative('meanDailyDemand', input.meanDailyDemand)
  requireNonNegative('leadTimeDays', input.leadTimeDays)
  requireNonNegative('maximumDailyDemand', input.maximumDailyDemand)
  requireNonNegative('maximumLeadTimeDays', input.maximumLeadTimeDays)
  if (input.maximumDailyDemand < input.meanDailyDemand) {
    throw new RangeError('maximumDailyDemand must not be below meanDailyDemand')
  }
  if (input.maximumLeadTimeDays < input.leadTimeDays) {
    throw new RangeError('maximumLeadTimeDays must not be below leadTimeDays')
  }
  return (
    input.maximumDailyDemand * input.maximumLeadTimeDays -
    input.meanDailyDemand * input.leadTimeDays
  )
}

/**
 * Safety stock as days of cover: `d·days`, in units.
 *
 * Throws RangeError on a negative or non-finite input.
 */
export function safetyStockForDays(meanDailyDemand: number, safetyDays: number): number {
  requireNonNegative('meanDailyDemand', meanDailyDemand)
  requireNonNegative('safetyDays', safetyDays)
  return meanDailyDemand * safetyDays
}
