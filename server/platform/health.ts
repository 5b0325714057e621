import { z } from 'zod'
import type { Database } from './database.ts'
import { readMetrics } from './metrics.ts'
import { readMigrations } from './migrate.ts'
import { Problem, type Refusals } from './problem.ts'
import { type Route, route } from './route.ts'
import { sql } from './sql.ts'

export const healthRefusals = {
  not_ready: { status: 503, title: 'The server cannot answer requests at the moment.' },
} satisfies Refusals

const healthLive = route({
  name: 'healthLive',
  method: 'GET',
  path: '/health/live',
  permission: 'public',
  summary: 'Whether the program runs',
  description: 'For a supervisor: when this fails, start the program again.',
  reply: z.object({ status: z.literal('live') }),
  handle: async () => ({ status: 'live' as const }),
})

const healthReady = route({
  name: 'healthReady',
  method: 'GET',
  path: '/health/ready',
  permission: 'public',
  summary: 'Whether requests can be answered',
  description: 'For a load balancer: the database is there and is of this version.',
  reply: z.object({ status: z.literal('ready') }),
  refusals: ['not_ready'],
  handle: async ({ db }) => {
    if (!(await isReady(db))) throw new Problem(503, 'not_ready')
    return { status: 'ready' as const }
  },
})

async function isReady(db: Database): Promise<boolean> {
  const newest = readMigrations().at(-1)?.number ?? 0
  try {
    const { number } = await db.one<{ number: number }>(
      sql`select coalesce(max(number), 0) as number from schema_migration`,
    )
    return number === newest
  } catch {
    // Why is for the log and the metrics; a stranger learns only that.
    return false
  }
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

const metricsGet = route({
  name: 'metricsGet',
  method: 'GET',
  path: '/metrics',
  permission: 'public',
  summary: 'Measurements for Prometheus',
  description:
    'Open to programs on the same machine; from anywhere else, or through a proxy, it needs a key with the permission `audit.read`.',
  replyType: 'text/plain; version=0.0.4; charset=utf-8',
  refusals: ['not_signed_in', 'not_permitted'],
  handle: async ({ db, actor, origin, headers }) => {
    const isProxied = PROXY_HEADERS.some((name) => headers[name] !== undefined)
    const isLocal = LOOPBACK.test(origin.address ?? '') && !isProxied
    const mayRead = isLocal || actor.permissions.has('audit.read')
    if (!mayRead && actor.kind === 'anonymous') throw new Problem(401, 'not_signed_in')
    if (!mayRead) throw new Problem(403, 'not_permitted', { permission: 'audit.read' })
    return readMetrics(db)
  },
})

export const healthRoutes: Route[] = [healthLive, healthReady, metricsGet]
