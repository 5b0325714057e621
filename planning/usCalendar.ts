/** A day on which U.S. shops sell differently; `name` is stable, for signals and explanations. */
export type CalendarEvent = { name: UsEventName; date: string }

/** Names of the events, in the order of the year. */
export const usEventNames = [
  'new year',
  'valentines run-up',
  'easter run-up',
  'mothers day run-up',
  'memorial day weekend',
  'fathers day run-up',
  'independence day',
  'prime day',
  'labor day weekend',
  'prime big deal days',
  'halloween run-up',
  'thanksgiving',
  'black friday',
  'cyber weekend',
  'cyber monday',
  'cyber week',
  'christmas rush',
  'after the shipping cut-off',
  'christmas day',
  'after christmas',
] as const

/** One of {@link usEventNames}. */
export type UsEventName = (typeof usEventNames)[number]

const dayMilliseconds = 86_400_000
const day = (year: number, month: number, date: number) =>
  Math.round(Date.UTC(year, month - 1, date) / dayMilliseconds)
const weekday = (days: number) => (((days + 4) % 7) + 7) % 7
const text = (days: number) => new Date(days * dayMilliseconds).toISOString().slice(0, 10)

// The n-th given weekday (0 = Sunday) of a month; n = −1 for the last.
function nthWeekday(year: number, month: number, which: number, n: number): number {
  if (n > 0) {
    const first = day(year, month, 1)
    return first + ((which - weekday(first) + 7) % 7) + 7 * (n - 1)
  }
  const last = day(year, month + 1, 1) - 1
  return last - ((weekday(last) - which + 7) % 7)
}

// Gregorian Easter Sunday by the algorithm of Meeus, Jones & Butcher.
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return day(year, Math.floor(sum / 31), (sum % 31) + 1)
}

// Amazon's events fall on announced days: their first day and length, as far as known here.
const primeDays: Record<number, [string, number]> = {
  2019: ['2019-07-15', 2],
  2020: ['2020-10-13', 2],
  2021: ['2021-06-21', 2],
  2022: ['2022-07-12', 2],
  2023: ['2023-07-11', 2],
  2024: ['2024-07-16', 2],
  2025: ['2025-07-08', 4],
  2026: ['2026-06-23', 4],
}
const bigDealDays: Record<number, [string, number]> = {
  2022: ['2022-10-11', 2],
  2023: ['2023-10-10', 2],
  2024: ['2024-10-08', 2],
  2025: ['2025-10-07', 2],
}

/**
 * The days of a year on which U.S. online demand differs: holidays with their run-ups, Black Friday
 * to Cyber Week, the Christmas rush up to the usual ground-shipping cut-off (17 December), and
 * Amazon's Prime events of the years for which they are known; others are given in `announced`.
 *
 * Throws RangeError unless the year is whole, 1970 to 2199.
 */
export function usCalendar(
  year: number,
  announced: readonly CalendarEvent[] = [],
): CalendarEvent[] {
  if (!Number.isInteger(year) || year < 1970 || year > 2199) {
    throw new RangeError(`year must be from 1970 to 2199, not ${year}`)
  }
  const events: CalendarEvent[] = []
  const add = (name: UsEventName, from: number, days = 1) => {
    for (let k = 0; k < days; k++) events.push({ name, date: text(from + k) })
  }
  const before = (name: UsEventName, end: number, days: number) => add(name, end - days, days)
  add('new year', day(year, 1, 1))
  before('valentines run-up', day(year, 2, 14), 7)
  before('easter run-up', easter(year), 7)
  before('mothers day run-up', nthWeekday(year, 5, 0, 2), 7)
  add('memorial day weekend', nthWeekday(year, 5, 1, -1) - 2, 3)
  before('fathers day run-up', nthWeekday(year, 6, 0, 3), 7)
  add('independence day', day(year, 7, 4))
  addAnnounced('prime day', primeDays[year])
  add('labor day weekend', nthWeekday(year, 9, 1, 1) - 2, 3)
  addAnnounced('prime big deal days', bigDealDays[year])
  before('halloween run-up', day(year, 10, 31), 7)
  const thanksgiving = nthWeekday(year, 11, 4, 4)
  add('thanksgiving', thanksgiving)
  add('black friday', thanksgiving + 1)
  add('cyber weekend', thanksgiving + 2, 2)
  add('cyber monday', thanksgiving + 4)
  add('cyber week', thanksgiving + 5, 4)
  const cutOff = day(year, 12, 17)
  add('christmas rush', thanksgiving + 9, cutOff - thanksgiving - 8)
  add('after the shipping cut-off', cutOff + 1, 7)
  add('christmas day', day(year, 12, 25))
  add('after christmas', day(year, 12, 26), 6)
  return [...events, ...announced.filter(({ date }) => date.startsWith(`${year}-`))]

  function addAnnounced(name: UsEventName, dates: [string, number] | undefined): void {
    if (dates) add(name, Date.parse(dates[0]) / dayMilliseconds, dates[1])
  }
}

/**
 * The events of a stretch of days as signals: for each event name that occurs, 1 on its days (for
 * periods longer than a day: the share of the period's days).
 *
 * `firstDate` (YYYY-MM-DD) is the first day of the first period, `periods` their number,
 * `daysPerPeriod` 1 for days, 7 for weeks.
 *
 * Throws RangeError when the date cannot be read or a count is not a whole number >= 1.
 */
export function calendarSignals(
  firstDate: string,
  periods: number,
  daysPerPeriod = 1,
  announced: readonly CalendarEvent[] = [],
): Map<UsEventName, Float64Array> {
  const first = Date.parse(`${firstDate}T00:00:00Z`) / dayMilliseconds
  if (!Number.isInteger(first)) throw new RangeError(`firstDate must be YYYY-MM-DD: ${firstDate}`)
  for (const [name, count] of Object.entries({ periods, daysPerPeriod })) {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`${name} must be at least 1`)
  }
  const end = first + periods * daysPerPeriod
  const yearOf = (days: number) => Number(text(days).slice(0, 4))
  const signals = new Map<UsEventName, Float64Array>()
  for (let year = yearOf(first); year <= yearOf(end - 1); year++) {
    for (const { name, date } of usCalendar(year, announced)) {
      const at = Date.parse(date) / dayMilliseconds
      if (at < first || at >= end) continue
      const signal = signals.get(name) ?? new Float64Array(periods)
      const period = Math.floor((at - first) / daysPerPeriod)
      signal[period] = signal[period]! + 1 / daysPerPeriod
      signals.set(name, signal)
    }
  }
  return signals
}
