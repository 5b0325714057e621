import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

/** What promises are made about: one availability row. */
export interface ItemAtSite {
  itemId: string
  siteId: string
}

/** What lies where: one balance row. */
export interface BalanceKey {
  itemId: string
  locationId: string
  lot: string
  condition: string
}

/** A balance's key as one text, for maps. */
export function balanceKeyText({ itemId, locationId, lot, condition }: BalanceKey): string {
  return `${itemId}/${locationId}/${condition}/${lot}`
}

/** Rows cut by bucket, in the one global order in which all locks are taken: bucket, item, site. */
export function inLockOrder<Row extends ItemAtSite>(rows: Row[]): [number, Row[]][] {
  const key = (row: Row) => `${row.itemId}/${row.siteId}`
  const sorted = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return [...Map.groupBy(sorted, (row) => bucketOfId(row.itemId))].toSorted(([a], [b]) => a - b)
}

/**
 * Makes availability rows that are missing. An item that gets its first one may be about to be deleted,
 * and no foreign key forbids it: so its own row is held until this transaction ends.
 */
export async function makeAvailability(tx: Tx, bucket: number, rows: ItemAtSite[]): Promise<void> {
  const keys = JSON.stringify(rows.map(({ itemId, siteId }) => ({ itemId, siteId })))
  const made = await tx.many<{ itemId: string }>(sql`
    insert into stock_availability (bucket, item_id, site_id, updated_at)
    select distinct ${bucket}::smallint, "itemId", "siteId", ${tx.clock.now()}::timestamptz
      from jsonb_to_recordset(${keys}::jsonb) as row("itemId" uuid, "siteId" uuid)
     order by "itemId", "siteId"
        on conflict do nothing
    returning item_id as "itemId"`)
  if (made.length === 0) return
  const ids = [...new Set(made.map(({ itemId }) => itemId))]
  const held = await tx.run(sql`
    select from item where id = any (${ids}::uuid[]) order by id for key share`)
  if (held < ids.length)
    throw new Problem(422, 'unknown_sku', { detail: 'An item was deleted at the same moment.' })
}

/**
 * Locks availability rows, making those that are missing. The lock guards everything of its item
 * and site: balances and reservation lines change only under it, so nothing else need be locked.
 */
export async function lockAvailability(tx: Tx, rows: ItemAtSite[]): Promise<void> {
  for (const [bucket, group] of inLockOrder(rows)) {
    const keys = JSON.stringify(group.map(({ itemId, siteId }) => ({ itemId, siteId })))
    await makeAvailability(tx, bucket, group)
    await tx.run(sql`
      select from stock_availability a
        join jsonb_to_recordset(${keys}::jsonb) as row("itemId" uuid, "siteId" uuid)
          on a.item_id = row."itemId" and a.site_id = row."siteId"
       where a.bucket = ${bucket}
       order by a.item_id, a.site_id
         for no key update of a`)
  }
}

/** Balances of one bucket as they are now; exact when their availability rows are locked. */
export async function readBalances(
  db: Queryable,
  bucket: number,
  keys: BalanceKey[],
): Promise<Map<string, { quantity: number; version: number }>> {
  const rows = await db.many<BalanceKey & { quantity: number; version: number }>(sql`
    select b.item_id as "itemId", b.location_id as "locationId", b.lot, b.condition, b.quantity, b.version
      from stock_balance b
      join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
        as row("itemId" uuid, "locationId" uuid, lot text, condition text)
        on b.item_id = row."itemId" and b.location_id = row."locationId"
       and b.lot = row.lot and b.condition = row.condition
     where b.bucket = ${bucket}`)
  return new Map(rows.map((row) => [balanceKeyText(row), row]))
}
