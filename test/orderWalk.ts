import { expect } from 'vitest'
import { type Restock } from '../server/orders/refundOrder.ts'
import { sql } from '../server/platform/sql.ts'
import { verifyStock } from '../server/stock/verify.ts'
import {
  type ModelLine,
  type ModelOrder,
  OrderModel,
  openOf,
  type ShopLine,
  type ShopOrder,
  type ShopSnapshot,
  SITES,
  SKUS,
  STOCKED,
} from './orderModel.ts'
import { channelOrder, type OrderApp } from './orders.ts'
import { addItem, addPlace } from './stock.ts'

const AT_ONCE = 12
const TRAIL = 40
const DAY_MS = 86_400_000
const SHOP_EPOCH = Date.parse('2026-01-01T00:00:00Z')

/** A random walk over orders by hand and of a shop, compared with the model after each step. */
export class OrderWalk {
  readonly app: OrderApp
  readonly model = new OrderModel()
  readonly random: () => number
  readonly done = new Map<string, number>()
  /** The last steps, so that a failed walk tells how it got there. */
  readonly trail: string[] = []
  private numbers = 0

  constructor(app: OrderApp, seed: number) {
    this.app = app
    this.random = randomFrom(seed)
  }

  async prepare(): Promise<void> {
    for (const sku of STOCKED) await addItem(this.app.db, sku)
    await addItem(this.app.db, 'SET', { kind: 'virtual_kit', components: { CUP: 2, POT: 1 } })
    await addPlace(this.app.db, 'WEST', 'site')
    for (const sku of STOCKED)
      for (const site of SITES) await this.receive(sku, site, this.upTo(60) + 20)
  }

  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      try {
        await this.step()
        await this.compare()
        if (step % 50 === 49) expect(await this.app.faults()).toEqual([])
      } catch (error) {
        throw new Error(`Step ${step}:\n${this.trail.join('\n')}`, { cause: error })
      }
    }
    expect(await this.app.faults()).toEqual([])
    expect(await verifyStock(this.app.db)).toEqual([])
  }

  private async step(): Promise<void> {
    const order = this.pick(this.model.orders)
    if (!order || (this.model.orders.length < AT_ONCE && this.random() < 0.4))
      return this.random() < 0.5 ? this.create() : this.sell()
    if (order.lines.every((line) => openOf(line) === 0) && this.random() < 0.3)
      return this.retire(order)
    const steps: ((order: ModelOrder) => Promise<void>)[] = [
      (one) => this.ship(one),
      (one) => this.ship(one),
      (one) => this.cancel(one),
      (one) => this.refund(one),
      (one) => this.sendBack(one),
      (one) => this.holdOrRelease(one),
      (one) => this.routeElsewhere(one),
      (one) => (one.shop ? this.tellOfShop(one) : this.edit(one)),
      (one) => (one.shop ? this.tellOfShop(one) : this.edit(one)),
      () => this.receive(this.pick(STOCKED) ?? 'CUP', this.pick(SITES) ?? 'MAIN', this.upTo(20)),
    ]
    await this.pick(steps)?.(order)
  }

  // What is over stays in the database; only its open units, none, would count.
  private async retire(order: ModelOrder): Promise<void> {
    this.model.orders.splice(this.model.orders.indexOf(order), 1)
    this.count('retired')
  }

  private async create(): Promise<void> {
    const asked = Array.from({ length: this.upTo(3) }, () => ({
      sku: this.pick(SKUS) ?? 'CUP',
      quantity: this.upTo(4),
      meets: 'backorder',
    }))
    const { status, body } = await this.app.post('/v1/orders', { lines: asked })
    expect(status).toBe(201)
    this.model.orders.push({
      id: body.id,
      held: false,
      shop: undefined,
      takenAt: 0,
      lines: body.lines.map((line: { id: string }, index: number) =>
        this.blank(line.id, '', asked[index]?.sku ?? '', asked[index]?.quantity ?? 0),
      ),
    })
    this.count('created')
  }

  /** The shop accepts an order, whatever we have. */
  private async sell(): Promise<void> {
    const externalId = `walk-${++this.numbers}`
    const lines = Array.from(
      { length: this.upTo(3) },
      (_, index): ShopLine => ({
        externalId: `l${index}`,
        sku: this.pick(SKUS) ?? 'CUP',
        ordered: this.upTo(4),
        cancelled: 0,
        shipped: 0,
        refunded: 0,
        restocked: 0,
      }),
    )
    const shop: ShopOrder = { externalId, history: [{ at: 1, state: 'open', lines }] }
    const first = shop.history[0] as ShopSnapshot
    const { orderId } = await this.handIn(shop, first)
    const { lines: made } = await this.app.getOrder(orderId)
    const order: ModelOrder = {
      id: orderId,
      held: false,
      shop,
      takenAt: 0,
      lines: lines.map((line, index) =>
        this.blank(made[index].id, line.externalId, line.sku, line.ordered),
      ),
    }
    this.model.orders.push(order)
    this.model.take(order, first)
    this.count('sold')
  }

  private handIn(shop: ShopOrder, snapshot: ShopSnapshot) {
    return this.app.take(
      channelOrder({
        externalId: shop.externalId,
        number: shop.externalId,
        updatedAt: new Date(SHOP_EPOCH + snapshot.at * 60_000).toISOString(),
        state: snapshot.state,
        lines: snapshot.lines.map(({ externalId, ...line }) => ({
          ...line,
          externalLineId: externalId,
          site: 'MAIN',
        })),
      }),
    )
  }

  /** Something happens in the shop, and then a snapshot arrives: this one, an older one, or one twice. */
  private async tellOfShop(order: ModelOrder): Promise<void> {
    const { shop } = order
    if (!shop) return
    if (this.random() < 0.7) shop.history.push(this.changeShop(shop.history.at(-1) as ShopSnapshot))
    const snapshot = this.random() < 0.6 ? shop.history.at(-1) : this.pick(shop.history)
    if (!snapshot) return
    const isOld = snapshot.at <= order.takenAt
    const { outcome } = await this.handIn(shop, snapshot)
    if (isOld) expect(['stale', 'unchanged']).toContain(outcome)
    this.model.take(order, snapshot)
    this.count(isOld ? 'told late or twice' : 'told', {
      id: order.id,
      snapshot,
      lines: order.lines,
    })
  }

  private changeShop(last: ShopSnapshot): ShopSnapshot {
    const next: ShopSnapshot = structuredClone({ ...last, at: last.at + this.upTo(5) })
    const line = this.pick(next.lines)
    if (!line) return next
    const left = line.ordered - line.cancelled - line.shipped
    const kind = this.upTo(7)
    if (kind === 1) line.shipped += Math.min(left, this.upTo(3))
    else if (kind === 2) line.cancelled += Math.min(left, this.upTo(3))
    else if (kind === 3) line.cancelled = Math.max(0, line.cancelled - 1)
    else if (kind === 4) line.ordered += this.upTo(3)
    else if (kind === 5) line.ordered -= Math.min(left, this.upTo(2), line.ordered - line.refunded)
    else if (kind === 6 && line.restocked < line.shipped) line.restocked += 1
    else if (line.refunded < line.ordered) line.refunded += 1
    next.state = this.random() < 0.05 ? 'cancelled' : 'open'
    return next
  }

  private async ship(order: ModelOrder): Promise<void> {
    const line = this.pick(order.lines) as ModelLine
    const quantity = this.upTo(3)
    const site = this.pick(SITES) ?? 'MAIN'
    const refusal = order.held
      ? 'order_on_hold'
      : quantity > openOf(line)
        ? 'more_than_open'
        : this.model.covers(line.sku, quantity, site)
          ? undefined
          : 'not_enough_on_hand'
    await this.ask(
      `/v1/orders/${order.id}/shipments`,
      { site, lines: [{ lineId: line.id, quantity }] },
      refusal,
    )
    if (refusal) return
    line.shipped += quantity
    line.shippedFrom = site
    this.model.move(line.sku, quantity, site)
  }

  private async cancel(order: ModelOrder): Promise<void> {
    const line = this.pick(order.lines) as ModelLine
    const quantity = this.upTo(3)
    const refusal = quantity > openOf(line) ? 'more_than_open' : undefined
    await this.ask(
      `/v1/orders/${order.id}/cancellation`,
      { lines: [{ lineId: line.id, quantity }] },
      refusal,
    )
    if (refusal) return
    line.cancelled += quantity
    line.here += quantity
  }

  private async refund(order: ModelOrder): Promise<void> {
    const line = this.pick(order.lines) as ModelLine
    const quantity = this.upTo(2)
    const restock: Restock = this.pick(['none', 'cancel', 'return'] as const) ?? 'none'
    const refusal =
      line.refunded + quantity > line.ordered
        ? 'more_than_ordered'
        : restock === 'cancel' && quantity > openOf(line)
          ? 'more_than_open'
          : restock === 'return' && line.returned + quantity > line.shipped
            ? 'more_than_shipped'
            : undefined
    const asked = {
      lineId: line.id,
      quantity,
      restock,
      ...(restock === 'return' ? { location: 'MAIN' } : {}),
    }
    await this.ask(`/v1/orders/${order.id}/refunds`, { lines: [asked] }, refusal)
    if (refusal) return
    line.refunded += quantity
    if (restock === 'cancel') {
      line.cancelled += quantity
      line.here += quantity
    }
    if (restock !== 'return') return
    line.returned += quantity
    this.model.move(line.sku, -quantity, 'MAIN')
  }

  private async sendBack(order: ModelOrder): Promise<void> {
    const line = this.pick(order.lines) as ModelLine
    const quantity = this.upTo(2)
    const location = this.pick(SITES) ?? 'MAIN'
    const refusal = line.returned + quantity > line.shipped ? 'more_than_shipped' : undefined
    await this.ask(
      `/v1/orders/${order.id}/returns`,
      { lines: [{ lineId: line.id, quantity, location }] },
      refusal,
    )
    if (refusal) return
    line.returned += quantity
    this.model.move(line.sku, -quantity, location)
  }

  private async edit(order: ModelOrder): Promise<void> {
    const line = this.pick(order.lines) as ModelLine
    const quantity = this.upTo(6)
    const least = Math.max(line.shipped + line.cancelled, line.refunded)
    const refusal = quantity + line.cancelled < least ? 'fewer_than_done' : undefined
    const { status, body } = await this.app.request(
      'PATCH',
      `/v1/orders/${order.id}/lines/${line.id}`,
      { quantity },
    )
    this.expectAnswer(status, body, refusal)
    if (!refusal) line.ordered = quantity + line.cancelled
  }

  private async holdOrRelease(order: ModelOrder): Promise<void> {
    if (order.held) await this.ask(`/v1/orders/${order.id}/release`, undefined)
    else await this.ask(`/v1/orders/${order.id}/hold`, { reason: 'a look' })
    order.held = !order.held
  }

  private async routeElsewhere(order: ModelOrder): Promise<void> {
    const line = this.pick(order.lines) as ModelLine
    const open = openOf(line)
    const body = { site: this.pick(SITES) ?? 'MAIN', quantity: this.upTo(3) }
    const refusal = body.quantity > open ? 'more_than_open' : undefined
    await this.ask(`/v1/orders/${order.id}/lines/${line.id}/routing`, body, refusal)
  }

  private async receive(sku: string, site: string, quantity: number): Promise<void> {
    const { status } = await this.app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: site, quantity }],
    })
    expect(status).toBe(201)
    this.model.move(sku, -quantity, site)
    this.count('received')
  }

  private async ask(path: string, body: object | undefined, refusal?: string): Promise<void> {
    const answer = await this.app.post(path, body)
    this.expectAnswer(answer.status, answer.body, refusal)
    this.count(`${path.split('/').at(-1)}${refusal ? ` refused: ${refusal}` : ''}`, { path, body })
  }

  private expectAnswer(status: number, body: { code?: string }, refusal: string | undefined): void {
    if (refusal) expect([status < 500, body?.code]).toEqual([true, refusal])
    else expect([status < 300, body?.code]).toEqual([true, undefined])
  }

  private async compare(): Promise<void> {
    const rows = await this.app.db.many<{
      sku: string
      site: string
      onHand: number
      committed: number
    }>(sql`
      select i.sku, s.path as site, a.on_hand as "onHand", a.committed
        from stock_availability a join item i on i.id = a.item_id join location s on s.id = a.site_id`)
    for (const sku of STOCKED) {
      const own = rows.filter((row) => row.sku === sku)
      const committed = own.reduce((sum, row) => sum + row.committed, 0)
      const onHand = SITES.map((site) => own.find((row) => row.site === site)?.onHand ?? 0)
      expect({ sku, committed, onHand }).toEqual({
        sku,
        committed: this.model.committed(sku),
        onHand: SITES.map((site) => this.model.onHandAt(sku, site)),
      })
    }
    this.app.clock.advance(DAY_MS / 1000)
  }

  private blank(id: string, externalId: string, sku: string, ordered: number): ModelLine {
    const none = { cancelled: 0, here: 0, shipped: 0, returned: 0, refunded: 0 }
    return { id, externalId, sku, ordered, ...none, shippedFrom: 'MAIN' }
  }

  private count(what: string, details: unknown = ''): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1)
    this.trail.push(`${what} ${JSON.stringify(details)}`)
    if (this.trail.length > TRAIL) this.trail.shift()
  }

  private upTo(most: number): number {
    return 1 + Math.floor(this.random() * most)
  }

  private pick<Value>(values: readonly Value[]): Value | undefined {
    return values[Math.floor(this.random() * values.length)]
  }
}

/** Mulberry32: the same numbers for the same seed, on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
