import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Cause, Condition, Posting } from './post.ts'

/** A document of stock: the movements that one deed wrote. */
export interface StockDocument {
  id: string
  kind: string
  reference: string
  reason: string
  note: string
  occurredAt: string | null
  lines: DocumentLine[]
}

interface DocumentLine {
  line: number
  movementId: string
  sku: string
  from: string
  to: string
  fromCondition: Condition
  toCondition: Condition
  lot: string
  serial: string | null
  quantity: number
  unitCost: string | null
  reversedBy: string | null
}

// News names what changed, up to this many items; beyond it readers look for themselves.
const NAMED_ITEMS = 500

/** Records a deed of stock: which items changed, where, and by which document. */
export async function appendDocumentEvent(
  tx: Tx,
  type: string,
  cause: Cause,
  posting: Posting,
  details: Record<string, unknown> = {},
): Promise<void> {
  const itemIds = [...new Set(posting.movements.map(({ itemId }) => itemId))]
  const items = await tx.many<{ sku: string }>(sql`
    select sku from item where id = any(${itemIds.slice(0, NAMED_ITEMS)}::uuid[]) order by sku`)
  await appendEvent(tx, {
    type,
    subjectKind: cause.kind,
    subjectId: cause.documentId,
    subjectName:
      cause.reference ||
      items
        .map(({ sku }) => sku)
        .slice(0, 3)
        .join(', '),
    details: {
      ...(cause.reason ? { reason: cause.reason } : {}),
      ...(cause.note ? { note: cause.note } : {}),
      ...(cause.occurredAt ? { occurredAt: cause.occurredAt } : {}),
      movementCount: posting.movements.length,
      itemCount: itemIds.length,
      skus: items.map(({ sku }) => sku),
      ...details,
    },
  })
}

/** A document as the ledger has it. */
export async function getStockDocument(db: Queryable, id: string): Promise<StockDocument> {
  const rows = await db.many<DocumentLine & Omit<StockDocument, 'id' | 'lines'>>(sql`
    select m.cause as kind, m.reference, m.reason, m.note, m.occurred_at as "occurredAt",
           m.document_line as line, m.id as "movementId", i.sku, f.path as "from", t.path as "to",
           m.from_condition as "fromCondition", m.to_condition as "toCondition", m.lot, m.serial, m.quantity,
           m.unit_cost as "unitCost", r.id as "reversedBy"
      from stock_movement m
      join item i on i.id = m.item_id
      join location f on f.id = m.from_location_id
      join location t on t.id = m.to_location_id
      left join stock_movement r on r.bucket = m.bucket and r.reverses_id = m.id
     where m.document_id = ${id}
     order by m.document_line, m.serial nulls first, m.id`)
  const [first] = rows
  if (!first) throw new Problem(404, 'not_found')
  const { kind, reference, reason, note, occurredAt } = first
  const lines = rows.map(
    ({ kind: _, reference: __, reason: ___, note: ____, occurredAt: _____, ...line }) => line,
  )
  return { id, kind, reference, reason, note, occurredAt, lines }
}
