import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { forgetCredentials } from './authenticate.ts'
import type { Role } from './roles.ts'

/** Lets an owner look at the program as another role, in this one browser, without changing anything. */
export async function beginRolePreview(
  tx: Tx,
  tokenHash: string | undefined,
  role: Role,
): Promise<void> {
  if (tx.actor.kind !== 'user' || !tokenHash) throw new Problem(422, 'only_for_people')
  await tx.run(sql`update session set preview_role = ${role} where token_hash = ${tokenHash}`)
  await recordPreview(tx, 'role_preview.began', role)
}

/** Gives the session its own role back; false where it looked at none. */
export async function endRolePreview(tx: Tx, tokenHash: string | undefined): Promise<boolean> {
  const ended = await tx.maybe<{ role: Role }>(sql`
    update session s set preview_role = null
      from (select id, preview_role from session
             where token_hash = ${tokenHash ?? ''} and preview_role is not null for update) was
     where s.id = was.id
    returning was.preview_role as role`)
  if (!ended) return false
  await recordPreview(tx, 'role_preview.ended', ended.role)
  return true
}

async function recordPreview(
  tx: Tx,
  type: 'role_preview.began' | 'role_preview.ended',
  role: Role,
): Promise<void> {
  forgetCredentials()
  await appendEvent(tx, {
    type,
    subjectKind: 'user',
    subjectId: tx.actor.id,
    subjectName: tx.actor.name,
    details: { role },
    audience: 'audit',
  })
}
