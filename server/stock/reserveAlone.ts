import type { Queryable } from '../platform/database.ts'
import { eventRow, insertEvents } from '../platform/events.ts'
import { insertKeptReplies } from '../platform/idempotency.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { nothingLapsed } from './lapse.ts'
import { type Reservation, reservationEvent } from './reservations.ts'
import type { ReserveCall } from './reserveBatch.ts'
import { newReservation } from './reserveDecision.ts'

/**
 * One plain line that nobody else waits with: read, taken and committed in one round trip.
 * Gives nothing, and writes nothing, where it does not fit; who asks then decides with a proper read.
 */
export async function reserveAlone(
  db: Queryable,
  call: ReserveCall,
): Promise<Reservation | undefined> {
  const [line] = call.request.lines
  if (!line || call.request.lines.length > 1) return undefined
  const reservation = newReservation(call)
  const { id, reference, state, expiresAt, createdAt } = reservation
  const isHeld = state === 'held'
  const done = sql`exists (select from changed)`
  const kept = { status: 201, reply: JSON.stringify(reservation) }
  const { written } = await db.one<{ written: number }>(sql`
    with wanted as materialized (
      select a.bucket, a.item_id, a.site_id, i.backorderable, s.time_zone
        from item i
        join location s on s.path = ${line.site} and s.kind = 'site'
        join stock_availability a on a.bucket = i.bucket and a.item_id = i.id and a.site_id = s.id
       where i.sku = ${line.sku} and i.kind <> 'virtual_kit'
         and (i.backorderable or a.available >= ${line.quantity}::bigint and ${nothingLapsed(sql`s`, createdAt)})
    ), header as (
      insert into reservation (bucket, id, reference, state, lines, expires_at, created_at, updated_at)
      select ${bucketOfId(id)}::smallint, ${id}::uuid, ${reference}, ${state},
             ${JSON.stringify(call.request.lines)}::jsonb, ${expiresAt}::timestamptz, ${createdAt}::timestamptz,
             ${createdAt}::timestamptz
        from wanted
      returning id
    ), changed as (
      update stock_availability a
         set held = a.held + ${isHeld ? line.quantity : 0}::bigint,
             committed = a.committed + ${isHeld ? 0 : line.quantity}::bigint,
             version = a.version + 1, updated_at = ${createdAt}::timestamptz
        from wanted w
       where (select count(*) from header) = 1
         and a.bucket = w.bucket and a.item_id = w.item_id and a.site_id = w.site_id
         and (w.backorderable or a.available >= ${line.quantity}::bigint and ${nothingLapsed(sql`w`, createdAt)})
      returning a.bucket, a.item_id, a.site_id
    ), line as (
      insert into reservation_line (bucket, reservation_id, reference, item_id, site_id, quantity, state,
                                    expires_at, created_at)
      select bucket, ${id}::uuid, ${reference}, item_id, site_id, ${line.quantity}::bigint, ${state},
             ${expiresAt}::timestamptz, ${createdAt}::timestamptz
        from changed
    ), event as (${insertEvents([eventRow(call.context, reservationEvent(isHeld ? 'held' : 'committed', reservation))], done)}
    ), reply as (${insertKeptReplies(call.claim ? [{ claim: call.claim, kept, now: createdAt }] : [], done)}
    )
    select (1 / case when (select count(*) from header) = count(*) then 1 else 0 end) * count(*)::int as written
      from changed`)
  return written === 1 ? reservation : undefined
}
