import { requireFinite, requireNonNegative, requireWhole } from './argument.ts'
import { roundUpUnits } from './reorderPoint.ts'

/**
 * Order-up-to level of a periodic review, `d·(L + R) + SS`, in units and not rounded.
 *
 * Throws RangeError when demand or a time is negative or the safety stock not finite.
 */
export function orderUpToLevel(input: {
  meanDailyDemand: number
  leadTimeDays: number
  reviewDays: number
  safetyStock: number
}): number {
  requireNonNegative('meanDailyDemand', input.meanDailyDemand)
  requireNonNegative('leadTimeDays', input.leadTimeDays)
  requireNonNegative('reviewDays', input.reviewDays)
  requireFinite('safetyStock', input.safetyStock)
  return input.meanDailyDemand * (input.leadTimeDays + input.reviewDays) + input.safetyStock
}

/**
 * Rounds a needed quantity up to what the supplier sells: `⌈max(need, MOQ) / case⌉·case`, a whole
 * number of units. A need of zero or less orders nothing, whatever the minimum.
 *
 * Throws RangeError when the need is not finite, the minimum not a whole number >= 0 or the case
 * pack not a whole number >= 1.
 */
export function roundUpOrder(need: number, minimumOrderQuantity = 0, casePack = 1): number {
  requireFinite('need', need)
  requireWhole('minimumOrderQuantity', minimumOrderQuantity)
  requireWhole('casePack', casePack)
  if (casePack < 1) throw new RangeError('casePack must be at least 1')
  const units = roundUpUnits(need)
  if (units <= 0) return 0
  return Math.ceil(Math.max(units, minimumOrderQuantity) / casePack) * casePack
}

/**
 * Quantity of a min/max rule: nothing above the minimum, else up to the maximum, whole units.
 *
 * Throws RangeError when an input is not finite or `maximum` is below `minimum`.
 */
export function minMaxQuantity(position: number, minimum: number, maximum: number): number {
  requireFinite('position', position)
  requireFinite('minimum', minimum)
  requireFinite('maximum', maximum)
  if (maximum < minimum) throw new RangeError('maximum must not be below minimum')
  return position <= minimum ? Math.max(0, roundUpUnits(maximum - position)) : 0
}
