import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { forgetCredentials } from './authenticate.ts'
import { beginAttempt, clearAttempt } from './lockout.ts'
import { checkPassword, hashPassword, isPasswordRight, withHashSlot } from './passwords.ts'
import { sessionHashOf } from './sessions.ts'
import type { SignInCall } from './signIn.ts'

/** Changes one's own password; one's sessions in other browsers end. */
export async function changePassword(
  call: SignInCall,
  input: { currentPassword: string; password: string },
): Promise<void> {
  const user = await call.db.one<{ email: string; name: string; hash: string }>(sql`
    select u.email, u.name, c.password_hash as hash
      from app_user u join credential c on c.user_id = u.id where u.id = ${call.actor.id}`)
  const attempt = await beginAttempt(call.db, call.clock, user.email, call.origin.address ?? '')
  const passwordHash = await withHashSlot(async () => {
    if (!(await isPasswordRight(user.hash, input.currentPassword)))
      throw new Problem(422, 'wrong_password')
    checkPassword(input.password, [user.email, user.name])
    return hashPassword(input.password)
  })
  await call.db.transaction(call, async (tx) => {
    await clearAttempt(tx, attempt)
    await tx.run(sql`
      update credential set password_hash = ${passwordHash}, updated_at = ${tx.clock.now()}
       where user_id = ${tx.actor.id}`)
    const ended = await tx.run(sql`
      delete from session
       where user_id = ${tx.actor.id} and token_hash <> ${sessionHashOf(call) ?? ''}`)
    forgetCredentials()
    await appendEvent(tx, {
      type: 'password.changed',
      subjectKind: 'user',
      subjectId: tx.actor.id,
      subjectName: user.email,
      details: { endedSessions: ended },
      audience: 'audit',
    })
  })
}
