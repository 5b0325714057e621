import { z } from 'zod'
import type { Actor, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { isSeenBy, lockRule, WAYS } from './notificationRules.ts'

export const NOTIFICATION_STATES = ['waiting', 'sent', 'failed'] as const

export const notificationReply = z
  .object({
    id: z.string(),
    ruleId: z.string(),
    way: z.enum(WAYS),
    company: z.boolean(),
    subject: z.string(),
    digest: z.boolean(),
    alerts: z.int(),
    state: z.enum(NOTIFICATION_STATES),
    attempts: z.int(),
    error: z.string().nullable(),
    createdAt: z.iso.datetime(),
    nextAt: z.iso.datetime().nullable(),
    doneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' })
type NotificationReply = z.output<typeof notificationReply>

export const notificationQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(NOTIFICATION_STATES).optional(),
})

/** What one was told, or the company, the latest first. */
export async function listNotifications(
  db: Queryable,
  actor: Actor,
  { state, limit, cursor }: z.output<typeof notificationQuery>,
): Promise<{ data: NotificationReply[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, z.tuple([z.uuid()]))
  const rows = await db.many<NotificationReply>(sql`
    select n.id, n.rule_id as "ruleId", rule.way, rule.user_id is null as company, n.subject, n.digest,
           n.alert_count as alerts, n.state, n.attempts, n.error, n.created_at as "createdAt",
           case when n.state = 'waiting' then n.due_at end as "nextAt", n.done_at as "doneAt"
      from notification n join notification_rule rule on rule.id = n.rule_id
     where ${isSeenBy(actor)} and ${state ? sql`n.state = ${state}` : sql`true`}
       and ${after ? sql`n.id < ${after[0]}` : sql`true`}
     order by n.id desc limit ${limit + 1}`)
  return toPage(rows, limit, (row) => [row.id])
}

/** Sends a message that only says hello, by a rule's way. */
export async function testNotificationRule(tx: Tx, ruleId: string): Promise<string> {
  const { way } = await lockRule(tx, ruleId)
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into notification (id, rule_id, subject, alert_count, due_at, created_at)
    values (${id}, ${ruleId}, 'Onhand can reach you here', 0, ${now}, ${now})`)
  await tell(tx, 'tested', ruleId, way)
  return id
}

/** Tries a message again that was given up. */
export async function resendNotification(tx: Tx, id: string): Promise<void> {
  const known = await tx.maybe<{ ruleId: string }>(sql`
    select n.rule_id as "ruleId" from notification n
      join notification_rule rule on rule.id = n.rule_id
     where n.id = ${id} and n.state <> 'sent' and ${isSeenBy(tx.actor)}`)
  if (!known) throw new Problem(404, 'notification_not_found', { id })
  const { way } = await lockRule(tx, known.ruleId)
  await tx.run(sql`
    update notification set state = 'waiting', attempts = 0, due_at = ${tx.clock.now()}, done_at = null
     where id = ${id}`)
  await tell(tx, 'resent', known.ruleId, way)
}

async function tell(tx: Tx, deed: string, ruleId: string, way: string): Promise<void> {
  await appendEvent(tx, {
    type: `notification.${deed}`,
    subjectKind: 'notification_rule',
    subjectId: ruleId,
    subjectName: way,
    audience: 'audit',
  })
}
