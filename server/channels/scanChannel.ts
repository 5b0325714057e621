import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import type { PoolLevel } from './connector.ts'
import { keepSeen, type Shown, shownColumns } from './keepSeen.ts'
import { endUnseen, saveListings } from './saveListings.ts'
import { scanInBulk } from './scanInBulk.ts'
import {
  channelContext,
  noteFailure,
  noteSuccess,
  readAccount,
  type Sync,
  toFailure,
} from './syncAccount.ts'

const SCAN_EVERY_MS = 15 * 60_000
// A job of the channel's own is done long before.
const JOB_AGAIN_MS = 60_000
const LISTINGS_EVERY_MS = 60 * 60_000
const READ_AT_ONCE = 100

/**
 * Compares what the channel shows with what it was told: listings first (new, ended, renamed), then
 * every number. A difference is kept with since when and why, and mended where the account says so.
 */
export async function scanChannel(sync: Sync): Promise<void> {
  const account = await readAccount(sync)
  const now = sync.context.clock.now()
  try {
    const bulk = await scanInBulk(sync, account, needsListings(account, now))
    if (bulk.state === 'running') {
      await noteSuccess(sync)
      await planScan(sync, bulk.askAgainMs, null)
      return
    }
    const isRead = bulk.state === 'whole'
    if (sync.connector.listListings && needsListings(account, now)) {
      if (!isRead) await readListings(sync, account, now)
      await subscribe(sync, account)
    }
    if (sync.connector.readPools) await readPools(sync, account)
    // What a file that was broken off did not hold is asked for by pages.
    if (sync.connector.readStock && !isRead) await compareStock(sync, account, bulk.since)
    await noteSuccess(sync)
    await planScan(sync, SCAN_EVERY_MS, now)
  } catch (error) {
    // It is stopping: whoever takes over begins where this was.
    if (sync.signal.aborted) return
    await noteFailure(sync, toFailure(error))
    await planScan(sync, account.bulkJob ? JOB_AGAIN_MS : SCAN_EVERY_MS, null)
  }
}

async function planScan(sync: Sync, afterMs: number, scannedAt: string | null): Promise<void> {
  const next = new Date(sync.context.clock.milliseconds() + afterMs).toISOString()
  await sync.db.run(sql`
    update channel_account
       set scan_due_at = ${next}, scanned_at = coalesce(${scannedAt}::timestamptz, scanned_at)
     where id = ${sync.accountId}`)
}

function needsListings({ listingsReadAt }: ChannelAccount, now: string): boolean {
  return !listingsReadAt || Date.parse(now) - Date.parse(listingsReadAt) >= LISTINGS_EVERY_MS
}

async function subscribe(sync: Sync, account: ChannelAccount): Promise<void> {
  const address = `${sync.baseUrl}/v1/channels/${account.code}/messages`
  await sync.connector.subscribe?.(channelContext(sync, account), address)
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
  if (!sync.signal.aborted) await endUnseen(sync, now, now)
}

/** Compares by pages; only those not seen `since` then, where some have been. */
async function compareStock(
  sync: Sync,
  account: ChannelAccount,
  since: string | undefined,
): Promise<void> {
  let after = { listingId: '00000000-0000-0000-0000-000000000000', place: '' }
  while (!sync.signal.aborted) {
    const rows = await sync.db.many<Shown>(sql`
      select ${shownColumns} from listing_stock s join listing l on l.id = s.listing_id
       where s.account_id = ${sync.accountId}
         and (${since ?? null}::timestamptz is null or s.seen_at is null or s.seen_at < ${since ?? null})
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
