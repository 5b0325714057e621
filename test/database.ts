import pg from 'pg'
import { inject } from 'vitest'
import type { Clock } from '../server/platform/clock.ts'
import {
  type Actor,
  type Database,
  type DeedContext,
  openDatabase,
} from '../server/platform/database.ts'
import { newId } from '../server/platform/identifier.ts'
import { APP_ROLE } from '../server/platform/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrls: string[]
  }
}

/** A database of its own for one test file, copied from the migrated template. */
export interface TestDatabase {
  db: Database
  /** The owner's URL, for what the app's role may not do. */
  url: string
  drop(): Promise<void>
}

/** The server of this worker. */
export function findServer(): string {
  const urls = inject('databaseUrls')
  return urls[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % urls.length] as string
}

/** Copies the template; call `drop` when the file is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = findServer()
  const name = `onhand_test_${newId().replaceAll('-', '')}`
  await queryServer(
    serverUrl,
    // Five times sooner than through the log, which nothing needs here.
    `create database ${name} template onhand_template strategy file_copy`,
  )
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const db = openDatabase({ url: url.toString(), role: APP_ROLE, connections: 12 })
  return {
    db,
    url: url.toString(),
    drop: async () => {
      await db.close()
      await queryServer(serverUrl, `drop database ${name} with (force)`)
    },
  }
}

/** Runs one statement as the owner of the server. */
export async function queryServer(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

/** A clock that stands still until a test moves it. */
export function createTestClock(
  start = '2026-11-23T15:00:00.000Z',
): Clock & { advance(ms: number): void } {
  let time = Date.parse(start)
  return {
    now: () => new Date(time).toISOString(),
    milliseconds: () => time,
    advance: (ms) => {
      time += ms
    },
  }
}

/** The context of deeds that tests do directly. */
export function testContext(clock: Clock, actor: Partial<Actor> = {}): DeedContext {
  return {
    actor: {
      kind: 'user',
      id: 'test-user',
      name: 'Tess Tester',
      role: 'owner',
      permissions: new Set(),
      ...actor,
    },
    clock,
    requestId: newId(),
    origin: { via: 'api' },
  }
}
