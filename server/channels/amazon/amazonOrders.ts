import { createHash } from 'node:crypto'
import Big from 'big.js'
import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelOrderLineRead,
  type ChannelOrderRead,
  type Paged,
  type ShipmentNews,
} from '../connector.ts'
import { callAmazon, marketplaceOf } from './amazonCall.ts'
import { AMAZON_OFFER, MERCHANT_OFFER, refOfAmazon } from './amazonStock.ts'

const ORDERS = '/orders/2026-01-01/orders'
const INCLUDED = 'RECIPIENT,FULFILLMENT,CANCELLATION,PACKAGES'

const optionalText = z.string().optional()

const amazonOrder = z.object({
  orderId: z.string(),
  createdTime: z.string(),
  lastUpdatedTime: z.string(),
  recipient: z
    .object({
      deliveryAddress: z
        .object({
          name: optionalText,
          companyName: optionalText,
          addressLine1: optionalText,
          addressLine2: optionalText,
          city: optionalText,
          stateOrRegion: optionalText,
          postalCode: optionalText,
          countryCode: optionalText,
          phone: optionalText,
        })
        .optional(),
    })
    .optional(),
  fulfillment: z
    .object({
      fulfillmentStatus: z.string(),
      fulfilledBy: optionalText,
      shipByWindow: z.object({ latestDateTime: optionalText }).optional(),
    })
    .optional(),
  orderItems: z.array(
    z.object({
      orderItemId: z.string(),
      quantityOrdered: z.number(),
      product: z.object({
        asin: optionalText,
        title: optionalText,
        sellerSku: optionalText,
        price: z
          .object({
            unitPrice: z.object({ amount: z.string(), currencyCode: z.string() }).optional(),
          })
          .optional(),
      }),
      cancellation: z
        .object({
          cancellationRequest: z.object({ requester: optionalText }).optional(),
          cancellationExecution: z.object({ cancelledBy: optionalText }).optional(),
        })
        .optional(),
      fulfillment: z
        .object({
          quantityFulfilled: z.number().default(0),
          quantityUnfulfilled: z.number().default(0),
        })
        .optional(),
    }),
  ),
  packages: z
    .array(z.object({ packageReferenceId: z.string(), trackingNumber: optionalText }))
    .optional(),
})

type AmazonOrder = z.output<typeof amazonOrder>
type AmazonItem = AmazonOrder['orderItems'][number]

export async function listAmazonOrders(
  context: ChannelContext,
  { updatedSince, cursor }: { updatedSince: string; cursor?: string },
): Promise<Paged<ChannelOrderRead>> {
  const { orders, pagination } = await callAmazon(
    context,
    {
      path: ORDERS,
      query: {
        lastUpdatedAfter: updatedSince,
        marketplaceIds: marketplaceOf(context),
        maxResultsPerPage: '100',
        includedData: INCLUDED,
        ...(cursor ? { paginationToken: cursor } : {}),
      },
      bucket: 'searchOrders',
    },
    z.object({
      orders: z.array(amazonOrder),
      pagination: z.object({ nextToken: optionalText }).optional(),
    }),
  )
  const next = pagination?.nextToken
  return { rows: orders.map(toOrder), ...(next ? { cursor: next } : {}) }
}

export async function getAmazonOrder(
  context: ChannelContext,
  id: string,
): Promise<ChannelOrderRead | null> {
  const order = await readOrder(context, id)
  return order && toOrder(order)
}

async function readOrder(context: ChannelContext, id: string): Promise<AmazonOrder | null> {
  try {
    const { order } = await callAmazon(
      context,
      {
        path: `${ORDERS}/${encodeURIComponent(id)}`,
        query: { includedData: INCLUDED },
        bucket: 'getOrder',
      },
      z.object({ order: amazonOrder }),
    )
    return order
  } catch (error) {
    if (error instanceof ChannelFailure && error.code === 'not_found') return null
    throw error
  }
}

const PENDING = ['PENDING', 'PENDING_AVAILABILITY']
const CANCELLED = ['CANCELLED', 'UNFULFILLABLE']

/** Amazon takes its units at PENDING already, before the payment is through: so do we. */
function toOrder(order: AmazonOrder): ChannelOrderRead {
  const status = order.fulfillment?.fulfillmentStatus ?? 'PENDING'
  const shipBy = order.fulfillment?.shipByWindow?.latestDateTime
  const wishes = order.orderItems.some(
    ({ cancellation }) => cancellation?.cancellationRequest && !cancellation.cancellationExecution,
  )
  const read = {
    externalId: order.orderId,
    number: order.orderId,
    state: CANCELLED.includes(status)
      ? ('cancelled' as const)
      : PENDING.includes(status)
        ? ('pending' as const)
        : ('open' as const),
    hold: wishes ? 'The buyer asks to cancel' : null,
    placedAt: new Date(order.createdTime).toISOString(),
    updatedAt: new Date(order.lastUpdatedTime).toISOString(),
    shipBy: shipBy ? new Date(shipBy).toISOString() : null,
    test: false,
    shipTo: shipToOf(order),
    lines: order.orderItems.map((item) => toLine(order, item, status)),
  }
  const version = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16)
  return { ...read, version }
}

function shipToOf({ recipient }: AmazonOrder): ChannelOrderRead['shipTo'] {
  const to = recipient?.deliveryAddress
  if (!to?.name || !to.addressLine1 || !to.city) return null
  return {
    name: to.name,
    line1: to.addressLine1,
    city: to.city,
    country: to.countryCode ?? 'US',
    ...(to.companyName ? { company: to.companyName } : {}),
    ...(to.addressLine2 ? { line2: to.addressLine2 } : {}),
    ...(to.stateOrRegion ? { region: to.stateOrRegion } : {}),
    ...(to.postalCode ? { postalCode: to.postalCode } : {}),
    ...(to.phone ? { phone: to.phone } : {}),
  }
}

function toLine(order: AmazonOrder, item: AmazonItem, status: string): ChannelOrderLineRead {
  const { product, quantityOrdered: ordered } = item
  const isAmazon = order.fulfillment?.fulfilledBy === 'AMAZON'
  const shipped = Math.min(ordered, item.fulfillment?.quantityFulfilled ?? 0)
  const price = product.price?.unitPrice
  return {
    lineId: item.orderItemId,
    ...(product.sellerSku
      ? { ref: refOfAmazon(product.sellerSku, isAmazon ? AMAZON_OFFER : MERCHANT_OFFER) }
      : {}),
    ...(product.sellerSku ? { sku: product.sellerSku } : {}),
    ...(product.title ? { title: product.title } : {}),
    ordered,
    cancelled: cancelledOf(item, status, ordered - shipped),
    shipped,
    refunded: 0,
    restocked: 0,
    fulfilledBy: isAmazon ? 'channel' : 'merchant',
    ...(price?.currencyCode === 'USD'
      ? { priceMinor: new Big(price.amount).times(100).round().toNumber() }
      : {}),
  }
}

/** Units that are neither shipped nor still to be shipped; while it is pending nobody counts them. */
function cancelledOf(item: AmazonItem, status: string, left: number): number {
  if (CANCELLED.includes(status)) return left
  const open = item.fulfillment?.quantityUnfulfilled
  if (item.cancellation?.cancellationExecution) return Math.max(0, left - (open ?? 0))
  if (PENDING.includes(status) || open === undefined) return 0
  return Math.max(0, left - open)
}

// What Amazon calls them; others go by their name.
const CARRIERS = ['UPS', 'USPS', 'FedEx', 'DHL', 'OnTrac', 'UPSMI', 'LaserShip']

/** Confirms a package; one that is there already, by its number or its tracking, is not confirmed again. */
export async function confirmAmazonShipment(
  context: ChannelContext,
  news: ShipmentNews,
): Promise<{ id: string }> {
  if (!news.tracking)
    throw new ChannelFailure('invalid', 'Amazon takes no shipment without its tracking number.')
  const order = await readOrder(context, news.externalOrderId)
  if (!order) throw new ChannelFailure('not_found', 'Amazon no longer has this order.')
  const id = packageNumber(news.shipmentId)
  const known = order.packages?.some(
    (one) => one.packageReferenceId === id || one.trackingNumber === news.tracking,
  )
  if (known) return { id }
  const carrier = CARRIERS.find((name) => name.toLowerCase() === news.carrier.toLowerCase())
  await callAmazon(
    context,
    {
      method: 'POST',
      path: `/orders/v0/orders/${encodeURIComponent(news.externalOrderId)}/shipmentConfirmation`,
      body: {
        marketplaceId: marketplaceOf(context),
        packageDetail: {
          packageReferenceId: id,
          carrierCode: carrier ?? 'Other',
          ...(carrier ? {} : { carrierName: news.carrier || 'Other' }),
          ...(news.service ? { shippingMethod: news.service } : {}),
          trackingNumber: news.tracking,
          shipDate: news.shippedAt,
          orderItems: news.lines.map(({ externalLineId, quantity }) => ({
            orderItemId: externalLineId,
            quantity,
          })),
        },
      },
      bucket: 'confirmShipment',
    },
    z.unknown(),
  )
  return { id }
}

/** Amazon takes numbers only, and the same package by the same number. */
function packageNumber(shipmentId: string): string {
  const print = createHash('sha256').update(shipmentId).digest()
  return String(1 + (print.readUIntBE(0, 6) % 999_999_999))
}
