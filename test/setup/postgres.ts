import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../server/platform/embeddedPostgres.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrateDatabase } from '../../server/platform/migrate.ts'

/** Starts one real PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(findFastFolder(), 'onhand-test-'))
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await startEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') })
  await query(server.url, 'drop database if exists onhand_template')
  await query(server.url, 'create database onhand_template')
  const url = new URL(server.url)
  url.pathname = '/onhand_template'
  await migrateDatabase(url.toString())
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In memory where there is room: the server flushes as it does for people, and here nothing must outlive it. */
function findFastFolder(): string {
  const memory = '/dev/shm'
  const least = 6 * 1024 ** 3
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= least && freemem() >= least ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
