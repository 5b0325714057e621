import type { Tx } from '../platform/database.ts'
import { toProblem } from '../platform/problemReply.ts'
import { sql } from '../platform/sql.ts'
import type { AnyImportKind, RowOutcome } from './importKind.ts'
import type { ImportWork, Worker } from './importRecord.ts'
import { kindNamed } from './kinds.ts'
import { keepLease, WorkStopped } from './lease.ts'
import { startPace } from './pace.ts'
import { reportProgress } from './progress.ts'
import { keepSamples, sampleChanges } from './sampleChanges.ts'
import { writeRefused } from './stageRows.ts'

// While one batch is decided here, another one is written there.
const LANES = 2

/** Where a row stands in the order in which rows are applied. */
interface Place {
  bucket: number
  number: number
}

const START: Place = { bucket: -1, number: 0 }

interface WaitingRow extends Place {
  lineCount: number
  value: unknown
}

/**
 * Applies the rows that were read, batch by batch. Each batch takes its rows out of the waiting ones
 * in the transaction that does them: after an interruption, what still waits is what is to be done.
 */
export async function applyRows(worker: Worker, work: ImportWork): Promise<void> {
  const kind = kindNamed(work.kind)
  const stopping = { stopped: false }
  const lanes = Array.from({ length: LANES }, () => applyLane(worker, work, kind, stopping))
  for (const end of await Promise.allSettled(lanes)) if (end.status === 'rejected') throw end.reason
}

async function applyLane(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  stopping: { stopped: boolean },
): Promise<void> {
  try {
    let after = START
    const pace = startPace(worker.clock)
    while (!stopping.stopped) {
      const which = { after, limit: pace.rows }
      const rows = await pace.measure(which.limit, () => applyBatch(worker, work, kind, which))
      // Rows that another lane gave back may wait behind; they are looked for before the end.
      if (rows.length === 0 && after === START) return
      after = rows.at(-1) ?? START
    }
  } finally {
    stopping.stopped = true
  }
}

type Which = { after: Place; limit: number } | { first: Place; last: Place }

/** A batch that is refused as a whole is cut in two, until the row that is to blame stands alone. */
async function applyBatch(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  which: Which,
): Promise<Place[]> {
  if (worker.signal.aborted) throw new WorkStopped()
  const { db, context } = worker
  let taken: Place[] = []
  try {
    await db.transaction(context, async (tx) => {
      const rows = await takeRows(tx, work, which)
      taken = rows.map(({ bucket, number }) => ({ bucket, number }))
      if (rows.length === 0) return
      await settleRows(tx, worker, work, rows, await decideRows(tx, work, kind, rows))
    })
  } catch (error) {
    const problem = toProblem(error)
    const blamesRows = problem && problem.status < 500 && problem.code !== 'conflicting_change'
    if (!blamesRows) throw error
    const middle = Math.ceil(taken.length / 2)
    if (taken.length > 1) {
      await applyBatch(worker, work, kind, rangeOf(taken.slice(0, middle)))
      await applyBatch(worker, work, kind, rangeOf(taken.slice(middle)))
      return taken
    }
    const outcome: RowOutcome = { outcome: 'refused', code: problem.code, reason: problem.message }
    await db.transaction(context, async (tx) => {
      const rows = await takeRows(tx, work, rangeOf(taken))
      if (rows.length > 0) await settleRows(tx, worker, work, rows, [outcome])
    })
  }
  return taken
}

function rangeOf(places: Place[]): Which {
  return { first: places[0] as Place, last: places.at(-1) as Place }
}

async function takeRows(tx: Tx, { id }: ImportWork, which: Which): Promise<WaitingRow[]> {
  const condition =
    'after' in which
      ? sql`(item_bucket, row_number) > (${which.after.bucket}, ${which.after.number})`
      : sql`(item_bucket, row_number) >= (${which.first.bucket}, ${which.first.number})
        and (item_bucket, row_number) <= (${which.last.bucket}, ${which.last.number})`
  const limit = 'after' in which ? sql`limit ${which.limit}` : sql``
  // By where they lie. A join would be planned by what the last import left in this table's
  // statistics, which is nothing, and then compare every row with every other.
  const rows = await tx.many<WaitingRow>(sql`
    delete from import_row
     where ctid = any(array(
       select ctid from import_row
        where import_id = ${id} and ${condition}
        order by item_bucket, row_number ${limit} for update skip locked))
    returning item_bucket as bucket, row_number as number, line_count as "lineCount", value`)
  return rows.toSorted((a, b) => a.bucket - b.bucket || a.number - b.number)
}

/**
 * A dry run does the same deeds and takes them back at once, so its counts are the run's. Only where
 * reading tells the same it saves the database the writing.
 */
async function decideRows(
  tx: Tx,
  work: ImportWork,
  kind: AnyImportKind,
  rows: WaitingRow[],
): Promise<RowOutcome[]> {
  const run = {
    importId: work.id,
    fileName: work.fileName,
    options: work.options,
    rowNumbers: rows.map(({ number }) => number),
  }
  const values = rows.map(({ value }) => value)
  if (!work.dryRun) return kind.apply(tx, values, run)
  const told = await kind.rehearse?.(tx, values, run)
  if (told) return told
  await tx.run(sql`savepoint rehearsal`)
  const outcomes = await kind.apply(tx, values, run)
  await tx.run(sql`rollback to savepoint rehearsal`)
  return outcomes
}

/** Writes what became of the rows and how far the import is: with their deeds, or not at all. */
async function settleRows(
  tx: Tx,
  worker: Worker,
  work: ImportWork,
  rows: WaitingRow[],
  outcomes: RowOutcome[],
): Promise<void> {
  const settled = rows.map((row, index) => ({ ...row, result: outcomes[index] as RowOutcome }))
  const count = (name: RowOutcome['outcome']) =>
    countLines(settled.filter(({ result }) => result.outcome === name))
  await writeRefused(
    tx,
    work.id,
    settled.flatMap(({ number, result }) =>
      result.outcome === 'refused' ? [{ number, code: result.code, reason: result.reason }] : [],
    ),
  )
  const lines = countLines(rows)
  const { batch, rowsDone } = await keepLease(
    tx,
    worker.clock,
    work,
    sql`batch_count = batch_count + 1, rows_done = rows_done + ${lines},
        created_count = created_count + ${count('created')},
        changed_count = changed_count + ${count('changed')},
        unchanged_count = unchanged_count + ${count('unchanged')},
        error_count = error_count + ${count('refused')}${keepSamples(work.dryRun ? sampleChanges(settled) : [])}`,
  )
  if (!work.dryRun) await writeChanges(tx, work.id, batch, settled)
  await reportProgress(tx, work, rowsDone - lines, rowsDone)
}

function countLines(rows: WaitingRow[]): number {
  return rows.reduce((sum, { lineCount }) => sum + lineCount, 0)
}

async function writeChanges(
  tx: Tx,
  importId: string,
  batch: number,
  rows: { number: number; result: RowOutcome }[],
): Promise<void> {
  const changed = rows.flatMap(({ number, result }) =>
    'changes' in result ? [{ number, changes: result.changes }] : [],
  )
  if (changed.length === 0) return
  await tx.run(sql`
    insert into import_change (import_id, batch, row_number, changes)
    select ${importId}::uuid, ${batch}::integer, number, changes
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as row(number bigint, changes jsonb)`)
}
