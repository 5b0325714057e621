import Big from 'big.js'
import { z } from 'zod'
import type { ChannelContext, ChannelOrderRead, Paged } from '../connector.ts'
import { callShopify } from './shopifyCall.ts'
import { refOf } from './shopifyStock.ts'

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const lineId = z.object({ id: z.string() })

const ordersReply = z.object({
  orders: z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: page }),
})

const orderReply = z.object({
  order: z
    .object({
      id: z.string(),
      name: z.string(),
      createdAt: z.string(),
      updatedAt: z.string(),
      cancelledAt: z.string().nullable(),
      test: z.boolean(),
      displayFinancialStatus: z.string().nullable(),
      shippingAddress: z
        .object({
          name: z.string().nullable(),
          company: z.string().nullable(),
          address1: z.string().nullable(),
          address2: z.string().nullable(),
          city: z.string().nullable(),
          provinceCode: z.string().nullable(),
          zip: z.string().nullable(),
          countryCodeV2: z.string().nullable(),
          phone: z.string().nullable(),
        })
        .nullable(),
      fulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            status: z.string(),
            fulfillBy: z.string().nullable(),
            assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }),
          }),
        ),
      }),
      fulfillments: z.array(z.object({ id: z.string(), status: z.string() })),
      refunds: z.array(lineId),
      lineItems: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            sku: z.string().nullable(),
            name: z.string(),
            quantity: z.number(),
            currentQuantity: z.number(),
            unfulfilledQuantity: z.number(),
            variant: z
              .object({
                id: z.string(),
                barcode: z.string().nullable(),
                product: z.object({ id: z.string() }),
                inventoryItem: z.object({ id: z.string() }),
              })
              .nullable(),
            originalUnitPriceSet: z.object({
              shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
            }),
          }),
        ),
        pageInfo: page,
      }),
    })
    .nullable(),
})

const movesReply = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        fulfillmentLineItems: z
          .object({
            nodes: z.array(z.object({ quantity: z.number().nullable(), lineItem: lineId })),
            pageInfo: page,
          })
          .optional(),
        refundLineItems: z
          .object({
            nodes: z.array(
              z.object({
                quantity: z.number(),
                restocked: z.boolean(),
                restockType: z.string(),
                lineItem: lineId,
              }),
            ),
            pageInfo: page,
          })
          .optional(),
      })
      .nullable(),
  ),
})

type MoveNode = NonNullable<z.output<typeof movesReply>['nodes'][number]>
type Fulfilled = NonNullable<MoveNode['fulfillmentLineItems']>['nodes'][number]
type Refunded = NonNullable<MoveNode['refundLineItems']>['nodes'][number]

/** Lines that left and lines that were refunded, of all fulfilments and refunds of an order. */
interface Moves {
  fulfilled: Fulfilled[]
  refunded: Refunded[]
}

type ShopifyOrder = NonNullable<z.output<typeof orderReply>['order']>
type ShopifyLine = ShopifyOrder['lineItems']['nodes'][number]

export async function listShopifyOrders(
  context: ChannelContext,
  { updatedSince, cursor }: { updatedSince: string; cursor?: string },
): Promise<Paged<ChannelOrderRead>> {
  const { orders } = await callShopify(
    context,
    'orders',
    { query: `updated_at:>='${updatedSince}'`, after: cursor ?? null },
    ordersReply,
  )
  const rows: ChannelOrderRead[] = []
  for (const { id } of orders.nodes) {
    const order = await getShopifyOrder(context, id)
    if (order) rows.push(order)
  }
  const { hasNextPage, endCursor } = orders.pageInfo
  return { rows, ...(hasNextPage && endCursor ? { cursor: endCursor } : {}) }
}

/** The order whole: its lines come in pages. */
export async function getShopifyOrder(
  context: ChannelContext,
  id: string,
): Promise<ChannelOrderRead | null> {
  const lines: ShopifyLine[] = []
  let after: string | null = null
  for (;;) {
    const reply: z.output<typeof orderReply> = await callShopify(
      context,
      'order',
      { id, after },
      orderReply,
      { cost: 540 },
    )
    const { order } = reply
    if (!order) return null
    lines.push(...order.lineItems.nodes)
    const { hasNextPage, endCursor } = order.lineItems.pageInfo
    if (!hasNextPage || !endCursor) return toOrder(order, lines, await readMoves(context, order))
    after = endCursor
  }
}

const MOVES_AT_ONCE = 10

/** Most orders are new, and have neither left nor been refunded: they cost no further call. */
async function readMoves(
  context: ChannelContext,
  { fulfillments, refunds }: ShopifyOrder,
): Promise<Moves> {
  const moves: Moves = { fulfilled: [], refunded: [] }
  const ids = [
    ...fulfillments.filter(({ status }) => status !== 'CANCELLED').map(({ id }) => id),
    ...refunds.map(({ id }) => id),
  ]
  for (let start = 0; start < ids.length; start += MOVES_AT_ONCE) {
    const some = ids.slice(start, start + MOVES_AT_ONCE)
    const variables = { ids: some, first: 40, after: null }
    const { nodes } = await callShopify(context, 'moves', variables, movesReply, { cost: 850 })
    for (const node of nodes) if (node) await readMove(context, moves, node)
  }
  return moves
}

/** What one of them holds beyond its first page. */
async function readMove(context: ChannelContext, moves: Moves, first: MoveNode): Promise<void> {
  let node: MoveNode | null | undefined = first
  while (node) {
    moves.fulfilled.push(...(node.fulfillmentLineItems?.nodes ?? []))
    moves.refunded.push(...(node.refundLineItems?.nodes ?? []))
    const { pageInfo } = node.fulfillmentLineItems ?? node.refundLineItems ?? {}
    if (!pageInfo?.hasNextPage || !pageInfo.endCursor) return
    const variables = { ids: [first.id], first: 250, after: pageInfo.endCursor }
    const reply: z.output<typeof movesReply> = await callShopify(
      context,
      'moves',
      variables,
      movesReply,
      { cost: 520 },
    )
    node = reply.nodes[0]
  }
}

function toOrder(order: ShopifyOrder, lines: ShopifyLine[], moves: Moves): ChannelOrderRead {
  const unpaid = ['PENDING', 'EXPIRED'].includes(order.displayFinancialStatus ?? '')
  const held = order.fulfillmentOrders.nodes.some(({ status }) => status === 'ON_HOLD')
  const places = [
    ...new Set(
      order.fulfillmentOrders.nodes.flatMap(({ assignedLocation }) =>
        assignedLocation.location ? [assignedLocation.location.id] : [],
      ),
    ),
  ]
  const shipBy = order.fulfillmentOrders.nodes
    .flatMap(({ fulfillBy }) => fulfillBy ?? [])
    .toSorted()[0]
  return {
    externalId: order.id,
    number: order.name,
    state: order.cancelledAt ? 'cancelled' : unpaid ? 'pending' : 'open',
    hold: held ? 'On hold in Shopify' : null,
    placedAt: new Date(order.createdAt).toISOString(),
    updatedAt: new Date(order.updatedAt).toISOString(),
    shipBy: shipBy ? new Date(shipBy).toISOString() : null,
    test: order.test,
    shipTo: shipToOf(order.shippingAddress),
    lines: lines.map((line) =>
      toLine(order, line, moves, places.length === 1 ? places[0] : undefined),
    ),
  }
}

function shipToOf(address: ShopifyOrder['shippingAddress']): ChannelOrderRead['shipTo'] {
  if (!address?.name || !address.address1 || !address.city) return null
  return {
    name: address.name,
    line1: address.address1,
    city: address.city,
    country: address.countryCodeV2 ?? 'US',
    ...(address.company ? { company: address.company } : {}),
    ...(address.address2 ? { line2: address.address2 } : {}),
    ...(address.provinceCode ? { region: address.provinceCode } : {}),
    ...(address.zip ? { postalCode: address.zip } : {}),
    ...(address.phone ? { phone: address.phone } : {}),
  }
}

function toLine(
  order: ShopifyOrder,
  line: ShopifyLine,
  { fulfilled, refunded }: Moves,
  place: string | undefined,
) {
  const sum = (rows: { quantity: number | null; lineItem: { id: string } }[]) =>
    rows
      .filter(({ lineItem }) => lineItem.id === line.id)
      .reduce((units, { quantity }) => units + (quantity ?? 0), 0)
  const shipped = sum(fulfilled)
  // What has neither left nor is still to leave was taken out, by a refund or an edit.
  const cancelled = order.cancelledAt
    ? line.quantity - shipped
    : Math.max(0, line.quantity - shipped - line.unfulfilledQuantity)
  const { amount, currencyCode } = line.originalUnitPriceSet.shopMoney
  return {
    lineId: line.id,
    title: line.name,
    ...(line.variant ? { ref: refOf({ ...line.variant, sku: line.sku }) } : {}),
    ...(line.sku ? { sku: line.sku } : {}),
    ...(line.variant?.barcode ? { barcode: line.variant.barcode } : {}),
    ordered: line.quantity,
    cancelled,
    shipped,
    refunded: sum(refunded),
    restocked: Math.min(
      shipped,
      sum(refunded.filter(({ restocked, restockType }) => restocked && restockType === 'RETURN')),
    ),
    fulfilledBy: 'merchant' as const,
    ...(place ? { place } : {}),
    ...(currencyCode === 'USD'
      ? { priceMinor: new Big(amount).times(100).round().toNumber() }
      : {}),
  }
}
