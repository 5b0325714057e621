import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import type { ImportWork } from './importRecord.ts'

// Sparse, because each one is kept for ever; whoever looks closer reads the import itself.
const ROWS_PER_EVENT = 20_000

/** Tells the live feed how far an import has come, whenever it passes a round number of rows. */
export async function reportProgress(
  tx: Tx,
  work: ImportWork,
  before: number,
  after: number,
): Promise<void> {
  if (Math.floor(before / ROWS_PER_EVENT) === Math.floor(after / ROWS_PER_EVENT)) return
  await appendEvent(tx, {
    type: 'import.progressed',
    subjectKind: 'import',
    subjectId: work.id,
    subjectName: work.fileName || work.kind,
    details: { phase: work.phase, rows: after, rowsTotal: work.rowsTotal },
  })
}
