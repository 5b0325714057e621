interface Day {
  day: string
  units: number
  inStockShare: number | null
}

/** Seven days of sales. */
export interface Week {
  from: string
  to: string
  units: number
  /** Days on which the item could not be bought at all. */
  outDays: number
  /** Whether anything is known about its stock. */
  isKnown: boolean
}

/** Days gathered to whole weeks, counted back from the last day so that it is never a short one. */
export function weeksOf(days: Day[]): Week[] {
  const weeks: Week[] = []
  for (let end = days.length; end >= 7; end -= 7) {
    const own = days.slice(end - 7, end)
    weeks.unshift({
      from: own[0]?.day ?? '',
      to: own.at(-1)?.day ?? '',
      units: own.reduce((sum, day) => sum + day.units, 0),
      outDays: own.filter((day) => day.inStockShare === 0).length,
      isKnown: own.some((day) => day.inStockShare !== null),
    })
  }
  return weeks
}
