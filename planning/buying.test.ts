import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allUnitsDiscountQuantity,
  economicOrderQuantity,
  orderQuantityCost,
} from './economicOrderQuantity.ts'
import { planGuaranteedService } from './guaranteedService.ts'
import { jointCycleYears, planJointReplenishment } from './jointReplenishment.ts'
import { planSilverMeal, planWagnerWhitin } from './lotSizing.ts'
import { approximateMinMax, poissonMinMax } from './minMax.ts'

const demand = fc.array(fc.nat(200), { minLength: 1, maxLength: 10 })
const money = fc.double({ min: 0.01, max: 500, noNaN: true })

describe('order quantities', () => {
  it('cost more on either side of the economic one', () => {
    fc.assert(
      fc.property(
        money,
        money,
        money,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (d, k, h, f) => {
          const sizing = { demand: d, orderCost: k, holdingCost: h }
          const quantity = economicOrderQuantity(sizing)
          const best = orderQuantityCost({ ...sizing, quantity })
          const other = orderQuantityCost({ ...sizing, quantity: quantity * f })
          expect(other).toBeGreaterThanOrEqual(best * (1 - 1e-9))
        },
      ),
    )
  })

  it('stay the plain economic quantity with one price', () => {
    const sizing = { demand: 1300, orderCost: 8, carryingRate: 0.3 }
    const order = allUnitsDiscountQuantity({ ...sizing, breaks: [{ quantity: 0, unitCost: 0.75 }] })
    expect(order.quantity).toBeCloseTo(304.0467800264, 9)
    expect(() => allUnitsDiscountQuantity({ ...sizing, breaks: [] })).toThrow('breaks must start')
  })
})

const held = (plan: number[], units: number[]) => {
  let stock = 0
  return units.map((need, t) => (stock += plan[t]! - need))
}

describe('lot plans', () => {
  it('meet every demand, and the exact plan never costs more than the rule of thumb', () => {
    fc.assert(
      fc.property(demand, money, money, (units, order, hold) => {
        const exact = planWagnerWhitin(units, order, hold)
        const quick = planSilverMeal(units, order, hold)
        for (const plan of [exact, quick]) {
          const left = held(plan.quantities, units)
          expect(Math.min(...left)).toBe(0)
          const orders = plan.quantities.filter((quantity) => quantity > 0).length
          const cost = orders * order + left.reduce((sum, stock) => sum + stock, 0) * hold
          expect(plan.cost).toBeCloseTo(cost, 6)
        }
        expect(exact.cost).toBeLessThanOrEqual(quick.cost + 1e-6)
      }),
    )
  })
})

describe('min/max levels', () => {
  it('ask for more stock when waiting customers cost more', () => {
    const costs = { demand: 10, orderCost: 64, holdingCost: 1 }
    const patient = poissonMinMax({ ...costs, backorderCost: 4 })
    const hurried = poissonMinMax({ ...costs, backorderCost: 40 })
    expect(hurried.minimum).toBeGreaterThan(patient.minimum)
    expect(hurried.cost).toBeGreaterThan(patient.cost)
    const late = poissonMinMax({ ...costs, backorderCost: 4, leadPeriods: 2 })
    expect(late.minimum).toBeGreaterThan(patient.minimum)
  })

  it('are near the exact ones by the approximation', () => {
    const costs = { demand: 20, orderCost: 64, holdingCost: 1, backorderCost: 9 }
    const exact = poissonMinMax(costs)
    const quick = approximateMinMax({ ...costs, demandDeviation: Math.sqrt(20) })
    expect(Math.abs(quick.minimum - exact.minimum)).toBeLessThan(3)
    expect(Math.abs(quick.maximum - exact.maximum)).toBeLessThan(10)
  })

  it('do not stock past the newsvendor level when asked to cap small orders', () => {
    const costs = {
      demand: 50,
      demandDeviation: 8,
      orderCost: 2.5,
      holdingCost: 0.18,
      backorderCost: 0.7,
    }
    expect(approximateMinMax({ ...costs, capSmallOrders: true }).maximum).toBeCloseTo(56.604, 3)
  })
})

describe('joint orders of a supplier', () => {
  const items = [
    { value: 86000, lineCost: 1.8 },
    { value: 3000, lineCost: 6.6 },
  ]

  it('cost no more when slow items skip orders', () => {
    const plan = planJointReplenishment(40, 0.24, items)
    const together = jointCycleYears(40, 0.24, items)
    const costTogether = 48.4 / together + (0.24 * 89000 * together) / 2
    expect(plan.multiples).toEqual([1, 2])
    expect(plan.annualCost).toBeLessThan(costTogether)
    expect(() => planJointReplenishment(40, 0.24, [])).toThrow('items must not be empty')
  })
})

describe('safety stock in a chain of stages', () => {
  const stage = {
    processingTime: 2,
    holdingCost: 1,
    safetyFactor: 1,
    demandDeviation: 1,
  }

  it('stands at the customer when stock costs the same everywhere', () => {
    const plan = planGuaranteedService([
      { ...stage, id: 'plant', suppliers: [] },
      { ...stage, id: 'shop', suppliers: ['plant'], outboundTime: 0 },
    ])
    expect(plan.cost).toBeCloseTo(2, 12)
    expect(plan.stages.get('plant')?.safetyStock).toBe(0)
  })

  it('refuses what is not a tree', () => {
    expect(() =>
      planGuaranteedService([
        { ...stage, id: 'a', suppliers: ['b'] },
        { ...stage, id: 'b', suppliers: ['a'] },
      ]),
    ).toThrow('stages must form a tree')
    expect(() => planGuaranteedService([{ ...stage, id: 'a', suppliers: ['x'] }])).toThrow(
      'unknown supplier',
    )
  })
})
