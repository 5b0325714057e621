import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import type { Database, DeedContext, Queryable } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'
import { HOUR_MS, NO_SEAL, type SealBody, type SealKey, signSeal } from './seal.ts'
import { type BucketDigest, digestRows } from './sealedRows.ts'

// No deed takes so long from reading the clock to its first row: statements end after 10 seconds,
// transactions in which nothing happens after 30. It also covers clocks of machines that differ.
const GRACE_MS = 5 * 60_000
const HOURS_AT_ONCE = 24
const SETTLE_TRIES = 30
const SETTLE_WAIT_MS = 1_000

/**
 * Seals every hour that is closed, the oldest first, and gives how many. An hour is closed when it
 * ended five minutes ago and every transaction that wrote anything by then has ended, so that no
 * row can come to it any more.
 */
export async function sealClosedHours(
  db: Database,
  context: DeedContext,
  key: SealKey,
  signal?: AbortSignal,
): Promise<number> {
  const end = Math.floor((context.clock.milliseconds() - GRACE_MS) / HOUR_MS) * HOUR_MS
  let from = await findFirstHour(db, context.clock)
  if (from >= end || !(await waitForOpenTransactions(db, signal))) return 0
  let sealed = 0
  while (from < end && !signal?.aborted) {
    const to = Math.min(end, from + HOURS_AT_ONCE * HOUR_MS)
    sealed += await sealHours(db, context, key, from, to)
    from = to
  }
  return sealed
}

/** Behind the last seal; before the first, the hour of the oldest row. */
async function findFirstHour(db: Database, clock: Clock): Promise<number> {
  const last = await readLastSeal(db)
  if (last) return Date.parse(last.hour) + HOUR_MS
  const { oldest } = await db.one<{ oldest: string | null }>(sql`
    select date_trunc('hour', least(
      (select min(at) from event), (select min(recorded_at) from stock_movement)), 'UTC') as oldest`)
  return oldest ? Date.parse(oldest) : clock.milliseconds()
}

/** The newest seal. */
export async function readLastSeal(
  db: Queryable,
): Promise<{ number: number; hour: string; hash: string } | undefined> {
  return db.maybe(sql`select number, hour, hash from seal order by number desc limit 1`)
}

/** Whether all that had begun to write have ended; if not within half a minute, the next run sees. */
async function waitForOpenTransactions(db: Database, signal?: AbortSignal): Promise<boolean> {
  // A number of our own, since a snapshot's xmax may lie below numbers that others have already.
  const { horizon } = await db.one<{ horizon: string }>(
    sql`select pg_current_xact_id()::text as horizon`,
  )
  for (let attempt = 0; attempt < SETTLE_TRIES && !signal?.aborted; attempt++) {
    if (attempt > 0) await sleep(SETTLE_WAIT_MS)
    const { settled } = await db.one<{ settled: boolean }>(
      sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${horizon}::text::xid8 as settled`,
    )
    if (settled) return true
  }
  return false
}

async function sealHours(
  db: Database,
  context: DeedContext,
  key: SealKey,
  from: number,
  to: number,
): Promise<number> {
  const range = [new Date(from).toISOString(), new Date(to).toISOString()] as const
  const movements = byHour(await digestRows(db, 'movement', ...range))
  const events = byHour(await digestRows(db, 'event', ...range))
  return db.transaction(context, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('seal'))`)
    const last = await readLastSeal(tx)
    // Another process was faster.
    if (last && Date.parse(last.hour) + HOUR_MS !== from) return 0
    let { number, hash } = last ?? { number: 0, hash: NO_SEAL }
    const rows = []
    for (let time = from; time < to; time += HOUR_MS) {
      const hour = new Date(time).toISOString()
      const body: SealBody = {
        format: 'onhand-seal-1',
        number: ++number,
        hour,
        previous: hash,
        publicKey: key.publicKey,
        movements: movements.get(hour) ?? [],
        events: events.get(hour) ?? [],
      }
      const seal = signSeal(body, key)
      hash = seal.hash
      rows.push({ number, hour, ...seal })
    }
    await tx.run(sql`
      insert into seal (number, hour, body, hash, signature, sealed_at)
      select number, hour, body, hash, signature, ${context.clock.now()}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as row(number bigint, hour timestamptz, body text, hash text, signature text)`)
    await appendEvent(tx, {
      type: 'ledger.sealed',
      subjectKind: 'seal',
      subjectId: String(number),
      audience: 'audit',
      // The deed's own row is sealed too, so that seals that vanish from the end are missed.
      details: { number, hash },
    })
    return rows.length
  })
}

function byHour(digests: BucketDigest[]): Map<string, SealBody['movements']> {
  const hours = new Map<string, SealBody['movements']>()
  for (const { hour, bucket, rows, hash } of digests) {
    const buckets = hours.get(hour) ?? []
    buckets.push([bucket, rows, hash])
    hours.set(hour, buckets)
  }
  return hours
}
