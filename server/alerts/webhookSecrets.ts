import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { openSecret, sealSecret } from '../platform/secrets.ts'
import { sql } from '../platform/sql.ts'

const SECRET_BYTES = 32

function placeOf(id: string) {
  return { table: 'webhook_secret', row: id, column: 'sealed' }
}

/** Makes a secret, keeps it sealed, and gives it in clear this once. */
export async function createWebhookSecret(
  tx: Tx,
  masterKey: Buffer,
  endpointId: string,
): Promise<string> {
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
  const id = newId()
  await tx.run(sql`
    insert into webhook_secret (id, endpoint_id, sealed, created_at)
    values (${id}, ${endpointId}, ${sealSecret(masterKey, secret, placeOf(id))}, ${tx.clock.now()})`)
  return secret
}

/** The secrets of an endpoint that sign at this instant, the newest first. */
export async function readWebhookSecrets(
  db: Queryable,
  masterKey: Buffer,
  endpointId: string,
  now: string,
): Promise<string[]> {
  const rows = await db.many<{ id: string; sealed: string }>(sql`
    select id, sealed from webhook_secret
     where endpoint_id = ${endpointId} and (expires_at is null or expires_at > ${now})
     order by created_at desc, id desc`)
  return rows.map(({ id, sealed }) => openSecret(masterKey, sealed, placeOf(id)))
}

/** The headers of Standard Webhooks; while secrets overlap, each has its signature. */
export function signMessage(
  secrets: string[],
  message: { id: string; at: string; body: string },
): Record<string, string> {
  const at = new Date(message.at)
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(message.id, at, message.body))
      .join(' '),
  }
}
