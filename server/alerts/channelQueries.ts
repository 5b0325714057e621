import { type Statement, sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'
import { type AlertGround, type AlertQuery, cents, priceOf } from './alertRow.ts'

const SALES_DAYS = 28
// A breaker that opens for moments mends itself; a difference may be a write on its way.
const STOPPED_AFTER_MINUTES = 10
const DRIFTED_AFTER_MINUTES = 10

/** Everything that can be wrong between us and a channel. */
export function channelQueries(ground: AlertGround): AlertQuery[] {
  return [
    { kind: 'channel_stopped', found: stopped(ground) },
    { kind: 'channel_blind', found: blind(ground) },
    { kind: 'channel_guarded', found: guarded(ground) },
    { kind: 'channel_drift', found: drift(ground) },
    { kind: 'channel_dead_letters', found: deadLetters() },
  ]
}

/** A channel is not told anything any more: its login is gone, or it has not answered for long. */
function stopped({ now }: AlertGround): Statement {
  return sql`
    ${accountColumns('channel_stopped', 'critical', daySales(now))},
           jsonb_build_object('state', a.state, 'error', a.error, 'errorCode', a.error_code,
             'since', a.error_at) as facts
      from channel_account a
     where a.state = 'reconnect' or (a.state = 'live' and a.failures > 0 and greatest(
             (select max(sent_at) from listing_stock where account_id = a.id), a.orders_read_at, a.created_at)
               < ${now}::timestamptz - make_interval(mins => ${STOPPED_AFTER_MINUTES}))`
}

/** Its orders have not been read for so long that it may have sold what we still offer elsewhere. */
function blind({ now }: AlertGround): Statement {
  return sql`
    ${accountColumns('channel_blind', 'critical', daySales(now))},
           jsonb_build_object('since', a.blind_since, 'action', a.blind_action,
             'readAt', a.orders_read_at) as facts
      from channel_account a
     where a.blind_since is not null and a.state in ('live', 'reconnect')`
}

/** So many listings would go to zero at once that somebody has to say yes first. */
function guarded({ now }: AlertGround): Statement {
  return sql`
    ${accountColumns('channel_guarded', 'critical', daySales(now))}, '{}'::jsonb as facts
      from channel_account a where a.mass_change_waiting and a.state = 'live'`
}

/** Listings that show another number than they were told. */
function drift({ now }: AlertGround): Statement {
  return sql`
    select 'channel_drift/' || a.id as cause, 'warning' as severity, ${cents(sql`sum(drifted.money)`)} as money,
           'channel' as subject_kind, a.code as subject_id, a.name as subject_name, '' as title,
           null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs,
           jsonb_build_object('listings', count(*), 'tooMany', sum(drifted.too_many),
             'since', min(drifted.since)) as facts
      from channel_account a
      join lateral (
        select s.drift_since as since, greatest(s.seen - s.sent, 0) as too_many,
               greatest(s.seen - s.sent, 0) * l.pack_size * ${priceOf(sql`plan`)} as money
          from listing_stock s join listing l on l.id = s.listing_id
          left join item on item.id = l.item_id
          left join item_plan plan on plan.item_id = item.id and plan.site_id = ${ALL_SITES}
         where s.account_id = a.id
           and s.drift_since < ${now}::timestamptz - make_interval(mins => ${DRIFTED_AFTER_MINUTES})) drifted
        on true
     where a.state <> 'removed'
     group by a.id`
}

/** Messages, tasks and writes that were given up. */
function deadLetters(): Statement {
  return sql`
    select 'channel_dead_letters/' || a.id as cause, 'warning' as severity, 0::bigint as money,
           'channel' as subject_kind, a.code as subject_id, a.name as subject_name, '' as title,
           null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs,
           jsonb_build_object('messages', dead.messages, 'tasks', dead.tasks, 'writes', dead.writes) as facts
      from channel_account a
     cross join lateral (
       select (select count(*) from channel_message where account_id = a.id and state = 'dead') as messages,
              (select count(*) from channel_task where account_id = a.id and state = 'dead') as tasks,
              (select count(*) from listing_stock where account_id = a.id and state = 'failed') as writes) dead
     where a.state <> 'removed' and dead.messages + dead.tasks + dead.writes > 0`
}

function accountColumns(kind: string, severity: string, money: Statement): Statement {
  return sql`
    select ${kind}::text || '/' || a.id as cause, ${severity}::text as severity, ${money} as money,
           'channel' as subject_kind, a.code as subject_id, a.name as subject_name, '' as title,
           null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs`
}

/** What an account `a` sells in a day, over the last four weeks. */
function daySales(now: string): Statement {
  return cents(sql`(
    select coalesce(sum((l.ordered - l.cancelled) * l.price_minor), 0) / ${SALES_DAYS}::integer
      from sales_order o join sales_order_line l on l.order_id = o.id
     where o.channel = a.id::text
       and o.placed_at > ${now}::timestamptz - make_interval(days => ${SALES_DAYS}))`)
}
