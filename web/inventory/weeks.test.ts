import { expect, test } from 'vitest'
import { weeksOf } from './weeks.ts'

const day = (number: number, inStockShare: number | null = null) => ({
  day: `2026-01-${String(number).padStart(2, '0')}`,
  units: number,
  inStockShare,
})

test('weeks count back from the last day, and a short first one is left out', () => {
  const weeks = weeksOf(Array.from({ length: 16 }, (_, index) => day(index + 1)))
  expect(weeks.map(({ from, to, units }) => [from, to, units])).toEqual([
    ['2026-01-03', '2026-01-09', 42],
    ['2026-01-10', '2026-01-16', 91],
  ])
})

test('only days without any stock count as out, and unknown stock is not known', () => {
  const days = [1, 2, 3, 4, 5, 6].map((number) => day(number, 1))
  expect(weeksOf([...days, day(7, 0)])[0]).toMatchObject({ outDays: 1, isKnown: true })
  expect(weeksOf([1, 2, 3, 4, 5, 6, 7].map((number) => day(number)))[0]?.isKnown).toBe(false)
})
