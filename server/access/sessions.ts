import { fastifyCookie } from '@fastify/cookie'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type AuthCall, IDLE_MINUTES, sessionCookieName, usesSecureCookies } from './auth.ts'
import { forgetCredentials, sessionTokenIn } from './authenticate.ts'
import { hashToken } from './tokens.ts'

/** A signed-in browser, as its user sees it. */
export interface Session {
  id: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  address: string
  agent: string
  current: boolean
}

/** The hash of the session token that a request carries. */
export function sessionHashOf(call: Pick<AuthCall, 'headers' | 'config'>): string | undefined {
  const cookies = fastifyCookie.parse(call.headers.cookie ?? '')
  const token = sessionTokenIn(cookies[sessionCookieName(call.config)])
  return token && hashToken(token)
}

/** The live sessions of a user, the latest first. */
export async function listSessions(
  db: Queryable,
  userId: string,
  now: string,
  currentHash: string | undefined,
): Promise<Session[]> {
  return db.many<Session>(sql`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
           address, agent, token_hash = ${currentHash ?? ''} as current
      from session
     where user_id = ${userId} and expires_at > ${now}
       and last_seen_at + make_interval(mins => ${IDLE_MINUTES}) > ${now}
     order by last_seen_at desc limit 200`)
}

/** Ends a session: one's own, or anybody's with the right to manage access. */
export async function revokeSession(tx: Tx, id: string): Promise<void> {
  const mayAll = tx.actor.permissions.has('access.manage')
  const ended = await tx.maybe<{ userId: string }>(sql`
    delete from session where id = ${id} and (${mayAll} or user_id::text = ${tx.actor.id})
    returning user_id as "userId"`)
  if (!ended) throw new Problem(404, 'not_found')
  await recordEnd(tx, ended.userId)
}

/** Ends the session of a token, as signing out does. */
export async function endSessionOf(tx: Tx, tokenHash: string): Promise<boolean> {
  const ended = await tx.maybe<{ userId: string }>(sql`
    delete from session where token_hash = ${tokenHash} returning user_id as "userId"`)
  if (ended) await recordEnd(tx, ended.userId)
  return ended !== undefined
}

async function recordEnd(tx: Tx, userId: string): Promise<void> {
  forgetCredentials()
  await appendEvent(tx, {
    type: 'session.ended',
    subjectKind: 'user',
    subjectId: userId,
    audience: 'audit',
  })
}

/** The header that takes the session cookie from the browser. */
export function clearedSessionCookie(call: Pick<AuthCall, 'config'>): string {
  const secure = usesSecureCookies(call.config) ? '; Secure' : ''
  return `${sessionCookieName(call.config)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`
}

/** Forgets what ended long ago; nothing of it could be used any more. */
export async function deleteEndedCredentials(db: Queryable, now: string): Promise<void> {
  await db.run(sql`
    delete from session where expires_at < ${now}
        or last_seen_at + make_interval(mins => ${IDLE_MINUTES}) < ${now}`)
  await db.run(sql`delete from auth_challenge where expires_at < ${now}`)
  await db.run(sql`
    delete from sign_in_attempt where last_at < ${now}::timestamptz - make_interval(days => 2)`)
  await db.run(sql`
    delete from one_time_link where expires_at < ${now}::timestamptz - make_interval(days => 30)`)
}
