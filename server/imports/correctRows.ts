import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { findKeptFile } from './errorsFile.ts'
import { readFileRows } from './importFile.ts'
import type { ImportView } from './importRecord.ts'
import { announceQueued, lockImport } from './queueImport.ts'

/** A row that was not taken, as it stands in the file or was last corrected. */
export interface ErrorRow {
  rowNumber: number
  code: string
  reason: string
  cells: string[]
}

/** The rows that were not taken, page by page, with their cells. */
export async function listErrorRows(
  db: Queryable,
  id: string,
  { part, limit, cursor }: { part: 'run' | 'rollback'; limit: number; cursor?: string | undefined },
) {
  const [after] = decodeCursor(cursor, z.tuple([z.int()])) ?? [0]
  const file = await findKeptFile(db, id)
  const rows = await db.many<Omit<ErrorRow, 'cells'> & { cells: string[] | null }>(sql`
    select row_number as "rowNumber", code, reason, cells from import_error
     where import_id = ${id} and part = ${part} and row_number > ${after}
     order by row_number limit ${limit + 1}`)
  const wanted = new Set(rows.filter(({ cells }) => !cells).map(({ rowNumber }) => rowNumber))
  const read = new Map<number, string[]>()
  if (wanted.size > 0)
    for await (const { number, cells } of readFileRows(db, file)) {
      if (wanted.delete(number)) read.set(number, cells)
      if (wanted.size === 0) break
    }
  const width = file.header?.length ?? 0
  const whole = rows.map((row): ErrorRow => {
    const cells = row.cells ?? read.get(row.rowNumber) ?? []
    return { ...row, cells: Array.from({ length: width }, (_, index) => cells[index] ?? '') }
  })
  return toPage(whole, limit, ({ rowNumber }) => [rowNumber])
}

/**
 * Takes corrected rows and works them alone. What they say stands for the file's own rows from then
 * on, also when the whole file is run after a dry run.
 */
export async function correctRows(
  tx: Tx,
  id: string,
  rows: { rowNumber: number; cells: string[] }[],
): Promise<ImportView> {
  const before = await lockImport(tx, id)
  if (before.state !== 'done')
    throw new Problem(409, 'import_not_correctable', { state: before.state })
  await findKeptFile(tx, id)
  const numbers = [...new Set(rows.map(({ rowNumber }) => rowNumber))]
  const wrong = await tx.run(sql`
    delete from import_error
     where import_id = ${id} and part = 'run' and row_number = any(${numbers}::bigint[])`)
  if (wrong < numbers.length || numbers.length < rows.length)
    throw new Problem(422, 'row_not_wrong', {
      detail: 'Only rows that were not taken can be corrected, each once.',
    })
  await tx.run(sql`
    insert into import_correction (import_id, row_number, cells, waiting)
    select ${id}::uuid, "rowNumber", cells, true
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("rowNumber" bigint, cells jsonb)
        on conflict (import_id, row_number) do update set cells = excluded.cells, waiting = true`)
  await tx.run(sql`
    update import
       set state = 'queued', phase = 'reading', position = 0, correcting = true, rows_total = null,
           rows_read = rows_read - ${numbers.length}, rows_done = rows_done - ${numbers.length},
           error_count = error_count - ${numbers.length}, ended_at = null,
           lease_id = null, lease_until = null, queued_at = ${tx.clock.now()}
     where id = ${id}`)
  return announceQueued(tx, id)
}
