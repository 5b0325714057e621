import { seededRandom } from '../../planning/seededRandom.ts'
import type { Fault } from '../faultyGate.ts'

export type Lines = { sku: string; quantity: number }[]

/** One buyer: when, where and what, and what becomes of the messages about it. */
export interface Buyer {
  at: number
  /** Which of the shops, by number. */
  shop: number
  lines: Lines
  /** Cancels so long after buying. */
  cancelsAfter: number | undefined
  /** Each message's fate is drawn from it, whenever the message comes. */
  random: () => number
}

export interface Plan {
  seed: number
  /** Units of each plain item. */
  stock: Record<string, number>
  kit: { sku: string; components: Lines }
  buyers: Buyer[]
  spanMs: number
  kills: { at: number; what: 'app' | 'database' | 'both'; restAfter: number }[]
  outage: { shop: number; from: number; until: number }
  faults: { at: number; shop: number; fault: Fault }[]
  /** How long Amazon takes to apply what it has accepted. */
  applyAfterMs: number
}

const FAULTS: Fault[] = [429, 500, 'timeout_after', 'wrong_json']
// A buyer every so many milliseconds on average, from a rush to a busy hour.
const PACE_MS = [30, 110] as const

/** Everything of a race that chance decides, drawn from the seed. */
export function planRace(seed: number, buyers: number, units: number, shops: number): Plan {
  const random = seededRandom(seed)
  const among = (count: number) => Math.floor(random() * count)
  const between = (from: number, to: number) => from + random() * (to - from)
  const name = (what: string) => `S${seed}-${what}`
  const spanMs = Math.round(buyers * between(...PACE_MS))
  const isCancelling = random() < 0.5
  return {
    seed,
    stock: { [name('MUG')]: units, [name('LID')]: units },
    kit: {
      sku: name('SET'),
      components: [
        { sku: name('MUG'), quantity: 2 },
        { sku: name('LID'), quantity: 1 },
      ],
    },
    spanMs,
    buyers: Array.from({ length: buyers }, (_, number) => ({
      at: random() * spanMs,
      shop: among(shops),
      lines: drawLines(random, name),
      cancelsAfter: isCancelling && random() < 0.1 ? between(200, 2_000) : undefined,
      random: seededRandom(seed * 10_007 + number),
    })),
    kills: Array.from({ length: 1 + among(2) }, () => ({
      at: between(0.1, 0.9) * spanMs,
      what: random() < 0.75 ? ('app' as const) : ('both' as const),
      restAfter: between(0, 500),
    })).toSorted((a, b) => a.at - b.at),
    outage: {
      shop: among(shops),
      from: between(0.1, 0.4) * spanMs,
      until: between(0.5, 1) * spanMs,
    },
    faults: Array.from({ length: 4 + among(5) }, () => ({
      at: random() * spanMs,
      shop: among(shops),
      fault: FAULTS[among(FAULTS.length)] as Fault,
    })),
    applyAfterMs: random() < 0.8 ? 0 : 300,
  }
}

function drawLines(random: () => number, name: (what: string) => string): Lines {
  const draw = random()
  const quantity = random() < 0.7 ? 1 : 2
  if (draw < 0.35) return [{ sku: name('MUG'), quantity }]
  if (draw < 0.55) return [{ sku: name('LID'), quantity }]
  if (draw < 0.85) return [{ sku: name('SET'), quantity: 1 }]
  return [
    { sku: name('LID'), quantity: 1 },
    { sku: name('SET'), quantity: 1 },
  ]
}

/** Lines in units of plain items. */
export function explode(lines: Lines, kit: Plan['kit']): Map<string, number> {
  const units = new Map<string, number>()
  const add = (sku: string, quantity: number) => units.set(sku, (units.get(sku) ?? 0) + quantity)
  for (const { sku, quantity } of lines)
    if (sku !== kit.sku) add(sku, quantity)
    else for (const part of kit.components) add(part.sku, part.quantity * quantity)
  return units
}
