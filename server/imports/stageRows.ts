import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { NumberedRow } from './importFile.ts'
import { type AnyImportKind, RowRefusal } from './importKind.ts'
import type { ImportWork, Worker } from './importRecord.ts'
import { kindNamed } from './kinds.ts'
import { keepLease, WorkStopped } from './lease.ts'
import { chooseColumns } from './mapColumns.ts'
import { startPace } from './pace.ts'
import { reportProgress } from './progress.ts'
import { rowReader } from './readRow.ts'
import { type FileTable, openTable } from './readTable.ts'

/** A row that is right in itself. */
interface StagedRow {
  number: number
  bucket: number
  lineCount: number
  value: unknown
}

interface RefusedRow {
  number: number
  code: string
  reason: string
  /** As they stood in the file, where they are at hand. */
  cells?: string[]
}

/** What the rows of one file have in common. */
interface Reading {
  kind: AnyImportKind
  table: FileTable
  read(cells: string[]): unknown
}

/**
 * Reads the file into rows to apply, batch by batch. After an interruption the file is parsed again
 * from its start, which is quick, and rows up to the last committed one are passed over.
 */
export async function stageRows(worker: Worker, work: ImportWork): Promise<void> {
  const kind = kindNamed(work.kind)
  const table = await openTable(worker.db, work, work.kind, work.mapping)
  if (!table) throw new Problem(422, 'file_empty')
  const columns = await settleColumns(worker, work, kind, table)
  const reading = { kind, table, read: rowReader(kind, columns, withChannel(work, table)) }
  const corrected = work.correcting ? await readWaiting(worker, work) : undefined
  const start = work.position
  const pace = startPace(worker.clock)
  let batch: NumberedRow[] = []
  const stage = () => pace.measure(batch.length, () => stageBatch(worker, work, reading, batch))
  for await (const row of table.rows) {
    if (corrected?.size === 0) break
    if (row.number <= start || (corrected && !corrected.delete(row.number))) continue
    batch.push(row)
    if (batch.length < pace.rows) continue
    await stage()
    batch = []
  }
  if (batch.length > 0) await stage()
  const { rowsRead } = await keepLease(
    worker.db,
    worker.clock,
    work,
    sql`phase = 'applying', rows_total = rows_read${skippedSoFar(work, table)}`,
  )
  Object.assign(work, { phase: 'applying', rowsTotal: rowsRead })
}

/** A known export says itself where its orders come from. */
function withChannel({ options }: ImportWork, { preset }: FileTable): ImportWork['options'] {
  return { ...options, channel: options.channel ?? preset?.channel }
}

async function readWaiting({ db }: Worker, { id }: ImportWork): Promise<Set<number>> {
  const rows = await db.many<{ number: number }>(sql`
    select row_number as number from import_correction where import_id = ${id} and waiting`)
  return new Set(rows.map(({ number }) => number))
}

/** Counted from the start of the file each time, so a second reading does not count twice. */
function skippedSoFar({ correcting }: ImportWork, { skipped }: FileTable) {
  return correcting ? sql`` : sql`, skipped = ${JSON.stringify(skipped)}::jsonb`
}

async function settleColumns(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  { header, preset }: FileTable,
): Promise<(string | null)[]> {
  if (work.columns) return work.columns
  const columns = chooseColumns(kind, header, work.mapping, preset)
  await keepLease(
    worker.db,
    worker.clock,
    work,
    sql`header = ${JSON.stringify(header)}::jsonb, columns = ${JSON.stringify(columns)}::jsonb,
        preset = ${preset?.name ?? null}`,
  )
  return columns
}

async function stageBatch(
  worker: Worker,
  work: ImportWork,
  { kind, table, read }: Reading,
  batch: NumberedRow[],
): Promise<void> {
  if (worker.signal.aborted) throw new WorkStopped()
  const refused: RefusedRow[] = []
  const shaped = batch.flatMap(({ number, cells }): StagedRow[] => {
    const value = orRefusal(() => read(cells))
    if (!(value instanceof RowRefusal)) return [{ number, bucket: 0, lineCount: 1, value }]
    refused.push({ number, code: value.code, reason: value.message })
    return []
  })
  const position = batch.at(-1)?.number ?? work.position
  const cellsOf = new Map(batch.map(({ number, cells, raw = cells }) => [number, raw]))
  await worker.db.transaction(worker.context, async (tx) => {
    const wrong = [...refused]
    const rows = await resolveRows(tx, work, kind, shaped, wrong)
    await stage(tx, work, kind, rows, wrong)
    await writeRefused(
      tx,
      work.id,
      wrong.map((row) => ({ ...row, cells: cellsOf.get(row.number) })),
    )
    if (work.correcting) await endWaiting(tx, work.id, [...cellsOf.keys()])
    const { rowsRead } = await keepLease(
      tx,
      worker.clock,
      work,
      sql`position = ${position}, rows_read = rows_read + ${batch.length},
          rows_done = rows_done + ${wrong.length}, error_count = error_count + ${wrong.length}
          ${skippedSoFar(work, table)}`,
    )
    await reportProgress(tx, work, rowsRead - batch.length, rowsRead)
  })
  work.position = position
}

async function endWaiting(tx: Tx, importId: string, numbers: number[]): Promise<void> {
  await tx.run(sql`
    update import_correction set waiting = false
     where import_id = ${importId} and row_number = any(${numbers}::bigint[])`)
}

/** A refusal thrown by reading a row, also one of the deeds' own, as a value. */
function orRefusal<Value>(read: () => Value): Value | RowRefusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof RowRefusal) return error
    if (error instanceof Problem) return new RowRefusal(error.code, error.message)
    throw error
  }
}

async function resolveRows(
  tx: Tx,
  work: ImportWork,
  kind: AnyImportKind,
  rows: StagedRow[],
  wrong: RefusedRow[],
): Promise<StagedRow[]> {
  const { resolve, bucketOf = () => 0 } = kind
  if (!resolve) return rows
  const values = rows.map(({ value }) => value)
  const resolved = await resolve(tx, values, work.options)
  return rows.flatMap((row, index) => {
    const value = resolved[index]
    if (!(value instanceof RowRefusal)) return [{ ...row, value, bucket: bucketOf(value) }]
    wrong.push({ number: row.number, code: value.code, reason: value.message })
    return []
  })
}

/** Writes rows to apply; one that names what an earlier row named is joined to it, or refused. */
async function stage(
  tx: Tx,
  work: ImportWork,
  kind: AnyImportKind,
  rows: StagedRow[],
  wrong: RefusedRow[],
): Promise<void> {
  const keyed = rows.map((row) => ({ row, keys: kind.keysOf(row.value) }))
  const texts = keyed.flatMap(({ keys }) => keys.map(({ key }) => key))
  const holders = await readKeys(tx, work.id, texts)
  const joined = kind.merge
    ? await readStaged(tx, work.id, rows, [...new Set(holders.values())])
    : []
  const staged = new Map(joined.map((row) => [row.number, row]))
  const keys: { key: string; number: number }[] = []
  const written = new Set<StagedRow>()
  for (const { row, keys: own } of keyed) {
    const taken = own.find(({ key }) => holders.has(key))
    const earlier = taken && staged.get(holders.get(taken.key) as number)
    if (taken && kind.merge && earlier) {
      earlier.value = kind.merge(earlier.value, row.value)
      earlier.lineCount += 1
      written.add(earlier)
    } else if (taken) {
      const reason = `Row ${holders.get(taken.key)} of the file names ${taken.label} already.`
      wrong.push({ number: row.number, code: 'named_twice', reason })
    } else {
      for (const { key } of own) {
        holders.set(key, row.number)
        keys.push({ key, number: row.number })
      }
      staged.set(row.number, row)
      written.add(row)
    }
  }
  await writeStaged(tx, work.id, [...written], keys)
}

async function readKeys(tx: Tx, importId: string, keys: string[]): Promise<Map<string, number>> {
  const rows = await tx.many<{ key: string; number: number }>(sql`
    select key, row_number as number from import_key
     where import_id = ${importId} and key = any(${keys}::text[])`)
  return new Map(rows.map(({ key, number }) => [key, number]))
}

/** Earlier rows by number: one that is joined to another lies in its bucket. */
async function readStaged(
  tx: Tx,
  importId: string,
  rows: StagedRow[],
  numbers: number[],
): Promise<StagedRow[]> {
  if (numbers.length === 0) return []
  const buckets = [...new Set(rows.map(({ bucket }) => bucket))]
  return tx.many<StagedRow>(sql`
    select row_number as number, item_bucket as bucket, line_count as "lineCount", value from import_row
     where import_id = ${importId} and item_bucket = any(${buckets}::smallint[])
       and row_number = any(${numbers}::bigint[])`)
}

async function writeStaged(
  tx: Tx,
  importId: string,
  rows: StagedRow[],
  keys: { key: string; number: number }[],
): Promise<void> {
  await tx.run(sql`
    insert into import_row (import_id, item_bucket, row_number, line_count, value)
    select ${importId}::uuid, bucket, number, "lineCount", value
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(bucket smallint, number bigint, "lineCount" integer, value jsonb)
        on conflict (import_id, item_bucket, row_number) do update
       set line_count = excluded.line_count, value = excluded.value`)
  await tx.run(sql`
    insert into import_key (import_id, key, row_number)
    select ${importId}::uuid, key, number
      from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ number }) => number)}::bigint[])
        as row(key, number)`)
}

/** The database cannot hold them, and no program means them. */
function withoutNuls(row: RefusedRow): RefusedRow {
  return { ...row, cells: row.cells?.map((cell) => cell.replaceAll('\0', '').toWellFormed()) }
}

/** Keeps what was wrong with rows of the file. */
export async function writeRefused(
  tx: Tx,
  importId: string,
  rows: RefusedRow[],
  part: 'run' | 'rollback' = 'run',
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into import_error (import_id, part, row_number, code, reason, cells)
    select ${importId}::uuid, ${part}, number, code, reason, cells
      from jsonb_to_recordset(${JSON.stringify(rows.map(withoutNuls))}::jsonb)
        as row(number bigint, code text, reason text, cells jsonb)
        on conflict (import_id, part, row_number) do nothing`)
}
