import type { Queryable } from '../platform/database.ts'
import { eventRow, insertEvents } from '../platform/events.ts'
import { insertKeptReplies } from '../platform/idempotency.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { replyWithProblem } from '../platform/problemReply.ts'
import { sql } from '../platform/sql.ts'
import { nothingLapsed } from './lapse.ts'
import { reservationEvent } from './reservations.ts'
import type { ReserveCall } from './reserveBatch.ts'
import type { Verdict } from './reserveDecision.ts'
import type { Offer } from './reserveRead.ts'

type Taken = Extract<Verdict, { kind: 'taken' }> & { call: ReserveCall }

/**
 * Writes a batch in one statement, which is its own transaction. All new rows come first, so that
 * availability is locked for no longer than its update and the commit. The sums are in the one
 * global order of locks, and the hot connections' plans go through them row by row.
 * It divides by zero, and so undoes itself, unless each item and site is still called so, and its
 * availability row still has what was decided to take, and no more than was decided to refuse.
 */
export async function writeDecisions(
  db: Queryable,
  calls: ReserveCall[],
  verdicts: Verdict[],
): Promise<void> {
  const taken = verdicts.flatMap((verdict, index): Taken[] =>
    verdict.kind === 'taken' ? [{ ...verdict, call: calls[index] as ReserveCall }] : [],
  )
  const replies = keptReplies(calls, verdicts)
  if (taken.length + replies.length === 0) return
  const sums = sumByOffer(taken, verdicts)
  await db.one(sql`
    with headers as (
      insert into reservation (bucket, id, reference, state, lines, expires_at, created_at, updated_at)
      select bucket, id, reference, state, lines, expires_at, created_at, created_at
        from jsonb_to_recordset(${JSON.stringify(taken.map(headerRow))}::jsonb)
          as row(bucket smallint, id uuid, reference text, state text, lines jsonb,
                 expires_at timestamptz, created_at timestamptz)
      returning id
    ), lines as (
      insert into reservation_line (bucket, reservation_id, reference, item_id, site_id, quantity, state,
                                    expires_at, created_at)
      select bucket, reservation_id, reference, item_id, site_id, quantity, state, expires_at, created_at
        from jsonb_to_recordset(${JSON.stringify(taken.flatMap(lineRows))}::jsonb)
          as row(bucket smallint, reservation_id uuid, reference text, item_id uuid, site_id uuid,
                 quantity bigint, state text, expires_at timestamptz, created_at timestamptz)
      returning 1
    ), events as (${insertEvents(taken.map(eventOf))} returning 1
    ), replies as (${insertKeptReplies(replies)} returning 1
    ), gate as (
      select (select count(*) from headers) + (select count(*) from lines)
             + (select count(*) from events) + (select count(*) from replies) as opened
    ), changed as (
      update stock_availability a
         set held = a.held + row.held, committed = a.committed + row.committed,
             version = a.version + 1, updated_at = row.now
        from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb)
          as row(bucket smallint, item_id uuid, site_id uuid, held bigint, committed bigint,
                 sku text, site text, backorderable boolean, below bigint, now timestamptz)
          join item i on i.id = row.item_id and i.sku = row.sku and i.kind <> 'virtual_kit'
           and i.backorderable = row.backorderable
          join location s on s.id = row.site_id and s.path = row.site
       where (select opened from gate) >= 0
         and a.bucket = row.bucket and a.item_id = row.item_id and a.site_id = row.site_id
         and (row.backorderable
              or a.available >= row.held + row.committed and ${nothingLapsed(sql`s`, sql`row.now`)})
      returning a.available, row.below
    )
    select 1 / case when count(*) filter (where below is null or available < below) = ${sums.length}::int
                    then 1 else 0 end as written
      from changed`)
}

interface OfferSum {
  bucket: number
  item_id: string
  site_id: string
  sku: string
  site: string
  held: number
  committed: number
  backorderable: boolean
  /** A refusal stands on this: fewer than so many must be left. */
  below: number | null
  now: string
}

function sumByOffer(taken: Taken[], verdicts: Verdict[]): OfferSum[] {
  const sums = new Map<Offer, OfferSum>()
  for (const { units, reservation } of taken)
    for (const { offer, quantity } of units) {
      const sum = sums.get(offer) ?? {
        bucket: offer.bucket,
        item_id: offer.itemId,
        site_id: offer.siteId,
        sku: offer.sku,
        site: offer.site,
        held: 0,
        committed: 0,
        backorderable: offer.backorderable,
        below: null,
        now: reservation.createdAt,
      }
      sum[reservation.state === 'held' ? 'held' : 'committed'] += quantity
      sums.set(offer, sum)
    }
  for (const verdict of verdicts) {
    const witness = verdict.kind === 'refused' ? verdict.witness : undefined
    const sum = witness && sums.get(witness.offer)
    if (sum) sum.below = Math.min(sum.below ?? Number.MAX_SAFE_INTEGER, witness.quantity)
  }
  const key = ({ bucket, item_id, site_id }: OfferSum) =>
    `${String(bucket).padStart(2, '0')}/${item_id}/${site_id}`
  return [...sums.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function eventOf({ call, reservation }: Taken) {
  const step = reservation.state === 'held' ? 'held' : 'committed'
  return eventRow(call.context, reservationEvent(step, reservation))
}

function headerRow({ reservation }: Taken) {
  const { id, reference, state, lines, expiresAt, createdAt } = reservation
  return {
    bucket: bucketOfId(id),
    id,
    reference,
    state,
    lines,
    expires_at: expiresAt,
    created_at: createdAt,
  }
}

function lineRows({ reservation, units }: Taken) {
  const { id, reference, state, expiresAt, createdAt } = reservation
  return units.map(({ offer, quantity }) => ({
    bucket: offer.bucket,
    reservation_id: id,
    reference,
    item_id: offer.itemId,
    site_id: offer.siteId,
    quantity,
    state,
    expires_at: expiresAt,
    created_at: createdAt,
  }))
}

function keptReplies(calls: ReserveCall[], verdicts: Verdict[]) {
  return calls.flatMap(({ claim, context }, index) => {
    const verdict = verdicts[index] as Verdict
    if (!claim || verdict.kind === 'singly') return []
    const kept =
      verdict.kind === 'taken'
        ? { status: 201, reply: JSON.stringify(verdict.reservation) }
        : {
            status: 409,
            reply: JSON.stringify(replyWithProblem(verdict.refusal, context.requestId)),
          }
    return { claim, kept, now: context.clock.now() }
  })
}
