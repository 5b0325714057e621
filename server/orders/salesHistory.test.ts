import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { addItem } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'
import { revertSalesDays, type SalesDayRow, saveSalesDays } from './saveSalesDays.ts'

const MAIN = '00000000-0000-7000-8000-000000000010'
let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const inDeed = <Result>(work: (tx: Parameters<typeof saveSalesDays>[0]) => Promise<Result>) =>
  app.db.transaction(testContext(app.clock), work)

function daysOf(itemId: string, units: Record<string, number>): SalesDayRow[] {
  return Object.entries(units).map(([day, count]) => ({
    itemId,
    siteId: MAIN,
    channel: 'shop',
    day,
    units: count,
    revenueMinor: count * 1000,
  }))
}

async function readHistory(query: string) {
  const { body } = await app.request('GET', `/v1/sales-history?${query}`)
  return body.data
}

describe('Sales history', () => {
  test('is read by day and by week, with the share of known days in stock', async () => {
    const item = await addItem(app.db, 'H-1')
    const rows = daysOf(item.id, { '2026-11-01': 2, '2026-11-02': 3, '2026-11-08': 4 })
    await inDeed((tx) =>
      saveSalesDays(tx, [{ ...(rows[0] as SalesDayRow), inStockShare: 0.25 }, ...rows.slice(1)]),
    )
    expect(await readHistory('sku=H-1')).toHaveLength(3)
    expect(await readHistory('sku=H-1&interval=week')).toEqual([
      { from: '2026-10-26', units: 2, revenueMinor: 2000, inStockShare: 0.25, fromLedger: false },
      { from: '2026-11-02', units: 7, revenueMinor: 7000, inStockShare: null, fromLedger: false },
    ])
    expect(await readHistory('sku=H-1&from=2026-11-02&to=2026-11-07')).toHaveLength(1)
    expect(await readHistory('sku=H-1&channel=other')).toEqual([])
  })

  test('ends where the ledger begins, counts by the day of the site and forgets reversed shipments', async () => {
    const item = await addItem(app.db, 'H-2')
    await inDeed((tx) =>
      saveSalesDays(tx, daysOf(item.id, { '2026-11-18': 9, '2026-11-19': 5, '2026-11-20': 6 })),
    )
    await app.request('POST', '/v1/adjustments', {
      reason: 'found',
      lines: [{ sku: 'H-2', location: 'MAIN', quantity: 50 }],
    })
    const ship = (quantity: number, occurredAt: string) =>
      app.request('POST', '/v1/shipments', {
        occurredAt,
        lines: [{ sku: 'H-2', location: 'MAIN', quantity }],
      })
    const mistaken = await ship(1, '2026-11-18T15:00:00Z')
    expect(mistaken.status).toBe(201)
    // Three in the morning in UTC is still the evening of the 19th in New York.
    await ship(2, '2026-11-20T03:00:00Z')
    await ship(3, '2026-11-20T15:00:00Z')
    const [line] = mistaken.body.lines
    await app.request('POST', `/v1/movements/${line.movementId}/reversal`, {})
    const series = (await readHistory('sku=H-2')) as { from: string; units: number }[]
    expect(series.map(({ from, units }) => [from, units])).toEqual([
      ['2026-11-18', 9],
      ['2026-11-19', 2],
      ['2026-11-20', 3],
    ])
  })

  test('the same days again change nothing; taking back restores what nobody has changed since', async () => {
    const item = await addItem(app.db, 'H-3')
    const rows = daysOf(item.id, { '2026-10-01': 1, '2026-10-02': 2 })
    const made = await inDeed((tx) => saveSalesDays(tx, rows))
    const again = await inDeed((tx) => saveSalesDays(tx, rows))
    expect(again.map(({ change }) => change)).toEqual(['unchanged', 'unchanged'])
    const changed = await inDeed((tx) => saveSalesDays(tx, daysOf(item.id, { '2026-10-02': 7 })))
    expect(await inDeed((tx) => revertSalesDays(tx, made))).toEqual([true, false])
    expect(await inDeed((tx) => revertSalesDays(tx, changed))).toEqual([true])
    const left = await app.db.many(sql`select day, units from sales_day where item_id = ${item.id}`)
    expect(left).toEqual([{ day: '2026-10-02', units: 2 }])
  })
})
