import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testContext } from '../../test/database.ts'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'
import { expireLots } from './lotExpiry.ts'
import { isLotSellable } from './lots.ts'
import { verifyStock } from './verify.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

const receive = (sku: string, lot: string, expiresOn: string, location = 'MAIN') =>
  app.post('/v1/receipts', { lines: [{ sku, location, quantity: 5, lot, expiresOn }] })

describe('A lot', () => {
  test('may be sold until its day begins where it lies', () => {
    const midnight = '2026-12-01T05:00:00.000Z'
    const justBefore = '2026-12-01T04:59:59.999Z'
    expect(isLotSellable('2026-12-01', justBefore, 'America/New_York')).toBe(true)
    expect(isLotSellable('2026-12-01', midnight, 'America/New_York')).toBe(false)
    expect(isLotSellable('2026-12-01', midnight, 'America/Chicago')).toBe(true)
    expect(isLotSellable(null, midnight, 'America/New_York')).toBe(true)
  })

  test('becomes expired by the job when the day of its site begins, and is no longer available', async () => {
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    await receive(sku, 'SOON', '2026-11-24')
    await receive(sku, 'LATER', '2027-11-24')
    await receive(sku, 'SOON', '2026-11-24', 'WEST')
    expect((await app.stockOf(sku)).available).toBe(10)
    const context = testContext(app.clock)
    expect(await expireLots(app.db, context)).toBe(0)
    // Midnight in New York, an hour before Chicago's.
    app.clock.advance(Date.parse('2026-11-24T05:00:00Z') - app.clock.milliseconds())
    expect(await expireLots(app.db, context)).toBe(1)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, unavailable: 5, available: 5 })
    expect((await app.stockOf(sku, 'WEST')).available).toBe(5)
    expect(await expireLots(app.db, context)).toBe(0)
    app.clock.advance(3_600_000)
    expect(await expireLots(app.db, context)).toBe(1)
    expect((await app.stockOf(sku, 'WEST')).available).toBe(0)
  })

  test('that is over its date is expired as soon as it arrives, and cannot be called sellable', async () => {
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    expect((await receive(sku, 'OLD', '2026-01-31')).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 5, available: 0 })
    const lines = [
      {
        sku,
        from: 'MAIN',
        to: 'MAIN',
        quantity: 1,
        lot: 'OLD',
        fromCondition: 'expired',
        toCondition: 'sellable',
      },
    ]
    expect((await app.post('/v1/moves', { lines })).body.code).toBe('lot_is_expired')
    const changed = await app.request('PATCH', `/v1/items/${sku}/lots/OLD`, {
      expiresOn: '2030-01-31',
    })
    expect(changed.body).toMatchObject({ lot: 'OLD', expiresOn: '2030-01-31', onHand: 5 })
    expect((await app.post('/v1/moves', { lines })).status).toBe(201)
    expect((await app.stockOf(sku)).available).toBe(1)
  })
})
