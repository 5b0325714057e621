import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** What has happened since a mark, as far as it moves an item's figures. */
export interface StandingNews {
  /** From where to read next time: everything below was over. */
  next: string
  itemIds: string[]
  /** Something happened that does not say to which items, such as an import. */
  isUnnamed: boolean
}

// Deeds that leave the figures alone, or whose effect on stock is an event of its own.
const QUIET = [
  'alert',
  'category',
  'channel',
  'import.uploaded',
  'import_mapping',
  'ledger',
  'listing',
  'notification',
  'order',
  'order_site',
  'settings',
  'sku_alias',
  'stock.short',
  'supplier',
  'view',
  'webhook',
]

/**
 * Reads the events at or after the mark. One that commits late may bear a lower number, so the next
 * mark is the oldest transaction that was still open, and some events are read twice.
 */
export async function readNews(db: Queryable, since: string): Promise<StandingNews> {
  const { next, itemIds, isUnnamed } = await db.one<StandingNews>(sql`
    with recursive news as (
      select type, split_part(type, '.', 1) as noun, subject_kind, subject_id, subject_name, details, audience,
             case when jsonb_typeof(details->'skus') = 'array'
                  then jsonb_array_length(details->'skus') >= coalesce((details->>'itemCount')::integer, 0)
                  else false end as is_named
        from event where xid >= ${since}::xid8),
    named (id) as (
      select id from item where sku in (
        select jsonb_array_elements_text(details->'skus') from news where is_named
        union select subject_name from news where noun = 'expected_receipt')
      union select subject_id::uuid from news where subject_kind = 'item'
      union select item_id from reservation_line
             where reservation_id in (select subject_id::uuid from news where noun = 'reservation')),
    -- A kit has what its components have.
    touched (id) as (
      select id from named
      union select kit_id from touched join kit_component on component_id = touched.id)
    select pg_snapshot_xmin(pg_current_snapshot())::text as next,
           coalesce((select array_agg(id) from touched), '{}') as "itemIds",
           exists (
             select from news
              where not is_named and audience <> 'audit'
                and subject_kind <> 'item' and noun <> 'reservation'
                and not (noun = 'expected_receipt' and not details ? 'count')
                and noun <> all (${QUIET}::text[]) and type <> all (${QUIET}::text[])) as "isUnnamed"`)
  return { next, itemIds, isUnnamed }
}
