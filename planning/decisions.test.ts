import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serialBaseStock } from './baseStock.ts'
import { type BudgetItem, spendBudget } from './budget.ts'
import { gammaDemand, normalDemand, poissonDemand } from './distribution.ts'
import { fillRate, fillRateFor, priceService, reorderPointForFillRate } from './fillRate.ts'
import { classifyFsn } from './fsn.ts'
import { leadTimeDistribution, learnLeadTime, summariseLeadTimes } from './leadTime.ts'
import { fillSupplierOrder } from './supplierOrder.ts'
import { planTransfers } from './transfers.ts'

describe('fill rate under any demand', () => {
  it('is the normal formula when orders are large', () => {
    const demand = normalDemand(140, 42.130749)
    const plain = fillRate({ safetyFactor: 1.2, deviation: 42.130749, orderQuantity: 300 })
    expect(fillRateFor(demand, 140 + 1.2 * 42.130749, 300)).toBeCloseTo(plain, 6)
  })

  it('finds the smallest reorder point that reaches it', () => {
    const mean = fc.double({ min: 0.2, max: 200, noNaN: true })
    fc.assert(
      fc.property(mean, fc.integer({ min: 1, max: 500 }), (m, quantity) => {
        const demand = poissonDemand(m)
        const point = reorderPointForFillRate(demand, quantity, 0.95)
        expect(fillRateFor(demand, point, quantity)).toBeGreaterThanOrEqual(0.95 - 1e-9)
        expect(fillRateFor(demand, point - 1, quantity)).toBeLessThan(0.95)
      }),
    )
  })

  it('costs more stock for each point of service', () => {
    const curve = priceService(gammaDemand(100, 40), {
      quantity: 60,
      unitCost: 5,
      carryingRate: 0.25,
    })
    for (let k = 1; k < curve.length; k++) {
      expect(curve[k]!.fillRate).toBeGreaterThan(curve[k - 1]!.fillRate)
      expect(curve[k]!.value).toBeGreaterThan(curve[k - 1]!.value)
    }
    const first = curve[0]!
    expect(first.value).toBeCloseTo((first.safetyStock + 30) * 5, 9)
    expect(first.yearlyCost).toBeCloseTo(first.value / 4, 9)
  })
})

describe('lead times learned from receipts', () => {
  const supplier = { meanDays: 20, deviationDays: 4, receipts: 30 }

  it('lean on the supplier while there are few', () => {
    expect(learnLeadTime([], supplier)).toEqual({ ...supplier, receipts: 30 })
    expect(learnLeadTime([30], supplier).meanDays).toBeCloseTo(22, 9)
    const many = learnLeadTime(
      Array.from({ length: 200 }, (_, i) => 29 + 2 * (i % 2)),
      supplier,
    )
    expect(many.meanDays).toBeCloseTo(29.8, 1)
    expect(many.deviationDays).toBeLessThan(2.2)
  })

  it('have quantiles to promise by', () => {
    const days = leadTimeDistribution({ meanDays: 20, deviationDays: 4, receipts: 1 })
    expect(days.quantile(0.9)).toBeGreaterThan(25)
    expect(days.quantile(0.9)).toBeLessThan(26)
    expect(leadTimeDistribution({ meanDays: 7, deviationDays: 0, receipts: 1 }).quantile(0.9)).toBe(
      7,
    )
    expect(summariseLeadTimes([])).toBeNull()
    expect(summariseLeadTimes([10, 14])!.deviationDays).toBeCloseTo(Math.sqrt(8), 12)
  })
})

describe('a budget', () => {
  const item = (id: string, mean: number, unitMargin: number): BudgetItem => ({
    id,
    demand: poissonDemand(mean),
    position: 0,
    unitCost: 10,
    unitMargin,
    casePack: 6,
  })

  it('goes to the item that earns most for its cash, in whole cases', () => {
    const lines = spendBudget([item('lamp', 30, 8), item('vase', 30, 2)], 180)
    expect(lines).toEqual([
      { id: 'lamp', quantity: 18, cash: 180, expectedMargin: expect.any(Number) },
    ])
    const both = spendBudget([item('lamp', 30, 8), item('vase', 30, 2)], 600)
    expect(both.map((line) => line.id)).toEqual(['lamp', 'vase'])
    expect(both[0]!.quantity).toBeGreaterThan(both[1]!.quantity)
  })

  it('is never overspent, and stops where another case earns nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3000, noNaN: true }), (budget) => {
        const lines = spendBudget([item('a', 12, 5), item('b', 40, 3), item('c', 5, 20)], budget)
        expect(lines.reduce((sum, line) => sum + line.cash, 0)).toBeLessThanOrEqual(budget + 1e-9)
        for (const line of lines) expect(line.quantity % 6).toBe(0)
      }),
    )
    const rich = spendBudget([item('a', 12, 5)], 1e6)
    expect(rich[0]!.quantity).toBeLessThan(60)
  })
})

describe('an order to one supplier', () => {
  const line = (id: string, need: number, position: number, meanDailyDemand: number) => ({
    id,
    need,
    position,
    meanDailyDemand,
    unitCost: 2,
    unitVolume: 1,
    casePack: 10,
  })

  it('reaches the minimum value with what runs out first', () => {
    const order = fillSupplierOrder([line('fast', 35, 10, 5), line('slow', 0, 100, 1)], {
      minimumValue: 200,
    })
    expect(order.meetsMinimum).toBe(true)
    expect(Object.fromEntries(order.quantities)).toEqual({ fast: 100, slow: 0 })
    expect(order.value).toBe(200)
  })

  it('fills a container without overfilling it', () => {
    const order = fillSupplierOrder([line('a', 35, 10, 5), line('b', 5, 12, 2)], {
      containerVolume: 95,
      fillContainer: true,
    })
    expect(order.volume).toBe(90)
    const cut = fillSupplierOrder([line('a', 80, 10, 5), line('b', 50, 90, 1)], {
      containerVolume: 60,
    })
    expect(Object.fromEntries(cut.quantities)).toEqual({ a: 60, b: 0 })
  })

  it('says when the minimum cannot be met by anything that sells', () => {
    const order = fillSupplierOrder([line('dead', 0, 10, 0)], { minimumValue: 100 })
    expect(order).toMatchObject({ value: 0, meetsMinimum: false })
  })
})

describe('transfers between sites', () => {
  it('help the neediest first and leave nobody short', () => {
    const plan = planTransfers([
      { site: 'EAST', position: 2, reorderPoint: 10, target: 30 },
      { site: 'WEST', position: 9, reorderPoint: 10, target: 30 },
      { site: 'MAIN', position: 75, reorderPoint: 20, target: 40 },
    ])
    expect(plan).toEqual([
      { from: 'MAIN', to: 'EAST', quantity: 28 },
      { from: 'MAIN', to: 'WEST', quantity: 7 },
    ])
  })

  it('conserve the stock', () => {
    const site = fc.record({ position: fc.nat(100), reorderPoint: fc.nat(40), more: fc.nat(40) })
    fc.assert(
      fc.property(fc.array(site, { maxLength: 6 }), (list) => {
        const sites = list.map(({ position, reorderPoint, more }, i) => {
          return { site: `${i}`, position, reorderPoint, target: reorderPoint + more }
        })
        for (const { from, to, quantity } of planTransfers(sites)) {
          sites[Number(from)]!.position -= quantity
          sites[Number(to)]!.position += quantity
          expect(sites[Number(from)]!.position).toBeGreaterThanOrEqual(sites[Number(from)]!.target)
          expect(sites[Number(to)]!.position).toBeLessThanOrEqual(sites[Number(to)]!.target)
        }
      }),
    )
  })
})

describe('base stock in a chain', () => {
  it('is the newsvendor level for a single stage', () => {
    const [level] = serialBaseStock([{ leadTime: 4, echelonHoldingCost: 0.18 }], {
      demand: 50,
      deviation: 8,
      backorderCost: 0.7,
    })
    expect(level).toBeCloseTo(264.76689437415484, 9)
  })

  it('grows with the time to the customer', () => {
    const stage = { leadTime: 1, echelonHoldingCost: 2 }
    const input = { demand: 5, deviation: 1, backorderCost: 30 }
    const levels = serialBaseStock([stage, stage, stage], input)
    expect(levels[1]!).toBeGreaterThan(levels[0]!)
    expect(levels[2]!).toBeGreaterThan(levels[1]!)
    expect(() => serialBaseStock([], input)).toThrow('stages must not be empty')
  })
})

describe('FSN classes', () => {
  it('tell what moves from what stands', () => {
    expect(classifyFsn(40, 2)).toBe('F')
    expect(classifyFsn(3, 20)).toBe('S')
    expect(classifyFsn(40, 200)).toBe('N')
    expect(classifyFsn(0, null)).toBe('N')
  })
})
