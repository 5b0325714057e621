import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type MedusaRefund, payBack, showPayment } from './medusaPayments.ts'
import { type PluginMessage, signPluginMessage } from './pluginShop.ts'

type Sale = { sku: string; quantity: number }[]

interface Item {
  sku: string
  stocked: number
  reserved: number
}

interface Line {
  id: string
  sku: string
  quantity: number
  fulfilled: number
  shipped: number
}

interface Fulfillment {
  id: string
  shipped_at: string | null
  canceled_at: string | null
  metadata: Record<string, unknown>
  labels: string[]
}

interface Edit {
  id: string
  status: string
  internal_note: string
  actions: { action: string; details: Record<string, unknown> }[]
}

interface Order {
  id: string
  number: number
  version: number
  status: string
  placedAt: string
  changedAt: string
  metadata: Record<string, unknown>
  lines: Line[]
  fulfillments: Fulfillment[]
  edits: Edit[]
  refunds: MedusaRefund[]
}

/** A shop as Medusa 2.21 was seen: it stores what is on hand and counts its own reservations beside it. */
export interface MedusaShop {
  url: string
  items: Map<string, Item>
  stockOf(sku: string): number
  /** As its checkout sells; undefined where it has fewer. */
  sell(lines: Sale): string | undefined
  order(id: string): Order
  trackingOf(id: string): string[]
  takeMessages(): PluginMessage[]
  close(): Promise<void>
}

const LOCATION = 'sloc_1'
const KEY = `Basic ${Buffer.from('sk_right:').toString('base64')}`

class MedusaState {
  readonly items = new Map<string, Item>()
  readonly orders = new Map<string, Order>()
  readonly messages: PluginMessage[] = []
  readonly clock: { now(): string }
  #ids = 0

  constructor(clock: { now(): string }, stock: Record<string, number>) {
    this.clock = clock
    for (const [sku, stocked] of Object.entries(stock))
      this.items.set(sku, { sku, stocked, reserved: 0 })
  }

  id(kind: string): string {
    return `${kind}_${String(++this.#ids).padStart(4, '0')}`
  }

  sell(lines: Sale): string | undefined {
    const itemOf = (sku: string) => this.items.get(sku) as Item
    if (lines.some(({ sku, quantity }) => itemOf(sku).stocked - itemOf(sku).reserved < quantity))
      return undefined
    for (const { sku, quantity } of lines) itemOf(sku).reserved += quantity
    const id = this.id('order')
    this.orders.set(id, {
      id,
      number: this.orders.size + 1,
      version: 1,
      status: 'pending',
      placedAt: this.clock.now(),
      changedAt: this.clock.now(),
      metadata: {},
      lines: lines.map((line) => ({ ...line, id: this.id('ordli'), fulfilled: 0, shipped: 0 })),
      fulfillments: [],
      edits: [],
      refunds: [],
    })
    this.tell('order.placed', id)
    return id
  }

  tell(type: string, id: string): void {
    this.messages.push(signPluginMessage({ type, kind: 'order', id }))
  }

  change(order: Order, type: string): void {
    order.version++
    order.changedAt = this.clock.now()
    this.tell(type, order.id)
  }
}

/** Opens a shop with simple products at one location. */
export async function openMedusaShop(
  clock: { now(): string },
  stock: Record<string, number>,
): Promise<MedusaShop> {
  const state = new MedusaState(clock, stock)
  const server = createServer((request, reply) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://shop')
      const isKnown = request.headers.authorization === KEY
      const said = isKnown
        ? answer(state, request.method ?? 'GET', url, text ? JSON.parse(text) : {})
        : { status: 401, body: { message: 'Unauthorized' } }
      reply.writeHead(said.status ?? 200, { 'content-type': 'application/json' })
      reply.end(JSON.stringify(said.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const orderOf = (id: string) => state.orders.get(id) as Order
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    items: state.items,
    stockOf: (sku) => {
      const { stocked, reserved } = state.items.get(sku) as Item
      return stocked - reserved
    },
    sell: (lines) => state.sell(lines),
    order: orderOf,
    trackingOf: (id) => orderOf(id).fulfillments.flatMap(({ labels }) => labels),
    takeMessages: () => state.messages.splice(0),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Answer {
  status?: number
  body: unknown
}

interface Body {
  update?: { inventory_item_id: string; stocked_quantity: number }[]
  items?: { id: string; quantity: number }[]
  labels?: { tracking_number: string }[]
  metadata?: Record<string, unknown>
  order_id?: string
  internal_note?: string
  quantity?: number
  amount?: number
  note?: string
}

function answer(state: MedusaState, method: string, url: URL, body: Body): Answer {
  const [, , noun, id = '', part, third = '', last] = url.pathname.split('/')
  if (noun === 'stores')
    return { body: { stores: [{ name: 'A Medusa', default_location_id: null }] } }
  if (noun === 'stock-locations')
    return { body: { stock_locations: [{ id: LOCATION, name: 'Main' }] } }
  if (noun === 'products') return listProducts(state)
  if (noun === 'inventory-items' && method === 'POST') return setLevels(state, body)
  if (noun === 'inventory-items') return listItems(state, url.searchParams.getAll('id[]'))
  if (noun === 'order-edits')
    return editOrder(state, method, { id, part, third: last ?? third }, body)
  if (noun === 'payments' && part === 'refund') return refund(state, id, body)
  if (noun === 'orders' && !id) return listOrders(state, url.searchParams)
  const order = state.orders.get(id)
  if (!order) return refuse(404, 'not_found', `Order id not found: ${id}`)
  if (part === 'changes') return { body: { order_changes: order.edits } }
  if (part === 'cancel') return cancel(state, order)
  if (part === 'fulfillments' && last === 'shipments') return ship(state, order, third, body)
  if (part === 'fulfillments') return fulfil(state, order, body)
  if (method === 'POST') {
    order.metadata = body.metadata ?? {}
    state.change(order, 'order.updated')
  }
  return { body: { order: showOrder(order) } }
}

function refund(state: MedusaState, paymentId: string, body: Body): Answer {
  const order = state.orders.get(paymentId.replace('pay_', ''))
  if (order && payBack(order, body)) return { body: { payment: { id: paymentId } } }
  return refuse(400, 'invalid_data', 'You are not allowed to refund more than the captured amount')
}

function refuse(status: number, type: string, message: string): Answer {
  return { status, body: { type, message } }
}

function listProducts({ items }: MedusaState): Answer {
  const products = [...items.values()].map(({ sku }) => ({
    id: `prod_${sku}`,
    title: `The ${sku}`,
    status: 'published',
    variants: [
      {
        id: `variant_${sku}`,
        title: 'One',
        sku,
        barcode: null,
        ean: null,
        upc: null,
        manage_inventory: true,
        inventory_items: [
          {
            inventory_item_id: `iitem_${sku}`,
            required_quantity: 1,
            inventory: { variants: [{ id: `variant_${sku}` }] },
          },
        ],
      },
    ],
  }))
  return { body: { products, count: products.length } }
}

const itemKey = ({ sku }: Item) => `iitem_${sku}`
const levelOf = (item: Item) => ({
  inventory_item_id: itemKey(item),
  location_id: LOCATION,
  stocked_quantity: item.stocked,
  reserved_quantity: item.reserved,
})

function listItems({ items }: MedusaState, ids: string[]): Answer {
  const rows = [...items.values()].filter((item) => ids.length === 0 || ids.includes(itemKey(item)))
  return {
    body: {
      inventory_items: rows.map((item) => ({
        id: itemKey(item),
        location_levels: [levelOf(item)],
      })),
    },
  }
}

/** A batch is taken whole or not at all. */
function setLevels({ items }: MedusaState, { update = [] }: Body): Answer {
  const found = update.map((row) =>
    [...items.values()].find((item) => itemKey(item) === row.inventory_item_id),
  )
  if (found.includes(undefined)) return refuse(404, 'not_found', 'Item is not stocked at location')
  for (const [index, item] of found.entries())
    (item as Item).stocked = (update[index] as { stocked_quantity: number }).stocked_quantity
  return { body: { created: [], updated: found.map((item) => levelOf(item as Item)) } }
}

function listOrders({ orders }: MedusaState, query: URLSearchParams): Answer {
  const start = Number(query.get('offset'))
  const rows = [...orders.values()]
    .filter(({ changedAt }) => changedAt >= (query.get('updated_at[$gte]') ?? ''))
    .toSorted((a, b) => (a.changedAt < b.changedAt ? -1 : 1))
    .slice(start, start + Number(query.get('limit')))
  return { body: { orders: rows.map(showOrder) } }
}

function showOrder(order: Order) {
  return {
    id: order.id,
    display_id: order.number,
    version: order.version,
    status: order.status,
    currency_code: 'usd',
    created_at: order.placedAt,
    updated_at: order.changedAt,
    metadata: order.metadata,
    payment_collections: [{ payments: [showPayment(order)] }],
    shipping_address: {
      first_name: 'Ann',
      last_name: 'Buyer',
      address_1: '1 Main Street',
      city: 'Reno',
      province: 'us-nv',
      postal_code: '89501',
      country_code: 'us',
    },
    fulfillments: order.fulfillments,
    items: order.lines.map(({ id, sku, quantity, shipped }) => ({
      id,
      title: `The ${sku}`,
      subtitle: 'One',
      product_id: `prod_${sku}`,
      variant_id: `variant_${sku}`,
      variant_sku: sku,
      unit_price: 20,
      quantity,
      detail: {
        shipped_quantity: shipped,
        delivered_quantity: 0,
        return_received_quantity: 0,
        return_dismissed_quantity: 0,
        written_off_quantity: 0,
      },
    })),
  }
}

function cancel(state: MedusaState, order: Order): Answer {
  if (order.fulfillments.length > 0)
    return refuse(400, 'not_allowed', 'All fulfillments must be canceled')
  for (const { sku, quantity } of order.lines) (state.items.get(sku) as Item).reserved -= quantity
  order.status = 'canceled'
  state.change(order, 'order.canceled')
  return { body: { order: showOrder(order) } }
}

/** Takes the units out of stock; whether they travel is said by the shipment. */
function fulfil(state: MedusaState, order: Order, { items = [], metadata = {} }: Body): Answer {
  for (const { id, quantity } of items) {
    const line = order.lines.find((one) => one.id === id)
    if (!line || line.fulfilled + quantity > line.quantity)
      return refuse(400, 'invalid_data', 'Quantity to fulfill exceeds the remaining quantity')
    line.fulfilled += quantity
    const item = state.items.get(line.sku) as Item
    item.stocked -= quantity
    item.reserved -= quantity
  }
  const id = state.id('ful')
  order.fulfillments.push({ id, shipped_at: null, canceled_at: null, metadata, labels: [] })
  state.change(order, 'order.fulfillment_created')
  return { body: { order: showOrder(order) } }
}

function ship(state: MedusaState, order: Order, fulfillmentId: string, body: Body): Answer {
  const fulfillment = order.fulfillments.find(({ id }) => id === fulfillmentId)
  if (!fulfillment) return refuse(404, 'not_found', 'Fulfillment not found')
  if (fulfillment.shipped_at) return refuse(400, 'not_allowed', 'Already shipped')
  fulfillment.shipped_at = state.clock.now()
  fulfillment.labels = (body.labels ?? []).map(({ tracking_number: tracking }) => tracking)
  for (const { id, quantity } of body.items ?? [])
    for (const line of order.lines) if (line.id === id) line.shipped += quantity
  state.change(order, 'shipment.created')
  return { body: { order: showOrder(order) } }
}

function editOrder(
  state: MedusaState,
  method: string,
  { id, part, third }: { id: string; part: string | undefined; third: string },
  body: Body,
): Answer {
  const order = state.orders.get(id || (body.order_id ?? ''))
  if (!order) return refuse(404, 'not_found', 'Order not found')
  const open = order.edits.find(({ status }) => status === 'pending')
  if (!id && open) return refuse(400, 'invalid_data', 'already has an existing active order change')
  if (!id)
    order.edits.push({
      id: state.id('ordch'),
      status: 'pending',
      internal_note: body.internal_note ?? '',
      actions: [],
    })
  else if (!open) return refuse(404, 'not_found', 'No active edit')
  else if (method === 'DELETE') order.edits.splice(order.edits.indexOf(open), 1)
  else if (part === 'confirm') confirmEdit(state, order, open)
  else {
    const quantity = body.quantity ?? 0
    const line = order.lines.find((one) => one.id === third) as Line
    const details = { reference_id: third, quantity, quantity_diff: quantity - line.quantity }
    open.actions.push({ action: 'ITEM_UPDATE', details })
  }
  return { body: { order_change: {}, order_preview: {} } }
}

function confirmEdit(state: MedusaState, order: Order, edit: Edit): void {
  for (const { details } of edit.actions) {
    const line = order.lines.find(({ id }) => id === details.reference_id) as Line
    const item = state.items.get(line.sku) as Item
    item.reserved += Number(details.quantity_diff)
    line.quantity = Number(details.quantity)
  }
  edit.status = 'confirmed'
  state.change(order, 'order-edit.confirmed')
}
