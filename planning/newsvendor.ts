import { requireFinite, requirePositive } from './argument.ts'
import type { Distribution } from './distribution.ts'

/**
 * Critical ratio `Cu / (Cu + Co)`: the service level that balances a unit too few (`underage`, the
 * margin lost) against a unit too many (`overage`, cost less salvage).
 *
 * Throws RangeError unless both costs are positive.
 */
export function criticalRatio(underage: number, overage: number): number {
  requirePositive('underage', underage)
  requirePositive('overage', overage)
  return underage / (underage + overage)
}

/**
 * What to buy once for one season: the critical-ratio quantile of the season's demand (units; a
 * whole number where the demand is a count), with its expected cost of misfit.
 *
 * Throws RangeError unless both costs are positive.
 * Source: Snyder & Shen 2e, §4.3; Silver, Pyke & Thomas 4e, ch. 9.
 */
export function newsvendorQuantity(
  demand: Distribution,
  underage: number,
  overage: number,
): { quantity: number; criticalRatio: number; cost: number } {
  const ratio = criticalRatio(underage, overage)
  const quantity = demand.quantile(ratio)
  return {
    quantity,
    criticalRatio: ratio,
    cost: newsvendorCost(demand, underage, overage, quantity),
  }
}

/**
 * Expected cost of having bought `quantity`: `Co·E[(Q − D)+] + Cu·E[(D − Q)+]`.
 *
 * Throws RangeError unless both costs are positive and the quantity is finite.
 */
export function newsvendorCost(
  demand: Distribution,
  underage: number,
  overage: number,
  quantity: number,
): number {
  requirePositive('underage', underage)
  requirePositive('overage', overage)
  requireFinite('quantity', quantity)
  const short = demand.loss(quantity)
  return overage * (quantity - demand.mean + short) + underage * short
}
