import type { Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Move } from './post.ts'

/**
 * Picks units from where they lie: soonest to expire first, then in walking order. `within` is a
 * site, or one place in it; its availability row must be locked.
 */
export async function pickUnits(
  tx: Tx,
  { itemId, quantity }: { itemId: string; quantity: number },
  within: { id: string; siteId: string },
  toLocationId: string,
): Promise<Move[]> {
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

async function listPickable(tx: Tx, itemId: string, within: { id: string; siteId: string }) {
  return tx.many<{ locationId: string; lot: string; onHand: number }>(sql`
    select b.location_id as "locationId", b.lot, b.quantity as "onHand"
      from stock_balance b
      join location p on p.id = b.location_id
      left join lot l on l.bucket = b.bucket and l.item_id = b.item_id and l.code = b.lot
     where b.bucket = ${bucketOfId(itemId)} and b.item_id = ${itemId} and b.site_id = ${within.siteId}
       and (${within.id === within.siteId} or p.id = ${within.id} or p.parent_id = ${within.id})
       and b.condition = 'sellable' and b.quantity > 0
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
