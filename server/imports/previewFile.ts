import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { findDecimalComma } from './cellValues.ts'
import { type ColumnWarning, findDateOrder, warnOfColumn } from './columnWarnings.ts'
import { EncodingProbe, toUtf8 } from './encoding.ts'
import {
  type FileForm,
  type FileReading,
  findForm,
  numberRows,
  readFileBytes,
  readRowsOf,
} from './importFile.ts'
import type { AnyImportKind, ImportOptions } from './importKind.ts'
import { importKinds, kindNamed } from './kinds.ts'
import { type ColumnMatch, type GivenMapping, matchColumns, SURE } from './mapColumns.ts'
import type { KindName } from './preset.ts'
import { detectDelimiter } from './readCsv.ts'
import { type FileTable, openTable, type Skipped, tableOf } from './readTable.ts'
import { mappingOf, recallMapping } from './rememberMapping.ts'

const SHOWN_ROWS = 20
// Enough to meet what is wrong in a column without reading a long file twice.
const LOOKED_ROWS = 500
const SHOWN_LETTERS = 5

/** What a file looks like, and what its columns are taken for. */
export interface FilePreview {
  kind: KindName
  /** What this export can be imported as, the usual first; empty where it is not known. */
  presetKinds: KindName[]
  preset: { name: string; title: string } | null
  format: FileForm['format']
  encoding: FileForm['encoding']
  encodingSure: boolean
  /** Cells with letters beyond plain ones, to see whether the encoding is right. */
  letters: string[]
  delimiter: string | null
  sheets: string[]
  sheet: string | null
  headerRow: number
  columns: (ColumnMatch & { samples: string[]; warnings: ColumnWarning[] })[]
  rows: string[][]
  /** Fields that are required and were not recognised for sure. */
  missing: string[]
  /** How its days are written; `unclear` where only a person can tell; null where none has a slash. */
  dateOrder: 'MDY' | 'DMY' | 'unclear' | null
  /** `,` where numbers can only be read so; a point is the rule. */
  decimal: ',' | null
  /** Whether the columns are those that were said of such a file before. */
  remembered: boolean
  /** What was said with them, such as the site. */
  rememberedOptions: Partial<ImportOptions>
  skipped: Skipped
}

/** What is asked about a file; what is not said is found out. */
export interface PreviewWish {
  kind?: KindName | undefined
  options: ImportOptions
}

type Known = Omit<FileReading, 'options'> & Pick<FileForm, 'encodingSure' | 'sheets'>

/** Looks at the first rows of an import's file. */
export async function previewImport(
  db: Queryable,
  file: Known,
  wish: PreviewWish,
): Promise<FilePreview> {
  const reading = { ...file, options: wish.options }
  const open = (kind: KindName) => openTable(db, reading, kind)
  const head = file.format === 'csv' ? await readHead(db, reading) : undefined
  return describeTable(db, file, wish, open, head)
}

async function readHead(db: Queryable, { id, encoding, options }: FileReading): Promise<Buffer> {
  for await (const piece of toUtf8(readFileBytes(db, id), options.encoding ?? encoding))
    return Buffer.from(piece)
  return Buffer.alloc(0)
}

/** Looks at the first bytes of a file; a row that is cut off at the end is left out. */
export async function previewBytes(
  db: Queryable,
  bytes: Buffer,
  isWhole: boolean,
  wish: PreviewWish,
): Promise<FilePreview> {
  const probe = new EncodingProbe()
  probe.add(bytes)
  const form = await findForm(bytes, probe, () => once(bytes), isWhole)
  const isCut = !isWhole && form.format === 'csv'
  const whole = isCut ? bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1) : bytes
  const reading = { ...form, options: wish.options }
  const open = (kind: KindName) => tableOf(numberRows(readRowsOf(once(whole), reading)), kind, null)
  return describeTable(db, { id: '', ...form }, wish, open, whole)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function describeTable(
  db: Queryable,
  file: Known,
  { kind: wished, options }: PreviewWish,
  open: (kind: KindName) => Promise<FileTable | undefined>,
  head: Buffer | undefined,
): Promise<FilePreview> {
  const first = await openAndClose(open, wished ?? 'items')
  const remembered = first && (await recallMapping(db, first.header))
  const kind = wished ?? (remembered?.kind as KindName | undefined) ?? guessKind(first) ?? 'items'
  const table = await open(kind)
  const rows = table ? await takeRows(table) : []
  const { header = [], preset, headerNumber = 1, skipped = {} } = table ?? {}
  const recalled = remembered?.kind === kind ? remembered : undefined
  const given = recalled && mappingOf(header, recalled)
  const matches = matchColumns(kindNamed(kind), header, preset).map((match) =>
    given ? { ...match, field: given[match.header] ?? null, confidence: 1 } : match,
  )
  const decimal = file.format === 'csv' ? decimalOf(kindNamed(kind), matches, rows) : null
  const columns = describeColumns(kindNamed(kind), matches, rows, {
    ...options,
    ...(decimal && { decimal }),
    ...recalled?.options,
  })
  const sure = columns.filter(({ confidence }) => confidence >= SURE).map(({ field }) => field)
  return {
    kind,
    presetKinds: Object.keys(preset?.kinds ?? {}) as KindName[],
    preset: preset ? { name: preset.name, title: preset.title } : null,
    format: file.format,
    encoding: options.encoding ?? file.encoding,
    encodingSure: file.encodingSure,
    letters: findLetters(rows),
    delimiter: head ? (options.delimiter ?? detectDelimiter(head)) : null,
    sheets: file.sheets,
    sheet: options.sheet ?? file.sheets[0] ?? null,
    headerRow: headerNumber,
    columns,
    rows: rows.slice(0, SHOWN_ROWS),
    missing: kindNamed(kind).fields.flatMap(({ required, name }) =>
      required && !sure.includes(name) ? name : [],
    ),
    dateOrder: dateOrderOf(kindNamed(kind), columns, rows),
    decimal,
    remembered: recalled !== undefined,
    rememberedOptions: recalled?.options ?? {},
    skipped,
  }
}

async function openAndClose(
  open: (kind: KindName) => Promise<FileTable | undefined>,
  kind: KindName,
): Promise<FileTable | undefined> {
  const table = await open(kind)
  await table?.rows.return(undefined)
  return table
}

/** What a file most likely holds: what its export is for, else the kind that knows most of its columns. */
export function guessKind(
  table: Pick<FileTable, 'header' | 'preset'> | undefined,
): KindName | undefined {
  if (!table) return undefined
  const [usual] = Object.keys(table.preset?.kinds ?? {}) as KindName[]
  if (usual) return usual
  const scores = importKinds.map((kind) => {
    const known = matchColumns(kind, table.header).filter(({ confidence }) => confidence >= SURE)
    const fields = known.map(({ field }) => field)
    const isWhole = kind.fields.every(({ required, name }) => !required || fields.includes(name))
    // Supplier's files have no SKU; whatever has one is about items.
    const isPossible =
      isWhole && (kind.name !== 'suppliers' || fields.includes('code') || fields.includes('name'))
    return { name: kind.name as KindName, score: isPossible ? scoreOf(kind, fields) : 0 }
  })
  const [best] = scores.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.name : undefined
}

/** What a file that has arrived is taken for, where it is not said; refuses to guess about a run. */
export async function findKind(
  db: Queryable,
  file: FileReading,
  given: KindName | undefined,
  mapping: GivenMapping | null,
  hold: boolean,
): Promise<{ kind: KindName; preset: string | null; mapping: GivenMapping | null }> {
  const table = await openAndClose(
    (kind) => openTable(db, file, kind, mapping),
    given ?? 'items',
  ).catch((error: unknown) => {
    // Whatever cannot be read fails when it is worked, with the reason kept.
    if (error instanceof Problem && given && !hold) return undefined
    throw error
  })
  const remembered = table && !mapping ? await recallMapping(db, table.header) : undefined
  const kind = given ?? (remembered?.kind as KindName | undefined) ?? guessKind(table)
  if (!kind && !hold)
    throw new Problem(422, 'kind_unclear', {
      detail: `Say with \`kind\` what the file holds. Its columns are ${sayHeader(table?.header)}.`,
    })
  const isKnown = table && remembered && remembered.kind === kind
  return {
    kind: kind ?? 'items',
    preset: table?.preset?.name ?? null,
    mapping: isKnown ? mappingOf(table.header, remembered) : mapping,
  }
}

function sayHeader(header: string[] = []): string {
  return header
    .map((text) => `"${text}"`)
    .join(', ')
    .slice(0, 500)
}

/** What a kind must have says more than what it may have: a day and units are sales. */
function scoreOf(kind: AnyImportKind, fields: (string | null)[]): number {
  const required = kind.fields.filter((field) => field.required).length
  return fields.length + (kind.name === 'stock_counts' ? -1 : 0) + (required > 1 ? required : 0)
}

async function takeRows(table: FileTable): Promise<string[][]> {
  const rows: string[][] = []
  for await (const { cells } of table.rows) {
    rows.push(cells)
    if (rows.length === LOOKED_ROWS) break
  }
  return rows
}

function describeColumns(
  kind: AnyImportKind,
  matches: ColumnMatch[],
  rows: string[][],
  options: ImportOptions,
): FilePreview['columns'] {
  return matches.map((match, index) => {
    const cells = rows.map((row) => row[index] ?? '')
    const field = kind.fields.find(({ name }) => name === match.field)
    return {
      ...match,
      samples: cells.filter((cell) => cell.trim() !== '').slice(0, 5),
      warnings: warnOfColumn(field, cells, options),
    }
  })
}

function dateOrderOf(
  kind: AnyImportKind,
  columns: ColumnMatch[],
  rows: string[][],
): FilePreview['dateOrder'] {
  return findDateOrder(cellsOf(kind, ['day'], columns, rows)) ?? null
}

function decimalOf(
  kind: AnyImportKind,
  columns: ColumnMatch[],
  rows: string[][],
): FilePreview['decimal'] {
  return findDecimalComma(cellsOf(kind, ['decimal', 'money'], columns, rows)) ? ',' : null
}

/** The cells of all columns that are taken for fields of these types. */
function cellsOf(
  kind: AnyImportKind,
  types: string[],
  columns: ColumnMatch[],
  rows: string[][],
): string[] {
  const fields = kind.fields.filter(({ type }) => types.includes(type))
  const names = new Set(fields.map(({ name }) => name))
  return columns.flatMap(({ field }, index) =>
    field && names.has(field) ? rows.map((row) => row[index] ?? '') : [],
  )
}

function findLetters(rows: string[][]): string[] {
  const cells = rows.flat().filter((cell) => /[^ -~\s]/.test(cell))
  return [...new Set(cells)].slice(0, SHOWN_LETTERS)
}
