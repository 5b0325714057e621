import { dayAfter, daysBetween } from '../platform/businessDay.ts'

/** Expected units by week, from a Monday on. */
export interface DemandPath {
  mean: number[]
  firstWeek: string
}

/** Expected units of some days from a day on; before the first week and behind the last as in it. */
export function demandAhead(path: DemandPath, from: string, days: number): number {
  let units = 0
  for (const part of weeksFrom(path, from, days)) units += part.perDay * part.days
  return units
}

/** When so many units are expected to be sold: after how many days, and on which; null if never soon. */
export function findStockout(
  path: DemandPath,
  from: string,
  units: number,
  furthestDays: number,
): { days: number; on: string } | null {
  let left = Math.max(0, units)
  let day = 0
  for (const part of weeksFrom(path, from, furthestDays)) {
    const sold = part.perDay * part.days
    if (sold > left || (left === 0 && sold > 0)) {
      const days = day + left / part.perDay
      return { days, on: dayAfter(from, Math.floor(days)) }
    }
    left -= sold
    day += part.days
  }
  return null
}

/** The days from a day on, in parts with one rate each. */
function* weeksFrom({ mean, firstWeek }: DemandPath, from: string, days: number) {
  const start = daysBetween(firstWeek, from)
  let at = start
  while (at < start + days) {
    const week = Math.min(mean.length - 1, Math.max(0, Math.floor(at / 7)))
    const isLast = week === mean.length - 1
    const end = isLast ? start + days : Math.min(start + days, 7 * (week + 1))
    yield { perDay: (mean[week] ?? 0) / 7, days: end - at }
    at = end
  }
}
