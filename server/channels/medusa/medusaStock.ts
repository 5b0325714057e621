import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelListing,
  type ChannelPlace,
  type ListingRef,
  type Paged,
  type StockLevel,
  type StockResult,
  type StockWrite,
} from '../connector.ts'
import { callMedusa } from './medusaCall.ts'

const PRODUCTS_AT_ONCE = 50
const ITEMS_AT_ONCE = 50

const locationsReply = z.object({
  stock_locations: z.array(z.object({ id: z.string(), name: z.string() })),
})

export async function listMedusaPlaces(context: ChannelContext): Promise<ChannelPlace[]> {
  const { stock_locations: locations } = await callMedusa(
    context,
    { path: '/stock-locations', query: { fields: 'id,name', limit: '100', order: 'created_at' } },
    locationsReply,
  )
  return locations.map(({ id, name }) => ({ id, name, active: true }))
}

const storesReply = z.object({
  stores: z.array(z.object({ default_location_id: z.string().nullish() })),
})

/** Where a number goes when nobody has said which location is which site: the shop's default one, or its first. */
export async function findMedusaLocation(context: ChannelContext): Promise<string> {
  const known = await context.secrets.get('defaultLocation')
  if (known) return known
  const { stores } = await callMedusa(
    context,
    { path: '/stores', query: { fields: 'id,default_location_id', limit: '1' } },
    storesReply,
  )
  const chosen = stores[0]?.default_location_id ?? (await listMedusaPlaces(context))[0]?.id
  if (!chosen) throw new ChannelFailure('blocked', 'The shop has no stock location.')
  await context.secrets.put('defaultLocation', chosen)
  return chosen
}

const inventoryLink = z.object({
  inventory_item_id: z.string(),
  required_quantity: z.number(),
  inventory: z.object({ variants: z.array(z.object({ id: z.string() })).nullish() }).nullish(),
})
const variantRow = z.object({
  id: z.string(),
  title: z.string().nullable(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  ean: z.string().nullable(),
  upc: z.string().nullable(),
  manage_inventory: z.boolean(),
  inventory_items: z.array(inventoryLink).nullish(),
})
const productsReply = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.string(),
      variants: z.array(variantRow).nullish(),
    }),
  ),
  count: z.number(),
})

type Variant = z.output<typeof variantRow>

const VARIANT_FIELDS = [
  'id',
  'title',
  'sku',
  'barcode',
  'ean',
  'upc',
  'manage_inventory',
  'inventory_items.inventory_item_id',
  'inventory_items.required_quantity',
  'inventory_items.inventory.variants.id',
]

/** Every variant of a page of products. */
export async function listMedusaListings(
  context: ChannelContext,
  cursor = '0',
): Promise<Paged<ChannelListing>> {
  const { products, count } = await callMedusa(
    context,
    {
      path: '/products',
      query: {
        fields: ['id,title,status', ...VARIANT_FIELDS.map((field) => `variants.${field}`)].join(
          ',',
        ),
        order: 'id',
        limit: String(PRODUCTS_AT_ONCE),
        offset: cursor,
      },
    },
    productsReply,
  )
  const rows = products.flatMap(({ id, title, status, variants }) =>
    (variants ?? []).map((variant) => toListing({ id, title, status }, variant)),
  )
  const next = Number(cursor) + PRODUCTS_AT_ONCE
  return { rows, ...(next < count ? { cursor: String(next) } : {}) }
}

function toListing(
  product: { id: string; title: string; status: string },
  variant: Variant,
): ChannelListing {
  const keeper = keptBy(variant)
  const barcode = variant.barcode || variant.ean || variant.upc
  return {
    ref: {
      ...refOfMedusa(product.id, variant.id, variant.sku),
      ...(keeper ? { inventoryItemId: keeper } : {}),
    },
    title: variant.title ? `${product.title}, ${variant.title}` : product.title,
    ...(variant.sku ? { sku: variant.sku } : {}),
    ...(barcode ? { barcode } : {}),
    status: product.status === 'published' ? 'active' : 'inactive',
    tracked: keeper !== undefined,
    fulfilledBy: 'merchant',
  }
}

/** Variants are named by product and variant; the number hangs on an inventory item. */
export function refOfMedusa(productId: string, variantId: string, sku: string | null): ListingRef {
  return { listingId: productId, variantId, ...(sku ? { sku } : {}) }
}

/**
 * The inventory item whose number is this variant's own. Kits and packs draw on the items of others,
 * and where several variants share an item, one of them speaks for all: two would overwrite each other.
 */
function keptBy({ id, manage_inventory: isManaged, inventory_items: links }: Variant) {
  const [link, second] = links ?? []
  if (!isManaged || !link || second || link.required_quantity !== 1) return undefined
  const sharing = link.inventory?.variants?.map((variant) => variant.id) ?? [id]
  return sharing.toSorted()[0] === id ? link.inventory_item_id : undefined
}

const levelRow = z.object({
  location_id: z.string(),
  stocked_quantity: z.number(),
  reserved_quantity: z.number(),
})
const itemsReply = z.object({
  inventory_items: z.array(
    z.object({ id: z.string(), location_levels: z.array(levelRow).nullish() }),
  ),
})

type Level = z.output<typeof levelRow>

/** The levels of inventory items by their ids; one that is gone is not among them. */
async function readLevels(context: ChannelContext, ids: string[]): Promise<Map<string, Level[]>> {
  const found = new Map<string, Level[]>()
  const unique = [...new Set(ids)]
  for (let start = 0; start < unique.length; start += ITEMS_AT_ONCE) {
    const some = unique.slice(start, start + ITEMS_AT_ONCE)
    const { inventory_items: items } = await callMedusa(
      context,
      {
        path: '/inventory-items',
        query: { fields: 'id,*location_levels', limit: String(ITEMS_AT_ONCE), id: some },
      },
      itemsReply,
    )
    for (const item of items) found.set(item.id, item.location_levels ?? [])
  }
  return found
}

export async function readMedusaStock(
  context: ChannelContext,
  refs: ListingRef[],
): Promise<StockLevel[]> {
  const standard = await findMedusaLocation(context)
  const found = await readLevels(context, refs.flatMap(itemIdOf))
  return refs.flatMap((ref) =>
    (found.get(ref.inventoryItemId ?? '') ?? []).flatMap((level) => {
      const available = availableOf(level)
      const atPlace = { ref, place: level.location_id, available }
      return level.location_id === standard ? [atPlace, { ref, available }] : [atPlace]
    }),
  )
}

function itemIdOf({ inventoryItemId }: ListingRef): string[] {
  return inventoryItemId ? [inventoryItemId] : []
}

function availableOf({ stocked_quantity: stocked, reserved_quantity: reserved }: Level): number {
  return Math.max(0, stocked - reserved)
}

const batchReply = z.object({
  created: z.array(levelRow.extend({ inventory_item_id: z.string() })),
  updated: z.array(levelRow.extend({ inventory_item_id: z.string() })),
})

type Wanted = { inventory_item_id: string; location_id: string; stocked_quantity: number }

/**
 * Medusa stores what is on hand and counts its own reservations beside it, so what may still be sold is
 * written as the target and what it holds reserved. A sale in between lowers the rest by itself.
 */
export async function writeMedusaStock(
  context: ChannelContext,
  writes: StockWrite[],
): Promise<StockResult[]> {
  const standard = await findMedusaLocation(context)
  const levels = await readLevels(
    context,
    writes.flatMap(({ ref }) => itemIdOf(ref)),
  )
  const known = writes.filter(({ ref }) => levels.has(ref.inventoryItemId ?? ''))
  const results = await sendWrites(context, known, levels, standard)
  return writes.map(
    (write): StockResult =>
      results.get(write) ?? {
        ok: false,
        code: 'not_found',
        message: 'The shop no longer keeps stock of this.',
      },
  )
}

/** It takes a batch whole or not at all; one that it refuses is sent again write by write. */
async function sendWrites(
  context: ChannelContext,
  writes: StockWrite[],
  levels: Map<string, Level[]>,
  standard: string,
): Promise<Map<StockWrite, StockResult>> {
  if (writes.length === 0) return new Map()
  try {
    return await sendBatch(context, writes, levels, standard)
  } catch (error) {
    if (!(error instanceof ChannelFailure) || !['invalid', 'not_found'].includes(error.code))
      throw error
    if (writes.length === 1)
      return new Map([
        [writes[0] as StockWrite, { ok: false, code: error.code, message: error.message }],
      ])
    const results = new Map<StockWrite, StockResult>()
    for (const write of writes)
      for (const [one, result] of await sendWrites(context, [write], levels, standard))
        results.set(one, result)
    return results
  }
}

async function sendBatch(
  context: ChannelContext,
  writes: StockWrite[],
  levels: Map<string, Level[]>,
  standard: string,
): Promise<Map<StockWrite, StockResult>> {
  const create: Wanted[] = []
  const update: Wanted[] = []
  for (const { ref, place, target } of writes) {
    const id = ref.inventoryItemId as string
    const location = place ?? standard
    const level = levels.get(id)?.find(({ location_id: at }) => at === location)
    const wanted = { inventory_item_id: id, location_id: location }
    if (level) update.push({ ...wanted, stocked_quantity: target + level.reserved_quantity })
    // What is not stocked at a location yet has no number there to set.
    else create.push({ ...wanted, stocked_quantity: target })
  }
  const { created, updated } = await callMedusa(
    context,
    {
      method: 'POST',
      path: '/inventory-items/location-levels/batch',
      body: { create, update },
      // A level can be made once only.
      repeatable: create.length === 0,
    },
    batchReply,
  )
  return new Map(
    writes.map((write) => [write, judgeLevel([...created, ...updated], write, standard)]),
  )
}

function judgeLevel(
  rows: z.output<typeof batchReply>['updated'],
  { ref, place, target }: StockWrite,
  standard: string,
): StockResult {
  const row = rows.find(
    ({ inventory_item_id: id, location_id: at }) =>
      id === ref.inventoryItemId && at === (place ?? standard),
  )
  if (!row) return { ok: false, code: 'transient', message: 'The shop did not answer for it.' }
  // Less than the target was sold meanwhile; it is told by reading back.
  return availableOf(row) > target
    ? { ok: false, code: 'transient', message: 'The shop kept another number.' }
    : { ok: true, applied: target }
}
