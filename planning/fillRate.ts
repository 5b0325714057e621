import { requireFinite, requirePositive, requireProbability } from './argument.ts'
import { inverseNormalLoss, normalLoss } from './normal.ts'

/**
 * Expected fill rate β (share of units served from the shelf) of a reorder-point policy with
 * backorders: `β = 1 − σ_DL·G(k) / Q`, where `deviation` σ_DL is that of lead-time demand, `Q` the
 * order quantity (units) and `k` the safety factor (safety stock = k·σ_DL).
 *
 * Throws RangeError unless deviation and quantity are positive and k is finite.
 * Source: Silver, Pyke & Thomas 4e, ch. 6 (each order's shortage counted once, Q not small).
 */
export function fillRate(input: {
  safetyFactor: number
  deviation: number
  orderQuantity: number
}): number {
  requireFinite('safetyFactor', input.safetyFactor)
  requirePositive('deviation', input.deviation)
  requirePositive('orderQuantity', input.orderQuantity)
  return 1 - expectedShortage(input.safetyFactor, input.deviation) / input.orderQuantity
}

/**
 * Units expected short per order cycle: `σ_DL·G(k)`.
 *
 * Throws RangeError unless the deviation is positive and k finite.
 */
export function expectedShortage(safetyFactor: number, deviation: number): number {
  requirePositive('deviation', deviation)
  return deviation * normalLoss(safetyFactor)
}

/**
 * Safety factor k that reaches a fill rate: the k with `G(k) = Q·(1 − β) / σ_DL`. It is negative
 * where the order quantity alone already serves more than β.
 *
 * Throws RangeError unless 0 < fillRate < 1 and deviation and quantity are positive.
 */
export function safetyFactorForFillRate(input: {
  fillRate: number
  deviation: number
  orderQuantity: number
}): number {
  requireProbability('fillRate', input.fillRate)
  requirePositive('deviation', input.deviation)
  requirePositive('orderQuantity', input.orderQuantity)
  return inverseNormalLoss((input.orderQuantity * (1 - input.fillRate)) / input.deviation)
}

/**
 * Safety stock that reaches a fill rate, `k·σ_DL` in units; negative where k is.
 *
 * Throws RangeError unless 0 < fillRate < 1 and deviation and quantity are positive.
 */
export function safetyStockForFillRate(input: {
  fillRate: number
  deviation: number
  orderQuantity: number
}): number {
  return safetyFactorForFillRate(input) * input.deviation
}
