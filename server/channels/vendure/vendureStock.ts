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
import { callVendure } from './vendureCall.ts'

// Vendure gives no more than a hundred rows at once by default.
const AT_ONCE = 100

const placesReply = z.object({
  stockLocations: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
})

export async function listVendurePlaces(context: ChannelContext): Promise<ChannelPlace[]> {
  const { stockLocations } = await callVendure(context, 'places', {}, placesReply)
  return stockLocations.items.map(({ id, name }) => ({ id, name, active: true }))
}

/** Where a number goes when nobody has said which location is which site: the oldest, as Vendure itself does. */
async function findLocation(context: ChannelContext): Promise<string> {
  const known = await context.secrets.get('defaultLocation')
  if (known) return known
  const [first] = await listVendurePlaces(context)
  if (!first) throw new ChannelFailure('blocked', 'The shop has no stock location.')
  await context.secrets.put('defaultLocation', first.id)
  return first.id
}

const variantsReply = z.object({
  globalSettings: z.object({ trackInventory: z.boolean() }),
  productVariants: z.object({
    totalItems: z.number(),
    items: z.array(
      z.object({
        id: z.string(),
        sku: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        trackInventory: z.enum(['TRUE', 'FALSE', 'INHERIT']),
        product: z.object({ id: z.string(), enabled: z.boolean() }),
      }),
    ),
  }),
})

export async function listVendureListings(
  context: ChannelContext,
  cursor = '0',
): Promise<Paged<ChannelListing>> {
  const { globalSettings, productVariants } = await callVendure(
    context,
    'variants',
    { take: AT_ONCE, skip: Number(cursor) },
    variantsReply,
  )
  const rows = productVariants.items.map(
    (variant): ChannelListing => ({
      ref: refOfVendure(variant),
      title: variant.name,
      ...(variant.sku ? { sku: variant.sku } : {}),
      status: variant.enabled && variant.product.enabled ? 'active' : 'inactive',
      tracked:
        variant.trackInventory === 'INHERIT'
          ? globalSettings.trackInventory
          : variant.trackInventory === 'TRUE',
      fulfilledBy: 'merchant',
    }),
  )
  const next = Number(cursor) + AT_ONCE
  return { rows, ...(next < productVariants.totalItems ? { cursor: String(next) } : {}) }
}

/** Variants are named by product and variant; a SKU can be changed. */
export function refOfVendure(variant: {
  id: string
  sku: string
  product: { id: string }
}): ListingRef {
  return {
    listingId: variant.product.id,
    variantId: variant.id,
    ...(variant.sku ? { sku: variant.sku } : {}),
  }
}

const levelRow = z.object({
  stockLocationId: z.string(),
  stockOnHand: z.number(),
  stockAllocated: z.number(),
})
const stockRow = z.object({
  id: z.string(),
  outOfStockThreshold: z.number(),
  useGlobalOutOfStockThreshold: z.boolean(),
  stockLevels: z.array(levelRow),
})
const levelsReply = z.object({
  globalSettings: z.object({ outOfStockThreshold: z.number() }),
  productVariants: z.object({ items: z.array(stockRow) }),
})

type StockRow = z.output<typeof stockRow>

/** What a variant holds at its locations, and what it never sells of that. */
interface Held {
  levels: StockRow['stockLevels']
  keptBack: number
}

/** By variant; one that is gone is not among them. */
async function readHeld(context: ChannelContext, ids: string[]): Promise<Map<string, Held>> {
  const found = new Map<string, Held>()
  const unique = [...new Set(ids)]
  for (let start = 0; start < unique.length; start += AT_ONCE) {
    const some = unique.slice(start, start + AT_ONCE)
    const { globalSettings, productVariants } = await callVendure(
      context,
      'levels',
      { ids: some, take: AT_ONCE },
      levelsReply,
    )
    for (const row of productVariants.items)
      found.set(row.id, {
        levels: row.stockLevels,
        keptBack: keptBackOf(row, globalSettings.outOfStockThreshold),
      })
  }
  return found
}

/** Below zero it means that the shop sells more than it has, which is its owner's own wish. */
function keptBackOf(row: StockRow, standard: number): number {
  return Math.max(0, row.useGlobalOutOfStockThreshold ? standard : row.outOfStockThreshold)
}

export async function readVendureStock(
  context: ChannelContext,
  refs: ListingRef[],
): Promise<StockLevel[]> {
  const standard = await findLocation(context)
  const found = await readHeld(context, refs.flatMap(variantIdOf))
  return refs.flatMap((ref) => {
    const held = found.get(ref.variantId ?? '')
    return (held?.levels ?? []).flatMap((level) => {
      const place = level.stockLocationId
      const available = availableOf(held as Held, place, standard)
      const atPlace = { ref, place, available }
      return place === standard ? [atPlace, { ref, available }] : [atPlace]
    })
  })
}

function variantIdOf({ variantId }: ListingRef): string[] {
  return variantId ? [variantId] : []
}

/** What is kept back counts once for the whole shop, so it is taken off at its first location. */
function availableOf({ levels, keptBack }: Held, place: string, standard: string): number {
  const level = levels.find(({ stockLocationId }) => stockLocationId === place)
  const own = (level?.stockOnHand ?? 0) - (level?.stockAllocated ?? 0)
  return Math.max(0, own - (place === standard ? keptBack : 0))
}

const setReply = z.object({ updateProductVariants: z.array(stockRow.nullable()) })

/**
 * Vendure stores what is on hand and counts its own allocations beside it, so what may still be sold is
 * written as the target and what it has allocated. A sale in between lowers the rest by itself.
 */
export async function writeVendureStock(
  context: ChannelContext,
  writes: StockWrite[],
): Promise<StockResult[]> {
  const standard = await findLocation(context)
  const held = await readHeld(
    context,
    writes.flatMap(({ ref }) => variantIdOf(ref)),
  )
  const known = writes.filter(({ ref }) => held.has(ref.variantId ?? ''))
  const results = await sendWrites(context, known, held, standard)
  return writes.map(
    (write): StockResult =>
      results.get(write) ?? {
        ok: false,
        code: 'not_found',
        message: 'The shop no longer has this variant.',
      },
  )
}

/** It takes a batch whole or not at all; one that it refuses is sent again write by write. */
async function sendWrites(
  context: ChannelContext,
  writes: StockWrite[],
  held: Map<string, Held>,
  standard: string,
): Promise<Map<StockWrite, StockResult>> {
  if (writes.length === 0) return new Map()
  try {
    return await sendBatch(context, writes, held, standard)
  } catch (error) {
    if (!(error instanceof ChannelFailure) || !['invalid', 'not_found'].includes(error.code))
      throw error
    if (writes.length === 1)
      return new Map([
        [writes[0] as StockWrite, { ok: false, code: error.code, message: error.message }],
      ])
    const results = new Map<StockWrite, StockResult>()
    for (const write of writes)
      for (const [one, result] of await sendWrites(context, [write], held, standard))
        results.set(one, result)
    return results
  }
}

async function sendBatch(
  context: ChannelContext,
  writes: StockWrite[],
  held: Map<string, Held>,
  standard: string,
): Promise<Map<StockWrite, StockResult>> {
  // A variant that stands twice in one batch would keep only one of its locations.
  const byVariant = Map.groupBy(writes, ({ ref }) => ref.variantId as string)
  const input = [...byVariant].map(([id, part]) => ({
    id,
    stockLevels: part.map(({ place = standard, target }) => ({
      stockLocationId: place,
      stockOnHand: target + takenAt(held.get(id) as Held, place, standard),
    })),
  }))
  const { updateProductVariants: rows } = await callVendure(
    context,
    'setStock',
    { input },
    setReply,
    { repeatable: true },
  )
  return new Map(
    writes.map((write) => {
      const row = rows.find((one) => one?.id === write.ref.variantId)
      return [write, judgeRow(row ?? undefined, held, write, standard)]
    }),
  )
}

function takenAt({ levels, keptBack }: Held, place: string, standard: string): number {
  const level = levels.find(({ stockLocationId }) => stockLocationId === place)
  return (level?.stockAllocated ?? 0) + (place === standard ? keptBack : 0)
}

function judgeRow(
  row: StockRow | undefined,
  held: Map<string, Held>,
  { place, target }: StockWrite,
  standard: string,
): StockResult {
  if (!row) return { ok: false, code: 'transient', message: 'The shop did not answer for it.' }
  const { keptBack } = held.get(row.id) as Held
  const available = availableOf({ levels: row.stockLevels, keptBack }, place ?? standard, standard)
  // Less than the target was sold meanwhile; it is told by reading back.
  return available > target
    ? { ok: false, code: 'transient', message: 'The shop kept another number.' }
    : { ok: true, applied: target }
}
