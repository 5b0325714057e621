import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { importFile } from '../../test/importData.ts'
import {
  type OnlineRetail,
  onlineRetailMissing,
  readOnlineRetail,
} from '../../test/onlineRetail.ts'
import { sql } from '../platform/sql.ts'

if (onlineRetailMissing)
  console.warn(`The import of a real shop is skipped: ${onlineRetailMissing}`)

describe.skipIf(onlineRetailMissing)('A real shop', () => {
  let app: TestApp
  let shop: OnlineRetail
  beforeAll(async () => {
    app = await createTestApp()
    shop = await readOnlineRetail('2026-11-22')
  })
  afterAll(() => app.close())

  test('comes in with every item, unit and sale, and a second time changes nothing', {
    timeout: 240_000,
  }, async () => {
    const items = await importFile(app, 'items', shop.items)
    expect(items).toMatchObject({ state: 'done', created: shop.itemCount, errors: 0 })
    const stock = await importFile(app, 'opening_stock', shop.stock)
    expect(stock).toMatchObject({ state: 'done', created: shop.itemCount, errors: 0 })
    const sales = await importFile(app, 'sales', shop.sales)
    expect(sales).toMatchObject({ state: 'done', created: shop.salesDayCount, errors: 0 })
    const demand = await app.db.one(sql`
      select sum(units)::int as units, sum(revenue_minor)::bigint as revenue, max(day) as day,
             count(distinct item_id)::int as items
        from demand_day`)
    expect(demand).toEqual({ ...sumSales(shop.sales), day: '2026-11-22', items: shop.itemCount })
    const again = await importFile(app, 'sales', shop.sales)
    expect(again).toMatchObject({ unchanged: shop.salesDayCount, created: 0, changed: 0 })
  })
})

/** The totals of the file itself, read without the program. */
function sumSales(file: string): { units: number; revenue: number } {
  let units = 0
  let cents = 0
  for (const line of file.trim().split('\n').slice(1)) {
    const [, , quantity, revenue = ''] = line.split(',')
    units += Number(quantity)
    cents += Math.round(Number(revenue) * 100)
  }
  return { units, revenue: cents }
}
