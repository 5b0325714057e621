import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { lockAvailability } from './lock.ts'
import { changeLines, readLiveLines } from './promises.ts'
import {
  appendReservationEvent,
  changeReservation,
  lockReservation,
  type Reservation,
} from './reservations.ts'

/** Makes a hold firm; a firm one stays as it is. */
export async function commitReservation(tx: Tx, id: string): Promise<Reservation> {
  const reservation = await lockReservation(tx, id)
  if (reservation.state === 'committed') return reservation
  refuseUnlessHeld(reservation)
  const lines = await readLiveLines(tx, [id])
  const made = await changeLines(tx, lines, 'committed')
  // Another clock may already have given some of its units away.
  if (made < lines.length || (await hasExpiredLine(tx, id)))
    throw new Problem(409, 'reservation_expired')
  const committed = await changeReservation(tx, reservation, 'committed')
  await appendReservationEvent(tx, 'committed', committed)
  return committed
}

/** Gives a hold more time, counted from now. */
export async function renewReservation(
  tx: Tx,
  id: string,
  holdSeconds: number,
): Promise<Reservation> {
  const reservation = await lockReservation(tx, id)
  if (reservation.state === 'committed') throw new Problem(409, 'reservation_not_held')
  refuseUnlessHeld(reservation)
  const expiresAt = new Date(tx.clock.milliseconds() + holdSeconds * 1000).toISOString()
  const lines = await readLiveLines(tx, [id])
  await lockAvailability(tx, lines)
  for (const { itemId, siteId } of lines) {
    const renewed = await tx.run(sql`
      update reservation_line set expires_at = ${expiresAt}
       where bucket = ${bucketOfId(itemId)} and reservation_id = ${id}
         and item_id = ${itemId} and site_id = ${siteId} and state = 'held'`)
    if (renewed === 0) throw new Problem(409, 'reservation_expired')
  }
  if (await hasExpiredLine(tx, id)) throw new Problem(409, 'reservation_expired')
  const renewed = await changeReservation(tx, reservation, 'held', expiresAt)
  await appendReservationEvent(tx, 'renewed', renewed)
  return renewed
}

function refuseUnlessHeld({ id, state }: Reservation): void {
  if (state === 'held') return
  throw state === 'expired'
    ? new Problem(409, 'reservation_expired', { id })
    : new Problem(409, 'reservation_ended', { id, state })
}

async function hasExpiredLine(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.many(sql`
    select 1 as one from reservation_line where reservation_id = ${id} and state = 'expired' limit 1`)
  return rows.length > 0
}

/** Gives the promised units back; what is over stays as it is. Says whether anything changed. */
export async function releaseReservation(tx: Tx, id: string): Promise<boolean> {
  const reservation = await lockReservation(tx, id)
  const { state } = reservation
  if (state === 'shipped') throw new Problem(409, 'reservation_ended', { id, state })
  if (reservation.endedAt !== null) return false
  const end = state === 'expired' ? 'expired' : 'released'
  await changeLines(tx, await readLiveLines(tx, [id]), end)
  await appendReservationEvent(tx, end, await changeReservation(tx, reservation, end))
  return true
}

const EXPIRE_AT_ONCE = 100

/** Ends all holds whose time is over, some at a time; gives how many it ended. */
export async function expireHolds(
  db: Database,
  context: DeedContext,
  signal?: AbortSignal,
): Promise<number> {
  let ended = 0
  while (!signal?.aborted) {
    const count = await db.transaction(context, expireSomeHolds)
    ended += count
    if (count < EXPIRE_AT_ONCE) break
  }
  return ended
}

async function expireSomeHolds(tx: Tx): Promise<number> {
  const now = tx.clock.now()
  const rows = await tx.many<Reservation>(sql`
    select id, reference, state, lines, expires_at as "expiresAt", created_at as "createdAt",
           updated_at as "updatedAt", ended_at as "endedAt"
      from reservation
     where state = 'held' and expires_at <= ${now}
     order by expires_at
     limit ${EXPIRE_AT_ONCE}
       for update skip locked`)
  await changeLines(
    tx,
    await readLiveLines(
      tx,
      rows.map(({ id }) => id),
    ),
    'expired',
  )
  for (const row of rows)
    await appendReservationEvent(tx, 'expired', await changeReservation(tx, row, 'expired'))
  return rows.length
}
