import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { computeTargets } from './computeTarget.ts'
import { lockListings, readTargetInputs } from './targetInputs.ts'

const CHUNK = 2_000

/**
 * Computes what these listings should show, and marks those that must be told. The newest stock wins,
 * because the listings are locked before it is read. Answers how many must be told something new.
 */
export async function refreshTargets(tx: Tx, listingIds: string[]): Promise<number> {
  let changed = 0
  const ids = [...new Set(listingIds)].toSorted()
  for (let start = 0; start < ids.length; start += CHUNK)
    changed += await refreshChunk(tx, ids.slice(start, start + CHUNK))
  return changed
}

async function refreshChunk(tx: Tx, ids: string[]): Promise<number> {
  const listings = await lockListings(tx, ids)
  const now = tx.clock.now()
  const inputs = await readTargetInputs(tx, listings, now)
  const targets = listings.flatMap((listing) => computeTargets(listing, inputs))
  // A listing that lost its item, its place or its sale is not told anything any more.
  await tx.run(sql`
    delete from listing_stock s
     where s.listing_id = any(${ids}::uuid[])
       and not exists (
         select from unnest(${targets.map(({ listingId }) => listingId)}::uuid[],
                            ${targets.map(({ place }) => place)}::text[]) as row(id, place)
          where row.id = s.listing_id and row.place = s.place)`)
  return tx.run(sql`
    insert into listing_stock as s
      (listing_id, account_id, place, target, target_seq, target_at, state, urgency, due_at)
    select id, account_id, place, target, 1, ${now}, 'due', case when target = 0 then 0 else 2 end, ${now}
      from unnest(${targets.map(({ listingId }) => listingId)}::uuid[],
                  ${targets.map(({ accountId }) => accountId)}::uuid[],
                  ${targets.map(({ place }) => place)}::text[],
                  ${targets.map(({ target }) => target)}::bigint[])
        as row(id, account_id, place, target)
    on conflict (listing_id, place) do update
       set target = excluded.target, target_seq = s.target_seq + 1, target_at = excluded.target_at,
           state = case when s.state = 'waiting' then s.state
                        when excluded.target = coalesce(s.sent, s.seen) and s.state = 'due'
                             and s.attempts = 0 and s.drift_since is null then 'idle'
                        else 'due' end,
           urgency = case when excluded.target = 0 then 0
                          when excluded.target < coalesce(s.sent, s.seen, 0) then 1 else 2 end,
           due_at = excluded.due_at, attempts = 0, error_code = null, error = null
     where s.target <> excluded.target`)
}

/** The listings that sell any of these items, alone or within a kit. */
export async function findListingsOf(tx: Tx, skus: string[]): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    with recursive part(id) as (
      select id from item where sku = any(${skus}::text[])
      union
      select kit_component.component_id from part
        join item on item.id = part.id and item.kind = 'virtual_kit'
        join kit_component on kit_component.kit_id = part.id
    ), whole(id) as (
      select id from part
      union
      select kit_component.kit_id from whole
        join kit_component on kit_component.component_id = whole.id
    )
    select listing.id from listing join whole on whole.id = listing.item_id`)
  return rows.map(({ id }) => id)
}
