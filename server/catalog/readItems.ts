import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { normalizeSku } from './findItems.ts'
import { ITEM_KINDS, ITEM_STATUSES, planningFields } from './itemFields.ts'
import { IDENTIFIER_KINDS } from './itemIdentifier.ts'
import { valueColumns } from './itemRows.ts'
import { describeSize, describeWeight, sizeReply, weightReply } from './measures.ts'

export const identifierReply = z.object({
  id: z.uuid(),
  kind: z.enum(IDENTIFIER_KINDS),
  value: z.string(),
  packFactor: z.int(),
})

export const componentReply = z.object({
  sku: z.string(),
  title: z.string(),
  kind: z.enum(ITEM_KINDS),
  quantity: z.int(),
})

export const unitReply = z.object({
  name: z.string(),
  /** One of this unit is numerator/denominator base units. */
  numerator: z.int(),
  denominator: z.int(),
})

/** An item as every route of the catalog shows it. */
export const itemReply = z
  .object({
    id: z.uuid(),
    sku: z.string(),
    title: z.string(),
    status: z.enum(ITEM_STATUSES),
    kind: z.enum(ITEM_KINDS),
    category: z.string().nullable(),
    unit: z.string(),
    units: z.array(unitReply),
    unitCost: z.string().nullable(),
    priceMinor: z.int().nullable(),
    weight: weightReply.nullable(),
    size: sizeReply.nullable(),
    tracksLots: z.boolean(),
    tracksSerials: z.boolean(),
    tracksExpiry: z.boolean(),
    backorderable: z.boolean(),
    imageUrl: z.string().nullable(),
    ...planningFields,
    serviceLevel: z.number().nullable(),
    identifiers: z.array(identifierReply),
    components: z.array(componentReply),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Item' })
export type Item = z.input<typeof itemReply>

type ItemRecord = Omit<Item, 'weight' | 'size'> & {
  weightGrams: string | null
  lengthMm: string | null
  widthMm: string | null
  heightMm: string | null
}

/** The whole items whose ids are selected, in an order of columns of `item`. */
export async function readItems(db: Queryable, ids: Statement, order: Statement): Promise<Item[]> {
  const records = await db.many<ItemRecord>(sql`
    with wanted as materialized (${ids})
    select item.id, ${valueColumns}, item.version, item.created_at as "createdAt",
           item.updated_at as "updatedAt",
           coalesce((
             select jsonb_agg(jsonb_build_object('id', own.id, 'kind', own.kind, 'value', own.value,
                                                 'packFactor', own.pack_factor) order by own.id)
               from item_identifier own where own.item_id = item.id), '[]') as identifiers,
           coalesce((
             select jsonb_agg(jsonb_build_object('name', name, 'numerator', numerator,
                                                 'denominator', denominator) order by name)
               from item_unit where item_id = item.id), '[]') as units,
           case when item.kind = 'item' then '[]' else coalesce((
             select jsonb_agg(jsonb_build_object('sku', part.sku, 'title', part.title, 'kind', part.kind,
                                                 'quantity', quantity) order by part.sku)
               from kit_component join item part on part.id = component_id
              where kit_id = item.id), '[]') end as components
      from wanted
      join item on item.id = wanted.id
      left join category on category.id = item.category_id
     order by ${order}`)
  return records.map(({ weightGrams, lengthMm, widthMm, heightMm, ...record }) => ({
    ...record,
    weight: describeWeight(weightGrams),
    size: describeSize(lengthMm, widthMm, heightMm),
  }))
}

/** One whole item, or a 404. */
export async function getItem(db: Queryable, sku: string): Promise<Item> {
  const wanted = normalizeSku(sku)
  const [item] = await readItems(db, sql`select id from item where sku = ${wanted}`, sql`item.id`)
  if (!item) throw itemNotFound(sku)
  return item
}

/** The refusal for a path that names no item. */
export function itemNotFound(sku: string): Problem {
  return new Problem(404, 'not_found', { detail: `There is no item with the SKU ${sku}.`, sku })
}
