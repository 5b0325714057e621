import { describe, expect, it } from 'vitest'
import { seededRandom } from '../seededRandom.ts'
import { learnPortfolio } from './learning.ts'
import type { PanelSeries } from './panel.ts'
import { type DemandForecast, forecastDemand } from './portfolio.ts'
import { forecastSes } from './smoothing.ts'
import { forecastTheta } from './theta.ts'

const random = seededRandom(23)
const length = 60
// Not whole units, so that nothing is rounded.
const shop: PanelSeries[] = Array.from({ length: 16 }, (_item, i) => ({
  id: `item ${i}`,
  demand: Float64Array.from({ length }, () => (i + 1) * (0.5 + random()) + 0.25),
  start: 0,
}))
const scaled = (factor: number): PanelSeries[] =>
  shop.map((series) => ({ ...series, demand: series.demand.map((y) => factor * y) }))
const portfolio = learnPortfolio({ series: shop, period: 1 }, 8, 2)
const total = (forecast: DemandForecast) => forecast.mean.reduce((sum, x) => sum + x, 0)

describe('forecasts', () => {
  it('scale with the unit that demand is counted in', () => {
    const large = learnPortfolio({ series: scaled(1000), period: 1 }, 8, 2)
    shop.forEach((series, i) => {
      const one = forecastDemand(portfolio, series, 8)
      const many = forecastDemand(large, scaled(1000)[i]!, 8)
      expect(total(many) / total(one) / 1000).toBeCloseTo(1, 2)
      expect(many.sumQuantile(0.95) / one.sumQuantile(0.95) / 1000).toBeCloseTo(1, 1)
    })
  })

  it('of one method scale and shift with demand', () => {
    const history = shop[5]!.demand
    for (const forecast of [
      (y: Float64Array) => forecastSes(y, 4).mean,
      (y: Float64Array) => forecastTheta(y, 4).mean,
    ]) {
      const mean = forecast(history)
      const twice = forecast(history.map((y) => 2 * y))
      const above = forecast(history.map((y) => y + 100))
      mean.forEach((x, h) => {
        expect(twice[h]! / (2 * x)).toBeCloseTo(1, 2)
        expect(above[h]! / (x + 100)).toBeCloseTo(1, 2)
      })
    }
  })

  it('do not depend on where on the calendar a series without season stands', () => {
    for (const series of shop) {
      const there = forecastDemand(portfolio, { ...series, start: 37 }, 8)
      expect(total(there)).toBeCloseTo(total(forecastDemand(portfolio, series, 8)), 9)
    }
  })

  it('are orderly for zeros, constants and a single period', () => {
    const odd = [
      new Float64Array(length),
      new Float64Array(length).fill(4),
      Float64Array.of(7),
      Float64Array.of(0, 0, 0, 9),
    ]
    for (const demand of odd) {
      const forecast = forecastDemand(portfolio, { id: 'x', demand, start: 0 }, 6)
      expect(forecast.mean.every((x) => Number.isFinite(x) && x >= 0)).toBe(true)
      let before = forecast.quantile(0.01)
      for (const p of [0.3, 0.5, 0.9, 0.99]) {
        const now = forecast.quantile(p)
        now.forEach((q, h) => expect(q).toBeGreaterThanOrEqual(before[h]!))
        before = now
      }
      expect(forecast.economicLevel(0.9)).toBeGreaterThanOrEqual(0)
    }
    const constant = { id: 'x', demand: new Float64Array(length).fill(4), start: 0 }
    expect(forecastDemand(portfolio, constant, 6).mean[0]! / 4).toBeCloseTo(1, 1)
  })

  it('are never lowered by marking a period without a sale as out of stock', () => {
    for (const series of shop) {
      const demand = Float64Array.from(series.demand)
      for (const from of [10, 30, 55]) {
        demand.fill(0, from, from + 3)
        const inStock = new Float64Array(length).fill(1)
        const blind = forecastDemand(portfolio, { ...series, demand, inStock }, 8)
        inStock.fill(0, from, from + 3)
        const aware = forecastDemand(portfolio, { ...series, demand, inStock }, 8)
        expect(total(aware)).toBeGreaterThanOrEqual(total(blind) * (1 - 1e-9))
      }
    }
  })
})
