import { Temporal } from 'temporal-polyfill'

/** The calendar day (YYYY-MM-DD) on which an instant falls at a site; zones are IANA names. */
export function businessDay(instant: string, siteZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(siteZone).toPlainDate().toString()
}
