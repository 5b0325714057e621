import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { findItems } from '../catalog/findItems.ts'
import { saveSalesDays } from '../orders/saveSalesDays.ts'
import { dayAfter } from '../platform/businessDay.ts'
import { refreshPlans } from './refreshPlans.ts'

const MAIN = '00000000-0000-7000-8000-000000000010'
const LAST_DAY = '2026-11-22'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await app.request('POST', '/v1/suppliers', {
    code: 'ACME',
    name: 'Acme',
    leadTimeDays: 7,
    reviewDays: 14,
    casePack: 12,
  })
  for (const sku of ['STEADY', 'PLENTY', 'IDLE', 'PART'])
    await app.request('POST', '/v1/items', { sku, title: sku, unitCost: '2.50', priceMinor: 1000 })
  await app.request('PUT', '/v1/items/STEADY/suppliers/ACME', { unitCost: '2.00' })
  await app.request('POST', '/v1/items', { sku: 'PAIR', title: 'A pair', kind: 'virtual_kit' })
  await app.request('PUT', '/v1/items/PAIR/components', {
    components: [{ sku: 'PART', quantity: 2 }],
  })
  await setStock('STEADY', 100)
  await setStock('PLENTY', 5_000)
  await setStock('IDLE', 10)
  await sell('STEADY', 20)
  await sell('PLENTY', 20)
  await sell('PAIR', 3)
  await refreshPlans(app.db, app.clock, testContext(app.clock))
})
afterAll(() => app.close())

async function setStock(sku: string, quantity: number) {
  const answer = await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku, location: 'MAIN', quantity }],
  })
  expect(answer.status).toBe(201)
}

/** The same number every day for 60 days, so that the deviation is zero and the sums are plain. */
async function sell(sku: string, units: number) {
  await app.db.transaction(testContext(app.clock), async (tx) => {
    const item = (await findItems(tx, [sku])).get(sku)
    const rows = Array.from({ length: 60 }, (_, index) => ({
      itemId: item?.id ?? '',
      siteId: MAIN,
      channel: 'web',
      day: dayAfter(LAST_DAY, -index),
      units,
      revenueMinor: units * 1000,
      inStockShare: 1,
    }))
    await saveSalesDays(tx, rows)
  })
}

const lineOf = async (sku: string) => {
  const { body } = await app.request('GET', `/v1/reorder?all=true&sku=${sku}`)
  return body.data[0]
}

describe('The buying list', () => {
  test('an item is due at its reorder point, and its quantity fills lead time and review', async () => {
    const { body } = await app.request('GET', '/v1/reorder?sku=STEADY')
    expect(body.data).toHaveLength(1)
    expect(body.data[0]).toMatchObject({
      sku: 'STEADY',
      supplier: 'ACME',
      position: 100,
      reorderPoint: 140,
      orderUpTo: 420,
      // 420 − 100 = 320, up to whole cases of 12.
      suggestedQuantity: 324,
      daysOfCover: 5,
      stockoutOn: '2026-11-28',
      unitCost: '2.000000',
      cost: 64_800,
    })
  })

  test('every figure says why, and where its values come from', async () => {
    const line = await lineOf('STEADY')
    const why = new Map(line.why.map((one: { name: string }) => [one.name, one]))
    expect(why.get('reorderPoint')).toMatchObject({
      formula: 'd·L + safetyStock',
      inputs: { d: 20, L: 7, safetyStock: 0 },
      result: 140,
    })
    expect(line.basis.sources).toMatchObject({ leadTimeDays: 'supplier', serviceLevel: 'company' })
    expect(line.basis).toMatchObject({
      windowFrom: '2026-09-24',
      windowTo: LAST_DAY,
      unknownDays: 0,
    })
  })

  test('what is incoming and what is promised move the position', async () => {
    await app.request('POST', '/v1/reservations', {
      reference: 'order-1',
      lines: [{ sku: 'STEADY', site: 'MAIN', quantity: 30 }],
    })
    const expected = await app.request('POST', '/v1/expected-receipts', {
      sku: 'STEADY',
      site: 'MAIN',
      quantity: 90,
      expectedOn: '2026-12-01',
    })
    expect(expected.status).toBe(201)
    const line = await lineOf('STEADY')
    expect(line).toMatchObject({ position: 160, committed: 30, incoming: 90 })
    const { body } = await app.request('GET', '/v1/reorder?sku=STEADY')
    expect(body.data).toEqual([])
  })

  test('plenty is not due, and what does not sell is not bought', async () => {
    const { body } = await app.request('GET', '/v1/reorder')
    const skus = body.data.map((line: { sku: string }) => line.sku)
    expect(skus).not.toContain('PLENTY')
    expect(skus).not.toContain('IDLE')
    expect((await lineOf('IDLE')).suggestedQuantity).toBe(0)
  })

  test("a kit's sales are demand for its parts, and the kit itself is not bought", async () => {
    const { body } = await app.request('GET', '/v1/reorder')
    const part = body.data.find((line: { sku: string }) => line.sku === 'PART')
    expect(part.basis.meanDailyDemand).toBe(6)
    expect(body.data.map((line: { sku: string }) => line.sku)).not.toContain('PAIR')
    const { body: list } = await app.request('GET', '/v1/inventory?search=PAIR')
    expect(list.data[0]).toMatchObject({ kind: 'virtual_kit', velocity: 3 })
  })

  test('pages of the list join without gap or repeat, and the totals are of the whole list', async () => {
    const whole = await app.request('GET', '/v1/reorder?all=true')
    const first = await app.request('GET', '/v1/reorder?all=true&limit=2')
    const cursor = encodeURIComponent(first.body.nextCursor)
    const rest = await app.request('GET', `/v1/reorder?all=true&limit=200&cursor=${cursor}`)
    expect([...first.body.data, ...rest.body.data]).toEqual(whole.body.data)
    expect(first.body.total).toEqual(whole.body.total)
  })

  test("an item's demand shows days without a sale as zero", async () => {
    const { body } = await app.request('GET', '/v1/items/STEADY/demand?days=90')
    expect(body.days).toHaveLength(90)
    expect(body.days.at(-1)).toMatchObject({ day: LAST_DAY, units: 20 })
    expect(body.days[0].units).toBe(0)
    expect(body.plans[0].reorderPoint).toBe(140)
  })

  test('once the ledger ships, its days follow the imported ones and quiet days count as zero', async () => {
    await app.request('POST', '/v1/shipments', {
      lines: [{ sku: 'PLENTY', location: 'MAIN', quantity: 7 }],
    })
    app.clock.advance(2 * 86_400_000)
    await refreshPlans(app.db, app.clock, testContext(app.clock))
    const { body } = await app.request('GET', '/v1/items/PLENTY/demand?days=7')
    expect(body.days.slice(-3).map((one: { units: number }) => one.units)).toEqual([20, 7, 0])
    expect(body.plans[0].basis).toMatchObject({ windowTo: '2026-11-24', unitsSold: 60 * 20 + 7 })
  })

  test('an unknown item is refused by name', async () => {
    const { status, body } = await app.request('GET', '/v1/items/NOPE/demand')
    expect([status, body.code]).toEqual([422, 'unknown_sku'])
  })
})

describe('The inventory and the audit of the same company', () => {
  test('each item has the state that its stock and demand give it', async () => {
    const { body } = await app.request('GET', '/v1/inventory')
    const states = Object.fromEntries(
      body.data.map((row: { sku: string; status: string }) => [row.sku, row.status]),
    )
    expect(states).toEqual({
      IDLE: 'no_sales',
      PAIR: 'out',
      PART: 'out',
      PLENTY: 'overstock',
      STEADY: 'low',
    })
    const { body: counts } = await app.request('GET', '/v1/inventory/counts')
    expect(counts).toMatchObject({ all: 5, out: 2, low: 1, overstock: 1, no_sales: 1 })
  })

  test('any order pages through every item once', async () => {
    for (const sort of ['sku', 'title', 'available', 'daysOfCover', 'value', 'incoming'])
      for (const direction of ['asc', 'desc']) {
        const seen: string[] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const query = `sort=${sort}&direction=${direction}&limit=2${cursor ? `&cursor=${cursor}` : ''}`
          const { status, body } = await app.request('GET', `/v1/inventory?${query}`)
          expect(status).toBe(200)
          seen.push(...body.data.map((row: { sku: string }) => row.sku))
          cursor = body.nextCursor
        }
        expect(seen.toSorted()).toEqual(['IDLE', 'PAIR', 'PART', 'PLENTY', 'STEADY'])
      }
  })

  test('the audit adds up the stock and finds the cash in slow and dead stock', async () => {
    const { body } = await app.request('GET', '/v1/audit')
    const value = (name: string) =>
      body.figures.find((figure: { name: string }) => figure.name === name).value
    expect(value('stockValue')).toBe(250 * (100 + 4_993 + 10))
    expect(value('deadStock')).toBe(2_500)
    expect(body.lists.dead.rows[0].sku).toBe('IDLE')
    expect(body.lists.slow.rows[0].sku).toBe('PLENTY')
    expect(body.abc.map((row: { items: number }) => row.items)).toEqual([2, 0, 2])
  })
})
