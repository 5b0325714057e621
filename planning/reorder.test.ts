import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minMaxQuantity, roundUpOrder } from './orderUpTo.ts'
import { planReorder } from './reorder.ts'
import { roundUpUnits } from './reorderPoint.ts'
import { safetyStock, safetyStockForDays, safetyStockFromMaximum } from './safetyStock.ts'

const candle = {
  meanDailyDemand: 20,
  dailyDemandDeviation: 5,
  leadTimeDays: 7,
  leadTimeDeviationDays: 2,
  reviewDays: 7,
  serviceLevel: 0.95,
  onHand: 180,
  unavailable: 10,
  incoming: 60,
  committed: 25,
  minimumOrderQuantity: 0,
  casePack: 1,
}

const rate = fc.double({ min: 0, max: 1000, noNaN: true })
const anyInput = fc.record({
  meanDailyDemand: rate,
  dailyDemandDeviation: rate,
  leadTimeDays: fc.double({ min: 0, max: 200, noNaN: true }),
  leadTimeDeviationDays: fc.double({ min: 0, max: 60, noNaN: true }),
  reviewDays: fc.integer({ min: 0, max: 60 }),
  serviceLevel: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
  onHand: fc.nat(10000),
  unavailable: fc.nat(100),
  incoming: fc.nat(10000),
  committed: fc.nat(10000),
  minimumOrderQuantity: fc.nat(500),
  casePack: fc.integer({ min: 1, max: 144 }),
})

const refuse = (change: Partial<typeof candle>) => () => planReorder({ ...candle, ...change })

describe('the decision to reorder an item', () => {
  it('orders up to the level of lead time and review once the position is low', () => {
    const plan = planReorder(candle)
    expect(plan.position).toBe(205)
    expect(plan.safetyStock).toBeCloseTo(69.298915, 6)
    expect(plan.reorderPoint).toBe(210)
    expect(plan.orderUpTo).toBe(353)
    expect(plan.suggestedQuantity).toBe(148)
    expect(plan.shouldOrder).toBe(true)
  })

  it('waits while the position is above the reorder point, yet tells what it would order', () => {
    const plan = planReorder({ ...candle, onHand: 186 })
    expect(plan.position).toBe(211)
    expect(plan.shouldOrder).toBe(false)
    expect(plan.suggestedQuantity).toBe(142)
  })

  it('fills the minimum order and whole case packs', () => {
    expect(planReorder({ ...candle, casePack: 24 }).suggestedQuantity).toBe(168)
    expect(planReorder({ ...candle, minimumOrderQuantity: 500 }).suggestedQuantity).toBe(500)
    const both = { ...candle, minimumOrderQuantity: 500, casePack: 24 }
    expect(planReorder(both).suggestedQuantity).toBe(504)
  })

  it('orders nothing for an item that does not sell', () => {
    const plan = planReorder({
      ...candle,
      meanDailyDemand: 0,
      dailyDemandDeviation: 0,
      onHand: 0,
      unavailable: 0,
      incoming: 0,
      committed: 0,
      minimumOrderQuantity: 50,
    })
    expect(plan).toMatchObject({ reorderPoint: 0, suggestedQuantity: 0, shouldOrder: false })
  })

  it('covers what is promised beyond the stock', () => {
    const plan = planReorder({ ...candle, onHand: 0, unavailable: 0, incoming: 0, committed: 40 })
    expect(plan.position).toBe(-40)
    expect(plan.suggestedQuantity).toBe(393)
  })

  it('explains every figure by numbers that lead to it', () => {
    const plan = planReorder({ ...candle, casePack: 24 })
    expect(plan.why.map((figure) => figure.name)).toEqual([
      'safetyStock',
      'reorderPoint',
      'position',
      'safetyStockWithReview',
      'orderUpTo',
      'quantityBeforeRounding',
      'suggestedQuantity',
    ])
    const [stock, point, position, wide, level, need, order] = plan.why
    expect(stock!.inputs).toMatchObject({ d: 20, L: 7, σ_d: 5, σ_L: 2, serviceLevel: 0.95 })
    expect(point!.result).toBeCloseTo(209.298915, 6)
    expect(point!.inputs.safetyStock).toBe(stock!.result)
    expect(position!.inputs).toEqual({ onHand: 180, unavailable: 10, incoming: 60, committed: 25 })
    expect(wide!.result).toBeCloseTo(72.634769, 6)
    expect(level!.result).toBeCloseTo(352.634769, 6)
    expect(need!.result).toBeCloseTo(147.634769, 6)
    expect(order!.inputs.casePack).toBe(24)
    expect(order!.result).toBe(168)
  })

  it('suggests whole cases, at least the minimum, and enough to reach the level', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const plan = planReorder(input)
        expect(plan.suggestedQuantity % input.casePack).toBe(0)
        if (plan.suggestedQuantity > 0) {
          expect(plan.suggestedQuantity).toBeGreaterThanOrEqual(input.minimumOrderQuantity)
          const level = plan.why.find((figure) => figure.name === 'orderUpTo')!.result
          expect(plan.position + plan.suggestedQuantity).toBeGreaterThanOrEqual(level - 1e-3)
        }
        expect(plan.orderUpTo).toBeGreaterThanOrEqual(plan.reorderPoint)
      }),
    )
  })

  it('refuses what no shop can have', () => {
    expect(refuse({ serviceLevel: 1 })).toThrow('serviceLevel must be above 0 and below 1')
    expect(refuse({ leadTimeDays: -1 })).toThrow('leadTimeDays must not be negative')
    expect(refuse({ meanDailyDemand: Number.NaN })).toThrow('meanDailyDemand must be a finite')
    expect(refuse({ onHand: Number.POSITIVE_INFINITY })).toThrow('onHand must be a finite number')
    expect(refuse({ casePack: 0 })).toThrow('casePack must be at least 1')
    expect(refuse({ minimumOrderQuantity: 1.5 })).toThrow('minimumOrderQuantity must be a whole')
  })
})

describe('safety stock', () => {
  it('never falls when the service level, the deviation or the lead time rises', () => {
    const level = fc.double({ min: 0.5, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(anyInput, level, level, (input, a, b) => {
        const at = (serviceLevel: number) => safetyStock({ ...input, serviceLevel })
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)))
        const more = { ...input, dailyDemandDeviation: input.dailyDemandDeviation + 1 }
        expect(safetyStock(more)).toBeGreaterThanOrEqual(safetyStock(input))
        const longer = { ...input, leadTimeDays: input.leadTimeDays + 1 }
        expect(safetyStock(longer)).toBeGreaterThanOrEqual(safetyStock(input))
      }),
    )
  })

  it('can be had without statistics', () => {
    const stock = safetyStockFromMaximum({
      maximumDailyDemand: 30,
      maximumLeadTimeDays: 10,
      meanDailyDemand: 20,
      leadTimeDays: 7,
    })
    expect(stock).toBe(160)
    expect(safetyStockForDays(20, 3)).toBe(60)
  })
})

describe('rounding an order', () => {
  it('does not lose or add a unit to a rounding error', () => {
    expect(roundUpUnits(0.1 * 30)).toBe(3)
    expect(roundUpUnits(3.001)).toBe(4)
    expect(roundUpOrder(100.0000000001, 0, 10)).toBe(100)
  })

  it('orders nothing when nothing is needed, whatever the minimum', () => {
    expect(roundUpOrder(0, 100, 12)).toBe(0)
    expect(roundUpOrder(-5, 100, 12)).toBe(0)
  })

  it('fills a min/max rule up to its maximum', () => {
    expect(minMaxQuantity(10, 10, 50)).toBe(40)
    expect(minMaxQuantity(11, 10, 50)).toBe(0)
    expect(() => minMaxQuantity(1, 10, 5)).toThrow('maximum must not be below minimum')
  })
})
