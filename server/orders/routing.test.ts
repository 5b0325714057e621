import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOrderApp, type OrderApp } from '../../test/orders.ts'
import { addPlace } from '../../test/stock.ts'
import { type CandidateSite, chooseSites } from './chooseSites.ts'
import { milesBetween, regionOf } from './regions.ts'

const site = (name: string, rank = 100, miles: number | null = null): CandidateSite => ({
  siteId: name,
  site: name,
  rank,
  miles,
  isUsed: false,
})
const wanted = (lineId: string, quantity: number, itemId = lineId) => ({
  lineId,
  quantity,
  perUnit: [{ itemId, quantity: 1 }],
})
const chosen = (
  ...[lines, sites, stock]: [
    Parameters<typeof chooseSites>[0],
    CandidateSite[],
    Record<string, number>,
  ]
) =>
  chooseSites(lines, sites, new Map(Object.entries(stock))).map((one) => [
    one.lineId,
    one.siteId,
    one.quantity,
    one.reason.rule,
  ])

describe('Units are shipped', () => {
  test('from a site that has all of them, even if another ranks before it', () => {
    expect(
      chosen([wanted('a', 2), wanted('b', 2)], [site('NEAR', 1), site('FAR', 2)], {
        'a/NEAR': 9,
        'a/FAR': 9,
        'b/FAR': 9,
      }),
    ).toEqual([
      ['a', 'FAR', 2, 'complete'],
      ['b', 'FAR', 2, 'complete'],
    ])
  })

  test('from the first in rank of those that have all, then from the nearest', () => {
    const stock = { 'a/X': 9, 'a/Y': 9, 'a/Z': 9 }
    expect(chosen([wanted('a', 1)], [site('X', 2), site('Y', 1), site('Z', 2)], stock)).toEqual([
      ['a', 'Y', 1, 'complete'],
    ])
    const near = [site('X', 1, 900), site('Y', 1, 40), site('Z', 1, null)]
    expect(chosen([wanted('a', 1)], near, stock)).toEqual([['a', 'Y', 1, 'complete']])
  })

  test('from as few sites as can be where none has all', () => {
    expect(
      chosen([wanted('a', 2), wanted('b', 2), wanted('c', 2)], [site('X', 1), site('Y', 2)], {
        'a/X': 2,
        'b/Y': 2,
        'c/Y': 2,
        'b/X': 1,
      }),
    ).toEqual([
      ['b', 'Y', 2, 'split'],
      ['c', 'Y', 2, 'split'],
      ['a', 'X', 2, 'split'],
    ])
  })

  test('and what nobody has waits with the rest', () => {
    expect(chosen([wanted('a', 5)], [site('X', 1), site('Y', 2)], { 'a/Y': 3 })).toEqual([
      ['a', 'Y', 3, 'short'],
      ['a', 'Y', 2, 'short'],
    ])
    expect(chosen([wanted('a', 5)], [site('X', 1), site('Y', 2)], {})).toEqual([
      ['a', 'X', 5, 'short'],
    ])
  })

  test('in whole kits: parts at different sites make none', () => {
    const kit = {
      lineId: 'kit',
      quantity: 2,
      perUnit: [
        { itemId: 'cup', quantity: 2 },
        { itemId: 'pot', quantity: 1 },
      ],
    }
    expect(chosen([kit], [site('X'), site('Y')], { 'cup/X': 9, 'pot/Y': 9, 'pot/X': 1 })).toEqual([
      ['kit', 'X', 1, 'short'],
      ['kit', 'X', 1, 'short'],
    ])
  })
})

test('States are found by their letters or their ZIP codes, and distances by their middles', () => {
  expect(regionOf('ca', '')).toBe('CA')
  expect(regionOf('US-NY', '')).toBe('NY')
  expect(regionOf('', '90210')).toBe('CA')
  expect(regionOf('', '10001-1234')).toBe('NY')
  expect(regionOf('', '02134')).toBe('MA')
  expect(regionOf('', '99501')).toBe('AK')
  expect(regionOf('Bavaria', 'ABC')).toBe('')
  expect(milesBetween('NY', 'NY')).toBe(0)
  expect(milesBetween('CA', 'NV')).toBeLessThan(milesBetween('CA', 'NY') ?? 0)
  expect(milesBetween('CA', '')).toBeNull()
})

describe('An order', () => {
  let app: OrderApp
  beforeAll(async () => {
    app = await createOrderApp()
    await addPlace(app.db, 'WEST', 'site')
    await app.request('PUT', '/v1/order-sites/MAIN', { postalCode: '10001' })
    await app.request('PUT', '/v1/order-sites/WEST', { postalCode: '89101' })
  })
  afterAll(() => app.close())

  const shipTo = (region: string) => ({
    name: 'Pat Doe',
    line1: '1 Main Street',
    city: 'Town',
    region,
    postalCode: '',
  })
  const both = async (units: number) => {
    const sku = await app.newItem({ units })
    await app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: 'WEST', quantity: units }],
    })
    return sku
  }
  const create = async (body: object) => (await app.post('/v1/orders', body)).body

  test('goes from the nearest site, and says which sites were looked at', async () => {
    const sku = await both(5)
    const order = await create({ shipTo: shipTo('CA'), lines: [{ sku, quantity: 2 }] })
    expect(order.lines[0].allocations).toEqual([
      {
        site: 'WEST',
        quantity: 2,
        short: 0,
        reason: {
          rule: 'complete',
          considered: [
            expect.objectContaining({ site: 'WEST', fits: 2, of: 2 }),
            expect.objectContaining({ site: 'MAIN', fits: 2, of: 2 }),
          ],
        },
      },
    ])
    const east = await create({ shipTo: shipTo('NJ'), lines: [{ sku, quantity: 2 }] })
    expect(east.lines[0].allocations[0].site).toBe('MAIN')
  })

  test('is split only where no site has all, and then ships site by site', async () => {
    const sku = await both(3)
    const order = await create({ lines: [{ sku, quantity: 5 }] })
    expect(
      order.lines[0].allocations.map(({ quantity }: { quantity: number }) => quantity),
    ).toEqual([3, 2])
    const ship = (site?: string) => app.post(`/v1/orders/${order.id}/shipments`, { site })
    expect((await ship()).body.code).toBe('name_the_site')
    expect((await ship('WEST')).body.state).toBe('part_shipped')
    expect((await ship()).body.state).toBe('shipped')
    expect((await app.stockOf(sku, 'WEST')).committed).toBe(0)
  })

  test('is moved to another site by hand, in whole or in part', async () => {
    const sku = await both(5)
    const order = await create({ sites: ['MAIN'], lines: [{ sku, quantity: 4 }] })
    const path = `/v1/orders/${order.id}/lines/${order.lines[0].id}/routing`
    await app.post(path, { site: 'WEST', quantity: 1 })
    expect((await app.stockOf(sku, 'WEST')).committed).toBe(1)
    expect((await app.stockOf(sku, 'MAIN')).committed).toBe(3)
    const { body } = await app.post(path, { site: 'WEST' })
    expect(body.lines[0].allocations).toEqual([
      expect.objectContaining({ site: 'WEST', quantity: 4 }),
    ])
  })

  test('that is short says what can be done about it', async () => {
    const sku = await app.newItem({ units: 1 })
    const order = await create({ accepted: true, sites: ['MAIN'], lines: [{ sku, quantity: 4 }] })
    await app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: 'WEST', quantity: 2 }],
    })
    await app.post('/v1/expected-receipts', {
      sku,
      site: 'MAIN',
      quantity: 10,
      expectedOn: '2026-12-05',
    })
    const { body } = await app.request('GET', `/v1/orders/${order.id}/choices`)
    expect(body.data).toEqual([
      expect.objectContaining({
        sku,
        site: 'MAIN',
        short: 3,
        expected: 3,
        expectedOn: '2026-12-05',
        otherSites: [{ site: 'WEST', available: 2 }],
      }),
    ])
    await app.post(`/v1/orders/${order.id}/lines/${order.lines[0].id}/backorder`, undefined)
    const list = await app.request('GET', `/v1/orders?view=short&sku=${sku}`)
    expect(list.body.data).toEqual([])
  })

  test('does not go from a site that ships none, unless it is named', async () => {
    const sku = await both(5)
    await app.request('PUT', '/v1/order-sites/WEST', { ships: false })
    const order = await create({ shipTo: shipTo('CA'), lines: [{ sku, quantity: 1 }] })
    expect(order.lines[0].allocations[0].site).toBe('MAIN')
    const named = await create({ sites: ['WEST', 'MAIN'], lines: [{ sku, quantity: 1 }] })
    expect(named.lines[0].allocations[0].site).toBe('WEST')
    expect(await app.faults()).toEqual([])
  })
})
