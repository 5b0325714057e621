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
import { callShopify } from './shopifyCall.ts'

// With fifteen places each; no document may cost more than 1,000 points.
const LEVELS_AT_ONCE = 20
const LEVELS_COST = 48
const ROUNDS = 4

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

const locationsReply = z.object({
  locations: z.object({
    nodes: z.array(
      z.object({ id: z.string(), name: z.string(), isActive: z.boolean(), isPrimary: z.boolean() }),
    ),
  }),
})

export async function listShopifyPlaces(context: ChannelContext): Promise<ChannelPlace[]> {
  const { locations } = await callShopify(context, 'locations', {}, locationsReply)
  return locations.nodes.map(({ id, name, isActive }) => ({ id, name, active: isActive }))
}

/** Where a number goes when nobody has said which of the shop's locations is which site: the primary one. */
export async function findPrimary(context: ChannelContext): Promise<string> {
  const known = await context.secrets.get('primaryLocation')
  if (known) return known
  const { locations } = await callShopify(context, 'locations', {}, locationsReply)
  const active = locations.nodes.filter(({ isActive }) => isActive)
  const primary = active.find(({ isPrimary }) => isPrimary) ?? active[0]
  if (!primary) throw new ChannelFailure('blocked', 'The shop has no active location.')
  await context.secrets.put('primaryLocation', primary.id)
  return primary.id
}

/** A variant as Shopify describes it, in a page or in a line of a file. */
export const variantNode = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  displayName: z.string(),
  product: z.object({ id: z.string(), status: z.string() }),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean() }),
})

const variantsReply = z.object({
  productVariants: z.object({
    nodes: z.array(variantNode),
    pageInfo: page,
  }),
})

export async function listShopifyListings(
  context: ChannelContext,
  cursor?: string,
): Promise<Paged<ChannelListing>> {
  const { productVariants } = await callShopify(
    context,
    'variants',
    { after: cursor ?? null },
    variantsReply,
    { cost: 303 },
  )
  const rows = productVariants.nodes.map(toShopifyListing)
  const { hasNextPage, endCursor } = productVariants.pageInfo
  return { rows, ...(hasNextPage && endCursor ? { cursor: endCursor } : {}) }
}

/** A variant as a listing. */
export function toShopifyListing(variant: z.output<typeof variantNode>): ChannelListing {
  return {
    ref: refOf(variant),
    title: variant.displayName,
    ...(variant.sku ? { sku: variant.sku } : {}),
    ...(variant.barcode ? { barcode: variant.barcode } : {}),
    status: variant.product.status === 'ACTIVE' ? 'active' : 'inactive',
    tracked: variant.inventoryItem.tracked,
    fulfilledBy: 'merchant',
  }
}

/** The stock hangs on the inventory item, never on the SKU, which need not be unique. */
export function refOf(variant: {
  id: string
  sku?: string | null
  product: { id: string }
  inventoryItem: { id: string }
}): ListingRef {
  return {
    listingId: variant.product.id,
    variantId: variant.id,
    inventoryItemId: variant.inventoryItem.id,
    ...(variant.sku ? { sku: variant.sku } : {}),
  }
}

/** What one location shows of an inventory item. */
export const levelNode = z.object({
  location: z.object({ id: z.string() }),
  quantities: z.array(z.object({ name: z.string(), quantity: z.number() })),
})

const levelsReply = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        inventoryLevels: z.object({
          nodes: z.array(levelNode),
        }),
      })
      .nullable(),
  ),
})

export async function readShopifyStock(
  context: ChannelContext,
  refs: ListingRef[],
): Promise<StockLevel[]> {
  const primary = await findPrimary(context)
  const levels: StockLevel[] = []
  for (let start = 0; start < refs.length; start += LEVELS_AT_ONCE) {
    const some = refs.slice(start, start + LEVELS_AT_ONCE)
    const ids = some.map(({ inventoryItemId }) => inventoryItemId)
    const { nodes } = await callShopify(context, 'levels', { ids }, levelsReply, {
      cost: LEVELS_COST * ids.length,
    })
    for (const [index, ref] of some.entries())
      for (const level of nodes[index]?.inventoryLevels.nodes ?? [])
        levels.push(...toShopifyLevels(ref, level, primary))
  }
  return levels
}

/** A number by its location; that of the primary one stands for a shop whose locations nobody has named. */
export function toShopifyLevels(
  ref: ListingRef,
  { location, quantities }: z.output<typeof levelNode>,
  primary: string,
): StockLevel[] {
  const available = quantities.find(({ name }) => name === 'available')?.quantity ?? 0
  const level = { ref, place: location.id, available }
  return location.id === primary ? [level, { ref, available }] : [level]
}

const setReply = z.object({
  inventorySetQuantities: z.object({
    inventoryAdjustmentGroup: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(
      z.object({
        code: z.string().nullable(),
        field: z.array(z.string()).nullable(),
        message: z.string(),
      }),
    ),
  }),
})

type UserError = z.output<typeof setReply>['inventorySetQuantities']['userErrors'][number]

/**
 * Sets quantities with compare-and-set. Shopify takes a batch whole or not at all, so those that it
 * refuses are taken out and the others sent again, under a key of their own.
 */
export async function writeShopifyStock(
  context: ChannelContext,
  writes: StockWrite[],
): Promise<StockResult[]> {
  const primary = await findPrimary(context)
  const results = new Map<number, StockResult>()
  let open = [...writes.keys()]
  for (let round = 0; open.length > 0 && round < ROUNDS; round++) {
    const quantities = open.map((index) => quantityOf(writes[index] as StockWrite, primary))
    const { inventorySetQuantities } = await callShopify(
      context,
      'setQuantities',
      {
        key: `${context.idempotencyKey}-${open.join('.')}`.slice(0, 255),
        input: {
          name: 'available',
          reason: 'correction',
          referenceDocumentUri: `onhand://stock/${context.idempotencyKey}`,
          quantities,
        },
      },
      setReply,
      // The key makes a second try of the same batch harmless.
      { cost: 10, repeatable: true },
    )
    const { userErrors } = inventorySetQuantities
    if (userErrors.length === 0) {
      for (const index of open)
        results.set(index, { ok: true, applied: (writes[index] as StockWrite).target })
      break
    }
    const refused = await judgeErrors(context, userErrors, open, writes, primary)
    for (const [index, result] of refused) results.set(index, result)
    open = open.filter((index) => !results.has(index))
  }
  return writes.map(
    (_write, index): StockResult =>
      results.get(index) ?? {
        ok: false,
        code: 'transient',
        message: 'Shopify did not take the batch.',
      },
  )
}

function quantityOf({ ref, place, target, expect }: StockWrite, primary: string) {
  return {
    inventoryItemId: ref.inventoryItemId,
    locationId: place ?? primary,
    quantity: target,
    changeFromQuantity: expect,
  }
}

/** Each error names the place of its quantity in the batch; one that names none stops all of them. */
async function judgeErrors(
  context: ChannelContext,
  errors: UserError[],
  open: number[],
  writes: StockWrite[],
  primary: string,
): Promise<Map<number, StockResult>> {
  const refused = new Map<number, StockResult>()
  for (const error of errors) {
    const at = error.field?.map(Number).find((part) => Number.isInteger(part))
    const concerned = at === undefined ? open : [open[at] as number]
    for (const index of concerned) {
      const write = writes[index] as StockWrite
      refused.set(index, await judgeError(context, error, write, primary))
    }
  }
  return refused
}

async function judgeError(
  context: ChannelContext,
  { code, message }: UserError,
  write: StockWrite,
  primary: string,
): Promise<StockResult> {
  if (code === 'CHANGE_FROM_QUANTITY_STALE' || code === 'COMPARE_QUANTITY_STALE') {
    const levels = await readShopifyStock(context, [write.ref])
    const actual = levels.find(({ place }) => place === (write.place ?? primary))?.available
    return { ok: false, code: 'stale', message, ...(actual === undefined ? {} : { actual }) }
  }
  if (code === 'IDEMPOTENCY_CONCURRENT_REQUEST' || code === 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')
    return { ok: false, code: 'transient', message }
  if (code === 'INVALID_LOCATION') return activate(context, write, primary)
  if (code === 'INVALID_INVENTORY_ITEM') return { ok: false, code: 'not_found', message }
  if (code === 'NON_MUTABLE_INVENTORY_ITEM') return { ok: false, code: 'blocked', message }
  return { ok: false, code: 'invalid', message }
}

const activateReply = z.object({
  inventoryActivate: z.object({
    inventoryLevel: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})

/** An item that is not stocked at a location yet has no number there to set. */
async function activate(
  context: ChannelContext,
  { ref, place, target, seq }: StockWrite,
  primary: string,
): Promise<StockResult> {
  const location = place ?? primary
  const { inventoryActivate } = await callShopify(
    context,
    'activate',
    {
      item: ref.inventoryItemId,
      location,
      available: target,
      key: `activate-${ref.inventoryItemId}-${location}-${seq}`.slice(0, 255),
    },
    activateReply,
    { repeatable: true },
  )
  const [error] = inventoryActivate.userErrors
  if (error) return { ok: false, code: 'blocked', message: error.message }
  return { ok: true, applied: target }
}
