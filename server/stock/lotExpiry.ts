import { businessDay } from '../platform/businessDay.ts'
import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { appendDocumentEvent } from './documents.ts'
import { type BalanceKey, balanceKeyText, lockAvailability } from './lock.ts'
import { type Cause, type Move, postMovements } from './post.ts'
import { readSerialsAt } from './serials.ts'

interface ExpiredBalance {
  itemId: string
  siteId: string
  locationId: string
  lot: string
  quantity: number
}

const MOVED_AT_ONCE = 500

/** Makes lots expired whose day has begun at their site; gives how many balances it moved. */
export async function expireLots(
  db: Database,
  context: DeedContext,
  signal?: AbortSignal,
): Promise<number> {
  let moved = 0
  const sites = await db.many<{ id: string; timeZone: string }>(sql`
    select id, time_zone as "timeZone" from location where kind = 'site' order by id`)
  for (const { id, timeZone } of sites) {
    const today = businessDay(context.clock.now(), timeZone)
    while (!signal?.aborted) {
      const count = await db.transaction(context, (tx) => expireSomeLots(tx, id, today))
      moved += count
      if (count < MOVED_AT_ONCE) break
    }
  }
  return moved
}

async function expireSomeLots(tx: Tx, siteId: string, today: string): Promise<number> {
  const found = await listExpired(tx, siteId, today)
  await lockAvailability(tx, found)
  // Read again under the lock: what has left meanwhile must not be moved.
  const balances = found.length > 0 ? await listExpired(tx, siteId, today) : []
  const known = new Set(found.map(({ itemId }) => itemId))
  const expired = balances.filter(({ itemId }) => known.has(itemId))
  const moves = await movesOfExpired(tx, expired)
  if (moves.length === 0) return 0
  const cause: Cause = { kind: 'expiry', documentId: newId(), reason: 'expired' }
  const posting = await postMovements(tx, cause, moves)
  await appendDocumentEvent(tx, 'lot.expired', cause, posting)
  return expired.length
}

async function movesOfExpired(tx: Tx, balances: ExpiredBalance[]): Promise<Move[]> {
  const keys = balances.map((row) => ({ ...row, condition: 'sellable' }))
  const named = await readSerialsAt(tx, keys)
  return keys.flatMap(({ locationId, condition: _, ...row }, index) => {
    const serials = named.get(balanceKeyText(keys[index] as BalanceKey)) ?? []
    const way = {
      ...row,
      fromLocationId: locationId,
      toLocationId: locationId,
      toCondition: 'expired' as const,
    }
    const unnamed = row.quantity - serials.length
    return [
      ...(unnamed > 0 ? [{ ...way, quantity: unnamed }] : []),
      ...(serials.length > 0 ? [{ ...way, quantity: serials.length, serials }] : []),
    ]
  })
}

async function listExpired(
  db: Queryable,
  siteId: string,
  today: string,
): Promise<ExpiredBalance[]> {
  return db.many<ExpiredBalance>(sql`
    select b.item_id as "itemId", b.site_id as "siteId", b.location_id as "locationId", b.lot, b.quantity
      from lot l
      join stock_balance b on b.bucket = l.bucket and b.item_id = l.item_id and b.lot = l.code
     where l.expires_on <= ${today} and b.site_id = ${siteId} and b.condition = 'sellable'
       and b.quantity > 0
     order by b.bucket, b.item_id, b.location_id, b.lot
     limit ${MOVED_AT_ONCE}`)
}
