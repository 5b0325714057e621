import type { Reply } from '@onhand/sdk/operationTypes.ts'
import type { SiteForecast } from './useItemForecast.ts'

/** One week of the chart: behind us with what sold, or ahead with what may. */
export interface DemandWeek {
  from: string
  units: number | null
  mean: number | null
  p10: number | null
  p50: number | null
  p90: number | null
  /** Whether the item could not be bought for a day or more of it. */
  isOut: boolean
  inStockShare: number | null
  incoming: number
  promotions: string[]
}

type Promotion = Reply<'itemForecastGet'>['promotions'][number]

// A seventh of a week.
const A_DAY_OUT = 6 / 7 + 0.001
const DAY_MS = 86_400_000

/** The weeks of a site in one row, with what comes in and what is planned in each. */
export function listDemandWeeks(
  { history, weeks, incoming }: SiteForecast,
  promotions: Promotion[],
): DemandWeek[] {
  const none = { units: null, mean: null, p10: null, p50: null, p90: null, inStockShare: null }
  const rows = [
    ...history.map((week) => ({ ...none, ...week, isOut: (week.inStockShare ?? 1) < A_DAY_OUT })),
    ...weeks.map((week) => ({ ...none, ...week, isOut: false })),
  ]
  return rows.map((row) => {
    const until = dayAfter(row.from, 6)
    const isIn = (day: string | null) => day !== null && day >= row.from && day <= until
    return {
      ...row,
      incoming: incoming.reduce((sum, one) => sum + (isIn(one.on) ? one.quantity : 0), 0),
      promotions: promotions
        .filter(({ startsOn, endsOn }) => endsOn >= row.from && startsOn <= until)
        .map(({ name }) => name),
    }
  })
}

/** The next round number above whose half is round too. */
export function roundTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10
  return Math.max(2, step * power)
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
