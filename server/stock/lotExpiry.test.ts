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

describe('Between the midnight of a site and the job', () => {
  const to = (instant: string) => app.clock.advance(Date.parse(instant) - app.clock.milliseconds())
  const reserve = (sku: string, quantity: number, more: object = {}) =>
    app.post('/v1/reservations', {
      reference: `${sku} ${quantity} ${app.clock.now()} ${JSON.stringify(more)}`,
      lines: [{ sku, site: 'MAIN', quantity }],
      ...more,
    })

  test('nothing is promised of a lot whose day has come, neither alone nor together nor in part', async () => {
    to('2027-03-01T12:00:00Z')
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    await receive(sku, 'SOON', '2027-03-02')
    await receive(sku, 'LATER', '2028-03-02')
    // A millisecond before midnight in New York.
    to('2027-03-02T04:59:59.999Z')
    expect((await reserve(sku, 6)).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ unavailable: 0, committed: 6, available: 4 })
    to('2027-03-02T05:00:00Z')
    expect(await app.stockOf(sku)).toMatchObject({ unavailable: 5, committed: 6, available: -1 })
    const refused = await reserve(sku, 1)
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_enough_stock' } })
    expect(refused.body.lines).toMatchObject([{ requested: 1, available: -1 }])
    const other = await app.newItem({ tracksLots: true, tracksExpiry: true, units: 0 })
    to('2027-03-02T12:00:00Z')
    await receive(other, 'SOON', '2027-03-03')
    await receive(other, 'LATER', '2028-03-03')
    to('2027-03-03T05:00:00Z')
    const together = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((number) =>
        reserve(other, 1, { reference: `${other} together ${number}` }),
      ),
    )
    expect(together.map(({ status }) => status).toSorted()).toEqual([
      201, 201, 201, 201, 201, 409, 409,
    ])
    await receive(other, 'MORE', '2028-03-03')
    const partial = await reserve(other, 9, { partial: true })
    expect(partial.body.lines).toMatchObject([{ quantity: 5 }])
    await expireLots(app.db, testContext(app.clock))
    expect(await app.stockOf(other)).toMatchObject({ unavailable: 5, committed: 10, available: 0 })
  })

  test('the day is that of each site, also on the night when clocks change', async () => {
    to('2027-03-13T12:00:00Z')
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    await receive(sku, 'DST', '2027-03-14')
    await receive(sku, 'DST', '2027-03-14', 'WEST')
    to('2027-03-14T05:00:00Z')
    expect((await app.stockOf(sku)).available).toBe(0)
    expect((await app.stockOf(sku, 'WEST')).available).toBe(5)
    to('2027-03-14T06:00:00Z')
    expect((await app.stockOf(sku, 'WEST')).available).toBe(0)
    to('2027-03-15T00:00:00Z')
    await receive(sku, 'DST2', '2027-03-15')
    // Summer time: midnight comes an hour earlier by the clock of the world.
    to('2027-03-15T03:59:59.999Z')
    expect((await app.stockOf(sku)).available).toBe(5)
    to('2027-03-15T04:00:00Z')
    expect((await app.stockOf(sku)).available).toBe(0)
  })

  test('a shipment picks none of it, and kits are not made of it', async () => {
    to('2027-04-01T12:00:00Z')
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [sku]: 5 } })
    await receive(sku, 'SOON', '2027-04-02')
    await receive(sku, 'LATER', '2028-04-02')
    const { id } = (await reserve(sku, 2)).body
    to('2027-04-02T04:00:00Z')
    const { body } = await app.request('GET', `/v1/items/${kit}/kit-availability`)
    expect(body.available).toBe(0)
    const shipped = await app.post('/v1/shipments', { reservationId: id })
    expect(shipped.body.lines).toMatchObject([{ lot: 'LATER', quantity: 2 }])
  })

  test('a date that is corrected counts at once', async () => {
    to('2027-05-01T12:00:00Z')
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    await receive(sku, 'WRONG', '2028-05-02')
    const correct = (expiresOn: string) =>
      app.request('PATCH', `/v1/items/${sku}/lots/WRONG`, { expiresOn })
    await correct('2027-05-01')
    expect((await reserve(sku, 1)).status).toBe(409)
    await correct('2027-05-02')
    expect((await reserve(sku, 1)).status).toBe(201)
  })
})
