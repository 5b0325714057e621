import { bucketOfText, newIdInBucket } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import type { Reservation } from './reservations.ts'
import type { ShortLine } from './reserve.ts'
import type { ReserveCall } from './reserveBatch.ts'
import { type BatchState, type Offer, offerKey } from './reserveRead.ts'

/** Units of an offer that a request takes, its lines summed. */
export interface TakenUnits {
  offer: Offer
  quantity: number
}

/** What becomes of a request. */
export type Verdict =
  | { kind: 'taken'; reservation: Reservation; units: TakenUnits[] }
  | {
      kind: 'refused'
      refusal: Problem
      /** The offer that others of this batch left too little of; the write must find it so. */
      witness?: { offer: Offer; quantity: number } | undefined
    }
  | { kind: 'singly' }

const SINGLY: Verdict = { kind: 'singly' }

/** Decides requests one after another, each on what those before it left. */
export function decideReservations(calls: ReserveCall[], state: BatchState): Verdict[] {
  const left = new Map<Offer, number>()
  const references = new Set(state.takenReferences)
  const keys = new Set(state.usedKeys)
  return calls.map((call) => {
    const { reference } = call.request
    const key = call.claim && `${call.claim.actorId} ${call.claim.key}`
    if (references.has(reference) || (key && keys.has(key))) return SINGLY
    const units = sumUnits(call, state)
    if (!units) return SINGLY
    references.add(reference)
    if (key) keys.add(key)
    return decide(call, units, left)
  })
}

/** Nothing where the request is not plain. */
function sumUnits({ request }: ReserveCall, state: BatchState): TakenUnits[] | undefined {
  const sums = new Map<Offer, number>()
  for (const line of request.lines) {
    const offer = state.offers.get(offerKey(line))
    if (!offer || offer.isKit || offer.hasExpired) return undefined
    if (offer.available === null && offer.backorderable) return undefined
    sums.set(offer, (sums.get(offer) ?? 0) + line.quantity)
  }
  return [...sums].map(([offer, quantity]) => ({ offer, quantity }))
}

function decide(call: ReserveCall, units: TakenUnits[], left: Map<Offer, number>): Verdict {
  const availableOf = (offer: Offer) => left.get(offer) ?? offer.available ?? 0
  const short = units.filter(
    ({ offer, quantity }) => !offer.backorderable && availableOf(offer) < quantity,
  )
  const [first] = short
  if (first) {
    const lines = short.map(
      ({ offer: { sku, site }, quantity }, index): ShortLine => ({
        sku,
        site,
        requested: quantity,
        available: availableOf((short[index] as TakenUnits).offer),
      }),
    )
    const proved = short.some(({ offer, quantity }) => (offer.available ?? 0) < quantity)
    return {
      kind: 'refused',
      refusal: new Problem(409, 'not_enough_stock', { lines }),
      witness: proved ? undefined : first,
    }
  }
  for (const { offer, quantity } of units) left.set(offer, availableOf(offer) - quantity)
  return { kind: 'taken', reservation: newReservation(call), units }
}

/** The reservation that a request becomes, not yet written. */
export function newReservation({ context, request }: ReserveCall): Reservation {
  const { reference, lines, holdSeconds } = request
  const { clock } = context
  const now = clock.now()
  const expiresAt =
    holdSeconds === undefined
      ? null
      : new Date(clock.milliseconds() + holdSeconds * 1000).toISOString()
  return {
    id: newIdInBucket(bucketOfText(reference)),
    reference,
    state: expiresAt === null ? 'committed' : 'held',
    lines,
    expiresAt,
    createdAt: now,
    updatedAt: now,
    endedAt: null,
  }
}
