import { requireFinite, requireNonNegative } from './argument.ts'

/**
 * Reorder point `d·L + SS`, in units and not rounded.
 *
 * Throws RangeError when demand or lead time is negative or the safety stock not finite.
 */
export function reorderPoint(input: {
  meanDailyDemand: number
  leadTimeDays: number
  safetyStock: number
}): number {
  requireNonNegative('meanDailyDemand', input.meanDailyDemand)
  requireNonNegative('leadTimeDays', input.leadTimeDays)
  requireFinite('safetyStock', input.safetyStock)
  return input.meanDailyDemand * input.leadTimeDays + input.safetyStock
}

/**
 * Rounds a stock level up to whole units, as it is shown and compared: 161.76 → 162. A rounding
 * error of the arithmetic (140.0000000001) does not cost a unit.
 *
 * Throws RangeError when the level is not finite.
 */
export function roundUpUnits(level: number): number {
  requireFinite('level', level)
  // The addition turns −0 into 0.
  return Math.ceil(level - 1e-9 * Math.max(1, Math.abs(level))) + 0
}
