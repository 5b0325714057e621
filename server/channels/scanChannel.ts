import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import type { ListingRef, PoolLevel, StockLevel } from './connector.ts'
import { judgeDrift, type ShownRow } from './judgeDrift.ts'
import { sameRef } from './pushStock.ts'
import { refreshTargets } from './refreshTargets.ts'
import { saveListings } from './saveListings.ts'
import {
  channelContext,
  noteFailure,
  noteSuccess,
  readAccount,
  type Sync,
  toFailure,
} from './syncAccount.ts'

const SCAN_EVERY_MS = 15 * 60_000
const LISTINGS_EVERY_MS = 60 * 60_000
const READ_AT_ONCE = 100

interface Shown extends ShownRow {
  listingId: string
  place: string
  ref: ListingRef
  targetSeq: number
  sentSeq: number
  wasState: string
}

/**
 * Compares what the channel shows with what it was told: listings first (new, ended, renamed), then
 * every number. A difference is kept with since when and why, and mended where the account says so.
 */
export async function scanChannel(sync: Sync): Promise<void> {
  const account = await readAccount(sync)
  const now = sync.context.clock.now()
  try {
    const context = channelContext(sync, account)
    if (sync.connector.listListings && needsListings(account, now)) {
      await readListings(sync, account, now)
      if (sync.connector.subscribe)
        await sync.connector.subscribe(
          context,
          `${sync.baseUrl}/v1/channels/${account.code}/messages`,
        )
    }
    if (sync.connector.readPools) await readPools(sync, account)
    if (sync.connector.readStock) await compareStock(sync, account)
    await noteSuccess(sync)
    await planNextScan(sync, now)
  } catch (error) {
    await noteFailure(sync, toFailure(error))
    await planNextScan(sync, null)
  }
}

async function planNextScan(sync: Sync, scannedAt: string | null): Promise<void> {
  const next = new Date(sync.context.clock.milliseconds() + SCAN_EVERY_MS).toISOString()
  await sync.db.run(sql`
    update channel_account
       set scan_due_at = ${next}, scanned_at = coalesce(${scannedAt}::timestamptz, scanned_at)
     where id = ${sync.accountId}`)
}

function needsListings({ listingsReadAt }: ChannelAccount, now: string): boolean {
  return !listingsReadAt || Date.parse(now) - Date.parse(listingsReadAt) >= LISTINGS_EVERY_MS
}

/** A listing that no page holds any more has ended. */
async function readListings(sync: Sync, account: ChannelAccount, now: string): Promise<void> {
  const context = channelContext(sync, account)
  let cursor: string | undefined
  do {
    const page = await sync.connector.listListings?.(context, cursor)
    await sync.db.transaction(sync.context, (tx) =>
      saveListings(tx, sync.accountId, page?.rows ?? []),
    )
    cursor = page?.cursor
  } while (cursor && !sync.signal.aborted)
  if (sync.signal.aborted) return
  await sync.db.transaction(sync.context, async (tx) => {
    const ended = await tx.many<{ id: string }>(sql`
      update listing set status = 'ended', updated_at = ${now}
       where account_id = ${sync.accountId} and seen_at < ${now} and status <> 'ended' returning id`)
    await refreshTargets(
      tx,
      ended.map(({ id }) => id),
    )
    await tx.run(
      sql`update channel_account set listings_read_at = ${now} where id = ${sync.accountId}`,
    )
  })
}

async function compareStock(sync: Sync, account: ChannelAccount): Promise<void> {
  let after = { listingId: '00000000-0000-0000-0000-000000000000', place: '' }
  while (!sync.signal.aborted) {
    const rows = await sync.db.many<Shown>(sql`
      select s.listing_id as "listingId", s.place, l.ref, s.target, s.sent, s.seen, s.state,
             s.state as "wasState", s.target_seq as "targetSeq", s.sent_seq as "sentSeq",
             s.drift_since as "driftSince", s.drift_cause as "driftCause", s.corrections,
             s.corrected_at as "correctedAt"
        from listing_stock s join listing l on l.id = s.listing_id
       where s.account_id = ${sync.accountId}
         and (s.listing_id, s.place) > (${after.listingId}::uuid, ${after.place})
       order by s.listing_id, s.place limit ${READ_AT_ONCE}`)
    const last = rows.at(-1)
    if (!last) return
    after = { listingId: last.listingId, place: last.place }
    const askedAt = sync.context.clock.now()
    const refs = [...new Map(rows.map((row) => [row.listingId, row.ref])).values()]
    const levels = await sync.connector.readStock?.(channelContext(sync, account), refs)
    await keepSeen(sync, account, rows, levels ?? [], askedAt)
  }
}

async function keepSeen(
  sync: Sync,
  account: ChannelAccount,
  rows: Shown[],
  levels: StockLevel[],
  askedAt: string,
): Promise<void> {
  const repair = account.driftPolicy === 'repair' && account.state === 'live'
  const judged = rows.flatMap((row) => {
    const level = levels.find((one) => sameRef(one.ref, row.ref) && (one.place ?? '') === row.place)
    return level ? [{ ...row, ...judgeDrift(row, level.available, askedAt, repair) }] : []
  })
  const fresh = judged.filter(({ driftSince }) => driftSince === askedAt)
  const parked = judged.filter(({ state, errorCode }) => state === 'failed' && errorCode !== null)
  await sync.db.transaction(sync.context, async (tx) => {
    // What was computed or written after the channel was asked says more than its answer.
    await tx.run(sql`
      update listing_stock s
         set seen = row.seen, seen_at = ${askedAt}, state = row.state, urgency = row.urgency,
             drift_since = row."driftSince", drift_cause = row."driftCause",
             corrections = row.corrections, corrected_at = row."correctedAt",
             error_code = coalesce(row."errorCode", s.error_code),
             due_at = case when s.state = 'idle' then ${askedAt}::timestamptz else s.due_at end
        from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb)
          as row("listingId" uuid, place text, "targetSeq" bigint, "sentSeq" bigint, "wasState" text,
                 seen bigint, state text, urgency smallint, "driftSince" timestamptz, "driftCause" text,
                 corrections integer, "correctedAt" timestamptz, "errorCode" text)
       where s.listing_id = row."listingId" and s.place = row.place
         and s.target_seq = row."targetSeq" and s.sent_seq = row."sentSeq" and s.state = row."wasState"`)
    if (fresh.length > 0 || parked.length > 0)
      await appendAccountEvent(tx, sync.accountId, 'channel.drifted', {
        listings: fresh.length,
        parked: parked.length,
      })
  })
}

/** The channel's own stock, kept apart: each change becomes a line of its small ledger. */
async function readPools(sync: Sync, account: ChannelAccount): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await sync.connector.readPools?.(channelContext(sync, account), cursor)
    for (const level of page?.rows ?? []) await keepPool(sync, level)
    cursor = page?.cursor
  } while (cursor && !sync.signal.aborted)
}

const POOL_FIELDS = ['fulfillable', 'inbound', 'reserved', 'unfulfillable', 'researching'] as const

async function keepPool(sync: Sync, level: PoolLevel): Promise<void> {
  await sync.db.transaction(sync.context, async (tx) => {
    const now = tx.clock.now()
    const before = await tx.maybe<Record<(typeof POOL_FIELDS)[number], number>>(sql`
      select fulfillable, inbound, reserved, unfulfillable, researching from channel_pool
       where account_id = ${sync.accountId} and external_sku = ${level.sku} for update`)
    for (const field of POOL_FIELDS) {
      const delta = level[field] - (before?.[field] ?? 0)
      if (delta === 0) continue
      await tx.run(sql`
        insert into channel_pool_change (id, account_id, external_sku, field, delta, balance, at)
        values (${newId()}, ${sync.accountId}, ${level.sku}, ${field}, ${delta}, ${level[field]}, ${now})`)
    }
    await tx.run(sql`
      insert into channel_pool as p (account_id, external_sku, item_id, fulfillable, inbound, reserved,
                                     unfulfillable, researching, seen_at)
      select ${sync.accountId}, ${level.sku},
             (select item_id from listing
               where account_id = ${sync.accountId} and external_sku = ${level.sku} and item_id is not null
               order by id limit 1),
             ${level.fulfillable}, ${level.inbound}, ${level.reserved}, ${level.unfulfillable},
             ${level.researching}, ${now}
      on conflict (account_id, external_sku) do update
         set item_id = excluded.item_id, fulfillable = excluded.fulfillable, inbound = excluded.inbound,
             reserved = excluded.reserved, unfulfillable = excluded.unfulfillable,
             researching = excluded.researching, seen_at = excluded.seen_at`)
  })
}
