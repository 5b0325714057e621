/** Where one sold unit of an order line stands. */
export type UnitState = (typeof UNIT_STATES)[number]
export const UNIT_STATES = [
  'new',
  'outside',
  'unmapped',
  'pending',
  'on_hold',
  'open',
  'shipped',
  'returned',
  'cancelled',
] as const

/**
 * What a step does to stock. `commit`: it is promised. `release`: the promise ends. `ship`: it leaves and
 * its promise ends. `leave`: it has left without a promise. `return`: it comes back. `never`: no such step.
 */
export type StockEffect = 'nothing' | 'commit' | 'release' | 'ship' | 'leave' | 'return' | 'never'

/**
 * For every pair of states, what the step from the one to the other does to stock: the one place where
 * this is said. A unit that is outside is fulfilled from stock that is not ours; one that is unmapped is
 * of an item that nobody knows yet.
 */
export const STOCK_EFFECTS: Record<UnitState, Record<UnitState, StockEffect>> = table(`
  from\\to    new      outside  unmapped  pending  on_hold  open     shipped  returned  cancelled
  new        nothing  nothing  nothing   commit   commit   commit   leave    nothing   nothing
  outside    never    nothing  nothing   commit   commit   commit   nothing  nothing   nothing
  unmapped   never    nothing  nothing   commit   commit   commit   leave    nothing   nothing
  pending    never    release  never     nothing  nothing  nothing  ship     release   release
  on_hold    never    release  never     nothing  nothing  nothing  ship     release   release
  open       never    release  never     nothing  nothing  nothing  ship     release   release
  shipped    never    nothing  never     never    never    never    nothing  return    never
  returned   never    nothing  never     never    never    never    never    nothing   never
  cancelled  never    nothing  never     commit   commit   commit   leave    nothing   nothing
`)

function table(text: string): Record<UnitState, Record<UnitState, StockEffect>> {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
  return Object.fromEntries(
    rows.map(([from, ...effects]) => [
      from,
      Object.fromEntries(effects.map((effect, column) => [head[column + 1], effect])),
    ]),
  ) as Record<UnitState, Record<UnitState, StockEffect>>
}

/** How many units of a line are in each state. */
export type UnitCounts = Partial<Record<UnitState, number>>

/** Units of a line that went from one state to another. */
export interface UnitStep {
  from: UnitState
  to: UnitState
  quantity: number
  effect: StockEffect
}

// Where units that arrive in a state come from, the likeliest first; staying comes before all of these.
const CAME_FROM: [UnitState, UnitState[]][] = [
  [
    'returned',
    ['shipped', 'open', 'pending', 'on_hold', 'unmapped', 'outside', 'cancelled', 'new'],
  ],
  ['shipped', ['open', 'pending', 'on_hold', 'unmapped', 'outside', 'cancelled', 'new']],
  ['cancelled', ['open', 'pending', 'on_hold', 'unmapped', 'outside', 'new']],
  ['outside', UNIT_STATES.toReversed()],
  ['unmapped', ['outside', 'new']],
  ['open', ['pending', 'on_hold', 'unmapped', 'outside', 'cancelled', 'new']],
  ['pending', ['on_hold', 'open', 'unmapped', 'outside', 'cancelled', 'new']],
  ['on_hold', ['pending', 'open', 'unmapped', 'outside', 'cancelled', 'new']],
]

/** The steps that lead from one count of units to another; units that are no longer asked for count as cancelled. */
export function stepsBetween(before: UnitCounts, after: UnitCounts): UnitStep[] {
  const left = balance(before, after)
  const wanted = balance(after, before, 'cancelled')
  for (const state of UNIT_STATES) {
    const stays = Math.min(left.get(state) ?? 0, wanted.get(state) ?? 0)
    left.set(state, (left.get(state) ?? 0) - stays)
    wanted.set(state, (wanted.get(state) ?? 0) - stays)
  }
  const steps: UnitStep[] = []
  for (const [to, sources] of CAME_FROM)
    for (const from of sources) {
      const quantity = Math.min(left.get(from) ?? 0, wanted.get(to) ?? 0)
      if (quantity === 0) continue
      left.set(from, (left.get(from) ?? 0) - quantity)
      wanted.set(to, (wanted.get(to) ?? 0) - quantity)
      steps.push({ from, to, quantity, effect: STOCK_EFFECTS[from][to] })
    }
  const lost = [...left, ...wanted].some(([, quantity]) => quantity > 0)
  if (lost || steps.some(({ effect }) => effect === 'never'))
    throw new Error(`No way from ${JSON.stringify(before)} to ${JSON.stringify(after)}.`)
  return steps
}

/** The counts, with as many units more as the other side has. */
function balance(
  counts: UnitCounts,
  other: UnitCounts,
  missing: UnitState = 'new',
): Map<UnitState, number> {
  const sum = (units: UnitCounts) => Object.values(units).reduce((total, count) => total + count, 0)
  const balanced = new Map(Object.entries(counts) as [UnitState, number][])
  const lacking = Math.max(0, sum(other) - sum(counts))
  return balanced.set(missing, (balanced.get(missing) ?? 0) + lacking)
}
