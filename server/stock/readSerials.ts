import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import type { Condition } from './post.ts'

/** A unit that has a name, and where it is. */
export interface Serial {
  sku: string
  serial: string
  onHand: boolean
  /** Null where it has left. */
  site: string | null
  location: string
  lot: string
  condition: Condition
  since: string
}

interface SerialStep {
  movementId: string
  occurredAt: string
  recordedAt: string
  cause: string
  reference: string
  reason: string
  documentId: string | null
  from: string
  to: string
  fromCondition: Condition
  toCondition: Condition
  lot: string
  actor: string
  via: string
}

const COLUMNS = sql`
  i.sku, s.code as serial, s.site_id is not null as "onHand", site.path as site, p.path as location,
  s.lot, s.condition, s.updated_at as since`

const JOINS = sql`
  join item i on i.id = s.item_id
  join location p on p.id = s.location_id
  left join location site on site.id = s.site_id`

/** The named units of an item, in the order of their names. */
export async function listItemSerials(
  db: Queryable,
  sku: string,
  query: {
    location?: string | undefined
    lot?: string | undefined
    condition?: Condition | undefined
    onHand: 'true' | 'false' | 'any'
    limit: number
    cursor?: string | undefined
  },
) {
  const item = (await findItems(db, [sku])).get(sku)
  const conditions: Statement[] = [sql`s.bucket = ${item?.bucket} and s.item_id = ${item?.id}`]
  if (query.onHand !== 'any')
    conditions.push(query.onHand === 'true' ? sql`s.site_id is not null` : sql`s.site_id is null`)
  if (query.location !== undefined) {
    const place = (await findPlaces(db, [query.location])).get(query.location)
    conditions.push(
      place?.kind === 'site'
        ? sql`s.site_id = ${place.id}`
        : sql`(p.id = ${place?.id} or p.parent_id = ${place?.id})`,
    )
  }
  if (query.lot !== undefined) conditions.push(sql`s.lot = ${query.lot}`)
  if (query.condition !== undefined) conditions.push(sql`s.condition = ${query.condition}`)
  const after = decodeCursor(query.cursor, z.tuple([z.string()]))
  if (after) conditions.push(sql`s.code > ${after[0]}`)
  const rows = await db.many<Serial>(sql`
    select ${COLUMNS} from serial s ${JOINS}
     where ${allOf(conditions)}
     order by s.code
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, (row) => [row.serial])
}

// More steps than any unit takes in its life; a page stays small whatever happened.
const MAX_STEPS = 500

/** Where the units with this serial are, with the movements of each, the newest first. */
export async function findSerial(db: Queryable, serial: string, sku: string | undefined) {
  const item = sku === undefined ? undefined : (await findItems(db, [sku])).get(sku)
  const found = await db.many<Serial & { bucket: number; itemId: string }>(sql`
    select ${COLUMNS}, s.bucket, s.item_id as "itemId"
      from serial s ${JOINS}
     where s.code = ${serial}
       and ${item ? sql`s.bucket = ${item.bucket} and s.item_id = ${item.id}` : sql`true`}
     order by i.sku
     limit 50`)
  if (found.length === 0) throw new Problem(404, 'not_found')
  const units: (Serial & { history: SerialStep[] })[] = []
  for (const { bucket, itemId, ...unit } of found)
    units.push({ ...unit, history: await listSerialSteps(db, bucket, itemId, serial) })
  return { serial, units }
}

async function listSerialSteps(
  db: Queryable,
  bucket: number,
  itemId: string,
  serial: string,
): Promise<SerialStep[]> {
  return db.many<SerialStep>(sql`
    select m.id as "movementId", m.occurred_at as "occurredAt", m.recorded_at as "recordedAt", m.cause,
           m.reference, m.reason, m.document_id as "documentId", f.path as "from", t.path as "to",
           m.from_condition as "fromCondition", m.to_condition as "toCondition", m.lot,
           m.actor_name as actor, m.via
      from stock_movement m
      join location f on f.id = m.from_location_id
      join location t on t.id = m.to_location_id
     where m.bucket = ${bucket} and m.item_id = ${itemId} and m.serial = ${serial}
     order by m.recorded_at desc, m.id desc
     limit ${MAX_STEPS}`)
}
