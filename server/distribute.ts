import type pg from 'pg'
import { createClient } from './platform/databaseHosts.ts'
import { APP_ROLE } from './platform/migrate.ts'
import { StartRefusal } from './platform/startRefusal.ts'

// Small, read with every hot row, and each behind those that it refers to.
const REFERENCE_TABLES = [
  'category',
  'item',
  'item_identifier',
  'item_unit',
  'kit_component',
  'location',
]
// The first: the others lie where its rows of the same bucket lie.
const LEADER = 'stock_movement'
const SHARDS = 32

/** What was done, or would be done, to spread the hot tables over machines. */
export interface Distribution {
  statements: string[]
  isDone: boolean
}

/**
 * Spreads the hot tables over the machines of a Citus cluster by bucket, those of one bucket
 * together, and copies the catalog and the locations to each. Safe to repeat; what is done stays.
 */
export async function distributeDatabase(
  url: string,
  { isDry }: { isDry: boolean },
): Promise<Distribution> {
  const client = createClient(url, { application_name: 'onhand-distribute' })
  client.on('error', () => {})
  await client.connect()
  try {
    const statements = await planDistribution(client)
    if (isDry) return { statements, isDone: false }
    await refuseWithoutCitus(client)
    const remaining = await leaveOutDone(client, statements)
    for (const statement of remaining) await client.query(statement)
    return { statements: remaining, isDone: true }
  } finally {
    await client.end()
  }
}

/** The calls in their order; what is hot the schema itself says: its primary key begins with bucket. */
export async function planDistribution(client: pg.Client): Promise<string[]> {
  const hot = await listHotTables(client)
  const others = hot.filter((table) => table !== LEADER)
  return [
    // Citus opens its connections to the other machines as the role that asks.
    `alter role ${APP_ROLE} login`,
    ...REFERENCE_TABLES.map((table) => `select create_reference_table('${table}')`),
    `select create_distributed_table('${LEADER}', 'bucket', colocate_with => 'none', shard_count => ${SHARDS})`,
    ...others.map(
      (table) =>
        `select create_distributed_table('${table}', 'bucket', colocate_with => '${LEADER}')`,
    ),
  ]
}

/** Tables whose primary key begins with the bucket. */
export async function listHotTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name
      from pg_class c
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relnamespace = 'public'::regnamespace and a.attname = 'bucket'
     order by 1`)
  return rows.map(({ name }) => name)
}

async function refuseWithoutCitus(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ installed: boolean; offered: boolean }>(`
    select exists (select from pg_extension where extname = 'citus') as installed,
           exists (select from pg_available_extensions where name = 'citus') as offered`)
  const { installed = false, offered = false } = rows[0] ?? {}
  if (!installed)
    throw new StartRefusal(
      'citus_missing',
      offered
        ? 'The database has no Citus yet. On each machine run: create extension citus. Nothing was changed; docs/scaling.md has every step.'
        : "This PostgreSQL has no Citus. Install the package postgresql-<version>-citus-<version> from Citus' own repository on each machine, put citus first in shared_preload_libraries, and run: create extension citus. Nothing was changed; docs/scaling.md has every step.",
    )
  const { rows: nodes } = await client.query<{ workers: number; coordinator: boolean }>(`
    select count(*) filter (where groupid <> 0) as workers,
           coalesce(bool_or(groupid = 0), false) as coordinator
      from pg_dist_node where noderole = 'primary' and isactive`)
  const { workers = 0, coordinator = false } = nodes[0] ?? {}
  if (!coordinator)
    throw new StartRefusal(
      'citus_without_coordinator',
      "Citus does not know this machine's own address. Run: select citus_set_coordinator_host('<name>', <port>). Nothing was changed.",
    )
  if (workers === 0)
    throw new StartRefusal(
      'citus_without_workers',
      "Citus knows no other machine. For each run: select citus_add_node('<name>', <port>). Nothing was changed.",
    )
}

async function leaveOutDone(client: pg.Client, statements: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select logicalrelid::text as name from pg_dist_partition',
  )
  return statements.filter((text) => !rows.some(({ name }) => text.includes(`_table('${name}'`)))
}
