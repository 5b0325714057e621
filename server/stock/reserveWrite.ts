import type { Queryable } from '../platform/database.ts'
import { authorColumns, authorValues, insertEventsFrom } from '../platform/events.ts'
import { insertKeptReplies } from '../platform/idempotency.ts'
import { bucketOfId, newId } from '../platform/identifier.ts'
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
  const now = calls[0]?.context.clock.now() ?? ''
  await db.one(sql`
    with promise as materialized (
      select (row->>0)::smallint as bucket, (row->>1)::uuid as id, row->>2 as reference, row->3 as details,
             row->3->>'state' as state, (row->3->>'expiresAt')::timestamptz as expires_at,
             (row->>4)::timestamptz as created_at, row->5 as takes, (row->>6)::uuid as event_id, row->7 as author
        from jsonb_array_elements(${JSON.stringify(taken.map(promiseRow))}::jsonb) row
    ), headers as (
      insert into reservation (bucket, id, reference, state, lines, expires_at, created_at, updated_at)
      select bucket, id, reference, state, details->'lines', expires_at, created_at, created_at
        from promise
      returning 1
    ), lines as (
      insert into reservation_line (bucket, reservation_id, reference, item_id, site_id, quantity, state,
                                    expires_at, created_at)
      select (take->>0)::smallint, id, reference, (take->>1)::uuid, (take->>2)::uuid, (take->>3)::bigint,
             state, expires_at, created_at
        from promise
       cross join lateral jsonb_array_elements(takes) take
      returning 1
    ), events as (${insertEventsFrom(sql`
      select event_id, 'reservation.' || state, created_at, 'reservation', id::text, reference, details,
             'all', ${authorColumns(sql`author`)}
        from promise`)} returning 1
    ), replies as (${insertKeptReplies(replies)} returning 1
    ), gate as (
      select (select count(*) from headers) + (select count(*) from lines)
             + (select count(*) from events) + (select count(*) from replies) as opened
    ), sum as materialized (
      select (row->>0)::smallint as bucket, (row->>1)::uuid as item_id, (row->>2)::uuid as site_id,
             row->>3 as sku, row->>4 as site, (row->>5)::boolean as backorderable,
             (row->>6)::bigint as held, (row->>7)::bigint as committed, (row->>8)::bigint as below
        from jsonb_array_elements(${JSON.stringify(sums.map(sumRow))}::jsonb) row
    ), changed as (
      update stock_availability a
         set held = a.held + sum.held, committed = a.committed + sum.committed,
             version = a.version + 1, updated_at = ${now}::timestamptz
        from sum
        join item i on i.id = sum.item_id and i.sku = sum.sku and i.kind <> 'virtual_kit'
         and i.backorderable = sum.backorderable
        join location s on s.id = sum.site_id and s.path = sum.site
       where (select opened from gate) >= 0
         and a.bucket = sum.bucket and a.item_id = sum.item_id and a.site_id = sum.site_id
         and (sum.backorderable
              or a.available >= sum.held + sum.committed and ${nothingLapsed(sql`s`, now)})
      returning a.available, sum.below
    )
    select 1 / case when count(*) filter (where below is null or available < below) = ${sums.length}::int
                    then 1 else 0 end as written
      from changed`)
}

interface OfferSum {
  offer: Offer
  held: number
  committed: number
  /** A refusal stands on this: fewer than so many must be left. */
  below: number | null
}

/** In the one global order of locks. */
function sumByOffer(taken: Taken[], verdicts: Verdict[]): OfferSum[] {
  const sums = new Map<Offer, OfferSum>()
  for (const { units, reservation } of taken)
    for (const { offer, quantity } of units) {
      const sum = sums.get(offer) ?? { offer, held: 0, committed: 0, below: null }
      sum[reservation.state === 'held' ? 'held' : 'committed'] += quantity
      sums.set(offer, sum)
    }
  for (const verdict of verdicts) {
    const witness = verdict.kind === 'refused' ? verdict.witness : undefined
    const sum = witness && sums.get(witness.offer)
    if (sum) sum.below = Math.min(sum.below ?? Number.MAX_SAFE_INTEGER, witness.quantity)
  }
  const key = ({ offer: { bucket, itemId, siteId } }: OfferSum) =>
    `${String(bucket).padStart(2, '0')}/${itemId}/${siteId}`
  const keyed = [...sums.values()].map((sum) => ({ sum, key: key(sum) }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ sum }) => sum)
}

/** As `sum` in the statement reads it. */
function sumRow({ offer, held, committed, below }: OfferSum) {
  const { bucket, itemId, siteId, sku, site, backorderable } = offer
  return [bucket, itemId, siteId, sku, site, backorderable, held, committed, below]
}

/** As `promise` in the statement reads it: by position, which costs half of what names do. */
function promiseRow({ call, reservation, units }: Taken) {
  const { id, reference, state, createdAt } = reservation
  return [
    bucketOfId(id),
    id,
    reference,
    reservationEvent(state, reservation).details,
    createdAt,
    units.map(({ offer, quantity }) => [offer.bucket, offer.itemId, offer.siteId, quantity]),
    newId(),
    authorValues(call.context),
  ]
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
