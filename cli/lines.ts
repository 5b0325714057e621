import { text } from 'node:stream/consumers'
import { UsageError } from './failure.ts'
import { getTerminal } from './terminal.ts'

/** Units of an item, as the command line names them; more fields only from standard input. */
export interface Line {
  sku: string
  quantity: number
}

/** What may be said of the units of one line. */
export interface UnitOptions {
  lot?: string
  expiresOn?: string
  serial?: string[]
  unitCost?: string
}

/**
 * `SKU=5` words, or `-`: then each line of standard input is such a word, or a JSON object with the
 * fields of the API. What the options say holds for each line that does not say it itself.
 */
export async function readLines<More extends object>(
  words: string[],
  more: More,
  units: UnitOptions = {},
): Promise<(Line & More)[]> {
  const given = words.length === 1 && words[0] === '-' ? await readStandardInput() : words
  const lines = given.map((word) => (typeof word === 'string' ? readLine(word) : word))
  if (lines.length > 1 && (units.lot || units.serial || units.expiresOn))
    throw new UsageError('--lot, --serial and --expires-on speak of one line; give one line.')
  return lines.map((line) => ({ ...more, ...fieldsOf(units), ...line }))
}

function fieldsOf({ lot, expiresOn, serial, unitCost }: UnitOptions) {
  return {
    ...(lot ? { lot } : {}),
    ...(expiresOn ? { expiresOn } : {}),
    ...(serial ? { serials: serial } : {}),
    ...(unitCost ? { unitCost } : {}),
  }
}

/** `SKU=5`; the last equals sign counts, since a SKU may have one. */
export function readLine(word: string): Line {
  const [, sku, digits] = /^(.+)=([+-]?\d{1,12})$/.exec(word) ?? []
  if (!sku || !digits) throw new UsageError(`"${word}" is not of the form SKU=5.`)
  return { sku, quantity: Number(digits) }
}

async function readStandardInput(): Promise<(string | Line)[]> {
  const lines = (await text(getTerminal().stdin)).split('\n').flatMap((line) => line.trim() || [])
  return lines.map((line) => (line.startsWith('{') ? readObject(line) : line))
}

function readObject(line: string): Line {
  try {
    return JSON.parse(line) as Line
  } catch (error) {
    throw new UsageError(`A line is not JSON: ${(error as Error).message}`)
  }
}

/** An instant such as 2026-11-23T12:00:00Z; a day means its end, or its start, where this machine is. */
export function readInstant(word: string, edge: 'start' | 'end' = 'end'): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word) ?? []
  const instant =
    year && month && day
      ? edge === 'start'
        ? new Date(Number(year), Number(month) - 1, Number(day)).getTime()
        : new Date(Number(year), Number(month) - 1, Number(day) + 1).getTime() - 1
      : /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(word)
        ? Date.parse(word)
        : Number.NaN
  if (Number.isNaN(instant))
    throw new UsageError(`"${word}" is neither a day (2026-11-23) nor an instant with its zone.`)
  return new Date(instant).toISOString()
}
