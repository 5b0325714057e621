import type { FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Actor, Database } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { IDLE_MINUTES, sessionCookieName } from './auth.ts'
import { permissionsOf, type Role } from './roles.ts'
import { hashToken, isApiKeyForm } from './tokens.ts'

// How long another process may still honour what was revoked here.
const REMEMBERED_MS = 3_000
const MAX_REMEMBERED = 10_000
// A write for each request would cost more than the request.
const TOUCHED_SECONDS = 60

const ANONYMOUS: Actor = {
  kind: 'anonymous',
  id: '',
  name: '',
  role: '',
  permissions: new Set(),
}

interface Known {
  actor: Actor
  endsAt: number
}

let generation = 0

/** Drops what this process remembers of sessions and keys, after one of them was changed. */
export function forgetCredentials(): void {
  generation++
}

/**
 * Says who sends a request: the key in `Authorization`, else the session cookie, else nobody.
 * A wrong key is refused at once; a cookie that is no longer good is nobody's, so that its
 * browser can still sign in.
 */
export function createAuthenticate(options: {
  db: Database
  clock: Clock
  config: Config
}): (request: FastifyRequest) => Promise<Actor> {
  const { db, clock, config } = options
  const remember = createMemory(clock)
  const cookieName = sessionCookieName(config)
  return async (request) => {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const key = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? ''
      if (!isApiKeyForm(key)) throw new Problem(401, 'invalid_key')
      const hash = hashToken(key)
      const known = await remember(hash, () => findKey(db, clock, hash))
      if (!known) throw new Problem(401, 'invalid_key')
      return known.actor
    }
    const token = sessionTokenIn(request.cookies[cookieName])
    if (!token) return ANONYMOUS
    const hash = hashToken(token)
    const known = await remember(hash, () => findSession(db, clock, hash))
    return known?.actor ?? ANONYMOUS
  }
}

/** The token in a session cookie, which carries the auth library's signature behind a dot. */
export function sessionTokenIn(cookie: string | undefined): string | undefined {
  const end = cookie?.lastIndexOf('.') ?? -1
  return end > 0 ? cookie?.slice(0, end) : undefined
}

/** Asks the database once for all requests of some seconds that bring the same credential. */
function createMemory(clock: Clock) {
  let seen = generation
  const remembered = new Map<string, { at: number; known: Promise<Known | undefined> }>()
  return async (hash: string, find: () => Promise<Known | undefined>) => {
    const now = clock.milliseconds()
    if (seen !== generation || remembered.size > MAX_REMEMBERED) {
      seen = generation
      remembered.clear()
    }
    const entry = remembered.get(hash)
    const age = entry ? now - entry.at : -1
    // A clock that was set back must not keep anything alive.
    const fresh = entry && age >= 0 && age < REMEMBERED_MS ? entry : { at: now, known: find() }
    if (fresh !== entry) remembered.set(hash, fresh)
    try {
      const known = await fresh.known
      if (known && now < known.endsAt) return known
    } catch (error) {
      remembered.delete(hash)
      throw error
    }
    // Nothing is remembered of strangers: they could fill the memory.
    remembered.delete(hash)
    return undefined
  }
}

interface KeyRow {
  id: string
  name: string
  role: Role | null
  scopes: string[] | null
  endsAt: string
  stale: boolean
  byOperator: boolean
  creatorId: string | null
  creatorRole: Role | null
}

async function findKey(db: Database, clock: Clock, hash: string): Promise<Known | undefined> {
  const now = clock.now()
  const key = await db.maybe<KeyRow>(sql`
    select k.id, k.name, k.role, k.scopes, k.expires_at as "endsAt",
           k.by_operator as "byOperator", k.creator_id as "creatorId", u.role as "creatorRole",
           coalesce(k.last_used_at < ${staleBefore(now)}, true) as stale
      from api_key k left join app_user u on u.id = k.creator_id and u.active
     where k.key_hash = ${hash} and k.revoked_at is null and k.expires_at > ${now}`)
  if (!key || (key.creatorId && !key.creatorRole)) return undefined
  if (key.stale)
    await tryTouch(
      db,
      sql`
      update api_key set last_used_at = ${now}
       where id = ${key.id} and coalesce(last_used_at < ${staleBefore(now)}, true)`,
    )
  return {
    actor: {
      kind: 'key',
      id: key.id,
      name: key.name,
      role: key.role ?? 'scoped',
      permissions: permissionsOfKey(key),
    },
    endsAt: Date.parse(key.endsAt),
  }
}

/** What a key may do now: what it was given, less what its creator has lost since. */
function permissionsOfKey(key: KeyRow): ReadonlySet<string> {
  const given = key.role ? permissionsOf(key.role) : new Set([...(key.scopes ?? []), 'access.self'])
  if (key.byOperator) return given
  const bound = key.creatorRole ? permissionsOf(key.creatorRole) : given
  return new Set([...given].filter((permission) => isGrantable(permission, bound)))
}

/** Whether someone may put a permission into a key: one that is made over the network never makes users or keys. */
export function isGrantable(permission: string, granter: ReadonlySet<string>): boolean {
  return permission !== 'access.manage' && granter.has(permission)
}

interface SessionRow {
  id: string
  userId: string
  name: string
  role: Role
  previewRole: Role | null
  endsAt: string
  stale: boolean
}

async function findSession(db: Database, clock: Clock, hash: string): Promise<Known | undefined> {
  const now = clock.now()
  const session = await db.maybe<SessionRow>(sql`
    select s.id, s.user_id as "userId", u.name, u.role, s.preview_role as "previewRole",
           s.last_seen_at < ${staleBefore(now)} as stale,
           least(s.expires_at, s.last_seen_at + make_interval(mins => ${IDLE_MINUTES})) as "endsAt"
      from session s join app_user u on u.id = s.user_id and u.active
     where s.token_hash = ${hash} and s.expires_at > ${now}
       and s.last_seen_at + make_interval(mins => ${IDLE_MINUTES}) > ${now}`)
  if (!session) return undefined
  if (session.stale)
    await tryTouch(db, sql`update session set last_seen_at = ${now} where id = ${session.id}`)
  return {
    actor: {
      kind: 'user',
      id: session.userId,
      name: session.name,
      role: session.previewRole ?? session.role,
      permissions: permissionsOfSession(session),
      isPreviewing: session.previewRole !== null,
    },
    endsAt: Date.parse(session.endsAt),
  }
}

/** What the role may; while another one is looked at, never more than both. */
function permissionsOfSession({ role, previewRole }: SessionRow): ReadonlySet<string> {
  const own = permissionsOf(role)
  if (!previewRole) return own
  return new Set([...permissionsOf(previewRole)].filter((permission) => own.has(permission)))
}

/** A full disk must not keep people from reading. */
async function tryTouch(db: Database, statement: Statement): Promise<void> {
  await db.run(statement).catch(() => 0)
}

function staleBefore(now: string) {
  return sql`${now}::timestamptz - make_interval(secs => ${TOUCHED_SECONDS})`
}
