import type { Tx } from '../platform/database.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import type { ListingRef, StockLevel } from './connector.ts'
import { judgeDrift, type ShownRow } from './judgeDrift.ts'
import type { Sync } from './syncAccount.ts'

/** A number as it was known before the channel was asked. */
export interface Shown extends ShownRow {
  listingId: string
  place: string
  ref: ListingRef
  targetSeq: number
  sentSeq: number
  wasState: string
}

/** The columns of it, of a listing_stock `s` with its listing `l`. */
export const shownColumns: Statement = sql`
  s.listing_id as "listingId", s.place, l.ref, s.target, s.sent, s.seen, s.state,
  s.state as "wasState", s.target_seq as "targetSeq", s.sent_seq as "sentSeq",
  s.drift_since as "driftSince", s.drift_cause as "driftCause", s.corrections,
  s.corrected_at as "correctedAt"`

/** Keeps what a channel shows now, with since when and why it differs from what it was told. */
export async function keepSeen(
  sync: Sync,
  account: ChannelAccount,
  rows: Shown[],
  levels: StockLevel[],
  askedAt: string,
): Promise<void> {
  const live = account.state === 'live'
  const how = { live, repair: live && account.driftPolicy === 'repair' }
  const answers = new Map(levels.map((level) => [keyOf(level.ref, level.place), level.available]))
  const judged = rows.flatMap((row) => {
    const available = answers.get(keyOf(row.ref, row.place))
    return available === undefined ? [] : [{ ...row, ...judgeDrift(row, available, askedAt, how) }]
  })
  if (judged.length === 0) return
  const fresh = judged.filter(({ driftSince }) => driftSince === askedAt)
  const parked = judged.filter(({ state, errorCode }) => state === 'failed' && errorCode !== null)
  await sync.db.transaction(sync.context, async (tx) => {
    await writeSeen(tx, judged, askedAt)
    if (fresh.length > 0 || parked.length > 0)
      await appendAccountEvent(tx, sync.accountId, 'channel.drifted', {
        listings: fresh.length,
        parked: parked.length,
      })
  })
}

function keyOf({ listingId, variantId }: ListingRef, place = ''): string {
  return [listingId, variantId ?? '', place].join('|')
}

/**
 * What was computed or written after the channel was asked says more than its answer. A number that is to
 * rise again waits until the orders have been read: one of them may be why it is lower.
 */
async function writeSeen(tx: Tx, judged: unknown[], askedAt: string): Promise<void> {
  await tx.run(sql`
    update listing_stock s
       set seen = row.seen, seen_at = ${askedAt}, state = row.state, urgency = row.urgency,
           drift_since = row."driftSince", drift_cause = row."driftCause",
           corrections = row.corrections, corrected_at = row."correctedAt",
           error_code = coalesce(row."errorCode", s.error_code),
           due_at = case when s.state = 'idle' then ${askedAt}::timestamptz else s.due_at end,
           target_at = case when s.state = 'idle' and row.state = 'due' then ${tx.clock.now()}
                       else s.target_at end
      from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb)
        as row("listingId" uuid, place text, "targetSeq" bigint, "sentSeq" bigint, "wasState" text,
               seen bigint, state text, urgency smallint, "driftSince" timestamptz, "driftCause" text,
               corrections integer, "correctedAt" timestamptz, "errorCode" text)
     where s.listing_id = row."listingId" and s.place = row.place
       and s.target_seq = row."targetSeq" and s.sent_seq = row."sentSeq" and s.state = row."wasState"`)
}
