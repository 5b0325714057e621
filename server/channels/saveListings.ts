import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelListing, ListingRef } from './connector.ts'
import { refreshTargets } from './refreshTargets.ts'
import type { Sync } from './syncAccount.ts'

/** The key of a listing: the network that fulfils it is part of it, so FBA and our own stock stay apart. */
export function externalKeyOf(ref: ListingRef, fulfilledBy: 'merchant' | 'channel'): string {
  return [ref.listingId, ref.variantId ?? '', fulfilledBy].join('|')
}

/** Saves what a channel lists, page by page, and maps what is new; a mapping by hand is never touched. */
export async function saveListings(
  tx: Tx,
  accountId: string,
  listings: ChannelListing[],
): Promise<void> {
  if (listings.length === 0) return
  const now = tx.clock.now()
  const unique = new Map(listings.map((row) => [externalKeyOf(row.ref, row.fulfilledBy), row]))
  const rows = [...unique].map(([key, row]) => ({
    id: newId(),
    external_key: key,
    ref: row.ref,
    external_sku: row.sku ?? row.ref.sku ?? '',
    title: row.title.slice(0, 500),
    barcode: row.barcode ?? '',
    asin: row.asin ?? '',
    status: row.status,
    tracked: row.tracked,
    fulfilled_by: row.fulfilledBy,
  }))
  const saved = await tx.many<{ id: string }>(sql`
    insert into listing as l (id, account_id, external_key, ref, external_sku, title, barcode, asin, status,
                              tracked, fulfilled_by, seen_at, created_at, updated_at)
    select id, ${accountId}, external_key, ref, external_sku, title, barcode, asin, status, tracked,
           fulfilled_by, ${now}, ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(id uuid, external_key text, ref jsonb, external_sku text, title text, barcode text, asin text,
               status text, tracked boolean, fulfilled_by text)
     order by external_key
    on conflict (account_id, external_key) do update
       set ref = excluded.ref, external_sku = excluded.external_sku, title = excluded.title,
           barcode = excluded.barcode, asin = excluded.asin, status = excluded.status,
           tracked = excluded.tracked, seen_at = excluded.seen_at, updated_at = excluded.updated_at
    returning l.id`)
  const ids = saved.map(({ id }) => id)
  await mapNewListings(tx, ids)
  await refreshTargets(tx, ids)
}

/** Maps by exact SKU, then barcode, then ASIN, where exactly one item answers; what is ignored stays so. */
async function mapNewListings(tx: Tx, ids: string[]): Promise<void> {
  await tx.run(sql`
    with candidate as (
      select l.id, i.id as item_id, 'sku' as by, 1 as rank, 1 as factor
        from listing l join item i on i.sku = btrim(l.external_sku)
       where l.id = any(${ids}::uuid[]) and l.item_id is null and l.enabled and l.external_sku <> ''
      union all
      select l.id, d.item_id, case d.kind when 'asin' then 'asin' else 'barcode' end,
             case d.kind when 'asin' then 3 else 2 end, d.pack_factor
        from listing l
        join item_identifier d
          on (l.barcode <> '' and d.kind = 'gtin' and d.value = lpad(l.barcode, 14, '0'))
          or (l.asin <> '' and d.kind = 'asin' and d.value = l.asin)
       where l.id = any(${ids}::uuid[]) and l.item_id is null and l.enabled
    ), best as (
      select id, rank, min(item_id::text)::uuid as item_id, min(by) as by, min(factor) as factor
        from candidate c
       where rank = (select min(rank) from candidate o where o.id = c.id)
       group by id, rank having count(distinct item_id) = 1
    )
    update listing l
       set item_id = best.item_id, mapped_by = best.by, pack_size = greatest(1, best.factor)
      from best where best.id = l.id`)
}

/** What the channel did not hold any more when it was read whole, which began then, has ended. */
export async function endUnseen(sync: Sync, since: string, readAt: string): Promise<void> {
  await sync.db.transaction(sync.context, async (tx) => {
    const ended = await tx.many<{ id: string }>(sql`
      update listing set status = 'ended', updated_at = ${tx.clock.now()}
       where account_id = ${sync.accountId} and seen_at < ${since} and status <> 'ended' returning id`)
    await refreshTargets(
      tx,
      ended.map(({ id }) => id),
    )
    await tx.run(sql`
      update channel_account set listings_read_at = ${readAt} where id = ${sync.accountId}`)
  })
}
