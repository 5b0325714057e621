import type { Actor, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { forgetCredentials } from './authenticate.ts'
import { permissionsOf, type Role } from './roles.ts'

/** A person who may sign in. */
export interface User {
  id: string
  email: string
  name: string
  role: Role
  active: boolean
  secondFactor: boolean
  createdAt: string
  lastSeenAt: string | null
}

const USER = sql`u.id, u.email, u.name, u.role, u.active, u.second_factor as "secondFactor",
  u.created_at as "createdAt",
  (select max(s.last_seen_at) from session s where s.user_id = u.id) as "lastSeenAt"`

/** Makes a user with a password that was hashed before. */
export async function createUser(
  tx: Tx,
  input: { email: string; name: string; role: Role; passwordHash: string },
): Promise<User> {
  const id = newId()
  const now = tx.clock.now()
  const email = input.email.toLowerCase()
  await tx.run(sql`
    insert into app_user (id, email, name, role, created_at, updated_at)
    values (${id}, ${email}, ${input.name}, ${input.role}, ${now}, ${now})`)
  await tx.run(sql`
    insert into credential (id, user_id, password_hash, created_at, updated_at)
    values (${newId()}, ${id}, ${input.passwordHash}, ${now}, ${now})`)
  await appendEvent(tx, {
    type: 'user.created',
    subjectKind: 'user',
    subjectId: id,
    subjectName: email,
    details: { name: input.name, role: input.role },
    audience: 'audit',
  })
  return getUser(tx, id)
}

/** Everyone, in the order in which they came. */
export async function listUsers(
  tx: Tx,
  limit: number,
  after: readonly [string, string] | undefined,
): Promise<User[]> {
  const rest = after ? sql`(u.created_at, u.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`
  return tx.many<User>(sql`
    select ${USER} from app_user u where ${rest} order by u.created_at, u.id limit ${limit}`)
}

/** One user by id. */
export async function getUser(tx: Tx, id: string): Promise<User> {
  const user = await tx.maybe<User>(sql`select ${USER} from app_user u where u.id = ${id}`)
  if (!user) throw new Problem(404, 'not_found')
  return user
}

/** Changes what a user is called and may do; their sessions end when they lose or gain rights. */
export async function updateUser(
  tx: Tx,
  id: string,
  change: { name?: string | undefined; role?: Role | undefined; active?: boolean | undefined },
): Promise<User> {
  // In one order for everybody: two owners who remove each other at once must not both succeed.
  const owners = await tx.many<{ id: string }>(sql`
    select id from app_user where role = 'owner' and active order by id for update`)
  const before = await getUser(tx, id)
  const after = {
    name: change.name ?? before.name,
    role: change.role ?? before.role,
    active: change.active ?? before.active,
  }
  const staysOwner = after.role === 'owner' && after.active
  if (!staysOwner && owners.length === 1 && owners[0]?.id === id)
    throw new Problem(409, 'last_owner')
  await tx.run(sql`
    update app_user set name = ${after.name}, role = ${after.role}, active = ${after.active},
      updated_at = ${tx.clock.now()} where id = ${id}`)
  if (after.role !== before.role || after.active !== before.active) await endSessions(tx, id)
  await appendEvent(tx, {
    type: 'user.updated',
    subjectKind: 'user',
    subjectId: id,
    subjectName: before.email,
    details: {
      from: { name: before.name, role: before.role, active: before.active },
      to: after,
    },
    audience: 'audit',
  })
  return getUser(tx, id)
}

/** Ends all sessions of a user. */
export async function endSessions(tx: Tx, userId: string): Promise<number> {
  forgetCredentials()
  return tx.run(sql`delete from session where user_id = ${userId}`)
}

/** A user as the one who acts. */
export function actorOfUser(user: { id: string; name: string; role: Role }): Actor {
  return {
    kind: 'user',
    id: user.id,
    name: user.name,
    role: user.role,
    permissions: permissionsOf(user.role),
  }
}

/** The same transaction with another actor, for deeds by which someone becomes known. */
export function actAs(tx: Tx, actor: Actor): Tx {
  return {
    ...tx,
    actor,
    // The router counts the events of the transaction, whoever appends them.
    get eventCount() {
      return tx.eventCount
    },
    set eventCount(count) {
      tx.eventCount = count
    },
  }
}

/** The operator on the machine itself, who holds the data folder anyway. */
export const operatorActor: Actor = {
  kind: 'operator',
  id: 'operator',
  name: 'Operator',
  role: 'operator',
  permissions: new Set(),
}
