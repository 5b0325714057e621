import type { Clock } from '../platform/clock.ts'
import type { Database, Queryable } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { ImportWork } from './importRecord.ts'

// Far longer than a batch takes, so that nobody takes over a process that is alive.
const LEASE_MS = 60_000

/** Someone else works on this import by now, or it was cancelled: whatever was not committed is void. */
export class LeaseLost extends Error {}

/** The program ends: the import goes on where it is, later or elsewhere. */
export class WorkStopped extends Error {}

/**
 * Takes the import that waits longest. Imports run one after the other, because a file of stock needs
 * the items of the file before; one that another process works on blocks the queue until its lease ends.
 */
export async function claimImport(db: Database, clock: Clock): Promise<ImportWork | undefined> {
  return db.maybe<ImportWork>(sql`
    update import
       set lease_id = ${newId()}, lease_until = ${leaseEnd(clock)},
           state = case when state = 'queued' then 'running' else state end,
           started_at = coalesce(started_at, ${clock.now()})
     where id = (select id from import where state in ('queued', 'running', 'rolling_back')
                  order by queued_at, id limit 1)
       and state in ('queued', 'running', 'rolling_back')
       and (lease_until is null or lease_until < ${clock.now()}::timestamptz)
    returning id, kind, file_name as "fileName", dry_run as "dryRun", format, encoding, options, mapping, header,
              columns, correcting, state, phase, position, rows_total as "rowsTotal", lease_id as "leaseId", actor`)
}

function leaseEnd(clock: Clock): string {
  return new Date(clock.milliseconds() + LEASE_MS).toISOString()
}

/** Writes progress together with the work of a batch, and holds on to the import. */
export async function keepLease(
  db: Queryable,
  clock: Clock,
  work: ImportWork,
  progress: Statement,
): Promise<{ batch: number; rowsRead: number; rowsDone: number }> {
  const held = await db.maybe<{ batch: number; rowsRead: number; rowsDone: number }>(sql`
    update import
       set ${progress}, lease_until = ${leaseEnd(clock)}
     where id = ${work.id} and lease_id = ${work.leaseId} and state = ${work.state}
    returning batch_count as batch, rows_read as "rowsRead", rows_done as "rowsDone"`)
  if (!held) throw new LeaseLost()
  return held
}

/** Lets go of an import, so that another process need not wait for the end of the lease. */
export async function releaseLease(db: Queryable, work: ImportWork): Promise<void> {
  await db.run(sql`
    update import set lease_id = null, lease_until = null
     where id = ${work.id} and lease_id = ${work.leaseId}`)
}
