import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

const instant = z.iso.datetime()

/** What an order has done to stock: the steps of its units, its promises, its movements. */
export const orderEffectsReply = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      at: instant,
      lineId: z.string(),
      sku: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      effect: z.string(),
      quantity: z.int().describe('In sold units.'),
      cause: z.string(),
    }),
  ),
  promises: z.array(
    z.object({
      reservationId: z.string(),
      reference: z.string(),
      sku: z.string(),
      site: z.string(),
      quantity: z.int(),
      shipped: z.int(),
      state: z.string(),
      createdAt: instant,
    }),
  ),
  movements: z.array(
    z.object({
      id: z.string(),
      documentId: z.string(),
      cause: z.string(),
      sku: z.string(),
      from: z.string(),
      to: z.string(),
      condition: z.string(),
      lot: z.string(),
      quantity: z.int(),
      occurredAt: instant,
    }),
  ),
})

/** What an order has done to stock. */
export async function readOrderEffects(
  db: Queryable,
  orderId: string,
): Promise<z.output<typeof orderEffectsReply>> {
  await refuseUnknown(db, orderId)
  const steps = await db.many<z.output<typeof orderEffectsReply>['steps'][number]>(sql`
    select e.id, e.at, e.line_id as "lineId", i.sku, e.from_state as "from", e.to_state as "to",
           e.effect, e.quantity, e.cause
      from order_effect e
      join sales_order_line l on l.id = e.line_id
      left join item i on i.id = l.item_id
     where e.order_id = ${orderId}
     order by e.id
     limit 1000`)
  const promises = await db.many<z.output<typeof orderEffectsReply>['promises'][number]>(sql`
    select l.reservation_id as "reservationId", l.reference, i.sku, s.path as site, l.quantity,
           l.shipped, l.state, l.created_at as "createdAt"
      from reservation_line l
      join item i on i.id = l.item_id
      join location s on s.id = l.site_id
     where l.reservation_id in (
       select reservation_id from order_effect where order_id = ${orderId}
        union select reservation_id from sales_order where id = ${orderId})
     order by l.created_at, i.sku, s.path
     limit 1000`)
  const movements = await db.many<z.output<typeof orderEffectsReply>['movements'][number]>(sql`
    select m.id, m.document_id as "documentId", m.cause, i.sku, f.path as "from", t.path as "to",
           m.to_condition as condition, m.lot, m.quantity, m.occurred_at as "occurredAt"
      from stock_movement m
      join item i on i.id = m.item_id
      join location f on f.id = m.from_location_id
      join location t on t.id = m.to_location_id
     where m.document_id in (
       select document_id from order_shipment where order_id = ${orderId} and document_id is not null
        union select document_id from order_effect
               where order_id = ${orderId} and document_id is not null)
     order by m.recorded_at, m.id
     limit 1000`)
  return { steps, promises, movements }
}

async function refuseUnknown(db: Queryable, orderId: string): Promise<void> {
  const order = await db.maybe(sql`select 1 as one from sales_order where id = ${orderId}`)
  if (!order) throw new Problem(404, 'not_found')
}

/** One deed on an order. */
export const timelineEntryReply = z.object({
  id: z.string(),
  at: instant,
  type: z.string(),
  actor: z.string(),
  via: z.string(),
  details: z.record(z.string(), z.unknown()),
})

/** What was done to an order, the latest first. */
export async function listOrderTimeline(
  db: Queryable,
  orderId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ data: z.output<typeof timelineEntryReply>[]; nextCursor: string | null }> {
  await refuseUnknown(db, orderId)
  const after = decodeCursor(query.cursor, z.tuple([z.uuid()]))
  const rows = await db.many<z.output<typeof timelineEntryReply>>(sql`
    select id, at, type, actor_name as actor, via, details
      from event
     where subject_kind = 'order' and subject_id = ${orderId} and audience = 'all'
       and ${after ? sql`id < ${after[0]}` : sql`true`}
     order by id desc
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, ({ id }) => [id])
}
