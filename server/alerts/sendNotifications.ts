import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { jobContext } from '../platform/jobs.ts'
import { sendMail } from '../platform/mail.ts'
import { PrivateAddressError } from '../platform/outgoingAddress.ts'
import { sendOutgoing } from '../platform/outgoingHttp.ts'
import { Problem } from '../platform/problem.ts'
import { openSecret } from '../platform/secrets.ts'
import { sql } from '../platform/sql.ts'
import { isInState, readAlerts } from './listAlerts.ts'
import { placeOfSlackUrl, type Way } from './notificationRules.ts'
import {
  type Letter,
  MOST_LISTED,
  writeLetter,
  writeProgramMessage,
  writeSlackMessage,
} from './notificationWords.ts'
import { queueMessage } from './webhookDeliveries.ts'

export interface Telling {
  db: Database
  clock: Clock
  config: Config
  masterKey: Buffer
  signal?: AbortSignal
  deadlineMs?: number
}

interface Notification {
  id: string
  ruleId: string
  subject: string
  digest: boolean
  attempts: number
  way: Way
  addresses: string[]
  ownAddress: string | null
  sealedUrl: string | null
  endpointId: string | null
}

const MINUTE = 60_000
const DEADLINE_MS = 15_000
// A process that dies while it sends has its message sent by another after so long.
const LEASE_MS = 2 * MINUTE
const PAUSES_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE)
const AT_ONCE = 20

/** Sends the messages that are due; what fails is tried again, and is seen in the settings and as an alert. */
export async function sendNotifications(telling: Telling): Promise<void> {
  const { db, clock, signal } = telling
  const lease = new Date(clock.milliseconds() + LEASE_MS).toISOString()
  const due = await db.many<Notification>(sql`
    with claimed as (
      update notification set due_at = ${lease}, attempts = attempts + 1
       where id in (select id from notification
                     where state = 'waiting' and due_at <= ${clock.now()}
                     order by due_at limit ${AT_ONCE} for update skip locked)
      returning id, rule_id, subject, digest, attempts)
    select n.id, n.rule_id as "ruleId", n.subject, n.digest, n.attempts, rule.way, rule.addresses,
           person.email as "ownAddress", rule.sealed_url as "sealedUrl", rule.endpoint_id as "endpointId"
      from claimed n
      join notification_rule rule on rule.id = n.rule_id
      left join app_user person on person.id = rule.user_id`)
  for (const notification of due) {
    if (signal?.aborted) return
    await tell(telling, notification)
  }
}

async function tell(telling: Telling, notification: Notification): Promise<void> {
  const { db, clock } = telling
  const { id, attempts } = notification
  try {
    const letter = await readLetter(telling, notification)
    // What ended or was snoozed meanwhile needs no telling.
    if (letter) await SEND[notification.way](telling, notification, letter)
    await db.run(sql`
      update notification set state = 'sent', error = null, done_at = ${clock.now()} where id = ${id}`)
  } catch (error) {
    const pause = PAUSES_MS[attempts - 1]
    await db.run(sql`
      update notification
         set state = ${pause === undefined ? 'failed' : 'waiting'}, error = ${explain(error)},
             due_at = ${new Date(clock.milliseconds() + (pause ?? 0)).toISOString()},
             done_at = ${pause === undefined ? clock.now() : null}
       where id = ${id}`)
  }
}

async function readLetter(
  { db, clock, config }: Telling,
  { id, ruleId, subject, digest }: Notification,
): Promise<Letter | undefined> {
  const told = await db.many<{ id: string }>(sql`
    select alert_id as id from notification_alert where notification_id = ${id}`)
  const isTest = told.length === 0 && !digest
  const of = digest
    ? sql`alert.id in (select alert_id from notification_alert where rule_id = ${ruleId})`
    : sql`alert.id = any (${told.map((row) => row.id)}::uuid[])`
  const alerts = await readAlerts(
    db,
    clock.now(),
    sql`where ${of} and ${isInState('open', clock.now())} order by alert.money_minor desc, alert.id`,
  )
  if (alerts.length === 0 && !isTest) return undefined
  return {
    subject,
    digest,
    alerts: alerts.slice(0, MOST_LISTED),
    more: Math.max(0, alerts.length - MOST_LISTED),
    baseUrl: config.baseUrl,
  }
}

type Send = (telling: Telling, to: Notification, letter: Letter) => Promise<void>

const SEND: Record<Way, Send> = {
  app: async () => {},
  mail: async ({ config }, { addresses, ownAddress }, letter) => {
    if (!config.smtpUrl)
      throw new Problem(422, 'mail_not_set_up', {
        detail: 'No mail server is set up: the operator names it in ONHAND_SMTP_URL.',
      })
    const to = addresses.length > 0 ? addresses.join(', ') : (ownAddress ?? '')
    await sendMail(config, { to, subject: letter.subject, text: writeLetter(letter) })
  },
  slack: async (telling, { ruleId, sealedUrl }, letter) => {
    const url = openSecret(telling.masterKey, sealedUrl ?? '', placeOfSlackUrl(ruleId))
    const { status } = await sendOutgoing(
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(writeSlackMessage(letter)),
      },
      {
        allowedPrivateHosts: telling.config.allowedPrivateHosts,
        deadlineMs: telling.deadlineMs ?? DEADLINE_MS,
        maxReplyBytes: 64 * 1024,
        ...(telling.signal ? { signal: telling.signal } : {}),
      },
    )
    if (status < 200 || status >= 300) throw new Error(`Slack answered ${status}.`)
  },
  webhook: async ({ db, clock }, { endpointId }, letter) => {
    await db.transaction(jobContext(clock), (tx) =>
      queueMessage(tx, endpointId ?? '', 'alert.notified', writeProgramMessage(letter)),
    )
  },
}

function explain(error: unknown): string {
  const { name, message } = error as Error
  if (name === 'TimeoutError') return 'It did not answer in time.'
  // The address of Slack is a secret, and a message of a connection may hold it.
  if (error instanceof Problem && error.code === 'address_not_allowed')
    return 'The address is not allowed any more.'
  if (error instanceof PrivateAddressError) return 'The address leads into a private network.'
  return message.replaceAll(/https?:\/\/\S+/g, '(address)').slice(0, 300)
}
