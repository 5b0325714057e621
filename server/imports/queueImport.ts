import type { Actor, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { enqueueJob } from '../platform/jobs.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { FileForm } from './importFile.ts'
import type { ImportOptions } from './importKind.ts'
import { getImport, type ImportView, type Uploader } from './importRecord.ts'
import { kindNamed } from './kinds.ts'
import type { GivenMapping } from './mapColumns.ts'

/** What is known of an upload before its first byte. */
export interface NewImport {
  kind: string
  fileName: string
  dryRun: boolean
  options: ImportOptions
  mapping: GivenMapping | null
}

/** Makes the row that the pieces of an upload hang on; nobody sees it until it is queued. */
export async function beginUpload(tx: Tx, id: string, input: NewImport): Promise<void> {
  const { kind, fileName, dryRun, options, mapping } = input
  await tx.run(sql`
    insert into import (id, kind, file_name, dry_run, options, mapping, state, actor, created_at)
    values (${id}, ${kind}, ${fileName}, ${dryRun}, ${JSON.stringify(options)}::jsonb,
            ${mapping && JSON.stringify(mapping)}::jsonb, 'uploading',
            ${JSON.stringify(uploaderOf(tx))}::jsonb, ${tx.clock.now()})`)
}

function uploaderOf({ actor, origin }: Tx): Uploader {
  const { kind, id, name, role } = actor
  return { kind, id, name, role, via: origin.via }
}

/** What is known of an upload when it has arrived whole. */
export interface ArrivedFile {
  bytes: number
  hash: string
  form: FileForm
  kind: string
  preset: string | null
  mapping: GivenMapping | null
}

/** Queues an upload that has arrived whole, or keeps it as a draft to be looked at first. */
export async function queueUpload(
  tx: Tx,
  id: string,
  { bytes, hash, form, kind, preset, mapping }: ArrivedFile,
  hold = false,
): Promise<ImportView> {
  const { format, encoding, encodingSure, sheets } = form
  await tx.run(sql`
    update import
       set state = ${hold ? 'draft' : 'queued'}, file_bytes = ${bytes}, file_hash = ${hash},
           format = ${format}, encoding = ${encoding}, encoding_sure = ${encodingSure},
           sheets = ${JSON.stringify(sheets)}::jsonb, kind = ${kind}, preset = ${preset},
           mapping = ${mapping && JSON.stringify(mapping)}::jsonb, queued_at = ${tx.clock.now()}
     where id = ${id}`)
  if (!hold) return announceQueued(tx, id)
  const view = await getImport(tx, id)
  await appendImportEvent(tx, 'import.uploaded', view)
  return view
}

/** What a run may say anew; what it does not say stays as it was. */
export interface RunChange {
  dryRun: boolean
  kind?: string | undefined
  mapping?: GivenMapping | null | undefined
  options?: Partial<ImportOptions> | undefined
}

/** Runs an import's file: a draft's, for real after a dry run, or with another mapping after a failure. */
export async function rerunImport(tx: Tx, id: string, change: RunChange): Promise<ImportView> {
  const before = await lockImport(tx, id)
  const applied = await tx.one<{ some: boolean }>(sql`
    select exists (select from import_change where import_id = ${id}) as some`)
  const isIdle = ['draft', 'done', 'failed', 'cancelled'].includes(before.state)
  if (!isIdle || applied.some)
    throw new Problem(409, 'import_not_repeatable', { state: before.state })
  const file = await tx.one<{ kept: boolean }>(sql`
    select exists (select from import_chunk where import_id = ${id}) as kept`)
  if (!file.kept) throw new Problem(410, 'import_file_gone')
  const mapping = change.mapping === undefined ? before.mapping : change.mapping
  const options = { ...before.options, ...change.options }
  await clearWork(tx, id)
  await tx.run(sql`
    update import
       set state = 'queued', phase = 'reading', position = 0, batch_count = 0, dry_run = ${change.dryRun},
           kind = ${change.kind ?? before.kind}, options = ${JSON.stringify(options)}::jsonb,
           correcting = false, skipped = '{}', samples = '[]', mapping = ${mapping && JSON.stringify(mapping)}::jsonb, header = null, columns = null,
           problem = null, rows_read = 0, rows_total = null, rows_done = 0, created_count = 0,
           changed_count = 0, unchanged_count = 0, error_count = 0, lease_id = null,
           lease_until = null, started_at = null, ended_at = null,
           actor = ${JSON.stringify(uploaderOf(tx))}::jsonb, queued_at = ${tx.clock.now()}
     where id = ${id}`)
  return announceQueued(tx, id)
}

/** A draft of the same file, to be imported as something else too: a shop's products hold stock. */
export async function copyImport(tx: Tx, id: string, kind: string): Promise<ImportView> {
  const copyId = newId()
  const kept = await tx.run(sql`
    insert into import (id, kind, file_name, file_bytes, file_hash, format, encoding, encoding_sure, sheets,
                        preset, dry_run, options, state, actor, created_at, queued_at)
    select ${copyId}::uuid, ${kind}, file_name, file_bytes, file_hash, format, encoding, encoding_sure, sheets,
           preset, true, options, 'draft', ${JSON.stringify(uploaderOf(tx))}::jsonb, ${tx.clock.now()}::timestamptz,
           ${tx.clock.now()}::timestamptz
      from import
     where id = ${id} and state <> 'uploading'`)
  if (kept === 0) throw new Problem(404, 'not_found')
  const chunks = await tx.run(sql`
    insert into import_chunk (import_id, number, bytes)
    select ${copyId}::uuid, number, bytes from import_chunk where import_id = ${id}`)
  if (chunks === 0) throw new Problem(410, 'import_file_gone')
  const view = await getImport(tx, copyId)
  await appendImportEvent(tx, 'import.uploaded', view)
  return view
}

async function clearWork(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from import_row where import_id = ${id}`)
  await tx.run(sql`delete from import_key where import_id = ${id}`)
  await tx.run(sql`delete from import_error where import_id = ${id}`)
  await tx.run(
    sql`update import_correction set waiting = false where import_id = ${id} and waiting`,
  )
}

/** Tells that an import waits, and wakes who works it. */
export async function announceQueued(tx: Tx, id: string): Promise<ImportView> {
  const view = await getImport(tx, id)
  await appendImportEvent(tx, 'import.queued', view)
  await enqueueJob(tx, 'imports.work', {})
  return view
}

/** Stops an import that waits or runs; what it has written so far can be rolled back. */
export async function cancelImport(tx: Tx, id: string): Promise<ImportView> {
  const before = await lockImport(tx, id)
  if (before.state === 'cancelled') return before
  if (before.state !== 'queued' && before.state !== 'running')
    throw new Problem(409, 'import_not_running', { state: before.state })
  await tx.run(sql`
    update import
       set state = 'cancelled', ended_at = ${tx.clock.now()}, lease_id = null, lease_until = null
     where id = ${id}`)
  const view = await getImport(tx, id)
  await appendImportEvent(tx, 'import.cancelled', view)
  // Those behind it need not wait for the next minute.
  await enqueueJob(tx, 'imports.work', {})
  return view
}

/** Queues the rollback of all that an import has written. */
export async function queueRollback(tx: Tx, id: string): Promise<ImportView> {
  const before = await lockImport(tx, id)
  if (before.dryRun || !['done', 'failed', 'cancelled'].includes(before.state))
    throw new Problem(409, 'import_not_reversible', { state: before.state })
  await tx.run(sql`
    update import
       set state = 'rolling_back', queued_at = ${tx.clock.now()},
           actor = ${JSON.stringify(uploaderOf(tx))}::jsonb
     where id = ${id}`)
  const view = await getImport(tx, id)
  await appendImportEvent(tx, 'import.rollback_queued', view)
  await enqueueJob(tx, 'imports.work', {})
  return view
}

/** One import, held until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<ImportView> {
  await tx.run(sql`select from import where id = ${id} for update`)
  return getImport(tx, id)
}

/** Refuses who may run imports but not write what this kind writes. */
export function permitKind(actor: Actor, kindName: string): void {
  const { permission } = kindNamed(kindName)
  if (actor.permissions.has(permission)) return
  throw new Problem(403, 'not_permitted', {
    detail: `Importing ${kindName} needs the permission ${permission}, which the role ${actor.role} lacks.`,
    permission,
  })
}

/** Records what became of an import, with its counts. */
export async function appendImportEvent(tx: Tx, type: string, view: ImportView): Promise<void> {
  const { kind, fileName, dryRun, state, phase, rowsTotal, rowsRead, rowsDone } = view
  const { created, changed, unchanged, errors, reverted, kept, problem } = view
  await appendEvent(tx, {
    type,
    subjectKind: 'import',
    subjectId: view.id,
    subjectName: fileName || kind,
    details: {
      kind,
      dryRun,
      state,
      phase,
      rowsTotal,
      rowsRead,
      rowsDone,
      created,
      changed,
      unchanged,
      errors,
      ...(reverted + kept > 0 ? { reverted, kept } : {}),
      ...(problem ? { problem } : {}),
    },
  })
}
