import { z } from 'zod'
import { mapChannelSku } from '../orders/mapSku.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import { hastenScan } from './hastenScan.ts'
import { refreshTargets } from './refreshTargets.ts'

export const suggestionReply = z.object({
  sku: z.string(),
  title: z.string(),
  because: z.enum(['sku', 'barcode', 'asin', 'similar_sku', 'title']),
  packSize: z.int(),
})

export const mappingReply = z.object({
  id: z.string(),
  title: z.string(),
  externalSku: z.string(),
  barcode: z.string(),
  asin: z.string(),
  fulfilledBy: z.string(),
  sure: z.boolean().describe('The first suggestion is the only one by SKU, barcode or ASIN.'),
  suggestions: z.array(suggestionReply),
})

export type Suggestion = z.infer<typeof suggestionReply>
type Mapping = z.infer<typeof mappingReply>

const BEST = 5

/** Listings that wait for somebody to say what they sell, with what each may be. */
export async function listMappings(
  db: Queryable,
  accountId: string,
  limit: number,
  after: [string, string] | undefined,
): Promise<Mapping[]> {
  const rows = await db.many<Omit<Mapping, 'sure' | 'suggestions'>>(sql`
    select id, title, external_sku as "externalSku", barcode, asin, fulfilled_by as "fulfilledBy"
      from listing l
     where l.account_id = ${accountId} and ${isUnmapped}
       and ${after ? sql`(title, id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
     order by title, id limit ${limit}`)
  const found = await suggestItems(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const suggestions = found.get(row.id) ?? []
    return { ...row, suggestions, sure: isSure(suggestions) }
  })
}

/** What waits to be mapped: it is for sale, and nobody has said to leave it alone. */
export const isUnmapped: Statement = sql`l.item_id is null and l.status = 'active' and l.enabled`

const SURE: Suggestion['because'][] = ['sku', 'barcode', 'asin']

function isSure([first, second]: Suggestion[]): boolean {
  return first !== undefined && SURE.includes(first.because) && second?.because !== first.because
}

/**
 * Items that listings may sell, by listing, the likeliest first. Titles are looked up without their limit in
 * sight: with it the planner reads the whole catalog for each listing rather than the index.
 */
export async function suggestItems(
  db: Queryable,
  ids: string[],
): Promise<Map<string, Suggestion[]>> {
  const rows = await db.many<Suggestion & { listingId: string }>(sql`
    with wanted as (
      select id, lower(btrim(external_sku)) as sku, barcode, asin, title,
             regexp_replace(lower(external_sku), '[^a-z0-9]', '', 'g') as bare
        from listing where id = any(${ids}::uuid[])
    ), found as (
      select distinct on (w.id, i.id) w.id, i.sku, i.title, f.because, f.rank, f.factor
        from wanted w
       cross join lateral (
         select id, 'sku' as because, 1 as rank, 1 as factor
           from item where lower(sku) = w.sku and w.sku <> ''
         union all
         select item_id, 'barcode', 2, pack_factor from item_identifier
          where w.barcode <> '' and kind = 'gtin' and value = lpad(w.barcode, 14, '0')
         union all
         select item_id, 'asin', 3, pack_factor from item_identifier
          where w.asin <> '' and kind = 'asin' and value = w.asin
         union all
         (select id, 'similar_sku', 4, 1 from item
           where w.bare <> '' and regexp_replace(lower(sku), '[^a-z0-9]', '', 'g') = w.bare limit 5)
         union all
         (with named as materialized (
            select id from item where search @@ plainto_tsquery('simple', w.title) and w.title <> '')
          select id, 'title', 5, 1 from named limit 5)
       ) f
        join item i on i.id = f.id and i.status <> 'archived'
       order by w.id, i.id, f.rank
    )
    select id as "listingId", sku, title, because, greatest(1, factor)::int as "packSize"
      from (select *, row_number() over (partition by id order by rank, sku) as place from found) f
     where place <= ${BEST} order by id, place`)
  const byListing = new Map<string, Suggestion[]>()
  for (const { listingId, ...suggestion } of rows)
    byListing.set(listingId, [...(byListing.get(listingId) ?? []), suggestion])
  return byListing
}

/** How many wait, and for how many of them exactly one item answers. */
export async function countMappings(
  db: Queryable,
  accountId: string,
): Promise<{ unmapped: number; sure: number }> {
  const { unmapped } = await db.one<{ unmapped: number }>(sql`
    select count(*) as unmapped from listing l where l.account_id = ${accountId} and ${isUnmapped}`)
  if (unmapped === 0) return { unmapped, sure: 0 }
  const { sure } = await db.one<{ sure: number }>(sql`
    with ${sureMatches(accountId)} select count(*) as sure from best`)
  return { unmapped, sure }
}

/** The one item that answers to a listing's SKU in any case, else to its barcode, else to its ASIN. */
function sureMatches(accountId: string): Statement {
  return sql`
    waiting as (
      select l.id, l.title, l.external_sku, l.barcode, l.asin
        from listing l where l.account_id = ${accountId} and ${isUnmapped}
    ), candidate as (
      select w.id, w.title, i.id as item_id, 'sku' as by, 1 as rank, 1 as factor
        from waiting w join item i on lower(i.sku) = lower(btrim(w.external_sku))
       where w.external_sku <> '' and i.status <> 'archived'
      union all
      select w.id, w.title, d.item_id, 'barcode', 2, d.pack_factor
        from waiting w
        join item_identifier d on d.kind = 'gtin' and d.value = lpad(w.barcode, 14, '0')
        join item i on i.id = d.item_id and i.status <> 'archived'
       where w.barcode <> ''
      union all
      select w.id, w.title, d.item_id, 'asin', 3, d.pack_factor
        from waiting w
        join item_identifier d on d.kind = 'asin' and d.value = w.asin
        join item i on i.id = d.item_id and i.status <> 'archived'
       where w.asin <> ''
    ), ranked as (
      select *, min(rank) over (partition by id) as first from candidate
    ), best as (
      select id, title, rank, min(item_id::text)::uuid as item_id, min(by) as by, min(factor) as factor
        from ranked where rank = first
       group by id, title, rank having count(distinct item_id) = 1
    )`
}

const AT_ONCE = 200

/** Maps what is sure, some at once; `remaining` says how many more are. */
export async function mapSureListings(
  tx: Tx,
  account: ChannelAccount,
): Promise<{ mapped: { id: string; sku: string }[]; remaining: number }> {
  const mapped = await tx.many<{
    id: string
    sku: string
    externalSku: string
    packSize: number
  }>(sql`
    with ${sureMatches(account.id)}, chosen as (
      select * from best order by title, id limit ${AT_ONCE}
    )
    update listing l
       set item_id = chosen.item_id, mapped_by = chosen.by, pack_size = greatest(1, chosen.factor),
           updated_at = ${tx.clock.now()}
      from chosen join item i on i.id = chosen.item_id
     where l.id = chosen.id
    returning l.id, i.sku, l.external_sku as "externalSku", l.pack_size as "packSize"`)
  await mapWaitingOrders(tx, account.id, mapped)
  if (mapped.length > 0)
    await appendAccountEvent(tx, account.id, 'channel.mapped', { listings: mapped.length })
  await refreshTargets(
    tx,
    mapped.map(({ id }) => id),
  )
  await hastenScan(tx, account.id)
  const { sure } = await countMappings(tx, account.id)
  return { mapped: mapped.map(({ id, sku }) => ({ id, sku })), remaining: sure }
}

/** Lines of orders that waited for these mappings go on. */
async function mapWaitingOrders(
  tx: Tx,
  channel: string,
  mapped: { externalSku: string; sku: string; packSize: number }[],
): Promise<void> {
  const waiting = await tx.many<{ key: string }>(sql`
    select distinct l.mapping_key as key
      from sales_order_line l join sales_order o on o.id = l.order_id
     where l.mapping_key = any(${mapped.map(({ externalSku }) => externalSku)}::text[])
       and l.item_id is null and l.fulfilled_by = 'merchant' and o.channel = ${channel}`)
  const keys = new Set(waiting.map(({ key }) => key))
  for (const { externalSku, sku, packSize } of mapped)
    if (externalSku && keys.has(externalSku))
      await mapChannelSku(tx, { channel, externalSku, sku, packSize })
}
