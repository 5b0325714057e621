import { type Statement, sql } from '../platform/sql.ts'
import type { AlertGround, AlertQuery } from './alertRow.ts'

// The queue tries again by itself; what fails three times needs a look.
const FAILED_ATTEMPTS = 3
const REMEMBERED_DAYS = 7

/** Work that failed, and news that did not arrive. */
export function workQueries(ground: AlertGround): AlertQuery[] {
  return [
    {
      kind: 'job_failed',
      found: sql`${failedJobs()} union all ${failedImports(ground)} union all ${failedForecast(ground)}`,
    },
    { kind: 'webhook_stopped', found: stoppedWebhooks() },
    { kind: 'notification_failed', found: failedNotifications(ground) },
  ]
}

function failedJobs(): Statement {
  return sql`
    select 'job_failed/' || task_identifier as cause, 'warning' as severity, 0::bigint as money,
           'job' as subject_kind, task_identifier as subject_id, task_identifier as subject_name,
           '' as title, null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs,
           jsonb_build_object('count', count(*), 'givenUp', count(*) filter (where attempts >= max_attempts),
             'error', left(max(last_error), 300)) as facts
      from graphile_worker.jobs
     where attempts >= ${FAILED_ATTEMPTS} and last_error is not null
     group by task_identifier`
}

function failedImports({ now }: AlertGround): Statement {
  return sql`
    select 'job_failed/import/' || id, 'warning', 0::bigint, 'import', id::text,
           coalesce(nullif(file_name, ''), kind), '', null::uuid, null::uuid, '{}'::jsonb,
           jsonb_build_object('error', problem ->> 'detail', 'code', problem ->> 'code')
      from import
     where state = 'failed' and not dry_run
       and ended_at > ${now}::timestamptz - make_interval(days => ${REMEMBERED_DAYS})`
}

/** The last run, where it failed: a later one that goes well puts it right. */
function failedForecast({ now }: AlertGround): Statement {
  return sql`
    select 'job_failed/forecast/' || id, 'warning', 0::bigint, 'forecast', id::text, scope, '',
           null::uuid, null::uuid, '{}'::jsonb,
           jsonb_build_object('error', problem ->> 'detail', 'code', problem ->> 'code')
      from (select * from forecast_run where ended_at is not null
             order by ended_at desc limit 1) last_run
     where state = 'failed'
       and ended_at > ${now}::timestamptz - make_interval(days => ${REMEMBERED_DAYS})`
}

function stoppedWebhooks(): Statement {
  return sql`
    select 'webhook_stopped/' || id as cause, 'warning' as severity, 0::bigint as money,
           'webhook' as subject_kind, id::text as subject_id, url as subject_name, description as title,
           null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs,
           jsonb_build_object('reason', disabled_reason, 'since', failing_since) as facts
      from webhook_endpoint where disabled_reason is not null`
}

function failedNotifications({ now }: AlertGround): Statement {
  return sql`
    select 'notification_failed/' || rule.id as cause, 'warning' as severity, 0::bigint as money,
           'notification_rule' as subject_kind, rule.id::text as subject_id, rule.way as subject_name,
           '' as title, null::uuid as item_id, null::uuid as site_id, '{}'::jsonb as inputs,
           jsonb_build_object('error', last.error, 'way', rule.way) as facts
      from notification_rule rule
      join lateral (
        select state, error, created_at from notification
         where rule_id = rule.id and state <> 'waiting' order by id desc limit 1) last on true
     where rule.enabled and last.state = 'failed'
       and last.created_at > ${now}::timestamptz - make_interval(days => ${REMEMBERED_DAYS})`
}
