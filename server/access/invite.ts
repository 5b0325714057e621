import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import type { Settle } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import {
  createOneTimeLink,
  findOneTimeLink,
  type OneTimeLink,
  spendOneTimeLink,
} from './oneTimeLinks.ts'
import { checkPassword, hashPassword, withHashSlot } from './passwords.ts'
import type { Role } from './roles.ts'
import { actAs, actorOfUser, createUser, type User } from './users.ts'

const INVITATION_MINUTES = 7 * 24 * 60

/** An invitation that nobody has accepted yet. */
export interface Invitation {
  id: string
  email: string
  role: Role
  createdBy: string
  createdAt: string
  expiresAt: string
}

/** Invites someone; an earlier invitation of the same person is withdrawn. */
export async function inviteUser(
  tx: Tx,
  input: { email: string; role: Role },
): Promise<OneTimeLink> {
  const email = input.email.toLowerCase()
  const taken = await tx.maybe(sql`select id from app_user where email = ${email}`)
  if (taken) throw new Problem(409, 'email_taken')
  await tx.run(sql`
    delete from one_time_link where kind = 'invitation' and email = ${email} and used_at is null`)
  const link = await createOneTimeLink(tx, {
    kind: 'invitation',
    email,
    role: input.role,
    createdBy: tx.actor.name,
    minutes: INVITATION_MINUTES,
    now: tx.clock.now(),
  })
  await appendEvent(tx, {
    type: 'invitation.created',
    subjectKind: 'invitation',
    subjectId: link.id,
    subjectName: email,
    details: { role: input.role },
    audience: 'audit',
  })
  return link
}

/** Invitations that can still be accepted. */
export async function listInvitations(db: Queryable, now: string): Promise<Invitation[]> {
  return db.many<Invitation>(sql`
    select id, email, role, created_by as "createdBy", created_at as "createdAt",
           expires_at as "expiresAt"
      from one_time_link
     where kind = 'invitation' and used_at is null and expires_at > ${now}
     order by created_at desc limit 200`)
}

/** Withdraws an invitation. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<void> {
  const gone = await tx.maybe<{ email: string }>(sql`
    delete from one_time_link where id = ${id} and kind = 'invitation' and used_at is null
    returning email`)
  if (!gone) throw new Problem(404, 'not_found')
  await appendEvent(tx, {
    type: 'invitation.withdrawn',
    subjectKind: 'invitation',
    subjectId: id,
    subjectName: gone.email,
    audience: 'audit',
  })
}

/** Makes the invited user with a name and a password of their own. */
export async function acceptInvitation(
  call: DeedContext & { db: Database; settle: Settle },
  input: { token: string; name: string; password: string },
): Promise<User> {
  const link = await findOneTimeLink(call.db, 'invitation', input.token, call.clock.now())
  const email = link.email ?? ''
  checkPassword(input.password, [email, input.name])
  const passwordHash = await withHashSlot(() => hashPassword(input.password))
  return call.settle(async (tx) => {
    await spendOneTimeLink(tx, 'invitation', input.token)
    const role = link.role ?? 'read_only'
    const user = await createUser(tx, { email, name: input.name, role, passwordHash })
    await appendEvent(actAs(tx, actorOfUser(user)), {
      type: 'invitation.accepted',
      subjectKind: 'invitation',
      subjectId: link.id,
      subjectName: email,
      audience: 'audit',
    })
    return user
  })
}
