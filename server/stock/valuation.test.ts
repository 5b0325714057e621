import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'
import { type CostEntry, followCosts, toMicros, toMinor } from './costFlow.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(() => app.close())

const arrive = (change: number, cost: string | null, id = `${change} at ${cost}`): CostEntry => ({
  id,
  change,
  unitCostMicros: cost === null ? null : toMicros(cost),
  reversesId: null,
})
const leave = (units: number, id = `${units} leave`) => arrive(-units, null, id)
const reverse = (entry: CostEntry): CostEntry => ({
  ...entry,
  id: `not ${entry.id}`,
  change: -entry.change,
  reversesId: entry.id,
})

/** In minor units: worth, and cost of what left. */
function value(entries: CostEntry[], method: 'average' | 'fifo') {
  const { units, valueMicros, leftMicros } = followCosts(entries, method)
  return [units, toMinor(valueMicros), toMinor(leftMicros)]
}

describe('The value of units', () => {
  test('follows the textbook: ten at 1.00, ten at 2.00, fifteen leave', () => {
    const entries = [arrive(10, '1'), arrive(10, '2'), leave(15)]
    expect(value(entries, 'fifo')).toEqual([5, 1000, 2000])
    expect(value(entries, 'average')).toEqual([5, 750, 2250])
  })

  test('averages anew at each arrival, not at the end', () => {
    const entries = [arrive(10, '1'), leave(5), arrive(5, '4')]
    expect(value(entries, 'average')).toEqual([10, 2500, 500])
    expect(value(entries, 'fifo')).toEqual([10, 2500, 500])
  })

  test('is as if nothing had been, when an arrival or a departure is reversed', () => {
    const sold = leave(12, 'sold')
    const late = arrive(5, '9', 'late')
    const before = [arrive(10, '1'), arrive(10, '2')]
    for (const method of ['fifo', 'average'] as const) {
      expect(value([...before, sold, reverse(sold)], method)).toEqual(value(before, method))
      const undone = value([...before, late, reverse(late)], method)
      expect(undone.slice(0, 2)).toEqual(value(before, method).slice(0, 2))
    }
  })

  test('of nothing is nothing, and of units without a cost is said to be so', () => {
    expect(value([arrive(3, '0.333333'), leave(1), leave(2)], 'average')).toEqual([0, 0, 100])
    expect(followCosts([arrive(3, null), arrive(1, '5')], 'fifo')).toMatchObject({
      units: 4,
      valueMicros: 5_000_000n,
      unitsWithoutCost: 3,
    })
  })

  test('takes a departure that was recorded before its arrival from that arrival', () => {
    for (const method of ['fifo', 'average'] as const)
      expect(value([leave(2), arrive(5, '3')], method)).toEqual([3, 900, 600])
  })

  test('neither makes nor loses a millionth, and agrees with units counted one by one', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(9_999_999)), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (list) => {
        const shelf: bigint[] = []
        let [came, left] = [0n, 0n]
        const entries = list.flatMap(([change, cost], index): CostEntry[] => {
          const units = Math.max(change, -shelf.length)
          if (units === 0) return []
          const unitCostMicros = BigInt(cost)
          for (let unit = 0; unit < units; unit++) shelf.push(unitCostMicros)
          for (let unit = 0; unit < -units; unit++) left += shelf.shift() ?? 0n
          if (units > 0) came += BigInt(units) * unitCostMicros
          return [{ id: `${index}`, change: units, unitCostMicros, reversesId: null }]
        })
        const fifo = followCosts(entries, 'fifo')
        expect(fifo).toMatchObject({ units: shelf.length, leftMicros: left })
        expect(fifo.valueMicros).toBe(shelf.reduce((sum, cost) => sum + cost, 0n))
        const average = followCosts(entries, 'average')
        expect(average.units).toBe(shelf.length)
        expect(average.valueMicros + average.leftMicros).toBe(came)
        expect(average.valueMicros >= 0n).toBe(true)
        if (shelf.length === 0) expect(average.valueMicros).toBe(0n)
      }),
    )
  })
})

describe('The past of an item', () => {
  test('is what lay there and what it was worth at any instant', async () => {
    const sku = await app.newItem({ unitCost: '2.00' })
    const instants: string[] = []
    const step = async (path: string, body: object) => {
      app.clock.advance(60_000)
      expect((await app.post(path, body)).status).toBe(201)
      instants.push(app.clock.now())
    }
    const line = { sku, location: 'MAIN' }
    await step('/v1/receipts', { lines: [{ ...line, quantity: 10, unitCost: '1.50' }] })
    await step('/v1/adjustments', { reason: 'found', lines: [{ ...line, quantity: 10 }] })
    await step('/v1/shipments', { lines: [{ ...line, quantity: 12 }] })
    await step('/v1/moves', { lines: [{ sku, from: 'MAIN', to: 'WEST', quantity: 3 }] })
    const at = async (instant: string) => {
      const { body } = await app.request('GET', `/v1/stock-at?sku=${sku}&at=${instant}`)
      return Object.fromEntries(
        body.data.map((row: { site: string; onHand: number }) => [row.site, row.onHand]),
      )
    }
    expect(await at('2026-01-01T00:00:00Z')).toEqual({})
    expect(await Promise.all(instants.map(at))).toEqual([
      { MAIN: 10 },
      { MAIN: 20 },
      { MAIN: 8 },
      { MAIN: 5, WEST: 3 },
    ])
    const worth = async (method: string, instant: string) => {
      const query = `sku=${sku}&method=${method}&at=${instant}`
      const { body } = await app.request('GET', `/v1/item-values?${query}`)
      return [body.data[0].units, body.data[0].valueMinor]
    }
    expect(await worth('fifo', instants[1] as string)).toEqual([20, 3500])
    expect(await worth('fifo', instants[3] as string)).toEqual([8, 1600])
    expect(await worth('average', instants[3] as string)).toEqual([8, 1400])
    const total = await app.request('GET', `/v1/stock-value?at=${instants[3]}`)
    expect(total.body).toMatchObject({ units: 8, valueMinor: 1400, leftMinor: 2100 })
  })

  test('dated back is on the floor since then, and in the books since it was recorded', async () => {
    const sku = await app.newItem()
    const before = app.clock.now()
    app.clock.advance(86_400_000)
    await app.post('/v1/adjustments', {
      reason: 'found',
      occurredAt: before,
      lines: [{ sku, location: 'MAIN', quantity: 4 }],
    })
    const at = async (basis: string) =>
      (await app.request('GET', `/v1/stock-at?sku=${sku}&at=${before}&basis=${basis}`)).body.data
    expect(await at('occurred')).toMatchObject([{ onHand: 4 }])
    expect(await at('recorded')).toEqual([])
  })
})

describe('A kit', () => {
  test('is available as often as its scarcest component, by site and pooled', async () => {
    const [bolt, nut] = [await app.newItem({ units: 7 }), await app.newItem({ units: 2 })]
    const receive = (sku: string, quantity: number) =>
      app.post('/v1/receipts', { lines: [{ sku, location: 'WEST', quantity }] })
    await receive(bolt, 3)
    await receive(nut, 5)
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [bolt]: 2, [nut]: 1 } })
    const { body } = await app.request('GET', `/v1/items/${kit}/kit-availability`)
    expect(body).toMatchObject({
      sites: [
        { site: 'MAIN', available: 2 },
        { site: 'WEST', available: 1 },
      ],
      available: 3,
      pooled: 5,
    })
    await app.post('/v1/reservations', {
      reference: 'kits',
      lines: [{ sku: kit, site: 'MAIN', quantity: 2 }],
    })
    const after = await app.request('GET', `/v1/items/${kit}/kit-availability`)
    expect(after.body.sites[0]).toEqual({ site: 'MAIN', available: 0 })
  })
})
