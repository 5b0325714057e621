import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { createKeyAsOperator } from '../server/access/apiKeys.ts'
import type { Role } from '../server/access/roles.ts'
import { createApp } from '../server/app.ts'
import { readConfig } from '../server/platform/config.ts'
import { createLog } from '../server/platform/log.ts'
import { createTestClock, createTestDatabase, type TestDatabase } from './database.ts'

/** What a request gets back. */
export interface TestAnswer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- each route answers in its own shape
  body: any
  headers: Record<string, unknown>
}

/** The whole program on a database of its own. */
export interface TestApp extends TestDatabase {
  app: FastifyInstance
  clock: ReturnType<typeof createTestClock>
  masterKey: Buffer
  /** A real API key of a role, as the operator makes it. */
  keyOf(role: Role): Promise<string>
  /** One request as a role; the body is JSON both ways. */
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    options?: { role?: Role; headers?: Record<string, string> },
  ): Promise<TestAnswer>
  close(): Promise<void>
}

/** Starts the program without listening. */
export async function createTestApp(
  options: { env?: Record<string, string>; logTo?: NodeJS.WritableStream } = {},
): Promise<TestApp> {
  const database = await createTestDatabase()
  const clock = createTestClock()
  const masterKey = randomBytes(32)
  const app = await createApp({
    db: database.db,
    clock,
    config: readConfig({
      ONHAND_DATA: '/nonexistent',
      ONHAND_LOG_LEVEL: 'silent',
      ...options.env,
    }),
    log: options.logTo ? createLog('trace', options.logTo) : createLog('silent'),
    masterKey,
  })
  const keys = new Map<Role, Promise<string>>()
  const keyOf = (role: Role) => {
    const key =
      keys.get(role) ??
      createKeyAsOperator(database.db, clock, { name: role, role }).then((made) => made.key)
    keys.set(role, key)
    return key
  }
  return {
    ...database,
    app,
    clock,
    masterKey,
    keyOf,
    request: async (method, url, body, { role = 'owner', headers = {} } = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${await keyOf(role)}`,
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const text = answer.body
      return {
        status: answer.statusCode,
        body: text ? JSON.parse(text) : undefined,
        headers: answer.headers,
      }
    },
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}
