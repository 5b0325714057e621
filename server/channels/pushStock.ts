import { createHash } from 'node:crypto'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import { jitter } from './channelHttp.ts'
import { ChannelFailure, type ListingRef, type StockResult, type StockWrite } from './connector.ts'
import { areChannelsFrozen } from './freeze.ts'
import { noteWrite } from './noteWrite.ts'
import {
  channelContext,
  noteFailure,
  noteSuccess,
  readAccount,
  type Sync,
  toFailure,
} from './syncAccount.ts'

interface DueRow {
  listingId: string
  place: string
  ref: ListingRef
  externalSku: string
  target: number
  targetSeq: number
  targetAt: string
  expect: number | null
  attempts: number
}

const LONGEST_WAIT_MS = 15 * 60_000
const GIVE_UP_AFTER = 12
// Below so many listings a share says little.
const GUARDED_FROM = 10

/**
 * Writes what is due to the channel, one batch: zeros first, then what falls, then what rises. Only one
 * process works an account, so a listing has one writer; the newest target wins. Answers how many it wrote.
 */
export async function pushStock(sync: Sync): Promise<number> {
  const account = await readAccount(sync)
  const { connector } = sync
  if (account.state !== 'live' || !connector.writeStock || (await areChannelsFrozen(sync.db)))
    return 0
  if (await guardMassChange(sync, account)) return 0
  const due = await readDue(sync, account)
  if (due.length === 0) return 0
  const writes = due.map(toWrite)
  const started = sync.context.clock.milliseconds()
  try {
    const context = channelContext(sync, account, keyOf(writes))
    const results = await connector.writeStock(context, writes)
    if (results.length !== writes.length)
      throw new ChannelFailure(
        'invalid',
        'The channel answered for other listings than were written.',
      )
    await noteSuccess(sync)
    await sync.db.transaction(sync.context, (tx) => keepResults(sync, tx, due, results, started))
    await readBack(sync, account, due, results).catch((error: unknown) =>
      noteFailure(sync, toFailure(error)),
    )
    return due.length
  } catch (error) {
    const failure = toFailure(error)
    await noteFailure(sync, failure)
    const results = due.map(
      (): StockResult => ({ ok: false, code: failure.code, message: failure.message }),
    )
    await sync.db.transaction(sync.context, (tx) => keepResults(sync, tx, due, results, started))
    return 0
  }
}

/** A slip in a spreadsheet must not empty a shop: too many zeros at once wait for a person. */
async function guardMassChange(sync: Sync, account: ChannelAccount): Promise<boolean> {
  const now = sync.context.clock.now()
  if (account.massChangeAllowedUntil && account.massChangeAllowedUntil > now) return false
  const { zeroing, showing } = await sync.db.one<{ zeroing: number; showing: number }>(sql`
    select count(*) filter (where state = 'due' and target = 0) as zeroing, count(*) as showing
      from listing_stock
     where account_id = ${sync.accountId} and coalesce(sent, seen, 0) > 0`)
  const tooMany = isTooMany(zeroing, showing, account.massChangeShare)
  if (tooMany === account.massChangeWaiting) return tooMany
  await sync.db.transaction(sync.context, async (tx) => {
    await tx.run(sql`
      update channel_account set mass_change_waiting = ${tooMany} where id = ${sync.accountId}`)
    if (tooMany)
      await appendAccountEvent(tx, sync.accountId, 'channel.guarded', { zeroing, showing })
  })
  return tooMany
}

/** Whether so many zeros among what a channel shows need a person's yes. */
export function isTooMany(zeroing: number, showing: number, share: number): boolean {
  return showing >= GUARDED_FROM && zeroing > showing * share
}

/**
 * An increase waits until the channel's orders have been read after it was decided: a unit that the
 * channel has sold meanwhile must not be offered again.
 */
async function readDue(sync: Sync, account: ChannelAccount): Promise<DueRow[]> {
  const { capabilities } = sync.connector
  const now = sync.context.clock.now()
  const readsOrders = capabilities.orders !== 'none'
  const rows = await sync.db.many<DueRow & { early: boolean }>(sql`
    select s.listing_id as "listingId", s.place, l.ref, l.external_sku as "externalSku", s.target, s.target_seq as "targetSeq",
           s.target_at as "targetAt", coalesce(s.seen, s.sent) as expect, s.attempts,
           (${readsOrders} and s.urgency = 2 and s.target_at > coalesce(${account.ordersReadAt}::timestamptz, '-infinity'))
             as early
      from listing_stock s join listing l on l.id = s.listing_id
     where s.account_id = ${sync.accountId} and s.state = 'due' and s.due_at <= ${now}
     order by s.urgency, s.due_at, s.listing_id, s.place
     limit ${capabilities.maxBatch * 4}`)
  if (rows.some(({ early }) => early))
    await sync.db.run(sql`
      update channel_account
         set orders_due_at = least(orders_due_at, greatest(${now}::timestamptz, orders_read_at
               + make_interval(secs => ${capabilities.orderReadGapSeconds ?? 0}::float8)))
       where id = ${sync.accountId}`)
  return rows.filter(({ early }) => !early).slice(0, capabilities.maxBatch)
}

function toWrite({ ref, place, target, targetSeq, expect }: DueRow): StockWrite {
  return { ref, target, expect, seq: targetSeq, ...(place ? { place } : {}) }
}

/** The same batch tried again after a crash bears the same key. */
function keyOf(writes: StockWrite[]): string {
  const text = JSON.stringify(
    writes.map(({ ref, place, target, seq, expect }) => [ref, place, target, seq, expect]),
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

async function keepResults(
  sync: Sync,
  tx: Tx,
  due: DueRow[],
  results: StockResult[],
  started: number,
): Promise<void> {
  for (const [index, row] of due.entries()) {
    const result = results[index] as StockResult
    if (result.ok) await keepWritten(tx, row, result)
    else await keepFailed(sync, tx, row, result)
  }
  if (
    results.some((result) => !result.ok && (result.code === 'stale' || result.code === 'not_found'))
  )
    await tx.run(sql`
      update channel_account
         set orders_due_at = least(orders_due_at, ${tx.clock.now()}),
             scan_due_at = case when ${results.some((r) => !r.ok && r.code === 'not_found')}
                           then least(scan_due_at, ${tx.clock.now()}) else scan_due_at end
       where id = ${sync.accountId}`)
  await keepLag(sync, tx, due, results, started)
  await noteWrite(tx, sync.accountId, due, results, started)
}

/** A target that changed while it was being written is due again at once. */
async function keepWritten(
  tx: Tx,
  row: DueRow,
  result: Extract<StockResult, { ok: true }>,
): Promise<void> {
  const now = tx.clock.now()
  const pending = result.jobId ?? null
  await tx.run(sql`
    update listing_stock
       set sent = ${result.applied}, sent_seq = ${row.targetSeq}, sent_at = ${now},
           seen = case when ${pending}::text is null then ${result.applied} else seen end,
           seen_at = case when ${pending}::text is null then ${now} else seen_at end,
           job_id = ${pending}, attempts = 0, error_code = null, error = null,
           drift_since = null, drift_cause = null, due_at = ${now},
           state = case when ${pending}::text is not null then 'waiting'
                        when target = ${result.applied} then 'idle' else 'due' end
     where listing_id = ${row.listingId} and place = ${row.place}`)
}

async function keepFailed(
  sync: Sync,
  tx: Tx,
  row: DueRow,
  result: Extract<StockResult, { ok: false }>,
): Promise<void> {
  const now = tx.clock.now()
  const actual = result.actual ?? null
  const final =
    result.code === 'invalid' || result.code === 'blocked' || result.code === 'not_found'
  const parked = final || row.attempts + 1 >= GIVE_UP_AFTER
  // Stale means that it changed under us: with the fresh number there is no reason to wait.
  const wait = result.code === 'stale' ? 0 : jitter(row.attempts + 2, sync, LONGEST_WAIT_MS)
  await tx.run(sql`
    update listing_stock
       set attempts = attempts + 1, error_code = ${result.code}, error = ${result.message},
           seen = coalesce(${actual}::bigint, seen),
           seen_at = case when ${actual}::bigint is null then seen_at else ${now} end,
           due_at = ${new Date(Date.parse(now) + wait).toISOString()},
           state = case when ${actual}::bigint = target then 'idle'
                        when ${parked} and target_seq = ${row.targetSeq} then 'failed' else 'due' end,
           sent = case when ${actual}::bigint = target then target else sent end
     where listing_id = ${row.listingId} and place = ${row.place}`)
  if (parked)
    await appendAccountEvent(tx, sync.accountId, 'channel.write_failed', {
      listingId: row.listingId,
      code: result.code,
    })
}

/** How long changes of stock take to be written: a running 95th percentile, for the dynamic buffer. */
async function keepLag(
  sync: Sync,
  tx: Tx,
  due: DueRow[],
  results: StockResult[],
  started: number,
): Promise<void> {
  const lags = due
    .filter((row, index) => results[index]?.ok && row.attempts === 0)
    .map(({ targetAt }) => Math.max(0, started - Date.parse(targetAt)))
    .toSorted((a, b) => a - b)
  const lag = lags[Math.floor(lags.length * 0.95)]
  if (lag === undefined) return
  // Up by much and down by little, which settles where one in twenty lies above.
  await tx.run(sql`
    update channel_account
       set push_lag_ms = greatest(0, case
             when push_lag_ms is null then ${lag}
             when ${lag} > push_lag_ms then push_lag_ms + (${lag} - push_lag_ms) * 0.5
             else push_lag_ms - (push_lag_ms - ${lag}) * 0.026 end)::int
     where id = ${sync.accountId}`)
}

/** Where nothing guards a write, it is read again: another number means that the channel sold meanwhile. */
async function readBack(
  sync: Sync,
  account: ChannelAccount,
  due: DueRow[],
  results: StockResult[],
): Promise<void> {
  const { connector } = sync
  if (connector.capabilities.stockWrite !== 'absolute' || !connector.readStock) return
  const written = due.filter((_row, index) => {
    const result = results[index]
    return result?.ok === true && !result.jobId
  })
  if (written.length === 0) return
  const levels = await connector.readStock(
    channelContext(sync, account),
    written.map(({ ref }) => ref),
  )
  const now = sync.context.clock.now()
  let differs = false
  for (const row of written) {
    const level = levels.find((one) => sameRef(one.ref, row.ref) && (one.place ?? '') === row.place)
    if (!level || level.available === row.target) continue
    differs = true
    await sync.db.run(sql`
      update listing_stock
         set seen = ${level.available}, seen_at = ${now},
             drift_since = coalesce(drift_since, ${now}), drift_cause = 'sold_meanwhile'
       where listing_id = ${row.listingId} and place = ${row.place} and sent_seq = ${row.targetSeq}`)
  }
  if (differs)
    await sync.db.run(sql`
      update channel_account set orders_due_at = ${now} where id = ${sync.accountId}`)
}

/** Whether two refs name the same listing. */
export function sameRef(a: ListingRef, b: ListingRef): boolean {
  return a.listingId === b.listingId && a.variantId === b.variantId
}
