import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Clock } from './clock.ts'
import { createPool } from './databaseHosts.ts'
import { Problem } from './problem.ts'
import { render, type Statement } from './sql.ts'

/** Who acts, and from where: written with every event. */
export interface Actor {
  kind: 'user' | 'key' | 'system' | 'operator' | 'anonymous'
  id: string
  name: string
  role: string
  permissions: ReadonlySet<string>
  /** Looks at the program as another role, and so changes nothing. */
  isPreviewing?: boolean
}

/** What every deed of one request shares. */
export interface DeedContext {
  actor: Actor
  clock: Clock
  requestId: string
  /** Where it comes from: `web`, `api`, `cli`, `job`, and the address where known. */
  origin: { via: string; address?: string | undefined; agent?: string | undefined }
}

/** Something that answers statements. */
export interface Queryable {
  many<Row extends object>(statement: Statement): Promise<Row[]>
  /** Exactly one row; anything else is a bug. */
  one<Row extends object>(statement: Statement): Promise<Row>
  maybe<Row extends object>(statement: Statement): Promise<Row | undefined>
  /** The number of rows that the statement touched. */
  run(statement: Statement): Promise<number>
}

/** One open transaction together with who does it. */
export interface Tx extends Queryable, DeedContext {
  /** How many events this transaction has appended; a write without one is a bug. */
  eventCount: number
}

/** The pool of connections to the one database. */
export interface Database extends Queryable {
  readonly pool: pg.Pool
  /** As the owner of the tables: for the few deeds that are beyond the app's own role, such as a backup. */
  readonly url: string
  /**
   * Connections for the few statements of the hot path: prepared once each, and planned to go by
   * index whatever the statistics say. Each statement is its own transaction.
   */
  readonly hot: Queryable
  transaction<Result>(context: DeedContext, work: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond exact integers`)
  return number
})
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

export interface DatabaseOptions {
  url: string
  /** The database role that requests run as; migrations run as the URL's own. */
  role?: string
  connections?: number
  statementTimeoutMs?: number
  onError?: (error: Error) => void
}

/** Opens the pool; connections are made when first needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options, options.connections ?? 20, [])
  const hot = openPool(
    { ...options, statementTimeoutMs: HOT_TIMEOUT_MS },
    HOT_CONNECTIONS,
    INDEX_PLANS,
  )
  const dropIdlePools = [trackIdle(pool), trackIdle(hot)]
  const onSilence: OnSilence = (error) => {
    for (const dropIdle of dropIdlePools) dropIdle(error)
  }
  return {
    ...queryableOf(pool, { onSilence }),
    pool,
    url: options.url,
    hot: queryableOf(hot, { onSilence, prepared: true }),
    transaction: (context, work) => runTransaction(pool, context, work, onSilence),
    close: async () => {
      await Promise.all([pool.end(), hot.end()])
    },
  }
}

type OnSilence = (error: Error) => void

const HOT_CONNECTIONS = 4
// A request may wait for one batch that gets no answer and then for a new connection: together, within 15 s.
const HOT_TIMEOUT_MS = 7_000
// A hash join or a scan of a table that has grown since the plan was made costs a hundred times more.
const INDEX_PLANS = [
  '-c plan_cache_mode=force_generic_plan',
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
  '-c enable_seqscan=off',
  '-c jit=off',
]

function openPool(options: DatabaseOptions, connections: number, settings: string[]): pg.Pool {
  const pool = createPool(options.url, {
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: (options.statementTimeoutMs ?? 10_000) + 2_000,
    keepAlive: true,
    application_name: 'onhand',
    options: [
      '-c TimeZone=UTC',
      `-c statement_timeout=${options.statementTimeoutMs ?? 10_000}`,
      '-c idle_in_transaction_session_timeout=30000',
      '-c lock_timeout=8000',
      ...(options.role ? [`-c role=${options.role}`] : []),
      ...settings,
    ].join(' '),
  })
  // An idle connection may break at any time; the pool replaces it.
  pool.on('error', (error) => options.onError?.(error))
  // So may one that is lent out, between two statements; an unheard error would end the program.
  pool.on('connect', (client) => client.on('error', (error) => options.onError?.(error)))
  return pool
}

/**
 * Gives what drops the connections that nobody uses. Where one gives no answer, as when the server's
 * machine is gone, the others will not either, and each would cost a request its whole patience.
 */
function trackIdle(pool: pg.Pool): OnSilence {
  const idle = new Set<pg.PoolClient>()
  pool.on('release', (error, client) => error || idle.add(client))
  pool.on('acquire', (client) => idle.delete(client))
  pool.on('remove', (client) => idle.delete(client))
  return (error) => {
    // The pool removes an idle connection that reports an error.
    for (const client of idle) client.emit('error', error)
  }
}

/** No answer within our patience, which is longer than the server's own limit. */
function isSilence(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout'
}

const RETRIES = 4
// Serialization failure and deadlock: the server rolled back, nothing happened, so try again.
const RETRYABLE = new Set(['40001', '40P01'])

async function runTransaction<Result>(
  pool: pg.Pool,
  context: DeedContext,
  work: (tx: Tx) => Promise<Result>,
  onSilence: OnSilence,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptTransaction(pool, context, work, onSilence)
    } catch (error) {
      if (!RETRYABLE.has(databaseCode(error))) throw error
      if (attempt > RETRIES) throw new Problem(409, 'conflicting_change')
      await new Promise((resolve) => setTimeout(resolve, attempt * (5 + Math.random() * 20)))
    }
  }
}

async function attemptTransaction<Result>(
  pool: pg.Pool,
  context: DeedContext,
  work: (tx: Tx) => Promise<Result>,
  onSilence: OnSilence,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query('begin')
    const result = await work({ ...queryableOf(client), ...context, eventCount: 0 })
    await client.query('commit')
    return result
  } catch (error) {
    if (isSilence(error)) {
      broken = error
      onSilence(error)
    } else
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** The SQLSTATE of an error, or an empty text. */
export function databaseCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

function queryableOf(
  runner: pg.Pool | pg.PoolClient,
  { prepared = false, onSilence }: { prepared?: boolean; onSilence?: OnSilence } = {},
): Queryable {
  const query = async (statement: Statement) => {
    const { text, values } = render(statement, [])
    try {
      return await runner.query(prepared ? { name: nameOf(text), text, values } : { text, values })
    } catch (error) {
      if (isSilence(error)) onSilence?.(error)
      throw error
    }
  }
  return {
    many: async <Row extends object>(statement: Statement) =>
      (await query(statement)).rows as Row[],
    one: async <Row extends object>(statement: Statement) => {
      const { rows } = await query(statement)
      if (rows.length !== 1) throw new Error(`Expected one row, got ${rows.length}`)
      return rows[0] as Row
    },
    maybe: async <Row extends object>(statement: Statement) => {
      const { rows } = await query(statement)
      if (rows.length > 1) throw new Error(`Expected at most one row, got ${rows.length}`)
      return rows[0] as Row | undefined
    },
    run: async (statement) => (await query(statement)).rowCount ?? 0,
  }
}

const names = new Map<string, string>()

/** A prepared statement's name: short, and the same for the same text. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}
