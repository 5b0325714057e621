import type { Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Move } from './post.ts'

/** How many units of an item, or which. */
export interface UnitsToPick {
  itemId: string
  quantity: number
  serials?: string[] | undefined
}

/**
 * Picks units from where they lie: soonest to expire first, then in walking order. `within` is a
 * site, or one place in it; its availability row must be locked.
 */
export async function pickUnits(
  tx: Tx,
  { itemId, quantity, serials }: UnitsToPick,
  within: { id: string; siteId: string },
  toLocationId: string,
): Promise<Move[]> {
  if (serials) return pickNamed(tx, { itemId, quantity, serials }, within, toLocationId)
  const moves: Move[] = []
  let missing = quantity
  for (const { locationId, lot, onHand } of await listPickable(tx, itemId, within)) {
    const taken = Math.min(missing, onHand)
    missing -= taken
    moves.push({ itemId, fromLocationId: locationId, toLocationId, lot, quantity: taken })
    if (missing === 0) return moves
  }
  throw await notEnoughThere(tx, itemId, within.id, quantity, missing)
}

/** Takes named units from where each of them lies; one that is elsewhere is refused by the ledger. */
async function pickNamed(
  tx: Tx,
  { itemId, quantity, serials }: Required<UnitsToPick>,
  within: { id: string; siteId: string },
  toLocationId: string,
): Promise<Move[]> {
  if (serials.length !== quantity) {
    const { sku } = await tx.one<{ sku: string }>(sql`select sku from item where id = ${itemId}`)
    throw new Problem(422, 'serial_required', {
      lines: [{ sku, quantity, serials: serials.length }],
    })
  }
  const rows = await tx.many<{ fromLocationId: string; lot: string; serials: string[] }>(sql`
    select s.location_id as "fromLocationId", s.lot, json_agg(s.code order by s.code) as serials
      from serial s
      join location p on p.id = s.location_id
     where s.bucket = ${bucketOfId(itemId)} and s.item_id = ${itemId}
       and s.code = any(${serials}::text[]) and s.site_id = ${within.siteId} and s.condition = 'sellable'
       and (${within.id === within.siteId} or p.id = ${within.id} or p.parent_id = ${within.id})
     group by s.location_id, s.lot`)
  const found = new Set(rows.flatMap((row) => row.serials))
  const elsewhere = serials.filter((serial) => !found.has(serial))
  const groups = [...rows, { fromLocationId: within.id, lot: '', serials: elsewhere }]
  return groups
    .filter((group) => group.serials.length > 0)
    .map((group) => ({ ...group, itemId, toLocationId, quantity: group.serials.length }))
}

/** Gives each of these items the names among these that are its own. */
export async function nameUnits<Need extends { itemId: string; quantity: number }>(
  tx: Tx,
  needs: Need[],
  serials: string[] | undefined,
): Promise<(Need & UnitsToPick)[]> {
  if (!serials) return needs
  const owners = await tx.many<{ itemId: string; serials: string[] }>(sql`
    select s.item_id as "itemId", json_agg(s.code order by s.code) as serials
      from unnest(${needs.map(({ itemId }) => itemId)}::uuid[],
                  ${needs.map(({ itemId }) => bucketOfId(itemId))}::smallint[]) need(item_id, bucket)
      join serial s on s.bucket = need.bucket and s.item_id = need.item_id
     where s.code = any(${serials}::text[])
     group by s.item_id`)
  const known = new Set(owners.flatMap((owner) => owner.serials))
  const unknown = serials.filter((serial) => !known.has(serial))
  if (unknown.length > 0)
    throw new Problem(409, 'serial_not_there', { lines: unknown.map((serial) => ({ serial })) })
  return needs.map((need) => ({
    ...need,
    serials: owners.find(({ itemId }) => itemId === need.itemId)?.serials,
  }))
}

async function listPickable(tx: Tx, itemId: string, within: { id: string; siteId: string }) {
  return tx.many<{ locationId: string; lot: string; onHand: number }>(sql`
    select b.location_id as "locationId", b.lot, b.quantity as "onHand"
      from stock_balance b
      join location p on p.id = b.location_id
      join location s on s.id = b.site_id
      left join lot l on l.bucket = b.bucket and l.item_id = b.item_id and l.code = b.lot
     where b.bucket = ${bucketOfId(itemId)} and b.item_id = ${itemId} and b.site_id = ${within.siteId}
       and (${within.id === within.siteId} or p.id = ${within.id} or p.parent_id = ${within.id})
       and b.condition = 'sellable' and b.quantity > 0
       and (l.expires_on is null or l.expires_on > (${tx.clock.now()}::timestamptz at time zone s.time_zone)::date)
     order by l.expires_on nulls last, p.pick_order, p.path, b.lot`)
}

async function notEnoughThere(
  tx: Tx,
  itemId: string,
  locationId: string,
  requested: number,
  missing: number,
): Promise<Problem> {
  const { sku, location } = await tx.one<{ sku: string; location: string }>(sql`
    select i.sku, s.path as location from item i, location s where i.id = ${itemId} and s.id = ${locationId}`)
  const line = { sku, location, lot: '', condition: 'sellable', requested }
  return new Problem(409, 'not_enough_on_hand', {
    lines: [{ ...line, onHand: requested - missing }],
  })
}
