import { describe, expect, it } from 'vitest'
import { poissonQuantile } from '../counts.ts'
import { weightedError } from '../forecastAccuracy.ts'
import { seededRandom } from '../seededRandom.ts'
import { learnPortfolio } from './learning.ts'
import { estimateLostDemand } from './lostDemand.ts'
import type { Panel, PanelSeries } from './panel.ts'
import { forecastDemand } from './portfolio.ts'
import { learnSignals, signalEffects } from './signals.ts'

const weeks = 120
const horizon = 12
const protection = 3

/** Made-up weekly sales: a shared yearly season, levels far apart, Poisson orders. */
function makeShop(count: number, seed: number, extra = horizon): PanelSeries[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_item, i) => {
    const level = 0.2 * 1.2 ** i
    const demand = Float64Array.from({ length: weeks + extra }, (_, t) => {
      const season = 1 + 0.6 * Math.sin((2 * Math.PI * t) / 52)
      return poissonQuantile(Math.min(0.999999, Math.max(1e-6, random())), level * season)
    })
    return { id: `item ${i}`, demand, start: 0 }
  })
}

const until = (series: PanelSeries, length: number): PanelSeries => ({
  ...series,
  demand: series.demand.subarray(0, length),
})
const sum = (item: PanelSeries) =>
  forecastDemand(portfolio, item, horizon).mean.reduce((total, x) => total + x, 0)
const shop = makeShop(30, 7)
const panel: Panel = { series: shop.map((series) => until(series, weeks)), period: 52 }
const portfolio = learnPortfolio(panel, horizon, protection)

describe('the portfolio of methods', () => {
  it('forecasts a season nearer than the mean of last weeks does', () => {
    const errors = shop.slice(12).map((series) => {
      const forecast = forecastDemand(portfolio, until(series, weeks), horizon)
      const actual = series.demand.subarray(weeks)
      const last = series.demand.subarray(weeks - 8, weeks)
      const mean = last.reduce((all, y) => all + y, 0) / 8
      const flat = new Float64Array(horizon).fill(mean)
      return [weightedError(forecast.mean, actual)!, weightedError(flat, actual)!] as const
    })
    const mean = (k: 0 | 1) => errors.reduce((all, pair) => all + pair[k], 0) / errors.length
    expect(mean(0)).toBeLessThan(0.8 * mean(1))
  })

  it('covers what came about as often as it says', () => {
    let covered = 0
    let all = 0
    for (const series of shop) {
      const high = forecastDemand(portfolio, until(series, weeks), horizon).quantile(0.95)
      high.forEach((q, h) => {
        all++
        if (series.demand[weeks + h]! <= q) covered++
      })
    }
    expect(covered / all).toBeGreaterThan(0.9)
    expect(covered / all).toBeLessThan(0.995)
  })

  it('orders quantiles, never below zero, in whole units for whole sales', () => {
    for (const series of panel.series) {
      const forecast = forecastDemand(portfolio, series, horizon)
      let before = new Float64Array(horizon)
      for (const p of [0.01, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999]) {
        const now = forecast.quantile(p)
        now.forEach((q, h) => {
          expect(q).toBeGreaterThanOrEqual(before[h]!)
          expect(Number.isInteger(q)).toBe(true)
        })
        before = Float64Array.from(now)
      }
      expect(forecast.mean.every((mean) => mean >= 0)).toBe(true)
      expect(forecast.sumQuantile(0.95)).toBeGreaterThanOrEqual(forecast.sumQuantile(0.5))
      expect(forecast.sumQuantile(0.95, 4)).toBeGreaterThanOrEqual(0)
    }
  })

  it('says where the forecast comes from and how good such forecasts were', () => {
    const forecast = forecastDemand(portfolio, panel.series[20]!, horizon)
    const total = forecast.mean.subarray(0, protection).reduce((all, x) => all + x, 0)
    const demand = forecast.why.find(({ name }) => name === 'protectionDemand')!
    expect(demand.result).toBeCloseTo(total, 9)
    const parts = Object.values(demand.inputs).reduce((all, x) => all + x, 0)
    expect(parts).toBeCloseTo(total, 9)
    expect(forecast.accuracy!.weightedError).toBeGreaterThan(0)
    expect(forecast.accuracy!.valueAdded).toBeGreaterThan(0)
    expect(forecast.accuracy!.coverage95).toBeGreaterThan(0.9)
  })

  it('is not lowered by a stock-out, and counts what sold in spite of one', () => {
    const series = panel.series[22]!
    const demand = Float64Array.from(series.demand)
    const inStock = new Float64Array(weeks).fill(1)
    for (let t = weeks - 4; t < weeks; t++) demand[t] = 0
    const blind = sum({ ...series, demand, inStock })
    inStock.fill(0, weeks - 4)
    const aware = sum({ ...series, demand, inStock })
    expect(aware).toBeGreaterThan(1.2 * blind)
    const rush = Float64Array.from(demand)
    rush[weeks - 1] = 500
    expect(sum({ ...series, demand: rush, inStock })).toBeGreaterThan(aware)
  })

  it('tells what a stock-out cost, with the doubt about it', () => {
    const series = panel.series[24]!
    const demand = Float64Array.from(series.demand)
    const inStock = new Float64Array(weeks).fill(1)
    expect(estimateLostDemand(portfolio, { ...series, inStock }).units).toBe(0)
    demand.fill(0, 60, 64)
    inStock.fill(0, 60, 64)
    const lost = estimateLostDemand(portfolio, { ...series, demand, inStock })
    const hidden = series.demand.subarray(60, 64).reduce((all, y) => all + y, 0)
    expect(Math.abs(lost.units - hidden)).toBeLessThan(3 * lost.deviation)
    expect(lost.deviation).toBeLessThan(0.3 * hidden)
    expect(lost.byPeriod.filter((units) => units > 0)).toHaveLength(4)
    inStock.fill(0.75, 60, 64)
    demand.set(
      series.demand.subarray(60, 64).map((y) => Math.round(0.75 * y)),
      60,
    )
    const less = estimateLostDemand(portfolio, { ...series, demand, inStock }).units
    expect(less / lost.units).toBeGreaterThan(0.15)
    expect(less / lost.units).toBeLessThan(0.35)
  })

  it('takes an item that was never sold, sold once, or began yesterday', () => {
    const sold = Float64Array.from({ length: weeks }, (_, t) => (t === 40 ? 3 : 0))
    for (const demand of [new Float64Array(weeks), sold, Float64Array.of(0), Float64Array.of(5)]) {
      const forecast = forecastDemand(portfolio, { id: 'x', demand, start: 0 }, horizon)
      expect(forecast.mean.every((mean) => Number.isFinite(mean) && mean >= 0)).toBe(true)
      expect(Number.isFinite(forecast.sumQuantile(0.98))).toBe(true)
    }
    const never = { id: 'x', demand: new Float64Array(weeks), start: 0 }
    expect(forecastDemand(portfolio, never, 3).sumQuantile(0.95)).toBe(0)
  })

  it('refuses holes, negative sales and an empty panel', () => {
    const bad = { id: 'x', demand: Float64Array.of(1, Number.NaN), start: 0 }
    expect(() => forecastDemand(portfolio, bad, 3)).toThrow('history[1] must be a finite number')
    expect(() => learnPortfolio({ series: [bad], period: 1 }, 3, 1)).toThrow('x.demand[1]')
    expect(() => learnPortfolio({ series: [], period: 1 }, 3, 1)).toThrow('at least one series')
    const negative = { id: 'y', demand: Float64Array.of(-1), start: 0 }
    expect(() => learnPortfolio({ series: [negative], period: 1 }, 3, 1)).toThrow('negative')
  })
})

describe('signals', () => {
  const random = seededRandom(11)
  const days = 200
  const stores: PanelSeries[] = Array.from({ length: 12 }, (_store, i) => {
    const promotion = Float64Array.from({ length: days + 28 }, (_, t) => (t % 17 < 3 ? 1 : 0))
    const closed = Float64Array.from({ length: days + 28 }, (_, t) => (t % 7 === 6 ? 1 : 0))
    const demand = Float64Array.from({ length: days + 28 }, (_, t) => {
      const usual = (50 + 20 * i) * (1 + (t % 7) / 10) * (promotion[t] ? 2 : 1)
      return closed[t] ? 0 : Math.round(usual * (0.9 + 0.2 * random()))
    })
    return { id: `store ${i}`, demand, start: 0, signals: [promotion, closed] }
  })
  const learned = learnPortfolio(
    {
      series: stores.map((series) => until(series, days)),
      period: 7,
      signals: [
        { name: 'promotion', kind: 'event' },
        { name: 'closed', kind: 'closed' },
      ],
    },
    14,
    7,
  )

  it('foresee a planned promotion and a closed day', () => {
    for (const series of stores) {
      const { mean } = forecastDemand(learned, until(series, days), 28)
      for (let h = 0; h < 28; h++) {
        const actual = series.demand[days + h]!
        if (series.signals![1]![days + h]) expect(mean[h]).toBe(0)
        else expect(mean[h]! / actual).toBeCloseTo(1, 0)
      }
      const actual = series.demand.subarray(days)
      expect(weightedError(mean, actual)!).toBeLessThan(0.12)
    }
  })

  it('without any effect are held to have none', () => {
    const noise = stores.map((series) => ({
      ...until(series, days),
      signals: [Float64Array.from({ length: days + 28 }, () => (random() < 0.2 ? 1 : 0))],
    }))
    const events = [{ name: 'noise', kind: 'event' }] as const
    const model = learnSignals({ series: noise, period: 7, signals: events })!
    const effects = signalEffects(model, noise[0]!, days, days + 28)
    expect(new Set(effects)).toEqual(new Set([1]))
  })
})
