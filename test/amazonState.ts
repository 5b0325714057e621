import { randomUUID } from 'node:crypto'

/** A SKU as it is offered: from the seller's shelf, from Amazon's, or both. */
export interface Offer {
  /** Undefined: not offered by the seller. */
  own: number | undefined
  pool: number | undefined
}

export interface SoldOrder {
  id: string
  at: string
  updatedAt: string
  status: string
  fba: boolean
  wishesCancel: boolean
  lines: { id: string; sku: string; quantity: number; shipped: number }[]
  packages: { reference: string; tracking: string }[]
}

interface Patch {
  productType: string
  patches: { path: string; value: { fulfillment_channel_code: string; quantity: number }[] }[]
}

interface Package {
  packageDetail: {
    packageReferenceId: string
    trackingNumber: string
    orderItems: { orderItemId: string; quantity: number }[]
  }
}

// Calls a second, and at once.
const RATES: Record<string, [number, number]> = {
  searchListings: [5, 5],
  getListing: [5, 10],
  patchListing: [5, 5],
  searchOrders: [0.0056, 20],
  getOrder: [0.5, 30],
  confirmShipment: [2, 10],
  inventorySummaries: [2, 2],
}

/** What Amazon holds of a seller, and what selling does to it. */
export class AmazonState {
  readonly clock: { now(): string; milliseconds(): number }
  readonly offers = new Map<string, Offer>()
  readonly orders = new Map<string, SoldOrder>()
  readonly tokens = new Map<string, number>()
  readonly patches: { sku: string; quantity: number }[] = []
  readonly queue: { id: string; body: string }[] = []
  readonly refused = new Map<string, number>()
  readonly calls = new Map<string, number>()
  revoked = false
  applyAfterMs = () => 0
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  #open: { sku: string; quantity: number; at: number }[] = []

  constructor(
    clock: { now(): string; milliseconds(): number },
    stock: Record<string, number>,
    pools: Record<string, number>,
  ) {
    this.clock = clock
    for (const [sku, own] of Object.entries(stock)) this.offers.set(sku, { own, pool: undefined })
    for (const [sku, pool] of Object.entries(pools))
      this.offers.set(sku, { own: this.offers.get(sku)?.own, pool })
  }

  offerOf(sku: string): Offer {
    return this.offers.get(sku) as Offer
  }

  rateOf(operation: string): number {
    return RATES[operation]?.[0] ?? 1
  }

  takeToken(operation: string): boolean {
    const [perSecond, burst] = RATES[operation] ?? [1, 1]
    const now = this.clock.milliseconds()
    const bucket = this.#buckets.get(operation) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond)
    const count = tokens >= 0.999 ? this.calls : this.refused
    count.set(operation, (count.get(operation) ?? 0) + 1)
    this.#buckets.set(operation, { tokens: tokens >= 0.999 ? tokens - 1 : tokens, at: now })
    return tokens >= 0.999
  }

  /** Accepted now, applied when its time has come. */
  accept(sku: string, { productType, patches }: Patch) {
    const value = patches.find(({ path }) => path === '/attributes/fulfillment_availability')
      ?.value[0]
    if (productType !== 'KITCHEN' || value?.fulfillment_channel_code !== 'DEFAULT')
      return {
        sku,
        status: 'INVALID',
        submissionId: randomUUID(),
        issues: [{ severity: 'ERROR', message: 'The patch is not valid.' }],
      }
    this.patches.push({ sku, quantity: value.quantity })
    const at = this.clock.milliseconds() + this.applyAfterMs()
    this.#open.push({ sku, quantity: value.quantity, at })
    return { sku, status: 'ACCEPTED', submissionId: randomUUID(), issues: [] }
  }

  apply(): void {
    const now = this.clock.milliseconds()
    for (const { sku, quantity } of this.#open.filter(({ at }) => at <= now)) {
      const offer = this.offers.get(sku)
      if (offer) offer.own = quantity
    }
    this.#open = this.#open.filter(({ at }) => at > now)
  }

  sell(
    lines: { sku: string; quantity: number }[],
    { status = 'UNSHIPPED', fba = false }: { status?: string; fba?: boolean } = {},
  ): string | undefined {
    this.apply()
    const shelf = fba ? 'pool' : 'own'
    if (lines.some(({ sku, quantity }) => (this.offerOf(sku)[shelf] ?? 0) < quantity))
      return undefined
    for (const { sku, quantity } of lines)
      this.offerOf(sku)[shelf] = (this.offerOf(sku)[shelf] ?? 0) - quantity
    const count = this.orders.size + 1
    const id = `111-0000000-${String(count).padStart(7, '0')}`
    const at = this.clock.now()
    const items = lines.map((line, index) => ({ ...line, id: `${count}0${index}`, shipped: 0 }))
    const packages: SoldOrder['packages'] = []
    const order = {
      id,
      at,
      updatedAt: at,
      status,
      fba,
      wishesCancel: false,
      lines: items,
      packages,
    }
    this.orders.set(id, order)
    this.notify(order)
    return id
  }

  setStatus(id: string, status: string): void {
    this.#change(id, { status })
  }

  askToCancel(id: string): void {
    this.#change(id, { wishesCancel: true })
  }

  #change(id: string, change: Partial<SoldOrder>): void {
    const order = Object.assign(this.orders.get(id) as SoldOrder, change)
    order.updatedAt = this.clock.now()
    this.notify(order)
  }

  /** Twice, as a queue that delivers at least once does. */
  notify({ id, status }: SoldOrder): void {
    const body = JSON.stringify({
      NotificationVersion: '1.0',
      NotificationType: 'ORDER_CHANGE',
      EventTime: this.clock.now(),
      Payload: { OrderChangeNotification: { AmazonOrderId: id, Summary: { OrderStatus: status } } },
      NotificationMetadata: { NotificationId: randomUUID() },
    })
    this.queue.unshift({ id: randomUUID(), body })
    this.queue.push({ id: randomUUID(), body })
  }

  confirm(id: string, { packageDetail }: Package): boolean {
    const order = this.orders.get(id)
    const { packageReferenceId: reference, trackingNumber: tracking, orderItems } = packageDetail
    if (!order || !/^[1-9]\d*$/.test(reference) || !tracking) return false
    order.packages.push({ reference, tracking })
    for (const { orderItemId, quantity } of orderItems) {
      const line = order.lines.find((one) => one.id === orderItemId)
      if (line) line.shipped += quantity
    }
    const isWhole = order.lines.every(({ shipped, quantity }) => shipped >= quantity)
    this.#change(id, { status: isWhole ? 'SHIPPED' : 'PARTIALLY_SHIPPED' })
    return true
  }

  showOffer(sku: string) {
    const { own, pool } = this.offerOf(sku)
    return {
      sku,
      summaries: [
        {
          asin: `B0${sku.padEnd(8, '0')}`,
          itemName: `The ${sku}`,
          productType: 'KITCHEN',
          status: ['BUYABLE', 'DISCOVERABLE'],
        },
      ],
      fulfillmentAvailability: [
        ...(own === undefined ? [] : [{ fulfillmentChannelCode: 'DEFAULT', quantity: own }]),
        ...(pool === undefined ? [] : [{ fulfillmentChannelCode: 'AMAZON_NA' }]),
      ],
    }
  }

  showPool(sku: string) {
    return {
      sellerSku: sku,
      inventoryDetails: {
        fulfillableQuantity: this.offerOf(sku).pool,
        inboundWorkingQuantity: 5,
        inboundShippedQuantity: 3,
        inboundReceivingQuantity: 1,
        reservedQuantity: { totalReservedQuantity: 2 },
        researchingQuantity: { totalResearchingQuantity: 0 },
        unfulfillableQuantity: { totalUnfulfillableQuantity: 1 },
      },
    }
  }

  showOrder(order: SoldOrder) {
    const isPending = order.status === 'PENDING'
    return {
      orderId: order.id,
      createdTime: order.at,
      lastUpdatedTime: order.updatedAt,
      salesChannel: { channelName: 'AMAZON', marketplaceId: 'ATVPDKIKX0DER' },
      // Who buys is not told before the payment is through.
      ...(isPending ? {} : { recipient: { deliveryAddress: ADDRESS } }),
      fulfillment: {
        fulfillmentStatus: order.status,
        fulfilledBy: order.fba ? 'AMAZON' : 'MERCHANT',
        shipByWindow: { latestDateTime: order.at },
      },
      orderItems: order.lines.map(({ id, sku, quantity, shipped }) => ({
        orderItemId: id,
        quantityOrdered: quantity,
        product: {
          sellerSku: sku,
          title: `The ${sku}`,
          price: { unitPrice: { amount: '12.50', currencyCode: 'USD' } },
        },
        ...(order.wishesCancel
          ? { cancellation: { cancellationRequest: { requester: 'BUYER' } } }
          : {}),
        ...(isPending
          ? {}
          : {
              fulfillment: { quantityFulfilled: shipped, quantityUnfulfilled: quantity - shipped },
            }),
      })),
      packages: order.packages.map(({ reference, tracking }) => ({
        packageReferenceId: reference,
        trackingNumber: tracking,
      })),
    }
  }
}

const ADDRESS = {
  name: 'Pat Buyer',
  addressLine1: '1 Main St',
  city: 'Austin',
  stateOrRegion: 'TX',
  postalCode: '78701',
  countryCode: 'US',
}
