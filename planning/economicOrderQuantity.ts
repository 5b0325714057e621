import { requireNonNegative, requirePositive } from './argument.ts'

/**
 * Inputs of the economic order quantity. `demand` in units per unit of time (usually a year),
 * `orderCost` K per order, `holdingCost` h per unit held for that time (unit cost × rate).
 */
export type LotSizing = { demand: number; orderCost: number; holdingCost: number }

/**
 * Economic order quantity `Q* = √(2·A·K / h)`, in units and not rounded.
 *
 * Throws RangeError unless demand and order cost are >= 0 and holding cost is positive.
 * Source: Harris (1913); Snyder & Shen, Fundamentals of Supply Chain Theory 2e, §3.2.
 */
export function economicOrderQuantity(input: LotSizing): number {
  requireLotSizing(input)
  return Math.sqrt((2 * input.demand * input.orderCost) / input.holdingCost)
}

/**
 * Cost per unit of time of ordering `quantity` each time: `K·A/Q + h·Q/2`, without the goods.
 *
 * Throws RangeError as {@link economicOrderQuantity}, and unless quantity is positive.
 */
export function orderQuantityCost(input: LotSizing & { quantity: number }): number {
  requireLotSizing(input)
  requirePositive('quantity', input.quantity)
  return (
    (input.orderCost * input.demand) / input.quantity + (input.holdingCost * input.quantity) / 2
  )
}

function requireLotSizing(input: LotSizing): void {
  requireNonNegative('demand', input.demand)
  requireNonNegative('orderCost', input.orderCost)
  requirePositive('holdingCost', input.holdingCost)
}

/** A price from `quantity` units up; the first break of a list starts at 0. */
export type PriceBreak = { quantity: number; unitCost: number }

/** An order quantity with the index of its price break and its whole cost per unit of time. */
export type DiscountedOrder = { quantity: number; breakIndex: number; cost: number }

/**
 * Economic order quantity when the price of a break holds for **all** units of the order.
 * `carryingRate` is the holding cost per unit of time as a share of the unit cost. The cost
 * includes the goods.
 *
 * Throws RangeError when breaks do not start at 0, do not rise, or a number is out of range.
 * Source: Snyder & Shen 2e, §3.4.2.
 */
export function allUnitsDiscountQuantity(input: {
  demand: number
  orderCost: number
  carryingRate: number
  breaks: readonly PriceBreak[]
}): DiscountedOrder {
  requireBreaks(input)
  let best: DiscountedOrder | undefined
  input.breaks.forEach(({ quantity: start, unitCost }, breakIndex) => {
    const sizing = { ...input, holdingCost: input.carryingRate * unitCost }
    const end = input.breaks[breakIndex + 1]?.quantity ?? Infinity
    const quantity = Math.max(economicOrderQuantity(sizing), start)
    // At or past the next break that break's lower price holds, so this one cannot be had.
    if (quantity >= end || quantity === 0) return
    const cost = unitCost * input.demand + orderQuantityCost({ ...sizing, quantity })
    if (!best || cost < best.cost) best = { quantity, breakIndex, cost }
  })
  return best ?? { quantity: 0, breakIndex: 0, cost: 0 }
}

/**
 * Economic order quantity when each price holds only for the units **within** its break, as with
 * tax brackets. The cost includes the goods.
 *
 * Throws RangeError when breaks do not start at 0, do not rise, or a number is out of range.
 * Source: Snyder & Shen 2e, §3.4.3.
 */
export function incrementalDiscountQuantity(input: {
  demand: number
  orderCost: number
  carryingRate: number
  breaks: readonly PriceBreak[]
}): DiscountedOrder {
  requireBreaks(input)
  let best: DiscountedOrder | undefined
  let fixed = 0
  input.breaks.forEach(({ quantity: start, unitCost }, breakIndex) => {
    const before = input.breaks[breakIndex - 1]
    // What the dearer units of the lower breaks cost beyond this break's price, once per order.
    if (before) fixed += (before.unitCost - unitCost) * start
    const holdingCost = input.carryingRate * unitCost
    const quantity = Math.sqrt((2 * input.demand * (input.orderCost + fixed)) / holdingCost)
    const end = input.breaks[breakIndex + 1]?.quantity ?? Infinity
    if (!(quantity > 0 && quantity >= start && quantity <= end)) return
    const cost =
      unitCost * input.demand +
      (input.carryingRate * fixed) / 2 +
      ((input.orderCost + fixed) * input.demand) / quantity +
      (holdingCost * quantity) / 2
    if (!best || cost < best.cost) best = { quantity, breakIndex, cost }
  })
  return best ?? { quantity: 0, breakIndex: 0, cost: 0 }
}

function requireBreaks(input: {
  demand: number
  orderCost: number
  carryingRate: number
  breaks: readonly PriceBreak[]
}): void {
  requireNonNegative('demand', input.demand)
  requireNonNegative('orderCost', input.orderCost)
  requirePositive('carryingRate', input.carryingRate)
  if (input.breaks[0]?.quantity !== 0) throw new RangeError('breaks must start at quantity 0')
  input.breaks.forEach(({ quantity, unitCost }, i) => {
    requirePositive(`breaks[${i}].unitCost`, unitCost)
    requireNonNegative(`breaks[${i}].quantity`, quantity)
    const before = input.breaks[i - 1]
    if (before && quantity <= before.quantity) {
      throw new RangeError(`breaks[${i}].quantity must be above the break before it`)
    }
  })
}

/**
 * Order quantity when customers wait, at `backorderCost` per unit short and unit of time.
 * `backorderedShare` is the share of demand that waits.
 *
 * Throws RangeError as {@link economicOrderQuantity}, and unless backorderCost is positive.
 * Source: Snyder & Shen 2e, §3.5.
 */
export function backorderQuantity(input: LotSizing & { backorderCost: number }): {
  quantity: number
  backorderedShare: number
  cost: number
} {
  requireLotSizing(input)
  requirePositive('backorderCost', input.backorderCost)
  const { demand, orderCost, holdingCost, backorderCost } = input
  const ratio = backorderCost / (holdingCost + backorderCost)
  return {
    quantity: Math.sqrt((2 * orderCost * demand) / (holdingCost * ratio)),
    backorderedShare: 1 - ratio,
    cost: Math.sqrt(2 * orderCost * demand * holdingCost * ratio),
  }
}

/**
 * Production lot size when goods come in at `productionRate` (units per unit of time) while
 * demand goes on.
 *
 * Throws RangeError as {@link economicOrderQuantity}, and unless productionRate exceeds demand.
 * Source: Taft (1918); Snyder & Shen 2e, §3.6.
 */
export function productionLotQuantity(input: LotSizing & { productionRate: number }): {
  quantity: number
  cost: number
} {
  requireLotSizing(input)
  requirePositive('productionRate', input.productionRate)
  const { demand, orderCost, holdingCost, productionRate } = input
  if (productionRate <= demand) throw new RangeError('productionRate must be above demand')
  const slower = holdingCost * (1 - demand / productionRate)
  return {
    quantity: Math.sqrt((2 * orderCost * demand) / slower),
    cost: Math.sqrt(2 * orderCost * demand * slower),
  }
}
