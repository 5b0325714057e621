import { describe, expect, test } from 'vitest'
import { daysBetween } from '../platform/businessDay.ts'
import { demandAhead, findStockout } from './demandAhead.ts'
import { type StockOuts, sharesInStock } from './stockOuts.ts'

const FIRST = '2026-11-02'
const at = (day: string, share = 0) => daysBetween('1970-01-01', day) + share

describe('The share of a day in stock', () => {
  const outs = (coveredFrom: string, ...spans: [number, number][]): StockOuts => ({
    coveredFrom,
    spans: spans.map(([from, until]) => ({ from, until })),
  })

  test('is not known before the ledger begins', () => {
    const shares = sharesInStock(outs('2026-11-04'), FIRST, 4)
    expect([...shares]).toEqual([Number.NaN, Number.NaN, 1, 1])
  })

  test('is what is left of it beside the hours without a unit', () => {
    const shares = sharesInStock(
      outs(
        '2026-10-01',
        [at('2026-11-02', 0.25), at('2026-11-02', 0.5)],
        [at('2026-11-03', 0.5), at('2026-11-05', 0.25)],
      ),
      FIRST,
      4,
    )
    expect([...shares]).toEqual([0.75, 0.5, 0, 0.75])
  })

  test('stays at zero where nothing came back', () => {
    const shares = sharesInStock(outs('2026-10-01', [at('2026-11-03'), Infinity]), FIRST, 3)
    expect([...shares]).toEqual([1, 0, 0])
  })
})

describe('Demand ahead', () => {
  const path = { mean: [7, 14, 0], firstWeek: '2026-11-02' }

  test('is taken from the weeks that the days lie in, the first and last of them going on', () => {
    expect(demandAhead(path, '2026-11-02', 7)).toBe(7)
    expect(demandAhead(path, '2026-11-05', 7)).toBe(4 + 3 * 2)
    expect(demandAhead(path, '2026-10-30', 2)).toBe(2)
    expect(demandAhead({ ...path, mean: [7] }, '2026-12-30', 10)).toBe(10)
    expect(demandAhead(path, '2026-11-02', 0)).toBe(0)
  })

  test('tells the day on which the last unit is sold', () => {
    expect(findStockout(path, '2026-11-02', 9, 365)).toEqual({ days: 8, on: '2026-11-10' })
    expect(findStockout(path, '2026-11-02', 0, 365)).toEqual({ days: 0, on: '2026-11-02' })
    expect(findStockout(path, '2026-11-02', 22, 365)).toBeNull()
  })
})
