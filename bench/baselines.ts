import { createHash } from 'node:crypto'
import pg from 'pg'
import { bucketOfText, newId, newIdInBucket } from '../server/platform/identifier.ts'
import { type Load, runCallers } from './ground.ts'

/** How others do it: one transaction per request, the row locked first. */
export interface PlainReserver {
  reserve(reference: string, sku: string, key: string): Promise<boolean>
  close(): Promise<void>
}

/**
 * The plain form, written with care: prepared statements, 32 connections, and the same rows as ours
 * (reservation, line, availability, event, idempotency).
 */
export function openPlainReserver(url: string): PlainReserver {
  const pool = openPool(url, 32)
  return {
    close: () => pool.end(),
    reserve: async (reference, sku, key) => {
      const client = await pool.connect()
      try {
        return await reservePlainly(client, reference, sku, key)
      } finally {
        client.release()
      }
    },
  }
}

async function reservePlainly(
  client: pg.PoolClient,
  reference: string,
  sku: string,
  key: string,
): Promise<boolean> {
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values })
  const keyed = [bucketOfText(key), 'key:bench', key]
  await client.query('begin')
  await run(
    'key',
    'select status, reply from idempotency_key where bucket = $1 and actor_id = $2 and key = $3',
    keyed,
  )
  const { rows } = await run(
    'lock',
    `select a.bucket, a.item_id, a.site_id, a.available
       from item i
       join location s on s.path = $2
       join stock_availability a on a.bucket = i.bucket and a.item_id = i.id and a.site_id = s.id
      where i.sku = $1
        for update of a`,
    [sku, 'MAIN'],
  )
  const row = rows[0]
  const wins = row.available >= 1
  const id = newIdInBucket(bucketOfText(reference))
  const lines = JSON.stringify([{ sku, site: 'MAIN', quantity: 1 }])
  if (wins) await writePlainly(run, row, id, reference, lines)
  const reply = JSON.stringify({ id, reference, state: 'committed', lines })
  await run(
    'keep',
    `insert into idempotency_key (bucket, actor_id, key, request_hash, status, reply, created_at)
     values ($1, $2, $3, $4, $5, $6, now())`,
    [...keyed, createHash('sha256').update(reference).digest('base64url'), wins ? 201 : 409, reply],
  )
  await client.query('commit')
  return wins
}

async function writePlainly(
  run: (name: string, text: string, values: unknown[]) => Promise<unknown>,
  row: { bucket: number; item_id: string; site_id: string },
  id: string,
  reference: string,
  lines: string,
): Promise<void> {
  await run(
    'header',
    `insert into reservation (bucket, id, reference, state, lines, created_at, updated_at)
     values ($1, $2, $3, 'committed', $4, now(), now())`,
    [bucketOfText(reference), id, reference, lines],
  )
  await run(
    'line',
    `insert into reservation_line (bucket, reservation_id, reference, item_id, site_id, quantity, state, created_at)
     values ($1, $2, $3, $4, $5, 1, 'committed', now())`,
    [row.bucket, id, reference, row.item_id, row.site_id],
  )
  await run(
    'take',
    `update stock_availability set committed = committed + 1, version = version + 1, updated_at = now()
      where bucket = $1 and item_id = $2 and site_id = $3`,
    [row.bucket, row.item_id, row.site_id],
  )
  await run(
    'event',
    `insert into event (id, type, at, subject_kind, subject_id, subject_name, details, actor_kind, actor_id,
                        actor_name, via, request_id)
     values ($1, 'reservation.committed', now(), 'reservation', $2, $3, $4, 'key', 'bench', 'bench', 'api', $5)`,
    [newId(), id, reference, lines, id],
  )
}

/** This server's commit rate: rows of one number, each its own transaction. */
export async function measureCommits(
  url: string,
  connections: number,
  seconds: number,
): Promise<Load> {
  const pool = openPool(url, connections)
  await pool.query('create table if not exists bench_commit (number bigint)')
  const load = await runCallers(connections, seconds, (call) =>
    pool.query({
      name: 'commit',
      text: 'insert into bench_commit (number) values ($1)',
      values: [call],
    }),
  )
  await pool.end()
  return load
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max })
  // The database is dropped while the last of them still say goodbye.
  return pool.on('connect', (client) => client.on('error', () => {}))
}
