import { z } from 'zod'
import { normalizeSku } from '../catalog/findItems.ts'
import type { AskedItem, ItemUse } from '../catalog/itemUse.ts'
import type { Queryable } from '../platform/database.ts'
import { normalizeText, plainText } from '../platform/plainText.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'

/** On which terms a supplier sells an item. */
export const supplierItemFields = {
  supplierSku: plainText(200),
  unitCost: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/, 'Use a decimal such as "12.50", up to six places.')
    .nullable(),
  /** The lowest rank is the one that is reordered from. */
  rank: z.int().min(1).max(1000),
}

/** Terms in replies. */
export const supplierItemReply = z
  .object({
    sku: z.string(),
    title: z.string(),
    supplier: z.string().describe("The supplier's code."),
    supplierName: z.string(),
    ...supplierItemFields,
  })
  .meta({ id: 'SupplierItem' })

/** The terms of one supplier or for one item, the preferred supplier first. */
export async function listSupplierItems(
  db: Queryable,
  filter: { supplier?: string | undefined; sku?: string | undefined },
  limit: number,
  after: [string, number, string] | undefined,
): Promise<z.output<typeof supplierItemReply>[]> {
  const conditions: Statement[] = []
  const { supplier, sku } = filter
  if (supplier !== undefined) conditions.push(sql`supplier.code = ${normalizeText(supplier)}`)
  if (sku !== undefined) conditions.push(sql`item.sku = ${normalizeSku(sku)}`)
  if (after)
    conditions.push(
      sql`(item.sku, rank, supplier.code) > (${after[0]}, ${after[1]}::int, ${after[2]})`,
    )
  return db.many(sql`
    select item.sku, item.title, supplier.code as supplier, supplier.name as "supplierName",
           supplier_sku as "supplierSku", trim_scale(supplier_item.unit_cost)::text as "unitCost", rank
      from supplier_item
      join supplier on supplier.id = supplier_id
      join item on item.id = item_id
     where ${allOf(conditions)}
     order by item.sku, rank, supplier.code
     limit ${limit}`)
}

/** Which of these items a supplier has terms for. */
export async function findSupplierItemUse(db: Queryable, items: AskedItem[]): Promise<ItemUse[]> {
  return db.many(sql`
    select distinct item_id as "itemId", false as "holdsStock"
      from supplier_item
     where item_id = any(${items.map(({ id }) => id)}::uuid[])`)
}
