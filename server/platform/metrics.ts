import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './database.ts'
import { countEventStreams } from './eventStream.ts'
import { sql } from './sql.ts'

interface Metrics {
  registry: Registry
  duration: Histogram<'method' | 'route' | 'status'>
  /** Asks the database for what only it knows. */
  refresh(): Promise<void>
}

const known = new WeakMap<Database, Metrics>()

/** What this process measures about itself, as Prometheus reads it. */
export async function readMetrics(db: Database): Promise<string> {
  const { registry, refresh } = metricsOf(db)
  await refresh()
  return registry.metrics()
}

function metricsOf(db: Database): Metrics {
  const present = known.get(db)
  if (present) return present
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  addConnectionGauge(db, registry)
  addStreamGauge(db, registry)
  const duration = addDurations(registry)
  const metrics = { registry, duration, refresh: addQueueGauges(db, registry) }
  known.set(db, metrics)
  return metrics
}

/** Measures every answer by route, not by address, so that the series stay few. */
export function measureHttp(app: FastifyInstance, db: Database): void {
  const { duration } = metricsOf(db)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    // A live feed lasts as long as its listener likes.
    if (route === '/v1/events' && reply.statusCode === 200) return
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    duration.observe(labels, reply.elapsedTime / 1_000)
  })
}

function addDurations(registry: Registry): Metrics['duration'] {
  return new Histogram({
    name: 'onhand_http_request_duration_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
}

function addConnectionGauge(db: Database, registry: Registry): void {
  const gauge: Gauge<'state'> = new Gauge({
    name: 'onhand_database_connections',
    help: 'Connections of this process, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      const { totalCount, idleCount, waitingCount } = db.pool
      gauge.set({ state: 'busy' }, totalCount - idleCount)
      gauge.set({ state: 'idle' }, idleCount)
      gauge.set({ state: 'waiting' }, waitingCount)
    },
  })
}

function addStreamGauge(db: Database, registry: Registry): void {
  const gauge: Gauge = new Gauge({
    name: 'onhand_event_streams',
    help: 'Live feeds that are open in this process.',
    registers: [registry],
    collect: () => gauge.set(countEventStreams(db)),
  })
}

interface QueueState {
  waiting: number
  failing: number
  dead: number
  oldestSeconds: number
  reachable: number
}

function addQueueGauges(db: Database, registry: Registry): () => Promise<void> {
  const registers = [registry]
  const jobs = new Gauge({
    name: 'onhand_jobs',
    help: 'Jobs that are due, that failed and will be tried again, and that were given up.',
    labelNames: ['state'],
    registers,
  })
  const age = new Gauge({
    name: 'onhand_jobs_oldest_due_seconds',
    help: 'How long the job that is due the longest has waited.',
    registers,
  })
  const reachable = new Gauge({
    name: 'onhand_database_reachable',
    help: '1 where the database answers.',
    registers,
  })
  return async () => {
    const state = await readQueue(db)
    jobs.set({ state: 'due' }, state.waiting)
    jobs.set({ state: 'failing' }, state.failing)
    jobs.set({ state: 'given_up' }, state.dead)
    age.set(state.oldestSeconds)
    reachable.set(state.reachable)
  }
}

async function readQueue(db: Database): Promise<QueueState> {
  try {
    return await db.one<QueueState>(sql`
      select count(*) filter (where run_at <= now() and attempts < max_attempts) as waiting,
             count(*) filter (where attempts > 0 and attempts < max_attempts and last_error is not null) as failing,
             count(*) filter (where attempts >= max_attempts) as dead,
             coalesce(extract(epoch from now() - min(run_at) filter (
               where run_at <= now() and attempts < max_attempts)), 0)::float8 as "oldestSeconds",
             1 as reachable
        from graphile_worker.jobs`)
  } catch {
    return { waiting: 0, failing: 0, dead: 0, oldestSeconds: 0, reachable: 0 }
  }
}
