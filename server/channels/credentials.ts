import type { Queryable } from '../platform/database.ts'
import { openSecret, sealSecret } from '../platform/secrets.ts'
import { sql } from '../platform/sql.ts'

function placeOf(accountId: string, name: string) {
  return { table: 'channel_secret', row: `${accountId}/${name}`, column: 'sealed' }
}

/** Keeps a credential under a key of its own, which the master key encrypts. */
export async function saveChannelSecret(
  db: Queryable,
  masterKey: Buffer,
  secret: { accountId: string; name: string; value: string; expiresAt?: string | undefined },
  now: string,
): Promise<void> {
  const { accountId, name } = secret
  await db.run(sql`
    insert into channel_secret (account_id, name, sealed, expires_at, updated_at)
    values (${accountId}, ${name}, ${sealSecret(masterKey, secret.value, placeOf(accountId, name))},
            ${secret.expiresAt ?? null}, ${now})
    on conflict (account_id, name) do update
       set sealed = excluded.sealed, expires_at = excluded.expires_at, updated_at = excluded.updated_at`)
}

/** A credential in clear, for the one call that needs it; '' where it has expired or was never given. */
export async function readChannelSecret(
  db: Queryable,
  masterKey: Buffer,
  accountId: string,
  name: string,
  now: string,
): Promise<string> {
  const row = await db.maybe<{ sealed: string }>(sql`
    select sealed from channel_secret
     where account_id = ${accountId} and name = ${name}
       and (expires_at is null or expires_at > ${now})`)
  return row ? openSecret(masterKey, row.sealed, placeOf(accountId, name)) : ''
}
