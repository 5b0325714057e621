import { classifySlowStock, excessUnits } from '@onhand/planning/slowStock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStockApp, type StockApp } from '../../test/stock.ts'
import { dayAfter, daysBetween } from '../platform/businessDay.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'

const TODAY = '2026-11-23'
const WINDOW_TO = '2026-11-22'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
})
afterAll(() => app.close())

test('slow and dead stock is what the rules of planning say, over every mixture of facts', async () => {
  const lastSales = [null, 179, 180]
  const firstSeen = [null, 59, 60]
  const means = [0, 0.05, 2]
  const trends = [null, 0.5, 1.5]
  const expected = new Map<string, { pace: string; excess: boolean }>()
  for (const lastSale of lastSales)
    for (const seen of firstSeen)
      for (const mean of means)
        for (const trend of trends) {
          const units = mean === 2 ? 350 : 10
          const incoming = mean === 2 ? 100 : 0
          const sku = await app.newItem({ units, unitCost: '2' })
          await app.db.run(sql`
            insert into item_plan (item_id, site_id, mean_daily_demand, window_from, window_to, observed_days,
              in_stock_days, unknown_days, units_sold, revenue_minor, first_seen_on, last_sale_on, trend,
              lead_time_days, lead_time_deviation_days, service_level, review_days, minimum_order_quantity,
              case_pack, sources, safety_stock, reorder_point, order_up_to, computed_at)
            select id, ${ALL_SITES}, ${mean}, ${dayAfter(WINDOW_TO, -179)}, ${WINDOW_TO}, 180, 180, 0, 0, 0,
              ${seen === null ? null : dayAfter(WINDOW_TO, -seen)}, ${lastSale === null ? null : dayAfter(WINDOW_TO, -lastSale)},
              ${trend}, 14, 0, 0.95, 14, 1, 1, '{}', 5, 0, 0, now()
              from item where sku = ${sku}`)
          if (incoming > 0)
            await app.post('/v1/expected-receipts', { sku, site: 'MAIN', quantity: incoming })
          const pace = classifySlowStock({
            onHand: units,
            coverDays: mean === 0 ? null : units / mean,
            ageDays: daysBetween(TODAY, TODAY),
            daysSinceLastSale: lastSale,
            daysSinceFirstSeen: seen,
            falling: trend !== null && trend < 1,
            seasonal: false,
          })
          const excess = excessUnits({
            available: units,
            incoming,
            forecastDemand: mean * 180,
            safetyStock: 5,
          })
          expected.set(sku, {
            pace,
            excess: Math.floor(excess) > 0 && !(seen !== null && seen < 60),
          })
        }
  let cursor = ''
  const found = new Map<string, string>()
  do {
    const { body } = await app.request('GET', `/v1/reports/slow-stock/rows?limit=200${cursor}`)
    for (const { sku, state } of body.data) found.set(sku, state)
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
  } while (cursor)
  for (const [sku, { pace, excess }] of expected) {
    const wanted = { dead: 'Dead', slow: 'Slow', moving: excess ? 'Too much' : undefined }[pace]
    expect(found.get(sku), sku).toBe(wanted)
  }
  expect(new Set(found.values())).toEqual(new Set(['Dead', 'Slow', 'Too much']))
})
