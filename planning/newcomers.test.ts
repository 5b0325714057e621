import { describe, expect, it } from 'vitest'
import { splitBulkOrders } from './bulkOrders.ts'
import { forecastLaunch, learnLaunch } from './coldStart.ts'
import { calendarSignals, usCalendar } from './usCalendar.ts'

const dates = (year: number, name: string) =>
  usCalendar(year)
    .filter((event) => event.name === name)
    .map((event) => event.date)

describe('the U.S. calendar', () => {
  it('knows the moving days', () => {
    expect(dates(2026, 'thanksgiving')).toEqual(['2026-11-26'])
    expect(dates(2026, 'black friday')).toEqual(['2026-11-27'])
    expect(dates(2026, 'cyber monday')).toEqual(['2026-11-30'])
    expect(dates(2024, 'easter run-up')).toEqual([
      '2024-03-24',
      '2024-03-25',
      '2024-03-26',
      '2024-03-27',
      '2024-03-28',
      '2024-03-29',
      '2024-03-30',
    ])
    expect(dates(2025, 'memorial day weekend').at(-1)).toBe('2025-05-26')
    expect(dates(2025, 'labor day weekend').at(-1)).toBe('2025-09-01')
    expect(dates(2025, 'mothers day run-up').at(-1)).toBe('2025-05-10')
    expect(dates(2025, 'prime day')).toHaveLength(4)
    expect(dates(2026, 'prime day')[0]).toBe('2026-06-23')
    expect(dates(2027, 'prime day')).toEqual([])
  })

  it('has no day in two events', () => {
    for (let year = 2019; year < 2035; year++) {
      const days = usCalendar(year).map((event) => event.date)
      expect(new Set(days).size).toBe(days.length)
    }
  })

  it('becomes signals by day and by week, also of announced days', () => {
    const daily = calendarSignals('2026-11-23', 14)
    expect([...daily.get('black friday')!].indexOf(1)).toBe(4)
    expect(daily.get('cyber weekend')!.reduce((sum, x) => sum + x, 0)).toBe(2)
    const weekly = calendarSignals('2026-11-23', 2, 7, [{ name: 'prime day', date: '2026-12-01' }])
    expect(weekly.get('cyber weekend')![0]).toBeCloseTo(2 / 7, 12)
    expect(weekly.get('prime day')![1]).toBeCloseTo(1 / 7, 12)
    expect(() => calendarSignals('23.11.2026', 14)).toThrow('firstDate must be YYYY-MM-DD')
  })
})

describe('bulk orders', () => {
  it('are taken apart from usual demand', () => {
    const { usual, bulk } = splitBulkOrders([1, 2, 1, 3, 2, 1, 200, 2])
    expect([...usual]).toEqual([1, 2, 1, 3, 2, 1, 0, 2])
    expect([...bulk]).toEqual([0, 0, 0, 0, 0, 0, 200, 0])
  })

  it('are not seen where large orders are the rule', () => {
    const { bulk } = splitBulkOrders([50, 400, 60, 300, 80, 350])
    expect(Math.max(...bulk)).toBe(0)
    expect(splitBulkOrders([]).limit).toBe(Infinity)
  })
})

describe('a new item', () => {
  const category = Array.from({ length: 40 }, (_item, i) => {
    return Array.from({ length: 12 }, (_week, t) => (i % 5) * (t < 4 ? 2 : 1))
  })
  const curve = learnLaunch(category, 12)

  it('is expected to sell like its category, strongest after the launch', () => {
    expect(curve.shape[0]).toBeCloseTo(2, 9)
    expect(curve.shape[11]).toBeCloseTo(1, 9)
    expect(curve.prior.mean).toBeCloseTo(2, 9)
    const unborn = forecastLaunch(curve, [], 8)
    expect(unborn.mean[0]).toBeCloseTo(4, 9)
    expect(unborn.mean[7]).toBeCloseTo(2, 9)
    expect(unborn.sum.quantile(0.95)).toBeGreaterThan(unborn.sum.mean)
  })

  it('soon goes by its own sales', () => {
    const hit = forecastLaunch(curve, [20, 20, 20, 20, 10, 10, 10, 10], 4)
    expect(hit.rate).toBeGreaterThan(8)
    const flop = forecastLaunch(curve, [0, 0, 0, 0, 0, 0, 0, 0], 4)
    expect(flop.rate).toBeLessThan(0.3)
    expect(() => learnLaunch([[1, 2]], 12)).toThrow('no item has 12 periods')
  })

  it('is less certain than an old one', () => {
    const young = forecastLaunch(curve, [], 4).sum
    const old = forecastLaunch(
      curve,
      Array.from({ length: 60 }, () => 2),
      4,
    ).sum
    expect(young.deviation / young.mean).toBeGreaterThan(old.deviation / old.mean)
  })
})
