import { requireFinite, requireNonNegative, requirePositive } from './argument.ts'
import { poissonDemand } from './distribution.ts'
import { backorderQuantity, economicOrderQuantity } from './economicOrderQuantity.ts'
import { normalDensity, normalLoss, normalProbability, normalQuantile } from './normal.ts'

/**
 * Inputs of a continuous-review (r, Q) policy with backorders. `demand` units per unit of time
 * with deviation `demandDeviation` over that time, `leadTime` in the same unit; `orderCost` per
 * order, `holdingCost` and `backorderCost` per unit and unit of time.
 */
export type ReorderQuantityInput = {
  demand: number
  demandDeviation: number
  leadTime: number
  orderCost: number
  holdingCost: number
  backorderCost: number
}

/** Order `quantity` whenever the inventory position falls to `reorderPoint`; units, not rounded. */
export type ReorderQuantity = { reorderPoint: number; quantity: number }

/**
 * Exact cost per unit of time of an (r, Q) policy under normal lead-time demand:
 * `(K·λ + ∫_r^{r+Q} g(y) dy) / Q` with g the newsvendor cost.
 *
 * Throws RangeError when an input is out of range. Source: Snyder & Shen 2e, §5.2.
 */
export function reorderQuantityCost(input: ReorderQuantityInput, policy: ReorderQuantity): number {
  const { mean, deviation } = leadTimeMoments(input)
  const { reorderPoint: r, quantity: q } = policy
  requireFinite('reorderPoint', r)
  requirePositive('quantity', q)
  const both = input.holdingCost + input.backorderCost
  const holding = input.holdingCost * (q / 2 + r - mean)
  const integral = secondLoss(r, mean, deviation) - secondLoss(r + q, mean, deviation)
  return (input.orderCost * input.demand + both * integral) / q + holding
}

/**
 * The best reorder point for a given order quantity: the r with `g(r) = g(r + Q)`.
 *
 * Throws RangeError when an input is out of range. Source: Snyder & Shen 2e, §5.2; Zheng (1992).
 */
export function reorderPointForQuantity(input: ReorderQuantityInput, quantity: number): number {
  const { mean, deviation } = leadTimeMoments(input)
  requirePositive('quantity', quantity)
  const loss = (x: number) => deviation * normalLoss((x - mean) / deviation)
  const target = (input.holdingCost * quantity) / (input.holdingCost + input.backorderCost)
  return fallingRoot(
    (r) => loss(r) - loss(r + quantity) - target,
    mean - quantity - 40 * deviation,
    mean + 40 * deviation,
  )
}

/**
 * (r, Q) with the quantity of the backorder EOQ and the best reorder point for it.
 *
 * Throws RangeError when an input is out of range. Source: Snyder & Shen 2e, §5.3.2.
 */
export function reorderQuantityByBackorders(input: ReorderQuantityInput): ReorderQuantity {
  leadTimeMoments(input)
  const { quantity } = backorderQuantity(input)
  return { quantity, reorderPoint: reorderPointForQuantity(input, quantity) }
}

/**
 * (r, Q) with the EOQ and a newsvendor safety stock, the usual rule of thumb.
 *
 * Throws RangeError when an input is out of range. Source: Snyder & Shen 2e, §5.3.3.
 */
export function reorderQuantityBySafetyStock(input: ReorderQuantityInput): ReorderQuantity {
  const { mean, deviation } = leadTimeMoments(input)
  const ratio = input.backorderCost / (input.backorderCost + input.holdingCost)
  return {
    quantity: economicOrderQuantity(input),
    reorderPoint: mean + normalQuantile(ratio) * deviation,
  }
}

/**
 * (r, Q) by Whitin's expected-inventory-level approximation; here `backorderCost` is per unit
 * backordered, however long. `cost` is the approximation's own.
 *
 * Throws RangeError when an input is out of range, or when backorders are too cheap for the method
 * (`h·Q >= p·λ`). Source: Snyder & Shen 2e, §5.3.1.
 */
export function reorderQuantityByInventoryLevel(
  input: ReorderQuantityInput,
): ReorderQuantity & { cost: number } {
  const { mean, deviation } = leadTimeMoments(input)
  const { demand, holdingCost, backorderCost, orderCost } = input
  let quantity = economicOrderQuantity(input)
  let shortage = 0
  let reorderPoint = mean
  for (let step = 0; step < 1000; step++) {
    const risk = (quantity * holdingCost) / (backorderCost * demand)
    if (risk >= 1) throw new RangeError('backorderCost is too low for this approximation')
    reorderPoint = mean + deviation * normalQuantile(1 - risk)
    shortage = deviation * normalLoss((reorderPoint - mean) / deviation)
    const next = Math.sqrt((2 * demand * (orderCost + backorderCost * shortage)) / holdingCost)
    const moved = Math.abs(next - quantity)
    quantity = next
    if (moved < 1e-10 * next) break
  }
  const cost =
    holdingCost * (reorderPoint - mean + quantity / 2) +
    ((orderCost + backorderCost * shortage) * demand) / quantity
  return { reorderPoint, quantity, cost }
}

/**
 * (r, Q) by the loss-function approximation: `n(r) = h·Q / (h + p)` and
 * `Q = √(2·(K·λ + (h + p)·n₂(r)) / h)` in turn until they agree.
 *
 * Throws RangeError when an input is out of range. Source: Snyder & Shen 2e, §5.3.4;
 * Hadley & Whitin (1963).
 */
export function reorderQuantityByLoss(input: ReorderQuantityInput): ReorderQuantity {
  const { mean, deviation } = leadTimeMoments(input)
  const both = input.holdingCost + input.backorderCost
  let quantity = economicOrderQuantity(input)
  let reorderPoint = mean
  for (let step = 0; step < 1000; step++) {
    const target = (input.holdingCost * quantity) / both
    reorderPoint = fallingRoot(
      (r) => deviation * normalLoss((r - mean) / deviation) - target,
      mean - target - 40 * deviation,
      mean + 40 * deviation,
    )
    const next = Math.sqrt(
      (2 * (input.orderCost * input.demand + both * secondLoss(reorderPoint, mean, deviation))) /
        input.holdingCost,
    )
    const moved = Math.abs(next - quantity)
    quantity = next
    if (moved < 1e-10 * next) break
  }
  return { reorderPoint, quantity }
}

/**
 * The exact best (r, Q) in whole units under Poisson demand of mean `demand` per unit of time.
 *
 * Throws RangeError when an input is out of range. Source: Federgruen & Zheng (1992), Oper. Res. 40.
 */
export function poissonReorderQuantity(
  input: Omit<ReorderQuantityInput, 'demandDeviation'>,
): ReorderQuantity & { cost: number } {
  requireCosts(input)
  const { holdingCost, backorderCost } = input
  const demand = poissonDemand(input.demand * input.leadTime)
  const periodCost = (y: number) =>
    holdingCost * (y - demand.mean) + (holdingCost + backorderCost) * demand.loss(y)
  const best = demand.quantile(backorderCost / (backorderCost + holdingCost))
  let reorderPoint = best - 1
  let quantity = 1
  let sum = input.orderCost * input.demand + periodCost(best)
  for (;;) {
    const below = periodCost(reorderPoint)
    const above = periodCost(reorderPoint + quantity + 1)
    const cheaper = Math.min(below, above)
    if (cheaper >= sum / quantity) return { reorderPoint, quantity, cost: sum / quantity }
    sum += cheaper
    quantity++
    if (below <= above) reorderPoint--
  }
}

function leadTimeMoments(input: ReorderQuantityInput): { mean: number; deviation: number } {
  requireCosts(input)
  requirePositive('demandDeviation', input.demandDeviation)
  return {
    mean: input.demand * input.leadTime,
    deviation: input.demandDeviation * Math.sqrt(input.leadTime),
  }
}

function requireCosts(input: Omit<ReorderQuantityInput, 'demandDeviation'>): void {
  requirePositive('demand', input.demand)
  requirePositive('leadTime', input.leadTime)
  requireNonNegative('orderCost', input.orderCost)
  requirePositive('holdingCost', input.holdingCost)
  requirePositive('backorderCost', input.backorderCost)
}

// ½·E[((X − x)+)²] of a normal X.
function secondLoss(x: number, mean: number, deviation: number): number {
  const z = (x - mean) / deviation
  return 0.5 * deviation * deviation * ((z * z + 1) * normalProbability(-z) - z * normalDensity(z))
}

function fallingRoot(f: (x: number) => number, low: number, high: number): number {
  let from = low
  let to = high
  for (let step = 0; step < 200 && to - from > 1e-12 * (Math.abs(from) + Math.abs(to)); step++) {
    const middle = (from + to) / 2
    if (f(middle) > 0) from = middle
    else to = middle
  }
  return (from + to) / 2
}
