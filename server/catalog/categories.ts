import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { isPlainText, plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { planningFields } from './itemFields.ts'

/** A category with the planning values that its items inherit. */
export const categoryReply = z
  .object({
    id: z.uuid(),
    name: z.string(),
    ...planningFields,
    serviceLevel: z.number().nullable(),
    itemCount: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Category' })
type Category = z.input<typeof categoryReply>

const partialPlanning = z.object(planningFields).partial().shape
export const newCategory = z.strictObject({ name: requiredText(200), ...partialPlanning })
export const categoryPatch = z.strictObject({
  name: requiredText(200).optional(),
  ...partialPlanning,
})
export const categoryQuery = z.strictObject({ ...pageQuery, search: plainText(200).optional() })

const categoryColumns = sql`
  category.id, category.name, category.lead_time_days::float8 as "leadTimeDays",
  category.lead_time_deviation_days::float8 as "leadTimeDeviationDays",
  category.service_level::float8 as "serviceLevel", category.review_days as "reviewDays",
  category.minimum_order_quantity as "minimumOrderQuantity", category.case_pack as "casePack",
  (select count(*) from item where category_id = category.id) as "itemCount",
  category.created_at as "createdAt", category.updated_at as "updatedAt"`

/** Makes a category. */
export async function createCategory(
  tx: Tx,
  { name, ...planning }: z.output<typeof newCategory>,
): Promise<Category> {
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into category (id, name, lead_time_days, lead_time_deviation_days, service_level,
                          review_days, minimum_order_quantity, case_pack, created_at, updated_at)
    values (${id}, ${name}, ${planning.leadTimeDays ?? null}, ${planning.leadTimeDeviationDays ?? null},
            ${planning.serviceLevel ?? null}, ${planning.reviewDays ?? null},
            ${planning.minimumOrderQuantity ?? null}, ${planning.casePack ?? null}, ${now}, ${now})`)
  await appendEvent(tx, {
    type: 'category.created',
    subjectKind: 'category',
    subjectId: id,
    subjectName: name,
    details: { after: { name, ...planning } },
  })
  return getCategory(tx, id)
}

/** Changes a category's name or the planning values that its items inherit. */
export async function updateCategory(
  tx: Tx,
  id: string,
  patch: z.output<typeof categoryPatch>,
): Promise<{ category: Category; changed: boolean }> {
  await tx.run(sql`select from category where id = ${id} for update`)
  const before = await getCategory(tx, id)
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  const changed = given.filter(([name, value]) => before[name as keyof Category] !== value)
  if (changed.length === 0) return { category: before, changed: false }
  const next: Category = { ...before, ...Object.fromEntries(changed) }
  await tx.run(sql`
    update category
       set name = ${next.name}, lead_time_days = ${next.leadTimeDays},
           lead_time_deviation_days = ${next.leadTimeDeviationDays},
           service_level = ${next.serviceLevel}, review_days = ${next.reviewDays},
           minimum_order_quantity = ${next.minimumOrderQuantity}, case_pack = ${next.casePack},
           updated_at = ${tx.clock.now()}
     where id = ${id}`)
  await appendEvent(tx, {
    type: 'category.changed',
    subjectKind: 'category',
    subjectId: id,
    subjectName: next.name,
    details: {
      before: Object.fromEntries(changed.map(([name]) => [name, before[name as keyof Category]])),
      after: Object.fromEntries(changed),
    },
  })
  return { category: await getCategory(tx, id), changed: true }
}

/** One category, or a 404. */
export async function getCategory(db: Queryable, id: string): Promise<Category> {
  const category = await db.maybe<Category>(
    sql`select ${categoryColumns} from category where id = ${id}`,
  )
  if (!category) throw new Problem(404, 'not_found', { detail: 'There is no such category.' })
  return category
}

/** A page of categories by name. */
export async function listCategories(db: Queryable, query: z.output<typeof categoryQuery>) {
  const after = decodeCursor(query.cursor, z.tuple([z.string().refine(isPlainText)]))
  const rows = await db.many<Category>(sql`
    select ${categoryColumns}
      from category
     where ${after ? sql`category.name > ${after[0]}` : sql`true`}
       and ${query.search ? sql`starts_with(lower(category.name), lower(${query.search}))` : sql`true`}
     order by category.name
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, ({ name }) => [name])
}
