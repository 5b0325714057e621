import { calendarSignals, usEventNames } from '../usCalendar.ts'
import type { Panel, PanelSeries, Signal } from './panel.ts'

/** The events of the U.S. year on a panel's calendar, from place `from` on. */
export type CalendarEvents = { signals: Signal[]; from: number; plans: Float64Array[] }

const dayMilliseconds = 86_400_000
// How much of a year has to be known before its events can be told from chance, and how far ahead
// they are laid out.
const leastDays = 400
const daysAhead = 800
// A season of the weeks of the year tells of its events, and what it misses is not told from chance.
const longestSeason = 26

/**
 * Lays the events of the U.S. year over the days or weeks of a panel whose dates are given; null
 * for another market, other periods, a season of a whole year (which holds the events) or a history of
 * little more than a year.
 */
export function layEvents({ dates, series, period }: Panel): CalendarEvents | null {
  if (period > longestSeason || !dates || (dates.market ?? 'US') !== 'US') return null
  if (dates.daysPerPeriod !== 1 && dates.daysPerPeriod !== 7) return null
  let from = Infinity
  let end = 0
  for (const { start, demand } of series) {
    from = Math.min(from, start)
    end = Math.max(end, start + demand.length)
  }
  if ((end - from) * dates.daysPerPeriod < leastDays) return null
  const ahead = Math.ceil(daysAhead / dates.daysPerPeriod)
  const first = Date.parse(dates.first) + from * dates.daysPerPeriod * dayMilliseconds
  const day = new Date(first).toISOString().slice(0, 10)
  const events = calendarSignals(day, end - from + ahead, dates.daysPerPeriod)
  const names = usEventNames.filter((name) =>
    events.get(name)?.some((x, t) => x > 0 && t < end - from),
  )
  return {
    signals: names.map((name) => ({ name, kind: 'measure' })),
    from,
    plans: names.map((name) => events.get(name)!),
  }
}

/** A series with the plans of the events behind its own, for its first `count` periods. */
export function addEvents(
  events: CalendarEvents | null,
  series: PanelSeries,
  count: number,
): PanelSeries {
  if (!events) return series
  const begin = series.start - events.from
  const plans = events.plans.map((plan) => {
    if (begin >= 0) return plan.subarray(begin, begin + count)
    const later = new Float64Array(count)
    later.set(plan.subarray(0, Math.max(0, count + begin)), Math.min(count, -begin))
    return later
  })
  return { ...series, signals: [...(series.signals ?? []), ...plans] }
}
