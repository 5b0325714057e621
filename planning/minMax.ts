import { requireNonNegative, requirePositive } from './argument.ts'
import { poissonMass } from './counts.ts'
import { poissonDemand } from './distribution.ts'
import { normalQuantile } from './normal.ts'

/**
 * When the position is at or below `minimum` (s), order up to `maximum` (S); `cost` per period.
 */
export type MinMax = { minimum: number; maximum: number }

/**
 * The exact best (s, S) in whole units of a periodic review with Poisson demand of mean `demand`
 * over review plus lead time when `leadPeriods` is 0, `orderCost` per order, `holdingCost` and
 * `backorderCost` per unit and period.
 *
 * `leadPeriods` L: costs fall on the demand of L + 1 periods, orders on that of one.
 *
 * Throws RangeError when an input is out of range. Source: Zheng & Federgruen (1991), Oper. Res. 39.
 */
export function poissonMinMax(input: {
  demand: number
  orderCost: number
  holdingCost: number
  backorderCost: number
  leadPeriods?: number
}): MinMax & { cost: number } {
  requirePositive('demand', input.demand)
  requireNonNegative('orderCost', input.orderCost)
  requirePositive('holdingCost', input.holdingCost)
  requirePositive('backorderCost', input.backorderCost)
  requireNonNegative('leadPeriods', input.leadPeriods ?? 0)
  const { holdingCost, backorderCost, orderCost } = input
  const demand = poissonDemand(input.demand * ((input.leadPeriods ?? 0) + 1))
  const periodCost = memo(
    (y) => holdingCost * (y - demand.mean) + (holdingCost + backorderCost) * demand.loss(y),
  )
  const visits = renewal(input.demand)
  const cost = (s: number, S: number) => {
    let total = orderCost
    let periods = 0
    for (let j = 0; j < S - s; j++) {
      total += visits(j) * periodCost(S - j)
      periods += visits(j)
    }
    return total / periods
  }
  let maximum = demand.quantile(backorderCost / (backorderCost + holdingCost))
  let minimum = maximum - 1
  while (cost(minimum, maximum) > periodCost(minimum)) minimum--
  let best = cost(minimum, maximum)
  for (let S = maximum + 1; periodCost(S) <= best; S++) {
    if (cost(minimum, S) >= best) continue
    maximum = S
    while (cost(minimum, maximum) <= periodCost(minimum + 1)) minimum++
    best = cost(minimum, maximum)
  }
  return { minimum, maximum, cost: best }
}

// Expected number of periods that the position stands j below the order-up-to level.
function renewal(mean: number): (j: number) => number {
  const mass = memo((k) => poissonMass(k, mean))
  const visits: number[] = []
  return (j) => {
    for (let n = visits.length; n <= j; n++) {
      let sum = n === 0 ? 1 : 0
      for (let i = 1; i <= n; i++) sum += mass(i) * visits[n - i]!
      visits.push(sum / (1 - mass(0)))
    }
    return visits[j]!
  }
}

function memo(f: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>()
  return (x) => {
    let value = known.get(x)
    if (value === undefined) {
      value = f(x)
      known.set(x, value)
    }
    return value
  }
}

/**
 * (s, S) by the revised power approximation: near the best for normal-like demand, without search.
 * Units as in {@link poissonMinMax}; not rounded. With `capSmallOrders` neither level exceeds the
 * newsvendor level where an order is less than one and a half periods of demand, as in the paper.
 *
 * Throws RangeError when an input is out of range.
 * Source: Ehrhardt & Mosier (1984), Management Sci. 30; uncapped as in Snyder & Shen 2e, §4.4.
 */
export function approximateMinMax(input: {
  demand: number
  demandDeviation: number
  orderCost: number
  holdingCost: number
  backorderCost: number
  leadPeriods?: number
  capSmallOrders?: boolean
}): MinMax {
  const { demand, demandDeviation, orderCost, holdingCost, backorderCost } = input
  requirePositive('demand', demand)
  requirePositive('demandDeviation', demandDeviation)
  requirePositive('orderCost', orderCost)
  requirePositive('holdingCost', holdingCost)
  requirePositive('backorderCost', backorderCost)
  requireNonNegative('leadPeriods', input.leadPeriods ?? 0)
  const periods = (input.leadPeriods ?? 0) + 1
  const mean = demand * periods
  const deviation = demandDeviation * Math.sqrt(periods)
  const quantity =
    1.3 *
    demand ** 0.494 *
    (orderCost / holdingCost) ** 0.506 *
    (1 + (deviation / demand) ** 2) ** 0.116
  const z = Math.sqrt((quantity * holdingCost) / (deviation * backorderCost))
  const minimum = 0.973 * mean + deviation * (0.183 / z + 1.063 - 2.192 * z)
  if (!input.capSmallOrders || quantity / demand > 1.5) {
    return { minimum, maximum: minimum + quantity }
  }
  const newsvendor =
    mean + deviation * normalQuantile(backorderCost / (backorderCost + holdingCost))
  return {
    minimum: Math.min(minimum, newsvendor),
    maximum: Math.min(minimum + quantity, newsvendor),
  }
}
