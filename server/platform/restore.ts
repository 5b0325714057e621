import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import {
  type BackupSummary,
  type CopiedTable,
  checkBackup,
  connectAsOwner,
  JOB_COLUMNS,
  readTables,
  WAITING_JOBS,
} from './backup.ts'
import { type BackupHeader, damaged, readBackupFile } from './backupFile.ts'
import { migrateJobs } from './jobs.ts'
import {
  APP_ROLE,
  ensureAppRole,
  MIGRATION_LOCK,
  type Migration,
  migrateDatabase,
  readMigrations,
  runMigrations,
} from './migrate.ts'
import { Problem } from './problem.ts'

/** A backup that was read to its end, and that this program can restore. */
export interface CheckedBackup {
  file: string
  summary: BackupSummary
  header: BackupHeader
  migrations: Migration[]
}

/** Checks every byte of a backup before anything is made for it; throws where it cannot be restored. */
export async function openBackup(file: string): Promise<CheckedBackup> {
  const { header, ...summary } = await checkBackup(file)
  return { file, summary, header, migrations: chooseMigrations(header) }
}

/**
 * Fills an empty database from a backup, wholly or not at all: tables and rows come in one
 * transaction. Then the database is brought to this program's version.
 */
export async function restoreBackup(url: string, backup: CheckedBackup): Promise<void> {
  const client = await connectAsOwner(url)
  try {
    // A server that starts on the same database meanwhile waits, and finds it restored.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await refuseFilledDatabase(client)
    await ensureAppRole(client)
    await migrateJobs(url, APP_ROLE)
    await client.query('begin')
    await runMigrations(client, backup.migrations)
    await loadTables(client, backup.file, backup.header)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
  await migrateDatabase(url)
}

/** The migrations that made the backup's tables: the first of ours, or there is no way to read it. */
function chooseMigrations(header: BackupHeader): Migration[] {
  const known = readMigrations()
  const newest = header.migrations.at(-1)
  if (newest && newest.number > (known.at(-1)?.number ?? 0))
    throw new Problem(422, 'backup_newer', {
      detail: `The backup was made by a newer Onhand (it has ${newest.name}; this one ends at ${known.at(-1)?.name}). Restore it with that version or a later one.`,
    })
  const foreign = header.migrations.find(({ hash }, index) => known[index]?.hash !== hash)
  if (foreign)
    throw new Problem(422, 'backup_foreign', {
      detail: `The backup's ${foreign.name} differs from this program's. Restore it with the version that made it.`,
    })
  return known.slice(0, header.migrations.length)
}

async function refuseFilledDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
      order by relname`,
  )
  if (rows.length === 0) return
  const some = rows.slice(0, 3).map(({ relname }) => relname)
  throw new Problem(409, 'database_not_empty', {
    detail: `The database already has tables (${rows.length}: ${some.join(', ')} …), and a restore never replaces anything. Set ONHAND_DATA to a new folder, or DATABASE_URL to a new, empty database.`,
  })
}

async function loadTables(client: pg.Client, file: string, header: BackupHeader): Promise<void> {
  const tables = new Map((await readTables(client)).map((table) => [table.name, table]))
  await emptySeededTables(client, [...tables.values()])
  await client.query(`create temporary table waiting_job (
    task text, payload json, run_at timestamptz, max_attempts integer, key text, priority integer
  ) on commit drop`)
  const jobs = { name: WAITING_JOBS, columns: JOB_COLUMNS, target: 'pg_temp.waiting_job' }
  tables.set(WAITING_JOBS, jobs)
  if (header.tables.length !== tables.size) throw damaged('it has other tables than its version')
  let load: Load | undefined
  for await (const { kind, value } of readBackupFile(file)) {
    if (kind === 'table') load = startLoad(client, tables.get(value.name), value.columns)
    if (kind === 'data') await load?.write(value)
    if (kind === 'tableEnd') await load?.end(value.rows)
  }
  await queueJobs(client)
}

/** What the migrations put there is in the backup too, and may have been changed since. */
async function emptySeededTables(client: pg.Client, tables: CopiedTable[]): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `select 'truncate ' || string_agg(format('public.%I', name), ', ') as text
       from unnest($1::text[]) as name`,
    [tables.map(({ name }) => name)],
  )
  await client.query(rows[0]?.text ?? '')
}

interface Load {
  write(chunk: Buffer): Promise<void>
  end(rows: number): Promise<void>
}

function startLoad(client: pg.Client, table: CopiedTable | undefined, columns: string[]): Load {
  if (!table || table.columns.join() !== columns.join())
    throw damaged('it has other tables than its version')
  const stream: CopyStreamQuery = client.query(copyFrom(`copy ${table.target} from stdin`))
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure = error
  })
  return {
    write: async (chunk) => {
      if (failure) throw failure
      if (!stream.write(chunk)) await once(stream, 'drain')
    },
    end: async (rows) => {
      if (failure) throw failure
      stream.end()
      await finished(stream)
      if (Number(stream.rowCount) !== rows) throw damaged(`${table.name} has lost rows`)
    },
  }
}

/** Jobs get new numbers: the queue's own tables are another program's. */
async function queueJobs(client: pg.Client): Promise<void> {
  await client.query(`
    select graphile_worker.add_job(task, payload, run_at := run_at, max_attempts := max_attempts,
                                   job_key := key, priority := priority)
      from waiting_job`)
}
