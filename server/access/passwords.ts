import { hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import type { Settle } from '../platform/route.ts'

// Argon2id with 64 MiB and three passes, well above OWASP's floor: about 100 ms on a small machine.
const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
const MIN_LENGTH = 12
const MAX_LENGTH = 128
// Of 0 to 4; below it a million guesses suffice.
const LEAST_SCORE = 2
// More at once would let a flood of sign-ins take both cores and every database connection.
const AT_ONCE = 2
const MAX_WAITING = 100

let running = 0
const waiting: (() => void)[] = []
let estimator: ZxcvbnFactory | undefined

/** Runs work that hashes passwords, two at a time; refuses when too many wait already. */
export async function withHashSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new Problem(503, 'sign_in_busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    // The slot is handed on, not freed, so that a newcomer cannot overtake.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** A deciding transaction that hashes: it waits for its slot before it takes a connection. */
export async function hashAndSettle<Result>(
  call: { settle: Settle },
  work: (tx: Tx) => Promise<Result | Problem>,
): Promise<Exclude<Result, Problem>> {
  return withHashSlot(() => call.settle(work))
}

/** The text that is stored for a password. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST)
}

/** Whether a stored text was made at today's cost. */
export function isAtPresentCost(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = COST
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}

/** Whether the password is the one behind the stored text. */
export async function isPasswordRight(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFC'))
}

/** Refuses what is guessed first: short, common, repeating, or made of the user's own name. */
export function checkPassword(password: string, words: string[]): void {
  const plain = password.normalize('NFC')
  if (plain.length < MIN_LENGTH || plain.length > MAX_LENGTH)
    throw new Problem(422, 'password_too_weak', {
      detail: `Use ${MIN_LENGTH} to ${MAX_LENGTH} characters.`,
    })
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const parts = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
  if (estimator.check(plain, parts).score < LEAST_SCORE)
    throw new Problem(422, 'password_too_weak', {
      detail: 'It is common, repeats itself, or is little more than your name: use several words.',
    })
}
