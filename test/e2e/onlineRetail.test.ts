import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOwner } from '../../server/access/setUp.ts'
import { sql } from '../../server/platform/sql.ts'
import { refreshPlans } from '../../server/replenishment/refreshPlans.ts'
import { createTestApp, type TestApp } from '../app.ts'
import { launchChromium } from '../chromium.ts'
import { testContext } from '../database.ts'
import { importFile } from '../importData.ts'
import { type OnlineRetail, onlineRetailMissing, readOnlineRetail } from '../onlineRetail.ts'
import { OWNER, visit } from './site.ts'

if (onlineRetailMissing) console.warn(`Skipped the real shop: ${onlineRetailMissing}`)

/** A real gift shop's year goes in as files; stock, audit and a buying list come out. */
describe.skipIf(onlineRetailMissing)('A real shop', () => {
  let app: TestApp
  let shop: OnlineRetail
  let top: { sku: string; available: number }

  beforeAll(async () => {
    app = await createTestApp()
    shop = await readOnlineRetail('2026-11-22')
  }, 120_000)
  afterAll(() => app.close())

  test('its items, stock and sales go in whole, and a second time change nothing', async () => {
    const items = await importFile(app, 'items', shop.items)
    expect(items).toMatchObject({ state: 'done', created: shop.itemCount, errors: 0 })
    const stock = await importFile(app, 'opening_stock', shop.stock)
    expect(stock).toMatchObject({ state: 'done', errors: 0 })
    const sales = await importFile(app, 'sales', shop.sales)
    expect(sales).toMatchObject({ state: 'done', created: shop.salesDayCount, errors: 0 })
    const demand = await app.db.one(sql`
      select sum(units)::int as units, sum(revenue_minor)::bigint as revenue, max(day) as day,
             count(distinct item_id)::int as items
        from demand_day`)
    expect(demand).toEqual({ ...sumSales(shop.sales), day: '2026-11-22', items: shop.itemCount })
    const again = await importFile(app, 'items', shop.items)
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: shop.itemCount })
    const sold = await importFile(app, 'sales', shop.sales)
    expect(sold).toMatchObject({ created: 0, changed: 0, unchanged: shop.salesDayCount })
  }, 300_000)

  test('the audit knows its items, its value and its pace', async () => {
    await refreshPlans(app.db, app.clock, testContext(app.clock))
    const { body } = await app.request('GET', '/v1/audit')
    expect(body.asOf).toBe('2026-11-22')
    expect(body.window.days).toBe(180)
    const figure = (name: string) =>
      body.figures.find((one: { name: string }) => one.name === name).value
    expect(figure('stockValue')).toBeGreaterThan(0)
    expect(figure('turnover')).toBeGreaterThan(0)
    const classes = body.abc as { class: string; items: number; revenueShare: number }[]
    expect(classes.reduce((sum, row) => sum + row.items, 0)).toBe(shop.itemCount)
    expect(classes[0]?.revenueShare).toBeGreaterThanOrEqual(0.8)
    expect(classes[0]?.revenueShare).toBeLessThan(0.81)
  }, 120_000)

  test('the buying list names what is due, and each line follows from its own figures', async () => {
    const { body } = await app.request('GET', '/v1/reorder?limit=200')
    expect(body.total.lines).toBeGreaterThan(100)
    for (const line of body.data) {
      expect(line.position).toBeLessThanOrEqual(line.reorderPoint)
      const { meanDailyDemand: d, leadTimeDays } = line.basis
      expect(line.reorderPoint).toBe(Math.ceil(d * leadTimeDays + line.safetyStock))
      expect(line.suggestedQuantity).toBeGreaterThanOrEqual(line.orderUpTo - line.position - 1)
    }
  })

  test('buyers racing for its top seller get exactly what there is', async () => {
    const list = await app.request('GET', '/v1/inventory?sort=revenue&direction=desc&limit=1')
    top = list.body.data[0]
    const quantity = Math.ceil(top.available / 60)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        app.request('POST', '/v1/reservations', {
          reference: `race-${index}`,
          lines: [{ sku: top.sku, site: 'MAIN', quantity }],
        }),
      ),
    )
    const won = answers.filter(({ status }) => status === 201).length
    const refused = answers.filter(({ body }) => body.code === 'not_enough_stock').length
    expect(won).toBe(Math.floor(top.available / quantity))
    expect(won + refused).toBe(100)
    const { body } = await app.request('GET', `/v1/stock?sku=${top.sku}`)
    expect(body.data[0].available).toBe(top.available - won * quantity)
  })

  test('its pages show the same numbers in the browser', async ({ skip }) => {
    const browser = await launchChromium()
    if (!browser) return skip('no Chromium runs here')
    await createOwner(app.db, app.clock, OWNER)
    const url = await app.app.listen({ host: '127.0.0.1', port: 0 })
    const { page, complaints } = await visit(
      browser,
      { url },
      '/inventory?sort=revenue&direction=desc',
    )
    await page.getByRole('link', { name: `Gift ${top.sku}` }).click()
    await page.getByText('Demand by week').waitFor()
    await page.goto('/audit')
    await page.getByText('Stock value').first().waitFor()
    await page.goto('/reorder')
    await page.locator('tbody th a').first().waitFor()
    expect(await page.locator('tbody th a').count()).toBeGreaterThan(10)
    expect(complaints).toEqual([])
    await browser.close()
  }, 120_000)

  test('every derived number agrees with the ledger in the end', async () => {
    const { status, body } = await app.request('POST', '/v1/stock-verifications', {})
    expect(status).toBeLessThan(300)
    expect(body.differences).toEqual([])
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
