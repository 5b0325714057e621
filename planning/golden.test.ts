import { describe, expect, it } from 'vitest'
import { forecastCroston, forecastSba, forecastTsb } from './croston.ts'
import { averageDemandInterval, classifyDemand, squaredVariation } from './demandClass.ts'
import { economicOrderQuantity } from './economicOrderQuantity.ts'
import { fillRate, safetyFactorForFillRate, safetyStockForFillRate } from './fillRate.ts'
import { kitsBySite, kitsPooled, kitsShippedTogether } from './kitAvailability.ts'
import { listedQuantity } from './listedQuantity.ts'
import { criticalRatio } from './newsvendor.ts'
import { normalLoss, normalQuantile } from './normal.ts'
import { orderUpToLevel } from './orderUpTo.ts'
import { planReorder } from './reorder.ts'
import { reorderPoint, roundUpUnits } from './reorderPoint.ts'
import { protectionDeviation, safetyStock, safetyStockForDemand } from './safetyStock.ts'

const item = {
  meanDailyDemand: 20,
  dailyDemandDeviation: 5,
  leadTimeDays: 7,
  leadTimeDeviationDays: 2,
}

describe('the golden values of the field', () => {
  it('reorders at demand × lead time when there is no safety stock', () => {
    expect(reorderPoint({ meanDailyDemand: 20, leadTimeDays: 7, safetyStock: 0 })).toBe(140)
  })

  it.each([
    [0.95, 1.644854],
    [0.98, 2.053749],
    [0.9, 1.281552],
    [0.85, 1.036433],
    [0.99, 2.326348],
  ])('turns service level %d into safety factor %d', (level, z) => {
    expect(normalQuantile(level)).toBeCloseTo(z, 6)
  })

  it('holds safety stock for demand alone', () => {
    const stock = safetyStockForDemand({
      serviceLevel: 0.95,
      dailyDemandDeviation: 5,
      leadTimeDays: 7,
    })
    expect(stock).toBeCloseTo(21.759368, 6)
    const point = reorderPoint({ ...item, safetyStock: stock })
    expect(point).toBeCloseTo(161.759368, 6)
    expect(roundUpUnits(point)).toBe(162)
  })

  it('holds safety stock for demand and lead time', () => {
    expect(protectionDeviation(item)).toBeCloseTo(42.130749, 6)
    const stock = safetyStock({ ...item, serviceLevel: 0.95 })
    expect(stock).toBeCloseTo(69.298915, 6)
    const point = reorderPoint({ ...item, safetyStock: stock })
    expect(point).toBeCloseTo(209.298915, 6)
    expect(roundUpUnits(point)).toBe(210)
  })

  it('covers the review period too when stock is looked at weekly', () => {
    const weekly = { ...item, reviewDays: 7 }
    expect(protectionDeviation(weekly)).toBeCloseTo(44.158804, 6)
    const stock = safetyStock({ ...weekly, serviceLevel: 0.95 })
    expect(stock).toBeCloseTo(72.634769, 6)
    const level = orderUpToLevel({ ...weekly, safetyStock: stock })
    expect(level).toBeCloseTo(352.634769, 6)
    expect(roundUpUnits(level)).toBe(353)
  })

  it('tells fill rate from cycle service', () => {
    const order = { deviation: 42.130749, orderQuantity: 300 }
    const safetyFactor = normalQuantile(0.95)
    expect(normalLoss(safetyFactor)).toBeCloseTo(0.020892959, 9)
    expect(fillRate({ ...order, safetyFactor })).toBeCloseTo(0.99706588, 8)
    expect(safetyFactorForFillRate({ ...order, fillRate: 0.99 })).toBeCloseTo(1.0812136, 7)
    expect(safetyStockForFillRate({ ...order, fillRate: 0.99 })).toBeCloseTo(45.552337, 5)
  })

  it('balances order and holding cost', () => {
    const sizing = { demand: 7300, orderCost: 50, holdingCost: 12 * 0.25 }
    expect(economicOrderQuantity(sizing)).toBeCloseTo(493.288286, 6)
  })

  it('buys for one season', () => {
    expect(criticalRatio(8, 4)).toBeCloseTo(0.6667, 4)
    expect(normalQuantile(criticalRatio(8, 4))).toBeCloseTo(0.430727, 6)
  })

  it('knows and forecasts intermittent demand', () => {
    const demand = [0, 3, 0, 0, 5, 0, 0, 0, 2, 4, 0, 0]
    expect(averageDemandInterval(demand)).toBe(3)
    expect(squaredVariation(demand, 'sample')).toBeCloseTo(0.136054, 6)
    expect(squaredVariation(demand)).toBeCloseTo(0.102041, 6)
    expect(classifyDemand(demand)).toBe('intermittent')
    const croston = forecastCroston(demand, 0.1)
    expect(croston.size).toBeCloseTo(3.172, 9)
    expect(croston.interval).toBeCloseTo(2.161, 9)
    expect(croston.forecast).toBeCloseTo(1.467839, 6)
    expect(forecastSba(demand, 0.1).forecast).toBeCloseTo(1.394447, 6)
    const tsb = forecastTsb(demand, 0.1, 0.1)
    expect(tsb.size).toBeCloseTo(3.172, 9)
    expect(tsb.probability).toBeCloseTo(0.376069, 6)
    expect(tsb.forecast).toBeCloseTo(1.192891, 6)
  })

  it('makes as many kits as the scarcest component allows', () => {
    const kit = [
      { available: [100], quantity: 2 },
      { available: [30], quantity: 1 },
      { available: [200], quantity: 5 },
    ]
    expect(kitsBySite(kit)).toEqual([30])
    expect(kitsShippedTogether(kit)).toBe(30)
    expect(kitsPooled(kit)).toBe(30)
  })

  it.each([
    [100, { share: 0.7 }, 70],
    [10, { share: 0.7 }, 7],
    [3, { share: 0.5 }, 1],
    [6, { share: 0.5, minimum: 4 }, 0],
    [250, { share: 0.5, maximum: 100 }, 100],
  ])('lists of %d available by the rule %o a quantity of %d', (available, rule, listed) => {
    expect(listedQuantity(available, rule)).toBe(listed)
  })

  it('plans the reorder of the golden item from end to end', () => {
    const plan = planReorder({
      ...item,
      leadTimeDeviationDays: 0,
      reviewDays: 0,
      serviceLevel: 0.95,
      onHand: 150,
      unavailable: 0,
      incoming: 12,
      committed: 0,
      minimumOrderQuantity: 0,
      casePack: 1,
    })
    expect(plan.reorderPoint).toBe(162)
    expect(plan.position).toBe(162)
  })
})
