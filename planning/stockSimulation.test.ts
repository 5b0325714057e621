import { describe, expect, it } from 'vitest'
import { gammaDemand, normalDemand } from './distribution.ts'
import { fillRateFor } from './fillRate.ts'
import { seededRandom } from './seededRandom.ts'
import {
  fixedQuantityPolicy,
  minMaxPolicy,
  orderUpToPolicy,
  simulateStock,
} from './stockSimulation.ts'

const random = seededRandom(3)
const daily = normalDemand(20, 5)
const demand = Float64Array.from({ length: 20000 }, () => {
  return Math.max(0, Math.round(daily.quantile(Math.min(0.999999, Math.max(1e-6, random())))))
})

describe('a simulated stock', () => {
  it('serves the cycles that the order-up-to level promises', () => {
    const level = normalDemand(20 * 14, 5 * Math.sqrt(14)).quantile(0.9)
    const result = simulateStock(
      { demand, leadTime: 7, openingStock: 300, customersWait: true },
      orderUpToPolicy(Math.round(level), 7),
    )
    expect(result.cycleService).toBeGreaterThan(0.87)
    expect(result.cycleService).toBeLessThan(0.93)
    expect(result.fillRate).toBeGreaterThan(result.cycleService)
  })

  it('serves the fill rate that the reorder point promises', () => {
    const point = 150
    const quantity = 100
    const result = simulateStock(
      { demand, leadTime: 7, openingStock: 250, customersWait: true },
      fixedQuantityPolicy(point, quantity),
    )
    // A day's demand takes the position below the point before it is seen: half a day on average.
    const promised = fillRateFor(normalDemand(20 * 7, 5 * Math.sqrt(7)), point - 10, quantity)
    expect(Math.abs(result.fillRate - promised)).toBeLessThan(0.03)
  })

  it('neither makes nor loses a unit', () => {
    const result = simulateStock(
      { demand: demand.subarray(0, 500), leadTime: 0, openingStock: 40 },
      minMaxPolicy(30, 90),
    )
    expect(40 + result.ordered - result.served).toBe(result.closingStock)
    expect(result.fillRate).toBeGreaterThan(0.99)
  })

  it('orders whole packs, at least the minimum, within its budget', () => {
    const world = { demand: demand.subarray(0, 200), leadTime: 3, openingStock: 0, unitCost: 2 }
    const policy = { ...orderUpToPolicy(200, 5), casePack: 24, minimumOrderQuantity: 48 }
    const free = simulateStock(world, policy)
    expect(free.ordered % 24).toBe(0)
    const tight = simulateStock({ ...world, orderBudget: 100 }, policy)
    expect(tight.ordered).toBe(tight.orders * 48)
    expect(tight.fillRate).toBeLessThan(free.fillRate)
    expect(simulateStock({ ...world, orderBudget: 90 }, policy).orders).toBe(0)
  })

  it('sees how low the cash goes', () => {
    const result = simulateStock(
      { demand: [5, 5], leadTime: 0, openingStock: 0, unitCost: 2, unitPrice: 3, openingCash: 10 },
      orderUpToPolicy(10, 2),
    )
    expect(result.lowestCash).toBe(5)
    const paid = simulateStock(
      { demand: [0, 5], leadTime: 0, openingStock: 0, unitCost: 2, unitPrice: 3, openingCash: 10 },
      orderUpToPolicy(10, 2),
    )
    expect(paid.lowestCash).toBe(-10)
  })

  it('plays the same for the same seed and otherwise for another', () => {
    const world = { demand, leadTime: gammaDemand(7, 3), openingStock: 300 }
    const policy = orderUpToPolicy(340, 7)
    const first = simulateStock({ ...world, seed: 5 }, policy)
    expect(simulateStock({ ...world, seed: 5 }, policy)).toEqual(first)
    expect(simulateStock({ ...world, seed: 6 }, policy)).not.toEqual(first)
    expect(first.fillRate).toBeLessThan(simulateStock({ ...world, leadTime: 7 }, policy).fillRate)
  })

  it('refuses a world that cannot be', () => {
    const policy = orderUpToPolicy(10, 0)
    expect(() => simulateStock({ demand: [1], leadTime: 1, openingStock: 0 }, policy)).toThrow(
      'reviewPeriods must be at least 1',
    )
    expect(() =>
      simulateStock({ demand: [-1], leadTime: 1, openingStock: 0 }, orderUpToPolicy(10, 1)),
    ).toThrow('demand[0] must not be negative')
  })
})
