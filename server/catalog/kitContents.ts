import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type FoundItem, findItems, normalizeSku } from './findItems.ts'
import { skuText } from './itemFields.ts'
import { lockItem, touchItem } from './updateItem.ts'

/** How many levels of kits in kits there can be; exploding one stays quick. */
const MAX_DEPTH = 10

export const kitContents = z.strictObject({
  components: z
    .array(z.strictObject({ sku: skuText, quantity: z.int().min(1).max(1_000_000) }))
    .max(200),
})

interface Content {
  sku: string
  quantity: number
}

/** Says what one kit is made of, replacing what was said before. Gives whether anything changed. */
export async function setKitContents(
  tx: Tx,
  sku: string,
  { components }: z.output<typeof kitContents>,
): Promise<boolean> {
  // Two edits could each be free of cycles and make one together, so they take turns.
  await tx.run(sql`lock table kit_component in share row exclusive mode`)
  const kit = await lockItem(tx, sku)
  if (kit.kind === 'item' && components.length > 0)
    throw new Problem(409, 'not_a_kit', {
      detail: `${kit.sku} is a plain item; make its kind virtual_kit or assembled_kit first.`,
      sku: kit.sku,
    })
  const skus = components.map((component) => normalizeSku(component.sku))
  if (new Set(skus).size < skus.length) throw new Problem(422, 'component_repeated')
  const found = await findItems(tx, skus)
  const parts = components.map((component) => ({
    item: found.get(normalizeSku(component.sku)) as FoundItem,
    quantity: component.quantity,
  }))
  const ids = parts.map(({ item }) => item.id)
  await refuseCycle(tx, kit, ids)
  await refuseDepth(tx, kit, ids)
  const before = await loadContents(tx, kit.id)
  const after = parts
    .map(({ item, quantity }) => ({ sku: item.sku, quantity }))
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
  if (JSON.stringify(before) === JSON.stringify(after)) return false
  await tx.run(sql`delete from kit_component where kit_id = ${kit.id}`)
  await tx.run(sql`
    insert into kit_component (kit_id, component_id, quantity)
    select ${kit.id}::uuid, id, quantity
      from unnest(${ids}::uuid[], ${parts.map(({ quantity }) => quantity)}::bigint[]) as row(id, quantity)`)
  await touchItem(tx, kit, { before: { components: before }, after: { components: after } })
  return true
}

function loadContents(db: Queryable, kitId: string): Promise<Content[]> {
  return db.many<Content>(sql`
    select sku, quantity from kit_component join item on item.id = component_id
     where kit_id = ${kitId} order by sku collate "C"`)
}

async function refuseCycle(db: Queryable, kit: { id: string; sku: string }, parts: string[]) {
  const cycle = await db.maybe<{ sku: string }>(sql`
    with recursive inside(id, top) as (
      select id, id from unnest(${parts}::uuid[]) as part(id)
      union
      select component_id, top from inside join kit_component on kit_id = id
    )
    select item.sku from inside join item on item.id = inside.top
     where inside.id = ${kit.id} order by item.sku limit 1`)
  if (!cycle) return
  throw new Problem(422, 'kit_contains_itself', {
    detail:
      cycle.sku === kit.sku
        ? `${kit.sku} cannot be a part of itself.`
        : `${cycle.sku} contains ${kit.sku}, so it cannot be a part of it.`,
    sku: cycle.sku,
  })
}

async function refuseDepth(db: Queryable, kit: { id: string }, parts: string[]): Promise<void> {
  const { depth } = await db.one<{ depth: number }>(sql`
    with recursive below(id, depth) as (
      select id, 1 from unnest(${parts}::uuid[]) as part(id)
      union
      select component_id, depth + 1 from below join kit_component on kit_id = id
    ), above(id, depth) as (
      select ${kit.id}::uuid, 1
      union
      select kit_id, depth + 1 from above join kit_component on component_id = id
    )
    select (coalesce((select max(depth) from below), 0) + (select max(depth) from above))::integer as depth`)
  // Counts items from the outermost kit to the innermost part: one more than the levels of kits.
  if (depth > MAX_DEPTH + 1) throw new Problem(422, 'kit_too_deep')
}
