import { spellName } from './apiNames.ts'
import { say, t } from './words.ts'

/** What stands where a number is not known: never blank, never zero. */
export const UNKNOWN = '—'

const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const decimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const share = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })
// In a column the points stand below each other.
const columnDecimal = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
const columnShare = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto', style: 'short' })

/** How a number is written. `money` takes minor units, `cost` the API's decimal text. */
export type NumberKind =
  | 'integer'
  | 'decimal'
  | 'columnDecimal'
  | 'money'
  | 'cost'
  | 'share'
  | 'columnShare'
  | 'signed'

/** A number as people in the U.S. read it, with a true minus; null is an em dash. */
export function formatNumber(
  value: number | string | null | undefined,
  kind: NumberKind = 'integer',
  currency = 'USD',
): string {
  if (value === null || value === undefined || value === '') return UNKNOWN
  const number = Number(value)
  if (Number.isNaN(number)) return UNKNOWN
  return write(number, kind, currency).replace('-', '−')
}

function write(number: number, kind: NumberKind, currency: string): string {
  if (kind === 'money') return moneyFormat(currency, 2, 2).format(number / 100)
  if (kind === 'cost') return moneyFormat(currency, 2, 4).format(number)
  if (kind === 'share') return share.format(number)
  if (kind === 'decimal') return decimal.format(number)
  if (kind === 'columnShare') return columnShare.format(number)
  if (kind === 'columnDecimal') return columnDecimal.format(number)
  if (kind === 'signed' && number > 0) return `+${integer.format(number)}`
  return integer.format(number)
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

function moneyFormat(currency: string, least: number, most: number): Intl.NumberFormat {
  const key = `${currency} ${least} ${most}`
  const known = moneyFormats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  })
  moneyFormats.set(key, format)
  return format
}

/** A calendar day, `2026-11-23` to `11/23/2026`, without going through any time zone. */
export function formatDay(day: string | null | undefined): string {
  const [year, month, date] = day?.slice(0, 10).split('-') ?? []
  return year && month && date ? `${month}/${date}/${year}` : UNKNOWN
}

/** An instant in the given zone: `11/23/2026, 2:05 PM EST`. */
export function formatInstant(instant: string | null | undefined, timeZone?: string): string {
  if (!instant) return UNKNOWN
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant))
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `5 min. ago` within a week, the calendar day in the given zone beyond it. */
export function formatRelative(instant: string, now: number, timeZone?: string): string {
  const seconds = (Date.parse(instant) - now) / 1000
  if (Math.abs(seconds) > 7 * 86_400)
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).format(new Date(instant))
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : t('just now')
}

/** `1 item`, `2 items`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${integer.format(count)} ${count === 1 ? one : many}`
}

/** `safetyStock` or `stock_out` to `Safety stock`, `Stock out`: for names that the API brings. */
export function readableName(name: string): string {
  return say(spellName(name))
}

/** `1.4 MB`, as the file manager would say. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return countOf(bytes, 'byte')
  if (bytes < 1_000_000) return `${decimal.format(Math.round(bytes / 100) / 10)} KB`
  return `${decimal.format(Math.round(bytes / 100_000) / 10)} MB`
}
