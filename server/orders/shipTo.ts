import { z } from 'zod'
import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { appendEvents } from '../platform/events.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { openSecret, sealSecret } from '../platform/secrets.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { lockOrder, updateOrderRow } from './orderRows.ts'
import { regionOf } from './regions.ts'

/** Whom a parcel goes to: what a carrier needs, and nothing else. */
export const shipToFields = z.strictObject({
  name: requiredText(200),
  company: plainText(200).optional(),
  line1: requiredText(200),
  line2: plainText(200).optional(),
  city: requiredText(100),
  region: plainText(100).optional().describe('The state, such as CA.'),
  postalCode: plainText(20).optional(),
  country: plainText(2).default('US'),
  phone: plainText(40).optional(),
  email: plainText(200).optional(),
})
export type ShipTo = z.output<typeof shipToFields>

/** Whether an order's address is still there. */
export type AddressState = 'kept' | 'none' | 'erased'

const placeOf = (orderId: string) => ({ table: 'order_ship_to', row: orderId, column: 'sealed' })

/** Seals where an order goes; null forgets it. */
export async function saveShipTo(
  tx: Tx,
  masterKey: Buffer,
  orderId: string,
  shipTo: ShipTo | null,
): Promise<void> {
  const sealed =
    shipTo === null ? null : sealSecret(masterKey, JSON.stringify(shipTo), placeOf(orderId))
  await tx.run(sql`
    insert into order_ship_to (order_id, sealed, updated_at)
    values (${orderId}, ${sealed}, ${tx.clock.now()})
        on conflict (order_id) do update
       set sealed = excluded.sealed, updated_at = excluded.updated_at
     where order_ship_to.erased_at is null`)
}

/** Where an order goes; what has been erased is gone. */
export async function readShipTo(
  db: Queryable,
  masterKey: Buffer,
  orderId: string,
): Promise<ShipTo> {
  const row = await db.maybe<{ sealed: string | null; erasedAt: string | null }>(sql`
    select sealed, erased_at as "erasedAt" from order_ship_to where order_id = ${orderId}`)
  if (row?.erasedAt) throw new Problem(410, 'personal_data_erased', { erasedAt: row.erasedAt })
  if (!row?.sealed) throw new Problem(404, 'not_found')
  return JSON.parse(openSecret(masterKey, row.sealed, placeOf(orderId))) as ShipTo
}

/** Says where an order goes; the same address again changes nothing. */
export async function changeShipTo(
  tx: Tx,
  masterKey: Buffer,
  orderId: string,
  shipTo: ShipTo,
): Promise<boolean> {
  const order = await lockOrder(tx, orderId)
  const kept = await tx.maybe<{ sealed: string | null; erasedAt: string | null }>(sql`
    select sealed, erased_at as "erasedAt" from order_ship_to where order_id = ${orderId}`)
  if (kept?.erasedAt) throw new Problem(410, 'personal_data_erased', { erasedAt: kept.erasedAt })
  if (kept?.sealed) {
    const before = await readShipTo(tx, masterKey, orderId)
    if (JSON.stringify(before) === JSON.stringify(shipTo)) return false
  }
  await saveShipTo(tx, masterKey, orderId, shipTo)
  const shipRegion = regionOf(shipTo.region ?? '', shipTo.postalCode ?? '')
  await updateOrderRow(tx, { ...order, shipRegion })
  // That it changed, never what it says.
  await appendEvents(tx, [
    {
      type: 'order.address_changed',
      subjectKind: 'order',
      subjectId: orderId,
      subjectName: order.number,
    },
  ])
  return true
}

const ERASE_AT_ONCE = 200
const DAY_MS = 86_400_000

/**
 * Erases the addresses of orders that were delivered so many days ago. Where no carrier says when, a
 * parcel counts as delivered some days after it was shipped; an order that never was, when it closed.
 */
export async function erasePersonalData(
  db: Database,
  context: DeedContext,
  signal?: AbortSignal,
): Promise<number> {
  const { orders } = await readSettings(db)
  const before = (days: number) =>
    new Date(context.clock.milliseconds() - days * DAY_MS).toISOString()
  const delivered = before(orders.personalDataDays)
  const shipped = before(orders.personalDataDays + orders.assumedTransitDays)
  let erased = 0
  while (!signal?.aborted) {
    const count = await db.transaction(context, (tx) => eraseSome(tx, delivered, shipped))
    erased += count
    if (count < ERASE_AT_ONCE) break
  }
  return erased
}

async function eraseSome(tx: Tx, delivered: string, shipped: string): Promise<number> {
  const orders = await tx.many<{ id: string; number: string }>(sql`
    update order_ship_to kept
       set sealed = null, erased_at = ${tx.clock.now()}, updated_at = ${tx.clock.now()}
      from sales_order o
     where o.id = kept.order_id and kept.order_id in (
       select k.order_id
         from order_ship_to k
         join sales_order closed on closed.id = k.order_id
        where k.sealed is not null and closed.state in ('shipped', 'cancelled')
          and closed.closed_at <= ${delivered}
          and not exists (
            select from order_shipment s
             where s.order_id = k.order_id
               and case when s.delivered_at is null then s.shipped_at > ${shipped}
                        else s.delivered_at > ${delivered} end)
        order by k.order_id
        limit ${ERASE_AT_ONCE}
          for update of k skip locked)
    returning o.id, o.number`)
  await appendEvents(
    tx,
    orders.map(({ id, number }) => ({
      type: 'order.personal_data_erased',
      subjectKind: 'order',
      subjectId: id,
      subjectName: number,
    })),
  )
  return orders.length
}
