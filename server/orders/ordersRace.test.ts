import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelOrder, createOrderApp, type OrderApp } from '../../test/orders.ts'
import { addPlace } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'
import { verifyStock } from '../stock/verify.ts'

let app: OrderApp
beforeAll(async () => {
  app = await createOrderApp()
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(() => app.close())

test('orders by API never promise more than there is, whoever asks at once', async () => {
  const sku = await app.newItem({ units: 10 })
  const kit = await app.newItem({ kind: 'virtual_kit', components: { [sku]: 2 } })
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      app.post('/v1/orders', { lines: [{ sku: index % 3 === 0 ? kit : sku, quantity: 1 }] }),
    ),
  )
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['not_enough_stock']))
  expect(await app.stockOf(sku)).toMatchObject({ committed: 10, available: 0 })
})

test('snapshots, shipments, cancels and reservations of the same items get in nobody’s way', async () => {
  const skus = [
    await app.newItem({ units: 200 }),
    await app.newItem({ units: 200 }),
    await app.newItem({ units: 200 }),
  ]
  const deadlocks = () =>
    app.db.one<{ count: number }>(sql`
      select deadlocks::int as count from pg_stat_database where datname = current_database()`)
  const before = await deadlocks()
  const work = async (worker: number) => {
    const own = worker % 2 === 0 ? skus : skus.toReversed()
    const externalId = `race-${worker}`
    const say = (minute: number, shipped: number) =>
      app.take(
        channelOrder({
          externalId,
          updatedAt: `2026-11-23T14:0${minute}:00Z`,
          lines: own.map((sku, index) => ({
            externalLineId: `l${index}`,
            sku,
            ordered: 3,
            shipped,
          })),
        }),
      )
    const { orderId } = await say(0, 0)
    await Promise.all([
      say(1, 1),
      say(1, 1),
      app.post(`/v1/orders/${orderId}/hold`, { reason: 'x' }),
    ])
    const reserved = await app.post('/v1/reservations', {
      reference: `cart-${worker}`,
      lines: own.map((sku) => ({ sku, site: 'MAIN', quantity: 1 })),
    })
    await Promise.all([
      app.request('DELETE', `/v1/reservations/${reserved.body.id}`),
      app.post(`/v1/orders/${orderId}/cancellation`, {}),
    ])
  }
  await Promise.all(Array.from({ length: 8 }, (_, worker) => work(worker)))
  expect(await deadlocks()).toEqual(before)
  for (const sku of skus)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 192, committed: 0, held: 0 })
  expect(await app.faults()).toEqual([])
  expect(await verifyStock(app.db)).toEqual([])
})
