import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelListing,
  type ListingRef,
  type Paged,
  type StockLevel,
  type StockResult,
  type StockWrite,
} from '../connector.ts'
import { callWoo, callWooPage } from './wooCall.ts'

const PER_PAGE = 100
const PRODUCT_FIELDS =
  'id,type,status,name,sku,global_unique_id,manage_stock,stock_quantity,variations'
const VARIATION_FIELDS = 'id,status,name,sku,global_unique_id,manage_stock,stock_quantity'

// A variation says "parent" where its stock is that of the whole product.
const managed = z.union([z.boolean(), z.literal('parent')])
const stockFields = {
  id: z.number(),
  manage_stock: managed,
  stock_quantity: z.number().nullable(),
}
const shownFields = {
  ...stockFields,
  status: z.string(),
  name: z.string(),
  sku: z.string(),
  global_unique_id: z.string().optional(),
}
const productRow = z.object({
  ...shownFields,
  type: z.string(),
  variations: z.array(z.number()),
})
const variationRow = z.object(shownFields)
const stockRow = z.object(stockFields)

type Product = z.output<typeof productRow>
type Variation = z.output<typeof variationRow>

/** A page of products, each variable one followed by its variations. */
export async function listWooListings(
  context: ChannelContext,
  cursor = '1',
): Promise<Paged<ChannelListing>> {
  const { data, pages } = await callWooPage(
    context,
    {
      path: '/products',
      query: {
        per_page: String(PER_PAGE),
        page: cursor,
        orderby: 'id',
        order: 'asc',
        _fields: PRODUCT_FIELDS,
      },
    },
    z.array(productRow),
  )
  const rows: ChannelListing[] = []
  for (const product of data) rows.push(...(await listOfProduct(context, product)))
  const next = Number(cursor) + 1
  return { rows, ...(next <= pages ? { cursor: String(next) } : {}) }
}

// They sell nothing of their own stock.
const WITHOUT_STOCK = ['grouped', 'external']

async function listOfProduct(context: ChannelContext, product: Product): Promise<ChannelListing[]> {
  if (WITHOUT_STOCK.includes(product.type)) return []
  if (product.variations.length === 0) return [toListing({ product })]
  const variations = await readVariations(context, product.id)
  return [
    // Its number serves the variations that have none of their own.
    ...(product.manage_stock === true ? [toListing({ product })] : []),
    ...variations.map((variation) => toListing({ product, variation })),
  ]
}

async function readVariations(context: ChannelContext, productId: number): Promise<Variation[]> {
  const rows: Variation[] = []
  for (let page = 1; ; page++) {
    const { data, pages } = await callWooPage(
      context,
      {
        path: `/products/${productId}/variations`,
        query: { per_page: String(PER_PAGE), page: String(page), _fields: VARIATION_FIELDS },
      },
      z.array(variationRow),
    )
    rows.push(...data)
    if (page >= pages) return rows
  }
}

function toListing({
  product,
  variation,
}: {
  product: Product
  variation?: Variation
}): ChannelListing {
  const shown = variation ?? product
  const title = variation ? `${product.name}, ${variation.name}` : product.name
  const isActive = product.status === 'publish' && shown.status === 'publish'
  return {
    ref: refOfWoo(product.id, variation?.id ?? 0, shown.sku),
    title,
    ...(shown.sku ? { sku: shown.sku } : {}),
    ...(shown.global_unique_id ? { barcode: shown.global_unique_id } : {}),
    status: isActive ? 'active' : 'inactive',
    tracked: shown.manage_stock === true,
    fulfilledBy: 'merchant',
  }
}

/** Products and variations by their numbers; a SKU can be changed. */
export function refOfWoo(productId: number, variationId: number, sku: string): ListingRef {
  return {
    listingId: String(productId),
    ...(variationId > 0 ? { variantId: String(variationId) } : {}),
    ...(sku ? { sku } : {}),
  }
}

export async function readWooStock(
  context: ChannelContext,
  refs: ListingRef[],
): Promise<StockLevel[]> {
  const levels: StockLevel[] = []
  for (const { path, part } of groupByPath(refs, (ref) => ref))
    for (let start = 0; start < part.length; start += PER_PAGE) {
      const some = part.slice(start, start + PER_PAGE)
      const rows = await callWoo(
        context,
        {
          path,
          query: {
            include: some.map(idOf).join(','),
            per_page: String(PER_PAGE),
            _fields: 'id,manage_stock,stock_quantity',
          },
        },
        z.array(stockRow),
      )
      for (const ref of some) {
        const row = rows.find(({ id }) => String(id) === idOf(ref))
        if (row?.manage_stock !== true) continue
        // Below zero it has sold what it did not have; it sells no more then.
        levels.push({ ref, available: Math.max(0, row.stock_quantity ?? 0) })
      }
    }
  return levels
}

function idOf(ref: ListingRef): string {
  return ref.variantId ?? ref.listingId
}

/** Products go together; variations are reached by their product only. */
function groupByPath<Row>(rows: Row[], refOf: (row: Row) => ListingRef) {
  const groups = Map.groupBy(rows, (row) => {
    const { listingId, variantId } = refOf(row)
    return variantId ? `/products/${listingId}/variations` : '/products'
  })
  return [...groups].map(([path, part]) => ({ path, part }))
}

const batchReply = z.object({
  update: z.array(
    z.union([
      z.object({ id: z.number(), error: z.object({ code: z.string(), message: z.string() }) }),
      stockRow,
    ]),
  ),
})

type BatchRow = z.output<typeof batchReply>['update'][number]

/** Sets numbers absolutely: its own counting by differences loses some of them when two come at once. */
export async function writeWooStock(
  context: ChannelContext,
  writes: StockWrite[],
): Promise<StockResult[]> {
  const results = new Map<StockWrite, StockResult>()
  for (const { path, part } of groupByPath(writes, ({ ref }) => ref))
    try {
      const { update } = await callWoo(
        context,
        {
          method: 'POST',
          path: `${path}/batch`,
          body: {
            update: part.map(({ ref, target }) => ({
              id: Number(idOf(ref)),
              stock_quantity: target,
            })),
          },
          repeatable: true,
        },
        batchReply,
      )
      for (const write of part) results.set(write, judgeRow(update, write))
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error
      // What other products were told counts, so only a first failure is one of the whole.
      const isOfOne = error.code === 'not_found'
      if (!isOfOne && (error.code === 'auth' || results.size === 0)) throw error
      for (const write of part)
        results.set(write, { ok: false, code: error.code, message: error.message })
    }
  return writes.map((write) => results.get(write) as StockResult)
}

function judgeRow(rows: BatchRow[], { ref, target }: StockWrite): StockResult {
  const row = rows.find(({ id }) => String(id) === idOf(ref))
  if (!row) return { ok: false, code: 'transient', message: 'The shop did not answer for it.' }
  if ('error' in row) {
    const code = row.error.code.endsWith('_invalid_id') ? 'not_found' : 'invalid'
    return { ok: false, code, message: row.error.message }
  }
  if (row.manage_stock !== true)
    return { ok: false, code: 'blocked', message: 'The shop does not manage the stock of this.' }
  if (row.stock_quantity !== target)
    return { ok: false, code: 'transient', message: 'The shop kept another number.' }
  return { ok: true, applied: target }
}
