import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type PluginMessage, signPluginMessage } from './pluginShop.ts'

type Sale = { sku: string; quantity: number }[]
type Quantities = { orderLineId: string; quantity: number }[]

interface Variant {
  id: string
  sku: string
  onHand: number
  allocated: number
}

interface Line {
  id: string
  variant: Variant
  placed: number
  quantity: number
  changedAt: string
}

interface Fulfillment {
  id: string
  updatedAt: string
  state: string
  method: string
  trackingCode: string
  lines: Quantities
}

interface Order {
  id: string
  state: string
  cartAt: string
  placedAt: string
  changedAt: string
  lines: Line[]
  fulfillments: Fulfillment[]
  history: { type: string; data: object }[]
  /** What was paid back, in cents. */
  refunds: { total: number; reason: string; updatedAt: string }[]
}

/** What a buyer has paid for any order. */
const PAID = 10_000

/** A shop as Vendure 3.7 was seen: it stores what is on hand and counts its own allocations beside it. */
export interface VendureShop {
  url: string
  variants: Variant[]
  /** What it never sells of each variant. */
  threshold: number
  stockOf(sku: string): number
  /** As its checkout sells; undefined where it has fewer. The cart may be older than the order. */
  sell(lines: Sale, cartAt?: string): string | undefined
  order(id: string): Order
  trackingOf(id: string): string[]
  takeMessages(): PluginMessage[]
  close(): Promise<void>
}

class VendureState {
  readonly variants: Variant[]
  readonly orders = new Map<string, Order>()
  readonly messages: PluginMessage[] = []
  readonly clock: { now(): string }
  threshold = 0
  #ids = 0

  constructor(clock: { now(): string }, stock: Record<string, number>) {
    this.clock = clock
    this.variants = Object.entries(stock).map(([sku, onHand]) => ({
      id: this.id(),
      sku,
      onHand,
      allocated: 0,
    }))
  }

  id(): string {
    return String(++this.#ids)
  }

  variant(sku: string): Variant {
    return this.variants.find((one) => one.sku === sku) as Variant
  }

  saleable({ onHand, allocated }: Variant): number {
    return onHand - allocated - this.threshold
  }

  sell(lines: Sale, cartAt = this.clock.now()): string | undefined {
    if (lines.some(({ sku, quantity }) => this.saleable(this.variant(sku)) < quantity))
      return undefined
    const id = this.id()
    this.orders.set(id, {
      id,
      state: 'PaymentSettled',
      cartAt,
      placedAt: this.clock.now(),
      // Placing an order leaves it at what the cart was changed last.
      changedAt: cartAt,
      lines: lines.map(({ sku, quantity }) => {
        const variant = this.variant(sku)
        variant.allocated += quantity
        return { id: this.id(), variant, placed: quantity, quantity, changedAt: cartAt }
      }),
      fulfillments: [],
      history: [],
      refunds: [],
    })
    this.tell('OrderPlacedEvent', id)
    return id
  }

  tell(type: string, id: string): void {
    this.messages.push(signPluginMessage({ type, kind: 'order', id }))
  }
}

/** Opens a shop with simple products at one location. */
export async function openVendureShop(
  clock: { now(): string },
  stock: Record<string, number>,
): Promise<VendureShop> {
  const state = new VendureState(clock, stock)
  const server = createServer((request, reply) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => {
      const said =
        request.headers['vendure-api-key'] === 'right'
          ? answer(state, JSON.parse(text))
          : failed('FORBIDDEN', 'You are not currently authorized to perform this action')
      reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const orderOf = (id: string) => state.orders.get(id) as Order
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    variants: state.variants,
    get threshold() {
      return state.threshold
    },
    set threshold(units) {
      state.threshold = units
    },
    stockOf: (sku) => state.saleable(state.variant(sku)),
    sell: (lines, cartAt) => state.sell(lines, cartAt),
    order: orderOf,
    trackingOf: (id) => orderOf(id).fulfillments.map(({ trackingCode }) => trackingCode),
    takeMessages: () => state.messages.splice(0),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const EITHER = '_or'

function failed(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] }
}

interface Variables {
  id: string
  ids: string[]
  take: number
  skip: number
  input: never
  options: { filter: Record<string, { updatedAt?: { after: string } }[]> }
}

type Input = {
  orderId: string
  id: string
  reason: string
  note: string
  paymentId: string
  amount: number
  lines?: Quantities
  handler: { arguments: { name: string; value: string }[] }
}

function answer(
  state: VendureState,
  { query, variables }: { query: string; variables: Variables },
) {
  const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
  const input = variables.input as unknown as Input
  const order = state.orders.get(variables.id ?? input?.orderId ?? '')
  switch (name) {
    case 'Check':
      return { data: { activeChannel: { code: '__default_channel__' } } }
    case 'Places':
      return { data: { stockLocations: { items: [{ id: '1', name: 'Main' }] } } }
    case 'Variants':
      return { data: listVariants(state) }
    case 'Levels':
      return { data: listLevels(state, variables.ids) }
    case 'SetStock':
      return setStock(state, variables.input as unknown as StockInput[])
    case 'Orders':
      return { data: listOrders(state, variables.options.filter) }
    case 'Order':
      return { data: { order: order ? showOrder(order) : null } }
    case 'Entries':
      return { data: { order: { history: { items: order?.history ?? [] } } } }
    case 'Fulfil':
      return { data: { addFulfillmentToOrder: fulfil(state, input) } }
    case 'Ship':
      return { data: { transitionFulfillmentToState: ship(state, variables.id) } }
    case 'Cancel':
      return { data: { cancelOrder: cancel(state, order as Order, input) } }
    case 'Note':
      state.orders.get(input.id)?.history.push({ type: 'ORDER_NOTE', data: { note: input.note } })
      return { data: { addNoteToOrder: { id: input.id } } }
    case 'Payments':
      return { data: { order: { currencyCode: 'USD', payments: showPayments(order as Order) } } }
    case 'Refund':
      // As its table does, whatever the schema says.
      if (!('shipping' in input && 'adjustment' in input))
        return failed('INTERNAL_SERVER_ERROR', 'null value in column "shipping" of "refund"')
      return { data: { refundOrder: refund(state, input) } }
    default:
      return failed('GRAPHQL_VALIDATION_FAILED', `Unknown: ${name}`)
  }
}

function listVariants({ variants }: VendureState) {
  const items = variants.map(({ id, sku }) => ({
    id,
    sku,
    name: `The ${sku}`,
    enabled: true,
    trackInventory: 'INHERIT',
    product: { id: `p${id}`, enabled: true },
  }))
  return {
    globalSettings: { trackInventory: true },
    productVariants: { totalItems: items.length, items },
  }
}

function levelsOf({ id, onHand, allocated }: Variant) {
  return {
    id,
    outOfStockThreshold: 0,
    useGlobalOutOfStockThreshold: true,
    stockLevels: [{ stockLocationId: '1', stockOnHand: onHand, stockAllocated: allocated }],
  }
}

function listLevels({ variants, threshold }: VendureState, ids: string[]) {
  return {
    globalSettings: { outOfStockThreshold: threshold },
    productVariants: { items: variants.filter(({ id }) => ids.includes(id)).map(levelsOf) },
  }
}

interface StockInput {
  id: string
  stockLevels: { stockOnHand: number }[]
}

/** A batch is taken whole or not at all. */
function setStock({ variants }: VendureState, input: StockInput[]) {
  const found = input.map(({ id }) => variants.find((one) => one.id === id))
  if (found.includes(undefined)) return failed('ENTITY_NOT_FOUND', 'No ProductVariant')
  for (const [index, variant] of found.entries())
    (variant as Variant).onHand = input[index]?.stockLevels[0]?.stockOnHand ?? 0
  return { data: { updateProductVariants: found.map((variant) => levelsOf(variant as Variant)) } }
}

function listOrders({ orders }: VendureState, filter: Variables['options']['filter']) {
  const since = filter[EITHER]?.[0]?.updatedAt?.after
  const items = [...orders.values()].filter(({ state, changedAt, placedAt }) =>
    since === undefined ? state === 'Shipped' : changedAt > since || placedAt > since,
  )
  return { orders: { totalItems: items.length, items: items.map(showOrder) } }
}

function showOrder(order: Order) {
  return {
    id: order.id,
    code: `CODE${order.id}`,
    state: order.state,
    active: false,
    createdAt: order.cartAt,
    updatedAt: order.changedAt,
    orderPlacedAt: order.placedAt,
    currencyCode: 'USD',
    lines: order.lines.map(({ id, variant, placed, quantity, changedAt }) => ({
      id,
      quantity,
      orderPlacedQuantity: placed,
      updatedAt: changedAt,
      proratedUnitPrice: 2_000,
      productVariant: {
        id: variant.id,
        sku: variant.sku,
        name: `The ${variant.sku}`,
        product: { id: `p${variant.id}` },
      },
    })),
    fulfillments: order.fulfillments,
    payments: showPayments(order),
    shippingAddress: null,
  }
}

function showPayments({ id, placedAt, refunds }: Order) {
  const shown = refunds.map((one) => ({ ...one, state: 'Settled', lines: [] }))
  return [{ id: `pay-${id}`, updatedAt: placedAt, state: 'Settled', amount: PAID, refunds: shown }]
}

function refund(state: VendureState, { paymentId, amount, reason }: Input) {
  const order = state.orders.get(paymentId.replace('pay-', '')) as Order
  const given = order.refunds.reduce((sum, { total }) => sum + total, 0)
  if (given + amount > PAID)
    return {
      __typename: 'RefundAmountError',
      errorCode: 'REFUND_AMOUNT_ERROR',
      message: 'Too much',
    }
  order.refunds.push({ total: amount, reason, updatedAt: state.clock.now() })
  return { __typename: 'Refund', id: '1', state: 'Settled' }
}

function fulfil(state: VendureState, { lines = [], handler }: Input) {
  const order = [...state.orders.values()].find((one) =>
    one.lines.some(({ id }) => id === lines[0]?.orderLineId),
  ) as Order
  for (const { orderLineId, quantity } of lines) {
    const line = order.lines.find(({ id }) => id === orderLineId) as Line
    const done = order.fulfillments
      .flatMap((one) => one.lines)
      .filter((one) => one.orderLineId === orderLineId)
      .reduce((units, one) => units + one.quantity, 0)
    if (done + quantity > line.quantity)
      return { __typename: 'ItemsAlreadyFulfilledError', errorCode: 'X', message: 'Already.' }
    line.variant.onHand -= quantity
    line.variant.allocated -= quantity
  }
  const said = (name: string) => handler.arguments.find((one) => one.name === name)?.value ?? ''
  const fulfillment = {
    id: state.id(),
    updatedAt: state.clock.now(),
    state: 'Pending',
    method: said('method'),
    trackingCode: said('trackingCode'),
    lines,
  }
  order.fulfillments.push(fulfillment)
  return { __typename: 'Fulfillment', id: fulfillment.id, state: 'Pending' }
}

/** Moves neither the order's own time nor its lines'. */
function ship(state: VendureState, id: string) {
  for (const order of state.orders.values())
    for (const fulfillment of order.fulfillments)
      if (fulfillment.id === id) {
        Object.assign(fulfillment, { state: 'Shipped', updatedAt: state.clock.now() })
        order.state = 'Shipped'
        state.tell('FulfillmentStateTransitionEvent', order.id)
      }
  return { __typename: 'Fulfillment', id, state: 'Shipped' }
}

function cancel(state: VendureState, order: Order, { lines, reason }: Input) {
  const wanted = lines ?? order.lines.map(({ id, quantity }) => ({ orderLineId: id, quantity }))
  for (const { orderLineId, quantity } of wanted) {
    const line = order.lines.find(({ id }) => id === orderLineId) as Line
    line.quantity -= quantity
    line.variant.allocated -= quantity
    line.changedAt = state.clock.now()
  }
  order.changedAt = state.clock.now()
  order.history.push({ type: 'ORDER_CANCELLATION', data: { reason } })
  if (order.lines.every(({ quantity }) => quantity === 0)) order.state = 'Cancelled'
  state.tell('OrderStateTransitionEvent', order.id)
  return { __typename: 'Order', id: order.id, state: order.state }
}
