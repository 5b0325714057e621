import type { DeedContext, Tx } from './database.ts'
import { newId } from './identifier.ts'
import { type Statement, sql } from './sql.ts'

/** A deed to record, named `noun.past`. */
export interface NewEvent {
  type: string
  subjectKind: string
  subjectId: string
  /** How people call the subject: its SKU, reference, e-mail. */
  subjectName?: string
  details?: Record<string, unknown>
  /** `audit`: shown only to those who may read the audit log, such as changes of users and keys. */
  audience?: 'all' | 'audit'
}

/** Records deeds in their own transaction: the audit trail, the live feed and the news to other modules. */
export async function appendEvents(tx: Tx, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.run(insertEvents(events.map((event) => eventRow(tx, event))))
  tx.eventCount += events.length
}

/** A deed with who did it, as its row; for statements that write deeds of several people at once. */
export function eventRow(context: DeedContext, event: NewEvent): Record<string, unknown> {
  const { actor, origin } = context
  return {
    id: newId(),
    type: event.type,
    at: context.clock.now(),
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    subject_name: event.subjectName ?? '',
    details: event.details ?? {},
    audience: event.audience ?? 'all',
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    actor_role: actor.role,
    via: origin.via,
    address: origin.address ?? '',
    agent: origin.agent ?? '',
    request_id: context.requestId,
  }
}

/** The statement that writes rows made by `eventRow`, where the condition of its surroundings holds. */
export function insertEvents(
  rows: Record<string, unknown>[],
  condition: Statement = sql`true`,
): Statement {
  return insertEventsFrom(sql`
    select id, type, at, subject_kind, subject_id, subject_name, details, audience,
           actor_kind, actor_id, actor_name, actor_role, via, address, agent, request_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(id uuid, type text, at timestamptz, subject_kind text, subject_id text, subject_name text,
               details jsonb, audience text, actor_kind text, actor_id text, actor_name text,
               actor_role text, via text, address text, agent text, request_id text)
     where ${condition}`)
}

/** The statement that writes the deeds that a query gives, its columns in the order of the table. */
export function insertEventsFrom(query: Statement): Statement {
  return sql`
    insert into event (id, type, at, subject_kind, subject_id, subject_name, details, audience,
                       actor_kind, actor_id, actor_name, actor_role, via, address, agent, request_id)
    ${query}`
}

/** Who did it, as the values of `authorColumns`. */
export function authorValues({ actor, origin, requestId }: DeedContext): string[] {
  const { kind, id, name, role } = actor
  return [kind, id, name, role, origin.via, origin.address ?? '', origin.agent ?? '', requestId]
}

/** The last columns of an event, from a JSON array of `authorValues`. */
export function authorColumns(author: Statement): Statement {
  return sql`
    ${author}->>0, ${author}->>1, ${author}->>2, ${author}->>3, ${author}->>4, ${author}->>5,
    ${author}->>6, ${author}->>7`
}

/** Records one deed. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await appendEvents(tx, [event])
}
