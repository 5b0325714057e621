import { describe, expect, it } from 'vitest'
import { seededRandom } from '../seededRandom.ts'
import { learnPortfolio } from './learning.ts'
import type { Panel, PanelSeries } from './panel.ts'
import { forecastDemand } from './portfolio.ts'
import { addRivals, chooseRivals } from './rivals.ts'

const weeks = 110
const ahead = 4

/** Shelves of four brands: an advertised brand sells three times as much, half of it from the others. */
function makeShelves(steal: number, seed: number): Panel {
  const random = seededRandom(seed)
  const series: PanelSeries[] = []
  for (let shelf = 0; shelf < 6; shelf++) {
    const adverts = Array.from({ length: 4 }, () => {
      return Float64Array.from({ length: weeks + ahead }, () => (random() < 0.2 ? 1 : 0))
    })
    adverts.forEach((own, brand) => {
      const demand = Float64Array.from({ length: weeks }, (_, t) => {
        const others = adverts.reduce((sum, plan) => sum + plan[t]!, 0) - own[t]!
        return Math.round(400 * 3 ** own[t]! * (1 - steal) ** others * (0.9 + 0.2 * random()))
      })
      const groups = [`shelf ${shelf}`]
      series.push({ id: `${shelf} ${brand}`, demand, start: 0, signals: [own], groups })
    })
  }
  return { series, period: 1, signals: [{ name: 'advert', kind: 'event' }], groupKinds: ['shelf'] }
}

describe('the plans of rivals', () => {
  it('are taken from the group whose deals take buyers away', () => {
    const rivals = chooseRivals(makeShelves(0.3, 3))
    expect(rivals?.kind).toBe(0)
    const panel = addRivals(rivals, makeShelves(0.3, 3))
    expect(panel.signals!.map(({ name }) => name)).toEqual(['advert', 'advert of rivals'])
    expect(panel.series[0]!.signals![1]).toHaveLength(weeks + ahead)
  })

  it('are let be where deals take nothing from others', () => {
    const panel = makeShelves(0, 5)
    expect(chooseRivals(panel)).toBeNull()
    expect(addRivals(null, panel)).toBe(panel)
  })

  it('lower the forecast of a week in which others advertise', () => {
    const panel = makeShelves(0.3, 7)
    const whole = addRivals(chooseRivals(panel), panel)
    const cut = (one: PanelSeries) => ({
      ...one,
      signals: one.signals!.map((x) => x.slice(0, weeks)),
    })
    const portfolio = learnPortfolio({ ...whole, series: whole.series.map(cut) }, ahead, 2)
    const quiet = whole.series[0]!
    const planned = (others: number): PanelSeries => ({
      ...quiet,
      signals: quiet.signals!.map((plan, s) => {
        return plan.map((x, t) => (t < weeks ? x : s === 0 ? 0 : others))
      }),
    })
    const alone = forecastDemand(portfolio, planned(0), ahead).mean[0]!
    const beside = forecastDemand(portfolio, planned(2 / 3), ahead).mean[0]!
    expect(beside / alone).toBeGreaterThan(0.35)
    expect(beside / alone).toBeLessThan(0.7)
  })
})
