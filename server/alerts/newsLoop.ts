import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { jobContext } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { sql } from '../platform/sql.ts'
import { carryEvents } from './carryEvents.ts'
import { queueNotifications } from './queueNotifications.ts'
import { refreshAlerts } from './refreshAlerts.ts'
import { startDeliveries } from './sendDeliveries.ts'
import { sendNotifications } from './sendNotifications.ts'

export interface NewsLoopOptions {
  db: Database
  clock: Clock
  log: Log
  config: Config
  masterKey: Buffer
  /** How long a receiver may take; tests have less patience. */
  deadlineMs?: number
}

const TICK_MS = 1_000
const ALERTS_EVERY_MS = 10_000

/**
 * Carries news out of the house: looks what is wrong soon after something happened, tells people, and
 * sends deeds to the endpoints. It stands beside the queue of jobs, so that a slow receiver holds up
 * nothing but its own messages; any number of processes may run it.
 */
export class NewsLoop {
  readonly #options: NewsLoopOptions
  readonly #owner = newId()
  readonly #stopping = new AbortController()
  readonly #running = new Map<string, Promise<void>>()
  #loops: Promise<void>[] = []
  #lookedAt = 0

  constructor(options: NewsLoopOptions) {
    this.#options = options
  }

  start(): void {
    this.#loops = [
      this.#run('webhooks', () => this.#send()),
      this.#run('alerts', () => this.#look()),
    ]
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#loops)
    await Promise.all(this.#running.values())
  }

  /** One round of everything, for tests. */
  async tick(): Promise<void> {
    await this.#look()
    await this.#send()
    await Promise.all(this.#running.values())
  }

  async #run(name: string, work: () => Promise<boolean>): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const worked = await work().catch((error: unknown) => {
        if (!signal.aborted) this.#options.log.warn({ err: error }, `a round of ${name} failed`)
        return false
      })
      if (!worked) await sleep(TICK_MS, undefined, { signal }).catch(() => {})
    }
  }

  async #send(): Promise<boolean> {
    const { db, clock } = this.#options
    const carried = await carryEvents(db, jobContext(clock))
    const sending = { ...this.#options, signal: this.#stopping.signal }
    const begun = await startDeliveries(sending, this.#owner, this.#running)
    return carried > 0 || begun > 0
  }

  async #look(): Promise<boolean> {
    const { db, clock } = this.#options
    const now = clock.milliseconds()
    if (now - this.#lookedAt >= ALERTS_EVERY_MS && (await this.#hasNews())) {
      this.#lookedAt = now
      await refreshAlerts(db, jobContext(clock))
    }
    await queueNotifications(db, jobContext(clock))
    await sendNotifications({ ...this.#options, signal: this.#stopping.signal })
    return false
  }

  async #hasNews(): Promise<boolean> {
    const { news } = await this.#options.db.one<{ news: boolean }>(sql`
      select not exists (select from alert_mark) or exists (
        select from alert_mark mark join event on event.xid >= mark.xid
         where split_part(event.type, '.', 1) <> 'alert') as news`)
    return news
  }
}
