import type { Tx } from '../platform/database.ts'
import { toProblem } from '../platform/problemReply.ts'
import { sql } from '../platform/sql.ts'
import type { AnyImportKind, RowOutcome } from './importKind.ts'
import type { ImportWork, Worker } from './importRecord.ts'
import { kindNamed } from './kinds.ts'
import { keepLease, WorkStopped } from './lease.ts'
import { reportProgress } from './progress.ts'
import { writeRefused } from './stageRows.ts'

const BATCH_ROWS = 2_000

interface WaitingRow {
  number: number
  lineCount: number
  value: unknown
}

/** Carries a dry run's outcome out of the transaction that is rolled back with it. */
class DryOutcome extends Error {
  readonly outcomes: RowOutcome[]

  constructor(outcomes: RowOutcome[]) {
    super('dry run')
    this.outcomes = outcomes
  }
}

/** Applies the rows that were read, batch by batch, each with its progress in one transaction. */
export async function applyRows(worker: Worker, work: ImportWork): Promise<void> {
  const kind = kindNamed(work.kind)
  for (;;) {
    const rows = await worker.db.many<WaitingRow>(sql`
      select row_number as number, line_count as "lineCount", value from import_row
       where import_id = ${work.id} and row_number > ${work.position}
       order by row_number limit ${BATCH_ROWS}`)
    if (rows.length === 0) return
    await applyBatch(worker, work, kind, rows)
  }
}

/** A batch that is refused as a whole is cut in two, until the row that is to blame stands alone. */
async function applyBatch(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  rows: WaitingRow[],
): Promise<void> {
  if (worker.signal.aborted) throw new WorkStopped()
  try {
    return await tryBatch(worker, work, kind, rows)
  } catch (error) {
    const problem = toProblem(error)
    const blamesRows = problem && problem.status < 500 && problem.code !== 'conflicting_change'
    if (!blamesRows) throw error
    if (rows.length === 1) {
      const outcome: RowOutcome = {
        outcome: 'refused',
        code: problem.code,
        reason: problem.message,
      }
      await worker.db.transaction(worker.context, (tx) =>
        settleRows(tx, worker, work, rows, [outcome]),
      )
      return advance(work, rows)
    }
    const middle = Math.ceil(rows.length / 2)
    await applyBatch(worker, work, kind, rows.slice(0, middle))
    await applyBatch(worker, work, kind, rows.slice(middle))
  }
}

/** A dry run does the same deeds in a transaction that is rolled back, so its counts are the run's. */
async function tryBatch(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  rows: WaitingRow[],
): Promise<void> {
  const { db, context } = worker
  const run = { importId: work.id, fileName: work.fileName, options: work.options }
  const values = rows.map(({ value }) => value)
  try {
    await db.transaction(context, async (tx) => {
      const outcomes = await kind.apply(tx, values, run)
      if (work.dryRun) throw new DryOutcome(outcomes)
      await settleRows(tx, worker, work, rows, outcomes)
    })
  } catch (error) {
    if (!(error instanceof DryOutcome)) throw error
    await db.transaction(context, (tx) => settleRows(tx, worker, work, rows, error.outcomes))
  }
  advance(work, rows)
}

function advance(work: ImportWork, rows: WaitingRow[]): void {
  work.position = rows.at(-1)?.number ?? work.position
  work.rowsDone += countLines(rows)
}

function countLines(rows: WaitingRow[]): number {
  return rows.reduce((sum, { lineCount }) => sum + lineCount, 0)
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
  if (!work.dryRun) await writeChanges(tx, work.id, settled)
  const lines = countLines(rows)
  await keepLease(
    tx,
    worker.clock,
    work,
    sql`position = ${rows.at(-1)?.number}, rows_done = rows_done + ${lines},
        created_count = created_count + ${count('created')},
        changed_count = changed_count + ${count('changed')},
        unchanged_count = unchanged_count + ${count('unchanged')},
        error_count = error_count + ${count('refused')}`,
  )
  await reportProgress(tx, work, work.rowsDone, work.rowsDone + lines)
}

async function writeChanges(
  tx: Tx,
  importId: string,
  rows: { number: number; result: RowOutcome }[],
): Promise<void> {
  const changes = rows.flatMap(({ number, result }) =>
    'changes' in result ? result.changes.map((change) => ({ number, ...change })) : [],
  )
  if (changes.length === 0) return
  await tx.run(sql`
    insert into import_change (import_id, batch, row_number, subject_kind, subject_id, before, after)
    select ${importId}::uuid, ${rows[0]?.number}::bigint, number, "subjectKind", "subjectId",
           nullif(before, 'null'), after
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as row(
        number bigint, "subjectKind" text, "subjectId" text, before jsonb, after jsonb)`)
}
