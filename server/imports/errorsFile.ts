import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Queryable } from '../platform/database.ts'
import { guardFormula } from '../platform/exportColumns.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type FileReading, readFileRows } from './importFile.ts'

const PAGE_ROWS = 1_000

interface RowError {
  rowNumber: number
  reason: string
}

/** The rows that were not taken as they stood in the file, with the reason in a last column. */
export async function openErrorsFile(
  db: Queryable,
  id: string,
  part: 'run' | 'rollback',
): Promise<Readable> {
  const { header, ...file } = await findKeptFile(db, id)
  return Readable.from(writeErrors(db, file, part, header ?? []))
}

/** How to read an import's file, which is kept for some months. */
export async function findKeptFile(
  db: Queryable,
  id: string,
): Promise<FileReading & { header: string[] | null }> {
  const found = await db.maybe<FileReading & { header: string[] | null; kept: boolean }>(sql`
    select id, format, encoding, options, header,
           exists (select from import_chunk where import_id = import.id) as kept
      from import where id = ${id} and state <> 'uploading'`)
  if (!found) throw new Problem(404, 'not_found')
  const { kept, ...file } = found
  if (!kept) throw new Problem(410, 'import_file_gone')
  return file
}

async function* writeErrors(
  db: Queryable,
  file: FileReading,
  part: 'run' | 'rollback',
  header: string[],
): AsyncGenerator<string> {
  yield csvLine([...header, 'reason'])
  const errors = listErrors(db, file.id, part)
  let next = await errors.next()
  if (next.done) return
  for await (const { number, cells } of readFileRows(db, file)) {
    if (number < next.value.rowNumber) continue
    const padded = header.map((_, index) => cells[index] ?? '')
    yield csvLine([...padded, next.value.reason])
    next = await errors.next()
    if (next.done) return
  }
}

async function* listErrors(
  db: Queryable,
  id: string,
  part: 'run' | 'rollback',
): AsyncGenerator<RowError, undefined> {
  let after = 0
  for (;;) {
    const page = await db.many<RowError>(sql`
      select row_number as "rowNumber", reason from import_error
       where import_id = ${id} and part = ${part} and row_number > ${after}
       order by row_number limit ${PAGE_ROWS}`)
    yield* page
    if (page.length < PAGE_ROWS) return undefined
    after = page.at(-1)?.rowNumber ?? after
  }
}

/** One line; a cell that a spreadsheet would take for a formula is guarded, a number is not. */
function csvLine(cells: string[]): string {
  return stringify([cells.map(guardFormula)])
}
