import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvents } from '../platform/events.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ItemAtSite } from './lock.ts'

/** A promise that the stock no longer covers, in whole or in part. */
export interface ShortReservation {
  id: string
  reference: string
  state: string
  quantity: number
  short: number
}

/** Tells which reservations are short where physical truth left less than is promised. */
export async function appendShortEvents(
  tx: Tx,
  changes: (ItemAtSite & { available: number })[],
): Promise<void> {
  for (const { itemId, siteId, available } of changes.filter((row) => row.available < 0)) {
    const { sku, site } = await tx.one<{ sku: string; site: string }>(sql`
      select i.sku, s.path as site from item i, location s where i.id = ${itemId} and s.id = ${siteId}`)
    const reservations = await listShortReservations(tx, { itemId, siteId })
    await appendEvents(tx, [
      {
        type: 'stock.short',
        subjectKind: 'item',
        subjectId: itemId,
        subjectName: sku,
        details: { sku, site, available, reservations },
      },
    ])
  }
}

/** The reservations that the stock does not cover: holds before firm ones, the newest first. */
export async function listShortReservations(
  db: Queryable,
  { itemId, siteId }: ItemAtSite,
): Promise<ShortReservation[]> {
  return db.many<ShortReservation>(sql`
    with live as (
      select reservation_id as id, reference, state, quantity - shipped as quantity,
             sum(quantity - shipped) over (
               order by state desc, created_at desc, reservation_id desc) as upto
        from reservation_line
       where bucket = ${bucketOfId(itemId)} and item_id = ${itemId} and site_id = ${siteId}
         and state in ('held', 'committed')
    ), lacking as (
      select -available as units from stock_availability
       where bucket = ${bucketOfId(itemId)} and item_id = ${itemId} and site_id = ${siteId}
    )
    select id, reference, state, quantity,
           least(quantity, units - (upto - quantity))::bigint as short
      from live, lacking
     where upto - quantity < units
     order by upto
     limit 100`)
}
