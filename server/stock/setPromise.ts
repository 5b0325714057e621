import type { Tx } from '../platform/database.ts'
import { bucketOfId, bucketOfText, newIdInBucket } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type ItemAtSite, inLockOrder, lockAvailability } from './lock.ts'
import type { AvailabilityChange } from './post.ts'
import { appendReservationEvent, lockReservation, type Reservation } from './reservations.ts'
import { appendShortEvents } from './short.ts'

/** Base units of an item that a promise keeps open at a site. */
export interface PromisedUnits extends ItemAtSite {
  quantity: number
}

/** What a promise is to be: everything that is still open, and nothing else. */
export interface PromiseWanted {
  /** The promise so far; once it has ended, a new one takes its place. */
  reservationId: string | null
  /** A new promise's reference; a number is added where it is taken. */
  reference: string
  /** As people asked for it, kits not exploded. */
  lines: Reservation['lines']
  units: PromisedUnits[]
}

/**
 * Makes what a promise keeps open exactly this, whether or not the stock covers it: for orders that
 * are already accepted, and for callers that have looked under the lock. The same again changes nothing.
 */
export async function setPromise(tx: Tx, wanted: PromiseWanted): Promise<string | null> {
  const current = await lockCommitted(tx, wanted.reservationId)
  const before = current ? await readPromised(tx, current.id) : []
  const units = sumUnits(wanted.units)
  await lockAvailability(tx, [...before, ...units])
  const changes = differences(before, units)
  if (changes.length === 0) return current?.id ?? null
  const reservation = current ?? (await openPromise(tx, wanted))
  await writePromise(tx, reservation, changes)
  await changeCommitted(tx, changes)
  await closeOrKeep(tx, reservation, wanted, current !== undefined)
  return reservation.id
}

/** What has ended stays so; its units are promised anew. */
async function lockCommitted(tx: Tx, id: string | null): Promise<Reservation | undefined> {
  if (id === null) return undefined
  const reservation = await lockReservation(tx, id)
  return reservation.state === 'committed' ? reservation : undefined
}

async function readPromised(tx: Tx, reservationId: string): Promise<PromisedUnits[]> {
  return tx.many<PromisedUnits>(sql`
    select item_id as "itemId", site_id as "siteId",
           case when state = 'committed' then quantity - shipped else 0 end as quantity
      from reservation_line where reservation_id = ${reservationId}`)
}

const keyOf = ({ itemId, siteId }: ItemAtSite) => `${itemId}/${siteId}`

function sumUnits(units: PromisedUnits[]): PromisedUnits[] {
  const sums = new Map<string, PromisedUnits>()
  for (const unit of units) {
    if (unit.quantity === 0) continue
    const sum = sums.get(keyOf(unit))
    sums.set(keyOf(unit), { ...unit, quantity: unit.quantity + (sum?.quantity ?? 0) })
  }
  return [...sums.values()]
}

/** A line of the promise as it is to be, and by how much that is more or less. */
interface Change extends ItemAtSite {
  open: number
  delta: number
  isNew: boolean
}

function differences(before: PromisedUnits[], after: PromisedUnits[]): Change[] {
  const now = new Map(before.map((row) => [keyOf(row), row]))
  const wanted = new Map(after.map((row) => [keyOf(row), row]))
  return [...new Set([...now.keys(), ...wanted.keys()])].flatMap((key) => {
    const was = now.get(key)
    const open = wanted.get(key)?.quantity ?? 0
    const delta = open - (was?.quantity ?? 0)
    const { itemId, siteId } = (wanted.get(key) ?? was) as PromisedUnits
    return delta === 0 ? [] : [{ itemId, siteId, open, delta, isNew: was === undefined }]
  })
}

const MOST_PROMISES = 200

async function openPromise(tx: Tx, { reference, lines }: PromiseWanted): Promise<Reservation> {
  const now = tx.clock.now()
  for (let ordinal = 1; ordinal <= MOST_PROMISES; ordinal++) {
    const name = ordinal === 1 ? reference : `${reference}/${ordinal}`
    const bucket = bucketOfText(name)
    const id = newIdInBucket(bucket)
    const inserted = await tx.run(sql`
      insert into reservation (bucket, id, reference, state, lines, created_at, updated_at)
      values (${bucket}, ${id}, ${name}, 'committed', ${JSON.stringify(lines)}::jsonb, ${now}, ${now})
          on conflict (bucket, reference) where state in ('held', 'committed', 'shipped') do nothing`)
    if (inserted === 1)
      return {
        id,
        reference: name,
        state: 'committed',
        lines,
        expiresAt: null,
        createdAt: now,
        updatedAt: now,
        endedAt: null,
      }
  }
  throw new Problem(409, 'reservation_committed', { reference })
}

/** A line that promises nothing more has been shipped or released; what it was stays to be read. */
async function writePromise(tx: Tx, { id, reference }: Reservation, changes: Change[]) {
  const now = tx.clock.now()
  for (const [bucket, group] of inLockOrder(changes)) {
    const rows = sql`jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
      as row("itemId" uuid, "siteId" uuid, open bigint, "isNew" boolean)`
    if (group.some(({ isNew }) => isNew))
      await tx.run(sql`
      insert into reservation_line (bucket, reservation_id, reference, item_id, site_id, quantity, state,
                                    created_at)
      select ${bucket}::smallint, ${id}::uuid, ${reference}, "itemId", "siteId", open, 'committed',
             ${now}::timestamptz
        from ${rows} where "isNew"`)
    if (group.some(({ isNew }) => !isNew))
      await tx.run(sql`
      update reservation_line l
         set quantity = case when row.open = 0 and l.shipped = 0 then l.quantity
                             else l.shipped + row.open end,
             state = case when row.open > 0 then 'committed' when l.shipped > 0 then 'shipped'
                          else 'released' end,
             created_at = case when l.state = 'committed' then l.created_at
                               else ${now}::timestamptz end
        from ${rows}
       where l.bucket = ${bucket} and l.reservation_id = ${id} and l.item_id = row."itemId"
         and l.site_id = row."siteId" and not row."isNew"`)
  }
}

async function changeCommitted(tx: Tx, changes: Change[]): Promise<void> {
  const short: AvailabilityChange[] = []
  const rose = new Set(changes.filter(({ delta }) => delta > 0).map(keyOf))
  for (const [bucket, group] of inLockOrder(changes)) {
    const rows = await tx.many<AvailabilityChange>(sql`
      update stock_availability a
         set committed = a.committed + row.delta, version = a.version + 1, updated_at = ${tx.clock.now()}
        from jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
          as row("itemId" uuid, "siteId" uuid, delta bigint)
       where a.bucket = ${bucket} and a.item_id = row."itemId" and a.site_id = row."siteId"
      returning a.item_id as "itemId", a.site_id as "siteId", a.on_hand as "onHand", a.unavailable,
                a.committed, a.held, a.available`)
    short.push(...rows.filter((row) => rose.has(keyOf(row))))
  }
  await appendShortEvents(tx, short)
}

async function closeOrKeep(
  tx: Tx,
  reservation: Reservation,
  { lines }: PromiseWanted,
  isKnown: boolean,
): Promise<void> {
  const { open, shipped } = await tx.one<{ open: number; shipped: number }>(sql`
    select count(*) filter (where state = 'committed')::int as open,
           count(*) filter (where state = 'shipped')::int as shipped
      from reservation_line where reservation_id = ${reservation.id}`)
  const state = open > 0 ? 'committed' : shipped > 0 ? 'shipped' : 'released'
  const now = tx.clock.now()
  // What it was when it ended stays to be read.
  const after = {
    ...reservation,
    state,
    lines: open > 0 ? lines : reservation.lines,
    updatedAt: now,
    endedAt: open > 0 ? null : now,
  } as const
  await tx.run(sql`
    update reservation
       set state = ${state}, lines = ${JSON.stringify(after.lines)}::jsonb, updated_at = ${now},
           ended_at = ${after.endedAt}
     where bucket = ${bucketOfId(reservation.id)} and id = ${reservation.id}`)
  await appendReservationEvent(tx, state === 'committed' && isKnown ? 'replaced' : state, after)
}
