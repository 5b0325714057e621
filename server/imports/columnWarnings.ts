import { isGtin } from '../catalog/itemIdentifier.ts'
import { cleanCell, parseCell } from './cellValues.ts'
import { type ImportField, type ImportOptions, RowRefusal } from './importKind.ts'

/** What looks wrong with a column, with how many of the rows that were looked at, and one of them. */
export interface ColumnWarning {
  code: 'scientific_notation' | 'zeros_lost' | 'check_digit' | 'unreadable'
  count: number
  example: string
}

/** Looks at the values of a column as the field that it is taken for. */
export function warnOfColumn(
  field: ImportField | undefined,
  cells: string[],
  options: ImportOptions,
): ColumnWarning[] {
  if (!field) return []
  const values = cells.map(cleanCell).filter((text) => text !== '')
  const damaged = values.filter((text) => SCIENTIFIC.test(text))
  const isCode = field.name === 'barcode'
  const found: [ColumnWarning['code'], string[]][] =
    field.type === 'identifier'
      ? [
          ['scientific_notation', damaged],
          ['zeros_lost', isCode ? values.filter(lacksZero) : lackZeros(values)],
          ['check_digit', isCode ? values.filter((text) => isMistyped(text)) : []],
        ]
      : [['unreadable', values.filter((text) => !isReadable(field, text, options))]]
  return found.flatMap(([code, bad]) =>
    bad[0] === undefined ? [] : [{ code, count: bad.length, example: bad[0] }],
  )
}

const SCIENTIFIC = /^[+-]?\d([.,]\d+)?E\+?\d+$/i

/** Eleven digits that are a UPC with a zero before them: a spreadsheet took it for a number. */
function lacksZero(text: string): boolean {
  return /^\d{11}$/.test(text) && isGtin(`0${text}`)
}

function isMistyped(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^(\d{8}|\d{12,14})$/.test(digits) && !isGtin(digits)
}

// Below this many it is a guess about nothing.
const LEAST_CODES = 5
const MOST_SHARE = 0.6

/** Codes of digits that nearly all are of one length, some shorter and none with a zero before it. */
function lackZeros(values: string[]): string[] {
  const codes = values.filter((text) => /^\d+$/.test(text))
  if (codes.length < LEAST_CODES || codes.some((code) => code.startsWith('0'))) return []
  const lengths = Map.groupBy(codes, ({ length }) => length)
  const [usual, most] = [...lengths].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [0, []]
  if (usual < 4 || most.length < codes.length * MOST_SHARE) return []
  return codes.filter(({ length }) => length < usual)
}

function isReadable(field: ImportField, text: string, options: ImportOptions): boolean {
  try {
    parseCell(field.type, text, field.name, options)
    return true
  } catch (error) {
    if (error instanceof RowRefusal) return false
    throw error
  }
}

/** How the days of a column are written: surely one way, or so that only a person can tell. */
export function findDateOrder(cells: string[]): 'MDY' | 'DMY' | 'unclear' | undefined {
  const parts = cells.flatMap((cell) => {
    const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(cell)
    return found ? [[Number(found[1]), Number(found[2])] as const] : []
  })
  if (parts.length === 0) return undefined
  if (parts.some(([first]) => first > 12)) return 'DMY'
  return parts.some(([, second]) => second > 12) ? 'MDY' : 'unclear'
}
