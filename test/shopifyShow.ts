/** A variant with its numbers. */
export interface Variant {
  id: string
  sku: string
  item: string
  barcode: string | null
  tracked: boolean
  /** Units by location. */
  available: Map<string, number>
}

/** A line of an order. */
export interface Line {
  id: string
  sku: string
  quantity: number
  unfulfilled: number
  removed: number
}

/** An order as the shop keeps it. */
export interface Order {
  id: string
  name: string
  at: string
  updatedAt: string
  cancelledAt: string | null
  location: string
  lines: Line[]
  fulfillments: { id: string; tracking: string; lines: { id: string; quantity: number }[] }[]
  refunds: Refund[]
}

/** A refund as the shop keeps it. */
export interface Refund {
  id: string
  note: string | null
  lines: { id: string; quantity: number; restockType: string }[]
  transactions: { gateway: string; cents: number; status: string; manual: boolean }[]
}

/** What a connection is asked for. */
export interface Page {
  first?: number
  after?: string | null
}

/** A page of a connection as Shopify gives it; all of it where a bulk operation asks. */
export function pageOf<Node extends object>(nodes: Node[], { first, after }: Page) {
  const from = after ? Number(after) : 0
  const to = Math.min(nodes.length, from + (first ?? nodes.length))
  const some = nodes.slice(from, to)
  return {
    nodes: some,
    edges: () => some.map((node) => ({ node })),
    pageInfo: { hasNextPage: to < nodes.length, endCursor: String(to) },
  }
}

/** A variant as Shopify shows it. */
export function showVariant(variant: Variant) {
  const { id, sku, barcode } = variant
  return {
    id,
    sku,
    barcode,
    displayName: `The ${sku}`,
    product: { id: id.replace('ProductVariant', 'Product'), status: 'ACTIVE' },
    inventoryItem: showItem(variant),
  }
}

/** An inventory item with its numbers by location. */
export function showItem({ item, tracked, available }: Variant) {
  const levels = () =>
    [...available].map(([location, quantity]) => ({
      id: `${item.replace('InventoryItem', 'InventoryLevel')}?location=${location.split('/').at(-1)}`,
      item: { id: item },
      location: { id: location },
      quantities: [{ name: 'available', quantity }],
    }))
  return {
    __typename: 'InventoryItem',
    id: item,
    tracked,
    inventoryLevels: (page: Page) => pageOf(levels(), page),
  }
}

/** What of an order may still be shipped. */
export function showFulfillmentOrder(order: Order) {
  const lines = order.lines.map((line) => ({
    id: line.id.replace('LineItem', 'FulfillmentOrderLineItem'),
    remainingQuantity: line.unfulfilled,
    lineItem: { id: line.id },
  }))
  return {
    id: order.id.replace('Order', 'FulfillmentOrder'),
    status: order.lines.every(({ unfulfilled }) => unfulfilled === 0) ? 'CLOSED' : 'OPEN',
    assignedLocation: { location: { id: order.location } },
    lineItems: (page: Page) => pageOf(lines, page),
  }
}

/** What left and what was refunded, each with its lines. */
export function showMoves(order: Order) {
  return [
    ...order.fulfillments.map(({ id, lines }) => ({
      __typename: 'Fulfillment',
      id,
      fulfillmentLineItems: (page: Page) =>
        pageOf(
          lines.map((line) => ({ quantity: line.quantity, lineItem: { id: line.id } })),
          page,
        ),
    })),
    ...order.refunds.map(({ id: made, lines }) => ({
      __typename: 'Refund',
      id: made,
      refundLineItems: (page: Page) =>
        pageOf(
          lines.map(({ id, quantity, restockType }) => ({
            quantity,
            restocked: restockType !== 'NO_RESTOCK',
            restockType,
            lineItem: { id },
          })),
          page,
        ),
    })),
  ]
}

/** An order as Shopify shows it. */
export function showOrder(order: Order, bySku: Map<string, Variant>) {
  return {
    id: order.id,
    name: order.name,
    createdAt: order.at,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    test: false,
    displayFinancialStatus: 'PAID',
    shippingAddress: {
      name: 'Pat Buyer',
      address1: '1 Main St',
      city: 'Austin',
      provinceCode: 'TX',
      zip: '78701',
      countryCodeV2: 'US',
    },
    fulfillmentOrders: (page: Page) => pageOf([showFulfillmentOrder(order)], page),
    fulfillments: order.fulfillments.map(({ id, tracking }) => ({
      id,
      status: 'SUCCESS',
      trackingInfo: [{ number: tracking }],
    })),
    lineItems: (page: Page) =>
      pageOf(
        order.lines.map((line) => showLine(order, line, bySku)),
        page,
      ),
  }
}

function showLine(order: Order, line: Line, bySku: Map<string, Variant>) {
  const variant = bySku.get(line.sku)
  return {
    id: line.id,
    sku: line.sku,
    name: `The ${line.sku}`,
    quantity: line.quantity,
    currentQuantity: line.quantity - line.removed,
    unfulfilledQuantity: order.cancelledAt ? 0 : line.unfulfilled,
    variant: variant ? showVariant(variant) : null,
    originalUnitPriceSet: { shopMoney: { amount: '12.50', currencyCode: 'USD' } },
  }
}
