import { z } from 'zod'
import { permissionsOf, type Role } from '../access/roles.ts'
import type { Actor } from '../platform/database.ts'
import { jobContext } from '../platform/jobs.ts'
import { pageOf } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { instantField } from '../stock/fields.ts'
import { ALERT_KINDS } from './alertKinds.ts'
import { changeAlertRule, listAlertRules } from './alertRules.ts'
import { assignAlerts, closeAlerts, reopenAlerts, snoozeAlerts } from './changeAlerts.ts'
import {
  alertCountsReply,
  alertQuery,
  alertReply,
  countAlerts,
  listAlerts,
  readAlerts,
} from './listAlerts.ts'
import { refreshAlerts } from './refreshAlerts.ts'

const ids = z.array(z.uuid()).min(1).max(1_000)
const changedReply = z.object({ changed: z.int() })

function userOf(actor: Actor): string | undefined {
  return actor.kind === 'user' ? actor.id : undefined
}

const alertList = route({
  name: 'alertList',
  method: 'GET',
  path: '/v1/alerts',
  permission: 'alerts.read',
  summary: 'What needs a decision, the most money at risk first.',
  description:
    'One alert for each cause. It closes by itself when the cause ends; the same cause later is a new alert. The money at risk is in cents, and `why` holds its formula with the numbers.',
  query: alertQuery,
  reply: pageOf(alertReply),
  handle: ({ tx, query, clock, actor }) =>
    listAlerts(tx, query, { now: clock.now(), userId: userOf(actor) }),
})

const alertCountsGet = route({
  name: 'alertCountsGet',
  method: 'GET',
  path: '/v1/alert-counts',
  permission: 'alerts.read',
  summary: 'How many alerts are open, whose, and of which kinds.',
  reply: alertCountsReply,
  handle: ({ tx, clock, actor }) => countAlerts(tx, { now: clock.now(), userId: userOf(actor) }),
})

const alertGet = route({
  name: 'alertGet',
  method: 'GET',
  path: '/v1/alerts/{id}',
  permission: 'alerts.read',
  summary: 'One alert.',
  params: z.strictObject({ id: z.uuid() }),
  reply: alertReply,
  refusals: ['alert_not_found'],
  handle: async ({ tx, params, clock }) => {
    const [alert] = await readAlerts(tx, clock.now(), sql`where alert.id = ${params.id}`)
    if (!alert) throw new Problem(404, 'alert_not_found', { ids: [params.id] })
    return alert
  },
})

const alertSnooze = route({
  name: 'alertSnooze',
  method: 'POST',
  path: '/v1/alert-snoozes',
  permission: 'alerts.write',
  summary: 'Let alerts rest until an instant; null wakes them.',
  body: z.strictObject({ ids, until: instantField.nullable() }),
  reply: changedReply,
  refusals: ['alert_not_found', 'snooze_in_the_past'],
  handle: async ({ tx, body, reply }) => {
    const changed = await snoozeAlerts(tx, body.ids, body.until)
    reply.unchanged = changed === 0
    return { changed }
  },
})

const alertAssign = route({
  name: 'alertAssign',
  method: 'POST',
  path: '/v1/alert-assignments',
  permission: 'alerts.write',
  summary: "Make alerts somebody's; null makes them nobody's.",
  body: z.strictObject({ ids, userId: z.uuid().nullable() }),
  reply: changedReply,
  refusals: ['alert_not_found', 'unknown_assignee'],
  handle: async ({ tx, body, reply }) => {
    const changed = await assignAlerts(tx, body.ids, body.userId)
    reply.unchanged = changed === 0
    return { changed }
  },
})

const alertClose = route({
  name: 'alertClose',
  method: 'POST',
  path: '/v1/alert-closures',
  permission: 'alerts.write',
  summary: 'Put alerts away: they come back only when their cause ends and begins again.',
  body: z.strictObject({ ids }),
  reply: changedReply,
  refusals: ['alert_not_found'],
  handle: async ({ tx, body, reply }) => {
    const changed = await closeAlerts(tx, body.ids)
    reply.unchanged = changed === 0
    return { changed }
  },
})

const alertReopen = route({
  name: 'alertReopen',
  method: 'POST',
  path: '/v1/alert-reopenings',
  permission: 'alerts.write',
  summary: 'Take a closing back, where the cause still goes on.',
  body: z.strictObject({ ids }),
  reply: changedReply,
  refusals: ['alert_not_found'],
  handle: async ({ tx, body, reply }) => {
    const changed = await reopenAlerts(tx, body.ids)
    reply.unchanged = changed === 0
    return { changed }
  },
})

const alertAssigneeList = route({
  name: 'alertAssigneeList',
  method: 'GET',
  path: '/v1/alert-assignees',
  permission: 'alerts.read',
  summary: 'The people to whom an alert can be assigned.',
  reply: z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) }),
  handle: async ({ tx }) => {
    const people = await tx.many<{ id: string; name: string; role: Role }>(
      sql`select id, name, role from app_user where active order by name, id`,
    )
    const readers = people.filter(({ role }) => permissionsOf(role).has('alerts.read'))
    return { data: readers.map(({ id, name }) => ({ id, name })) }
  },
})

const alertCheckCreate = route({
  name: 'alertCheckCreate',
  method: 'POST',
  path: '/v1/alert-checks',
  permission: 'alerts.write',
  summary: 'Look now, instead of within the minute; `whole` looks at every item again.',
  body: z.strictObject({ whole: z.boolean().default(false) }),
  reply: alertCountsReply,
  transaction: false,
  handle: async ({ db, body, clock, actor }) => {
    await refreshAlerts(db, jobContext(clock), { whole: body.whole })
    return countAlerts(db, { now: clock.now(), userId: userOf(actor) })
  },
})

const ruleReply = z.object({
  kind: z.enum(ALERT_KINDS),
  enabled: z.boolean(),
  minimumMinor: z.int().describe('Below this money at risk, in cents, it is not told.'),
  days: z.int().nullable().describe('How many days ahead it looks, where it does.'),
})

const alertRuleList = route({
  name: 'alertRuleList',
  method: 'GET',
  path: '/v1/alert-rules',
  permission: 'alerts.read',
  summary: 'Which kinds of alerts the company wants to hear of, and from how much money on.',
  reply: z.object({ data: z.array(ruleReply) }),
  handle: async ({ tx }) => ({ data: await listAlertRules(tx) }),
})

const alertRuleUpdate = route({
  name: 'alertRuleUpdate',
  method: 'PATCH',
  path: '/v1/alert-rules/{kind}',
  permission: 'settings.write',
  summary: 'Change what is worth hearing of one kind; what is left out stays.',
  params: z.strictObject({ kind: z.enum(ALERT_KINDS) }),
  body: z.strictObject({
    enabled: z.boolean().optional(),
    minimumMinor: z.int().min(0).max(1_000_000_000).optional(),
    days: z.int().min(1).max(730).optional(),
  }),
  reply: ruleReply,
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await changeAlertRule(tx, params.kind, body))
    const rules = await listAlertRules(tx)
    return rules.find(({ kind }) => kind === params.kind) as (typeof rules)[number]
  },
})

/** Alerts themselves, and what is worth one. */
export const alertRoutes: Route[] = [
  alertList,
  alertCountsGet,
  alertGet,
  alertSnooze,
  alertAssign,
  alertClose,
  alertReopen,
  alertAssigneeList,
  alertCheckCreate,
  alertRuleList,
  alertRuleUpdate,
]
