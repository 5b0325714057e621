import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { channelOrder, createOrderApp, type OrderApp } from '../../test/orders.ts'
import type { ChannelOrder } from './takeChannelOrder.ts'
import { STOCK_EFFECTS, stepsBetween, UNIT_STATES, type UnitState } from './unitStates.ts'

let app: OrderApp
beforeAll(async () => {
  app = await createOrderApp()
})
afterAll(() => app.close())

/** How an order with one unit looks whose unit stands so; nothing for a unit that is not there yet. */
const SAID: Record<Exclude<UnitState, 'new'>, (sku: string) => SaidOrder> = {
  outside: (sku) => ({ line: { sku, fulfilledBy: 'channel' } }),
  unmapped: () => ({ line: { externalSku: 'nobody-knows' } }),
  pending: (sku) => ({ order: { state: 'pending' }, line: { sku } }),
  on_hold: (sku) => ({ order: { hold: 'fraud' }, line: { sku } }),
  open: (sku) => ({ line: { sku } }),
  shipped: (sku) => ({ line: { sku, shipped: 1 } }),
  returned: (sku) => ({ line: { sku, shipped: 1, restocked: 1 } }),
  cancelled: (sku) => ({ order: { state: 'cancelled' }, line: { sku, cancelled: 1 } }),
}

interface SaidOrder {
  order?: Partial<Omit<ChannelOrder, 'lines'>>
  line: Partial<ChannelOrder['lines'][number]>
}

/** What the table says, in what stock shows: committed and on hand. */
const SHOWN: Record<string, [committed: number, onHand: number]> = {
  nothing: [0, 0],
  commit: [1, 0],
  release: [-1, 0],
  ship: [-1, -1],
  leave: [0, -1],
  return: [0, 1],
  // What cannot be said changes nothing.
  never: [0, 0],
}

const states = UNIT_STATES.filter((state) => state !== 'new')
const pairs = UNIT_STATES.flatMap((from) => states.map((to) => [from, to] as const))
let number = 0

describe('The table of what happens to stock', () => {
  test.each(pairs)('%s → %s is done as it says', async (from, to) => {
    const sku = await app.newItem({ units: 10 })
    const externalId = `pair-${++number}`
    const say = (state: UnitState, updatedAt: string) => {
      if (state === 'new') return undefined
      // An item once known stays known, so only an unknown one can be unmapped later.
      const isUnknown = to === 'unmapped' && (from === 'outside' || from === 'cancelled')
      const { order, line } = SAID[state](isUnknown ? 'nobody-knows' : sku)
      const lines = [{ externalLineId: 'l1', ...line }]
      return app.take(channelOrder({ externalId, number: externalId, updatedAt, ...order, lines }))
    }
    await say(from, '2026-11-23T14:00:00Z')
    const before = await app.stockOf(sku)
    await say(to, '2026-11-23T14:05:00Z')
    const after = await app.stockOf(sku)
    const [committed, onHand] = SHOWN[STOCK_EFFECTS[from][to]] ?? [NaN, NaN]
    expect([after.committed - before.committed, after.onHand - before.onHand]).toEqual([
      committed,
      onHand,
    ])
    await say(to, '2026-11-23T14:05:00Z')
    await say(from, '2026-11-23T14:00:00Z')
    expect(await app.stockOf(sku)).toEqual(after)
    expect(await app.faults()).toEqual([])
  })

  test('says something of every pair', () => {
    for (const from of UNIT_STATES)
      expect(Object.keys(STOCK_EFFECTS[from])).toEqual([...UNIT_STATES])
  })

  test('steps keep every unit, and prefer that it stays', () => {
    expect(stepsBetween({ open: 3, shipped: 2 }, { open: 1, shipped: 3, cancelled: 1 })).toEqual([
      { from: 'open', to: 'shipped', quantity: 1, effect: 'ship' },
      { from: 'open', to: 'cancelled', quantity: 1, effect: 'release' },
    ])
    expect(stepsBetween({ open: 2 }, { open: 5 })).toEqual([
      { from: 'new', to: 'open', quantity: 3, effect: 'commit' },
    ])
    expect(stepsBetween({ open: 5 }, { open: 2 })).toEqual([
      { from: 'open', to: 'cancelled', quantity: 3, effect: 'release' },
    ])
    expect(() => stepsBetween({ shipped: 1 }, { open: 1 })).toThrow('No way')
  })
})
