import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { PROMOTION_KINDS } from './promotions.ts'

/** A promotion in replies. */
export const promotionReply = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z
      .enum(PROMOTION_KINDS)
      .describe(
        'What moves demand: a price cut of your own (sale), a marketplace deal, advertising, or an event.',
      ),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    scope: z.enum(['all', 'categories', 'items']),
    categories: z.array(z.string()),
    skus: z.array(z.string()),
    discountPercent: z.number().nullable(),
    note: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Promotion' })

export type Promotion = z.output<typeof promotionReply>

/** What a promotion is made of. */
export const promotionInput = z.strictObject({
  name: requiredText(200),
  kind: z.enum(PROMOTION_KINDS),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().describe('Its last day.'),
  scope: z.enum(['all', 'categories', 'items']).default('all'),
  categories: z.array(requiredText(200)).max(500).default([]).describe('Names; for categories.'),
  skus: z.array(requiredText(200)).max(2_000).default([]).describe('For items.'),
  discountPercent: z.number().nullable().default(null),
  note: plainText(1_000).default(''),
})

type PromotionInput = z.output<typeof promotionInput>

/** Adds a promotion to the calendar. */
export async function createPromotion(tx: Tx, input: PromotionInput): Promise<Promotion> {
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into promotion (id, name, kind, starts_on, ends_on, scope, discount_percent, note,
                           created_at, updated_at)
    values (${id}, ${input.name}, ${input.kind}, ${input.startsOn}, ${input.endsOn}, ${input.scope},
            ${input.discountPercent}, ${input.note}, ${now}, ${now})`)
  await writeTargets(tx, id, input)
  const promotion = await getPromotion(tx, id)
  await appendPromotionEvent(tx, 'promotion.created', promotion, { after: promotion })
  return promotion
}

/** Changes a promotion; what is left out stays. */
export async function changePromotion(
  tx: Tx,
  id: string,
  change: Partial<PromotionInput>,
): Promise<{ promotion: Promotion; isChanged: boolean }> {
  await tx.run(sql`select from promotion where id = ${id} for update`)
  const before = await getPromotion(tx, id)
  const input = { ...before, ...change }
  await tx.run(sql`
    update promotion
       set name = ${input.name}, kind = ${input.kind}, starts_on = ${input.startsOn},
           ends_on = ${input.endsOn}, scope = ${input.scope},
           discount_percent = ${input.discountPercent}, note = ${input.note}
     where id = ${id}`)
  await tx.run(sql`delete from promotion_category where promotion_id = ${id}`)
  await tx.run(sql`delete from promotion_item where promotion_id = ${id}`)
  await writeTargets(tx, id, input)
  const same = JSON.stringify(await getPromotion(tx, id)) === JSON.stringify(before)
  if (same) return { promotion: before, isChanged: false }
  await tx.run(sql`update promotion set updated_at = ${tx.clock.now()} where id = ${id}`)
  const after = await getPromotion(tx, id)
  await appendPromotionEvent(tx, 'promotion.changed', after, { before, after })
  return { promotion: after, isChanged: true }
}

/** Takes a promotion out of the calendar. */
export async function deletePromotion(tx: Tx, id: string): Promise<void> {
  const before = await getPromotion(tx, id)
  await tx.run(sql`delete from promotion where id = ${id}`)
  await appendPromotionEvent(tx, 'promotion.deleted', before, { before })
}

/** One promotion. */
export async function getPromotion(db: Queryable, id: string): Promise<Promotion> {
  const found = await db.maybe<Promotion>(sql`
    select ${promotionColumns} from promotion where id = ${id}`)
  if (!found) throw new Problem(404, 'not_found')
  return found
}

/** What a reply shows of a promotion. */
export const promotionColumns = sql`
  id, name, kind, starts_on as "startsOn", ends_on as "endsOn", scope,
  array(select category.name from promotion_category target
          join category on category.id = target.category_id
         where target.promotion_id = promotion.id order by category.name) as categories,
  array(select item.sku from promotion_item target join item on item.id = target.item_id
         where target.promotion_id = promotion.id order by item.sku) as skus,
  discount_percent::float8 as "discountPercent", note, created_at as "createdAt",
  updated_at as "updatedAt"`

/** Only the targets that the scope names are kept. */
async function writeTargets(
  tx: Tx,
  id: string,
  { scope, categories, skus }: Pick<PromotionInput, 'scope' | 'categories' | 'skus'>,
): Promise<void> {
  if (scope === 'categories') {
    if (categories.length === 0) throw new Problem(422, 'promotion_without_target')
    const known = await tx.many<{ id: string; name: string }>(sql`
      select id, name from category where name = any (${categories}::text[])`)
    const names = new Set(known.map(({ name }) => name))
    const missing = categories.filter((name) => !names.has(name))
    if (missing.length > 0)
      throw new Problem(422, 'unknown_category', {
        detail: `There is no category ${missing[0]}.`,
        categories: missing,
      })
    await tx.run(sql`
      insert into promotion_category (promotion_id, category_id)
      select ${id}, id from unnest(${known.map((one) => one.id)}::uuid[]) as target (id)`)
  }
  if (scope === 'items') {
    if (skus.length === 0) throw new Problem(422, 'promotion_without_target')
    const items = await findItems(tx, skus)
    const ids = [...new Set([...items.values()].map((item) => item.id))]
    await tx.run(sql`
      insert into promotion_item (promotion_id, item_id)
      select ${id}, id from unnest(${ids}::uuid[]) as target (id)`)
  }
}

async function appendPromotionEvent(
  tx: Tx,
  type: string,
  { id, name }: Promotion,
  details: { before?: Promotion; after?: Promotion },
): Promise<void> {
  await appendEvent(tx, {
    type,
    subjectKind: 'promotion',
    subjectId: id,
    subjectName: name,
    details,
  })
}
