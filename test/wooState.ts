/** What it sells, with its own number or that of its product. */
export interface Product {
  id: number
  parent: number
  name: string
  sku: string
  type: 'simple' | 'variable' | 'variation'
  manage: boolean | 'parent'
  stock: number | null
  modified: string
}

export interface Meta {
  key: string
  value: unknown
}

export interface Line {
  id: number
  product: Product
  quantity: number
  meta: Meta[]
}

export interface Refund {
  id: number
  at: string
  meta: Meta[]
  lines: { lineId: number; quantity: number }[]
  /** In dollars. */
  amount: string
  reason: string
  /** Whether the gateway gave it back. */
  isPaid: boolean
}

/** What the shop is asked to refund. */
export interface Claim {
  lines: Refund['lines']
  restock: boolean
  meta: Meta[]
  amount?: string
  reason?: string
  /** Whether the gateway is to give it back. */
  pay?: boolean
}

/** How the gateway of all payments does. */
export interface Gateway {
  currency: string
  /** Whether it gives money back at all. */
  canRefund: boolean
  /** Why it refuses to. */
  refusal: string
  /** The shop notes the next refund, and breaks off before it is paid. */
  breaksOff: boolean
}

export interface Order {
  id: number
  status: string
  at: string
  modified: string
  completedAt: string | null
  reduced: boolean
  lines: Line[]
  refunds: Refund[]
  meta: Meta[]
}

export interface Hook {
  id: number
  topic: string
  url: string
  secret: string
  status: string
  failures: number
}

export type Sale = { sku: string; quantity: number }[]

const REDUCING = ['on-hold', 'processing', 'completed']
/** What any unit costs, in dollars. */
const PRICE = 12.5

const UNPAID = ['pending', 'on-hold', 'failed']
const RESTORING = ['pending', 'cancelled']

/** What the shop has, and what selling does to it. */
export class WooState {
  readonly products: Product[] = []
  readonly orders = new Map<number, Order>()
  readonly hooks: Hook[] = []
  readonly writes: { sku: string; units: number }[] = []
  readonly nonces = new Set<string>()
  readonly queue: { hook: Hook; id: number; ping: boolean }[] = []
  readonly gateway: Gateway = { currency: 'USD', canRefund: true, refusal: '', breaksOff: false }
  readonly #clock: { now(): string }
  #id = 10

  constructor(clock: { now(): string }) {
    this.#clock = clock
  }

  now(): string {
    return this.#clock.now().slice(0, 19)
  }

  nextId(): number {
    return ++this.#id
  }

  addProduct(product: Omit<Product, 'id' | 'modified'>): Product {
    const added = { ...product, id: this.nextId(), modified: this.now() }
    this.products.push(added)
    return added
  }

  bySku(sku: string): Product {
    const found = this.products.find((product) => product.sku === sku)
    if (!found) throw new Error(`The shop has no ${sku}.`)
    return found
  }

  /** Where its number is kept. */
  keeperOf(product: Product): Product {
    if (product.manage !== 'parent') return product
    return this.products.find(({ id }) => id === product.parent) ?? product
  }

  tell(topic: string, id: number): void {
    for (const hook of this.hooks)
      if (hook.topic === topic && hook.status === 'active')
        this.queue.push({ hook, id, ping: false })
  }

  move(product: Product, units: number): void {
    const keeper = this.keeperOf(product)
    if (keeper.manage !== true) return
    keeper.stock = (keeper.stock ?? 0) + units
    keeper.modified = this.now()
    this.tell('product.updated', keeper.id)
  }

  place(lines: Sale, status: string): Order {
    const order: Order = {
      id: this.nextId(),
      status: '',
      at: this.now(),
      modified: this.now(),
      completedAt: null,
      reduced: false,
      lines: lines.map(({ sku, quantity }) => ({
        id: this.nextId(),
        product: this.bySku(sku),
        quantity,
        meta: [],
      })),
      refunds: [],
      meta: [],
    }
    this.orders.set(order.id, order)
    this.tell('order.created', order.id)
    this.setStatus(order, status)
    return order
  }

  setStatus(order: Order, status: string): void {
    if (order.status === status) return
    order.status = status
    order.modified = this.now()
    if (status === 'completed') order.completedAt ??= this.now()
    if (REDUCING.includes(status) !== order.reduced)
      if (REDUCING.includes(status) || RESTORING.includes(status)) {
        const sign = order.reduced ? 1 : -1
        for (const { product, quantity } of order.lines) this.move(product, sign * quantity)
        order.reduced = !order.reduced
      }
    this.tell('order.updated', order.id)
  }

  /** Notes it with its reason, has it paid, and only then keeps what was said beside it, as WooCommerce does. */
  refund(order: Order, claim: Claim): Refund | string {
    const { lines, restock, meta, amount = '0.00', reason = '', pay = false } = claim
    if (pay && !this.gateway.canRefund)
      return 'The payment gateway for this order does not support automatic refunds.'
    if (pay && this.gateway.refusal) return this.gateway.refusal
    const worth = order.lines.reduce((sum, { quantity }) => sum + quantity * PRICE, 0)
    const given = order.refunds.reduce((sum, one) => sum + Number(one.amount), 0)
    if (Number(amount) > worth - given) return 'Invalid refund amount.'
    const breaksOff = pay && this.gateway.breaksOff
    const refund: Refund = {
      id: this.nextId(),
      at: this.now(),
      meta: breaksOff ? [] : meta,
      lines,
      amount,
      reason,
      isPaid: pay && !breaksOff,
    }
    if (breaksOff) this.gateway.breaksOff = false
    order.refunds.push(refund)
    order.modified = this.now()
    for (const { lineId, quantity } of restock ? lines : []) {
      const line = order.lines.find(({ id }) => id === lineId) as Line
      this.move(line.product, quantity)
      const known = line.meta.find(({ key }) => key === '_restock_refunded_items')
      if (known) known.value = String(Number(known.value) + quantity)
      else line.meta.push({ key: '_restock_refunded_items', value: String(quantity) })
    }
    this.tell('order.updated', order.id)
    return refund
  }
}

/** As its API shows a product. */
export function showProduct(shop: WooState, product: Product) {
  const { id, name, sku, type, manage, stock, modified } = product
  return {
    id,
    name,
    sku,
    type,
    status: 'publish',
    global_unique_id: '',
    manage_stock: manage,
    // A variation without a number of its own shows that of its product.
    stock_quantity: manage === 'parent' ? shop.keeperOf(product).stock : stock,
    variations: shop.products.filter(({ parent }) => parent === id).map((one) => one.id),
    date_modified_gmt: modified,
  }
}

export function showRefund({ id, at, meta, lines, amount, reason, isPaid }: Refund) {
  return {
    id,
    date_created_gmt: at,
    amount,
    reason,
    refunded_payment: isPaid,
    meta_data: meta,
    line_items: lines.map(({ lineId, quantity }) => ({
      quantity: -quantity,
      meta_data: [{ key: '_refunded_item_id', value: String(lineId) }],
    })),
  }
}

export function showOrder(order: Order, { currency }: Gateway) {
  const address = {
    first_name: 'Pat',
    last_name: 'Buyer',
    address_1: '1 Main St',
    city: 'Austin',
    state: 'TX',
    postcode: '78701',
    country: 'US',
  }
  return {
    id: order.id,
    number: String(order.id),
    status: order.status,
    currency,
    date_created_gmt: order.at,
    date_modified_gmt: order.modified,
    date_completed_gmt: order.completedAt,
    date_paid_gmt: UNPAID.includes(order.status) ? null : order.at,
    payment_method: 'cards',
    shipping: address,
    billing: address,
    meta_data: order.meta,
    line_items: order.lines.map(({ id, product, quantity, meta }) => ({
      id,
      name: product.name,
      product_id: product.parent || product.id,
      variation_id: product.parent ? product.id : 0,
      quantity,
      total: (quantity * PRICE).toFixed(2),
      sku: product.sku,
      meta_data: meta,
    })),
    refunds: order.refunds.map(({ id }) => ({ id })),
  }
}
