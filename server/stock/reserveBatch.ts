import { type Batcher, createBatcher } from '../platform/batch.ts'
import { type Database, type DeedContext, databaseCode } from '../platform/database.ts'
import type { KeyClaim } from '../platform/idempotency.ts'
import type { Problem } from '../platform/problem.ts'
import { isDistributed } from './distributed.ts'
import type { Reservation } from './reservations.ts'
import type { ReservationRequest } from './reserve.ts'
import { reserveAlone } from './reserveAlone.ts'
import { decideReservations, type Verdict } from './reserveDecision.ts'
import { type Offer, readForDecision } from './reserveRead.ts'
import { writeDecisions } from './reserveWrite.ts'

/** One checked request for a reservation, with who sends it. */
export interface ReserveCall {
  context: DeedContext
  request: ReservationRequest
  claim?: KeyClaim | undefined
}

/** What a batch gave: a promise or a refusal, kept for its key; `undefined`: do it singly. */
export type ReserveAnswer = { reservation: Reservation } | { refusal: Problem } | undefined

// Two, so that one is decided here while the other is written there; more only compete for the cores.
const LANES = 2
// Beyond this a batch takes longer without being cheaper for each of its requests.
const MAX_BATCH = 128
const ATTEMPTS = 3

const batchers = new WeakMap<Database, Batcher<ReserveCall, ReserveAnswer>>()

/**
 * Reserves together with all that wait at this moment: decided here, written and committed once. The
 * database still judges: the write checks all that was decided upon, and fails as a whole where it
 * is not so. What is not plain (kits, a reference that is already live, a hold
 * that is over, a key that was used) is left to be done singly, and so is all where one statement
 * cannot write several buckets, because they lie on several machines.
 */
export async function reserveTogether(db: Database, call: ReserveCall): Promise<ReserveAnswer> {
  if (await isDistributed(db)) return undefined
  const batcher =
    batchers.get(db) ??
    createBatcher<ReserveCall, ReserveAnswer>({
      lanes: LANES,
      maxBatch: MAX_BATCH,
      run: (calls) => reserveBatch(db, calls),
    })
  batchers.set(db, batcher)
  return batcher.submit(call)
}

async function reserveBatch(db: Database, calls: ReserveCall[]): Promise<ReserveAnswer[]> {
  const [call] = calls
  if (call && calls.length === 1) {
    const reservation = await reserveAlone(db.hot, call).catch(ignoreOvertaken)
    if (reservation) return [{ reservation }]
  }
  const known = knownOffers(db)
  const guessed = await reserveAsKnown(db, calls, known)
  if (guessed) return guessed
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const state = await readForDecision(db.hot, calls)
    for (const [key, offer] of state.offers) known.set(key, offer)
    const verdicts = decideReservations(calls, state)
    if (await tryToWrite(db, calls, verdicts)) return verdicts.map(answerOf)
  }
  return calls.map(() => undefined)
}

// Beyond this the memory is begun anew.
const MAX_KNOWN = 50_000
const memories = new WeakMap<Database, Map<string, Offer>>()

function knownOffers(db: Database): Map<string, Offer> {
  const known = memories.get(db) ?? new Map<string, Offer>()
  if (known.size > MAX_KNOWN) known.clear()
  memories.set(db, known)
  return known
}

/**
 * Decides by what this process has seen last, without reading anew: a guess, which the write checks
 * word for word. Only promises are guessed; a refusal needs a proper read.
 */
async function reserveAsKnown(
  db: Database,
  calls: ReserveCall[],
  known: Map<string, Offer>,
): Promise<ReserveAnswer[] | undefined> {
  const state = { offers: known, takenReferences: new Set<string>(), usedKeys: new Set<string>() }
  const verdicts = decideReservations(calls, state)
  if (!verdicts.every(({ kind }) => kind === 'taken')) return undefined
  return (await tryToWrite(db, calls, verdicts)) ? verdicts.map(answerOf) : undefined
}

/** Whether the decisions stood; what was taken is remembered as gone. */
async function tryToWrite(
  db: Database,
  calls: ReserveCall[],
  verdicts: Verdict[],
): Promise<boolean> {
  const done = await writeDecisions(db.hot, calls, verdicts).then(() => true, ignoreOvertaken)
  if (!done) return false
  for (const verdict of verdicts)
    if (verdict.kind === 'taken')
      for (const { offer, quantity } of verdict.units)
        offer.available = (offer.available ?? 0) - quantity
  return true
}

function answerOf(verdict: Verdict): ReserveAnswer {
  if (verdict.kind === 'taken') return { reservation: verdict.reservation }
  return verdict.kind === 'refused' ? { refusal: verdict.refusal } : undefined
}

/** What others changed between the read and the write: all was rolled back, so decide anew. */
function ignoreOvertaken(error: unknown): undefined {
  // Not what was decided, a reference or key that was taken meanwhile, a serialization failure, a deadlock.
  if (['22012', '23505', '40001', '40P01'].includes(databaseCode(error))) return undefined
  throw error
}
