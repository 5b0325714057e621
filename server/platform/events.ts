import type { Tx } from './database.ts'
import { newId } from './identifier.ts'
import { sql } from './sql.ts'

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
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    subject_name: event.subjectName ?? '',
    details: event.details ?? {},
    audience: event.audience ?? 'all',
  }))
  await tx.run(sql`
    insert into event (id, type, at, subject_kind, subject_id, subject_name, details, audience,
                       actor_kind, actor_id, actor_name, actor_role, via, address, agent, request_id)
    select id, type, ${tx.clock.now()}::timestamptz, subject_kind, subject_id, subject_name, details, audience,
           ${tx.actor.kind}, ${tx.actor.id}, ${tx.actor.name}, ${tx.actor.role},
           ${tx.origin.via}, ${tx.origin.address ?? ''}, ${tx.origin.agent ?? ''}, ${tx.requestId}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(id uuid, type text, subject_kind text, subject_id text, subject_name text, details jsonb, audience text)`)
  tx.eventCount += events.length
}

/** Records one deed. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await appendEvents(tx, [event])
}
