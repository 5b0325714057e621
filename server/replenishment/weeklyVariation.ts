import { demandVariation } from '@onhand/planning/xyz.ts'
import type { DemandSeries } from './demandSeries.ts'

/**
 * How unsteadily an item sells from week to week, from its first day that counts on: the deviation over
 * the mean. Weeks run back from the last day; those mostly out of stock tell nothing of demand.
 */
export function weeklyVariation({ units, shares }: DemandSeries, firstDay: number): number | null {
  const weeks: number[] = []
  for (let end = units.length; end - 7 >= firstDay; end -= 7) {
    const known = shares.subarray(end - 7, end)
    const inStock = known.reduce((sum, share) => sum + (Number.isNaN(share) ? 1 : share), 0)
    if (inStock < 3.5) continue
    weeks.push(units.subarray(end - 7, end).reduce((sum, value) => sum + Math.max(0, value), 0))
  }
  return demandVariation(weeks)
}
