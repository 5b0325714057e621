import type { Clock } from '../platform/clock.ts'
import type { Database, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { forgetCredentials, isGrantable } from './authenticate.ts'
import { PERMISSIONS, permissionsOf, type Role } from './roles.ts'
import { operatorContext } from './setUp.ts'
import { hashToken, newApiKey } from './tokens.ts'

/** What a key is asked to be: a role, or permissions one by one. */
export interface NewApiKey {
  name: string
  role?: Role | undefined
  scopes?: string[] | undefined
  /** The last day on which it works, in UTC; a year from now when left out. */
  expiresOn?: string | undefined
}

/** A key in lists: its secret part is nowhere any more. */
export interface ApiKey {
  id: string
  name: string
  handle: string
  role: Role | null
  scopes: string[] | null
  createdBy: string
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

const KEY = sql`id, name, handle, role, scopes, creator_name as "createdBy", created_at as "createdAt",
  expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

/** Makes a key; the text is given this once. */
export async function createApiKey(tx: Tx, input: NewApiKey): Promise<ApiKey & { key: string }> {
  refuseTooMuch(tx, input)
  const { key, handle } = newApiKey()
  const now = tx.clock.now()
  const end = input.expiresOn
    ? sql`((${input.expiresOn}::date + 1)::timestamp at time zone 'UTC')`
    : sql`${now}::timestamptz + interval '1 year'`
  await refuseEnd(tx, end)
  const creator = await findCreator(tx)
  const made = await tx.one<ApiKey>(sql`
    insert into api_key (id, name, handle, key_hash, role, scopes, by_operator, creator_id,
      creator_name, created_at, expires_at)
    values (${newId()}, ${input.name}, ${handle}, ${hashToken(key)}, ${input.role ?? null},
      ${input.role ? null : (input.scopes ?? [])}::text[], ${tx.actor.kind === 'operator'},
      ${creator}, ${tx.actor.name}, ${now}, ${end})
    returning ${KEY}`)
  await appendEvent(tx, {
    type: 'api_key.created',
    subjectKind: 'api_key',
    subjectId: made.id,
    subjectName: made.name,
    details: { handle, role: made.role, scopes: made.scopes, expiresAt: made.expiresAt },
    audience: 'audit',
  })
  return { ...made, key }
}

/** The operator may grant everything; others no more than they hold, and never access itself. */
function refuseTooMuch(tx: Tx, input: NewApiKey): void {
  const unknown = input.scopes?.find((scope) => !PERMISSIONS.some((known) => known === scope))
  if (unknown) throw new Problem(422, 'scope_unknown', { scope: unknown })
  if (tx.actor.kind === 'operator') return
  const asked = input.role ? [...permissionsOf(input.role)] : (input.scopes ?? [])
  // A role's right to manage access is left out silently: an owner's key may do all the rest.
  const wanted = input.role ? asked.filter((name) => name !== 'access.manage') : asked
  const excess = wanted.filter((name) => !isGrantable(name, tx.actor.permissions))
  if (excess.length > 0) throw new Problem(403, 'more_than_creator', { permissions: excess })
}

async function refuseEnd(tx: Tx, end: ReturnType<typeof sql>): Promise<void> {
  const now = tx.clock.now()
  const { right } = await tx.one<{ right: boolean }>(sql`
    select ${end} > ${now}::timestamptz and ${end} <= ${now}::timestamptz + interval '367 days' as right`)
  if (!right) throw new Problem(422, 'key_expiry_out_of_range')
}

/** The user behind a key, also where a key makes a key: what they lose, it loses. */
async function findCreator(tx: Tx): Promise<string | null> {
  if (tx.actor.kind === 'user') return tx.actor.id
  if (tx.actor.kind !== 'key') return null
  const parent = await tx.maybe<{ creatorId: string | null }>(
    sql`select creator_id as "creatorId" from api_key where id = ${tx.actor.id}`,
  )
  return parent?.creatorId ?? null
}

/** Every key, also ended ones, the latest first. */
export async function listApiKeys(
  db: Queryable,
  limit: number,
  after: readonly [string, string] | undefined,
): Promise<ApiKey[]> {
  const rest = after ? sql`(created_at, id) < (${after[0]}, ${after[1]}::uuid)` : sql`true`
  return db.many<ApiKey>(sql`
    select ${KEY} from api_key where ${rest} order by created_at desc, id desc limit ${limit}`)
}

/** Ends a key at once; other processes follow within seconds. */
export async function revokeApiKey(tx: Tx, id: string): Promise<void> {
  const key = await tx.maybe<{ name: string }>(sql`
    update api_key set revoked_at = ${tx.clock.now()}
     where id = ${id} and revoked_at is null returning name`)
  if (!key) throw new Problem(404, 'not_found')
  forgetCredentials()
  await appendEvent(tx, {
    type: 'api_key.revoked',
    subjectKind: 'api_key',
    subjectId: id,
    subjectName: key.name,
    audience: 'audit',
  })
}

/** Makes a key on the machine itself, where the operator may do everything. */
export async function createKeyAsOperator(
  db: Database,
  clock: Clock,
  input: NewApiKey,
): Promise<ApiKey & { key: string }> {
  return db.transaction(operatorContext(clock), (tx) => createApiKey(tx, input))
}
