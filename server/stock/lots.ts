import { findItems } from '../catalog/findItems.ts'
import { businessDay } from '../platform/businessDay.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { refreshLapses } from './lapse.ts'
import { type ItemAtSite, lockAvailability } from './lock.ts'

interface LotUse {
  itemId: string
  lot: string
  expiresOn: string | null
}

/** Makes the lots that movements name for the first time; a known lot keeps its expiry date. */
export async function ensureLots(tx: Tx, uses: LotUse[]): Promise<void> {
  const named = uses.filter(({ lot }) => lot !== '')
  const groups = [...Map.groupBy(named, ({ itemId }) => bucketOfId(itemId))]
  for (const [bucket, group] of groups.toSorted(([a], [b]) => a - b)) {
    const rows = JSON.stringify(group)
    await tx.run(sql`
      insert into lot (bucket, item_id, code, expires_on, created_at)
      select ${bucket}::smallint, "itemId", lot, max("expiresOn"), ${tx.clock.now()}::timestamptz
        from jsonb_to_recordset(${rows}::jsonb) as row("itemId" uuid, lot text, "expiresOn" date)
       group by "itemId", lot
       order by "itemId", lot
          on conflict do nothing`)
    await refuseOtherExpiry(tx, bucket, rows)
  }
}

async function refuseOtherExpiry(tx: Tx, bucket: number, rows: string): Promise<void> {
  const wrong = await tx.many<{
    sku: string
    lot: string
    expiresOn: string | null
    asked: string | null
  }>(sql`
    select distinct i.sku, l.code as lot, l.expires_on as "expiresOn", row."expiresOn" as asked
      from jsonb_to_recordset(${rows}::jsonb) as row("itemId" uuid, lot text, "expiresOn" date)
      join lot l on l.bucket = ${bucket} and l.item_id = row."itemId" and l.code = row.lot
      join item i on i.id = l.item_id
     where row."expiresOn" <> l.expires_on or (l.expires_on is null and (i.tracks_expiry or row."expiresOn" is not null))`)
  const first = wrong[0]
  if (!first) return
  throw first.asked === null
    ? new Problem(422, 'expiry_required', { lines: wrong.map(({ sku, lot }) => ({ sku, lot })) })
    : new Problem(409, 'lot_expiry_differs', { lines: wrong })
}

/**
 * Whether units of a lot may be sold at an instant: until the business day of the site on which it
 * expires begins. A lot without a date never expires.
 */
export function isLotSellable(
  expiresOn: string | null,
  instant: string,
  siteZone: string,
): boolean {
  return expiresOn === null || businessDay(instant, siteZone) < expiresOn
}

/** Expiry dates of lots, as `item/lot`. */
export async function readExpiry(
  db: Queryable,
  uses: { itemId: string; lot: string }[],
): Promise<Map<string, string>> {
  const rows = await db.many<{ itemId: string; lot: string; expiresOn: string }>(sql`
    select l.item_id as "itemId", l.code as lot, l.expires_on as "expiresOn"
      from lot l
      join jsonb_to_recordset(${JSON.stringify(uses.map(({ itemId, lot }) => ({ itemId, lot })))}::jsonb)
        as row("itemId" uuid, lot text) on l.item_id = row."itemId" and l.code = row.lot
     where l.bucket = any(${[...new Set(uses.map(({ itemId }) => bucketOfId(itemId)))]}::smallint[])
       and l.expires_on is not null`)
  return new Map(rows.map(({ itemId, lot, expiresOn }) => [`${itemId}/${lot}`, expiresOn]))
}

export interface Lot {
  lot: string
  expiresOn: string | null
  onHand: number
  createdAt: string
}

/** The lots of an item with what is on hand of each, the soonest to expire first. */
export async function listLots(db: Queryable, sku: string): Promise<Lot[]> {
  const item = (await findItems(db, [sku])).get(sku)
  return db.many<Lot>(sql`
    select l.code as lot, l.expires_on as "expiresOn", l.created_at as "createdAt",
           coalesce((select sum(b.quantity) from stock_balance b
                      where b.bucket = l.bucket and b.item_id = l.item_id and b.lot = l.code), 0)::bigint
             as "onHand"
      from lot l
     where l.bucket = ${item?.bucket} and l.item_id = ${item?.id}
     order by l.expires_on nulls last, l.code
     limit 1000`)
}

/** Corrects the date of a lot; the job makes it expired where its day has begun. */
export async function changeLot(
  tx: Tx,
  sku: string,
  code: string,
  expiresOn: string | null,
): Promise<Lot> {
  const item = (await findItems(tx, [sku])).get(sku)
  const places = await tx.many<ItemAtSite>(sql`
    select item_id as "itemId", site_id as "siteId" from stock_availability
     where bucket = ${item?.bucket} and item_id = ${item?.id}`)
  await lockAvailability(tx, places)
  const changed = await tx.run(sql`
    update lot set expires_on = ${expiresOn}
     where bucket = ${item?.bucket} and item_id = ${item?.id} and code = ${code}`)
  await refreshLapses(tx, places)
  const lot = (await listLots(tx, sku)).find((row) => row.lot === code)
  if (changed === 0 || !lot) throw new Problem(404, 'not_found')
  await appendEvent(tx, {
    type: 'lot.updated',
    subjectKind: 'item',
    subjectId: item?.id ?? '',
    subjectName: sku,
    details: { lot: code, expiresOn },
  })
  return lot
}
