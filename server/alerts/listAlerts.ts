import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { saidReply } from '../platform/sentence.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { explanationReply } from '../replenishment/planReplies.ts'
import {
  ALERT_KINDS,
  atLeast,
  commaList,
  MONEY_FORMULAS,
  SEVERITIES,
  type Severity,
} from './alertKinds.ts'
import { type AlertFacts, wordAlert } from './alertWords.ts'

export const ALERT_STATES = ['open', 'snoozed', 'closed'] as const
export type AlertState = (typeof ALERT_STATES)[number]

export const alertQuery = z.strictObject({
  ...pageQuery,
  state: z
    .enum([...ALERT_STATES, 'all'])
    .default('open')
    .describe('Closed: put away by somebody, or over. Snoozed ones are not open until then.'),
  kind: commaList(ALERT_KINDS).optional().describe('One or more kinds, by commas.'),
  severity: commaList(SEVERITIES).optional().describe('One or more, by commas.'),
  assignee: z
    .union([z.enum(['me', 'nobody']), z.uuid()])
    .optional()
    .describe('`me`, `nobody`, or the id of a user.'),
  site: requiredText(60).optional(),
  sku: requiredText(200).optional(),
  q: plainText(200).optional().describe('The beginning of a SKU, an order, a channel or a title.'),
  sort: z
    .enum(['money', 'openedAt'])
    .default('money')
    .describe('The most money, or the newest, first.'),
})
export type AlertQueryInput = z.output<typeof alertQuery>

export const alertReply = z
  .object({
    id: z.string(),
    kind: z.enum(ALERT_KINDS),
    severity: z.enum(SEVERITIES),
    state: z.enum(ALERT_STATES),
    money: z.number().describe('At risk, in cents; `why` says how it is worked out.'),
    why: explanationReply,
    headline: z.string(),
    reason: z.string(),
    said: saidReply,
    path: z.string().describe('The page of what it is about, in the web app.'),
    step: z.object({ label: z.string(), path: z.string() }).describe('What to do next, and where.'),
    subjectKind: z.string(),
    subjectId: z.string(),
    subjectName: z.string(),
    title: z.string(),
    sku: z.string().nullable(),
    site: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    snoozedUntil: z.iso.datetime().nullable(),
    openedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable().describe('When its cause was gone.'),
    closedAt: z.iso.datetime().nullable(),
    closedBy: z.string().nullable(),
  })
  .meta({ id: 'Alert' })
export type AlertReply = z.output<typeof alertReply>

type AlertRow = Omit<AlertReply, 'why' | 'headline' | 'reason' | 'said' | 'path' | 'step'> & {
  inputs: AlertFacts['inputs']
}

/** Alerts, the most money first, or the newest. */
export async function listAlerts(
  db: Queryable,
  query: AlertQueryInput,
  reader: { now: string; userId: string | undefined },
): Promise<{ data: AlertReply[]; nextCursor: string | null }> {
  const byMoney = query.sort === 'money'
  const key = byMoney ? sql`alert.money_minor` : sql`alert.opened_at`
  const conditions = alertConditions(query, reader)
  const after = decodeCursor(
    query.cursor,
    z.tuple([z.union([z.int(), z.iso.datetime()]), z.uuid()]),
  )
  if (after) {
    const value = byMoney ? sql`${after[0]}::bigint` : sql`${after[0]}::timestamptz`
    conditions.push(
      sql`(${key} < ${value} or (${key} = ${value} and alert.id > ${after[1]}::uuid))`,
    )
  }
  const rows = await readAlerts(
    db,
    reader.now,
    sql`where ${allOf(conditions)} order by ${key} desc, alert.id limit ${query.limit + 1}`,
  )
  return toPage(rows, query.limit, (row) => [byMoney ? row.money : row.openedAt, row.id])
}

/** Alerts that a clause finds, in words. */
export async function readAlerts(
  db: Queryable,
  now: string,
  clause: Statement,
): Promise<AlertReply[]> {
  const rows = await db.many<AlertRow>(sql`
    select alert.id, alert.kind, alert.severity, ${stateOf(now)} as state, alert.money_minor as money,
           alert.inputs, alert.facts, alert.subject_kind as "subjectKind",
           alert.subject_id as "subjectId", alert.subject_name as "subjectName", alert.title,
           item.sku, site.path as site,
           case when person.id is null then null
                else json_build_object('id', person.id, 'name', person.name) end as assignee,
           alert.snoozed_until as "snoozedUntil", alert.opened_at as "openedAt",
           alert.changed_at as "changedAt", alert.ended_at as "endedAt",
           alert.closed_at as "closedAt", alert.closed_by as "closedBy"
      from alert
      left join item on item.id = alert.item_id
      left join location site on site.id = alert.site_id
      left join app_user person on person.id = alert.assigned_to
     ${clause}`)
  return rows.map(({ inputs, ...row }) => ({
    ...row,
    why: {
      name: 'moneyAtRisk',
      formula: MONEY_FORMULAS[row.kind],
      inputs,
      result: row.money / 100,
    },
    ...wordAlert({ ...row, inputs }),
  }))
}

function stateOf(now: string): Statement {
  return sql`
    case when alert.ended_at is not null or alert.closed_at is not null then 'closed'
         when alert.snoozed_until > ${now}::timestamptz then 'snoozed' else 'open' end`
}

/** The condition that an alert is in a state. */
export function isInState(state: AlertState, now: string): Statement {
  if (state === 'closed') return sql`(alert.ended_at is not null or alert.closed_at is not null)`
  const live = sql`alert.ended_at is null and alert.closed_at is null`
  return state === 'snoozed'
    ? sql`${live} and alert.snoozed_until > ${now}::timestamptz`
    : sql`${live} and (alert.snoozed_until is null or alert.snoozed_until <= ${now}::timestamptz)`
}

function alertConditions(
  query: AlertQueryInput,
  { now, userId }: { now: string; userId: string | undefined },
): Statement[] {
  const { state, kind, severity, assignee, site, sku, q } = query
  const conditions = state === 'all' ? [] : [isInState(state, now)]
  if (kind) conditions.push(sql`alert.kind = any (${kind}::text[])`)
  if (severity) conditions.push(sql`alert.severity = any (${severity}::text[])`)
  if (assignee === 'nobody') conditions.push(sql`alert.assigned_to is null`)
  else if (assignee) {
    const wanted = assignee === 'me' ? (userId ?? null) : assignee
    conditions.push(sql`alert.assigned_to = ${wanted}::uuid`)
  }
  if (site) conditions.push(sql`alert.site_id = (select id from location where path = ${site})`)
  if (sku) conditions.push(sql`alert.item_id = (select id from item where item.sku = ${sku})`)
  if (q) {
    const prefix = `${q.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      sql`(lower(alert.subject_name) like ${prefix} or lower(alert.title) like ${`%${prefix}`})`,
    )
  }
  return conditions
}

export const alertCountsReply = z.object({
  open: z.int(),
  mine: z.int().describe('Open and assigned to the one who asks.'),
  unassigned: z.int(),
  snoozed: z.int(),
  noticed: z
    .int()
    .describe(
      'Open ones that you want to see on the screen: warnings and worse, unless you said otherwise.',
    ),
  critical: z.int().describe('Open ones.'),
  money: z.int().describe('At risk in all that is open, in cents.'),
  byKind: z.array(z.object({ kind: z.enum(ALERT_KINDS), open: z.int(), money: z.int() })),
})

/** The condition that an alert is one of those that a rule tells. */
export function isToldBy({ kinds, severity }: { kinds: string[]; severity: Severity }): Statement {
  return sql`alert.severity = any (${atLeast(severity)}::text[])
    and (${kinds.length === 0} or alert.kind = any (${kinds}::text[]))`
}

/** How many alerts are open, and of which kinds. */
export async function countAlerts(
  db: Queryable,
  { now, userId }: { now: string; userId: string | undefined },
): Promise<z.output<typeof alertCountsReply>> {
  const open = isInState('open', now)
  const rule = await db.maybe<{ kinds: string[]; severity: Severity }>(sql`
    select kinds, severity from notification_rule
     where user_id = ${userId ?? null}::uuid and way = 'app' and enabled order by created_at limit 1`)
  const totals = await db.one<Omit<z.output<typeof alertCountsReply>, 'byKind'>>(sql`
    select count(*) filter (where ${open}) as open,
           count(*) filter (where ${open} and assigned_to = ${userId ?? null}::uuid) as mine,
           count(*) filter (where ${open} and assigned_to is null) as unassigned,
           count(*) filter (where ${isInState('snoozed', now)}) as snoozed,
           count(*) filter (where ${open} and ${isToldBy(rule ?? { kinds: [], severity: 'warning' })}) as noticed,
           count(*) filter (where ${open} and severity = 'critical') as critical,
           coalesce(sum(money_minor) filter (where ${open}), 0)::bigint as money
      from alert where ended_at is null and closed_at is null`)
  const byKind = await db.many<{
    kind: (typeof ALERT_KINDS)[number]
    open: number
    money: number
  }>(sql`
    select kind, count(*) as open, sum(money_minor)::bigint as money
      from alert where ${open} group by kind order by 3 desc, 1`)
  return { ...totals, byKind }
}
