import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { route } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { conditionField } from './fields.ts'

const movementRow = z.object({
  id: z.uuid(),
  sku: z.string(),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  cause: z.string(),
  reason: z.string(),
  reference: z.string(),
  note: z.string(),
  from: z.string(),
  to: z.string(),
  fromCondition: conditionField,
  toCondition: conditionField,
  lot: z.string(),
  serial: z.string().nullable(),
  quantity: z.int(),
  unitCost: z.string().nullable(),
  reversesId: z.uuid().nullable(),
  documentId: z.uuid().nullable(),
  actor: z.string(),
  via: z.string(),
})

/** The ledger of all items, in the order in which it is kept: for those who copy the whole of it. */
export const movementList = route({
  name: 'movementList',
  method: 'GET',
  path: '/v1/movements',
  permission: 'stock.read',
  summary: 'List all movements of all items, item by item.',
  description:
    'Made for copying the ledger, not for looking at it: it has no order of time. An item’s own ledger is `/v1/items/{sku}/movements`.',
  query: z.strictObject(pageQuery),
  reply: pageOf(movementRow),
  handle: ({ tx, query }) => listMovements(tx, query),
})

async function listMovements(db: Queryable, query: { limit: number; cursor?: string | undefined }) {
  const after = decodeCursor(query.cursor, z.tuple([z.int(), z.uuid(), z.uuid()]))
  const rows = await db.many<z.infer<typeof movementRow> & { bucket: number; itemId: string }>(sql`
    select m.bucket, m.item_id as "itemId", m.id, item.sku, m.occurred_at as "occurredAt",
           m.recorded_at as "recordedAt", m.cause, m.reason, m.reference, m.note,
           f.path as "from", t.path as "to", m.from_condition as "fromCondition",
           m.to_condition as "toCondition", m.lot, m.serial, m.quantity, m.unit_cost as "unitCost",
           m.reverses_id as "reversesId", m.document_id as "documentId", m.actor_name as actor, m.via
      from (select * from stock_movement
             where ${after ? sql`(bucket, item_id, id) > (${after[0]}::smallint, ${after[1]}::uuid, ${after[2]}::uuid)` : sql`true`}
             order by bucket, item_id, id limit ${query.limit + 1}) m
      join item on item.id = m.item_id
      join location f on f.id = m.from_location_id
      join location t on t.id = m.to_location_id
     order by m.bucket, m.item_id, m.id`)
  return toPage(rows, query.limit, ({ bucket, itemId, id }) => [bucket, itemId, id])
}
