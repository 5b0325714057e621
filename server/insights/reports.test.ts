import {
  daysInventoryOutstanding,
  grossMarginReturn,
  inventoryTurns,
} from '@onhand/planning/turnover.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { sql } from '../platform/sql.ts'
import { refreshPlans } from '../replenishment/refreshPlans.ts'
import { areValuesCurrent } from './followValues.ts'

const DAY = 86_400_000
const NAMES = [
  'abc',
  'turnover',
  'ageing',
  'slow-stock',
  'valuation',
  'sales',
  'stock-outs',
  'cash-flow',
]

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

async function send(method: 'POST' | 'PUT' | 'PATCH', url: string, body?: object) {
  const answer = await app.request(method, url, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

async function read(url: string) {
  const answer = await app.request('GET', url)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const report = (name: string, query = '') => read(`/v1/reports/${name}${query}`)
const rowsOf = async (name: string, query = '') =>
  read(`/v1/reports/${name}/rows?limit=200${query}`)
const figureOf = (told: { figures: { name: string; value: number }[] }, name: string) =>
  told.figures.find((one) => one.name === name)?.value

const receive = (sku: string, quantity: number, unitCost: string) =>
  send('POST', '/v1/receipts', {
    lines: [{ sku, location: 'MAIN', quantity, unitCost }],
  })

describe('An empty company', () => {
  test.each(NAMES)('has an answer to %s', async (name) => {
    const told = await report(name)
    expect(told.answer).not.toBe('')
    expect(told).toMatchObject({ name, asOf: '2026-11-23', isBehind: false })
    const rows = await rowsOf(name)
    expect(rows.data.length).toBe(name === 'cash-flow' ? 13 : 0)
  })
})

describe('A small company', () => {
  beforeAll(async () => {
    for (const name of ['Kitchen', 'Bags']) await send('POST', '/v1/categories', { name })
    for (const [sku, title, category, price, cost] of [
      ['MUG', 'Mug', 'Kitchen', 2_000, '5'],
      ['TOTE', 'Tote', 'Bags', 3_000, '10'],
      ['VASE', 'Vase', 'Kitchen', 4_000, '20'],
      ['LAMP', 'Lamp', null, 9_000, '30'],
    ] as const)
      await send('POST', '/v1/items', {
        sku,
        title,
        ...(category ? { category } : {}),
        priceMinor: price,
        unitCost: cost,
      })
    // 100 days ago two arrivals of MUG at different costs, then a shipment from the first.
    app.clock.advance(-100 * DAY)
    await receive('MUG', 10, '4')
    await receive('VASE', 5, '20')
    app.clock.advance(40 * DAY)
    await receive('MUG', 10, '6')
    app.clock.advance(20 * DAY)
    await send('POST', '/v1/shipments', { lines: [{ sku: 'MUG', location: 'MAIN', quantity: 12 }] })
    app.clock.advance(40 * DAY)
    await receive('TOTE', 7, '10')
    await refreshPlans(app.db, app.clock, testContext(app.clock))
  })

  test('is worth what the ledger says, today and on every day before, by both methods', async () => {
    // FIFO: 8 MUG at $6; average: 8 at $5. VASE 5 at $20, TOTE 7 at $10.
    const told = await report('valuation')
    expect(figureOf(told, 'fifo')).toBe(4_800 + 10_000 + 7_000)
    expect(figureOf(told, 'average')).toBe(4_000 + 10_000 + 7_000)
    expect(told.answer).toContain('$210.00 by weighted average and $218.00 by FIFO')
    for (const [day, fifo] of [
      ['2026-08-14', 0],
      ['2026-08-15', 14_000],
      ['2026-09-23', 14_000],
      ['2026-09-24', 20_000],
      ['2026-10-14', 14_800],
      ['2026-11-23', 21_800],
    ] as const)
      for (const method of ['fifo', 'average']) {
        const past = await report('valuation', `?at=${day}&method=${method}`)
        // The end of the day in the company's zone, five hours behind at most.
        const ledger = await read(`/v1/stock-value?method=${method}&at=${day}T23:59:59-05:00`)
        expect(figureOf(past, 'value')).toBe(ledger.valueMinor)
        if (method === 'fifo') expect(figureOf(past, 'value')).toBe(fifo)
        const { data, total } = await rowsOf('valuation', `&at=${day}&method=${method}`)
        expect(total.sums.valueMinor).toBe(ledger.valueMinor)
        expect(sum(data, 'valueMinor')).toBe(ledger.valueMinor)
      }
  })

  test('is worth at its sites what it is worth', async () => {
    await send('POST', '/v1/sites', { code: 'WEST', name: 'West', timeZone: 'America/Denver' })
    await send('POST', '/v1/moves', {
      lines: [{ sku: 'MUG', from: 'MAIN', to: 'WEST', quantity: 3 }],
    })
    const told = await report('valuation', '?by=site&method=fifo')
    const [main, west] = told.chart.points
    expect(main).toMatchObject({ label: 'MAIN', values: [20_000] })
    expect(west).toMatchObject({ label: 'WEST', values: [1_800], filter: { site: 'WEST' } })
    const { total } = await rowsOf('valuation', '&site=WEST&method=fifo')
    expect(total).toMatchObject({ rows: 1, sums: { units: 3, valueMinor: 1_800 } })
  })

  test('tells ages by the receipts that are left, first in first out', async () => {
    const { data, total } = await rowsOf('ageing')
    const mug = data.find(({ sku }: { sku: string }) => sku === 'MUG')
    expect(mug).toMatchObject({
      units: 8,
      valueMinor: 4_800,
      averageAge: 60,
      age31Minor: 4_800,
      age91Minor: 0,
    })
    const told = await report('ageing')
    expect(told.chart.points.map(({ values }: { values: number[] }) => values[0])).toEqual([
      7_000, 4_800, 0, 10_000, 0, 0,
    ])
    expect(figureOf(told, 'value')).toBe(total.sums.valueMinor)
    const { fifo } = { fifo: (await read('/v1/stock-value?method=fifo')).valueMinor }
    expect(total.sums.valueMinor).toBe(fifo)
    expect((await rowsOf('ageing', '&group=31')).data.map(({ sku }: Row) => sku)).toEqual(['MUG'])
  })

  test('turns its stock as the formulas of planning say, item by item and as a whole', async () => {
    const told = await report('turnover')
    const { data, total } = await rowsOf('turnover')
    const { days } = told.window
    for (const row of data) {
      expect(row.turns).toBeCloseTo(
        inventoryTurns(row.cogsMinor, row.averageInventoryMinor, days) ?? Number.NaN,
        9,
      )
      const lasts = daysInventoryOutstanding(row.cogsMinor, row.averageInventoryMinor, days)
      if (lasts === null) expect(row.daysOfInventory).toBeNull()
      else expect(row.daysOfInventory).toBeCloseTo(lasts, 9)
    }
    const mug = data.find(({ sku }: { sku: string }) => sku === 'MUG')
    // 12 sold at a cost of $5.
    expect(mug).toMatchObject({ cogsMinor: 6_000 })
    expect(mug.gmroi).toBeCloseTo(
      grossMarginReturn(24_000 - 6_000, mug.averageInventoryMinor, days) ?? Number.NaN,
      9,
    )
    expect(figureOf(told, 'averageInventory')).toBe(total.sums.averageInventoryMinor)
    expect(figureOf(told, 'turnover')).toBeCloseTo(
      inventoryTurns(total.sums.cogsMinor, total.sums.averageInventoryMinor, days) ?? Number.NaN,
      9,
    )
  })

  test('says what is dead, what to do with it and what that frees', async () => {
    const { data, total } = await rowsOf('slow-stock')
    const vase = data.find(({ sku }: { sku: string }) => sku === 'VASE')
    expect(vase).toMatchObject({
      state: 'Dead',
      advice: 'Remove',
      valueMinor: 10_000,
      freesMinor: 10_000,
      keepingMinor: 2_500,
      mayFall: 0.5,
    })
    const told = await report('slow-stock')
    expect(figureOf(told, 'frees')).toBe(total.sums.freesMinor)
    const bars = told.chart.points.flatMap(({ values }: { values: number[] }) => values)
    expect(bars.reduce((all: number, one: number) => all + one, 0)).toBe(total.sums.valueMinor)
  })

  test('has classes whose revenue is all of it', async () => {
    const told = await report('abc')
    const { data, total } = await rowsOf('abc')
    expect(data[0]).toMatchObject({
      sku: 'MUG',
      abcClass: 'A',
      cumulativeShare: 1,
      revenueMinor: 24_000,
    })
    const cells = told.chart.points.flatMap(({ values }: { values: number[] }) => values)
    expect(cells.reduce((all: number, one: number) => all + one, 0)).toBe(total.sums.revenueMinor)
    expect(told.figures.map(({ value }: { value: number }) => value)).toEqual([24_000, 0, 0])
  })

  test('knows what sells, and what has sold through', async () => {
    const { data } = await rowsOf('sales')
    const mug = data.find(({ sku }: { sku: string }) => sku === 'MUG')
    expect(mug).toMatchObject({
      unitsSold: 12,
      revenueMinor: 24_000,
      sellThrough: 0.6,
      margin: 0.75,
    })
  })

  test('sees the cash of the weeks ahead', async () => {
    await send('POST', '/v1/expected-receipts', {
      sku: 'LAMP',
      site: 'MAIN',
      quantity: 4,
      expectedOn: '2026-12-03',
    })
    const told = await report('cash-flow')
    const { data, total } = await rowsOf('cash-flow')
    expect(data).toHaveLength(13)
    expect(data[1]).toMatchObject({ from: '2026-11-30', incomingMinor: 12_000 })
    expect(figureOf(told, 'now')).toBe((await read('/v1/stock-value')).valueMinor)
    const reorder = await read('/v1/reorder')
    expect(total.sums.plannedMinor).toBe(reorder.total.cost)
    expect(data.at(-1).stockAtEndMinor).toBe((figureOf(told, 'now') ?? 0) + total.sums.netMinor)
    // One of 12 in the 40 days since it was shipped... at $5 by the week.
    expect(total.sums.cogsMinor).toBeGreaterThan(0)
  })

  test('is narrowed, searched, sorted and paged by the server', async () => {
    const kitchen = await rowsOf('valuation', '&category=Kitchen')
    expect(kitchen.data.map(({ sku }: Row) => sku)).toEqual(['VASE', 'MUG'])
    expect((await rowsOf('valuation', '&search=tot')).data).toHaveLength(1)
    const first = await read('/v1/reports/valuation/rows?limit=2&sort=units&direction=asc')
    expect(first.data.map(({ sku }: Row) => sku)).toEqual(['VASE', 'TOTE'])
    const next = await read(
      `/v1/reports/valuation/rows?limit=2&sort=units&direction=asc&cursor=${first.nextCursor}`,
    )
    expect(next.data.map(({ sku }: Row) => sku)).toEqual(['MUG'])
    expect(next).toMatchObject({ nextCursor: null, total: null })
    for (const [query, code] of [
      ['sort=nothing', 'report_lacks_column'],
      ['by=site', 'invalid_request'],
      ['at=2026-01-01', 'report_lacks_filter'],
    ]) {
      const { body } = await app.request('GET', `/v1/reports/abc/rows?${query}`)
      expect(body.code).toBe(code)
    }
  })

  test.each(NAMES)(
    'can be sorted by every column of %s, both ways, over all pages',
    async (name) => {
      const { columns } = await report(name)
      const all = (await rowsOf(name)).data.length
      for (const { id } of columns)
        for (const direction of ['asc', 'desc']) {
          let cursor = ''
          let count = 0
          do {
            const page = await read(
              `/v1/reports/${name}/rows?limit=2&sort=${id}&direction=${direction}${cursor}`,
            )
            count += page.data.length
            cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
          } while (cursor)
          expect(count, `${name} by ${id}`).toBe(all)
        }
    },
  )

  test('follows what moves, and has nothing to do where nothing has', async () => {
    const context = testContext(app.clock)
    await send('POST', '/v1/adjustments', {
      reason: 'damaged',
      lines: [{ sku: 'TOTE', location: 'MAIN', quantity: -2 }],
    })
    expect(await areValuesCurrent(app.db, context)).toBe(true)
    const { data } = await rowsOf('valuation', '&search=TOTE')
    expect(data[0]).toMatchObject({ units: 5, valueMinor: 5_000 })
    await app.db.run(sql`delete from item_value`)
    await app.db.run(sql`delete from item_worth`)
    expect(figureOf(await report('valuation'), 'value')).toBe(
      (await read('/v1/stock-value')).valueMinor,
    )
  })
})

type Row = { sku: string }

function sum(rows: Record<string, number>[], name: string): number {
  return rows.reduce((total, row) => total + (row[name] ?? 0), 0)
}
