import { type FoundItem, findItems } from '../catalog/findItems.ts'
import { explodeKits } from '../catalog/kits.ts'
import { findSites, type Site } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { bucketOfId, bucketOfText, newIdInBucket } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { fitLines, type PlannedLine } from './fitLines.ts'
import { nothingLapsed, readAvailableNow } from './lapse.ts'
import { type ItemAtSite, inLockOrder, lockAvailability } from './lock.ts'
import { changeLines, freeExpiredHolds, readLiveLines } from './promises.ts'
import { appendReservationEvent, type Reservation, reservationColumns } from './reservations.ts'

export interface ReservationRequest {
  /** Whose promise it is, such as an order's number. */
  reference: string
  lines: { sku: string; site: string; quantity: number }[]
  /** A hold for this long; without it the promise is firm at once. */
  holdSeconds?: number | undefined
  /** Take what there is of each line, instead of all or nothing. */
  partial?: boolean | undefined
}

/** Units to take of one availability row: kits exploded, lines summed. */
export interface Take extends ItemAtSite {
  sku: string
  site: string
  quantity: number
  backorderable: boolean
}

/**
 * Promises units, all or nothing. The same reference replaces its own hold and never stacks;
 * once firm, it is refused.
 */
export async function reserveStock(
  tx: Tx,
  request: ReservationRequest,
): Promise<{ reservation: Reservation; replaced: boolean }> {
  const takes = await planTakes(tx, request.lines)
  const { reservation: claimed, earlier } = await claimReference(tx, request)
  if (earlier) await releaseForReplacement(tx, claimed, takes)
  const reservation = request.partial ? await cutToFit(tx, claimed) : claimed
  const taken = request.partial ? await planTakes(tx, reservation.lines) : takes
  await takeUnits(tx, taken, reservation.state)
  await writeLines(tx, reservation, taken)
  const step = reservation.state === 'held' ? 'held' : 'committed'
  await appendReservationEvent(tx, earlier ? 'replaced' : step, reservation)
  return { reservation, replaced: earlier }
}

/** The reservation with its lines cut to what is available; none at all is a refusal. */
async function cutToFit(tx: Tx, reservation: Reservation): Promise<Reservation> {
  const planned: PlannedLine[] = []
  for (const line of reservation.lines)
    planned.push({ line, perUnit: await planTakes(tx, [{ ...line, quantity: 1 }]) })
  const lines = await fitLines(tx, planned)
  if (lines.length === 0)
    throw new Problem(409, 'not_enough_stock', {
      lines: reservation.lines.map(({ sku, site, quantity }) => ({
        sku,
        site,
        requested: quantity,
        available: 0,
      })),
    })
  await tx.run(sql`
    update reservation set lines = ${JSON.stringify(lines)}::jsonb
     where bucket = ${bucketOfId(reservation.id)} and id = ${reservation.id}`)
  return { ...reservation, lines }
}

async function planTakes(tx: Tx, lines: ReservationRequest['lines']): Promise<Take[]> {
  const items = await findItems(
    tx,
    lines.map(({ sku }) => sku),
  )
  const sites = await findSites(
    tx,
    lines.map(({ site }) => site),
  )
  const takes: Take[] = []
  for (const [code, atSite] of Map.groupBy(lines, ({ site }) => sites.get(site)?.code ?? '')) {
    const site = sites.get(atSite[0]?.site ?? '') as Site
    const needs = atSite.map(({ sku, quantity }) => ({
      item: items.get(sku) as FoundItem,
      quantity,
    }))
    for (const { item, quantity } of await explodeNeeds(tx, needs))
      takes.push({
        itemId: item.id,
        siteId: site.id,
        sku: item.sku,
        site: code,
        quantity,
        backorderable: item.backorderable,
      })
  }
  return takes
}

interface Need {
  item: Pick<FoundItem, 'id' | 'sku' | 'kind' | 'backorderable'>
  quantity: number
}

/** One need per item that has stock of its own. */
async function explodeNeeds(tx: Tx, needs: Need[]): Promise<Need[]> {
  if (needs.length === 1 && needs[0]?.item.kind !== 'virtual_kit') return needs
  const exploded = await explodeKits(
    tx,
    needs.map(({ item, quantity }) => ({ itemId: item.id, quantity })),
  )
  const items = await tx.many<Need['item']>(sql`
    select id, sku, kind, backorderable from item
     where id = any(${exploded.map(({ itemId }) => itemId)}::uuid[])`)
  const byId = new Map(items.map((item) => [item.id, item]))
  return exploded.map(({ itemId, quantity }) => ({
    item: byId.get(itemId) as Need['item'],
    quantity,
  }))
}

const CLAIM_ATTEMPTS = 5

/** Takes the reference, which one live reservation may have; gives the hold that it replaces. */
async function claimReference(
  tx: Tx,
  request: ReservationRequest,
): Promise<{ reservation: Reservation; earlier: boolean }> {
  for (let attempt = 1; attempt <= CLAIM_ATTEMPTS; attempt++) {
    const reservation = await insertReservation(tx, request)
    if (reservation) return { reservation, earlier: false }
    const earlier = await lockReference(tx, request.reference)
    // The earlier one ended while we waited for it: its reference is free again.
    if (!earlier) continue
    if (earlier.state === 'expired') await expireEarlier(tx, earlier)
    else if (earlier.state === 'held')
      return { reservation: await replaceHold(tx, earlier, request), earlier: true }
    else
      throw new Problem(409, 'reservation_committed', {
        id: earlier.id,
        reference: earlier.reference,
        state: earlier.state,
      })
  }
  throw new Problem(409, 'conflicting_change')
}

function newState(tx: Tx, { holdSeconds }: ReservationRequest) {
  if (holdSeconds === undefined) return { state: 'committed' as const, expiresAt: null }
  const expiresAt = new Date(tx.clock.milliseconds() + holdSeconds * 1000).toISOString()
  return { state: 'held' as const, expiresAt }
}

async function insertReservation(
  tx: Tx,
  request: ReservationRequest,
): Promise<Reservation | undefined> {
  const { reference, lines } = request
  const now = tx.clock.now()
  const bucket = bucketOfText(reference)
  const id = newIdInBucket(bucket)
  const { state, expiresAt } = newState(tx, request)
  const inserted = await tx.run(sql`
    insert into reservation (bucket, id, reference, state, lines, expires_at, created_at, updated_at)
    values (${bucket}, ${id}, ${reference}, ${state}, ${JSON.stringify(lines)}::jsonb, ${expiresAt},
            ${now}, ${now})
        on conflict (bucket, reference) where state in ('held', 'committed', 'shipped') do nothing`)
  if (inserted === 0) return undefined
  return {
    id,
    reference,
    state,
    lines,
    expiresAt,
    createdAt: now,
    updatedAt: now,
    endedAt: null,
  }
}

async function lockReference(tx: Tx, reference: string): Promise<Reservation | undefined> {
  return tx.maybe<Reservation>(sql`
    select ${reservationColumns(tx.clock.now())}
      from reservation
     where bucket = ${bucketOfText(reference)} and reference = ${reference}
       and state in ('held', 'committed', 'shipped')
       for update`)
}

async function expireEarlier(tx: Tx, earlier: Reservation): Promise<void> {
  await changeLines(tx, await readLiveLines(tx, [earlier.id]), 'expired')
  await endHeader(tx, earlier)
  await appendReservationEvent(tx, 'expired', { ...earlier, state: 'expired' })
}

async function endHeader(tx: Tx, { id }: Reservation): Promise<void> {
  const now = tx.clock.now()
  await tx.run(sql`
    update reservation set state = 'expired', updated_at = ${now}, ended_at = ${now}
     where bucket = ${bucketOfId(id)} and id = ${id}`)
}

async function replaceHold(
  tx: Tx,
  earlier: Reservation,
  request: ReservationRequest,
): Promise<Reservation> {
  const now = tx.clock.now()
  const { state, expiresAt } = newState(tx, request)
  await tx.run(sql`
    update reservation
       set state = ${state}, lines = ${JSON.stringify(request.lines)}::jsonb, expires_at = ${expiresAt},
           updated_at = ${now}
     where bucket = ${bucketOfId(earlier.id)} and id = ${earlier.id}`)
  return { ...earlier, lines: request.lines, state, expiresAt, updatedAt: now }
}

/** Gives the old units back before the new are taken, with both locked in the one order. */
async function releaseForReplacement(tx: Tx, { id }: Reservation, takes: Take[]): Promise<void> {
  const lines = await readLiveLines(tx, [id])
  await lockAvailability(tx, [...lines, ...takes])
  await changeLines(tx, lines, 'released')
  // Lines that another clock ended must not end the replacement.
  await tx.run(sql`
    update reservation_line set state = 'released' where reservation_id = ${id} and state = 'expired'`)
}

/** A line that could not be promised. */
export interface ShortLine {
  sku: string
  site: string
  requested: number
  available: number
}

/** One conditional update per item and site, in the global order; all that are short are named. */
async function takeUnits(tx: Tx, takes: Take[], state: Reservation['state']): Promise<void> {
  const short: ShortLine[] = []
  for (const [bucket, group] of inLockOrder(takes))
    for (const take of group)
      if (!(await takeUnitsOf(tx, bucket, take, state)))
        short.push(...(await takeAfterExpiry(tx, bucket, take, state)))
  if (short.length > 0) throw new Problem(409, 'not_enough_stock', { lines: short })
}

/** Tries again where it may help: without expired holds, with a row that was missing, or past its midnight. */
async function takeAfterExpiry(
  tx: Tx,
  bucket: number,
  take: Take,
  state: Reservation['state'],
): Promise<ShortLine[]> {
  const { sku, site, quantity } = take
  const before = await readAvailableNow(tx, take, tx.clock.now())
  const retry = before ? before.hasExpired || before.available >= quantity : take.backorderable
  // Another may be freeing the same holds at this moment: the lock waits for it.
  if (retry) await freeExpiredHolds(tx, take)
  const row = retry ? await readAvailableNow(tx, take, tx.clock.now()) : before
  if (retry && (await takeUnitsOf(tx, bucket, take, state, row?.lapsed))) return []
  return [{ sku, site, requested: quantity, available: row?.available ?? 0 }]
}

/** `lapsed`: the units that only seem available, read under the row's lock; without it there must be none. */
async function takeUnitsOf(
  tx: Tx,
  bucket: number,
  { itemId, siteId, quantity, backorderable }: Take,
  state: Reservation['state'],
  lapsed?: number,
): Promise<boolean> {
  const now = tx.clock.now()
  const fits =
    lapsed === undefined
      ? sql`a.available >= ${quantity} and ${nothingLapsed(sql`s`, now)}`
      : sql`a.available - ${lapsed} >= ${quantity}`
  const taken = await tx.run(sql`
    update stock_availability a
       set held = a.held + ${state === 'held' ? quantity : 0},
           committed = a.committed + ${state === 'held' ? 0 : quantity},
           version = a.version + 1, updated_at = ${now}
      from location s
     where a.bucket = ${bucket} and a.item_id = ${itemId} and a.site_id = ${siteId}
       and s.id = ${siteId} and (${backorderable} or ${fits})`)
  return taken === 1
}

async function writeLines(tx: Tx, reservation: Reservation, takes: Take[]): Promise<void> {
  for (const [bucket, group] of inLockOrder(takes))
    await tx.run(sql`
      insert into reservation_line (bucket, reservation_id, reference, item_id, site_id, quantity, state,
                                    expires_at, created_at)
      select ${bucket}::smallint, ${reservation.id}::uuid, ${reservation.reference}, "itemId", "siteId",
             quantity, ${reservation.state}, ${reservation.expiresAt}::timestamptz, ${tx.clock.now()}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
          as row("itemId" uuid, "siteId" uuid, quantity bigint)
          on conflict (bucket, reservation_id, item_id, site_id) do update
         set quantity = excluded.quantity, shipped = 0, state = excluded.state,
             expires_at = excluded.expires_at, created_at = excluded.created_at`)
}
