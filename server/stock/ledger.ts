import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import type { Condition } from './post.ts'

/** A line of an item's ledger. */
export interface LedgerEntry {
  id: string
  occurredAt: string
  recordedAt: string
  cause: string
  reason: string
  reference: string
  note: string
  documentId: string | null
  from: string
  to: string
  fromCondition: Condition
  toCondition: Condition
  lot: string
  serial: string | null
  quantity: number
  /** What it added to the units on hand; zero for a move within. */
  change: number
  /** Units on hand after it, in all places or in the location that was asked for. */
  onHand: number
  unitCost: string | null
  reversesId: string | null
  reversedBy: string | null
  actor: string
  via: string
}

export interface LedgerQuery {
  from?: string | undefined
  to?: string | undefined
  location?: string | undefined
  cause?: string | undefined
  reason?: string | undefined
  actor?: string | undefined
  lot?: string | undefined
  serial?: string | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * The ledger of an item, the newest record first, with the running balance. The balance counts back
 * from what is on hand now, so that a page costs no more for an item with a long history.
 */
export async function listItemMovements(db: Queryable, sku: string, query: LedgerQuery) {
  const item = (await findItems(db, [sku])).get(sku) as { id: string; bucket: number }
  const inScope = await scopeOf(db, query.location)
  const start = decodeCursor(query.cursor, z.tuple([z.uuid(), z.number()]))
  const rows = await db.many<LedgerEntry>(sql`
    with counted as (
      select m.*, f.path as from_path, t.path as to_path, ${changeOf(inScope)} as change,
             ${start ? sql`${start[1]}::bigint` : onHandIn(item, inScope)} - coalesce(sum(${changeOf(inScope)}) over (
               order by m.id desc rows between unbounded preceding and 1 preceding), 0)::bigint as on_hand
        from stock_movement m
        join location f on f.id = m.from_location_id
        join location t on t.id = m.to_location_id
       where m.bucket = ${item.bucket} and m.item_id = ${item.id}
         and ${inScope ? sql`(${inScope(sql`f`)} or ${inScope(sql`t`)})` : sql`true`}
         and ${start ? sql`m.id < ${start[0]}` : sql`true`}
       order by m.id desc
    )
    select m.id, m.occurred_at as "occurredAt", m.recorded_at as "recordedAt", m.cause, m.reason,
           m.reference, m.note, m.document_id as "documentId", m.from_path as "from", m.to_path as "to",
           m.from_condition as "fromCondition", m.to_condition as "toCondition", m.lot, m.serial,
           m.quantity, m.change::bigint as change, m.on_hand as "onHand", m.unit_cost as "unitCost",
           m.reverses_id as "reversesId", r.id as "reversedBy", m.actor_name as actor, m.via
      from counted m
      left join stock_movement r on r.bucket = m.bucket and r.reverses_id = m.id
     where ${allOf(filtersOf(query))}
     order by m.id desc
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, (row) => [row.id, row.onHand - row.change])
}

/** Which locations the question is about: a table alias to a condition; nothing for all places. */
type Scope = ((alias: Statement) => Statement) | undefined

async function scopeOf(db: Queryable, path: string | undefined): Promise<Scope> {
  if (path === undefined) return undefined
  const place = (await findPlaces(db, [path])).get(path)
  if (place?.kind === 'site')
    return (alias) => sql`(${alias}.site_id is not distinct from ${place.id})`
  return (alias) =>
    sql`(${alias}.id = ${place?.id} or ${alias}.parent_id is not distinct from ${place?.id})`
}

function changeOf(inScope: Scope): Statement {
  const test = inScope ?? ((alias) => sql`(${alias}.site_id is not null)`)
  return sql`m.quantity * (${test(sql`t`)}::int - ${test(sql`f`)}::int)`
}

function onHandIn(item: { id: string; bucket: number }, inScope: Scope): Statement {
  return sql`(
    select coalesce(sum(b.quantity), 0)::bigint from stock_balance b join location p on p.id = b.location_id
     where b.bucket = ${item.bucket} and b.item_id = ${item.id} and ${inScope ? inScope(sql`p`) : sql`true`})`
}

function filtersOf(query: LedgerQuery): Statement[] {
  const filters: Statement[] = []
  if (query.from) filters.push(sql`m.occurred_at >= ${query.from}`)
  if (query.to) filters.push(sql`m.occurred_at < ${query.to}`)
  if (query.cause) filters.push(sql`m.cause = ${query.cause}`)
  if (query.reason) filters.push(sql`m.reason = ${query.reason}`)
  if (query.actor) filters.push(sql`(m.actor_name = ${query.actor} or m.actor_id = ${query.actor})`)
  if (query.lot !== undefined) filters.push(sql`m.lot = ${query.lot}`)
  if (query.serial !== undefined) filters.push(sql`m.serial = ${query.serial}`)
  return filters
}
