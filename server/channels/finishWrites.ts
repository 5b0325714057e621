import { sql } from '../platform/sql.ts'
import type { ListingRef, StockResult } from './connector.ts'
import { channelContext, noteFailure, readAccount, type Sync, toFailure } from './syncAccount.ts'

interface WaitingRow {
  listingId: string
  place: string
  ref: ListingRef
  sent: number
  target: number
  sentSeq: number
  sentAt: string
  jobId: string
}

// A channel that has said nothing for so long has lost it.
const LOST_AFTER_MS = 30 * 60_000
const BATCH = 50

/** Asks after writes that a channel took and applies later; answers how many were still open. */
export async function finishWrites(sync: Sync): Promise<number> {
  const { connector } = sync
  if (!connector.readJob) return 0
  const rows = await sync.db.many<WaitingRow>(sql`
    select s.listing_id as "listingId", s.place, l.ref, s.sent, s.target, s.sent_seq as "sentSeq",
           s.sent_at as "sentAt", s.job_id as "jobId"
      from listing_stock s join listing l on l.id = s.listing_id
     where s.account_id = ${sync.accountId} and s.state = 'waiting' and s.due_at <= ${sync.context.clock.now()}
     order by s.due_at limit ${BATCH}`)
  const account = await readAccount(sync)
  for (const row of rows) {
    try {
      const write = { ref: row.ref, target: row.sent, expect: null, seq: row.sentSeq }
      const result = await connector.readJob(
        channelContext(sync, account),
        row.jobId,
        row.place ? { ...write, place: row.place } : write,
      )
      await keepJob(sync, row, result)
    } catch (error) {
      await noteFailure(sync, toFailure(error))
      await postpone(sync, row)
    }
  }
  return rows.length
}

async function keepJob(
  sync: Sync,
  row: WaitingRow,
  result: StockResult | undefined,
): Promise<void> {
  const now = sync.context.clock.now()
  const lost = Date.parse(now) - Date.parse(row.sentAt) > LOST_AFTER_MS
  // A newer target goes out at once: it must not wait for one that no longer counts.
  if (!result && !lost && row.target === row.sent) return postpone(sync, row)
  const applied = result?.ok ? result.applied : null
  const failed = result && !result.ok && result.code === 'invalid' && row.target === row.sent
  await sync.db.run(sql`
    update listing_stock
       set job_id = null, due_at = ${now},
           seen = coalesce(${applied}::bigint, seen),
           seen_at = case when ${applied}::bigint is null then seen_at else ${now} end,
           error_code = ${result && !result.ok ? result.code : null},
           error = ${result && !result.ok ? result.message : null},
           state = case when ${failed ?? false} then 'failed'
                        when ${applied}::bigint = target then 'idle' else 'due' end
     where listing_id = ${row.listingId} and place = ${row.place} and sent_seq = ${row.sentSeq}`)
}

async function postpone(sync: Sync, row: WaitingRow): Promise<void> {
  const next = new Date(sync.context.clock.milliseconds() + 20_000).toISOString()
  await sync.db.run(sql`
    update listing_stock set due_at = ${next}
     where listing_id = ${row.listingId} and place = ${row.place} and sent_seq = ${row.sentSeq}`)
}
