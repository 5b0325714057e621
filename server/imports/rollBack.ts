import type { Tx } from '../platform/database.ts'
import { toProblem } from '../platform/problemReply.ts'
import { sql } from '../platform/sql.ts'
import type { AnyImportKind, KeptChange, RowChange, StoredChange } from './importKind.ts'
import type { ImportWork, Worker } from './importRecord.ts'
import { kindNamed } from './kinds.ts'
import { keepLease, WorkStopped } from './lease.ts'
import { writeRefused } from './stageRows.ts'

/** Plays an import's changes back, newest batch first; what was changed since stays and is reported. */
export async function rollBackChanges(worker: Worker, work: ImportWork): Promise<void> {
  const kind = kindNamed(work.kind)
  for (;;) {
    const newest = await readNewestBatch(worker, work)
    if (!newest) return
    await rollBackBatch(worker, work, kind, newest.changes, newest.batch)
    work.position = newest.batch
  }
}

async function readNewestBatch(
  { db }: Worker,
  { id, position }: ImportWork,
): Promise<{ batch: number; changes: StoredChange[] } | undefined> {
  const rows = await db.many<{ batch: number; rowNumber: number; changes: RowChange[] }>(sql`
    select batch, row_number as "rowNumber", changes
      from import_change
     where import_id = ${id}
       and batch = (select max(batch) from import_change
                     where import_id = ${id} and batch < ${position})
     order by row_number`)
  const changes = rows.flatMap(({ rowNumber, changes: own }) =>
    own.map((change) => ({ ...change, rowNumber })),
  )
  return rows[0] && { batch: rows[0].batch, changes }
}

/** A batch that is refused as a whole, such as where some units have been sold, goes row by row. */
async function rollBackBatch(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  changes: StoredChange[],
  batch: number,
): Promise<void> {
  if (worker.signal.aborted) throw new WorkStopped()
  const { db, context, clock } = worker
  const settle = async (tx: Tx, kept: KeptChange[], done: number, position: number) => {
    await writeRefused(
      tx,
      work.id,
      kept.map(({ rowNumber, ...why }) => ({ number: rowNumber, ...why })),
      'rollback',
    )
    await keepLease(
      tx,
      clock,
      work,
      sql`position = ${position}, reverted_count = reverted_count + ${done - kept.length},
          kept_count = kept_count + ${kept.length}`,
    )
  }
  try {
    await db.transaction(context, async (tx) =>
      settle(tx, await kind.revert(tx, changes), changes.length, batch),
    )
  } catch (error) {
    if (!isRefusal(error)) throw error
    await rollBackSingly(worker, work, kind, changes, settle)
    await keepLease(db, clock, work, sql`position = ${batch}`)
  }
}

function isRefusal(error: unknown): boolean {
  const problem = toProblem(error)
  return problem !== undefined && problem.status < 500 && problem.code !== 'conflicting_change'
}

async function rollBackSingly(
  worker: Worker,
  work: ImportWork,
  kind: AnyImportKind,
  changes: StoredChange[],
  settle: (tx: Tx, kept: KeptChange[], done: number, position: number) => Promise<void>,
): Promise<void> {
  const { db, context } = worker
  const rows = [...Map.groupBy(changes, ({ rowNumber }) => rowNumber)].toReversed()
  for (const [rowNumber, own] of rows) {
    try {
      await db.transaction(context, async (tx) =>
        settle(tx, await kind.revert(tx, own), own.length, work.position),
      )
    } catch (error) {
      const problem = toProblem(error)
      if (!problem || !isRefusal(error)) throw error
      const kept = own.map(() => ({ rowNumber, code: problem.code, reason: problem.message }))
      await db.transaction(context, (tx) => settle(tx, kept, own.length, work.position))
    }
  }
}
