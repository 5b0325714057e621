import {
  requireFinite,
  requireNonNegative,
  requirePositive,
  requireProbability,
} from './argument.ts'
import type { Distribution } from './distribution.ts'
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

/**
 * Fill rate of a reorder-point policy with backorders under any lead-time demand:
 * `1 − (n(r) − n(r + Q)) / Q`, with n the expected demand beyond a stock. Unlike
 * {@link fillRate} it counts no shortage twice, so it also holds where Q is small.
 *
 * `reorderPoint` and `quantity` in the units of `demand`.
 *
 * Throws RangeError unless the quantity is positive and the reorder point finite.
 * Source: Silver, Pyke & Thomas 4e, §6.7; Snyder & Shen 2e, §5.4.
 */
export function fillRateFor(demand: Distribution, reorderPoint: number, quantity: number): number {
  requireFinite('reorderPoint', reorderPoint)
  requirePositive('quantity', quantity)
  return 1 - (demand.loss(reorderPoint) - demand.loss(reorderPoint + quantity)) / quantity
}

/**
 * The smallest whole reorder point with which {@link fillRateFor} reaches `fillRate`; it may be
 * negative where the order quantity alone serves enough.
 *
 * Throws RangeError unless 0 < fillRate < 1 and the quantity is positive.
 */
export function reorderPointForFillRate(
  demand: Distribution,
  quantity: number,
  fillRate: number,
): number {
  requireProbability('fillRate', fillRate)
  requirePositive('quantity', quantity)
  const reached = (r: number) => fillRateFor(demand, r, quantity) >= fillRate - 1e-12
  let high = Math.ceil(demand.mean + demand.deviation)
  for (let step = 1; !reached(high); step *= 2) high += step
  let low = high
  for (let step = 1; reached(low); step *= 2) low -= step
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}

/** What a service level costs: one point of the curve of stock against service. */
export type ServicePoint = {
  serviceLevel: number
  fillRate: number
  safetyStock: number
  /** Safety stock and half an order, what lies there on average. */
  averageStock: number
  /** Average stock at cost, and what a year of holding it costs. */
  value: number
  yearlyCost: number
}

/**
 * The price of service: for each cycle service level the fill rate, the stock and the money it
 * takes, under any lead-time demand, order quantity (units), unit cost and yearly carrying rate.
 *
 * Throws RangeError when a service level is not between 0 and 1, the quantity not positive or a
 * cost negative.
 */
export function priceService(
  demand: Distribution,
  input: { quantity: number; unitCost: number; carryingRate: number },
  serviceLevels: readonly number[] = [0.8, 0.85, 0.9, 0.95, 0.98, 0.99],
): ServicePoint[] {
  requirePositive('quantity', input.quantity)
  requireNonNegative('unitCost', input.unitCost)
  requireNonNegative('carryingRate', input.carryingRate)
  return serviceLevels.map((serviceLevel) => {
    const reorderPoint = demand.quantile(serviceLevel)
    const safetyStock = reorderPoint - demand.mean
    const averageStock = Math.max(0, safetyStock) + input.quantity / 2
    const value = averageStock * input.unitCost
    return {
      serviceLevel,
      fillRate: fillRateFor(demand, reorderPoint, input.quantity),
      safetyStock,
      averageStock,
      value,
      yearlyCost: value * input.carryingRate,
    }
  })
}
