import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent, type NewEvent } from '../platform/events.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { ReservationState } from './promises.ts'

/** A promise of units as callers see it; lines as they were asked for, kits not exploded. */
export interface Reservation {
  id: string
  reference: string
  state: ReservationState
  lines: { sku: string; site: string; quantity: number }[]
  expiresAt: string | null
  createdAt: string
  updatedAt: string
  endedAt: string | null
}

/** What a reservation takes of each item, kits exploded. */
export interface ReservedItem {
  sku: string
  site: string
  quantity: number
  shipped: number
  state: ReservationState
}

/** Columns of a reservation; a hold whose time is over is expired, whether or not the job has been there. */
export function reservationColumns(now: string) {
  return sql`
    id, reference, lines, expires_at as "expiresAt", created_at as "createdAt",
    updated_at as "updatedAt", ended_at as "endedAt",
    case when state = 'held' and expires_at <= ${now}::timestamptz then 'expired' else state end as state`
}

/** One reservation with the items that it takes. */
export async function getReservation(
  db: Queryable,
  id: string,
  now: string,
): Promise<Reservation & { items: ReservedItem[] }> {
  const reservation = await db.maybe<Reservation>(sql`
    select ${reservationColumns(now)} from reservation where bucket = ${bucketOfId(id)} and id = ${id}`)
  if (!reservation) throw new Problem(404, 'not_found')
  const items = await db.many<ReservedItem>(sql`
    select i.sku, s.path as site, l.quantity, l.shipped, l.state
      from reservation_line l
      join item i on i.id = l.item_id
      join location s on s.id = l.site_id
     where l.reservation_id = ${id}
     order by i.sku, s.path`)
  return { ...reservation, items }
}

/** The reservation, locked: the first lock of every deed that changes one. */
export async function lockReservation(tx: Tx, id: string): Promise<Reservation> {
  const reservation = await tx.maybe<Reservation>(sql`
    select ${reservationColumns(tx.clock.now())}
      from reservation where bucket = ${bucketOfId(id)} and id = ${id}
       for update`)
  if (!reservation) throw new Problem(404, 'not_found')
  return reservation
}

/** Writes a reservation's next state; an end is written once. */
export async function changeReservation(
  tx: Tx,
  reservation: Reservation,
  state: ReservationState,
  expiresAt: string | null = null,
): Promise<Reservation> {
  const now = tx.clock.now()
  const endedAt = state === 'held' || state === 'committed' ? null : now
  await tx.run(sql`
    update reservation
       set state = ${state}, expires_at = ${expiresAt}, updated_at = ${now}, ended_at = ${endedAt}
     where bucket = ${bucketOfId(reservation.id)} and id = ${reservation.id}`)
  return { ...reservation, state, expiresAt, updatedAt: now, endedAt }
}

type Step = 'held' | 'committed' | 'replaced' | 'renewed' | 'released' | 'expired' | 'shipped'

/** Records a reservation's step in life. */
export async function appendReservationEvent(
  tx: Tx,
  step: Step,
  reservation: Reservation,
): Promise<void> {
  await appendEvent(tx, reservationEvent(step, reservation))
}

/** A step in a reservation's life, as its event. */
export function reservationEvent(step: Step, reservation: Reservation): NewEvent {
  const { id, reference, state, lines, expiresAt } = reservation
  return {
    type: `reservation.${step}`,
    subjectKind: 'reservation',
    subjectId: id,
    subjectName: reference,
    details: {
      state,
      expiresAt,
      lines: lines.map(({ sku, site, quantity }) => ({ sku, site, quantity })),
    },
  }
}
