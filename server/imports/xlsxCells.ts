/** What a cell's style says about a number in it. */
export type NumberForm = 'plain' | 'day' | 'time' | { digits: number }

// The formats of the standard that every program knows by number alone.
const BUILT_IN: Record<number, NumberForm> = {
  14: 'day',
  15: 'day',
  16: 'day',
  17: 'day',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'day',
  45: 'time',
  46: 'time',
  47: 'time',
}

/** Reads the code of a number format, such as `m/d/yyyy` or `00000`. */
export function readNumberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return BUILT_IN[id] ?? 'plain'
  // What is quoted, escaped or in brackets is text, a colour or a locale.
  const bare = code
    .split(';', 1)[0]
    ?.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '')
    .toLowerCase()
  if (bare === undefined) return 'plain'
  const padded = /^0{2,}$/.exec(bare)
  if (padded) return { digits: bare.length }
  if (/e[+-]|general|#|\?/.test(bare)) return 'plain'
  if (/[yd]/.test(bare)) return 'day'
  return /[hs]/.test(bare) ? 'time' : /^m+$/.test(bare) ? 'day' : 'plain'
}

const MS_PER_DAY = 86_400_000

/** The text of a number as the file's owner sees it: days as days, padded codes with their zeros. */
export function writeNumber(raw: string, form: NumberForm, since1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (form === 'day' && value >= 1) return writeDay(value, since1904)
  if (typeof form === 'object' && Number.isInteger(value) && value >= 0)
    return value.toFixed(0).padStart(form.digits, '0')
  // Fifteen digits are what a spreadsheet keeps; beyond them the code is damaged and must be seen so.
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toFixed(0)
  if (Math.abs(value) >= 1e15) return value.toExponential().toUpperCase()
  return String(Number(value.toPrecision(15)))
}

function writeDay(serial: number, since1904: boolean): string {
  // Excel believes that 1900 was a leap year, so days before March 1900 are one off.
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(days * MS_PER_DAY))
  if (Number.isNaN(instant.getTime())) return String(serial)
  const text = instant.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

/** The number of a column: A is 0, AA is 26; -1 where a reference names none. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

/** Characters that XML cannot hold are written as `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
