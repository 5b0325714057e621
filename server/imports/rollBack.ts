import type { Tx } from '../platform/database.ts'
import { toProblem } from '../platform/problemReply.ts'
import { sql } from '../platform/sql.ts'
import type { AnyImportKind, KeptChange, RowChange, StoredChange } from './importKind.ts'
import type { ImportWork, Worker } from './importRecord.ts'
import { kindNamed } from './kinds.ts'
import { keepLease, WorkStopped } from './lease.ts'
import { writeRefused } from './stageRows.ts'

/**
 * Plays an import's changes back, newest batch first; what was changed since stays and is reported.
 * Each change is forgotten in the transaction that takes it back: what is left is what is to be done.
 */
export async function rollBackChanges(worker: Worker, work: ImportWork): Promise<void> {
  const kind = kindNamed(work.kind)
  for (;;) {
    const changes = await readNewestBatch(worker, work)
    if (changes.length === 0) return
    await rollBackBatch(worker, work, kind, changes)
  }
}

async function readNewestBatch({ db }: Worker, { id }: ImportWork): Promise<StoredChange[]> {
  const rows = await db.many<{ rowNumber: number; changes: RowChange[] }>(sql`
    select row_number as "rowNumber", changes
      from import_change
     where import_id = ${id}
       and batch = (select max(batch) from import_change where import_id = ${id})
     order by row_number`)
  return rows.flatMap(({ rowNumber, changes }) =>
    changes.map((change) => ({ ...change, rowNumber })),
  )
}

/** A batch that is refused as a whole, such as where some units have been sold, goes row by row. */
async function rollBackBatch(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  changes: StoredChange[],
): Promise<void> {
  if (worker.signal.aborted) throw new WorkStopped()
  const { db, context } = worker
  try {
    await db.transaction(context, async (tx) =>
      settleChanges(tx, work, changes, await kind.revert(tx, changes)),
    )
  } catch (error) {
    const problem = toProblem(error)
    const isRefusal = problem && problem.status < 500 && problem.code !== 'conflicting_change'
    if (!isRefusal) throw error
    const rows = [...Map.groupBy(changes, ({ rowNumber }) => rowNumber)].toReversed()
    if (rows.length > 1) {
      for (const [, own] of rows) await rollBackBatch(worker, work, kind, own)
      return
    }
    const kept = changes.map(({ rowNumber }) => ({
      rowNumber,
      code: problem.code,
      reason: problem.message,
    }))
    await db.transaction(context, (tx) => settleChanges(tx, work, changes, kept))
  }
}

async function settleChanges(
  tx: Tx,
  work: ImportWork,
  changes: StoredChange[],
  kept: KeptChange[],
): Promise<void> {
  const numbers = [...new Set(changes.map(({ rowNumber }) => rowNumber))]
  await tx.run(sql`
    delete from import_change
     where import_id = ${work.id} and row_number = any(${numbers}::bigint[])
       and batch = (select max(batch) from import_change where import_id = ${work.id})`)
  await writeRefused(
    tx,
    work.id,
    kept.map(({ rowNumber, ...why }) => ({ number: rowNumber, ...why })),
    'rollback',
  )
  await keepLease(
    tx,
    tx.clock,
    work,
    sql`reverted_count = reverted_count + ${changes.length - kept.length},
        kept_count = kept_count + ${kept.length}`,
  )
}
