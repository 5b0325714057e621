import { describe, expect, it } from 'vitest'
import { seededRandom } from '../seededRandom.ts'
import { calendarSignals } from '../usCalendar.ts'
import { learnAnnual } from './annualSeason.ts'
import { learnPortfolio } from './learning.ts'
import type { Panel, PanelSeries } from './panel.ts'
import { forecastDemand, prepareSeries } from './portfolio.ts'
import { chooseSeasonGroups } from './sharedSeason.ts'
import { learnSignals } from './signals.ts'

const year = 365.25
const total = (path: ArrayLike<number>) => Array.from(path).reduce((sum, x) => sum + x, 0)

/** Daily sales of some items, a weekend twice as good as other days, times `course` of the day. */
function sellDaily(days: number, seed: number, course: (place: number) => number): PanelSeries[] {
  const random = seededRandom(seed)
  return Array.from({ length: 4 }, (_item, i) => ({
    id: `item ${i}`,
    demand: Float64Array.from({ length: days }, (_, t) => {
      const weekday = t % 7 > 4 ? 2 : 1
      return Math.round((20 + 10 * i) * weekday * course(t) * (0.85 + 0.3 * random()))
    }),
    start: 0,
  }))
}

describe('a year of daily sales', () => {
  const wave = (t: number) => 1 + 0.5 * Math.sin((2 * Math.PI * t) / year)

  it('is learned where two years are known, and carries the forecast into the season', () => {
    // The year and three quarters end in the deepest month, after which sales rise by a half.
    const days = Math.round(2.8 * year)
    const series = sellDaily(days, 3, wave)
    const portfolio = learnPortfolio({ series, period: 7 }, 56, 7)
    expect(portfolio.signals!.annual!.share).toBeGreaterThanOrEqual(0.5)
    const forecast = forecastDemand(portfolio, series[3]!, 56)
    const rise = total(forecast.mean.subarray(28)) / total(forecast.mean.subarray(0, 28))
    const truth = (from: number) =>
      total(Array.from({ length: 28 }, (_, h) => wave(days + from + h)))
    expect(rise).toBeGreaterThan(1 + 0.5 * (truth(28) / truth(0) - 1))
  })

  it('is left alone where the year has no course, or is not known', () => {
    const known = (series: PanelSeries[]) =>
      series.map((one) => prepareSeries(one, null, one.demand.length, 0))
    const flat = sellDaily(Math.round(2.2 * year), 4, () => 1)
    expect(learnAnnual(known(flat))).toBeNull()
    expect(learnAnnual(known(sellDaily(300, 5, wave)))).toBeNull()
  })
})

describe('the events of the U.S. year', () => {
  const weeks = 170
  const first = '2020-01-06'
  const cyber = calendarSignals(first, weeks + 60, 7).get('cyber week')!
  const random = seededRandom(9)
  const series: PanelSeries[] = Array.from({ length: 10 }, (_item, i) => ({
    id: `item ${i}`,
    demand: Float64Array.from({ length: weeks }, (_, t) => {
      return Math.round((60 + 20 * i) * (cyber[t]! > 0 ? 4 : 1) * (0.9 + 0.2 * random()))
    }),
    start: 0,
  }))
  const dates = { first, daysPerPeriod: 7 }
  const panel: Panel = { series, period: 1 }

  it('are known of a dated panel without a market, if they would have helped', () => {
    const portfolio = learnPortfolio({ ...panel, dates }, 52, 2)
    // In weeks from Monday on it is the week of Cyber Monday.
    expect([...portfolio.signals!.events!.byName.keys()]).toEqual(['cyber monday'])
    const { mean } = forecastDemand(portfolio, series[3]!, 52)
    const peak = cyber.subarray(weeks, weeks + 52).findIndex((x) => x > 0)
    expect(mean[peak]! / mean[peak - 6]!).toBeGreaterThan(2.5)
  })

  it('are not asked for in another market, without dates or of flat demand', () => {
    const elsewhere = { ...panel, dates: { ...dates, market: 'DE' } }
    expect(learnSignals(elsewhere)).toBeNull()
    expect(learnSignals(panel)).toBeNull()
    const flat = series.map((one) => ({
      ...one,
      demand: one.demand.map((y, t) => (cyber[t]! > 0 ? Math.round(y / 4) : y)),
    }))
    expect(learnSignals({ series: flat, period: 1, dates })).toBeNull()
  })
})

describe('seasons of groups', () => {
  const random = seededRandom(21)
  // Half of the items sell in summer, half in winter.
  const series: PanelSeries[] = Array.from({ length: 20 }, (_item, i) => ({
    id: `item ${i}`,
    demand: Float64Array.from({ length: 60 }, (_, t) => {
      const season = 1 + 0.7 * Math.sin((2 * Math.PI * t) / 12 + (i % 2) * Math.PI)
      return Math.round(30 * season * (0.6 + 0.8 * random()))
    }),
    start: 0,
    groups: [`supplier ${i % 5}`, i % 2 === 0 ? 'summer' : 'winter'],
  }))
  const prepared = series.map((one) => prepareSeries(one, null, 60, 0))

  it('are pooled by the kind of group that tells them apart', () => {
    expect(chooseSeasonGroups(12, prepared, 2, 6)).toBe(1)
    expect(chooseSeasonGroups(12, prepared, 1, 6)).toBe(-1)
  })

  it('are leant on by items that are too new for a season of their own', () => {
    const groupKinds = ['supplier', 'time of year']
    const portfolio = learnPortfolio({ series, period: 12, groupKinds }, 6, 2)
    const young = { id: 'new', demand: new Float64Array(10).fill(30), start: 50 }
    const ahead = (name: string) =>
      forecastDemand(portfolio, { ...young, groups: ['', name] }, 6).mean
    // Places 60 to 65 are the first half of the sine: the high of the one, the low of the other.
    expect(total(ahead('summer'))).toBeGreaterThan(1.3 * total(ahead('winter')))
  })
})
