import { describe, expect, test } from 'vitest'
import { emptySeries } from './demandSeries.ts'
import { observeDemand } from './observeDemand.ts'

const series = (units: number[], shares: number[] = []) => {
  const one = emptySeries('item', 'site', units.length)
  one.units.set(units)
  one.shares.set(shares)
  return one
}

describe('Observed demand', () => {
  test('an item that sells every day counts from its launch, not from the window’s start', () => {
    const units = [...Array.from({ length: 60 }, () => 0), ...Array.from({ length: 30 }, () => 4)]
    const demand = observeDemand(series(units))
    expect(demand.firstDay).toBe(60)
    expect(demand.mean).toBe(4)
    expect(demand.observedDays).toBe(30)
  })

  test('a rare seller counts from the window’s start: a late first sale is no launch', () => {
    const units = Array.from({ length: 180 }, (_, day) => (day === 150 ? 1 : 0))
    const demand = observeDemand(series(units))
    expect(demand.firstDay).toBe(0)
    expect(demand.mean).toBeCloseTo(1 / 180, 12)
  })

  test('days without stock are left out, and half days count half', () => {
    const demand = observeDemand(series([4, 0, 4, 2], [1, 0, 1, 0.5]))
    expect(demand.inStockDays).toBe(2.5)
    expect(demand.mean).toBe(4)
    expect(demand.unknownDays).toBe(0)
  })

  test('days whose stock nobody knows count as in stock and are counted', () => {
    const demand = observeDemand(series([2, 0, 2, 0]))
    expect(demand.mean).toBe(1)
    expect(demand.unknownDays).toBe(4)
  })

  test('an item without a sale has demand zero, not unknown', () => {
    const demand = observeDemand(series([0, 0, 0]))
    expect(demand.mean).toBe(0)
    expect(demand.firstSale).toBe(-1)
  })

  test('an item that was never in stock has no demand to tell', () => {
    const demand = observeDemand(series([0, 0], [0, 0]))
    expect(demand.mean).toBeNull()
    expect(demand.deviation).toBeNull()
  })

  test('a falling item has a trend below one', () => {
    const units = Array.from({ length: 100 }, (_, day) => (day < 50 ? 4 : 1))
    expect(observeDemand(series(units)).trend).toBe(0.25)
  })
})
