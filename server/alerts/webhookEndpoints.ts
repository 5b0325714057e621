import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { requireOutgoingAddress } from '../platform/outgoingAddress.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { startWebhookFeed } from './carryEvents.ts'
import { createWebhookSecret } from './webhookSecrets.ts'

const eventType = z
  .string()
  .regex(/^[a-z_]+(\.[a-z_]+)?$/, 'is neither a type nor a noun')
  .max(100)

export const endpointFields = z.strictObject({
  url: requiredText(2_000).describe(
    'https; a host of a private network must be allowed by the operator.',
  ),
  description: plainText(200).default(''),
  eventTypes: z
    .array(eventType)
    .max(100)
    .default([])
    .describe('Types such as `order.created`, or nouns such as `order`; none means every deed.'),
})

export const endpointReply = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    eventTypes: z.array(z.string()),
    enabled: z.boolean(),
    disabledReason: z
      .enum(['failing', 'gone'])
      .nullable()
      .describe('Why we switched it off: nothing arrived for three days, or it answered 410.'),
    failingSince: z.iso.datetime().nullable(),
    secrets: z.array(
      z.object({ createdAt: z.iso.datetime(), expiresAt: z.iso.datetime().nullable() }),
    ),
    waiting: z.int(),
    failed: z.int(),
    deliveredAt: z.iso.datetime().nullable(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'WebhookEndpoint' })
export type EndpointReply = z.output<typeof endpointReply>

const MOST_ENDPOINTS = 50
const HOUR_MS = 3_600_000

/** Every endpoint, or one, with how it goes. */
export async function listEndpoints(db: Queryable, id?: string): Promise<EndpointReply[]> {
  return db.many<EndpointReply>(sql`
    select e.id, e.url, e.description, e.event_types as "eventTypes", e.enabled,
           e.disabled_reason as "disabledReason", e.failing_since as "failingSince",
           coalesce((select json_agg(json_build_object(
               'createdAt', to_char(s.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               'expiresAt', to_char(s.expires_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
               order by s.created_at desc) from webhook_secret s where s.endpoint_id = e.id), '[]') as secrets,
           work.waiting, work.failed, work.delivered_at as "deliveredAt", e.created_by as "createdBy",
           e.created_at as "createdAt", e.updated_at as "updatedAt"
      from webhook_endpoint e
     cross join lateral (
       select count(*) filter (where state = 'waiting') as waiting,
              count(*) filter (where state = 'failed') as failed,
              max(done_at) filter (where state = 'delivered') as delivered_at
         from webhook_delivery d where d.endpoint_id = e.id) work
     where ${id === undefined ? sql`true` : sql`e.id = ${id}`}
     order by e.created_at, e.id`)
}

/** One endpoint. */
export async function getEndpoint(db: Queryable, id: string): Promise<EndpointReply> {
  const [endpoint] = await listEndpoints(db, id)
  if (!endpoint) throw new Problem(404, 'webhook_not_found', { id })
  return endpoint
}

/** Adds an endpoint; its secret is given in clear this once. */
export async function createEndpoint(
  tx: Tx,
  masterKey: Buffer,
  input: z.output<typeof endpointFields>,
  allowedPrivateHosts: readonly string[],
): Promise<{ id: string; secret: string }> {
  requireOutgoingAddress(input.url, allowedPrivateHosts)
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*) as count from webhook_endpoint`,
  )
  if (count >= MOST_ENDPOINTS) throw new Problem(422, 'too_many_webhooks', { most: MOST_ENDPOINTS })
  if (count === 0) await startWebhookFeed(tx)
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into webhook_endpoint (id, url, description, event_types, created_by, created_at, updated_at)
    values (${id}, ${input.url}, ${input.description}, ${input.eventTypes}::text[], ${tx.actor.name},
            ${now}, ${now})`)
  const secret = await createWebhookSecret(tx, masterKey, id)
  await tell(tx, 'created', { id, url: input.url }, { eventTypes: input.eventTypes })
  return { id, secret }
}

/** Changes an endpoint; switching it on again lets what waits go out at once. */
export async function updateEndpoint(
  tx: Tx,
  id: string,
  change: Partial<z.output<typeof endpointFields>> & { enabled?: boolean | undefined },
  allowedPrivateHosts: readonly string[],
): Promise<boolean> {
  const before = await lockEndpoint(tx, id)
  if (change.url !== undefined) requireOutgoingAddress(change.url, allowedPrivateHosts)
  const after = {
    url: change.url ?? before.url,
    description: change.description ?? before.description,
    eventTypes: change.eventTypes ?? before.eventTypes,
    enabled: change.enabled ?? before.enabled,
  }
  const { id: _, ...known } = before
  if (JSON.stringify(after) === JSON.stringify(known)) return false
  const now = tx.clock.now()
  const wakes = after.enabled && !before.enabled
  await tx.run(sql`
    update webhook_endpoint
       set url = ${after.url}, description = ${after.description}, event_types = ${after.eventTypes}::text[],
           enabled = ${after.enabled}, updated_at = ${now},
           disabled_reason = case when ${wakes} then null else disabled_reason end,
           failing_since = case when ${wakes} then null else failing_since end
     where id = ${id}`)
  if (wakes)
    await tx.run(sql`
      update webhook_delivery set due_at = ${now}, attempts = 0 where endpoint_id = ${id} and state = 'waiting'`)
  await tell(tx, 'changed', { id, url: after.url }, after)
  return true
}

/** Removes an endpoint with all that waits for it. */
export async function deleteEndpoint(tx: Tx, id: string): Promise<void> {
  const { url } = await lockEndpoint(tx, id)
  await tx.run(sql`delete from webhook_endpoint where id = ${id}`)
  await tell(tx, 'deleted', { id, url }, {})
}

/** Makes a new secret; the old ones sign too for some hours, so that no message is lost on the way. */
export async function rotateWebhookSecret(
  tx: Tx,
  masterKey: Buffer,
  id: string,
  overlapHours: number,
): Promise<string> {
  const { url } = await lockEndpoint(tx, id)
  const until = new Date(tx.clock.milliseconds() + overlapHours * HOUR_MS).toISOString()
  await tx.run(sql`
    delete from webhook_secret where endpoint_id = ${id} and expires_at <= ${tx.clock.now()}`)
  await tx.run(sql`
    update webhook_secret set expires_at = least(coalesce(expires_at, ${until}), ${until})
     where endpoint_id = ${id}`)
  const secret = await createWebhookSecret(tx, masterKey, id)
  await tell(tx, 'secret_rotated', { id, url }, { oldUntil: until })
  return secret
}

interface Known {
  id: string
  url: string
  description: string
  eventTypes: string[]
  enabled: boolean
}

/** Holds an endpoint for a change. */
export async function lockEndpoint(tx: Tx, id: string): Promise<Known> {
  const known = await tx.maybe<Known>(sql`
    select id, url, description, event_types as "eventTypes", enabled
      from webhook_endpoint where id = ${id} for update`)
  if (!known) throw new Problem(404, 'webhook_not_found', { id })
  return known
}

async function tell(
  tx: Tx,
  deed: string,
  { id, url }: { id: string; url: string },
  details: Record<string, unknown>,
): Promise<void> {
  await appendEvent(tx, {
    type: `webhook.${deed}`,
    subjectKind: 'webhook',
    subjectId: id,
    subjectName: url,
    details,
    audience: 'audit',
  })
}
