/** What stock should be, told in the simplest way: a few maps in memory that tests compare with the database. */

export type Condition = 'sellable' | 'damaged'
export const SITE_OF: Record<string, string> = {
  MAIN: 'MAIN',
  'MAIN/A': 'MAIN',
  'MAIN/B': 'MAIN',
  WEST: 'WEST',
}

export interface ModelMove {
  sku: string
  /** A place, or an end that is not one. */
  from: string
  to: string
  fromCondition: Condition
  toCondition: Condition
  quantity: number
  /** The name of the unit, where it has one. */
  serial?: string | null
}

export interface ModelReservation {
  id: string
  state: 'held' | 'committed' | 'shipped' | 'released' | 'expired'
  /** Kits exploded, by sku; all at MAIN. */
  units: Map<string, number>
  expiresAt: number
}

export interface ModelDocument {
  id: string
  moves: (ModelMove & { movementId: string; reversed: boolean })[]
}

/** The model of one run. */
export class StockModel {
  readonly skus: string[]
  readonly kits: Record<string, Record<string, number>>
  readonly balances = new Map<string, number>()
  /** Where each named unit lies, as `place condition`; only those on hand. */
  readonly serials = new Map<string, string>()
  readonly reservations = new Map<string, ModelReservation>()
  readonly documents: ModelDocument[] = []

  constructor(skus: string[], kits: Record<string, Record<string, number>>) {
    this.skus = skus
    this.kits = kits
  }

  balance(sku: string, place: string, condition: Condition): number {
    return this.balances.get(`${sku} ${place} ${condition}`) ?? 0
  }

  /** The names of the units that lie at a place, in order. */
  namesAt(sku: string, place: string, condition: Condition): string[] {
    return [...this.serials]
      .filter(([key, where]) => key.startsWith(`${sku} `) && where === `${place} ${condition}`)
      .map(([key]) => key.slice(sku.length + 1))
      .toSorted()
  }

  /** Applies moves, or gives the code with which they are refused. */
  apply(moves: ModelMove[]): string | undefined {
    const misplaced = moves.filter((move) => move.serial && !this.isWhereItLeaves(move))
    if (misplaced.length > 0)
      return misplaced.some(({ from }) => !(from in SITE_OF))
        ? 'serial_on_hand'
        : 'serial_not_there'
    const after = new Map(this.balances)
    const add = (sku: string, place: string, condition: Condition, units: number) => {
      if (!(place in SITE_OF)) return
      const key = `${sku} ${place} ${condition}`
      after.set(key, (after.get(key) ?? 0) + units)
    }
    for (const { sku, from, to, fromCondition, toCondition, quantity } of moves) {
      add(sku, from, fromCondition, -quantity)
      add(sku, to, toCondition, quantity)
    }
    if ([...after.values()].some((units) => units < 0)) return 'not_enough_on_hand'
    for (const [key, units] of after) this.balances.set(key, units)
    for (const { sku, serial, to, toCondition } of moves)
      if (serial && to in SITE_OF) this.serials.set(`${sku} ${serial}`, `${to} ${toCondition}`)
      else this.serials.delete(`${sku} ${serial}`)
    return undefined
  }

  private isWhereItLeaves({ sku, serial, from, fromCondition }: ModelMove): boolean {
    const where = this.serials.get(`${sku} ${serial}`)
    return from in SITE_OF ? where === `${from} ${fromCondition}` : where === undefined
  }

  stock(sku: string, site: string, now: number) {
    const places = Object.keys(SITE_OF).filter((place) => SITE_OF[place] === site)
    const sum = (condition: Condition) =>
      places.reduce((units, place) => units + this.balance(sku, place, condition), 0)
    const promised = (state: string) =>
      site === 'MAIN'
        ? [...this.reservations.values()]
            .filter((reservation) => reservation.state === state)
            .filter(({ expiresAt }) => state !== 'held' || expiresAt > now)
            .reduce((units, reservation) => units + (reservation.units.get(sku) ?? 0), 0)
        : 0
    const unavailable = sum('damaged')
    const onHand = sum('sellable') + unavailable
    const [committed, held] = [promised('committed'), promised('held')]
    const available = onHand - unavailable - committed - held
    return { onHand, unavailable, committed, held, available }
  }

  explode(lines: { sku: string; quantity: number }[]): Map<string, number> {
    const units = new Map<string, number>()
    for (const { sku, quantity } of lines)
      for (const [part, per] of Object.entries(this.kits[sku] ?? { [sku]: 1 }))
        units.set(part, (units.get(part) ?? 0) + per * quantity)
    return units
  }
}
