import { Temporal } from 'temporal-polyfill'

/** The calendar day (YYYY-MM-DD) on which an instant falls at a site; zones are IANA names. */
export function businessDay(instant: string, siteZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(siteZone).toPlainDate().toString()
}

const DAY_MS = 86_400_000

/** Whole days from one calendar day to another; a calendar has no time zone, so no hour is lost. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/** The calendar day some days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
