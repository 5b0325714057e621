import { requireDemand, requireNonNegative } from './argument.ts'

/** Orders by period (units, at the period's start) with their cost of ordering and holding. */
export type LotPlan = { quantities: number[]; cost: number }

/**
 * The cheapest plan of orders for a known demand by period: exact.
 *
 * `demand[t]` units of period t, `orderCost` per order, `holdingCost` per unit held to the end of a
 * period, `unitCosts[t]` the price in period t where it changes. Time O(n²).
 *
 * Throws RangeError when demand or a cost is negative or not finite.
 * Source: Wagner & Whitin (1958), Management Sci. 5.
 */
export function planWagnerWhitin(
  demand: ArrayLike<number>,
  orderCost: number,
  holdingCost: number,
  unitCosts?: ArrayLike<number>,
): LotPlan {
  requireLots(demand, orderCost, holdingCost)
  if (unitCosts) requireDemand('unitCosts', unitCosts)
  const n = demand.length
  if (unitCosts && unitCosts.length !== n)
    throw new RangeError('unitCosts must be as long as demand')
  // cost[t] and next[t]: the best plan from period t on, and when it orders again after t.
  const cost = new Float64Array(n + 1)
  const next = new Int32Array(n)
  for (let t = n - 1; t >= 0; t--) {
    if (demand[t] === 0) {
      cost[t] = cost[t + 1]!
      next[t] = t + 1
      continue
    }
    cost[t] = Infinity
    let holding = 0
    for (let end = t; end < n; end++) {
      holding += (holdingCost * (end - t) + (unitCosts ? unitCosts[t]! : 0)) * demand[end]!
      const total = orderCost + holding + cost[end + 1]!
      if (total < cost[t]!) {
        cost[t] = total
        next[t] = end + 1
      }
    }
  }
  const quantities = Array.from(demand, () => 0)
  for (let t = 0; t < n; t = next[t]!) {
    for (let covered = t; covered < next[t]!; covered++) quantities[t]! += demand[covered]!
  }
  return { quantities, cost: n === 0 ? 0 : cost[0]! }
}

/**
 * A good plan of orders for a known demand: each order covers periods as long as the mean cost per
 * period falls. Less sensitive than the exact plan to what lies far ahead.
 *
 * Inputs as {@link planWagnerWhitin}.
 *
 * Throws RangeError when demand or a cost is negative or not finite.
 * Source: Silver & Meal (1973); Silver, Pyke & Thomas 4e, ch. 5.
 */
export function planSilverMeal(
  demand: ArrayLike<number>,
  orderCost: number,
  holdingCost: number,
): LotPlan {
  requireLots(demand, orderCost, holdingCost)
  const quantities = Array.from(demand, () => 0)
  let cost = 0
  let t = 0
  while (t < demand.length) {
    if (demand[t] === 0) {
      t++
      continue
    }
    let quantity = demand[t]!
    let spent = orderCost
    let periods = 1
    while (t + periods < demand.length) {
      const more = spent + holdingCost * periods * demand[t + periods]!
      if (more / (periods + 1) > spent / periods) break
      spent = more
      quantity += demand[t + periods]!
      periods++
    }
    quantities[t] = quantity
    cost += spent
    t += periods
  }
  return { quantities, cost }
}

function requireLots(demand: ArrayLike<number>, orderCost: number, holdingCost: number): void {
  requireDemand('demand', demand)
  requireNonNegative('orderCost', orderCost)
  requireNonNegative('holdingCost', holdingCost)
}
