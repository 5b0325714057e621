import { type FoundItem, findItems } from '../catalog/findItems.ts'
import { explodeKits } from '../catalog/kits.ts'
import { PRODUCTION_END } from '../locations/ends.ts'
import { findPlaces, type Place } from '../locations/findLocations.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { appendDocumentEvent } from './documents.ts'
import { lockAvailability } from './lock.ts'
import { pickUnits } from './pick.ts'
import { type Cause, type Move, type Posting, postMovements } from './post.ts'

export interface ComponentUnits {
  sku: string
  serials?: string[] | undefined
  lot?: string | undefined
  expiresOn?: string | undefined
}

export interface Assembly {
  sku: string
  location: string
  quantity: number
  /** The lot of the kit, where it is tracked by lot. */
  lot?: string | undefined
  expiresOn?: string | undefined
  /** The name of each kit, where it is tracked by serial. */
  serials?: string[] | undefined
  /** Which units of a component, where it is tracked by serial or lot. */
  components?: ComponentUnits[] | undefined
  reference?: string | undefined
  note?: string | undefined
  occurredAt?: string | undefined
}

/** Makes kits with stock of their own from the components that lie at the place. */
export async function assembleKits(tx: Tx, input: Assembly): Promise<Posting & { id: string }> {
  const { kit, place, needs } = await findAssembly(tx, input)
  await lockAvailability(
    tx,
    [...needs, kit].map(({ itemId }) => ({ itemId, siteId: place.siteId })),
  )
  const used: Move[] = []
  for (const need of needs) used.push(...(await pickUnits(tx, need, place, PRODUCTION_END)))
  const made: Move = {
    itemId: kit.itemId,
    fromLocationId: PRODUCTION_END,
    toLocationId: place.id,
    quantity: input.quantity,
    lot: input.lot,
    serials: input.serials,
    expiresOn: input.expiresOn,
    unitCost: await costOfComponents(tx, needs, input.quantity),
  }
  return postAssembly(tx, 'assembly', input, [...used, made])
}

/** Takes kits apart: their components come back to the place. */
export async function takeKitsApart(tx: Tx, input: Assembly): Promise<Posting & { id: string }> {
  const { kit, place, needs } = await findAssembly(tx, input)
  const gone: Move = {
    itemId: kit.itemId,
    fromLocationId: place.id,
    toLocationId: PRODUCTION_END,
    quantity: input.quantity,
    lot: input.lot,
    serials: input.serials,
  }
  const back = needs.map((need) => ({
    ...need,
    fromLocationId: PRODUCTION_END,
    toLocationId: place.id,
  }))
  return postAssembly(tx, 'disassembly', input, [gone, ...back])
}

async function findAssembly(tx: Tx, input: Assembly) {
  const item = (await findItems(tx, [input.sku])).get(input.sku) as FoundItem
  const place = (await findPlaces(tx, [input.location])).get(input.location) as Place
  if (item.kind !== 'assembled_kit') throw new Problem(422, 'not_assembled', { sku: item.sku })
  const needs = await readComponents(tx, item, input.quantity)
  return { kit: { itemId: item.id }, place, needs: await nameNeeds(tx, needs, input) }
}

/** What so many kits with stock of their own are made of, virtual kits among it taken apart. */
export async function readComponents(
  db: Queryable,
  { id, sku }: { id: string; sku: string },
  kits = 1,
): Promise<Need[]> {
  const parts = await db.many<{ itemId: string; quantity: number }>(sql`
    select component_id as "itemId", quantity from kit_component where kit_id = ${id}`)
  if (parts.length === 0) throw new Problem(422, 'kit_is_empty', { skus: [sku] })
  return explodeKits(
    db,
    parts.map(({ itemId, quantity }) => ({ itemId, quantity: quantity * kits })),
  )
}

interface Need {
  itemId: string
  quantity: number
  serials?: string[] | undefined
  lot?: string | undefined
  expiresOn?: string | undefined
}

/** The components with what was said about their units. */
async function nameNeeds(tx: Tx, needs: Need[], { components }: Assembly): Promise<Need[]> {
  if (!components) return needs
  const items = await findItems(
    tx,
    components.map(({ sku }) => sku),
  )
  const said = new Map(components.map(({ sku, ...units }) => [items.get(sku)?.id, units]))
  const foreign = components.find(
    ({ sku }) => !needs.some(({ itemId }) => itemId === items.get(sku)?.id),
  )
  if (foreign) throw new Problem(422, 'not_a_component', { sku: foreign.sku })
  return needs.map((need) => ({ ...need, ...said.get(need.itemId) }))
}

/** What the components of one kit cost; nothing, and so the kit's own cost, where one is unknown. */
async function costOfComponents(
  tx: Tx,
  needs: { itemId: string; quantity: number }[],
  kits: number,
): Promise<string | undefined> {
  const { cost } = await tx.one<{ cost: string | null }>(sql`
    select case when bool_and(i.unit_cost is not null)
                then round(sum(i.unit_cost * need.quantity) / ${kits}::numeric, 6)::text end as cost
      from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as need("itemId" uuid, quantity bigint)
      join item i on i.id = need."itemId"`)
  return cost ?? undefined
}

async function postAssembly(
  tx: Tx,
  kind: 'assembly' | 'disassembly',
  { reference, note, occurredAt }: Assembly,
  moves: Move[],
): Promise<Posting & { id: string }> {
  const cause: Cause = { kind, documentId: newId(), reference, note, occurredAt }
  const posting = await postMovements(
    tx,
    cause,
    moves.map((move, index) => ({ ...move, line: index + 1 })),
  )
  await appendDocumentEvent(tx, `${kind}.created`, cause, posting)
  return { id: cause.documentId, ...posting }
}
