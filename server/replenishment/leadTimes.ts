import { learnLeadTime } from '@onhand/planning/leadTime.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { PlannedItem } from './planningValues.ts'

/** Days from the word that units will come to their receipt, by item and by its first supplier. */
export interface ReceiptTimes {
  byItem: Map<string, number[]>
  bySupplier: Map<string, number[]>
}

/**
 * What receipts tell of lead times. An expected receipt counts once anything came of it, on the day
 * on which its units came on average; one that an import told of was ordered nobody knows when.
 */
export async function listReceiptTimes(db: Queryable): Promise<ReceiptTimes> {
  const rows = await db.many<{ itemId: string; supplierId: string | null; days: number }>(sql`
    select receipt.item_id as "itemId", first.supplier_id as "supplierId",
           greatest(0, sum(movement.quantity
             * extract(epoch from movement.occurred_at - receipt.created_at) / 86400)
             / sum(movement.quantity))::float8 as days
      from expected_receipt receipt
      join stock_movement movement on movement.bucket = receipt.bucket
       and movement.item_id = receipt.item_id and movement.expected_receipt_id = receipt.id
       and movement.reverses_id is null
      left join lateral (
             select terms.supplier_id from supplier_item terms
              join supplier on supplier.id = terms.supplier_id
              where terms.item_id = receipt.item_id and supplier.active
              order by terms.rank, supplier.code limit 1) first on true
     where receipt.received > 0 and receipt.source <> 'import'
       and not exists (select from stock_movement reversal
                        where reversal.bucket = movement.bucket and reversal.reverses_id = movement.id)
     group by receipt.id, receipt.item_id, first.supplier_id`)
  const daysOf = (list: typeof rows) => list.map(({ days }) => days)
  const known = rows.filter(({ supplierId }) => supplierId !== null)
  return {
    byItem: mapValues(
      Map.groupBy(rows, ({ itemId }) => itemId),
      daysOf,
    ),
    bySupplier: mapValues(
      Map.groupBy(known, ({ supplierId }) => supplierId ?? ''),
      daysOf,
    ),
  }
}

function mapValues<Key, In, Out>(map: Map<Key, In>, change: (value: In) => Out): Map<Key, Out> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}

/**
 * An item's planning values with the lead time that receipts tell: the item's own, leaning on its
 * supplier's, leaning on what was entered. What was entered for the item itself stands for it alone.
 */
export function learnLeadTimeOf(item: PlannedItem, receipts: ReceiptTimes): PlannedItem {
  const own = receipts.byItem.get(item.itemId) ?? []
  const supplier =
    item.sources.leadTimeDays === 'item'
      ? []
      : (receipts.bySupplier.get(item.supplierId ?? '') ?? [])
  if (own.length + supplier.length === 0) return item
  const { leadTimeDays, leadTimeDeviationDays } = item.values
  const entered = { meanDays: leadTimeDays, deviationDays: leadTimeDeviationDays, receipts: 0 }
  const learned = learnLeadTime(own, learnLeadTime(supplier, entered))
  return {
    ...item,
    values: {
      ...item.values,
      leadTimeDays: roundDays(learned.meanDays),
      leadTimeDeviationDays: roundDays(learned.deviationDays),
    },
    sources: { ...item.sources, leadTimeDays: 'receipts', leadTimeDeviationDays: 'receipts' },
    leadTimeReceipts: own.length > 0 ? own.length : supplier.length,
  }
}

function roundDays(days: number): number {
  return Math.round(days * 100) / 100
}
