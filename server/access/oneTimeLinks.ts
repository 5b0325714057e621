import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Role } from './roles.ts'
import { hashToken, newOneTimeToken } from './tokens.ts'

/** Where each kind of link leads in the web app. */
const PATHS = {
  set_up: '/set-up',
  invitation: '/accept-invitation',
  password_reset: '/reset-password',
} as const

export type LinkKind = keyof typeof PATHS

/** A link as it was just made: the token is shown this once. */
export interface OneTimeLink {
  id: string
  token: string
  expiresAt: string
}

/** What a used link stands for. */
export interface LinkTarget {
  id: string
  userId: string | null
  email: string | null
  role: Role | null
}

/** Makes a link that works once and not for long. */
export async function createOneTimeLink(
  db: Queryable,
  input: {
    kind: LinkKind
    userId?: string
    email?: string
    role?: Role
    createdBy: string
    minutes: number
    now: string
  },
): Promise<OneTimeLink> {
  const token = newOneTimeToken()
  const { id, expiresAt } = await db.one<{ id: string; expiresAt: string }>(sql`
    insert into one_time_link (id, kind, token_hash, user_id, email, role, created_by, created_at, expires_at)
    values (${newId()}, ${input.kind}, ${hashToken(token)}, ${input.userId ?? null},
      ${input.email ?? null}, ${input.role ?? null}, ${input.createdBy}, ${input.now},
      ${input.now}::timestamptz + make_interval(mins => ${input.minutes}))
    returning id, expires_at as "expiresAt"`)
  return { id, token, expiresAt }
}

/** The address behind a link, always under the configured base address. */
export function addressOfLink(baseUrl: string, kind: LinkKind, token: string): string {
  return `${baseUrl}${PATHS[kind]}?token=${token}`
}

/** Uses a link up; used, withdrawn, expired and unknown ones are refused alike. */
export async function spendOneTimeLink(tx: Tx, kind: LinkKind, token: string): Promise<LinkTarget> {
  const now = tx.clock.now()
  const target = await tx.maybe<LinkTarget>(sql`
    update one_time_link set used_at = ${now}
     where token_hash = ${hashToken(token)} and kind = ${kind} and used_at is null and expires_at > ${now}
    returning id, user_id as "userId", email, role`)
  if (!target) throw new Problem(410, 'link_expired')
  return target
}

/** Looks at a link without using it, so that a wrong one is refused before its password is hashed. */
export async function findOneTimeLink(
  db: Queryable,
  kind: LinkKind,
  token: string,
  now: string,
): Promise<LinkTarget> {
  const target = await db.maybe<LinkTarget>(sql`
    select id, user_id as "userId", email, role from one_time_link
     where token_hash = ${hashToken(token)} and kind = ${kind} and used_at is null and expires_at > ${now}`)
  if (!target) throw new Problem(410, 'link_expired')
  return target
}
