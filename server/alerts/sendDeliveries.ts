import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { jobContext } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { PrivateAddressError } from '../platform/outgoingAddress.ts'
import { type OutgoingReply, ReplyTooLargeError, sendOutgoing } from '../platform/outgoingHttp.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { messageId } from './webhookDeliveries.ts'
import { readWebhookSecrets, signMessage } from './webhookSecrets.ts'

/** What sending needs. */
export interface Sending {
  db: Database
  clock: Clock
  log: Log
  config: Pick<Config, 'allowedPrivateHosts'>
  masterKey: Buffer
  signal?: AbortSignal
  deadlineMs?: number
}

interface Delivery {
  id: string
  messageId: string
  type: string
  sequence: number
  attempts: number
  url: string
  timestamp: string
  data: Record<string, unknown>
}

/** What became of one attempt. */
interface Outcome {
  status: number | null
  body: string
  error: string | null
  retryAfterMs: number
  durationMs: number
}

const DEADLINE_MS = 15_000
const MOST_REPLY_BYTES = 64 * 1024
const KEPT_CHARACTERS = 300
const LEASE_MS = 60_000
const AT_ONCE = 50
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
// After each failed attempt; together about three days.
const PAUSES_MS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  20 * HOUR,
]
// A message that fails so often no longer holds back those behind it.
const HOLDING_ATTEMPTS = 4
const DISABLED_AFTER_MS = 72 * HOUR
const LONGEST_RETRY_AFTER_MS = HOUR

/**
 * Begins to send what is due to every endpoint that nobody sends to yet, here or in another process. Each
 * runs by itself in `running`, so that a slow receiver holds up nothing but its own messages. Answers
 * how many were begun.
 */
export async function startDeliveries(
  sending: Sending,
  owner: string,
  running: Map<string, Promise<void>>,
): Promise<number> {
  const { db, clock } = sending
  const now = clock.now()
  const until = new Date(clock.milliseconds() + LEASE_MS).toISOString()
  const endpoints = await db.many<{ id: string }>(sql`
    update webhook_endpoint e set lease_owner = ${owner}, lease_until = ${until}
     where enabled and id <> all (${[...running.keys()]}::uuid[])
       and (lease_until is null or lease_until < ${now})
       and (select d.due_at from webhook_delivery d
             where d.endpoint_id = e.id and ${mayBeNext(now)}
             order by d.sequence limit 1) <= ${now}
    returning id`)
  for (const { id } of endpoints)
    running.set(
      id,
      sendTo(sending, id).finally(() => running.delete(id)),
    )
  return endpoints.length
}

async function sendTo(sending: Sending, endpointId: string): Promise<void> {
  const { db, clock, masterKey, signal } = sending
  const until = clock.milliseconds() + LEASE_MS / 2
  let sent = 0
  try {
    const secrets = await readWebhookSecrets(db, masterKey, endpointId, clock.now())
    while (sent < AT_ONCE && clock.milliseconds() < until && !signal?.aborted) {
      const delivery = await findNext(sending, endpointId)
      if (!delivery) break
      const outcome = await attempt(sending, delivery, secrets)
      if (signal?.aborted) break
      await keepOutcome(sending, endpointId, delivery, outcome)
      sent++
    }
  } catch (error) {
    sending.log.warn({ err: error, webhook: endpointId }, 'a round of a webhook failed')
  } finally {
    // Where this fails the lease runs out by itself.
    await db
      .run(sql`
        update webhook_endpoint set lease_owner = null, lease_until = null where id = ${endpointId}`)
      .catch(() => {})
  }
}

/** The first that waits is next, in order; one that has failed a few times lets others by until it is due. */
function mayBeNext(now: string): Statement {
  return sql`d.state = 'waiting'
    and (d.attempts < ${HOLDING_ATTEMPTS} or d.due_at <= ${now}::timestamptz)`
}

async function findNext({ db, clock }: Sending, endpointId: string): Promise<Delivery | undefined> {
  const now = clock.now()
  const first = await db.maybe<Delivery & { due: boolean }>(sql`
    select d.id, ${messageId()} as "messageId", d.event_type as type, d.sequence, d.attempts, e.url,
           d.due_at <= ${now}::timestamptz as due,
           to_char(coalesce(event.at, (d.payload ->> 'timestamp')::timestamptz),
                   'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as timestamp,
           coalesce(d.payload -> 'data', jsonb_build_object(
             'id', event.id, 'subjectKind', event.subject_kind, 'subjectId', event.subject_id,
             'subjectName', event.subject_name, 'details', event.details,
             'actorKind', event.actor_kind, 'via', event.via)) as data
      from webhook_delivery d
      join webhook_endpoint e on e.id = d.endpoint_id and e.enabled
      left join event on event.id = d.event_id
     where d.endpoint_id = ${endpointId} and ${mayBeNext(now)}
     order by d.sequence limit 1`)
  return first?.due ? first : undefined
}

async function attempt(
  sending: Sending,
  { messageId: id, type, sequence, timestamp, data, url }: Delivery,
  secrets: string[],
): Promise<Outcome> {
  const body = JSON.stringify({ type, timestamp, sequence, data })
  const began = performance.now()
  const done = (outcome: Partial<Outcome>): Outcome => ({
    status: null,
    body: '',
    error: null,
    retryAfterMs: 0,
    ...outcome,
    durationMs: Math.round(performance.now() - began),
  })
  try {
    const headers = signMessage(secrets, { id, at: sending.clock.now(), body })
    const reply = await sendOutgoing(
      { method: 'POST', url, headers, body },
      {
        allowedPrivateHosts: sending.config.allowedPrivateHosts,
        deadlineMs: sending.deadlineMs ?? DEADLINE_MS,
        maxReplyBytes: MOST_REPLY_BYTES,
        ...(sending.signal ? { signal: sending.signal } : {}),
      },
    )
    return done(readReply(reply))
  } catch (error) {
    return done({ error: explain(error) })
  }
}

function readReply({ status, headers, body }: OutgoingReply): Partial<Outcome> {
  const seconds = Number(headers['retry-after'])
  return {
    status,
    // What a database cannot hold or a screen cannot show is left out.
    body: body
      .toString('utf8')
      .replaceAll(/\p{Cc}+/gu, ' ')
      .slice(0, KEPT_CHARACTERS),
    error: status >= 200 && status < 300 ? null : explainStatus(status),
    retryAfterMs: seconds > 0 ? Math.min(seconds * SECOND, LONGEST_RETRY_AFTER_MS) : 0,
  }
}

function explainStatus(status: number): string {
  return status >= 300 && status < 400
    ? `It answered ${status}: redirects are not followed, since they could lead inside.`
    : `It answered ${status}.`
}

function explain(error: unknown): string {
  if (error instanceof Problem || error instanceof PrivateAddressError) return error.message
  if (error instanceof ReplyTooLargeError) return 'Its answer is too large.'
  const { name, code, message } = error as Error & { code?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return 'It did not answer in time.'
  return code ? `The connection failed: ${code}.` : message.slice(0, KEPT_CHARACTERS)
}

async function keepOutcome(
  { db, clock }: Sending,
  endpointId: string,
  delivery: Delivery,
  outcome: Outcome,
): Promise<void> {
  const now = clock.now()
  const attempts = delivery.attempts + 1
  const pause = PAUSES_MS[delivery.attempts]
  const state = outcome.error === null ? 'delivered' : pause === undefined ? 'failed' : 'waiting'
  // Spread by a tenth, so that what failed together does not come back together.
  const wait = Math.max((pause ?? 0) * (1 + Math.random() / 10), outcome.retryAfterMs)
  await db.transaction(jobContext(clock), async (tx) => {
    await tx.run(sql`
      update webhook_delivery
         set state = ${state}, attempts = ${attempts}, attempted_at = ${now},
             due_at = ${new Date(clock.milliseconds() + wait).toISOString()},
             done_at = ${state === 'waiting' ? null : now}, response_status = ${outcome.status},
             response_body = ${outcome.body}, error = ${outcome.error}, duration_ms = ${outcome.durationMs}
       where id = ${delivery.id}`)
    await tx.run(sql`
      update webhook_endpoint
         set failing_since = ${outcome.error === null ? null : sql`coalesce(failing_since, ${now})`}
       where id = ${endpointId}`)
    const reason = await findReasonToDisable(tx, endpointId, outcome)
    if (reason) await disableEndpoint(tx, { id: endpointId, url: delivery.url }, reason)
  })
}

type DisabledReason = 'gone' | 'failing'

async function findReasonToDisable(
  tx: Tx,
  endpointId: string,
  { status, error }: Outcome,
): Promise<DisabledReason | undefined> {
  if (status === 410) return 'gone'
  if (error === null) return undefined
  const { since } = await tx.one<{ since: string }>(
    sql`select failing_since as since from webhook_endpoint where id = ${endpointId}`,
  )
  return tx.clock.milliseconds() - Date.parse(since) > DISABLED_AFTER_MS ? 'failing' : undefined
}

async function disableEndpoint(
  tx: Tx,
  { id, url }: { id: string; url: string },
  reason: DisabledReason,
): Promise<void> {
  await tx.run(sql`
    update webhook_endpoint
       set enabled = false, disabled_reason = ${reason}, updated_at = ${tx.clock.now()}
     where id = ${id} and enabled`)
  await appendEvent(tx, {
    type: 'webhook.disabled',
    subjectKind: 'webhook',
    subjectId: id,
    subjectName: url,
    details: { reason },
    audience: 'audit',
  })
}
