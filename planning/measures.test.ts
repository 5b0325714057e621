import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availableToPromise, openToBuy, orderByDay } from './availableToPromise.ts'
import {
  forecastBias,
  pinballLoss,
  quantileCoverage,
  scaledError,
  trackingSignal,
  weightedError,
} from './forecastAccuracy.ts'
import { kitsBySite, kitsPooled, kitsShippedTogether } from './kitAvailability.ts'
import { listedQuantity, oversellBuffer } from './listedQuantity.ts'
import {
  countVariance,
  dailyCounts,
  perfectOrderRate,
  shareOf,
  shrinkageRate,
  stockoutRate,
} from './serviceRates.ts'
import { classifySlowStock, excessUnits, writeDown } from './slowStock.ts'
import {
  amazonDaysOfSupply,
  averageInventory,
  carryingCost,
  daysInventoryOutstanding,
  daysOfSupply,
  forwardCoverDays,
  grossMarginReturn,
  grossMarginShare,
  inventoryTurns,
  sellThrough,
  stockToSales,
} from './turnover.ts'
import { inStockVelocity, lostUnits } from './velocity.ts'

describe('in-stock velocity', () => {
  it('does not count the days on which nothing could be bought', () => {
    const v = inStockVelocity([4, 6, 0, 0, 5], [1, 1, 0, 0, 1])
    expect(v).toEqual({
      dailyMean: 5,
      dailyDeviation: 1,
      inStockDays: 3,
      observedDays: 5,
      unitsSold: 15,
    })
  })

  it('weighs a day by the hours in stock', () => {
    expect(inStockVelocity([4, 3], [1, 0.5]).dailyMean).toBeCloseTo(7 / 1.5, 12)
  })

  it('is the plain mean and sample deviation when everything was in stock', () => {
    const v = inStockVelocity([2, 4, 4, 4, 5, 5, 7, 9])
    expect(v.dailyMean).toBe(5)
    expect(v.dailyDeviation).toBeCloseTo(2.138089935299395, 12)
  })

  it('says that it does not know rather than zero', () => {
    expect(inStockVelocity([0, 0], [0, 0]).dailyMean).toBeNull()
    expect(inStockVelocity([3]).dailyDeviation).toBeNull()
    expect(inStockVelocity([]).dailyMean).toBeNull()
  })

  it('is not thrown by a delivery just before midnight', () => {
    const v = inStockVelocity([5, 5, 5, 3], [1, 1, 1, 0.01])
    expect(v.dailyDeviation).toBeLessThan(2)
  })

  it('counts the sales that a stock-out cost', () => {
    expect(lostUnits([4, 4, 4], [1, 0.5, 0])).toBe(6)
    expect(lostUnits([4, 4, 4], [1, 0.5, 0], 0.25)).toBe(4.5)
    expect(() => inStockVelocity([1], [1.2])).toThrow('inStockShares[0] must be between 0 and 1')
  })
})

describe('turnover', () => {
  it('has days outstanding as 365 over the turns', () => {
    expect(averageInventory([100, 200, 300])).toBe(200)
    expect(inventoryTurns(300, 200, 90)).toBeCloseTo(6.083333, 6)
    expect(daysInventoryOutstanding(300, 200, 90)).toBeCloseTo(60, 12)
    expect(inventoryTurns(300, 0, 90)).toBeNull()
    expect(daysInventoryOutstanding(0, 200, 90)).toBeNull()
  })

  it('tells how long the stock lasts', () => {
    expect(daysOfSupply(50, 4)).toBe(12.5)
    expect(daysOfSupply(50, 0)).toBeNull()
    expect(daysOfSupply(-3, 4)).toBe(0)
    expect(forwardCoverDays(10, [4, 4, 4])).toBe(2)
    expect(forwardCoverDays(12, [4, 4, 4])).toBe(3)
    expect(forwardCoverDays(-1, [0, 4])).toBe(0)
  })

  it('measures what the money in stock earns', () => {
    expect(sellThrough(30, 40, 20)).toBe(0.5)
    expect(sellThrough(0, 0, 0)).toBeNull()
    expect(grossMarginReturn(90, 100, 365)).toBe(0.9)
    expect(grossMarginShare(200, 120)).toBe(0.4)
    expect(stockToSales(300, 100)).toBe(3)
    expect(carryingCost(1000, 0.25)).toBe(250)
    expect(carryingCost(1000, 0.25, 73)).toBe(50)
  })

  it('sees the low-inventory fee only when both windows are low', () => {
    const days = Array.from({ length: 90 }, (_, t) => t)
    const sold = days.map(() => 2)
    const low = amazonDaysOfSupply(
      days.map(() => 40),
      sold,
    )
    expect(low).toEqual({ short: 20, long: 20, lowInventory: true })
    const onlyLately = amazonDaysOfSupply(
      days.map((t) => (t < 60 ? 200 : 40)),
      sold,
    )
    expect(onlyLately.short).toBe(20)
    expect(onlyLately.lowInventory).toBe(false)
  })
})

describe('slow and dead stock', () => {
  const shelf = {
    onHand: 10,
    coverDays: 100,
    ageDays: 40,
    daysSinceLastSale: 3,
    daysSinceFirstSeen: 400,
    falling: false,
    seasonal: false,
  }

  it('follows the rules of the field', () => {
    expect(classifySlowStock(shelf)).toBe('moving')
    expect(classifySlowStock({ ...shelf, coverDays: 181 })).toBe('slow')
    expect(classifySlowStock({ ...shelf, coverDays: null, daysSinceLastSale: 60 })).toBe('slow')
    expect(classifySlowStock({ ...shelf, ageDays: 91 })).toBe('moving')
    expect(classifySlowStock({ ...shelf, ageDays: 91, falling: true })).toBe('slow')
    expect(classifySlowStock({ ...shelf, daysSinceLastSale: 180 })).toBe('dead')
    expect(classifySlowStock({ ...shelf, daysSinceLastSale: null })).toBe('dead')
  })

  it('spares new and seasonal items, and what is not there', () => {
    const unsold = { ...shelf, daysSinceLastSale: null, coverDays: null }
    expect(classifySlowStock({ ...unsold, daysSinceFirstSeen: 59 })).toBe('moving')
    expect(classifySlowStock({ ...unsold, seasonal: true })).toBe('moving')
    expect(classifySlowStock({ ...unsold, onHand: 0 })).toBe('empty')
  })

  it('calls excess what no plan needs', () => {
    const plan = { available: 500, incoming: 100, forecastDemand: 400, safetyStock: 50 }
    expect(excessUnits(plan)).toBe(150)
    expect(excessUnits({ ...plan, available: 10 })).toBe(0)
    expect(writeDown(10, 12, 5)).toBe(3)
    expect(writeDown(10, 20, 5)).toBe(0)
  })
})

describe('kits', () => {
  const kit = [
    { available: [10, 1], quantity: 2 },
    { available: [1, 9], quantity: 1 },
  ]

  it('are counted site by site, together or pooled', () => {
    expect(kitsBySite(kit)).toEqual([1, 0])
    expect(kitsShippedTogether(kit)).toBe(1)
    expect(kitsPooled(kit)).toBe(5)
  })

  it('never go below zero with an oversold component', () => {
    expect(kitsBySite([{ available: [-4], quantity: 1 }])).toEqual([0])
    expect(kitsPooled([{ available: [-4, 3], quantity: 1 }])).toBe(3)
    expect(() => kitsBySite([])).toThrow('a kit needs at least one component')
    expect(() => kitsBySite([{ available: [1], quantity: 0 }])).toThrow('quantity must be at least')
  })

  it('are never more pooled than the sum of what each site can make would lack', () => {
    const part = fc.record({
      available: fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }),
      quantity: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(kitsPooled(parts)).toBeGreaterThanOrEqual(kitsShippedTogether(parts))
      }),
    )
  })
})

describe('the quantity that a channel lists', () => {
  it('applies its rules in the fixed order', () => {
    const rule = { ringFenced: 20, buffer: 10, share: 0.5, maximum: 30, minimum: 5 }
    expect(listedQuantity(100, rule)).toBe(30)
    expect(listedQuantity(80, rule)).toBe(25)
    expect(listedQuantity(39, rule)).toBe(0)
    expect(listedQuantity(-5, rule)).toBe(0)
    expect(listedQuantity(25, { packSize: 6 })).toBe(4)
  })

  it('holds back what other channels sell before the news arrives', () => {
    const busy = { otherUnitsPerSecond: 0.02, delaySeconds: 120, oversellProbability: 0.01 }
    expect(oversellBuffer(busy)).toBe(7)
    expect(oversellBuffer({ ...busy, otherUnitsPerSecond: 0 })).toBe(0)
  })

  it('never lists more than is available', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 10000 }), fc.nat(50), share, (units, buffer, s) => {
        expect(listedQuantity(units, { buffer, share: s })).toBeLessThanOrEqual(Math.max(0, units))
      }),
    )
  })
})

describe('promises and purchases', () => {
  it('promises each receipt once', () => {
    expect(availableToPromise(10, [0, 0, 20, 0], [4, 2, 5, 3])).toEqual([4, 0, 12, 0])
  })

  it('takes a later shortage from what came earlier', () => {
    expect(availableToPromise(10, [0, 5], [2, 9])).toEqual([4, 0])
    expect(availableToPromise(1, [0, 5], [2, 9])).toEqual([-1, -4])
  })

  it('orders a lead time before the stock falls too low', () => {
    expect(orderByDay([50, 40, 30, 20, 10], 25, 2)).toBe(1)
    expect(orderByDay([50, 40], 60, 7)).toBe(-7)
    expect(orderByDay([50, 40], 5, 7)).toBeNull()
  })

  it('leaves open what the plan does not have yet', () => {
    const plan = { plannedSales: 100, plannedEndStock: 50, startStock: 60, onOrder: 30 }
    expect(openToBuy(plan)).toBe(60)
  })
})

describe('rates of service and counting', () => {
  it('are shares of something', () => {
    expect(shareOf(3, 4)).toBe(0.75)
    expect(shareOf(0, 0)).toBeNull()
    expect(() => shareOf(5, 4)).toThrow('part (5) must not be above whole (4)')
    expect(stockoutRate([1, 0], [10, 10])).toBe(0.05)
    expect(stockoutRate([1, 0], [10, 10], [3, 1])).toBe(0.075)
    expect(perfectOrderRate([0.9, 0.9])).toBeCloseTo(0.81, 12)
  })

  it('show gains and losses of a count apart', () => {
    expect(countVariance([8, 12], [10, 10])).toEqual({ net: 0, absolute: 4, accuracy: 0.8 })
    expect(countVariance([8, 12], [10, 10], [5, 1])).toEqual({
      net: -8,
      absolute: 12,
      accuracy: 0.8,
    })
    expect(shrinkageRate(200, 190)).toBe(0.05)
    expect(dailyCounts([{ items: 100, countsPerYear: 12 }], 250)).toBe(4.8)
  })
})

describe('forecast accuracy', () => {
  const actual = [10, 0, 20]
  const forecast = [12, 3, 15]

  it('weighs errors by what was sold', () => {
    expect(weightedError(forecast, actual)).toBeCloseTo(10 / 30, 12)
    expect(forecastBias(forecast, actual)).toBeCloseTo(0, 12)
    expect(weightedError([1], [0])).toBeNull()
  })

  it('compares with the naive forecast', () => {
    expect(scaledError(forecast, actual, [1, 3, 5])).toBeCloseTo(10 / 3 / 2, 12)
    expect(scaledError(forecast, actual, [1, 3, 1, 3], 2)).toBeNull()
  })

  it('raises the tracking signal when errors are on one side', () => {
    expect(trackingSignal([12, 12, 12, 12, 12], [10, 10, 10, 10, 10])).toBe(5)
    expect(trackingSignal([10], [10])).toBe(0)
  })

  it('punishes a low quantile more than a high one at 95 %', () => {
    expect(pinballLoss([5], [10], 0.95)).toBeCloseTo(4.75, 12)
    expect(pinballLoss([15], [10], 0.95)).toBeCloseTo(0.25, 12)
    expect(quantileCoverage([5, 10], [5, 11])).toBe(0.5)
    expect(() => pinballLoss([1], [1, 2], 0.5)).toThrow('forecast and actual must be as long')
  })
})
