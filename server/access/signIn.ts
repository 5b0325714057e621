import { APIError } from 'better-auth/api'
import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import type { ReplyHead, Settle } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { type AuthCall, authHeaders, sessionCookieName, withAuth } from './auth.ts'
import { forgetCredentials } from './authenticate.ts'
import { beginAttempt, clearAttempt } from './lockout.ts'
import { hashAndSettle, hashPassword, isAtPresentCost } from './passwords.ts'
import type { Role } from './roles.ts'
import { endSessionOf, sessionHashOf } from './sessions.ts'
import { hashToken } from './tokens.ts'
import { actAs, actorOfUser, getUser } from './users.ts'

/** What a route hands to the deeds of signing in. */
export type SignInCall = DeedContext & AuthCall & { db: Database; settle: Settle; reply: ReplyHead }

/** What signing in came to; its cookies stand in the reply's head. */
export interface SignIn {
  secondFactorRequired: boolean
}

// A time-based code is right for a minute and a half.
const CODE_SECONDS = 120

/** Takes an e-mail and a password; unknown users cost the same time and get the same answer. */
export async function signIn(call: SignInCall, email: string, password: string): Promise<SignIn> {
  const attempt = await beginAttempt(call.db, call.clock, email, call.origin.address ?? '')
  return hashAndSettle(call, async (tx) => {
    const answer = await orRefused(
      withAuth(call, tx, (api) =>
        api.signInEmail({
          body: { email, password },
          headers: authHeaders(call, sessionCookieName(call.config)),
          returnHeaders: true,
        }),
      ),
    )
    if (answer instanceof APIError) {
      await recordRefusal(tx, 'password', email)
      return new Problem(401, 'wrong_credentials')
    }
    await clearAttempt(tx, attempt)
    const waits = 'twoFactorRedirect' in answer.response
    if (!waits) await beginSession(call, tx, answer.response.user.id, 'password')
    // Half a sign-in is no deed yet.
    call.reply.unchanged = waits
    await renewHash(tx, email, password)
    call.reply.headers['set-cookie'] = answer.headers.getSetCookie()
    return { secondFactorRequired: waits }
  })
}

/** A password that was hashed when hashing was cheaper is hashed anew while it is at hand. */
async function renewHash(tx: Tx, email: string, password: string): Promise<void> {
  const { id, hash } = await tx.one<{ id: string; hash: string }>(sql`
    select c.id, c.password_hash as hash
      from credential c join app_user u on u.id = c.user_id where u.email = ${email}`)
  if (isAtPresentCost(hash)) return
  const renewed = await hashPassword(password)
  await tx.run(sql`
    update credential set password_hash = ${renewed}, updated_at = ${tx.clock.now()}
     where id = ${id}`)
}

/** Takes the code of the authenticator app, or a recovery code, after the password was right. */
export async function verifySecondFactor(call: SignInCall, code: string): Promise<SignIn> {
  const isRecoveryCode = !/^\d{6}$/.test(code)
  return call.settle(async (tx) => {
    // Without the session cookie, so that the code is always judged by the waiting sign-in.
    const request = {
      body: { code },
      headers: authHeaders(call, sessionCookieName(call.config)),
      returnHeaders: true as const,
    }
    const answer = await orRefused(
      withAuth(call, tx, (api) =>
        isRecoveryCode ? api.verifyBackupCode(request) : api.verifyTOTP(request),
      ),
    )
    if (answer instanceof APIError) {
      await recordRefusal(tx, 'second factor')
      return isTooMany(answer)
        ? new Problem(429, 'too_many_attempts')
        : new Problem(422, 'wrong_code')
    }
    const userId = answer.response.user.id
    if (!isRecoveryCode) await useCode(tx, userId, code)
    await beginSession(call, tx, userId, isRecoveryCode ? 'recovery code' : 'code')
    call.reply.headers['set-cookie'] = answer.headers.getSetCookie()
    return { secondFactorRequired: false }
  })
}

/** A code that was seen on its way is worth nothing: it counts once. */
export async function useCode(tx: Tx, userId: string, code: string): Promise<void> {
  const now = tx.clock.now()
  await tx.run(sql`
    delete from used_code
     where user_id = ${userId} and used_at < ${now}::timestamptz - make_interval(secs => ${CODE_SECONDS})`)
  const used = await tx.run(sql`
    insert into used_code (user_id, code_hash, used_at)
    values (${userId}, ${hashToken(`${userId}:${code}`)}, ${now}) on conflict do nothing`)
  if (used === 0) throw new Problem(422, 'wrong_code')
}

async function recordRefusal(tx: Tx, factor: string, email?: string): Promise<void> {
  // An e-mail that is no user's is not written down: some type their password into that field.
  const user = await tx.maybe<{ id: string; email: string }>(
    sql`select id, email from app_user where email = ${email ?? ''}`,
  )
  await appendEvent(tx, {
    type: 'sign_in.refused',
    subjectKind: 'user',
    subjectId: user?.id ?? 'unknown',
    subjectName: user?.email ?? '',
    details: { factor },
    audience: 'audit',
  })
}

/** A browser that signs in again leaves its former session behind, so that one ends. */
async function beginSession(
  call: SignInCall,
  tx: Tx,
  userId: string,
  factor: string,
): Promise<void> {
  const former = sessionHashOf(call)
  if (former) await endSessionOf(tx, former)
  forgetCredentials()
  const user = await getUser(tx, userId)
  await appendEvent(actAs(tx, actorOfUser({ ...user, role: user.role as Role })), {
    type: 'session.created',
    subjectKind: 'user',
    subjectId: userId,
    subjectName: user.email,
    details: { factor },
    audience: 'audit',
  })
}

/** The auth library's refusals as values: what it counted must be committed all the same. */
export async function orRefused<Result>(work: Promise<Result>): Promise<Result | APIError> {
  try {
    return await work
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return error
    throw error
  }
}

/** Whether the auth library has locked the second factor for a while. */
export function isTooMany(refusal: APIError): boolean {
  const code = refusal.body?.code ?? ''
  return refusal.statusCode === 429 || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'
}
