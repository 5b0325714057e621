import type { FastifyInstance } from 'fastify'
import { PERMISSIONS, permissionsOf, type Role } from '../server/access/roles.ts'
import { createApp } from '../server/app.ts'
import { readConfig } from '../server/platform/config.ts'
import type { Actor } from '../server/platform/database.ts'
import { createLog } from '../server/platform/log.ts'
import { Problem } from '../server/platform/problem.ts'
import { createTestClock, createTestDatabase, type TestDatabase } from './database.ts'

/** The whole program on a database of its own. */
export interface TestApp extends TestDatabase {
  app: FastifyInstance
  clock: ReturnType<typeof createTestClock>
  /** One request as a role; the body is JSON both ways. */
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    options?: { role?: Role; headers?: Record<string, string> },
  ): Promise<{ status: number; body: any; headers: Record<string, unknown> }>
  close(): Promise<void>
}

/** Starts the program without listening. */
export async function createTestApp(): Promise<TestApp> {
  const database = await createTestDatabase()
  const clock = createTestClock()
  const app = await createApp({
    db: database.db,
    clock,
    config: readConfig({ ONHAND_DATA: '/nonexistent', ONHAND_LOG_LEVEL: 'silent' }),
    log: createLog('silent'),
    authenticate: async ({ headers }) => actorOf(headers.authorization),
  })
  return {
    ...database,
    app,
    clock,
    request: async (method, url, body, options = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${options.role ?? 'owner'}`, ...options.headers },
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

function actorOf(authorization: string | undefined): Actor {
  const role = authorization?.slice('Bearer '.length) as Role | undefined
  if (!role) throw new Problem(401, 'not_signed_in')
  const permissions = role === 'owner' ? new Set<string>(PERMISSIONS) : permissionsOf(role)
  return { kind: 'key', id: `key-${role}`, name: role, role, permissions }
}
