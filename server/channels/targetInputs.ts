import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Rule } from './listingRule.ts'

/** A listing with all that decides what it shows, but the stock. */
export interface ListingRow {
  id: string
  accountId: string
  channel: string
  itemId: string
  packSize: number
  rule: Rule
  accountRule: Rule
  places: PlaceOfSite[]
  siteIds: string[]
  /** Stands still while its channel is stopped for being blind. */
  stopped: boolean
  pushLagMs: number | null
}

/** Which of a channel's places is which site of ours. */
export interface PlaceOfSite {
  place: string
  siteId: string
}

export interface Site {
  id: string
  path: string
}

/** One component of what a listing sells, with what is available of it. */
export interface Component {
  itemId: string
  sku: string
  /** Units in one of the listed item. */
  quantity: number
  available: Map<string, number>
}

export interface TargetInputs {
  sites: Site[]
  /** By listed item: a plain item is its own only component. */
  components: Map<string, Component[]>
  /** Units per second by item and channel. */
  rates: Map<string, { channel: string; unitsPerSecond: number }[]>
  /** Seconds since the orders of a channel were last read, where it has been blind for too long. */
  blindSeconds: Map<string, number>
}

/** Locks listings in one order, so that whoever computes their targets later sees what is newer. */
export async function lockListings(
  db: Queryable,
  ids: string[],
  lock = true,
): Promise<ListingRow[]> {
  return db.many<ListingRow>(sql`
    select l.id, l.account_id as "accountId", a.id::text as channel, l.item_id as "itemId",
           l.pack_size as "packSize", l.rule, a.rule as "accountRule", a.places,
           a.site_ids as "siteIds", a.push_lag_ms as "pushLagMs",
           a.blind_since is not null and a.blind_action = 'stop' as stopped
      from listing l join channel_account a on a.id = l.account_id
     where l.id = any(${ids}::uuid[]) and l.item_id is not null and l.fulfilled_by = 'merchant'
       and l.status = 'active' and l.tracked and l.enabled and a.state <> 'removed'
     order by l.id ${lock ? sql`for update of l` : sql``}`)
}

/** Reads the stock, the sales rates and the blindness that the targets of these listings depend on. */
export async function readTargetInputs(
  db: Queryable,
  listings: ListingRow[],
  now: string,
): Promise<TargetInputs> {
  const itemIds = [...new Set(listings.map(({ itemId }) => itemId))]
  const sites = await db.many<Site>(sql`
    select id, path from location where kind = 'site' and active order by path`)
  const components = await readComponents(db, itemIds)
  const parts = [...new Set([...components.values()].flat().map(({ itemId }) => itemId))]
  return {
    sites,
    components,
    rates: await readRates(db, parts),
    blindSeconds: await readBlindness(db, now),
  }
}

async function readComponents(db: Queryable, itemIds: string[]): Promise<Map<string, Component[]>> {
  const rows = await db.many<{
    root: string
    itemId: string
    sku: string
    quantity: number
    available: { site: string; units: number }[] | null
  }>(sql`
    with recursive need(root, item_id, quantity) as (
      select id, id, 1::numeric from item where id = any(${itemIds}::uuid[])
      union all
      select need.root, kit_component.component_id, need.quantity * kit_component.quantity
        from need
        join item on item.id = need.item_id and item.kind = 'virtual_kit'
        join kit_component on kit_component.kit_id = item.id
    ), part as (
      select need.root, item.id, item.bucket, item.sku, sum(need.quantity)::bigint as quantity
        from need join item on item.id = need.item_id and item.kind <> 'virtual_kit'
       group by need.root, item.id
    )
    select part.root, part.id as "itemId", part.sku, part.quantity,
           (select json_agg(json_build_object('site', a.site_id, 'units', a.available))
              from stock_availability a
             where a.bucket = part.bucket and a.item_id = part.id) as available
      from part order by part.root, part.id`)
  const components = new Map<string, Component[]>()
  for (const { root, available, ...part } of rows) {
    const list = components.get(root) ?? []
    list.push({
      ...part,
      available: new Map((available ?? []).map(({ site, units }) => [site, units])),
    })
    components.set(root, list)
  }
  return components
}

async function readRates(db: Queryable, itemIds: string[]): Promise<TargetInputs['rates']> {
  const rows = await db.many<{ itemId: string; channel: string; unitsPerSecond: number }>(sql`
    select item_id as "itemId", channel, units_per_second as "unitsPerSecond"
      from channel_sales_rate where item_id = any(${itemIds}::uuid[])`)
  const rates: TargetInputs['rates'] = new Map()
  for (const { itemId, ...rate } of rows) rates.set(itemId, [...(rates.get(itemId) ?? []), rate])
  return rates
}

async function readBlindness(db: Queryable, now: string): Promise<Map<string, number>> {
  const rows = await db.many<{ channel: string; seconds: number }>(sql`
    select id::text as channel,
           extract(epoch from ${now}::timestamptz - coalesce(orders_read_at, created_at))::float8 as seconds
      from channel_account
     where blind_since is not null and blind_action = 'buffer' and state <> 'removed'`)
  return new Map(rows.map(({ channel, seconds }) => [channel, seconds]))
}
