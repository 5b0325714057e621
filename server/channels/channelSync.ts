import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { jobContext } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { sql } from '../platform/sql.ts'
import { carryNews } from './carryNews.ts'
import { ChannelHttp, realWaiting, type Waiting } from './channelHttp.ts'
import { findConnector, listConnectors } from './connectors.ts'
import { finishWrites } from './finishWrites.ts'
import { pullMessages, workMessages } from './messages.ts'
import { pushStock } from './pushStock.ts'
import { readOrders } from './readOrders.ts'
import { scanChannel } from './scanChannel.ts'
import type { Sync } from './syncAccount.ts'
import { tellChannel } from './tellChannel.ts'
import { watchBlindness } from './watchBlindness.ts'

export interface ChannelSyncOptions {
  db: Database
  clock: Clock
  log: Log
  config: Pick<Config, 'allowedPrivateHosts' | 'baseUrl'>
  masterKey: Buffer
  waiting?: Waiting
}

/** What an account has to do now, and in which lane: a slow scan never holds up a zero. */
interface Work {
  id: string
  connector: string
  orders: boolean
  push: boolean
  scan: boolean
  poll: boolean
}

const TICK_MS = 200
const IDLE_TICK_MS = 1_000
// A process that died holds its accounts for so long, while their shops sell on.
const LEASE_MS = 8_000
const RENEW_EVERY_MS = 2_000
const QUEUE_EVERY_MS = 5_000

/**
 * The engine of all channels in one process. An account is worked by one process at a time, by a lease
 * that runs out when the process dies; each account has three lanes that run beside each other.
 */
export class ChannelSync {
  readonly #options: ChannelSyncOptions
  readonly #owner = newId()
  readonly #stopping = new AbortController()
  readonly #https = new Map<string, ChannelHttp>()
  readonly #running = new Map<string, Promise<void>>()
  readonly #pulledAt = new Map<string, number>()
  #loop: Promise<void> | undefined
  #watchedAt = 0

  constructor(options: ChannelSyncOptions) {
    this.#options = options
  }

  start(): void {
    this.#loop = this.#run()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#loop
    await Promise.allSettled(this.#running.values())
    await this.#options.db
      .run(sql`
        update channel_account set lease_owner = null, lease_until = null
         where lease_owner = ${this.#owner}`)
      .catch(() => {})
  }

  /** Works until nothing is left to do; for tests and for the command line. */
  async settle(maxRounds = 500): Promise<void> {
    for (let round = 0; round < maxRounds; round++) {
      const worked = await this.#tick()
      await Promise.all(this.#running.values())
      if (!worked) return
    }
    throw new Error('The channels did not settle.')
  }

  /** How many calls went out to an account since the start. */
  callsOf(accountId: string): number {
    return this.#https.get(accountId)?.calls ?? 0
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const worked = await this.#tick().catch((error: unknown) => {
        this.#options.log.warn({ err: error }, 'a round of the channels failed')
        return false
      })
      await sleep(worked || this.#https.size > 0 ? TICK_MS : IDLE_TICK_MS, undefined, {
        signal,
      }).catch(() => {})
    }
  }

  /** Whether there was anything to do. */
  async #tick(): Promise<boolean> {
    const { db, clock } = this.#options
    const carried = await carryNews(db, jobContext(clock))
    await this.#watch()
    const works = await this.#claim()
    for (const work of works) {
      if (work.orders || this.#queueIsDue(work)) this.#start(work, 'orders')
      if (work.push) this.#start(work, 'push')
      if (work.scan) this.#start(work, 'scan')
    }
    return carried > 0 || this.#running.size > 0
  }

  async #watch(): Promise<void> {
    const { db, clock } = this.#options
    if (clock.milliseconds() - this.#watchedAt < 10_000) return
    this.#watchedAt = clock.milliseconds()
    await watchBlindness(db, jobContext(clock))
  }

  #queueIsDue({ id, connector }: Work): boolean {
    if (!findConnector(connector)?.pull) return false
    const now = this.#options.clock.milliseconds()
    if (now - (this.#pulledAt.get(id) ?? -QUEUE_EVERY_MS) < QUEUE_EVERY_MS) return false
    this.#pulledAt.set(id, now)
    return true
  }

  /** Takes or keeps the lease of every account that is nobody else's, and says what each has to do. */
  async #claim(): Promise<Work[]> {
    const { db, clock } = this.#options
    const now = clock.now()
    const until = new Date(clock.milliseconds() + LEASE_MS).toISOString()
    const renewBelow = new Date(clock.milliseconds() + LEASE_MS - RENEW_EVERY_MS).toISOString()
    await db.run(sql`
      update channel_account set lease_owner = ${this.#owner}, lease_until = ${until}
       where state in ('shadow', 'live')
         and (lease_owner is null or lease_until < ${now}
              or (lease_owner = ${this.#owner} and lease_until < ${renewBelow}))`)
    return db.many<Work>(sql`
      select a.id, a.connector,
             a.orders_due_at <= ${now}
               or exists (select from channel_message m
                           where m.account_id = a.id and m.state = 'waiting' and m.due_at <= ${now})
               as orders,
             a.state = 'live' and not exists (select from channel_freeze)
               and (exists (select from listing_stock s
                             where s.account_id = a.id and s.state = 'due' and s.due_at <= ${now}
                               and (s.urgency < 2 or s.target_at <= coalesce(a.orders_read_at, '-infinity')
                                    or a.orders_due_at > greatest(${now}::timestamptz,
                                         a.orders_read_at + make_interval(secs =>
                                           coalesce((${orderReadGaps()}::jsonb ->> a.connector)::float8, 0))))
                               and not (a.mass_change_waiting
                                        and coalesce(a.mass_change_allowed_until, '-infinity') < ${now}))
                 or exists (select from listing_stock s
                             where s.account_id = a.id and s.state = 'waiting' and s.due_at <= ${now})
                 or exists (select from channel_task t
                             where t.account_id = a.id and t.state = 'waiting' and t.due_at <= ${now}))
               as push,
             a.scan_due_at <= ${now} as scan
        from channel_account a
       where a.lease_owner = ${this.#owner} and a.state in ('shadow', 'live')
         and (a.open_until is null or a.open_until <= ${now})`)
  }

  #start(work: Work, lane: 'orders' | 'push' | 'scan'): void {
    const key = `${work.id}/${lane}`
    if (this.#running.has(key) || this.#stopping.signal.aborted) return
    const sync = this.#syncOf(work)
    if (!sync) return
    const run = LANES[lane](sync)
      .catch((error: unknown) =>
        this.#options.log.error({ err: error, account: work.id }, `the lane ${lane} failed`),
      )
      .finally(() => this.#running.delete(key))
    this.#running.set(key, run)
  }

  #syncOf(work: Work): Sync | undefined {
    const { db, clock, log, config, masterKey } = this.#options
    const connector = findConnector(work.connector)
    if (!connector) return undefined
    const waiting = this.#options.waiting ?? realWaiting(clock)
    const http =
      this.#https.get(work.id) ?? new ChannelHttp(connector, config.allowedPrivateHosts, waiting)
    this.#https.set(work.id, http)
    return {
      db,
      log,
      masterKey,
      connector,
      http,
      context: jobContext(clock),
      accountId: work.id,
      baseUrl: config.baseUrl,
      random: () => waiting.random(),
      signal: this.#stopping.signal,
    }
  }
}

/** By connector: seconds between two reads of all orders. */
function orderReadGaps(): string {
  return JSON.stringify(
    Object.fromEntries(
      listConnectors().map(({ id, capabilities }) => [id, capabilities.orderReadGapSeconds ?? 0]),
    ),
  )
}

const LANES = {
  orders: async (sync: Sync) => {
    await pullMessages(sync)
    await workMessages(sync)
    if (await ordersAreDue(sync)) await readOrders(sync)
  },
  push: async (sync: Sync) => {
    await tellChannel(sync)
    await finishWrites(sync)
    await pushStock(sync)
  },
  scan: scanChannel,
}

async function ordersAreDue(sync: Sync): Promise<boolean> {
  const row = await sync.db.maybe<{ id: string }>(sql`
    select id from channel_account
     where id = ${sync.accountId} and orders_due_at <= ${sync.context.clock.now()}`)
  return row !== undefined
}
