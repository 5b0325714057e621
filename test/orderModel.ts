/** What orders and their stock should be, told in the simplest way, for random walks to compare with. */

/** Units of a line, as people would note them on paper. */
export interface ModelLine {
  id: string
  externalId: string
  sku: string
  ordered: number
  cancelled: number
  /** Cancelled by us, and not yet in the shop's own count. */
  here: number
  shipped: number
  returned: number
  refunded: number
  shippedFrom: string
}

export interface ModelOrder {
  id: string
  held: boolean
  lines: ModelLine[]
  shop: ShopOrder | undefined
  /** The time of the newest snapshot that was taken. */
  takenAt: number
}

/** A shop's own books on an order: what it says depends on when it is asked. */
export interface ShopOrder {
  externalId: string
  history: ShopSnapshot[]
}

export interface ShopSnapshot {
  at: number
  state: 'open' | 'cancelled'
  lines: ShopLine[]
}

export interface ShopLine {
  externalId: string
  sku: string
  ordered: number
  cancelled: number
  shipped: number
  refunded: number
  restocked: number
}

/** Kits by what they are made of; everything else is of itself. */
export const PARTS: Record<string, Record<string, number>> = { SET: { CUP: 2, POT: 1 } }
export const SKUS = ['CUP', 'POT', 'MUG', 'SET']
export const STOCKED = ['CUP', 'POT', 'MUG']
export const SITES = ['MAIN', 'WEST']

export const openOf = ({ ordered, cancelled, shipped }: ModelLine) => ordered - cancelled - shipped

/** The model of one walk. */
export class OrderModel {
  readonly orders: ModelOrder[] = []
  readonly onHand = new Map<string, number>()

  onHandAt(sku: string, site: string): number {
    return this.onHand.get(`${sku} ${site}`) ?? 0
  }

  committed(sku: string): number {
    const lines = this.orders.flatMap((order) => order.lines)
    return lines.reduce((sum, line) => sum + openOf(line) * (partsOf(line.sku)[sku] ?? 0), 0)
  }

  covers(sku: string, units: number, site: string): boolean {
    return Object.entries(partsOf(sku)).every(
      ([part, each]) => this.onHandAt(part, site) >= units * each,
    )
  }

  /** Units go out (or, negative, come in) at a site; a shop's word counts for more than the books. */
  move(sku: string, units: number, site: string, isTrue = false): void {
    for (const [part, each] of Object.entries(partsOf(sku))) {
      const left = this.onHandAt(part, site) - units * each
      this.onHand.set(`${part} ${site}`, isTrue ? Math.max(0, left) : left)
    }
  }

  /** Takes a shop's snapshot as the rules say; an older one changes nothing. */
  take(order: ModelOrder, snapshot: ShopSnapshot): void {
    if (snapshot.at <= order.takenAt) return
    order.takenAt = snapshot.at
    const leaving = new Map<string, number>()
    for (const told of snapshot.lines) {
      const line = order.lines.find(({ externalId }) => externalId === told.externalId)
      if (!line) throw new Error(`The walk did not make ${told.externalId}.`)
      const out = line.shipped - line.returned
      mergeLine(line, told, snapshot.state === 'cancelled')
      const change = line.shipped - line.returned - out
      if (change < 0) this.move(line.sku, change, line.shippedFrom)
      if (change <= 0) continue
      line.shippedFrom = 'MAIN'
      for (const [part, each] of Object.entries(partsOf(line.sku)))
        leaving.set(part, (leaving.get(part) ?? 0) + change * each)
    }
    // All of a parcel leaves at once, whatever the lines.
    for (const [part, units] of leaving) this.move(part, units, 'MAIN', true)
  }
}

export function partsOf(sku: string): Record<string, number> {
  return PARTS[sku] ?? { [sku]: 1 }
}

function mergeLine(line: ModelLine, told: ShopLine, isCancelled: boolean): void {
  line.shipped = Math.max(line.shipped, told.shipped)
  line.refunded = Math.max(line.refunded, told.refunded)
  line.here = told.cancelled >= line.here ? 0 : line.here
  const asked = Math.max(told.ordered, line.shipped)
  const left = asked - line.shipped
  const cancelled = isCancelled ? left : Math.min(left, Math.max(told.cancelled, line.here))
  line.ordered = Math.max(asked, line.refunded)
  line.cancelled = cancelled + line.ordered - asked
  line.here = Math.min(line.here, line.cancelled)
  line.returned = Math.max(line.returned, told.restocked)
}
