import type { Queryable } from '../platform/database.ts'
import { type FileReading, type NumberedRow, readFileRows } from './importFile.ts'
import { importKinds } from './kinds.ts'
import type { GivenMapping } from './mapColumns.ts'
import { matchColumns } from './mapColumns.ts'
import { type KindName, type Preset, presetRows, type SkipReason, squeezeHeader } from './preset.ts'
import { findPreset } from './presets.ts'

/** Rows that hold no data, by why they do not; of blank ones only how many. */
export type Skipped = Partial<Record<SkipReason, { count: number; rows: number[] }>>

/** A file as a table: what is above the header is passed over, what is below it is data. */
export interface FileTable {
  header: string[]
  headerNumber: number
  preset: Preset | undefined
  /** Grows while the rows are read. */
  skipped: Skipped
  rows: AsyncGenerator<NumberedRow>
}

// Programs write a title, an address or a date above their tables, seldom more.
const SEARCHED_ROWS = 15
const NAMED_ROWS = 20

/** Opens a stored file; nothing where it is empty. */
export async function openTable(
  db: Queryable,
  file: FileReading,
  kind: KindName,
  mapping: GivenMapping | null = null,
): Promise<FileTable | undefined> {
  return tableOf(readFileRows(db, file), kind, mapping)
}

/** Finds the header among the first rows. */
export async function tableOf(
  rows: AsyncGenerator<NumberedRow>,
  kind: KindName,
  mapping: GivenMapping | null,
): Promise<FileTable | undefined> {
  const head: NumberedRow[] = []
  let isWhole = false
  while (head.length < SEARCHED_ROWS && !isWhole) {
    const next = await rows.next()
    if (next.done) isWhole = true
    else head.push(next.value)
  }
  const index = findHeader(
    head.map(({ cells }) => cells),
    mapping,
  )
  const first = head[index]
  if (!first) return undefined
  const header = first.cells.map((cell) => cell.replaceAll('\0', '').trim())
  const preset = findPreset(header)
  const skipped: Skipped = {}
  const table = { header, headerNumber: first.number, preset, skipped }
  return { ...table, rows: dataRows(head.slice(index + 1), rows, table, kind) }
}

/** The row that names columns: by the mapping if there is one, else by what is known of headers. */
function findHeader(head: string[][], mapping: GivenMapping | null): number {
  const wanted = Object.keys(mapping ?? {}).map(squeezeHeader)
  const scores = head.map((cells) => {
    const header = cells.map(squeezeHeader)
    if (wanted.length > 0) return wanted.filter((name) => header.includes(name)).length
    return findPreset(cells) ? 100 : countKnown(cells)
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? 0 : scores.indexOf(best)
}

function countKnown(cells: string[]): number {
  const counts = importKinds.map(
    (kind) => matchColumns(kind, cells).filter(({ confidence }) => confidence > 0.9).length,
  )
  return Math.max(...counts)
}

const TOTAL = /^(grand[\s-]+|sub[\s-]?)?totals?(\s*[:(].*)?$/i

async function* dataRows(
  head: NumberedRow[],
  rest: AsyncGenerator<NumberedRow>,
  { header, headerNumber, preset, skipped }: Omit<FileTable, 'rows'>,
  kind: KindName,
): AsyncGenerator<NumberedRow> {
  const prepare = preset?.prepare?.(kind)
  const shown = presetRows(header)
  let last = headerNumber
  for await (const { number, cells } of chain(head, rest)) {
    if (number > last + 1) skip(skipped, 'blank', number - last - 1)
    last = number
    const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
    const copy = prepare ? [...cells] : cells
    const reason = noDataIn(cells, header, first) ?? prepare?.(shown(copy))
    if (reason) skip(skipped, reason, 1, number)
    else yield { number, cells: copy, raw: cells }
  }
}

/** Several files put together hold their header again and again. */
function noDataIn(cells: string[], header: string[], first: string): SkipReason | undefined {
  if (TOTAL.test(first)) return 'total'
  const isHeader =
    first !== '' && header.every((name, index) => name === (cells[index] ?? '').trim())
  return isHeader ? 'header' : undefined
}

async function* chain(
  head: NumberedRow[],
  rest: AsyncGenerator<NumberedRow>,
): AsyncGenerator<NumberedRow> {
  yield* head
  yield* rest
}

function skip(skipped: Skipped, reason: SkipReason, count: number, row?: number): void {
  const entry = (skipped[reason] ??= { count: 0, rows: [] })
  entry.count += count
  if (row !== undefined && entry.rows.length < NAMED_ROWS) entry.rows.push(row)
}

/** Skipped rows as replies show them. */
export function listSkipped(skipped: Skipped): { reason: string; count: number; rows: number[] }[] {
  return Object.entries(skipped).map(([reason, entry]) => ({ reason, ...entry }))
}
