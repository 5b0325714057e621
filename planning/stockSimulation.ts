import { requireDemand, requireFinite, requireNonNegative, requireWhole } from './argument.ts'
import type { Distribution } from './distribution.ts'
import { roundUpOrder } from './orderUpTo.ts'
import { seededRandom } from './seededRandom.ts'

/** How an item is bought in a simulation; units, periods, money. */
export type SimulatedPolicy = {
  /** Periods between two looks at the stock, at least 1. */
  reviewPeriods: number
  /** Units wanted at a review, from the position and the period; rounded to packs afterwards. */
  decide(position: number, period: number): number
  minimumOrderQuantity?: number
  casePack?: number
}

/** What the simulation plays against. */
export type SimulatedWorld = {
  /** Units asked for in each period. */
  demand: ArrayLike<number>
  /** Periods from order to receipt: fixed, or drawn for each order and rounded. */
  leadTime: number | Distribution
  openingStock: number
  /** Customers wait (backorders) or go away (lost sales, the usual case in retail). */
  customersWait?: boolean
  unitCost?: number
  unitPrice?: number
  openingCash?: number
  /** Most that may be spent on one order; the order is cut to whole packs below it. */
  orderBudget?: number
  seed?: number
}

/** How a policy did. */
export type SimulationResult = {
  demanded: number
  /** Units served from the shelf in the period they were asked for. */
  served: number
  fillRate: number
  /** Share of review periods without a unit short. */
  cycleService: number
  averageStock: number
  orders: number
  ordered: number
  /** Lowest cash, with goods paid when ordered and sold units paid when served or delivered. */
  lowestCash: number
  closingStock: number
}

/**
 * Replays a demand history under a policy, period by period: receipts first, then the review, then
 * demand. The same seed gives the same draw of lead times.
 *
 * Throws RangeError when demand is negative, a policy's period is not whole or a lead time negative.
 */
export function simulateStock(world: SimulatedWorld, policy: SimulatedPolicy): SimulationResult {
  requireWorld(world, policy)
  const { demand, unitCost = 0, unitPrice = 0, customersWait = false } = world
  const random = seededRandom(world.seed ?? 1)
  const due: { period: number; quantity: number }[] = []
  let stock = world.openingStock
  let waiting = 0
  let cash = world.openingCash ?? 0
  const sum = { demanded: 0, served: 0, stock: 0, orders: 0, ordered: 0, cycles: 0, short: 0 }
  let lowestCash = cash
  let cycleShort = false
  for (let t = 0; t < demand.length; t++) {
    for (const receipt of due.splice(0).toSorted((a, b) => a.period - b.period)) {
      if (receipt.period > t) due.push(receipt)
      else stock += receipt.quantity
    }
    const delivered = Math.min(stock, waiting)
    stock -= delivered
    waiting -= delivered
    cash += delivered * unitPrice
    if (t % policy.reviewPeriods === 0) {
      sum.cycles++
      if (cycleShort) sum.short++
      cycleShort = false
      const onOrder = due.reduce((total, receipt) => total + receipt.quantity, 0)
      const quantity = orderFor(world, policy, stock + onOrder - waiting, t)
      if (quantity > 0) {
        sum.orders++
        sum.ordered += quantity
        cash -= quantity * unitCost
        const lead = drawLeadTime(world.leadTime, random)
        if (lead === 0) stock += quantity
        else due.push({ period: t + lead, quantity })
      }
    }
    const sold = Math.min(stock, demand[t]!)
    stock -= sold
    cash += sold * unitPrice
    if (sold < demand[t]!) cycleShort = true
    if (customersWait) waiting += demand[t]! - sold
    sum.demanded += demand[t]!
    sum.served += sold
    sum.stock += stock
    lowestCash = Math.min(lowestCash, cash)
  }
  if (cycleShort) sum.short++
  return {
    demanded: sum.demanded,
    served: sum.served,
    fillRate: sum.demanded > 0 ? sum.served / sum.demanded : 1,
    cycleService: sum.cycles > 0 ? 1 - sum.short / sum.cycles : 1,
    averageStock: demand.length > 0 ? sum.stock / demand.length : stock,
    orders: sum.orders,
    ordered: sum.ordered,
    lowestCash,
    closingStock: stock,
  }
}

function orderFor(
  { unitCost = 0, orderBudget = Infinity }: SimulatedWorld,
  policy: SimulatedPolicy,
  position: number,
  period: number,
): number {
  const { minimumOrderQuantity = 0, casePack = 1 } = policy
  const quantity = roundUpOrder(policy.decide(position, period), minimumOrderQuantity, casePack)
  if (quantity * unitCost <= orderBudget) return quantity
  const affordable = Math.floor(orderBudget / unitCost / casePack) * casePack
  return affordable >= minimumOrderQuantity ? affordable : 0
}

function drawLeadTime(leadTime: number | Distribution, random: () => number): number {
  if (typeof leadTime === 'number') return leadTime
  const p = Math.min(1 - 1e-9, Math.max(1e-9, random()))
  return Math.max(0, Math.round(leadTime.quantile(p)))
}

function requireWorld(world: SimulatedWorld, policy: SimulatedPolicy): void {
  requireDemand('demand', world.demand)
  requireNonNegative('openingStock', world.openingStock)
  requireFinite('openingCash', world.openingCash ?? 0)
  requireNonNegative('unitCost', world.unitCost ?? 0)
  requireNonNegative('unitPrice', world.unitPrice ?? 0)
  if (typeof world.leadTime === 'number') requireWhole('leadTime', world.leadTime)
  requireWhole('reviewPeriods', policy.reviewPeriods)
  if (policy.reviewPeriods < 1) throw new RangeError('reviewPeriods must be at least 1')
}

/** Policy (R, S): at every review fill up to `level`, fixed or by period. */
export function orderUpToPolicy(
  level: number | ((period: number) => number),
  reviewPeriods: number,
): SimulatedPolicy {
  const at = typeof level === 'number' ? () => level : level
  return { reviewPeriods, decide: (position, period) => at(period) - position }
}

/** Policy (R, s, S): at or below `minimum` fill up to `maximum`. */
export function minMaxPolicy(minimum: number, maximum: number, reviewPeriods = 1): SimulatedPolicy {
  return {
    reviewPeriods,
    decide: (position) => (position <= minimum ? maximum - position : 0),
  }
}

/** Policy (R, s, nQ): at or below `reorderPoint` as many times `quantity` as it takes to pass it. */
export function fixedQuantityPolicy(
  reorderPoint: number,
  quantity: number,
  reviewPeriods = 1,
): SimulatedPolicy {
  return {
    reviewPeriods,
    decide: (position) =>
      position <= reorderPoint
        ? (Math.floor((reorderPoint - position) / quantity) + 1) * quantity
        : 0,
  }
}
