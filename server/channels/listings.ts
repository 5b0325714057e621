import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { mapChannelSku } from '../orders/mapSku.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { computeTargets, type Target } from './computeTarget.ts'
import { hastenScan } from './hastenScan.ts'
import { type Rule, ruleFields } from './listingRule.ts'
import { isUnmapped } from './mapListings.ts'
import { refreshTargets } from './refreshTargets.ts'
import { lockListings, readTargetInputs } from './targetInputs.ts'

/** Filters of the list of listings. */
export interface ListingFilter {
  channel?: string | undefined
  sku?: string | undefined
  q?: string | undefined
  mapped?: boolean | undefined
  show?: ListingShow | undefined
}

export const LISTING_SHOWS = [
  'would_write',
  'to_zero',
  'falls',
  'rises',
  'failed',
  'drifted',
  'unmapped',
  'ignored',
] as const

type ListingShow = (typeof LISTING_SHOWS)[number]

export const listingReply = z.object({
  id: z.string(),
  channel: z.string(),
  channelName: z.string(),
  title: z.string(),
  externalSku: z.string(),
  barcode: z.string(),
  asin: z.string(),
  status: z.string(),
  tracked: z.boolean(),
  fulfilledBy: z.string(),
  sku: z.string().nullable(),
  mappedBy: z.string().nullable(),
  packSize: z.int(),
  rule: ruleFields,
  enabled: z.boolean(),
  pool: z
    .object({
      fulfillable: z.int(),
      inbound: z.int(),
      reserved: z.int(),
      unfulfillable: z.int(),
      seenAt: z.iso.datetime(),
    })
    .nullable()
    .describe('What the channel itself holds of it: read, never written.'),
  stock: z.array(
    z.object({
      place: z.string(),
      target: z.int(),
      sent: z.int().nullable(),
      sentAt: z.iso.datetime().nullable(),
      seen: z.int().nullable(),
      seenAt: z.iso.datetime().nullable(),
      state: z.string(),
      attempts: z.int(),
      errorCode: z.string().nullable(),
      error: z.string().nullable(),
      driftSince: z.iso.datetime().nullable(),
      driftCause: z.string().nullable(),
    }),
  ),
})

export type Listing = z.infer<typeof listingReply>

/** Listings by channel and title, with what each should show, was told and shows. */
export async function listListings(
  db: Queryable,
  filter: ListingFilter,
  limit: number,
  after: [string, string, string] | undefined,
): Promise<Listing[]> {
  return db.many<Listing>(sql`
    select ${listingColumns}
      from listing l
      join channel_account a on a.id = l.account_id
      left join item i on i.id = l.item_id
     where ${allOf([
       sql`a.state <> 'removed'`,
       filter.channel === undefined ? sql`true` : sql`a.code = ${filter.channel}`,
       filter.sku === undefined ? sql`true` : sql`i.sku = ${filter.sku}`,
       filter.mapped === undefined ? sql`true` : sql`(l.item_id is not null) = ${filter.mapped}`,
       filter.q === undefined ? sql`true` : searched(filter.q),
       filter.show ? shown[filter.show] : sql`true`,
       after
         ? sql`(a.code, l.title, l.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`
         : sql`true`,
     ])}
     order by a.code, l.title, l.id limit ${limit}`)
}

const listingColumns: Statement = sql`
  l.id, a.code as channel, a.name as "channelName", l.title, l.external_sku as "externalSku", l.barcode,
  l.asin, l.status, l.tracked, l.fulfilled_by as "fulfilledBy", i.sku, l.mapped_by as "mappedBy",
  l.pack_size as "packSize", l.rule, l.enabled,
  case when l.fulfilled_by = 'channel' then (
    select json_build_object(
             'fulfillable', p.fulfillable, 'inbound', p.inbound, 'reserved', p.reserved,
             'unfulfillable', p.unfulfillable,
             'seenAt', to_char(p.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from channel_pool p where p.account_id = l.account_id and p.external_sku = l.external_sku) end as pool,
  coalesce((
    select json_agg(json_build_object(
             'place', s.place, 'target', s.target, 'sent', s.sent,
             'sentAt', to_char(s.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'seen', s.seen,
             'seenAt', to_char(s.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'state', s.state, 'attempts', s.attempts, 'errorCode', s.error_code, 'error', s.error,
             'driftSince', to_char(s.drift_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'driftCause', s.drift_cause) order by s.place)
      from listing_stock s where s.listing_id = l.id), '[]') as stock`

function searched(q: string): Statement {
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(l.title ilike ${part} or l.external_sku ilike ${part} or i.sku ilike ${part}
              or l.barcode = ${q} or l.asin = ${q})`
}

const shows = sql`coalesce(s.seen, s.sent)`
const isDue = sql`s.listing_id = l.id and s.state = 'due'`

const shown: Record<ListingShow, Statement> = {
  would_write: sql`exists (select from listing_stock s where ${isDue})`,
  to_zero: sql`exists (select from listing_stock s where ${isDue} and s.target = 0)`,
  falls: sql`exists (select from listing_stock s where ${isDue} and s.target < ${shows})`,
  rises: sql`exists (select from listing_stock s where ${isDue} and s.target > ${shows})`,
  failed: sql`exists (select from listing_stock s where s.listing_id = l.id and s.state = 'failed')`,
  drifted: sql`exists (select from listing_stock s where s.listing_id = l.id and s.drift_since is not null)`,
  unmapped: isUnmapped,
  ignored: sql`not l.enabled and l.status <> 'ended'`,
}

/** How many listings there are of each kind that the list can be narrowed to; one pass over all numbers. */
export async function countListings(
  db: Queryable,
  channel: string | undefined,
): Promise<Record<'all' | ListingShow, number>> {
  return db.one<Record<'all' | ListingShow, number>>(sql`
    with account as (
      select id from channel_account a
       where a.state <> 'removed' and ${channel === undefined ? sql`true` : sql`a.code = ${channel}`}
    ), number as (
      select s.listing_id, bool_or(s.state = 'due') as due,
             bool_or(s.state = 'due' and s.target = 0) as to_zero,
             bool_or(s.state = 'due' and s.target < ${shows}) as falls,
             bool_or(s.state = 'due' and s.target > ${shows}) as rises,
             bool_or(s.state = 'failed') as failed, bool_or(s.drift_since is not null) as drifted
        from listing_stock s where s.account_id in (select id from account)
       group by s.listing_id
    )
    select count(*) as "all", count(*) filter (where n.due) as would_write,
           count(*) filter (where n.to_zero) as to_zero, count(*) filter (where n.falls) as falls,
           count(*) filter (where n.rises) as rises, count(*) filter (where n.failed) as failed,
           count(*) filter (where n.drifted) as drifted,
           count(*) filter (where ${shown.unmapped}) as unmapped,
           count(*) filter (where ${shown.ignored}) as ignored
      from listing l left join number n on n.listing_id = l.id
     where l.account_id in (select id from account)`)
}

export async function getListing(db: Queryable, id: string): Promise<Listing> {
  const listing = await db.maybe<Listing>(sql`
    select ${listingColumns}
      from listing l
      join channel_account a on a.id = l.account_id
      left join item i on i.id = l.item_id
     where l.id = ${id} and a.state <> 'removed'`)
  if (!listing) throw new Problem(404, 'listing_not_found', { listing: id })
  return listing
}

export interface ListingChange {
  sku?: string | null | undefined
  packSize?: number | undefined
  rule?: Rule | undefined
  enabled?: boolean | undefined
}

/** Maps a listing, or says how much of the stock it may show; its target follows in the same deed. */
export async function updateListing(tx: Tx, id: string, change: ListingChange): Promise<Listing> {
  const before = await getListing(tx, id)
  if (before.fulfilledBy === 'channel' && (change.rule || change.packSize))
    throw new Problem(409, 'listing_not_ours', { listing: id })
  const item = change.sku ? (await findItems(tx, [change.sku])).get(change.sku) : undefined
  const itemId = change.sku === undefined ? sql`item_id` : sql`${item?.id ?? null}::uuid`
  const { accountId } = await tx.one<{ accountId: string }>(sql`
    update listing
       set item_id = ${itemId},
           mapped_by = ${change.sku === undefined ? sql`mapped_by` : change.sku === null ? sql`null` : sql`'hand'`},
           pack_size = ${change.packSize ?? before.packSize},
           rule = ${JSON.stringify(change.rule ?? before.rule)}::jsonb,
           enabled = ${change.enabled ?? before.enabled}, updated_at = ${tx.clock.now()}
     where id = ${id}
    returning account_id as "accountId"`)
  if (change.sku && before.externalSku) await mapWaitingLines(tx, id, change.sku, change.packSize)
  await appendEvent(tx, {
    type: 'listing.changed',
    subjectKind: 'listing',
    subjectId: id,
    subjectName: before.title,
    details: { channel: before.channel, sku: change.sku ?? before.sku, ...change },
  })
  await refreshTargets(tx, [id])
  if (change.sku) await hastenScan(tx, accountId)
  return getListing(tx, id)
}

/** Orders that waited for this mapping go on. */
async function mapWaitingLines(
  tx: Tx,
  listingId: string,
  sku: string,
  packSize: number | undefined,
): Promise<void> {
  const { accountId, externalSku, known } = await tx.one<{
    accountId: string
    externalSku: string
    known: number
  }>(sql`
    select account_id as "accountId", external_sku as "externalSku", pack_size as known
      from listing where id = ${listingId}`)
  await mapChannelSku(tx, {
    channel: accountId,
    externalSku,
    sku,
    packSize: packSize ?? known,
  })
}

/** Each step from the stock to what the listing shows, computed now. */
export async function explainListing(
  tx: Tx,
  id: string,
): Promise<{ listing: Listing; places: Pick<Target, 'place' | 'target' | 'steps'>[] }> {
  const listing = await getListing(tx, id)
  const rows = await lockListings(tx, [id], false)
  const inputs = await readTargetInputs(tx, rows, tx.clock.now())
  const targets = rows.flatMap((row) => computeTargets(row, inputs))
  return { listing, places: targets.map(({ place, target, steps }) => ({ place, target, steps })) }
}
