import Big from 'big.js'
import { Temporal } from 'temporal-polyfill'
import { normalizeText } from '../platform/plainText.ts'
import { type CellType, type ImportOptions, RowRefusal } from './importKind.ts'

/** Reads the text of a cell; the field's title is for the reason of a refusal. */
export function parseCell(
  type: CellType,
  text: string,
  title: string,
  options: ImportOptions,
): string | number | boolean {
  return PARSERS[type](text, title, options)
}

const PARSERS: Record<
  CellType,
  (text: string, title: string, options: ImportOptions) => string | number | boolean
> = {
  identifier: parseIdentifier,
  text: (text) => text,
  units: parseUnits,
  decimal: parseDecimal,
  money: (text, title, options) => toCents(parseDecimal(text, title, options)),
  day: parseDay,
  yes_no: parseYesNo,
  share: parseShare,
}

/** A cell without blanks at its ends and without the mark that guards a formula in our own files. */
export function cleanCell(cell: string): string {
  // Two apostrophes are one that was there: it is guarded too, so that each text comes back as it was.
  const text = normalizeText(cell)
  return /^'+[=+\-@\t\r＝＋－＠]/.test(text) ? normalizeText(text.slice(1)) : text
}

function parseIdentifier(text: string, title: string): string {
  if (!/^[+-]?\d([.,]\d+)?E\+?\d+$/i.test(text) || !/[.,+]/.test(text)) return text
  throw new RowRefusal(
    'identifier_in_scientific_notation',
    `${title}: ${text} is what a spreadsheet makes of a long number; its last digits are lost. Format the column as text, enter the number again and export once more.`,
  )
}

function parseUnits(text: string, title: string, options: ImportOptions): number {
  const decimal = parseDecimal(text, title, options)
  const units = Number(decimal)
  if (Number.isSafeInteger(units) && Math.abs(units) <= 1_000_000_000) return units
  throw new RowRefusal('not_a_whole_number', `${title}: ${text} is not a whole number of units.`)
}

const US_NUMBER = /^(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?$/
// Ten billion: whatever is larger is a code in the wrong column.
const LARGEST = 1e10
const EUROPEAN_NUMBER = /^\d{1,3}(\.\d{3})*,\d{1,2}$/

/** A number as it is written in the U.S. (`$1,234.50`, `(5.00)` for less than zero), in its shortest form. */
function parseDecimal(text: string, title: string, { decimal }: ImportOptions): string {
  const bracketed = /^\((.*)\)$/.exec(text)
  const bare = (bracketed?.[1] ?? text).replaceAll(/[\s\u00a0]|US\$|USD|\$/g, '')
  const sign = bracketed || bare.startsWith('-') ? '-' : ''
  const digits = decimal === ',' ? swapMarks(bare.replace(/^[+-]/, '')) : bare.replace(/^[+-]/, '')
  if (US_NUMBER.test(digits) && /\d/.test(digits)) {
    const number = new Big(`${digits.replaceAll(',', '').replace(/\.$/, '')}`)
    if (number.gt(LARGEST)) throw new RowRefusal('not_a_number', `${title}: ${text} is too large.`)
    return number.eq(0) ? '0' : `${sign}${number.toFixed()}`
  }
  throw new RowRefusal('not_a_number', `${title}: ${text} is not a number.${adviceFor(digits)}`)
}

/** As a number of the U.S. would have its comma and its point. */
function swapMarks(digits: string): string {
  return digits.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

function adviceFor(digits: string): string {
  if (/[\u20ac\u00a3\u00a5\u20b9]|EUR|GBP|CAD|AUD/i.test(digits))
    return ' It is in another currency; give it in dollars, without a sign.'
  if (EUROPEAN_NUMBER.test(digits))
    return ' Write it as in 1,234.50, or say that a comma stands before the decimals.'
  return ''
}

/** A comma before the decimals, where a cell can be read in no other way. */
export function findDecimalComma(cells: string[]): boolean {
  const digits = cells.map((cell) => cell.replaceAll(/[\s\u00a0$\u20ac+-]/g, ''))
  return (
    digits.some((text) => EUROPEAN_NUMBER.test(text)) &&
    !digits.some((text) => /\d\.\d{1,2}$/.test(text))
  )
}

/** Cents, rounded half up: spreadsheets leave traces such as 12.989999999999998. */
function toCents(decimal: string): number {
  return Number(new Big(decimal).times(100).round(0, Big.roundHalfUp).toFixed())
}

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const SLASHED_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/
// From 1982 to 2064.
const SERIAL_DAY = /^[345]\d{4}(\.\d+)?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMED_MONTH = /^([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4}|\d{2})(?!\d)/i
const NAMED_MONTH_SECOND =
  /^(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})(?!\d)/i
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})$/

/**
 * A calendar day as YYYY-MM-DD. An instant with its offset is kept as an instant, because only the
 * site's time zone says on which day it falls.
 */
function parseDay(text: string, title: string, options: ImportOptions): string {
  const instant = INSTANT.exec(text)
  if (instant) return toInstant(instant, text, title)
  const iso = ISO_DAY.exec(text)
  if (iso) return checkDay([iso[1], iso[2], iso[3]], text, title)
  const named = nameDay(text)
  if (named) return checkDay(named, text, title)
  const slashed = SLASHED_DAY.exec(text)
  if (SERIAL_DAY.test(text)) return dayOfSerial(Number(text))
  if (!slashed) throw notADay(text, title)
  const [, first = '', second = '', year = ''] = slashed
  const [month, day] = options.dateOrder === 'MDY' ? [first, second] : [second, first]
  if (Number(month) > 12 && Number(day) <= 12) {
    const other = options.dateOrder === 'MDY' ? 'DMY' : 'MDY'
    throw new RowRefusal(
      'not_a_date',
      `${title}: ${text} has no month ${month}. If the file writes dates the other way round, import it with dateOrder ${other}.`,
    )
  }
  return checkDay([fullYear(year), month, day], text, title)
}

/** `Jul-25-26`, `Nov 3, 2026` and `3 November 2026` as year, month and day. */
function nameDay(text: string): (string | undefined)[] | undefined {
  const first = NAMED_MONTH.exec(text)
  const second = NAMED_MONTH_SECOND.exec(text)
  const [month, day, year] = first
    ? [first[1], first[2], first[3]]
    : [second?.[2], second?.[1], second?.[3]]
  const index = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase())
  return index < 0 ? undefined : [fullYear(year ?? ''), String(index + 1), day]
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year
}

function toInstant([, day, time, zone]: RegExpExecArray, text: string, title: string): string {
  const offset = zone === 'UTC' ? 'Z' : zone
  try {
    return Temporal.Instant.from(`${day}T${time}${offset}`).toString()
  } catch {
    throw notADay(text, title)
  }
}

function checkDay(parts: (string | undefined)[], text: string, title: string): string {
  const [year, month, day] = parts.map(Number)
  try {
    return Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    ).toString()
  } catch {
    throw notADay(text, title)
  }
}

/** Spreadsheets count days; a column that lost its format shows the count. */
function dayOfSerial(serial: number): string {
  return Temporal.PlainDate.from('1899-12-30')
    .add({ days: Math.floor(serial) })
    .toString()
}

function notADay(text: string, title: string): RowRefusal {
  return new RowRefusal(
    'not_a_date',
    `${title}: ${text} is not a date such as 2026-11-23 or 11/23/2026.`,
  )
}

const YES = new Set(['yes', 'y', 'true', 't', '1', 'x', 'on'])
const NO = new Set(['no', 'n', 'false', 'f', '0', 'off'])

function parseYesNo(text: string, title: string): boolean {
  const word = text.toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  throw new RowRefusal('not_yes_or_no', `${title}: ${text} is neither yes nor no.`)
}

/** A share between 0 and 1, also written as a percentage. */
function parseShare(text: string, title: string, options: ImportOptions): number {
  const percentage = /^(.*)%$/.exec(text)
  const number = Number(parseDecimal(percentage?.[1] ?? text, title, options))
  const share = percentage ? number / 100 : number
  if (share >= 0 && share <= 1) return Number(share.toFixed(6))
  throw new RowRefusal('not_a_share', `${title}: ${text} is not between 0 and 1, or 0% and 100%.`)
}
