import type { Clock } from '../platform/clock.ts'
import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import type { Settle } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { clearAttempts } from './lockout.ts'
import {
  createOneTimeLink,
  findOneTimeLink,
  type OneTimeLink,
  spendOneTimeLink,
} from './oneTimeLinks.ts'
import { checkPassword, hashPassword, withHashSlot } from './passwords.ts'
import { operatorContext } from './setUp.ts'
import { endSessions, getUser } from './users.ts'

const OWNER_LINK_MINUTES = 24 * 60
const MAILED_LINK_MINUTES = 60

/** Makes the link by which a user sets a new password; a lost phone needs its second factor removed. */
export async function createPasswordReset(
  tx: Tx,
  userId: string,
  options: { removeSecondFactor?: boolean | undefined; mailed?: boolean } = {},
): Promise<OneTimeLink> {
  const user = await getUser(tx, userId)
  if (!user.active) throw new Problem(404, 'not_found')
  const link = await createOneTimeLink(tx, {
    kind: 'password_reset',
    userId,
    createdBy: tx.actor.name,
    minutes: options.mailed ? MAILED_LINK_MINUTES : OWNER_LINK_MINUTES,
    now: tx.clock.now(),
  })
  if (options.removeSecondFactor) await removeSecondFactor(tx, userId)
  await appendEvent(tx, {
    type: 'password_reset.created',
    subjectKind: 'user',
    subjectId: userId,
    subjectName: user.email,
    details: { removedSecondFactor: options.removeSecondFactor ?? false },
    audience: 'audit',
  })
  return link
}

async function removeSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.run(sql`delete from second_factor where user_id = ${userId}`)
  await tx.run(sql`update app_user set second_factor = false where id = ${userId}`)
}

/** Sets the new password; all sessions end, and every other open link of this user. */
export async function completePasswordReset(
  call: DeedContext & { db: Database; settle: Settle },
  input: { token: string; password: string },
): Promise<void> {
  const link = await findOneTimeLink(call.db, 'password_reset', input.token, call.clock.now())
  const userId = link.userId ?? ''
  const user = await call.db.transaction(call, (tx) => getUser(tx, userId))
  checkPassword(input.password, [user.email, user.name])
  const passwordHash = await withHashSlot(() => hashPassword(input.password))
  await call.settle(async (tx) => {
    await spendOneTimeLink(tx, 'password_reset', input.token)
    const now = tx.clock.now()
    await tx.run(sql`
      update credential set password_hash = ${passwordHash}, updated_at = ${now}
       where user_id = ${userId}`)
    await tx.run(sql`
      update one_time_link set used_at = ${now} where user_id = ${userId} and used_at is null`)
    await clearAttempts(tx, user.email)
    const ended = await endSessions(tx, userId)
    await appendEvent(tx, {
      type: 'password.reset',
      subjectKind: 'user',
      subjectId: userId,
      subjectName: user.email,
      details: { endedSessions: ended },
      audience: 'audit',
    })
  })
}

/** The operator's way back in for a user: gives the token of a one-time link. */
export async function resetUserAsOperator(
  db: Database,
  clock: Clock,
  input: { email: string; removeSecondFactor?: boolean },
): Promise<OneTimeLink> {
  return db.transaction(operatorContext(clock), async (tx) => {
    const user = await tx.maybe<{ id: string }>(
      sql`select id from app_user where email = ${input.email.toLowerCase()}`,
    )
    if (!user) throw new Problem(404, 'not_found', { detail: `No user has ${input.email}.` })
    return createPasswordReset(tx, user.id, { removeSecondFactor: input.removeSecondFactor })
  })
}
