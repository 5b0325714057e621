import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { plainText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { allOf, joinStatements, type Statement, sql } from '../platform/sql.ts'

const FIELDS = [
  'leadTimeDays',
  'leadTimeDeviationDays',
  'serviceLevel',
  'reviewDays',
  'minimumOrderQuantity',
  'casePack',
] as const
type Field = (typeof FIELDS)[number]

/** Where a planning value is set, and for whom. */
interface Level {
  supplier?: string | undefined
  category?: string | undefined
}

const reachReply = z.object({
  items: z.int().describe('In which a change of at least one of the fields here is seen.'),
  of: z.int().describe('All items of this supplier, this category or the company.'),
  withOwn: z.int().describe('Of these, the items with a value of their own for at least one.'),
})

/** Says for how many items a supplier’s, a category’s or the company’s values hold. */
const planningReachGet = route({
  name: 'planningReachGet',
  method: 'GET',
  path: '/v1/planning-reach',
  permission: 'purchasing.read',
  summary: 'Count the items for which a planning value holds',
  description:
    'A value holds where nothing closer sets it: item, then supplier, then category, then company. So it counts what a change would change. Lead times that were learned from receipts are not looked at.',
  query: z.strictObject({
    supplier: plainText(100).optional().describe("A supplier's code; its first items count."),
    category: z.uuid().optional(),
    fields: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(FIELDS)).min(1))
      .describe('Some of the planning values, separated by commas.'),
  }),
  reply: reachReply,
  handle: ({ tx, query }) => countReach(tx, query, query.fields),
})

async function countReach(db: Queryable, level: Level, fields: Field[]) {
  const open = fields.map((field) => allOf(closerLevels(level).map((one) => one(field))))
  const own = fields.map((field) => sql`not (${ITEM_LEAVES[field]})`)
  return db.one<z.infer<typeof reachReply>>(sql`
    select count(*) as of, count(*) filter (where ${anyOf(open)}) as items,
           count(*) filter (where ${anyOf(own)}) as "withOwn"
      from item
      left join lateral (
             select supplier.* from supplier_item terms
               join supplier on supplier.id = terms.supplier_id
              where terms.item_id = item.id and supplier.active
              order by terms.rank, supplier.code limit 1) supplier on true
      left join category on category.id = item.category_id
     where item.status <> 'archived' and ${scopeOf(level)}`)
}

function scopeOf({ supplier, category }: Level): Statement {
  if (supplier !== undefined)
    // First by the terms, which are few, then by who comes first of an item's suppliers.
    return sql`item.id in (select terms.item_id from supplier_item terms
                             join supplier own on own.id = terms.supplier_id
                            where own.code = ${supplier}) and supplier.code = ${supplier}`
  return category === undefined ? sql`true` : sql`item.category_id = ${category}`
}

/** What comes before this level, each as the condition that it says nothing. */
function closerLevels({ supplier, category }: Level): ((field: Field) => Statement)[] {
  const item = (field: Field) => ITEM_LEAVES[field]
  const bySupplier = (field: Field) => SUPPLIER_LEAVES[field]
  const byCategory = (field: Field) => CATEGORY_LEAVES[field]
  if (supplier !== undefined) return [item]
  return category === undefined ? [item, bySupplier, byCategory] : [item, bySupplier]
}

function anyOf(conditions: Statement[]): Statement {
  return sql`(${joinStatements(conditions, ' or ')})`
}

const ITEM_LEAVES: Record<Field, Statement> = {
  leadTimeDays: sql`item.lead_time_days is null`,
  leadTimeDeviationDays: sql`item.lead_time_deviation_days is null`,
  serviceLevel: sql`item.service_level is null`,
  reviewDays: sql`item.review_days is null`,
  minimumOrderQuantity: sql`item.minimum_order_quantity is null`,
  casePack: sql`item.case_pack is null`,
}
const SUPPLIER_LEAVES: Record<Field, Statement> = {
  leadTimeDays: sql`supplier.lead_time_days is null`,
  leadTimeDeviationDays: sql`supplier.lead_time_deviation_days is null`,
  serviceLevel: sql`supplier.service_level is null`,
  reviewDays: sql`supplier.review_days is null`,
  minimumOrderQuantity: sql`supplier.minimum_order_quantity is null`,
  casePack: sql`supplier.case_pack is null`,
}
const CATEGORY_LEAVES: Record<Field, Statement> = {
  leadTimeDays: sql`category.lead_time_days is null`,
  leadTimeDeviationDays: sql`category.lead_time_deviation_days is null`,
  serviceLevel: sql`category.service_level is null`,
  reviewDays: sql`category.review_days is null`,
  minimumOrderQuantity: sql`category.minimum_order_quantity is null`,
  casePack: sql`category.case_pack is null`,
}

/** How far a planning value reaches. */
export const planningReachRoutes: Route[] = [planningReachGet]
