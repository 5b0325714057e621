import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import {
  type BackupHeader,
  type BackupRecord,
  packBackup,
  readBackupFile,
  writeBackupFile,
} from './backupFile.ts'
import type { Clock } from './clock.ts'
import { createClient } from './databaseHosts.ts'

/** What a backup holds. */
export interface BackupSummary {
  madeAt: string
  postgres: string
  /** The name of the last migration, so of the version of its tables. */
  schema: string
  tables: { name: string; rows: number }[]
  rows: number
}

/** Not a table of ours: the jobs that wait, in a form that any version of the queue takes back. */
export const WAITING_JOBS = 'waiting jobs'

/** A table as it is copied. */
export interface CopiedTable {
  name: string
  /** All but those that the database makes itself; see `readTables`. */
  columns: string[]
  /** The same for SQL, quoted by the database. */
  target: string
}

/**
 * Writes every table into one file, as of one instant, while others go on to work. The URL is the
 * owner's, since the app's role may not read everything.
 */
export async function backUpDatabase(
  url: string,
  clock: Clock,
  file: string,
): Promise<BackupSummary & { bytes: number; sha256: string }> {
  const client = await connectAsOwner(url)
  try {
    const { tables, header } = await beginSnapshot(client, clock)
    const rows = new Map<string, number>()
    const written = await writeBackupFile(file, copyTables(client, header, tables, rows))
    await client.query('commit')
    return { ...summarize(header, rows), ...written }
  } finally {
    await client.end()
  }
}

/**
 * The same as a stream, for who is not on this machine. It is begun before this answers, so that
 * what is refused is refused before the first byte; `onWhole` hears of it when the last row is read.
 */
export async function streamBackup(
  url: string,
  clock: Clock,
  onWhole: (summary: BackupSummary) => Promise<void>,
): Promise<Readable> {
  const client = await connectAsOwner(url)
  const { tables, header } = await beginSnapshot(client, clock).catch(async (error: unknown) => {
    await client.end()
    throw error
  })
  async function* records() {
    const rows = new Map<string, number>()
    try {
      yield* copyTables(client, header, tables, rows)
      await client.query('commit')
      await onWhole(summarize(header, rows))
    } finally {
      // Of a reader who has gone, the server would go on to copy; so nothing is waited for.
      void client.end().catch(() => {})
    }
  }
  return packBackup(records())
}

async function beginSnapshot(client: pg.Client, clock: Clock) {
  await client.query('begin isolation level repeatable read')
  // No migration may come between, and the snapshot begins only after the lock is taken.
  await client.query('lock table schema_migration in share mode')
  await client.query('set transaction read only')
  const tables = await readTables(client)
  return { tables, header: await readHeader(client, clock, tables) }
}

/** A connection without limits of time, whose values are written the same everywhere. */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = createClient(url, {
    application_name: 'onhand-backup',
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c extra_float_digits=1',
  })
  // What breaks the connection also fails the statement that runs, and is told there.
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * Our tables, each behind those that it refers to. Left out are generated columns, and numbers of
 * transactions (`event.xid`), which mean something only to the server that gave them: restored
 * rows get the restoring transaction's, so that readers by (xid, id) see all of them, in the order
 * of their ids, and what comes later behind them.
 */
export async function readTables(client: pg.Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable & { refersTo: string[] }>(`
    select c.relname as name,
           array_agg(a.attname::text order by a.attnum) as columns,
           format('public.%I (%s)', c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum)) as target,
           array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "refersTo"
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and c.relname <> 'schema_migration' and not c.relispartition
       and not exists (select from pg_depend where objid = c.oid and deptype = 'e')
     group by c.oid, c.relname
     order by c.relname`)
  const ordered: CopiedTable[] = []
  const waiting = new Map(rows.map((row) => [row.name, row]))
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ refersTo }) => !refersTo.some((n) => waiting.has(n)))
    if (!next) throw new Error(`Tables refer to each other: ${[...waiting.keys()].join(', ')}`)
    waiting.delete(next.name)
    ordered.push({ name: next.name, columns: next.columns, target: next.target })
  }
  return ordered
}

async function readHeader(
  client: pg.Client,
  clock: Clock,
  tables: CopiedTable[],
): Promise<BackupHeader> {
  const { rows: migrations } = await client.query<BackupHeader['migrations'][number]>(
    'select number, name, hash from schema_migration order by number',
  )
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  const names = [...tables.map(({ name }) => name), WAITING_JOBS]
  const postgres = rows[0]?.server_version ?? ''
  return { madeAt: clock.now(), postgres, migrations, tables: names }
}

async function* copyTables(
  client: pg.Client,
  header: BackupHeader,
  tables: CopiedTable[],
  counts: Map<string, number>,
): AsyncGenerator<BackupRecord> {
  yield { kind: 'header', value: header }
  for (const { name, columns, target } of tables)
    yield* copyRows(client, { name, columns }, target, counts)
  const jobs = { name: WAITING_JOBS, columns: JOB_COLUMNS }
  yield* copyRows(client, jobs, SELECT_JOBS, counts)
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0)
  yield { kind: 'end', value: { tables: counts.size, rows } }
}

/** The columns of a waiting job. */
export const JOB_COLUMNS = ['task', 'payload', 'run_at', 'max_attempts', 'key', 'priority']

const SELECT_JOBS = `(
  select t.identifier, j.payload, j.run_at, j.max_attempts, j.key, j.priority
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
   where j.attempts < j.max_attempts order by j.id)`

async function* copyRows(
  client: pg.Client,
  table: { name: string; columns: string[] },
  source: string,
  counts: Map<string, number>,
): AsyncGenerator<BackupRecord> {
  yield { kind: 'table', value: table }
  const hash = createHash('sha256')
  const stream = client.query(copyTo(`copy ${source} to stdout`))
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    yield { kind: 'data', value: chunk }
  }
  // The count comes behind the last row; once the next statement is answered it is there.
  await client.query('select')
  const rows = Number(stream.rowCount)
  counts.set(table.name, rows)
  yield { kind: 'tableEnd', value: { name: table.name, rows, sha256: hash.digest('hex') } }
}

/** Reads a whole backup and checks every byte of it; throws where it is damaged. */
export async function checkBackup(file: string): Promise<BackupSummary & { header: BackupHeader }> {
  let header: BackupHeader | undefined
  const rows = new Map<string, number>()
  for await (const { kind, value } of readBackupFile(file)) {
    if (kind === 'header') header = value
    if (kind === 'tableEnd') rows.set(value.name, value.rows)
  }
  if (!header) throw new Error('A backup that was read to its end has a header.')
  return { ...summarize(header, rows), header }
}

function summarize(header: BackupHeader, rows: Map<string, number>): BackupSummary {
  return {
    madeAt: header.madeAt,
    postgres: header.postgres,
    schema: header.migrations.at(-1)?.name ?? '',
    tables: [...rows].map(([name, count]) => ({ name, rows: count })),
    rows: [...rows.values()].reduce((sum, count) => sum + count, 0),
  }
}
