import type { Queryable } from '../platform/database.ts'
import { allOf, sql } from '../platform/sql.ts'

/** Who did what, when and from where. */
export interface AuditEntry {
  id: string
  type: string
  at: string
  subjectKind: string
  subjectId: string
  subjectName: string
  details: Record<string, unknown>
  actorKind: string
  actorId: string
  actorName: string
  actorRole: string
  via: string
  address: string
  agent: string
  requestId: string
}

/** What the entries are filtered by; all of it must hold. */
export interface AuditFilter {
  actor?: string | undefined
  type?: string | undefined
  subject?: string | undefined
  subjectKind?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Audit entries, the latest first. */
export async function listAuditEntries(
  db: Queryable,
  filter: AuditFilter,
  limit: number,
  before: string | undefined,
): Promise<AuditEntry[]> {
  const { actor, type, subject, subjectKind, from, to } = filter
  const wanted = [
    ...(actor ? [sql`(actor_id = ${actor} or actor_name = ${actor})`] : []),
    ...(type ? [sql`type = ${type}`] : []),
    ...(subject ? [sql`(subject_id = ${subject} or subject_name = ${subject})`] : []),
    ...(subjectKind ? [sql`subject_kind = ${subjectKind}`] : []),
    ...(from ? [sql`at >= ${from}`] : []),
    ...(to ? [sql`at < ${to}`] : []),
    ...(before ? [sql`id < ${before}`] : []),
  ]
  return db.many<AuditEntry>(sql`
    select id, type, at, subject_kind as "subjectKind", subject_id as "subjectId",
           subject_name as "subjectName", details, actor_kind as "actorKind",
           actor_id as "actorId", actor_name as "actorName", actor_role as "actorRole",
           via, address, agent, request_id as "requestId"
      from event where ${allOf(wanted)} order by id desc limit ${limit}`)
}
