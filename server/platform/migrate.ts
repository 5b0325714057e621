import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { createClient } from './databaseHosts.ts'
import { migrateJobs } from './jobs.ts'

/** The role without UPDATE or DELETE on the ledger, in which every request runs. */
export const APP_ROLE = 'onhand_app'

const FOLDER = new URL('../../migrations/', import.meta.url)
// Any number that no other program on the same server is likely to lock.
export const MIGRATION_LOCK = 4_400_001

/** A step of the schema: plain SQL, told apart by its hash. */
export interface Migration {
  number: number
  name: string
  text: string
  hash: string
}

/** Brings the database to this program's version; safe to repeat, to interrupt and to run twice at once. */
export async function migrateDatabase(url: string): Promise<{ applied: string[] }> {
  const client = createClient(url, { application_name: 'onhand-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureAppRole(client)
    const applied = await applyMigrations(client)
    await migrateJobs(url, APP_ROLE)
    return { applied }
  } finally {
    await client.end()
  }
}

/** Every role is the server's, not the database's, so it may be there already or not be ours to make. */
export async function ensureAppRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; present: boolean; member: boolean }>(
    `select current_setting('server_version_num')::int as version,
            exists (select from pg_roles where rolname = $1) as present,
            coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as member`,
    [APP_ROLE],
  )
  const { version, present, member } = rows[0] as {
    version: number
    present: boolean
    member: boolean
  }
  if (version < 150000) throw new Error('Onhand needs PostgreSQL 15 or newer.')
  try {
    // Two databases of one server may be migrated at once, and the role is made only once.
    if (!present)
      await client.query(`do $$ begin create role ${APP_ROLE} nologin;
        exception when duplicate_object or unique_violation then null; end $$`)
    if (!member) await client.query(`grant ${APP_ROLE} to current_user`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Error(
      `The database user may not make the role ${APP_ROLE}. As an administrator run: ` +
        `create role ${APP_ROLE} nologin; grant ${APP_ROLE} to <the user in DATABASE_URL>;`,
      { cause: error },
    )
  }
}

async function applyMigrations(client: pg.Client): Promise<string[]> {
  await ensureMarks(client)
  const { rows } = await client.query<{ number: number; name: string; hash: string }>(
    'select number, name, hash from schema_migration order by number',
  )
  const migrations = readMigrations()
  refuseNewerDatabase(rows, migrations)
  const applied: string[] = []
  for (const migration of migrations.slice(rows.length)) {
    await applyMigration(client, migration)
    applied.push(migration.name)
  }
  return applied
}

async function ensureMarks(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists schema_migration (
    number integer primary key, name text not null, hash text not null,
    applied_at timestamptz not null default now())`)
}

/** Makes the schema that these migrations make, within the caller's transaction. */
export async function runMigrations(client: pg.Client, migrations: Migration[]): Promise<void> {
  await ensureMarks(client)
  for (const migration of migrations) await runMigration(client, migration)
}

/** The migrations that this program brings, in order. */
export function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      return { number: Number(name.slice(0, 4)), name, text, hash }
    })
}

function refuseNewerDatabase(
  done: { number: number; name: string; hash: string }[],
  known: Migration[],
) {
  const newest = done.at(-1)
  if (newest && newest.number > (known.at(-1)?.number ?? 0))
    throw new Error(
      `The database is newer than this program (it has ${newest.name}). Start the newer Onhand, or restore a backup.`,
    )
  for (const [index, row] of done.entries()) {
    if (known[index]?.hash !== row.hash)
      throw new Error(`The migration ${row.name} differs from the one that made this database.`)
  }
}

/** One migration is one transaction together with its mark, so that it is whole or absent. */
async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await runMigration(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

async function runMigration(client: pg.Client, migration: Migration): Promise<void> {
  const { number, name, text, hash } = migration
  await client.query(text)
  await client.query('insert into schema_migration (number, name, hash) values ($1, $2, $3)', [
    number,
    name,
    hash,
  ])
}
