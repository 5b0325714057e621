import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { personOf } from '../access/preferences.ts'
import { findSites } from '../locations/findLocations.ts'
import { businessDay } from '../platform/businessDay.ts'
import type { Actor, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { requireOutgoingAddress } from '../platform/outgoingAddress.ts'
import { requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sealSecret } from '../platform/secrets.ts'
import { readSettings } from '../platform/settings.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { ALERT_KINDS, SEVERITIES } from './alertKinds.ts'

export const WAYS = ['app', 'mail', 'slack', 'webhook'] as const
export type Way = (typeof WAYS)[number]

const changeable = {
  addresses: z
    .array(z.email().max(254))
    .max(20)
    .optional()
    .describe('Of mail; your own without any.'),
  slackUrl: requiredText(1_000)
    .optional()
    .describe("Slack's address for incoming messages; kept encrypted."),
  endpointId: z.uuid().optional().describe('The webhook that is told.'),
  kinds: z
    .array(z.enum(ALERT_KINDS))
    .max(ALERT_KINDS.length)
    .optional()
    .describe('None means every kind.'),
  severity: z.enum(SEVERITIES).optional().describe('These and all that are worse.'),
  pace: z.enum(['at_once', 'daily']).optional(),
  digestHour: z.int().min(0).max(23).optional(),
  site: requiredText(60)
    .nullable()
    .optional()
    .describe('Whose day the hour is of; null: the company’s.'),
  enabled: z.boolean().optional(),
}
export const ruleChange = z.strictObject(changeable)
export const ruleInput = z.strictObject({
  ...changeable,
  way: z.enum(WAYS),
  company: z.boolean().default(false).describe('Of the company, not yours; needs settings.write.'),
})

export const notificationRuleReply = z
  .object({
    id: z.string(),
    company: z.boolean(),
    way: z.enum(WAYS),
    addresses: z.array(z.string()),
    hasSlackUrl: z.boolean(),
    endpointId: z.string().nullable(),
    kinds: z.array(z.enum(ALERT_KINDS)),
    severity: z.enum(SEVERITIES),
    pace: z.enum(['at_once', 'daily']),
    digestHour: z.int(),
    site: z.string().nullable(),
    enabled: z.boolean(),
    lastSentAt: z.iso.datetime().nullable(),
    lastError: z.string().nullable().describe('Of the last message, where it has not arrived yet.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'NotificationRule' })
type RuleReply = z.output<typeof notificationRuleReply>

/** Where a rule's address for Slack is sealed. */
export function placeOfSlackUrl(ruleId: string) {
  return { table: 'notification_rule', row: ruleId, column: 'sealed_url' }
}

/** One's own rules and the company's. */
export async function listNotificationRules(
  db: Queryable,
  actor: Actor,
  id?: string,
): Promise<RuleReply[]> {
  return db.many<RuleReply>(sql`
    select rule.id, rule.user_id is null as company, rule.way, rule.addresses,
           rule.sealed_url is not null as "hasSlackUrl", rule.endpoint_id as "endpointId", rule.kinds,
           rule.severity, rule.pace, rule.digest_hour as "digestHour", site.path as site, rule.enabled,
           (select max(done_at) from notification n
             where n.rule_id = rule.id and n.state = 'sent') as "lastSentAt",
           (select error from notification n where n.rule_id = rule.id order by n.id desc limit 1) as "lastError",
           rule.created_at as "createdAt"
      from notification_rule rule left join location site on site.id = rule.site_id
     where ${isSeenBy(actor)} and ${id === undefined ? sql`true` : sql`rule.id = ${id}`}
     order by rule.user_id is null, rule.created_at, rule.id`)
}

/** The condition that somebody sees a rule `rule`: the company's, or their own. */
export function isSeenBy(actor: Actor): Statement {
  return sql`(rule.user_id is null or rule.user_id = ${actor.kind === 'user' ? actor.id : null}::uuid)`
}

const MOST_RULES = 20

/** Adds a way to be told of alerts. */
export async function createNotificationRule(
  tx: Tx,
  masterKey: Buffer,
  input: z.output<typeof ruleInput>,
  allowedPrivateHosts: readonly string[],
): Promise<string> {
  const { way, company, ...fields } = input
  requireReader(tx)
  if (company) requireCompanyRights(tx)
  const userId = company ? null : personOf(tx.actor)
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*) as count from notification_rule where user_id is not distinct from ${userId}::uuid`)
  if (count >= MOST_RULES)
    throw new Problem(422, 'too_many_notification_rules', { most: MOST_RULES })
  const id = newId()
  const rule = {
    id,
    userId,
    way,
    addresses: [] as string[],
    endpointId: null as string | null,
    kinds: [] as string[],
    severity: 'warning',
    pace: 'at_once',
    digestHour: 7,
    siteId: null as string | null,
    enabled: true,
    sealedUrl: null as string | null,
  }
  await fill(tx, rule, fields, masterKey, allowedPrivateHosts)
  requireComplete(rule)
  const now = tx.clock.now()
  await tx.run(sql`
    insert into notification_rule (id, user_id, way, addresses, sealed_url, endpoint_id, kinds, severity,
                                   pace, digest_hour, site_id, enabled, last_digest_on, created_at, updated_at)
    values (${id}, ${userId}, ${way}, ${rule.addresses}::text[], ${rule.sealedUrl}, ${rule.endpointId},
            ${rule.kinds}::text[], ${rule.severity}, ${rule.pace}, ${rule.digestHour}, ${rule.siteId},
            ${rule.enabled}, ${await lastDigestDay(tx, rule)}::date, ${now}, ${now})`)
  await tellRule(tx, 'rule_created', rule)
  return id
}

/** Changes a way to be told; what is left out stays. */
export async function changeNotificationRule(
  tx: Tx,
  masterKey: Buffer,
  id: string,
  change: z.output<typeof ruleChange>,
  allowedPrivateHosts: readonly string[],
): Promise<boolean> {
  const before = await lockRule(tx, id)
  const rule = { ...before }
  await fill(tx, rule, change, masterKey, allowedPrivateHosts)
  requireComplete(rule)
  if (JSON.stringify(rule) === JSON.stringify(before)) return false
  await tx.run(sql`
    update notification_rule
       set addresses = ${rule.addresses}::text[], sealed_url = ${rule.sealedUrl}, endpoint_id = ${rule.endpointId},
           kinds = ${rule.kinds}::text[], severity = ${rule.severity}, pace = ${rule.pace},
           digest_hour = ${rule.digestHour}, site_id = ${rule.siteId}, enabled = ${rule.enabled},
           updated_at = ${tx.clock.now()}
     where id = ${id}`)
  await tellRule(tx, 'rule_changed', rule)
  return true
}

/** Takes a way to be told away. */
export async function deleteNotificationRule(tx: Tx, id: string): Promise<void> {
  const rule = await lockRule(tx, id)
  await tx.run(sql`delete from notification_rule where id = ${id}`)
  await tellRule(tx, 'rule_deleted', rule)
}

interface Rule {
  id: string
  userId: string | null
  way: Way
  addresses: string[]
  sealedUrl: string | null
  endpointId: string | null
  kinds: string[]
  severity: string
  pace: string
  digestHour: number
  siteId: string | null
  enabled: boolean
}

/** Holds a rule that the one who asks may change. */
export async function lockRule(tx: Tx, id: string): Promise<Rule> {
  requireReader(tx)
  const rule = await tx.maybe<Rule>(sql`
    select id, user_id as "userId", way, addresses, sealed_url as "sealedUrl", endpoint_id as "endpointId",
           kinds, severity, pace, digest_hour as "digestHour", site_id as "siteId", enabled
      from notification_rule rule where id = ${id} and ${isSeenBy(tx.actor)} for update`)
  if (!rule) throw new Problem(404, 'notification_rule_not_found', { id })
  if (rule.userId === null) requireCompanyRights(tx)
  return rule
}

/** Who may not see alerts is not told of them either. */
function requireReader({ actor }: Tx): void {
  if (!actor.permissions.has('alerts.read')) throw new Problem(403, 'not_permitted')
}

function requireCompanyRights({ actor }: Tx): void {
  if (!actor.permissions.has('settings.write')) throw new Problem(403, 'not_permitted')
}

async function fill(
  tx: Tx,
  rule: Rule,
  { slackUrl, site, endpointId, ...rest }: z.output<typeof ruleChange>,
  masterKey: Buffer,
  allowedPrivateHosts: readonly string[],
): Promise<void> {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  Object.assign(rule, Object.fromEntries(given))
  if (slackUrl !== undefined) {
    requireOutgoingAddress(slackUrl, allowedPrivateHosts)
    rule.sealedUrl = sealSecret(masterKey, slackUrl, placeOfSlackUrl(rule.id))
  }
  if (endpointId !== undefined) {
    const known = await tx.maybe(sql`select from webhook_endpoint where id = ${endpointId}`)
    if (!known) throw new Problem(404, 'webhook_not_found', { id: endpointId })
    rule.endpointId = endpointId
  }
  if (site === null) rule.siteId = null
  else if (site !== undefined) rule.siteId = (await findSites(tx, [site])).get(site)?.id ?? null
}

/** Each way needs its own address, and none takes another's. */
function requireComplete({ way, userId, addresses, sealedUrl, endpointId }: Rule): void {
  const wrong =
    (way === 'slack') !== (sealedUrl !== null) ||
    (way === 'webhook') !== (endpointId !== null) ||
    (way !== 'mail' && addresses.length > 0) ||
    (way === 'mail' && userId === null && addresses.length === 0) ||
    // What a program is told is the company's; what is told on the screen is a person's.
    (way === 'webhook' && userId !== null) ||
    (way === 'app' && userId === null)
  if (wrong) throw new Problem(422, 'notification_way_incomplete', { way })
}

/** A digest whose hour has passed today begins tomorrow. */
async function lastDigestDay(tx: Tx, rule: Rule): Promise<string | null> {
  const zone = await zoneOf(tx, rule.siteId)
  const now = tx.clock.now()
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  return hour >= rule.digestHour ? businessDay(now, zone) : null
}

/** The time zone of a rule's digest. */
export async function zoneOf(db: Queryable, siteId: string | null): Promise<string> {
  const site = await db.maybe<{ zone: string }>(
    sql`select time_zone as zone from location where id = ${siteId}`,
  )
  return site?.zone ?? (await readSettings(db)).company.timeZone
}

async function tellRule(tx: Tx, deed: string, rule: Rule): Promise<void> {
  const { way, kinds, severity, pace, enabled, userId } = rule
  await appendEvent(tx, {
    type: `notification.${deed}`,
    subjectKind: 'notification_rule',
    subjectId: rule.id,
    subjectName: way,
    details: { company: userId === null, kinds, severity, pace, enabled },
    audience: 'audit',
  })
}
