import { describe, expect, it } from 'vitest'
import { poissonQuantile } from '../counts.ts'
import { seededRandom } from '../seededRandom.ts'
import { learnPortfolio } from './learning.ts'
import type { PanelSeries } from './panel.ts'
import { forecastDemand } from './portfolio.ts'
import { advanceRunning, readRunning, startRunning } from './running.ts'

const random = seededRandom(17)
const days = 160
const shop: PanelSeries[] = Array.from({ length: 25 }, (_item, i) => ({
  id: `item ${i}`,
  demand: Float64Array.from({ length: days }, (_, t) => {
    const level = 0.1 * 1.2 ** i * (t % 7 > 4 ? 1.6 : 0.8)
    return poissonQuantile(Math.min(0.999999, Math.max(1e-6, random())), level)
  }),
  start: 3,
}))
const until = (series: PanelSeries, length: number): PanelSeries => ({
  ...series,
  demand: series.demand.subarray(0, length),
})
const portfolio = learnPortfolio({ series: shop.map((x) => until(x, 150)), period: 7 }, 28, 14, 7)

describe('a forecast that is carried on day by day', () => {
  it('begins as the full forecast', () => {
    for (const series of shop) {
      const full = forecastDemand(portfolio, until(series, 150), 28)
      const now = readRunning(portfolio, startRunning(portfolio, until(series, 150), 28))
      full.mean.forEach((mean, h) => expect(now.mean[h]).toBeCloseTo(mean, 9))
      expect(now.sumQuantile(0.9)).toBe(full.sumQuantile(0.9))
      expect(now.economicLevel(0.95)).toBe(full.economicLevel(0.95))
    }
  })

  it('stays near the full forecast over a week of sales', () => {
    let off = 0
    let all = 0
    for (const series of shop) {
      const running = startRunning(portfolio, until(series, 150), 28)
      for (let t = 150; t < 157; t++) advanceRunning(running, series.demand[t]!)
      const now = readRunning(portfolio, running)
      const full = forecastDemand(portfolio, until(series, 157), 28)
      if (full.itemClass !== running.itemClass) continue
      full.mean.forEach((mean, h) => {
        off += Math.abs(now.mean[h]! - mean)
        all += mean
      })
      expect(now.quantile(0.95).every((q) => Number.isInteger(q) && q >= 0)).toBe(true)
    }
    expect(off / all).toBeLessThan(0.05)
  })

  it('is not lowered by a day out of stock, and refuses a day that cannot be', () => {
    const sold = startRunning(portfolio, until(shop[20]!, 150), 28)
    const out = structuredClone(sold)
    advanceRunning(sold, 0)
    advanceRunning(out, 0, 0)
    const total = (running: typeof out) =>
      readRunning(portfolio, running).mean.reduce((sum, x) => sum + x, 0)
    expect(total(out)).toBeGreaterThan(total(sold))
    expect(() => advanceRunning(out, Number.NaN)).toThrow('demand[0] must be a finite number')
    expect(() => advanceRunning(out, -1)).toThrow('negative')
  })
})
