import { describe, expect, it } from 'vitest'
import { seededRandom } from '../seededRandom.ts'
import { learnPortfolio } from './learning.ts'
import { playStock } from './orderLearning.ts'
import type { PanelSeries } from './panel.ts'
import { forecastDemand } from './portfolio.ts'

const random = seededRandom(5)
// Rare orders of very different size: what a quantile of the sum says most wrongly.
const shop: PanelSeries[] = Array.from({ length: 120 }, (_item, i) => ({
  id: `item ${i}`,
  demand: Float64Array.from({ length: 90 }, () => {
    return random() < 0.15 ? 1 + Math.floor(-6 * Math.log(1 - random())) : 0
  }),
  start: 0,
}))
const until = (series: PanelSeries, length: number): PanelSeries => ({
  ...series,
  demand: series.demand.subarray(0, length),
})
const panel = { series: shop.map((series) => until(series, 70)), period: 1 }
const portfolio = learnPortfolio(panel, 12, 4, 1)

function costOf(levelOf: (series: PanelSeries) => number): number {
  return shop.reduce((sum, series) => {
    const level = levelOf(until(series, 70))
    const actual = series.demand.subarray(70)
    const levels = Array.from(actual, () => level)
    const { held, lost } = playStock(actual, levels, { protection: 4, review: 1 })
    return sum + held + 19 * lost
  }, 0)
}

describe('the economic order-up-to level', () => {
  it('costs less than the quantile of the same ratio', () => {
    const economic = costOf((series) => {
      return forecastDemand(portfolio, series, 12).economicLevel(0.95)
    })
    const quantile = costOf((series) => forecastDemand(portfolio, series, 12).sumQuantile(0.95))
    expect(economic).toBeLessThan(0.95 * quantile)
  })

  it('rises with what a lost sale costs, in whole units, never below zero', () => {
    for (const series of panel.series.slice(0, 20)) {
      const forecast = forecastDemand(portfolio, series, 12)
      let before = 0
      for (const ratio of [0.05, 0.5, 0.8, 0.9, 0.95, 0.98, 0.995]) {
        const level = forecast.economicLevel(ratio)
        expect(level).toBeGreaterThanOrEqual(before)
        expect(Number.isInteger(level)).toBe(true)
        before = level
      }
    }
  })

  it('refuses a ratio of one and a review longer than the time it protects', () => {
    const forecast = forecastDemand(portfolio, panel.series[0]!, 12)
    expect(() => forecast.economicLevel(1)).toThrow('ratio must be above 0 and below 1')
    expect(() => learnPortfolio(panel, 12, 2, 3)).toThrow('review must be 1 to protection')
  })

  it('is played with reviews, a lead time and lost sales', () => {
    // 10 on hand sell 4 a period; the order of period 2 comes in period 3, when 1 unit is short.
    const rhythm = { protection: 3, review: 2 }
    const played = playStock(Float64Array.of(4, 4, 3, 4), [10, 10], rhythm)
    expect(played).toEqual({ held: 6 + 2 + 0 + 4, lost: 1 })
    const direct = playStock(Float64Array.of(4, 4), [5, 5], { protection: 1, review: 1 })
    expect(direct).toEqual({ held: 1 + 1, lost: 0 })
  })
})
