import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelListing,
  type ListingRef,
  type Paged,
  type PoolLevel,
  type StockLevel,
  type StockResult,
  type StockWrite,
} from '../connector.ts'
import { callAmazon, marketplaceOf, sellerOf } from './amazonCall.ts'

const LISTINGS = '/listings/2021-08-01/items'
// The most that a search answers at once, or is asked for by SKU.
const PAGE_SIZE = 20
/** The offer that the seller ships; every other one is of a fulfilment network of Amazon. */
export const MERCHANT_OFFER = 'DEFAULT'
/** The offer that Amazon ships in North America. */
export const AMAZON_OFFER = 'AMAZON_NA'

const issueRow = z.object({
  message: z.string(),
  severity: z.string(),
  attributeNames: z.array(z.string()).optional(),
})
const availabilityRow = z.object({
  fulfillmentChannelCode: z.string(),
  quantity: z.number().optional(),
})
const listingItem = z.object({
  sku: z.string(),
  summaries: z
    .array(
      z.object({
        asin: z.string().optional(),
        itemName: z.string().optional(),
        productType: z.string().optional(),
        status: z.array(z.string()),
      }),
    )
    .optional(),
  fulfillmentAvailability: z.array(availabilityRow).optional(),
  issues: z.array(issueRow).optional(),
})
const searchReply = z.object({
  pagination: z.object({ nextToken: z.string().optional() }).optional(),
  items: z.array(listingItem),
})

type ListingItem = z.output<typeof listingItem>

export async function listAmazonListings(
  context: ChannelContext,
  cursor?: string,
): Promise<Paged<ChannelListing>> {
  const { items, pagination } = await searchListings(context, {
    includedData: 'summaries,fulfillmentAvailability',
    sortBy: 'sku',
    sortOrder: 'ASC',
    ...(cursor ? { pageToken: cursor } : {}),
  })
  const next = pagination?.nextToken
  return { rows: items.flatMap(toListings), ...(next ? { cursor: next } : {}) }
}

async function searchListings(context: ChannelContext, query: Record<string, string>) {
  return callAmazon(
    context,
    {
      path: `${LISTINGS}/${sellerOf(context)}`,
      query: { marketplaceIds: marketplaceOf(context), pageSize: String(PAGE_SIZE), ...query },
      bucket: 'searchListings',
    },
    searchReply,
  )
}

/** Each way in which a SKU is fulfilled is a listing of its own: what Amazon holds is not ours to set. */
function toListings({ sku, summaries, fulfillmentAvailability }: ListingItem): ChannelListing[] {
  const summary = summaries?.[0]
  const isActive = summary?.status.some((one) => one === 'BUYABLE' || one === 'DISCOVERABLE')
  const offers = fulfillmentAvailability?.length
    ? fulfillmentAvailability
    : [{ fulfillmentChannelCode: MERCHANT_OFFER }]
  return offers.map(({ fulfillmentChannelCode: code }) => ({
    ref: refOfAmazon(sku, code, summary?.productType),
    title: summary?.itemName ?? sku,
    sku,
    ...(summary?.asin ? { asin: summary.asin } : {}),
    status: isActive ? 'active' : 'inactive',
    tracked: code === MERCHANT_OFFER,
    fulfilledBy: code === MERCHANT_OFFER ? 'merchant' : 'channel',
  }))
}

/** A SKU names a listing with Amazon; a write has to name its kind of product too. */
export function refOfAmazon(sku: string, offer: string, productType?: string): ListingRef {
  return { listingId: sku, variantId: offer, sku, ...(productType ? { productType } : {}) }
}

export async function readAmazonStock(
  context: ChannelContext,
  refs: ListingRef[],
): Promise<StockLevel[]> {
  const levels: StockLevel[] = []
  for (const some of inGroups(refs)) {
    const { items } = await searchListings(context, {
      identifiers: some.map(({ listingId }) => listingId).join(','),
      identifiersType: 'SKU',
      includedData: 'summaries,fulfillmentAvailability',
    })
    for (const ref of some) {
      const item = items.find(({ sku }) => sku === ref.listingId)
      const available = item && quantityOf(item)
      if (available !== undefined) levels.push({ ref, available })
    }
  }
  return levels
}

/** A SKU with a comma cannot be asked for together with others. */
function inGroups(refs: ListingRef[]): ListingRef[][] {
  const alone = refs.filter(({ listingId }) => listingId.includes(','))
  const others = refs.filter(({ listingId }) => !listingId.includes(','))
  const groups = alone.map((ref) => [ref])
  for (let start = 0; start < others.length; start += PAGE_SIZE)
    groups.push(others.slice(start, start + PAGE_SIZE))
  return groups
}

/** What the seller's own offer shows; undefined where the SKU is not offered by the seller. */
function quantityOf({ fulfillmentAvailability }: ListingItem): number | undefined {
  const offer = fulfillmentAvailability?.find(
    ({ fulfillmentChannelCode }) => fulfillmentChannelCode === MERCHANT_OFFER,
  )
  return offer && (offer.quantity ?? 0)
}

const submission = z.object({
  status: z.string(),
  submissionId: z.string(),
  issues: z.array(issueRow).optional(),
})

// Such a failure is one of the listing; any other would meet the next one too.
const OF_ONE = ['not_found', 'invalid', 'blocked', 'stale']

/** One call for each listing. What Amazon accepts it applies some time later. */
export async function writeAmazonStock(
  context: ChannelContext,
  writes: StockWrite[],
): Promise<StockResult[]> {
  const results: StockResult[] = []
  let stopped: StockResult | undefined
  for (const write of writes)
    try {
      results.push(stopped ?? (await writeOne(context, write)))
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error
      const { code, message } = error
      const isOfOne = OF_ONE.includes(code)
      if (!isOfOne && (code === 'auth' || results.length === 0)) throw error
      results.push({ ok: false, code, message })
      if (!isOfOne) stopped = results.at(-1)
    }
  return results
}

async function writeOne(
  context: ChannelContext,
  { ref, target }: StockWrite,
): Promise<StockResult> {
  const reply = await callAmazon(
    context,
    {
      method: 'PATCH',
      path: `${LISTINGS}/${sellerOf(context)}/${encodeURIComponent(ref.listingId)}`,
      query: { marketplaceIds: marketplaceOf(context) },
      body: {
        productType: ref.productType ?? 'PRODUCT',
        patches: [
          {
            op: 'replace',
            path: '/attributes/fulfillment_availability',
            value: [{ fulfillment_channel_code: MERCHANT_OFFER, quantity: target }],
          },
        ],
      },
      bucket: 'patchListing',
      repeatable: true,
    },
    submission,
  )
  if (reply.status === 'INVALID')
    return { ok: false, code: 'invalid', message: firstError(reply.issues) ?? 'Amazon refused it.' }
  return { ok: true, applied: target, jobId: reply.submissionId }
}

function firstError(issues: z.output<typeof issueRow>[] | undefined): string | undefined {
  return issues?.find(({ severity }) => severity === 'ERROR')?.message
}

/** Accepted is not applied: the listing itself says when it is. */
export async function readAmazonJob(
  context: ChannelContext,
  _jobId: string,
  { ref, target }: StockWrite,
): Promise<StockResult | undefined> {
  const item = await callAmazon(
    context,
    {
      path: `${LISTINGS}/${sellerOf(context)}/${encodeURIComponent(ref.listingId)}`,
      query: {
        marketplaceIds: marketplaceOf(context),
        includedData: 'summaries,fulfillmentAvailability,issues',
      },
      bucket: 'getListing',
    },
    listingItem,
  )
  if (quantityOf(item) === target) return { ok: true, applied: target }
  const refusal = firstError(
    item.issues?.filter(({ attributeNames }) =>
      attributeNames?.includes('fulfillment_availability'),
    ),
  )
  return refusal ? { ok: false, code: 'invalid', message: refusal } : undefined
}

const count = z.number().default(0)
const summariesReply = z.object({
  pagination: z.object({ nextToken: z.string().optional() }).optional(),
  payload: z.object({
    inventorySummaries: z.array(
      z.object({
        sellerSku: z.string(),
        inventoryDetails: z
          .object({
            fulfillableQuantity: count,
            inboundWorkingQuantity: count,
            inboundShippedQuantity: count,
            inboundReceivingQuantity: count,
            reservedQuantity: z.object({ totalReservedQuantity: count }).optional(),
            researchingQuantity: z.object({ totalResearchingQuantity: count }).optional(),
            unfulfillableQuantity: z.object({ totalUnfulfillableQuantity: count }).optional(),
          })
          .optional(),
      }),
    ),
  }),
})

/** What lies in Amazon's warehouses. A shipment that is only planned is still on our own shelf. */
export async function readAmazonPools(
  context: ChannelContext,
  cursor?: string,
): Promise<Paged<PoolLevel>> {
  const { payload, pagination } = await callAmazon(
    context,
    {
      path: '/fba/inventory/v1/summaries',
      query: {
        details: 'true',
        granularityType: 'Marketplace',
        granularityId: marketplaceOf(context),
        marketplaceIds: marketplaceOf(context),
        ...(cursor ? { nextToken: cursor } : {}),
      },
      bucket: 'inventorySummaries',
    },
    summariesReply,
  )
  const rows = payload.inventorySummaries.map(({ sellerSku, inventoryDetails: held }) => ({
    sku: sellerSku,
    fulfillable: held?.fulfillableQuantity ?? 0,
    inbound: (held?.inboundShippedQuantity ?? 0) + (held?.inboundReceivingQuantity ?? 0),
    reserved: held?.reservedQuantity?.totalReservedQuantity ?? 0,
    unfulfillable: held?.unfulfillableQuantity?.totalUnfulfillableQuantity ?? 0,
    researching: held?.researchingQuantity?.totalResearchingQuantity ?? 0,
  }))
  const next = pagination?.nextToken
  return { rows, ...(next ? { cursor: next } : {}) }
}
