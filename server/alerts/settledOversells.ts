import type { Tx } from '../platform/database.ts'
import { appendEvents, type NewEvent } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'
import type { AlertKind } from './alertKinds.ts'
import { cents, priceOf } from './alertRow.ts'

const KIND: AlertKind = 'channel_oversold'
// Whoever was away for longer finds them in the history of the orders.
const REMEMBERED_HOURS = 24
const NEWEST = 1_000

/**
 * Keeps an alert of each oversell of a channel that began and was settled between two looks: it is over,
 * so it wakes nobody, and stands among those that were. Answers how many.
 */
export async function keepSettledOversells(tx: Tx, minimumMinor: number): Promise<number> {
  const now = tx.clock.now()
  const kept = await tx.many<{ id: string; name: string }>(sql`
    with told as materialized (
      select at, subject_id::uuid as order_id, details from event
       where type = 'order.short' order by id desc limit ${NEWEST}
    ), line as (
      select told.at, told.order_id, row."lineId" as line_id, row.site, row.short
        from told, jsonb_to_recordset(told.details -> 'lines')
               as row("lineId" uuid, site text, short bigint)
       where told.at > ${now}::timestamptz - make_interval(hours => ${REMEMBERED_HOURS})
    ), missed as (
      select line.order_id, l.item_id, site.id as site_id, min(line.at) as at, max(line.short) as units,
             max(l.price_minor) as price_minor
        from line
        join sales_order_line l on l.id = line.line_id and l.item_id is not null
        join location site on site.path = line.site and site.kind = 'site'
       where not exists (
         select from alert
          where alert.kind = ${KIND} and alert.subject_id = line.order_id::text
            and alert.site_id = site.id and (alert.ended_at is null or alert.ended_at >= line.at)
            and alert.item_id in (${partsOf()}))
       group by line.order_id, l.item_id, site.id
    ), found as (
      select missed.*, o.number, o.channel_name, o.placed_at, item.sku, item.title, site.path,
             coalesce(missed.price_minor, ${priceOf(sql`plan`)}) as price
        from missed
        join sales_order o on o.id = missed.order_id and o.source = 'channel'
        join item on item.id = missed.item_id
        join location site on site.id = missed.site_id
        left join item_plan plan on plan.item_id = item.id and plan.site_id = ${ALL_SITES}
    )
    insert into alert (id, kind, cause, severity, money_minor, subject_kind, subject_id, subject_name,
                       title, item_id, site_id, inputs, facts, opened_at, changed_at, ended_at)
    select gen_random_uuid(), ${KIND}, ${KIND} || '/' || order_id || '/' || item_id || '/' || site_id,
           'critical', ${cents(sql`units * price`)}, 'order', order_id::text, number, title, item_id, site_id,
           jsonb_build_object('units', units, 'price', round(price::numeric / 100, 2)),
           jsonb_build_object('sku', sku, 'site', path, 'channel', channel_name, 'placedAt', placed_at,
             'shown', null, 'toldAt', null, 'settled', true),
           at, ${now}, ${now}
      from found where units * price >= ${minimumMinor}
    returning id, subject_name as name`)
  await appendEvents(
    tx,
    kept.flatMap((one) => [toEvent('opened', one), toEvent('ended', one)]),
  )
  return kept.length
}

/** The item of a line `l` and, of a kit, its parts. */
function partsOf() {
  return sql`
    with recursive part (id) as (
      select l.item_id union select k.component_id from part join kit_component k on k.kit_id = part.id)
    select id from part`
}

function toEvent(deed: 'opened' | 'ended', { id, name }: { id: string; name: string }): NewEvent {
  return {
    type: `alert.${deed}`,
    subjectKind: 'alert',
    subjectId: id,
    subjectName: name,
    details: { kind: KIND, severity: 'critical', about: 'order' },
  }
}
