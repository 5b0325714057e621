import type { Tx } from '../platform/database.ts'
import type { JobCall, Jobs } from '../platform/jobs.ts'
import { enqueueJob } from '../platform/jobs.ts'
import type { Problem } from '../platform/problem.ts'
import { listRefusals, toProblem } from '../platform/problemReply.ts'
import { sql } from '../platform/sql.ts'
import { applyRows } from './applyRows.ts'
import { contextOfImport, getImport, type ImportWork, type Worker } from './importRecord.ts'
import { claimImport, LeaseLost, releaseLease, WorkStopped } from './lease.ts'
import { appendImportEvent } from './queueImport.ts'
import { rollBackChanges } from './rollBack.ts'
import { stageRows } from './stageRows.ts'

type Call = Pick<JobCall, 'db' | 'clock' | 'signal' | 'context'>

/** Works the imports that wait, one after the other, until none is left or the program ends. */
export async function workImports(call: Call): Promise<void> {
  while (!call.signal.aborted) {
    const work = await claimImport(call.db, call.clock)
    if (!work) return
    await workImport({ ...call, context: contextOfImport(call.clock, work.actor) }, work)
  }
}

async function workImport(worker: Worker, work: ImportWork): Promise<void> {
  try {
    if (work.state === 'rolling_back') {
      await rollBackChanges(worker, work)
      await endImport(worker, work, 'rolled_back')
    } else {
      if (work.phase === 'reading') await stageRows(worker, work)
      await applyRows(worker, work)
      await endImport(worker, work, 'done')
    }
  } catch (error) {
    if (error instanceof LeaseLost) return
    if (error instanceof WorkStopped) return await handOn(worker, work)
    await endBadly(worker, work, error)
  }
}

async function endImport(
  worker: Worker,
  work: ImportWork,
  state: 'done' | 'rolled_back',
): Promise<void> {
  if (state === 'rolled_back' || !(await hasErrors(worker, work)))
    await forgetStagedRows(worker, work)
  await worker.db.transaction(worker.context, async (tx) => {
    const mark = state === 'done' ? sql`ended_at` : sql`rolled_back_at`
    const ended = await tx.run(sql`
      update import set state = ${state}, correcting = false, ${mark} = ${tx.clock.now()}, lease_id = null, lease_until = null
       where id = ${work.id} and lease_id = ${work.leaseId} and state = ${work.state}`)
    if (ended === 0) throw new LeaseLost()
    const view = await getImport(tx, work.id)
    await appendImportEvent(tx, state === 'done' ? 'import.finished' : 'import.rolled_back', view)
    if (!work.dryRun) await refreshPlansAfter(tx)
  })
}

/** What the file named is kept while rows of it may still be corrected: none may name it twice. */
async function hasErrors({ db }: Worker, { id }: ImportWork): Promise<boolean> {
  const { some } = await db.one<{ some: boolean }>(
    sql`select error_count > 0 as some from import where id = ${id}`,
  )
  return some
}

/** What to reorder follows from what came in. */
async function refreshPlansAfter(tx: Tx): Promise<void> {
  await enqueueJob(tx, 'replenishment.refresh', {}, { key: 'replenishment.refresh' })
}

const FORGOTTEN_ROWS = 50_000

/** Staged rows are of no use to an import that has ended; in portions, because there may be millions. */
async function forgetStagedRows({ db, signal }: Worker, { id }: ImportWork): Promise<void> {
  for (;;) {
    if (signal.aborted) throw new WorkStopped()
    const rows = await db.run(sql`
      delete from import_row where ctid = any(array(
        select ctid from import_row where import_id = ${id} limit ${FORGOTTEN_ROWS}))`)
    const keys = await db.run(sql`
      delete from import_key where import_id = ${id} and key = any(array(
        select key from import_key where import_id = ${id} limit ${FORGOTTEN_ROWS}))`)
    if (rows + keys === 0) return
  }
}

/** The program ends: the next one finds the import free and goes on. */
async function handOn({ db, context }: Worker, work: ImportWork): Promise<void> {
  await db.transaction(context, async (tx) => {
    await releaseLease(tx, work)
    await enqueueJob(tx, 'imports.work', {})
  })
}

/** A fault of the file ends the import; a passing one leaves it to the next attempt. */
async function endBadly(worker: Worker, work: ImportWork, error: unknown): Promise<void> {
  const problem = toProblem(error)
  const isPassing = problem && (problem.status >= 500 || problem.code === 'conflicting_change')
  if (isPassing) {
    await releaseLease(worker.db, work).catch(() => {})
    throw error
  }
  await worker.db.transaction(worker.context, async (tx) => {
    const failed = await tx.run(sql`
      update import
         set state = 'failed', problem = ${JSON.stringify(describe(problem))}::jsonb,
             ended_at = ${tx.clock.now()}, lease_id = null, lease_until = null
       where id = ${work.id} and lease_id = ${work.leaseId}`)
    if (failed > 0) await appendImportEvent(tx, 'import.failed', await getImport(tx, work.id))
  })
  // A bug is logged by the queue; trying again would only repeat it.
  if (!problem) throw error
}

function describe(problem: Problem | undefined): { code: string; detail: string } {
  const code = problem?.code ?? 'internal_error'
  const title = listRefusals()[code]?.title ?? code
  return { code, detail: problem && problem.message !== code ? problem.message : title }
}

const KEPT_DAYS = 90
// A file that nobody ran.
const DRAFT_DAYS = 7

/** The work of imports, and what keeps it going. */
export const importJobs: Jobs = {
  'imports.work': { run: workImports },
  // Takes over from a process that died in the middle.
  'imports.resume': { schedule: '* * * * *', run: workImports },
  'imports.forget_files': {
    schedule: '23 4 * * *',
    run: async ({ db, clock }) => {
      const before = (days: number) =>
        sql`${clock.now()}::timestamptz - make_interval(days => ${days})`
      await db.run(sql`delete from import where state = 'uploading' and created_at < ${before(1)}`)
      const old = await db.many<{ id: string }>(sql`
        select id from import
         where ended_at < ${before(KEPT_DAYS)}
           and exists (select from import_chunk where import_id = import.id) limit 100`)
      for (const { id } of old) {
        await db.run(sql`delete from import_chunk where import_id = ${id}`)
        await db.run(sql`delete from import_key where import_id = ${id}`)
      }
      await db.run(sql`
        delete from import where state = 'draft' and created_at < ${before(DRAFT_DAYS)}`)
    },
  },
}
