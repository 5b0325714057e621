import type { Clock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { hashToken } from './tokens.ts'

// The first mistakes cost nothing, then each doubles the wait; from the tenth it is a quarter hour.
const FREE_FAILURES = 3
const LOCKED_FROM = 10
const LOCKED_SECONDS = 900
const FORGOTTEN_HOURS = 24

/** One account as it was typed, from one address: unknown accounts are counted alike. */
export interface Attempt {
  accountHash: string
  address: string
}

/**
 * Counts an attempt before its password is looked at, so that many at once cannot slip through;
 * refuses while the account is blocked for this address.
 */
export async function beginAttempt(
  db: Queryable,
  clock: Clock,
  email: string,
  address: string,
): Promise<Attempt> {
  const attempt = { accountHash: hashToken(email.toLowerCase()), address }
  const now = clock.now()
  const counted = await db.run(sql`
    insert into sign_in_attempt as old (account_hash, address, failures, last_at, blocked_until)
    values (${attempt.accountHash}, ${address}, 1, ${now}, ${now})
    on conflict (account_hash, address) do update set
      failures = ${nextFailures(now)}, last_at = excluded.last_at,
      blocked_until = excluded.last_at + make_interval(secs => case
        when ${nextFailures(now)} <= ${FREE_FAILURES} then 0
        when ${nextFailures(now)} >= ${LOCKED_FROM} then ${LOCKED_SECONDS}
        else 2 ^ (${nextFailures(now)} - ${FREE_FAILURES} - 1) end)
    where old.blocked_until <= ${now}`)
  if (counted === 0) await refuseBlocked(db, clock, attempt)
  return attempt
}

function nextFailures(now: string) {
  return sql`(case when old.last_at < ${now}::timestamptz - make_interval(hours => ${FORGOTTEN_HOURS})
    then 1 else old.failures + 1 end)`
}

async function refuseBlocked(db: Queryable, clock: Clock, attempt: Attempt): Promise<never> {
  const row = await db.maybe<{ seconds: number }>(sql`
    select ceil(extract(epoch from blocked_until - ${clock.now()}::timestamptz))::int as seconds
      from sign_in_attempt
     where account_hash = ${attempt.accountHash} and address = ${attempt.address}`)
  throw new Problem(429, 'too_many_attempts', { retryAfterSeconds: Math.max(1, row?.seconds ?? 1) })
}

/** Forgets the mistakes after a success. */
export async function clearAttempt(db: Queryable, attempt: Attempt): Promise<void> {
  await db.run(sql`
    delete from sign_in_attempt
     where account_hash = ${attempt.accountHash} and address = ${attempt.address}`)
}

/** Forgets an account's mistakes from everywhere, when its password was set anew. */
export async function clearAttempts(db: Queryable, email: string): Promise<void> {
  await db.run(
    sql`delete from sign_in_attempt where account_hash = ${hashToken(email.toLowerCase())}`,
  )
}
