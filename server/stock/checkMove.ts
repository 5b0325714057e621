import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId, newIdInBucket } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { isLotSellable, readExpiry } from './lots.ts'
import type { Move } from './post.ts'
import { refuseWrongSerials } from './serials.ts'

/** What a movement has to know of its item. */
export interface Item {
  id: string
  sku: string
  kind: string
  unitCost: string | null
  tracksLots: boolean
  tracksSerials: boolean
}

/** A location, physical or an end. */
export interface Place {
  id: string
  path: string
  siteId: string | null
  timeZone: string | null
  active: boolean
}

/** A move with everything decided. */
export interface Checked
  extends Required<
    Omit<Move, 'serials' | 'unitCost' | 'reversesId' | 'expiresOn' | 'expectedReceiptId'>
  > {
  id: string
  bucket: number
  serial: string | null
  unitCost: string | null
  reversesId: string | null
  expectedReceiptId: string | null
  expiresOn: string | null
  from: Place
  to: Place
}

/** The items that moves name. */
export async function readItems(db: Queryable, moves: Move[]): Promise<Map<string, Item>> {
  const ids = [...new Set(moves.map((move) => move.itemId))]
  const rows = await db.many<Item>(sql`
    select id, sku, kind, unit_cost as "unitCost", tracks_lots as "tracksLots",
           tracks_serials as "tracksSerials"
      from item where id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The locations that moves name. */
export async function readPlaces(db: Queryable, moves: Move[]): Promise<Map<string, Place>> {
  const ids = [...new Set(moves.flatMap((move) => [move.fromLocationId, move.toLocationId]))]
  const rows = await db.many<Place>(sql`
    select place.id, place.path, place.site_id as "siteId",
           site.time_zone as "timeZone", place.active and coalesce(site.active, true) and coalesce(parent.active, true) as active
      from location place
      left join location site on site.id = place.site_id
      left join location parent on parent.id = place.parent_id
     where place.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Decides everything about a move; named units become a move each. */
export function checkMove(
  move: Move,
  index: number,
  items: Map<string, Item>,
  places: Map<string, Place>,
): Checked[] {
  const item = items.get(move.itemId)
  const from = places.get(move.fromLocationId)
  const to = places.get(move.toLocationId)
  // It was there when the deed looked its SKU up.
  if (!item)
    throw new Problem(422, 'unknown_sku', { detail: 'An item was deleted at the same moment.' })
  if (!from || !to) throw new Error(`Move ${index} names an unknown location.`)
  const lot = move.lot ?? ''
  const entersStock = from.siteId === null && to.siteId !== null
  if (item.kind === 'virtual_kit') throw new Problem(422, 'kit_has_no_stock', { sku: item.sku })
  if (entersStock && !move.reversesId) refuseWrongLot(item, lot)
  refuseWrongSerials(item, move, entersStock)
  // Stock may leave a place that is closed, and a reversal puts things back where they were.
  if (to.siteId && !to.active && !move.reversesId)
    throw new Problem(422, 'not_a_place', { location: to.path })
  const fromCondition = move.fromCondition ?? 'sellable'
  const toCondition = move.toCondition ?? fromCondition
  if (from.id === to.id && fromCondition === toCondition)
    throw new Problem(422, 'nothing_moves', { sku: item.sku, location: from.path })
  const bucket = bucketOfId(item.id)
  const { serials, ...rest } = move
  const whole = {
    ...rest,
    bucket,
    from,
    to,
    fromCondition,
    toCondition,
    lot,
    expiresOn: move.expiresOn ?? null,
    unitCost: move.unitCost ?? (entersStock ? item.unitCost : null),
    line: move.line ?? index + 1,
    reversesId: move.reversesId ?? null,
    expectedReceiptId: move.expectedReceiptId ?? null,
    reason: move.reason ?? '',
    note: move.note ?? '',
  }
  if (!serials) return [{ ...whole, id: newIdInBucket(bucket), serial: null }]
  return serials.map((serial) => ({ ...whole, id: newIdInBucket(bucket), serial, quantity: 1 }))
}

// Only on the way in: what came before an item was tracked by lot must still find its way out.
function refuseWrongLot({ sku, tracksLots }: Item, lot: string): void {
  if (tracksLots && lot === '') throw new Problem(422, 'lot_required', { sku })
  if (!tracksLots && lot !== '') throw new Problem(422, 'lot_not_tracked', { sku, lot })
}

/** What is over its date is not sellable wherever it comes to lie, whoever says so. */
export async function markExpired(tx: Tx, moves: Checked[]): Promise<void> {
  const sellable = moves.filter(
    (move) => move.lot !== '' && move.toCondition === 'sellable' && move.to.timeZone !== null,
  )
  if (sellable.length === 0) return
  const expiryOf = await readExpiry(tx, sellable)
  for (const move of sellable) {
    const expiresOn = expiryOf.get(`${move.itemId}/${move.lot}`) ?? null
    if (isLotSellable(expiresOn, tx.clock.now(), move.to.timeZone ?? 'UTC')) continue
    if (move.from.id === move.to.id && move.fromCondition === 'expired')
      throw new Problem(422, 'lot_is_expired', { lot: move.lot, expiresOn })
    move.toCondition = 'expired'
  }
}
