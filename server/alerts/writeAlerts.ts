import type { Tx } from '../platform/database.ts'
import { appendEvents, type NewEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { AlertKind } from './alertKinds.ts'
import type { AlertQuery } from './alertRow.ts'

interface Touched {
  id: string
  name: string
  subjectKind: string
  severity: string
  opened: boolean
}

// More than that at once are told as one deed with their number.
const TOLD_ONE_BY_ONE = 20

/**
 * Makes the alerts of one kind what the query finds: opens what is new, brings the figures of what goes
 * on up to date, ends what is over. `among` are the live alerts that the query speaks for.
 */
export async function writeAlerts(
  tx: Tx,
  { kind, found }: AlertQuery,
  minimumMinor: number,
  among: Statement,
): Promise<void> {
  const now = tx.clock.now()
  const touched = await tx.many<Touched>(sql`
    with found as materialized (select * from (${found}) every where money >= ${minimumMinor}),
    ended as (
      update alert set ended_at = ${now}
       where kind = ${kind} and ended_at is null and ${among}
         and not exists (select from found where found.cause = alert.cause)
      returning id, subject_name, subject_kind, severity, closed_at),
    changed as (
      update alert
         set money_minor = found.money, severity = found.severity, subject_name = found.subject_name,
             title = found.title, inputs = found.inputs, facts = found.facts, changed_at = ${now}
        from found
       where alert.cause = found.cause and alert.ended_at is null
         and (alert.money_minor, alert.severity, alert.subject_name, alert.title, alert.inputs, alert.facts)
             is distinct from
             (found.money, found.severity, found.subject_name, found.title, found.inputs, found.facts)),
    opened as (
      insert into alert (id, kind, cause, severity, money_minor, subject_kind, subject_id, subject_name,
                         title, item_id, site_id, inputs, facts, opened_at, changed_at)
      select gen_random_uuid(), ${kind}, cause, severity, money, subject_kind, subject_id, subject_name,
             title, item_id, site_id, inputs, facts, ${now}, ${now}
        from found
       where not exists (
         select from alert live where live.cause = found.cause and live.ended_at is null)
      on conflict do nothing
      returning id, subject_name, subject_kind, severity)
    select id, subject_name as name, subject_kind as "subjectKind", severity, true as opened from opened
    union all
    select id, subject_name, subject_kind, severity, false from ended where closed_at is null`)
  await appendEvents(tx, [
    ...toEvents(
      kind,
      'opened',
      touched.filter(({ opened }) => opened),
    ),
    ...toEvents(
      kind,
      'ended',
      touched.filter(({ opened }) => !opened),
    ),
  ])
}

/** Money is left out: not everyone who hears of deeds may see margins. */
function toEvents(kind: AlertKind, deed: 'opened' | 'ended', touched: Touched[]): NewEvent[] {
  const type = `alert.${deed}`
  if (touched.length > TOLD_ONE_BY_ONE)
    return [
      {
        type,
        subjectKind: 'alert_kind',
        subjectId: newId(),
        subjectName: kind,
        details: { kind, count: touched.length },
      },
    ]
  return touched.map(({ id, name, subjectKind, severity }) => ({
    type,
    subjectKind: 'alert',
    subjectId: id,
    subjectName: name,
    details: { kind, severity, about: subjectKind },
  }))
}
