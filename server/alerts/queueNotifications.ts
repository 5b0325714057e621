import { Temporal } from 'temporal-polyfill'
import { permissionsOf, type Role } from '../access/roles.ts'
import { businessDay } from '../platform/businessDay.ts'
import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { Severity } from './alertKinds.ts'
import { isInState, isToldBy, readAlerts } from './listAlerts.ts'
import { zoneOf } from './notificationRules.ts'
import { subjectOf } from './notificationWords.ts'

interface Rule {
  id: string
  way: string
  kinds: string[]
  severity: Severity
  pace: 'at_once' | 'daily'
  digestHour: number
  siteId: string | null
  createdAt: string
  lastDigestOn: string | null
  role: Role | null
  /** When the last message was made. */
  lastAt: string | null
}

// What comes up between two messages goes into one, so that a bad hour is not a hundred letters.
const PAUSE_MS = 5 * 60_000
const MOST_AT_ONCE = 1_000

/** Makes the messages that are due: one for all new alerts of a rule, or its digest of the day. */
export async function queueNotifications(db: Database, context: DeedContext): Promise<void> {
  const rules = await db.many<Rule>(sql`
    select rule.id, rule.way, rule.kinds, rule.severity, rule.pace, rule.digest_hour as "digestHour",
           rule.site_id as "siteId", rule.created_at as "createdAt",
           rule.last_digest_on as "lastDigestOn", person.role,
           (select max(created_at) from notification n where n.rule_id = rule.id) as "lastAt"
      from notification_rule rule left join app_user person on person.id = rule.user_id
     where rule.enabled and rule.way <> 'app' and (rule.user_id is null or person.active)`)
  for (const rule of rules) {
    if (rule.role && !permissionsOf(rule.role).has('alerts.read')) continue
    if (rule.pace === 'daily') await queueDigest(db, context, rule)
    else if (isRested(rule, context)) await db.transaction(context, (tx) => queueNews(tx, rule))
  }
}

function isRested({ lastAt }: Rule, { clock }: DeedContext): boolean {
  return lastAt === null || clock.milliseconds() - Date.parse(lastAt) >= PAUSE_MS
}

async function queueNews(tx: Tx, rule: Rule): Promise<void> {
  const now = tx.clock.now()
  await tx.run(sql`select from notification_rule where id = ${rule.id} for update`)
  const alerts = await readAlerts(
    tx,
    now,
    sql`where ${isInState('open', now)} and ${isToldBy(rule)} and alert.opened_at >= ${rule.createdAt}
          and not exists (select from notification_alert told
                           where told.rule_id = ${rule.id} and told.alert_id = alert.id)
        order by alert.money_minor desc, alert.id limit ${MOST_AT_ONCE}`,
  )
  if (alerts.length === 0) return
  await queue(
    tx,
    rule.id,
    alerts.map(({ id }) => id),
    {
      subject: subjectOf(alerts, false),
      digest: false,
      count: alerts.length,
    },
  )
}

async function queueDigest(db: Database, context: DeedContext, rule: Rule): Promise<void> {
  const now = context.clock.now()
  const zone = await zoneOf(db, rule.siteId)
  const today = businessDay(now, zone)
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  if (hour < rule.digestHour || rule.lastDigestOn === today) return
  await db.transaction(context, async (tx) => {
    const first = await tx.run(sql`
      update notification_rule set last_digest_on = ${today}::date
       where id = ${rule.id} and last_digest_on is distinct from ${today}::date`)
    if (first === 0) return
    const open = await readAlerts(
      tx,
      now,
      sql`where ${isInState('open', now)} and ${isToldBy(rule)}
          order by alert.money_minor desc, alert.id limit ${MOST_AT_ONCE}`,
    )
    // Nothing to say is said by silence.
    if (open.length === 0) return
    await queue(
      tx,
      rule.id,
      open.map(({ id }) => id),
      {
        subject: subjectOf(open, true),
        digest: true,
        count: open.length,
      },
    )
  })
}

async function queue(
  tx: Tx,
  ruleId: string,
  alertIds: string[],
  { subject, digest, count }: { subject: string; digest: boolean; count: number },
): Promise<void> {
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into notification (id, rule_id, subject, digest, alert_count, due_at, created_at)
    values (${id}, ${ruleId}, ${subject}, ${digest}, ${count}, ${now}, ${now})`)
  await tx.run(sql`
    insert into notification_alert (rule_id, alert_id, notification_id)
    select ${ruleId}, told, ${id} from unnest(${alertIds}::uuid[]) told
    on conflict do nothing`)
}
