import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type BalanceKey, balanceKeyText } from './lock.ts'

/** A unit that has a name, on its way from one place to another. */
interface NamedMove {
  id: string
  itemId: string
  serial: string
  lot: string
  fromLocationId: string
  fromSiteId: string | null
  fromCondition: string
  toLocationId: string
  toSiteId: string | null
  toCondition: string
}

/** Where a serial is, in words. */
interface SerialPlace {
  sku: string
  serial: string
  location: string
  lot: string
  condition: string
  isOnHand: boolean
}

/**
 * Every unit of an item that is tracked by serial is named on its way in, one name for each unit.
 * What came before the item was tracked may still leave without one.
 */
export function refuseWrongSerials(
  { sku, tracksSerials }: { sku: string; tracksSerials: boolean },
  move: { quantity: number; serials?: string[] | undefined; reversesId?: string | undefined },
  entersStock: boolean,
): void {
  const { quantity, serials, reversesId } = move
  if (reversesId) return
  if (serials && !tracksSerials)
    throw new Problem(422, 'serial_not_tracked', { sku, serials: serials.slice(0, 5) })
  if (serials ? serials.length !== quantity : tracksSerials && entersStock)
    throw new Problem(422, 'serial_required', {
      lines: [{ sku, quantity, serials: serials?.length ?? 0 }],
    })
}

/** Refuses a deed that names one unit twice. */
export function refuseSerialTwice(moves: { itemId: string; serial: string | null }[]): void {
  const seen = new Set<string>()
  for (const { itemId, serial } of moves) {
    if (serial === null) continue
    const key = `${itemId}/${serial}`
    if (seen.has(key)) throw new Problem(422, 'serial_given_twice', { serial })
    seen.add(key)
  }
}

/** Says early, before anything is written, which named units are not where the deed takes them from. */
export async function refuseMisplacedSerials(db: Queryable, moves: NamedMove[]): Promise<void> {
  for (const [bucket, group] of byBucket(moves)) {
    const misplaced = await db.many<{ itemId: string; serial: string }>(sql`
      select row."itemId", row.serial
        from ${rowsOf(group)}
        left join serial s on s.bucket = ${bucket} and s.item_id = row."itemId" and s.code = row.serial
       where not coalesce(${IS_WHERE_IT_LEAVES}, row."fromSiteId" is null)`)
    if (misplaced.length > 0) throw await misplacedSerials(db, bucket, misplaced, group)
  }
}

/**
 * Brings named units to where they go. They are locked after all availability rows, by bucket, item
 * and name; the table's key holds that each is in one place.
 */
export async function moveSerials(tx: Tx, moves: NamedMove[]): Promise<void> {
  for (const [bucket, group] of byBucket(moves)) {
    const now = tx.clock.now()
    await tx.run(sql`
      insert into serial (bucket, item_id, code, location_id, lot, updated_at)
      select ${bucket}::smallint, row."itemId", row.serial, row."fromLocationId", row.lot, ${now}::timestamptz
        from ${rowsOf(group)}
       where row."fromSiteId" is null
       order by row."itemId", row.serial
          on conflict do nothing`)
    await tx.run(sql`
      select from serial s join ${rowsOf(group)} on s.item_id = row."itemId" and s.code = row.serial
       where s.bucket = ${bucket}
       order by s.item_id, s.code
         for update of s`)
    const moved = await tx.many<{ itemId: string; serial: string }>(sql`
      update serial s
         set location_id = row."toLocationId", site_id = row."toSiteId", lot = row.lot,
             condition = row."toCondition", movement_id = row.id, updated_at = ${now}
        from ${rowsOf(group)}
       where s.bucket = ${bucket} and s.item_id = row."itemId" and s.code = row.serial
         and ${IS_WHERE_IT_LEAVES}
      returning s.item_id as "itemId", s.code as serial`)
    const done = new Set(moved.map(({ itemId, serial }) => `${itemId}/${serial}`))
    const misplaced = group.filter(({ itemId, serial }) => !done.has(`${itemId}/${serial}`))
    if (misplaced.length > 0) throw await misplacedSerials(tx, bucket, misplaced, group)
  }
}

/** Units without a name leave only where more lie than have names. */
export async function refuseUnnamed(tx: Tx, keys: BalanceKey[]): Promise<void> {
  for (const [bucket, group] of byBucket(keys)) {
    const lines = await tx.many(sql`
      select i.sku, p.path as location, b.lot, b.condition, b.quantity as "onHand", named.units as serials
        from (select distinct "itemId", "locationId", lot, condition
                from jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
                  as row("itemId" uuid, "locationId" uuid, lot text, condition text)) row
        join stock_balance b on b.bucket = ${bucket} and b.item_id = row."itemId"
         and b.location_id = row."locationId" and b.lot = row.lot and b.condition = row.condition
        join item i on i.id = b.item_id
        join location p on p.id = b.location_id
       cross join lateral (
         select count(*)::int as units from serial s
          where s.bucket = b.bucket and s.item_id = b.item_id and s.location_id = b.location_id
            and s.site_id is not null and s.lot = b.lot and s.condition = b.condition) named
       where named.units > b.quantity`)
    if (lines.length > 0) throw new Problem(422, 'serial_required', { lines })
  }
}

/** The names of the units that lie at these balances; exact when their availability rows are locked. */
export async function readSerialsAt(
  db: Queryable,
  keys: BalanceKey[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const [bucket, group] of byBucket(keys)) {
    const rows = await db.many<BalanceKey & { serials: string[] }>(sql`
      select s.item_id as "itemId", s.location_id as "locationId", s.lot, s.condition,
             json_agg(s.code order by s.code) as serials
        from serial s
        join jsonb_to_recordset(${JSON.stringify(group)}::jsonb)
          as row("itemId" uuid, "locationId" uuid, lot text, condition text)
          on s.item_id = row."itemId" and s.location_id = row."locationId"
         and s.lot = row.lot and s.condition = row.condition
       where s.bucket = ${bucket} and s.site_id is not null
       group by s.item_id, s.location_id, s.lot, s.condition`)
    for (const row of rows) found.set(balanceKeyText(row), row.serials)
  }
  return found
}

/** A part of a difference: units that come (or go, below zero), with their names where they have some. */
export interface DifferencePart {
  delta: number
  serials?: string[] | undefined
}

/** Cuts a difference at one place by the names that are wanted there and those that are known there. */
export function partBySerials(
  delta: number,
  wanted: string[] | undefined,
  known: string[] = [],
): DifferencePart[] {
  if (!wanted) return delta === 0 ? [] : [{ delta }]
  const comes = wanted.filter((serial) => !known.includes(serial))
  const goes = known.filter((serial) => !wanted.includes(serial))
  const parts: DifferencePart[] = [
    { delta: -goes.length, serials: goes },
    { delta: comes.length, serials: comes },
    { delta: delta - comes.length + goes.length },
  ]
  return parts.filter((part) => part.delta !== 0)
}

const IS_WHERE_IT_LEAVES = sql`(
  case when row."fromSiteId" is null then s.site_id is null
       else s.location_id = row."fromLocationId" and s.lot = row.lot and s.condition = row."fromCondition"
   end)`

function rowsOf(moves: NamedMove[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
    as row(id uuid, "itemId" uuid, serial text, lot text, "fromLocationId" uuid, "fromSiteId" uuid,
           "fromCondition" text, "toLocationId" uuid, "toSiteId" uuid, "toCondition" text)`
}

function byBucket<Row extends { itemId: string }>(rows: Row[]): [number, Row[]][] {
  const groups = [...Map.groupBy(rows, ({ itemId }) => bucketOfId(itemId))]
  return groups.toSorted(([a], [b]) => a - b)
}

/** Names the units that are not where they should be, and where they are. */
async function misplacedSerials(
  db: Queryable,
  bucket: number,
  misplaced: { itemId: string; serial: string }[],
  moves: NamedMove[],
): Promise<Problem> {
  const keys = misplaced.map(({ itemId, serial }) => ({ itemId, serial }))
  const places = await db.many<SerialPlace>(sql`
    select i.sku, row.serial, coalesce(p.path, '') as location, coalesce(s.lot, '') as lot,
           coalesce(s.condition, '') as condition, s.site_id is not null as "isOnHand"
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as row("itemId" uuid, serial text)
      join item i on i.id = row."itemId"
      left join serial s on s.bucket = ${bucket} and s.item_id = row."itemId" and s.code = row.serial
      left join location p on p.id = s.location_id
     order by i.sku, row.serial`)
  const comesIn = new Set(
    moves.flatMap(({ fromSiteId, serial }) => (fromSiteId === null ? serial : [])),
  )
  const code = misplaced.some(({ serial }) => comesIn.has(serial))
    ? 'serial_on_hand'
    : 'serial_not_there'
  return new Problem(409, code, { lines: places })
}
