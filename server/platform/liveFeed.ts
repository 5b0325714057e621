import type { Database } from './database.ts'
import { type Statement, sql } from './sql.ts'

/** Where a reader stands: behind this event in the order of commit. */
export interface Position {
  xid: string
  id: string
}

/** An event as readers of stock may see it. */
export interface FeedEvent {
  xid: string
  id: string
  type: string
  at: string
  subjectKind: string
  subjectId: string
  subjectName: string
  details: Record<string, unknown>
  actorKind: string
  actorName: string
  via: string
}

/** One who listens. */
export interface Reader {
  readonly destroyed: boolean
  receive(events: FeedEvent[]): void
  /** Waits until what was received has left, or the reader has. */
  drained(): Promise<void>
}

const ZERO_ID = '00000000-0000-0000-0000-000000000000'
const PAGE = 500
const BUSY_POLL_MS = 250
const QUIET_POLL_MS = 500
const FAILED_POLL_MS = 1_000
// After this long without an event the poller slows down.
const QUIET_AFTER_MS = 10_000

/**
 * Reads events in the order of commit and hands them to every reader of this process: one
 * statement per poll, however many listen. Nothing is read while nobody listens.
 */
export class LiveFeed {
  readonly #db: Database
  /** With the position from which each may be served. */
  readonly #readers = new Map<Reader, Position>()
  #position: Position | undefined
  #timer: NodeJS.Timeout | undefined
  #lastEvent = 0
  #generation = 0

  constructor(db: Database) {
    this.#db = db
  }

  get readerCount(): number {
    return this.#readers.size
  }

  /** Serves the reader all that comes behind `from`: first what is there, then what happens. */
  async join(reader: Reader, from: Position): Promise<void> {
    let reached = from
    while (!reader.destroyed) {
      const end = this.#position
      const events = await this.#read(reached, end)
      reader.receive(events)
      const last = events.at(-1)
      if (last) reached = { xid: last.xid, id: last.id }
      await reader.drained()
      // Meanwhile the poller may have gone on without this reader.
      if (events.length < PAGE && end === this.#position) break
    }
    if (reader.destroyed) return
    this.#readers.set(reader, reached)
    if (this.#position === undefined) this.#start(reached)
  }

  leave(reader: Reader): void {
    this.#readers.delete(reader)
    if (this.#readers.size === 0) this.#stop()
  }

  /** The position behind everything that is committed for good. */
  async now(): Promise<Position> {
    const { xid } = await this.#db.one<{ xid: string }>(
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`,
    )
    return { xid, id: ZERO_ID }
  }

  /** Whether a reader of this database can have stood there. */
  async knows({ xid, id }: Position): Promise<boolean> {
    const { known } = await this.#db.one<{ known: boolean }>(sql`
      select case when ${id}::uuid = ${ZERO_ID}::uuid
        then ${xid}::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
        else exists (select from event where xid = ${xid}::xid8 and id = ${id}::uuid) end as known`)
    return known
  }

  /**
   * A transaction that is still open may commit an event with a lower xid than ones already
   * visible, so only rows below every open transaction are read: none can appear among them.
   */
  async #read(after: Position, end?: Position): Promise<FeedEvent[]> {
    const until: Statement = end
      ? sql`(xid, id) <= (${end.xid}::xid8, ${end.id}::uuid)`
      : sql`xid < pg_snapshot_xmin(pg_current_snapshot())`
    return this.#db.many<FeedEvent>(sql`
      select xid::text as xid, id, type, at, subject_kind as "subjectKind", subject_id as "subjectId",
             subject_name as "subjectName", details, actor_kind as "actorKind",
             actor_name as "actorName", via
        from event
       where (xid, id) > (${after.xid}::xid8, ${after.id}::uuid) and ${until} and audience = 'all'
       order by xid, id
       limit ${PAGE}`)
  }

  #start(position: Position): void {
    this.#position = position
    this.#lastEvent = performance.now()
    this.#schedule(BUSY_POLL_MS, ++this.#generation)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#position = undefined
    this.#generation++
  }

  #schedule(ms: number, generation: number): void {
    this.#timer = setTimeout(() => void this.#poll(generation), ms)
  }

  async #poll(generation: number): Promise<void> {
    if (!this.#position) return
    const events = await this.#read(this.#position).catch(() => undefined)
    // Everyone left while the statement ran.
    if (generation !== this.#generation) return
    const last = events?.at(-1)
    if (events && last) {
      this.#position = { xid: last.xid, id: last.id }
      this.#lastEvent = performance.now()
      for (const [reader, from] of this.#readers)
        reader.receive(events.filter((event) => isBehind(event, from)))
    }
    this.#schedule(this.#pauseMs(events), generation)
  }

  #pauseMs(events: FeedEvent[] | undefined): number {
    if (!events) return FAILED_POLL_MS
    if (events.length === PAGE) return 0
    return performance.now() - this.#lastEvent < QUIET_AFTER_MS ? BUSY_POLL_MS : QUIET_POLL_MS
  }
}

function isBehind(event: FeedEvent, { xid, id }: Position): boolean {
  const difference = BigInt(event.xid) - BigInt(xid)
  return difference > 0n || (difference === 0n && event.id > id)
}

const feeds = new WeakMap<Database, LiveFeed>()

/** The one feed of a database in this process. */
export function feedOf(db: Database): LiveFeed {
  const known = feeds.get(db)
  if (known) return known
  const feed = new LiveFeed(db)
  feeds.set(db, feed)
  return feed
}
