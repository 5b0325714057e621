import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { findItems } from '../catalog/findItems.ts'
import { saveSalesDays } from '../orders/saveSalesDays.ts'
import { dayAfter } from '../platform/businessDay.ts'
import { sql } from '../platform/sql.ts'
import { workForecasts } from './workForecasts.ts'

const MAIN = '00000000-0000-7000-8000-000000000010'
// A Sunday: the day before the tests' Monday.
const LAST_DAY = '2026-11-22'
const YEARS = 728

let app: TestApp
const signal = new AbortController().signal

beforeAll(async () => {
  app = await createTestApp()
  await app.request('POST', '/v1/suppliers', {
    code: 'ACME',
    name: 'Acme',
    leadTimeDays: 14,
    leadTimeDeviationDays: 3,
    reviewDays: 14,
  })
  for (const sku of ['STEADY', 'SUMMER', 'YOUNG', 'IDLE', 'HIDDEN', 'TWICE']) {
    await app.request('POST', '/v1/items', { sku, title: sku, unitCost: '2.50', priceMinor: 1000 })
    await app.request('PUT', `/v1/items/${sku}/suppliers/ACME`, { unitCost: '2.00' })
  }
  await sell('STEADY', YEARS, (day) => 4 + (day % 5))
  await sell(
    'SUMMER',
    YEARS,
    (day) => 10 + Math.round(9 * Math.cos((2 * Math.PI * (day - 220)) / 364)),
  )
  await sell('YOUNG', 30, () => 3)
  await sell('HIDDEN', YEARS, (day) => (day >= YEARS - 56 && day < YEARS - 14 ? -1 : 6))
})
afterAll(() => app.close())

/** So many days up to the last one; -1 says that the item was out of stock. */
async function sell(sku: string, days: number, unitsOf: (day: number) => number, site = MAIN) {
  await app.db.transaction(testContext(app.clock), async (tx) => {
    const item = (await findItems(tx, [sku])).get(sku)
    const rows = Array.from({ length: days }, (_, index) => {
      const units = unitsOf(index)
      return {
        itemId: item?.id ?? '',
        siteId: site,
        channel: 'web',
        day: dayAfter(LAST_DAY, index + 1 - days),
        units: Math.max(0, units),
        revenueMinor: Math.max(0, units) * 1000,
        inStockShare: units < 0 ? 0 : 1,
      }
    })
    await saveSalesDays(tx, rows)
  })
}

async function run(scope: 'all' | 'changes' = 'all') {
  app.clock.advance(1_000)
  const { status, body } = await app.request('POST', '/v1/forecast-runs', { scope })
  expect(status).toBe(202)
  await workForecasts({ db: app.db, clock: app.clock, signal })
  const { body: done } = await app.request('GET', `/v1/forecast-runs/${body.id}`)
  expect(done).toMatchObject({ state: 'done', phase: 'ended', problem: null })
  return done
}

async function forecastOf(sku: string) {
  const { status, body } = await app.request('GET', `/v1/items/${sku}/forecast`)
  expect(status).toBe(200)
  return body
}

describe('A forecast run', () => {
  test('forecasts every item with eight weeks of sales, and says how far it came', async () => {
    expect(await run()).toMatchObject({
      scope: 'all',
      knownTo: LAST_DAY,
      itemsTotal: 6,
      itemsDone: 6,
      seriesDone: 3,
    })
  })

  test('gives weeks with a band, and how good looking back it would have been', async () => {
    const { sites, today } = await forecastOf('STEADY')
    expect(today).toBe('2026-11-23')
    const [site] = sites
    expect(site).toMatchObject({ site: 'MAIN', method: 'forecast', demandClass: 'smooth' })
    expect(site.weeks).toHaveLength(26)
    expect(site.weeks[0].from).toBe('2026-11-23')
    for (const week of site.weeks) {
      expect(week.mean).toBeGreaterThan(35)
      expect(week.mean).toBeLessThan(50)
      expect(week.p10).toBeLessThanOrEqual(week.p50)
      expect(week.p50).toBeLessThanOrEqual(week.p90)
    }
    expect(site.history).toHaveLength(52)
    expect(site.history.at(-1)).toMatchObject({ from: '2026-11-16', price: 10, inStockShare: 1 })
    expect(site.lookingBack).toMatchObject({ weeks: 8 })
    expect(site.lookingBack.wape).toBeLessThan(0.1)
    expect(site.realised).toBeNull()
  })

  test('follows the season of the year', async () => {
    const { sites } = await forecastOf('SUMMER')
    const means: number[] = sites[0].weeks.map((week: { mean: number }) => week.mean)
    // It sells most in July: the winter before lies far below the coming May.
    expect(means.at(-1)).toBeGreaterThan(2 * (means[6] ?? 0))
  })

  test('does not take empty shelves for lack of demand', async () => {
    const { sites } = await forecastOf('HIDDEN')
    expect(sites[0].weeks[0].mean).toBeGreaterThan(36)
    const hidden = sites[0].why.find((one: { name: string }) => one.name === 'hiddenByStockouts')
    expect(hidden.result).toBeGreaterThan(200)
    expect(hidden.inputs.weeksMostlyOut).toBe(6)
  })

  test('leaves items with less than eight weeks to the plain formula, and says so', async () => {
    await app.request('POST', '/v1/adjustments', {
      reason: 'found',
      lines: [{ sku: 'IDLE', location: 'MAIN', quantity: 3 }],
    })
    await run('changes')
    const young = (await forecastOf('YOUNG')).sites[0]
    expect(young).toMatchObject({ method: 'plain', plainReason: 'short_history', weeks: [] })
    const idle = (await forecastOf('IDLE')).sites[0]
    expect(idle).toMatchObject({ method: 'plain', plainReason: 'no_sales' })
  })
})

describe('The buying list by forecasts', () => {
  test('takes reorder point and order-up-to from the quantiles of lead time and review', async () => {
    const { body } = await app.request('GET', '/v1/reorder?sku=STEADY&all=true')
    const [line] = body.data
    expect(line.basis).toMatchObject({ method: 'forecast', plainReason: null })
    // Six a day for 14 days, and for 28 with review, and what uncertainty asks for beyond it.
    expect(line.reorderPoint).toBeGreaterThan(84)
    expect(line.reorderPoint).toBeLessThan(140)
    expect(line.orderUpTo).toBeGreaterThan(168)
    expect(line.orderUpTo).toBeLessThan(240)
    const why = new Map(line.why.map((one: { name: string }) => [one.name, one]))
    expect([...why.keys()]).toEqual(
      expect.arrayContaining([
        'reorderPoint',
        'safetyStock',
        'weeklyDemand',
        'methods',
        'errorLookingBack',
      ]),
    )
    const { inputs, result } = why.get('weeklyDemand') as {
      inputs: Record<string, number>
      result: number
    }
    const product = ['usualWeek', 'season', 'promotions', 'price', 'trend'].reduce(
      (value, name) => value * (inputs[name] ?? 0),
      1,
    )
    expect(product).toBeCloseTo(result, 0)
  })

  test('lets the season into what it buys: less before the quiet months than velocity would', async () => {
    const { body } = await app.request('GET', '/v1/reorder?sku=SUMMER&all=true')
    const [line] = body.data
    const plain = line.basis.meanDailyDemand * 28
    expect(line.orderUpTo).toBeLessThan(plain)
  })
})

describe('Updates between whole runs', () => {
  test('a quiet day changes nothing, and new sales only the items that sold', async () => {
    expect(await run('changes')).toMatchObject({ scope: 'changes', itemsTotal: 0 })
    app.clock.advance(2 * 86_400_000)
    await app.db.transaction(testContext(app.clock), async (tx) => {
      const item = (await findItems(tx, ['STEADY'])).get('STEADY')
      await saveSalesDays(tx, [
        { itemId: item?.id ?? '', siteId: MAIN, channel: 'web', day: '2026-11-23', units: 90 },
      ])
    })
    const before = (await forecastOf('SUMMER')).sites[0].weeks
    expect(await run('changes')).toMatchObject({
      scope: 'changes',
      itemsTotal: 1,
      seriesDone: 1,
      knownTo: '2026-11-23',
    })
    expect((await forecastOf('SUMMER')).sites[0].weeks).toEqual(before)
    // A day that sells more than two usual weeks is taken seriously at once.
    expect((await forecastOf('STEADY')).sites[0].weeks[0].mean).toBeGreaterThan(43)
  })

  test('when a week is over all are made anew, and what was told of it is scored', async () => {
    for (const sku of ['STEADY', 'SUMMER', 'HIDDEN'])
      await app.db.transaction(testContext(app.clock), async (tx) => {
        const item = (await findItems(tx, [sku])).get(sku)
        await saveSalesDays(
          tx,
          Array.from({ length: 7 }, (_, day) => ({
            itemId: item?.id ?? '',
            siteId: MAIN,
            channel: 'web',
            day: dayAfter('2026-11-23', day),
            units: 6,
          })),
        )
      })
    app.clock.advance(5 * 86_400_000)
    expect(await run('changes')).toMatchObject({ scope: 'all', knownTo: '2026-11-29' })
    const { realised } = (await forecastOf('HIDDEN')).sites[0]
    expect(realised.weeks).toBe(1)
    expect(realised.wape).toBeLessThan(0.2)
  })

  test('several sites have their forecasts, and one of all together', async () => {
    const made = await app.request('POST', '/v1/sites', {
      code: 'WEST',
      name: 'West',
      timeZone: 'America/Los_Angeles',
    })
    expect(made.status).toBe(201)
    const west = await app.db.one<{ id: string }>(sql`select id from location where path = 'WEST'`)
    await sell('TWICE', 200, () => 2)
    await sell('TWICE', 200, () => 3, west.id)
    await run()
    const { sites } = await forecastOf('TWICE')
    expect(sites.map((one: { site: string | null }) => one.site)).toEqual([null, 'MAIN', 'WEST'])
    const [all, main, other] = sites.map((one: { weeks: { mean: number }[] }) => one.weeks[0]?.mean)
    expect(all).toBeCloseTo(main + other, -1)
  })
})
