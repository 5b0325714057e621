import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'

const LIVE = sql`ended_at is null and closed_at is null`

/** Lets alerts rest until an instant, or wakes them with null; answers how many that changed. */
export async function snoozeAlerts(tx: Tx, ids: string[], until: string | null): Promise<number> {
  if (until !== null && Date.parse(until) <= tx.clock.milliseconds())
    throw new Problem(422, 'snooze_in_the_past')
  return change(tx, until === null ? 'woken' : 'snoozed', ids, {
    set: sql`snoozed_until = ${until}::timestamptz`,
    where: sql`${LIVE} and snoozed_until is distinct from ${until}::timestamptz`,
    details: { until },
  })
}

/** Makes alerts somebody's, or nobody's with null. */
export async function assignAlerts(tx: Tx, ids: string[], userId: string | null): Promise<number> {
  const person =
    userId === null
      ? undefined
      : await tx.maybe<{ name: string }>(
          sql`select name from app_user where id = ${userId} and active`,
        )
  if (userId !== null && !person) throw new Problem(422, 'unknown_assignee', { userId })
  return change(tx, 'assigned', ids, {
    set: sql`assigned_to = ${userId}::uuid`,
    where: sql`${LIVE} and assigned_to is distinct from ${userId}::uuid`,
    details: { assignee: person?.name ?? null },
  })
}

/** Puts alerts away: they come back only when their cause has ended and begins again. */
export async function closeAlerts(tx: Tx, ids: string[]): Promise<number> {
  return change(tx, 'closed', ids, {
    set: sql`closed_at = ${tx.clock.now()}, closed_by = ${tx.actor.name}`,
    where: LIVE,
    details: {},
  })
}

/** Takes a closing back, where the cause still goes on. */
export async function reopenAlerts(tx: Tx, ids: string[]): Promise<number> {
  return change(tx, 'reopened', ids, {
    set: sql`closed_at = null, closed_by = null`,
    where: sql`ended_at is null and closed_at is not null`,
    details: {},
  })
}

async function change(
  tx: Tx,
  deed: string,
  ids: string[],
  { set, where, details }: { set: Statement; where: Statement; details: Record<string, unknown> },
): Promise<number> {
  const wanted = [...new Set(ids)]
  const known = await tx.many<{ id: string }>(sql`
    select id from alert where id = any (${wanted}::uuid[]) order by id for update`)
  const unknown = wanted.filter((id) => !known.some((row) => row.id === id))
  if (unknown.length > 0) throw new Problem(404, 'alert_not_found', { ids: unknown })
  const changed = await tx.many<{ id: string; name: string; kind: string }>(sql`
    update alert set ${set} where id = any (${wanted}::uuid[]) and ${where}
    returning id, subject_name as name, kind`)
  const [first] = changed
  if (!first) return 0
  await appendEvent(tx, {
    type: `alert.${deed}`,
    subjectKind: 'alert',
    subjectId: first.id,
    subjectName: first.name,
    details: { ...details, count: changed.length, ids: changed.map(({ id }) => id) },
  })
  return changed.length
}
