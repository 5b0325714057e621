import { describe, expect, it } from 'vitest'
import { poissonQuantile } from '../counts.ts'
import { seededRandom } from '../seededRandom.ts'
import { learnPortfolio } from './learning.ts'
import type { PanelSeries } from './panel.ts'
import { explainAccuracy, measureItem } from './pastAccuracy.ts'

const random = seededRandom(11)
const shop: PanelSeries[] = Array.from({ length: 12 }, (_item, i) => ({
  id: `item ${i}`,
  demand: Float64Array.from({ length: 80 }, () => {
    return poissonQuantile(Math.min(0.999999, Math.max(1e-6, random())), 4 + i)
  }),
  start: 0,
}))
const portfolio = learnPortfolio({ series: shop, period: 1 }, 8, 3)

describe('the past accuracy of an item', () => {
  it('is near what its noise allows, better than repeating the last period, and covers', () => {
    const accuracy = measureItem(portfolio, shop[6]!, 8)!
    expect(accuracy.periods).toBe(24)
    expect(accuracy.weightedError).toBeGreaterThan(0.1)
    expect(accuracy.weightedError).toBeLessThan(0.4)
    expect(Math.abs(accuracy.bias)).toBeLessThan(0.2)
    expect(accuracy.valueAdded).toBeGreaterThan(0)
    expect(accuracy.coverage95).toBeGreaterThanOrEqual(accuracy.coverage80)
    expect(accuracy.coverage95).toBeGreaterThan(0.8)
    const { name, result, inputs } = explainAccuracy(accuracy)
    expect([name, result, inputs['bias']]).toEqual([
      'pastAccuracy',
      accuracy.weightedError,
      accuracy.bias,
    ])
  })

  it('leaves out periods out of stock', () => {
    const inStock = new Float64Array(80).fill(1).fill(0, 75)
    expect(measureItem(portfolio, { ...shop[6]!, inStock }, 8)!.periods).toBe(19)
  })

  it('is unknown of an item that is too new or does not sell', () => {
    expect(
      measureItem(portfolio, { ...shop[0]!, demand: shop[0]!.demand.slice(0, 4) }, 8),
    ).toBeNull()
    expect(measureItem(portfolio, { ...shop[0]!, demand: new Float64Array(80) }, 8)).toBeNull()
    expect(() => measureItem(portfolio, shop[0]!, 0)).toThrow(RangeError)
  })
})
