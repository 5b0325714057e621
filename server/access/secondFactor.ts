import { APIError } from 'better-auth/api'
import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { authHeaders, withAuth } from './auth.ts'
import { forgetCredentials } from './authenticate.ts'
import { beginAttempt, clearAttempt } from './lockout.ts'
import { hashAndSettle } from './passwords.ts'
import { isTooMany, orRefused, type SignInCall, useCode } from './signIn.ts'
import { getUser } from './users.ts'

/** What the page shows once: an address for the authenticator app, and codes for a lost phone. */
export interface Enrolment {
  totpUri: string
  recoveryCodes: string[]
}

/** Begins a second factor; it counts from its first right code on. */
export async function enableSecondFactor(call: SignInCall, password: string): Promise<Enrolment> {
  return withPassword(call, async (tx) => {
    await appendEvent(tx, changeOf('second_factor.begun', call))
    const answer = await withAuth(call, tx, (api) =>
      api.enableTwoFactor({ body: { password, method: 'totp' }, headers: authHeaders(call) }),
    )
    if (answer.method !== 'totp') throw new Error('The auth library began another second factor.')
    return { totpUri: answer.totpURI, recoveryCodes: answer.backupCodes }
  })
}

/** Turns the second factor on, by the first code of the app; the session gets a new cookie. */
export async function confirmSecondFactor(call: SignInCall, code: string): Promise<void> {
  await call.settle(async (tx) => {
    const verified = await orRefused(
      withAuth(call, tx, (api) =>
        api.verifyTOTP({ body: { code }, headers: authHeaders(call), returnHeaders: true }),
      ),
    )
    call.reply.unchanged = verified instanceof APIError
    if (verified instanceof APIError) return refusalOf(verified)
    await useCode(tx, call.actor.id, code)
    await appendEvent(tx, changeOf('second_factor.enabled', call))
    call.reply.headers['set-cookie'] = verified.headers.getSetCookie()
  })
  forgetCredentials()
}

/** Turns the second factor off again. */
export async function disableSecondFactor(call: SignInCall, password: string): Promise<void> {
  await withPassword(call, async (tx) => {
    const done = await withAuth(call, tx, (api) =>
      api.disableTwoFactor({ body: { password }, headers: authHeaders(call), returnHeaders: true }),
    )
    await appendEvent(tx, changeOf('second_factor.disabled', call))
    call.reply.headers['set-cookie'] = done.headers.getSetCookie()
  })
  forgetCredentials()
}

/** A stolen session must not become a way to guess the password: mistakes count as at the sign-in. */
async function withPassword<Result>(
  call: SignInCall,
  work: (tx: Tx) => Promise<Result>,
): Promise<Exclude<Result, Problem>> {
  const { email } = await call.db.transaction(call, (tx) => getUser(tx, call.actor.id))
  const attempt = await beginAttempt(call.db, call.clock, email, call.origin.address ?? '')
  return hashAndSettle(call, async (tx): Promise<Result | Problem> => {
    const done = await orRefused(work(tx))
    if (!(done instanceof APIError) || !isWrongPassword(done)) await clearAttempt(tx, attempt)
    call.reply.unchanged = done instanceof APIError
    return done instanceof APIError ? refusalOf(done) : done
  })
}

function isWrongPassword(refusal: APIError): boolean {
  return refusal.body?.code === 'INVALID_PASSWORD'
}

function refusalOf(refusal: APIError): Problem {
  if (isTooMany(refusal)) return new Problem(429, 'too_many_attempts')
  const known: Record<string, Problem> = {
    INVALID_PASSWORD: new Problem(422, 'wrong_password'),
    INVALID_CODE: new Problem(422, 'wrong_code'),
    TOTP_ALREADY_ENABLED: new Problem(409, 'second_factor_enabled'),
    TOTP_NOT_ENABLED: new Problem(409, 'second_factor_missing'),
  }
  return known[refusal.body?.code ?? ''] ?? new Problem(401, 'not_signed_in')
}

function changeOf(type: string, call: SignInCall) {
  return {
    type,
    subjectKind: 'user',
    subjectId: call.actor.id,
    subjectName: call.actor.name,
    audience: 'audit' as const,
  }
}
