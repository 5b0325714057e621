import { shortPromises } from '../orders/shortages.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'
import { type AlertGround, type AlertQuery, cents, priceOf } from './alertRow.ts'

const OPEN = sql`o.state in ('pending', 'on_hold', 'open', 'part_shipped')`
// Older ones were settled long ago, or nobody will.
const REMEMBERED_DAYS = 90

/** Everything that waits for somebody in orders. */
export function orderQueries(ground: AlertGround): AlertQuery[] {
  return [
    { kind: 'channel_oversold', found: channelOversold() },
    {
      kind: 'order_needs_hand',
      found: sql`
        ${refused(ground)} union all ${late(ground)} union all ${unmapped()}`,
    },
  ]
}

/** Units that a channel sold while it showed more than there was: each order that nothing covers. */
function channelOversold(): Statement {
  return sql`
    select distinct on (cause) 'channel_oversold/' || o.id || '/' || item.id || '/' || site.id as cause,
           'critical' as severity,
           ${cents(sql`short.short * coalesce(l.price_minor / l.pack_size, ${priceOf(sql`plan`)})`)} as money,
           'order' as subject_kind, o.id::text as subject_id, o.number as subject_name, item.title,
           item.id as item_id, site.id as site_id,
           jsonb_build_object('units', short.short, 'price',
             round(coalesce(l.price_minor / l.pack_size, ${priceOf(sql`plan`)})::numeric / 100, 2)) as inputs,
           jsonb_build_object('sku', item.sku, 'site', site.path, 'channel', o.channel_name,
             'placedAt', o.placed_at, 'shown', shown.sent, 'toldAt', shown.sent_at) as facts
      from (${shortPromises(sql`true`)}) short
      join sales_order o on o.reservation_id = short.reservation_id and o.source = 'channel' and ${OPEN}
      join item on item.id = short.item_id
      join location site on site.id = short.site_id
      join sales_order_line l on l.order_id = o.id and l.meets = 'stock'
            and l.cancelled + l.shipped < l.ordered
      join item sold on sold.id = l.item_id and (sold.id = item.id or sold.kind = 'virtual_kit')
      left join item_plan plan on plan.item_id = item.id and plan.site_id = ${ALL_SITES}
      left join lateral (
        select sum(told.sent)::bigint as sent, max(told.sent_at) as sent_at
          from listing join listing_stock told on told.listing_id = listing.id
         where listing.item_id = l.item_id and listing.account_id::text = o.channel) shown on true
     order by cause, l.position`
}

/** A channel says that units left or came back, and stock cannot follow without a person. */
function refused({ now }: AlertGround): Statement {
  return sql`
    select 'order_needs_hand/refused/' || o.id as cause, 'warning' as severity, ${openMoney()} as money,
           'order' as subject_kind, o.id::text as subject_id, o.number as subject_name, '' as title,
           null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs,
           jsonb_build_object('reason', 'refused', 'code', told.code, 'channel', o.channel_name) as facts
      from (
        select distinct on (subject_id) subject_id, details ->> 'reason' as code from event
         where type = 'order.needs_hand'
           and at > ${now}::timestamptz - make_interval(days => ${REMEMBERED_DAYS})
         order by subject_id, id desc) told
      join sales_order o on o.id = told.subject_id::uuid and ${OPEN}`
}

/** It should have left by now. */
function late({ now }: AlertGround): Statement {
  return sql`
    select 'order_needs_hand/late/' || o.id, 'warning', ${openMoney()}, 'order', o.id::text, o.number, '',
           null::uuid, null::uuid, '{}'::jsonb,
           jsonb_build_object('reason', 'late', 'channel', o.channel_name, 'shipBy', o.ship_by)
      from sales_order o
     where ${OPEN} and o.ship_by < ${now}::timestamptz`
}

/** A SKU of a channel that nobody knows: its lines promise nothing. */
function unmapped(): Statement {
  return sql`
    select 'order_needs_hand/unmapped/' || o.channel || '/' || l.mapping_key, 'warning',
           ${cents(sql`sum((l.ordered - l.cancelled - l.shipped) * coalesce(l.price_minor, 0))`)},
           'mapping', o.channel, max(l.mapping_key), max(l.title), null::uuid, null::uuid, '{}'::jsonb,
           jsonb_build_object('reason', 'unmapped', 'channel', max(o.channel_name),
             'orders', count(distinct o.id))
      from sales_order_line l join sales_order o on o.id = l.order_id and ${OPEN}
     where l.item_id is null and l.fulfilled_by = 'merchant' and l.cancelled + l.shipped < l.ordered
     group by o.channel, l.mapping_key`
}

/** What the open units of an order `o` are sold for. */
function openMoney(): Statement {
  return cents(sql`(
    select sum((l.ordered - l.cancelled - l.shipped) * coalesce(l.price_minor, 0))
      from sales_order_line l where l.order_id = o.id)`)
}
