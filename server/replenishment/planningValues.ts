import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** The values that planning inherits: item, then supplier, then category, then company. */
export interface PlanningValues {
  leadTimeDays: number
  leadTimeDeviationDays: number
  serviceLevel: number
  reviewDays: number
  minimumOrderQuantity: number
  casePack: number
}

export type PlanningSource = 'item' | 'supplier' | 'category' | 'company' | 'receipts'
export type PlanningSources = Record<keyof PlanningValues, PlanningSource>

/** An item with its resolved planning values and where each came from. */
export interface PlannedItem {
  itemId: string
  categoryId: string | null
  supplierId: string | null
  values: PlanningValues
  sources: PlanningSources
  /** How many receipts the lead time was learned from. */
  leadTimeReceipts: number
}

type Level = { [Name in keyof PlanningValues]: number | null }

const NAMES = [
  'leadTimeDays',
  'leadTimeDeviationDays',
  'serviceLevel',
  'reviewDays',
  'minimumOrderQuantity',
  'casePack',
] as const

/** Reads the planning values of items, each from the nearest place that sets it. */
export async function listPlanningValues(
  db: Queryable,
  itemIds: string[],
  company: PlanningValues,
): Promise<PlannedItem[]> {
  const rows = await db.many<{
    itemId: string
    categoryId: string | null
    supplierId: string | null
    item: Level
    supplier: Level | null
    category: Level | null
  }>(sql`
    select item.id as "itemId", item.category_id as "categoryId", supplier.id as "supplierId",
           jsonb_build_object(
             'leadTimeDays', item.lead_time_days, 'leadTimeDeviationDays', item.lead_time_deviation_days,
             'serviceLevel', item.service_level, 'reviewDays', item.review_days,
             'minimumOrderQuantity', item.minimum_order_quantity, 'casePack', item.case_pack) as item,
           case when supplier.id is not null then jsonb_build_object(
             'leadTimeDays', supplier.lead_time_days, 'leadTimeDeviationDays', supplier.lead_time_deviation_days,
             'serviceLevel', supplier.service_level, 'reviewDays', supplier.review_days,
             'minimumOrderQuantity', supplier.minimum_order_quantity, 'casePack', supplier.case_pack) end as supplier,
           case when category.id is not null then jsonb_build_object(
             'leadTimeDays', category.lead_time_days, 'leadTimeDeviationDays', category.lead_time_deviation_days,
             'serviceLevel', category.service_level, 'reviewDays', category.review_days,
             'minimumOrderQuantity', category.minimum_order_quantity, 'casePack', category.case_pack) end as category
      from item
      left join lateral (
             select supplier_id from supplier_item terms join supplier on supplier.id = terms.supplier_id
              where terms.item_id = item.id and supplier.active order by terms.rank, supplier.code limit 1) first on true
      left join supplier on supplier.id = first.supplier_id
      left join category on category.id = item.category_id
     where item.id = any (${itemIds}::uuid[])`)
  return rows.map(({ itemId, categoryId, supplierId, ...levels }) => ({
    itemId,
    categoryId,
    supplierId,
    leadTimeReceipts: 0,
    ...resolveValues({ ...levels, company }),
  }))
}

/** The nearest level that sets each value wins. */
export function resolveValues(levels: {
  item: Level | null
  supplier: Level | null
  category: Level | null
  company: PlanningValues
}): { values: PlanningValues; sources: PlanningSources } {
  const values = { ...levels.company }
  const sources = {} as PlanningSources
  for (const name of NAMES) {
    const source = (['item', 'supplier', 'category'] as const).find(
      (level) => levels[level]?.[name] !== null && levels[level]?.[name] !== undefined,
    )
    sources[name] = source ?? 'company'
    if (source) values[name] = Number(levels[source]?.[name])
  }
  return { values, sources }
}
