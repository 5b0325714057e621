import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'
import { ALERT_KINDS, type AlertKind } from './alertKinds.ts'

/** What the company wants to hear of one kind. */
export interface AlertRule {
  kind: AlertKind
  enabled: boolean
  minimumMinor: number
  days: number | null
}

// Keeping a few spare units costs cents; nobody wants to hear of it.
const LEAST_OVERSTOCK_MINOR = 1_000
const LOT_DAYS = 60

/** Every kind with its rule, or how it is told where nobody has set one. */
export async function listAlertRules(db: Queryable): Promise<AlertRule[]> {
  const rows = await db.many<AlertRule>(sql`
    select kind, enabled, minimum_minor as "minimumMinor", days from alert_rule`)
  return ALL.map((rule) => rows.find(({ kind }) => kind === rule.kind) ?? rule)
}

const ALL = ALERT_KINDS.map(
  (kind): AlertRule => ({
    kind,
    enabled: true,
    minimumMinor: kind === 'overstock' ? LEAST_OVERSTOCK_MINOR : 0,
    days: kind === 'lot_expiring' ? LOT_DAYS : null,
  }),
)

/** Says what is worth hearing of one kind; every item is looked at anew then. */
export async function changeAlertRule(
  tx: Tx,
  kind: AlertKind,
  change: {
    enabled?: boolean | undefined
    minimumMinor?: number | undefined
    days?: number | undefined
  },
): Promise<boolean> {
  const before = (await listAlertRules(tx)).find((rule) => rule.kind === kind) as AlertRule
  const after = {
    enabled: change.enabled ?? before.enabled,
    minimumMinor: change.minimumMinor ?? before.minimumMinor,
    days: before.days === null ? null : (change.days ?? before.days),
  }
  if (JSON.stringify({ kind, ...after }) === JSON.stringify(before)) return false
  await tx.run(sql`
    insert into alert_rule (kind, enabled, minimum_minor, days, updated_at)
    values (${kind}, ${after.enabled}, ${after.minimumMinor}, ${after.days}, ${tx.clock.now()})
    on conflict (kind) do update
       set enabled = excluded.enabled, minimum_minor = excluded.minimum_minor, days = excluded.days,
           updated_at = excluded.updated_at`)
  await tx.run(sql`update alert_mark set outdated = true`)
  await appendEvent(tx, {
    type: 'alert.rule_changed',
    subjectKind: 'alert_kind',
    subjectId: kind,
    subjectName: kind,
    details: { ...after },
    audience: 'audit',
  })
  return true
}
