import type pg from 'pg'
import type { Database } from '../platform/database.ts'
import { render, type Statement, sql } from '../platform/sql.ts'

/** What is sealed. */
export type SealedTable = 'movement' | 'event'

/** The rows of one bucket in one hour as one hash. */
export interface BucketDigest {
  hour: string
  bucket: number
  rows: number
  hash: string
}

/**
 * Every sealed row as one line that anyone can write again: a JSON array of texts, or null, without
 * spaces. A column that is added to a table later is not sealed until it is added here, as another
 * format of seals; a test names it.
 */
function linesOf(table: SealedTable, from: string, to: string): Statement {
  if (table === 'movement')
    return sql`
      select bucket, id, date_trunc('hour', recorded_at, 'UTC') as hour, array_to_json(array[
               'movement', bucket::text, id::text, ${instant(sql`recorded_at`)}, item_id::text,
               from_location_id::text, to_location_id::text, from_condition, to_condition, lot, serial,
               quantity::text, unit_cost::text, cause, document_id::text, document_line::text, reference,
               reason, note, reverses_id::text, expected_receipt_id::text, actor_kind, actor_id,
               actor_name, via, ${instant(sql`occurred_at`)}])::text as line
        from stock_movement where recorded_at >= ${from} and recorded_at < ${to}`
  const bucket = sql`(get_byte(uuid_send(id), 15) & 63)`
  return sql`
    select ${bucket} as bucket, id, date_trunc('hour', at, 'UTC') as hour, array_to_json(array[
             'event', ${bucket}::text, id::text, ${instant(sql`at`)}, type, subject_kind, subject_id,
             subject_name, details::text, audience, actor_kind, actor_id, actor_name, actor_role, via,
             address, agent, request_id])::text as line
      from event where at >= ${from} and at < ${to}`
}

/** The same text whatever the settings of the connection are. */
function instant(column: Statement): Statement {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** The rows from one instant up to another, hashed by hour and bucket, in the order of their ids. */
export async function digestRows(
  db: Database,
  table: SealedTable,
  from: string,
  to: string,
): Promise<BucketDigest[]> {
  const client = await beginPatiently(db)
  try {
    const { rows } = await client.query<BucketDigest>(
      patient(sql`
        select hour, bucket::int, count(*)::int as rows, encode(sha256(string_agg(
                 sha256(convert_to(line, 'UTF8')), ''::bytea order by id)), 'hex') as hash
          from (${linesOf(table, from, to)}) row
         group by hour, bucket order by hour, bucket`),
    )
    return rows
  } finally {
    await endTransaction(client)
  }
}

/** The ids of a bucket in an hour, to name those that are in doubt. */
export async function listSealedIds(
  db: Database,
  table: SealedTable,
  { hour, to, bucket }: { hour: string; to: string; bucket: number },
  limit: number,
): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select id from (${linesOf(table, hour, to)}) row where bucket = ${bucket} order by id limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** The lines themselves, in the order in which they are hashed, a portion at a time. */
export async function* readLines(
  db: Database,
  table: SealedTable,
  from: string,
  to: string,
): AsyncGenerator<string[]> {
  const client = await beginPatiently(db)
  try {
    const select = sql`select line from (${linesOf(table, from, to)}) row order by hour, bucket, id`
    await client.query(patient(sql`declare sealed_line no scroll cursor for ${select}`))
    for (;;) {
      const { rows } = await client.query<{ line: string }>(
        patient(sql`fetch 2000 from sealed_line`),
      )
      if (rows.length === 0) return
      yield rows.map(({ line }) => line)
    }
  } finally {
    await endTransaction(client)
  }
}

// A busy hour has more rows than the limits of ordinary statements leave time for.
const PATIENCE_MS = 15 * 60_000

async function beginPatiently(db: Database): Promise<pg.PoolClient> {
  const client = await db.pool.connect()
  await client.query('begin read only')
  await client.query(`set local statement_timeout = ${PATIENCE_MS}`)
  return client
}

async function endTransaction(client: pg.PoolClient): Promise<void> {
  let broken: Error | undefined
  await client.query('rollback').catch((error: Error) => {
    broken = error
  })
  client.release(broken)
}

function patient(statement: Statement) {
  return { ...render(statement, []), query_timeout: PATIENCE_MS }
}
