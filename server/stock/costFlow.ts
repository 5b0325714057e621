export type CostMethod = 'average' | 'fifo'

/** A movement of one item into or out of stock, in the order in which the books took it. */
export interface CostEntry {
  id: string
  /** Units that came, or left when negative. */
  change: number
  /** Millionths of the currency for one unit; null where nobody has said. */
  unitCostMicros: bigint | null
  reversesId: string | null
}

/** What units are worth and what those that left have cost, in millionths. */
export interface CostState {
  units: number
  valueMicros: bigint
  /** What left has cost. */
  leftMicros: bigint
  /** Units on hand whose cost nobody has said; they count as nothing. */
  unitsWithoutCost: number
}

/** Units that one movement brought. */
export interface CostLayer {
  id: string
  units: number
  unitCostMicros: bigint | null
}

/** One item's costs, followed movement by movement. */
export interface CostFlow {
  take(entry: CostEntry): void
  state(): CostState
  /** What is on hand by the movement that brought it, the oldest first; by average there are none. */
  layers(): CostLayer[]
}

/**
 * Values one item's units by the ledger. First in first out takes what left from the oldest layer.
 * The average is that of all units after each arrival. A reversed arrival leaves at its own cost; a
 * reversed departure comes back at the cost at which it left. What arrives is always what is on
 * hand plus what has left, to the millionth.
 */
export function followCosts(entries: Iterable<CostEntry>, method: CostMethod): CostState {
  const flow = openCostFlow(method)
  for (const entry of entries) flow.take(entry)
  return flow.state()
}

/** Begins to follow an item's costs, in the order of the books. */
export function openCostFlow(method: CostMethod): CostFlow {
  const flow = method === 'fifo' ? new LayeredFlow() : new AveragedFlow()
  // Machines whose clocks differ may record a departure before the arrival that it took from.
  let owed = 0
  return {
    take: (entry) => {
      if (entry.change < 0) {
        const units = Math.min(-entry.change, flow.state.units)
        if (units > 0) flow.leave(entry, units)
        owed += -entry.change - units
        return
      }
      const settled = Math.min(owed, entry.change)
      owed -= settled
      flow.state.leftMicros += BigInt(settled) * (entry.unitCostMicros ?? 0n)
      const change = entry.change - settled
      if (settled === 0) flow.arrive(entry)
      else if (change > 0) flow.arrive({ ...entry, change, reversesId: null })
    },
    state: () => ({ ...flow.state, units: flow.state.units - owed }),
    layers: () => flow.layers().filter(({ units }) => units > 0),
  }
}

class LayeredFlow {
  readonly state: CostState = { units: 0, valueMicros: 0n, leftMicros: 0n, unitsWithoutCost: 0 }
  private readonly kept: CostLayer[] = []
  private first = 0
  /** What each departure took, to bring back when it is reversed. */
  private readonly taken = new Map<string, CostLayer[]>()

  layers(): CostLayer[] {
    return this.kept.slice(this.first)
  }

  arrive({ id, change, unitCostMicros, reversesId }: CostEntry): void {
    const back = reversesId ? this.taken.get(reversesId) : undefined
    const layers = back ?? [{ id, units: change, unitCostMicros }]
    // What comes back is as old as it was, so it leaves next.
    if (back) this.kept.splice(this.first, 0, ...layers.map((layer) => ({ ...layer })))
    else this.kept.push(...layers)
    for (const layer of layers) this.count(layer, layer.units)
    if (back) this.state.leftMicros -= back.reduce((sum, layer) => sum + worth(layer), 0n)
  }

  leave({ id, reversesId }: CostEntry, units: number): void {
    const taken: CostLayer[] = []
    let missing = units
    const own = reversesId ? this.kept.findLast((layer) => layer.id === reversesId) : undefined
    if (own) missing -= this.take(own, missing, taken)
    while (missing > 0) {
      const layer = this.kept[this.first] as CostLayer
      missing -= this.take(layer, missing, taken)
      if (layer.units === 0) this.first++
    }
    this.taken.set(id, taken)
  }

  private take(layer: CostLayer, wanted: number, taken: CostLayer[]): number {
    const units = Math.min(layer.units, wanted)
    if (units === 0) return 0
    layer.units -= units
    const part = { ...layer, units }
    taken.push(part)
    this.count(layer, -units)
    this.state.leftMicros += worth(part)
    return units
  }

  private count({ unitCostMicros }: CostLayer, units: number): void {
    this.state.units += units
    this.state.valueMicros += BigInt(units) * (unitCostMicros ?? 0n)
    if (unitCostMicros === null) this.state.unitsWithoutCost += units
  }
}

function worth({ units, unitCostMicros }: CostLayer): bigint {
  return BigInt(units) * (unitCostMicros ?? 0n)
}

class AveragedFlow {
  readonly state: CostState = { units: 0, valueMicros: 0n, leftMicros: 0n, unitsWithoutCost: 0 }
  private readonly leftFor = new Map<string, bigint>()
  private readonly arrivedFor = new Map<string, bigint>()

  layers(): CostLayer[] {
    return []
  }

  arrive({ id, change, unitCostMicros, reversesId }: CostEntry): void {
    const back = reversesId ? this.leftFor.get(reversesId) : undefined
    const value = back ?? BigInt(change) * (unitCostMicros ?? 0n)
    this.state.units += change
    this.state.valueMicros += value
    if (back !== undefined) this.state.leftMicros -= back
    else if (unitCostMicros === null) this.state.unitsWithoutCost += change
    this.arrivedFor.set(id, value)
  }

  leave({ id, reversesId }: CostEntry, units: number): void {
    const { state } = this
    const average = divideRounded(state.valueMicros * BigInt(units), BigInt(state.units))
    const own = reversesId ? this.arrivedFor.get(reversesId) : undefined
    // Never more than there is: what had that cost may have left at the average long ago.
    const value = own !== undefined && own <= state.valueMicros ? own : average
    state.units -= units
    // The last unit takes the rest, so that nothing has no value.
    const taken = state.units === 0 ? state.valueMicros : value
    state.valueMicros -= taken
    state.leftMicros += taken
    state.unitsWithoutCost = Math.min(state.unitsWithoutCost, state.units)
    this.leftFor.set(id, taken)
  }
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  return (dividend * 2n + divisor) / (divisor * 2n)
}

/** A decimal text of up to six places as millionths. */
export function toMicros(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

/** Millionths as minor units, a half rounded up. */
export function toMinor(micros: bigint): number {
  return Number(divideRounded(micros, 10_000n))
}
