import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from '../server/platform/clock.ts'
import { type Database, type DeedContext, openDatabase } from '../server/platform/database.ts'
import { startEmbeddedPostgres } from '../server/platform/embeddedPostgres.ts'
import { newId } from '../server/platform/identifier.ts'
import { createLog } from '../server/platform/log.ts'
import { APP_ROLE, migrateDatabase } from '../server/platform/migrate.ts'

/** One thing to measure; its result is printed and written as JSON. */
export interface Bench {
  name: string
  about: string
  run(ground: Ground): Promise<Record<string, unknown>>
}

/** A fresh database of this program and what a bench needs around it. */
export interface Ground {
  db: Database
  url: string
  postgresVersion: string
  /** Shorter rounds, to see that it works. */
  quick: boolean
  close(): Promise<void>
}

/** Starts PostgreSQL, or uses DATABASE_URL, with a new database that is dropped at the end. */
export async function openGround(quick: boolean): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-bench-'))
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await startEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') })
  const name = `onhand_bench_${randomBytes(6).toString('hex')}`
  await queryOnce(server.url, `create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await migrateDatabase(url.toString())
  const db = openDatabase({ url: url.toString(), role: APP_ROLE, connections: 32 })
  const { rows } = await queryOnce(url.toString(), 'show server_version')
  return {
    db,
    url: url.toString(),
    postgresVersion: rows[0].server_version,
    quick,
    close: async () => {
      await db.close()
      await queryOnce(server.url, `drop database ${name} with (force)`)
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Connections for work that takes long, such as verifying a large ledger. */
export function openLongDatabase(url: string): Database {
  return openDatabase({ url, role: APP_ROLE, connections: 4, statementTimeoutMs: 3_600_000 })
}

async function queryOnce(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

/** The context of deeds in benches. */
export function benchContext(): DeedContext {
  return {
    actor: { kind: 'key', id: 'bench', name: 'bench', role: 'owner', permissions: new Set() },
    clock: systemClock,
    requestId: newId(),
    origin: { via: 'api' },
  }
}

export interface Load {
  perSecond: number
  p50Ms: number
  p99Ms: number
  count: number
}

/** Keeps so many callers busy until the time is over; each begins anew when it has its answer. */
export async function runCallers(
  callers: number,
  seconds: number,
  work: (call: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  let calls = 0
  const caller = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await work(calls++)
      latencies.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return summarize(latencies, performance.now() - began)
}

/** Rate and latencies of calls that took so long together. */
export function summarize(latencies: number[], elapsedMs: number): Load {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return {
    perSecond: Math.round((latencies.length / elapsedMs) * 1000),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    count: latencies.length,
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}
