import { type FoundItem, findItems } from '../catalog/findItems.ts'
import { explodeKits } from '../catalog/kits.ts'
import { CUSTOMER_END } from '../locations/ends.ts'
import { findPlaces, type Place } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { appendDocumentEvent } from './documents.ts'
import { lockAvailability } from './lock.ts'
import { nameUnits, pickUnits } from './pick.ts'
import { type Cause, type Condition, type Move, type Posting, postMovements } from './post.ts'
import { type LiveLine, readLiveLines, shipLines } from './promises.ts'
import {
  appendReservationEvent,
  changeReservation,
  lockReservation,
  type Reservation,
} from './reservations.ts'

export interface ShipmentLine {
  sku: string
  location: string
  quantity: number
  lot?: string | undefined
  /** The name of each unit, where the item is tracked by serial. */
  serials?: string[] | undefined
  condition?: Condition | undefined
  note?: string | undefined
}

export interface Shipment {
  /** The firm reservation that these units fulfil; without lines, all that it still promises. */
  reservationId?: string | undefined
  lines?: ShipmentLine[] | undefined
  /** Without lines: the names of those units that have one. */
  serials?: string[] | undefined
  /** Instead of lines: units that are picked from where they lie at their site. */
  units?: PickedUnits[] | undefined
  reference?: string | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** Base units of an item that leave a site. */
export interface PickedUnits {
  itemId: string
  siteId: string
  quantity: number
  /** Which, where the item is tracked by serial. */
  serials?: string[] | undefined
}

/** A move out of the house with the site whose promise it fulfils. */
interface Leaving extends Move {
  siteId: string
}

/** Sends units to customers; a reservation that they fulfil stops to promise them. */
export async function shipStock(tx: Tx, input: Shipment): Promise<Posting & { id: string }> {
  const reservation = await lockFirmReservation(tx, input.reservationId)
  const promised = reservation ? await readLiveLines(tx, [reservation.id]) : []
  const leaving = input.lines
    ? await movesOfLines(tx, input.lines)
    : await movesOfUnits(tx, input.units ?? (await nameUnits(tx, promised, input.serials)))
  await lockAvailability(tx, [...leaving, ...promised])
  if (reservation) await fulfilReservation(tx, reservation, leaving, promised)
  const cause: Cause = {
    kind: 'shipment',
    documentId: newId(),
    reference: input.reference ?? reservation?.reference,
    note: input.note,
    occurredAt: input.occurredAt,
  }
  const posting = await postMovements(tx, cause, leaving)
  const details = reservation ? { reservationId: reservation.id } : {}
  await appendDocumentEvent(tx, 'shipment.created', cause, posting, details)
  return { id: cause.documentId, ...posting }
}

async function lockFirmReservation(
  tx: Tx,
  id: string | undefined,
): Promise<Reservation | undefined> {
  if (id === undefined) return undefined
  const reservation = await lockReservation(tx, id)
  const { state } = reservation
  if (state === 'committed') return reservation
  throw state === 'held'
    ? new Problem(409, 'reservation_not_committed', { id })
    : new Problem(409, state === 'expired' ? 'reservation_expired' : 'reservation_ended', {
        id,
        state,
      })
}

async function movesOfLines(tx: Tx, lines: ShipmentLine[]): Promise<Leaving[]> {
  const items = await findItems(
    tx,
    lines.map(({ sku }) => sku),
  )
  const places = await findPlaces(
    tx,
    lines.map(({ location }) => location),
  )
  const leaving: Leaving[] = []
  for (const [index, line] of lines.entries()) {
    const item = items.get(line.sku) as FoundItem
    const place = places.get(line.location) as Place
    const needs =
      item.kind === 'virtual_kit'
        ? await nameUnits(
            tx,
            await explodeKits(tx, [{ itemId: item.id, quantity: line.quantity }]),
            line.serials,
          )
        : [{ itemId: item.id, quantity: line.quantity, serials: line.serials }]
    for (const need of needs)
      leaving.push({
        itemId: need.itemId,
        quantity: need.quantity,
        serials: need.serials,
        fromLocationId: place.id,
        siteId: place.siteId,
        toLocationId: CUSTOMER_END,
        fromCondition: line.condition,
        lot: line.lot,
        note: line.note,
        line: index + 1,
      })
  }
  return leaving
}

/** Picks units from where they lie. */
async function movesOfUnits(tx: Tx, units: PickedUnits[]): Promise<Leaving[]> {
  await lockAvailability(tx, units)
  const leaving: Leaving[] = []
  for (const line of units) {
    const { siteId } = line
    const picked = await pickUnits(tx, line, { id: siteId, siteId }, CUSTOMER_END)
    leaving.push(...picked.map((move) => ({ ...move, siteId })))
  }
  return leaving.map((move, index) => ({ ...move, line: index + 1 }))
}

async function fulfilReservation(
  tx: Tx,
  reservation: Reservation,
  leaving: Leaving[],
  promised: LiveLine[],
): Promise<void> {
  const sums = new Map<string, Leaving>()
  for (const move of leaving) {
    const key = `${move.itemId}/${move.siteId}`
    const sum = sums.get(key)
    sums.set(key, sum ? { ...sum, quantity: sum.quantity + move.quantity } : move)
  }
  const refused = await shipLines(tx, reservation.id, [...sums.values()])
  if (refused.length > 0) throw await moreThanReserved(tx, refused, promised)
  const open = await readLiveLines(tx, [reservation.id])
  const done = open.length === 0
  const after = done ? await changeReservation(tx, reservation, 'shipped') : reservation
  if (done) await appendReservationEvent(tx, 'shipped', after)
}

async function moreThanReserved(
  tx: Tx,
  refused: Leaving[],
  promised: LiveLine[],
): Promise<Problem> {
  const skus = await tx.many<{ id: string; sku: string }>(sql`
    select id, sku from item where id = any(${refused.map(({ itemId }) => itemId)}::uuid[])`)
  const lines = refused.map(({ itemId, siteId, quantity }) => ({
    sku: skus.find(({ id }) => id === itemId)?.sku,
    requested: quantity,
    reserved:
      promised.find((line) => line.itemId === itemId && line.siteId === siteId)?.quantity ?? 0,
  }))
  return new Problem(409, 'more_than_reserved', { lines })
}
