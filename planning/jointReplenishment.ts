import { requireNonNegative, requirePositive } from './argument.ts'

/** An item of a supplier's joint order; `value` is what is used of it per year, at cost. */
export type JointItem = { value: number; lineCost: number }

/** Order every `cycleYears`; item i is on every `multiples[i]`-th order. */
export type JointPlan = { cycleYears: number; multiples: number[]; annualCost: number }

/**
 * Time between joint orders when every item is on every order: `T* = √(2·(K + Σk) / (i·Σ D·c))`,
 * in years; `orderCost` K per order, `lineCost` k per item on it, `carryingRate` i per year.
 *
 * Throws RangeError unless costs are >= 0 and the rate and the total value are positive.
 */
export function jointCycleYears(
  orderCost: number,
  carryingRate: number,
  items: readonly JointItem[],
): number {
  return cycleFor(
    orderCost,
    carryingRate,
    items,
    items.map(() => 1),
  )
}

/**
 * Coordinated replenishment of one supplier's items: how often to order, and which slow items only
 * on every second or third order, `m_i = round √(k_i / D_i·c_i · D_1·c_1 / (K + k_1))` with item 1
 * the one with the least k / D·c.
 *
 * Throws RangeError unless costs are >= 0, the rate and every value positive and K + k_1 > 0.
 * Source: Silver, Pyke & Thomas 4e, ch. 10 (deterministic, no discounts).
 */
export function planJointReplenishment(
  orderCost: number,
  carryingRate: number,
  items: readonly JointItem[],
): JointPlan {
  requireJointItems(orderCost, carryingRate, items)
  const ratios = items.map((item) => item.lineCost / item.value)
  const first = items[ratios.indexOf(Math.min(...ratios))]!
  requirePositive('orderCost + lineCost', orderCost + first.lineCost)
  const multiples = items.map((item, i) =>
    item === first
      ? 1
      : Math.max(
          1,
          Math.round(Math.sqrt((ratios[i]! * first.value) / (orderCost + first.lineCost))),
        ),
  )
  const cycleYears = cycleFor(orderCost, carryingRate, items, multiples)
  const ordering = items.reduce((sum, item, i) => sum + item.lineCost / multiples[i]!, orderCost)
  const holding = items.reduce((sum, item, i) => sum + item.value * multiples[i]!, 0)
  return {
    cycleYears,
    multiples,
    annualCost: ordering / cycleYears + (carryingRate * holding * cycleYears) / 2,
  }
}

function cycleFor(
  orderCost: number,
  carryingRate: number,
  items: readonly JointItem[],
  multiples: readonly number[],
): number {
  requireJointItems(orderCost, carryingRate, items)
  const ordering = items.reduce((sum, item, i) => sum + item.lineCost / multiples[i]!, orderCost)
  const value = items.reduce((sum, item, i) => sum + item.value * multiples[i]!, 0)
  return Math.sqrt((2 * ordering) / (carryingRate * value))
}

function requireJointItems(
  orderCost: number,
  carryingRate: number,
  items: readonly JointItem[],
): void {
  requireNonNegative('orderCost', orderCost)
  requirePositive('carryingRate', carryingRate)
  if (items.length === 0) throw new RangeError('items must not be empty')
  items.forEach((item, i) => {
    requirePositive(`items[${i}].value`, item.value)
    requireNonNegative(`items[${i}].lineCost`, item.lineCost)
  })
}
