import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../server/platform/embeddedPostgres.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrateDatabase } from '../../server/platform/migrate.ts'

/**
 * Starts a real PostgreSQL for each worker, with a migrated database that each test file copies. Not one
 * for all: news waits for the oldest transaction of a whole server, also one of another file.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(
    Array.from({ length: Number(project.config.maxWorkers) || 1 }, openServer),
  )
  project.provide(
    'databaseUrls',
    servers.map(({ url }) => url),
  )
  return async () => {
    await Promise.all(servers.map(({ close }) => close()))
  }
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(findFastFolder(), 'onhand-test-'))
  const server = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => {} }
    : await startEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') })
  await query(server.url, 'drop database if exists onhand_template')
  await query(server.url, 'create database onhand_template')
  const url = new URL(server.url)
  url.pathname = '/onhand_template'
  await migrateDatabase(url.toString())
  return {
    url: server.url,
    close: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
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
