import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { isWanted, takeSequences } from './carryEvents.ts'
import { lockEndpoint } from './webhookEndpoints.ts'

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const

export const deliveryReply = z
  .object({
    id: z.string(),
    messageId: z.string().describe('The header webhook-id: the same for every attempt and resend.'),
    eventType: z.string(),
    subject: z.string(),
    sequence: z.int(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    responseStatus: z.int().nullable(),
    responseBody: z.string().describe('The beginning of what was answered.'),
    error: z.string().nullable(),
    durationMs: z.int().nullable(),
    createdAt: z.iso.datetime(),
    attemptedAt: z.iso.datetime().nullable(),
    nextAt: z.iso.datetime().nullable(),
    doneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
type DeliveryReply = z.output<typeof deliveryReply>

export const deliveryQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(DELIVERY_STATES).optional(),
})

/** The messages of an endpoint, the latest first. */
export async function listDeliveries(
  db: Queryable,
  endpointId: string,
  { state, limit, cursor }: z.output<typeof deliveryQuery>,
): Promise<{ data: DeliveryReply[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, z.tuple([z.int(), z.uuid()]))
  const rows = await db.many<DeliveryReply>(sql`
    select d.id, ${messageId()} as "messageId", d.event_type as "eventType",
           coalesce(event.subject_name, '') as subject, d.sequence, d.state, d.attempts,
           d.response_status as "responseStatus", d.response_body as "responseBody", d.error,
           d.duration_ms as "durationMs", d.created_at as "createdAt", d.attempted_at as "attemptedAt",
           case when d.state = 'waiting' then d.due_at end as "nextAt", d.done_at as "doneAt"
      from webhook_delivery d left join event on event.id = d.event_id
     where d.endpoint_id = ${endpointId} and ${state ? sql`d.state = ${state}` : sql`true`}
       and ${after ? sql`(d.sequence, d.id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql`true`}
     order by d.sequence desc, d.id desc limit ${limit + 1}`)
  return toPage(rows, limit, (row) => [row.sequence, row.id])
}

/** The header `webhook-id` of a delivery `d`: the deed's own, so that a receiver knows it again. */
export function messageId() {
  return sql`'msg_' || coalesce(d.event_id, d.id)`
}

/** Sends a message again, whatever became of it. */
export async function resendDelivery(tx: Tx, endpointId: string, id: string): Promise<void> {
  await requireEnabled(tx, endpointId)
  const changed = await tx.run(sql`
    update webhook_delivery set state = 'waiting', attempts = 0, due_at = ${tx.clock.now()}, done_at = null
     where id = ${id} and endpoint_id = ${endpointId}`)
  if (changed === 0) throw new Problem(404, 'delivery_not_found', { id })
  await tell(tx, 'resent', endpointId, { delivery: id })
}

const MOST_REPLAYED = 10_000

/** Sends every deed since an instant that the endpoint wants, delivered before or not; answers how many. */
export async function replayEvents(tx: Tx, endpointId: string, since: string): Promise<number> {
  await requireEnabled(tx, endpointId)
  const events = await tx.many<{ id: string }>(sql`
    select event.id from event join webhook_endpoint e on e.id = ${endpointId} and ${isWanted()}
     where event.at >= ${since} and event.audience = 'all'
     order by event.xid, event.id limit ${MOST_REPLAYED + 1}`)
  if (events.length > MOST_REPLAYED)
    throw new Problem(422, 'too_much_to_replay', { most: MOST_REPLAYED })
  if (events.length === 0) return 0
  const first = await takeSequences(tx, events.length)
  const now = tx.clock.now()
  await tx.run(sql`
    insert into webhook_delivery (id, endpoint_id, event_id, event_type, sequence, due_at, created_at)
    select gen_random_uuid(), ${endpointId}, event.id, event.type, ${first}::bigint + n - 1, ${now}, ${now}
      from unnest(${events.map(({ id }) => id)}::uuid[]) with ordinality replayed (id, n)
      join event on event.id = replayed.id
    on conflict (endpoint_id, event_id) do update
       set state = 'waiting', attempts = 0, due_at = excluded.due_at, done_at = null,
           sequence = excluded.sequence`)
  await tell(tx, 'replayed', endpointId, { since, count: events.length })
  return events.length
}

/** Queues a message that is no deed, such as a test or a notification. */
export async function queueMessage(
  tx: Tx,
  endpointId: string,
  type: string,
  data: Record<string, unknown>,
): Promise<string> {
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into webhook_delivery (id, endpoint_id, event_type, payload, sequence, due_at, created_at)
    values (${id}, ${endpointId}, ${type}, ${JSON.stringify({ timestamp: now, data })}::jsonb,
            ${await takeSequences(tx, 1)}, ${now}, ${now})`)
  return id
}

/** Sends a message that only says hello. */
export async function testEndpoint(tx: Tx, endpointId: string): Promise<string> {
  await requireEnabled(tx, endpointId)
  const id = await queueMessage(tx, endpointId, 'webhook.tested', { by: tx.actor.name })
  await tell(tx, 'tested', endpointId, {})
  return id
}

async function requireEnabled(tx: Tx, endpointId: string): Promise<void> {
  const { enabled } = await lockEndpoint(tx, endpointId)
  if (!enabled) throw new Problem(409, 'webhook_disabled', { id: endpointId })
}

async function tell(tx: Tx, deed: string, id: string, details: Record<string, unknown>) {
  await appendEvent(tx, {
    type: `webhook.${deed}`,
    subjectKind: 'webhook',
    subjectId: id,
    details,
    audience: 'audit',
  })
}
