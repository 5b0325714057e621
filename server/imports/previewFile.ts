import { numberRows } from './importFile.ts'
import type { AnyImportKind, ImportOptions } from './importKind.ts'
import { type ColumnMatch, matchColumns } from './mapColumns.ts'
import { detectDelimiter, readCsv } from './readCsv.ts'

const SHOWN_ROWS = 20

/** What a file looks like, and what its columns are taken for. */
export interface FilePreview {
  delimiter: string
  columns: (ColumnMatch & { samples: string[] })[]
  rows: string[][]
  /** Fields that are required and were not recognised for sure. */
  missing: string[]
}

/** Reads the first rows of the first bytes of a file; a row that is cut off at the end is left out. */
export async function previewFile(
  kind: AnyImportKind,
  head: Buffer,
  isWhole: boolean,
  options: Pick<ImportOptions, 'delimiter'>,
): Promise<FilePreview> {
  const rows: string[][] = []
  const bytes = isWhole ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1)
  for await (const { cells } of numberRows(readCsv(once(bytes), options))) {
    rows.push(cells)
    if (rows.length > SHOWN_ROWS) break
  }
  const [header = [], ...body] = rows
  const columns = matchColumns(kind, header).map((match, index) => ({
    ...match,
    samples: body
      .map((cells) => cells[index] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, 5),
  }))
  const sure = new Set(
    columns.filter(({ confidence }) => confidence >= 0.9).map(({ field }) => field),
  )
  return {
    delimiter: options.delimiter ?? detectDelimiter(head),
    columns,
    rows: body,
    missing: kind.fields.flatMap(({ required, name }) => (required && !sure.has(name) ? name : [])),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
