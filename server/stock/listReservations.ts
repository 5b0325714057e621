import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findSites } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { bucketOfText } from '../platform/identifier.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import type { ReservationState } from './promises.ts'
import { type Reservation, reservationColumns } from './reservations.ts'

export interface ReservationQuery {
  sku?: string | undefined
  site?: string | undefined
  state?: ReservationState | undefined
  reference?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Reservations, the newest first; an item or site means those that take of it, kits exploded. */
export async function listReservations(db: Queryable, query: ReservationQuery, now: string) {
  const conditions = await conditionsOf(db, query)
  const after = decodeCursor(query.cursor, z.tuple([z.uuid()]))
  if (after) conditions.push(sql`id < ${after[0]}`)
  const state = query.state === undefined ? sql`true` : sql`state = ${query.state}`
  const rows = await db.many<Reservation>(sql`
    select * from (
      select ${reservationColumns(now)} from reservation where ${allOf(conditions)}
    ) found
     where ${state}
     order by id desc
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, ({ id }) => [id])
}

async function conditionsOf(db: Queryable, query: ReservationQuery): Promise<Statement[]> {
  const conditions: Statement[] = []
  if (query.reference !== undefined)
    conditions.push(
      sql`bucket = ${bucketOfText(query.reference)} and reference = ${query.reference}`,
    )
  const lines: Statement[] = []
  if (query.sku !== undefined) {
    const item = (await findItems(db, [query.sku])).get(query.sku)
    lines.push(sql`l.bucket = ${item?.bucket} and l.item_id = ${item?.id}`)
  }
  if (query.site !== undefined)
    lines.push(sql`l.site_id = ${(await findSites(db, [query.site])).get(query.site)?.id}`)
  if (lines.length > 0)
    conditions.push(
      sql`id in (select l.reservation_id from reservation_line l where ${allOf(lines)})`,
    )
  // Live ones are few among many that are over.
  if (query.state === 'held' || query.state === 'committed')
    conditions.push(sql`state in ('held', 'committed')`)
  return conditions
}
