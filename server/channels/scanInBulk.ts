import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import {
  type BulkFile,
  type BulkJob,
  type BulkReader,
  ChannelFailure,
  type ChannelListing,
  type StockLevel,
} from './connector.ts'
import { keepSeen, type Shown, shownColumns } from './keepSeen.ts'
import { endUnseen, externalKeyOf, saveListings } from './saveListings.ts'
import { channelContext, noteFailure, type Sync, toFailure } from './syncAccount.ts'

// Most are done within seconds; one of many thousand takes minutes.
const ASK_FIRST_MS = 3_000
const ASK_LONGEST_MS = 30_000
// A job that has said nothing for so long is not waited for.
const LOST_AFTER_MS = 60 * 60_000
const ROWS_AT_ONCE = 1_000
// What is worth another try of the same, and what no other way of reading would mend.
const PASSING = ['transient', 'throttled', 'auth']

/**
 * How far a scan came in one job of the channel's own: it runs; all has been read; or what it has not told
 * since then, or nothing at all, is to be read by pages.
 */
export type BulkScan =
  | { state: 'running'; askAgainMs: number }
  | { state: 'whole' }
  | { state: 'pages'; since?: string }

/** Reads a large shop in one job of its own. The job is kept, so that a process that dies loses none. */
export async function scanInBulk(
  sync: Sync,
  account: ChannelAccount,
  withListings: boolean,
): Promise<BulkScan> {
  const { bulk } = sync.connector
  if (!bulk || !(await isLarge(sync, account, bulk))) return { state: 'pages' }
  const context = channelContext(sync, account)
  try {
    if (!account.bulkJob) {
      await keepJob(sync, await bulk.start(context))
      return { state: 'running', askAgainMs: ASK_FIRST_MS }
    }
    const file = await bulk.find(context, account.bulkJob)
    if (!file) return await awaitJob(sync, account.bulkJob)
    await readFile(sync, account, account.bulkJob, file, withListings)
    await keepJob(sync, null)
    return file.whole ? { state: 'whole' } : { state: 'pages', since: account.bulkJob.startedAt }
  } catch (error) {
    if (sync.signal.aborted) throw error
    return await giveUp(sync, account, error)
  }
}

/** Whatever is wrong with the job or its file, pages do it as well, only slower. */
async function giveUp(sync: Sync, account: ChannelAccount, error: unknown): Promise<BulkScan> {
  const failure = toFailure(error)
  const isPassing = error instanceof ChannelFailure && PASSING.includes(failure.code)
  const readAt = Date.parse(account.scannedAt ?? account.createdAt)
  const isOverdue = sync.context.clock.milliseconds() - readAt > LOST_AFTER_MS
  if (isPassing && failure.code === 'throttled' && !account.bulkJob && !isOverdue)
    return { state: 'running', askAgainMs: failure.retryAfterMs ?? ASK_LONGEST_MS }
  if (isPassing && !isOverdue) throw error
  await noteFailure(sync, failure)
  await keepJob(sync, null)
  return { state: 'pages' }
}

async function isLarge(sync: Sync, account: ChannelAccount, bulk: BulkReader): Promise<boolean> {
  if (account.bulkJob) return true
  if (!account.listingsReadAt) return (await bulk.count(channelContext(sync, account))) >= bulk.from
  const { known } = await sync.db.one<{ known: number }>(sql`
    select count(*) as known from listing
     where account_id = ${sync.accountId} and status <> 'ended'`)
  return known >= bulk.from
}

async function keepJob(sync: Sync, job: BulkJob | null): Promise<void> {
  await sync.db.run(sql`
    update channel_account set bulk_job = ${job ? JSON.stringify(job) : null}::jsonb
     where id = ${sync.accountId}`)
}

/** The longer it runs, the seldomer it is asked for. */
async function awaitJob(sync: Sync, { startedAt }: BulkJob): Promise<BulkScan> {
  const ran = sync.context.clock.milliseconds() - Date.parse(startedAt)
  if (ran < LOST_AFTER_MS)
    return {
      state: 'running',
      askAgainMs: Math.min(ASK_LONGEST_MS, Math.max(ASK_FIRST_MS, ran / 4)),
    }
  await keepJob(sync, null)
  return { state: 'pages' }
}

/** Keeps it piece by piece; a listing that a whole file does not hold has ended. */
async function readFile(
  sync: Sync,
  account: ChannelAccount,
  { startedAt }: BulkJob,
  file: BulkFile,
  withListings: boolean,
): Promise<void> {
  const { bulk } = sync.connector
  let listings: ChannelListing[] = []
  let levels: StockLevel[] = []
  const keep = async () => {
    if (withListings)
      await sync.db.transaction(sync.context, (tx) => saveListings(tx, sync.accountId, listings))
    await keepLevels(sync, account, levels, startedAt)
    listings = []
    levels = []
  }
  for await (const row of bulk?.read(channelContext(sync, account), file) ?? []) {
    if ('listing' in row) listings.push(row.listing)
    else levels.push(row.level)
    if (listings.length + levels.length >= ROWS_AT_ONCE) await keep()
    if (sync.signal.aborted) throw new ChannelFailure('transient', 'Stopped while reading.')
  }
  await keep()
  if (withListings && file.whole) await endUnseen(sync, startedAt, sync.context.clock.now())
}

/** The file may be minutes old: what was told or seen since it was begun says more. */
async function keepLevels(
  sync: Sync,
  account: ChannelAccount,
  levels: StockLevel[],
  startedAt: string,
): Promise<void> {
  const keys = new Set(levels.map(({ ref }) => externalKeyOf(ref, 'merchant')))
  const rows = await sync.db.many<Shown>(sql`
    select ${shownColumns} from listing l join listing_stock s on s.listing_id = l.id
     where l.account_id = ${sync.accountId} and l.external_key = any(${[...keys]}::text[])
       and (s.seen_at is null or s.seen_at < ${startedAt})
       and (s.sent is null or greatest(s.target_at, s.sent_at) < ${startedAt})`)
  await keepSeen(sync, account, rows, levels, startedAt)
}
