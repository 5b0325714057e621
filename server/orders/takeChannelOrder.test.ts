import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { channelOrder, createOrderApp, type OrderApp } from '../../test/orders.ts'
import { addPlace } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'

let app: OrderApp
let number = 0
beforeAll(async () => {
  app = await createOrderApp()
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(() => app.close())

const nextId = () => `t-${++number}`
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 14, minute)).toISOString()
type Said = Parameters<typeof channelOrder>[0]

/** An order of one line of so many units, with its later snapshots. */
async function sell(quantity: number, stock: number) {
  const sku = await app.newItem({ units: stock })
  const externalId = nextId()
  const say = (
    minute: number,
    line: Partial<ReturnType<typeof channelOrder>['lines'][number]> = {},
    said: Said = {},
  ) =>
    app.take(
      channelOrder({
        externalId,
        number: externalId,
        updatedAt: at(minute),
        ...said,
        lines: [{ externalLineId: 'l1', sku, ordered: quantity, ...line }],
      }),
    )
  return { sku, externalId, say, ...(await say(0)) }
}

describe('An order of a channel', () => {
  test('is promised once, however often and late it is told', async () => {
    const { sku, say, orderId, outcome } = await sell(3, 10)
    expect(outcome).toBe('created')
    expect(await app.stockOf(sku)).toMatchObject({ committed: 3, available: 7 })
    expect((await say(0)).outcome).toBe('unchanged')
    expect((await say(5, { ordered: 4 })).outcome).toBe('changed')
    expect((await say(2, { ordered: 9 })).outcome).toBe('stale')
    expect((await say(6, { ordered: 4 })).outcome).toBe('unchanged')
    expect(await app.stockOf(sku)).toMatchObject({ committed: 4 })
    expect(await app.getOrder(orderId)).toMatchObject({ state: 'open', source: 'channel' })
  })

  test('ends the same in whatever order its snapshots arrive', async () => {
    const story = [
      { ordered: 5 },
      { ordered: 6, cancelled: 1 },
      { ordered: 6, cancelled: 1, shipped: 2 },
      { ordered: 6, cancelled: 1, shipped: 4, refunded: 1, restocked: 1 },
    ]
    const ends = []
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [0, 0, 3, 3, 1],
      [1, 3, 3, 2],
    ]) {
      const sku = await app.newItem({ units: 20 })
      const externalId = nextId()
      for (const step of order)
        await app.take(
          channelOrder({
            externalId,
            number: externalId,
            updatedAt: at(step),
            lines: [{ externalLineId: 'l1', sku, ...story[step] }],
          }),
        )
      const { onHand, committed } = await app.stockOf(sku)
      ends.push({ onHand, committed })
    }
    expect(ends).toEqual(ends.map(() => ({ onHand: 17, committed: 1 })))
  })

  test('arrives many times at once and is one', async () => {
    const sku = await app.newItem({ units: 10 })
    const externalId = nextId()
    const order = channelOrder({ externalId, lines: [{ externalLineId: 'l1', sku, ordered: 2 }] })
    const taken = await Promise.all(Array.from({ length: 12 }, () => app.take(order)))
    expect(new Set(taken.map(({ orderId }) => orderId)).size).toBe(1)
    expect(taken.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    expect(await app.stockOf(sku)).toMatchObject({ committed: 2 })
  })

  test('is taken although stock is short, and says which lines are', async () => {
    const { sku, orderId, short } = await sell(5, 3)
    expect(short).toBe(1)
    expect(await app.stockOf(sku)).toMatchObject({ committed: 5, available: -2 })
    const order = await app.getOrder(orderId)
    expect(order.lines[0]).toMatchObject({ open: 5, short: 2, meets: 'stock' })
    const [event] = await app.eventsOf('order.short', order.number)
    expect(event?.details.lines).toEqual([expect.objectContaining({ sku, site: 'MAIN', short: 2 })])
    const { body } = await app.request('GET', `/v1/orders?view=short&sku=${sku}`)
    expect(body.data).toHaveLength(1)
    await app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: 'MAIN', quantity: 2 }],
    })
    expect((await app.getOrder(orderId)).lines[0].short).toBe(0)
  })

  test('that the shop ships leaves our stock once, and its own shipment is not told back', async () => {
    const { sku, say, orderId } = await sell(3, 10)
    await say(1, { shipped: 2 })
    await say(2, { shipped: 2 })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 1 })
    const order = await app.getOrder(orderId)
    expect(order).toMatchObject({ state: 'part_shipped' })
    expect(order.shipments).toEqual([expect.objectContaining({ byChannel: true, site: 'MAIN' })])
    const [event] = await app.eventsOf('order.shipped', order.number)
    expect(event?.details).toMatchObject({ byChannel: true, channel: 'shop-1' })
  })

  test('that we ship is not shipped again by the echo of the shop', async () => {
    const { sku, say, orderId } = await sell(3, 10)
    const shipped = await app.post(`/v1/orders/${orderId}/shipments`, { tracking: '1Z' })
    expect(shipped.status).toBe(201)
    await say(1)
    await say(2, { shipped: 3 })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 7, committed: 0 })
    expect(await app.getOrder(orderId)).toMatchObject({ state: 'shipped' })
  })

  test('stays cancelled while the shop has not heard of it, and opens again when the shop says so', async () => {
    const { sku, say, orderId } = await sell(3, 10)
    await app.post(`/v1/orders/${orderId}/cancellation`, { reason: 'broken' })
    await say(1)
    expect(await app.stockOf(sku)).toMatchObject({ committed: 0 })
    await say(2, { cancelled: 3 }, { state: 'cancelled' })
    await say(3, { cancelled: 0 })
    expect(await app.stockOf(sku)).toMatchObject({ committed: 3 })
    expect(await app.getOrder(orderId)).toMatchObject({ state: 'open' })
  })

  test('cancelled here and shipped there has been shipped', async () => {
    const { sku, say, orderId } = await sell(2, 10)
    await app.post(`/v1/orders/${orderId}/cancellation`, {})
    await say(1, { shipped: 2 })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 0 })
    expect((await app.getOrder(orderId)).lines[0]).toMatchObject({ shipped: 2, cancelled: 0 })
  })

  test('that was shipped from stock nobody had on the books was there', async () => {
    const { sku, say } = await sell(3, 1)
    await say(1, { shipped: 3 })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 0, committed: 0, available: 0 })
    const events = await app.db.many<{ reason: string }>(
      sql`
        select details ->> 'reason' as reason from event
         where type = 'stock.adjusted' and details -> 'skus' ? ${sku}`,
    )
    expect(events.map(({ reason }) => reason)).toContain('shipped_beyond_books')
  })

  test('loses the lines that a newer snapshot no longer names', async () => {
    const [one, other] = [await app.newItem({ units: 9 }), await app.newItem({ units: 9 })]
    const externalId = nextId()
    const lines = [
      { externalLineId: 'l1', sku: one },
      { externalLineId: 'l2', sku: other },
    ]
    await app.take(channelOrder({ externalId, updatedAt: at(0), lines }))
    await app.take(channelOrder({ externalId, updatedAt: at(1), lines: lines.slice(0, 1) }))
    expect((await app.stockOf(one)).committed).toBe(1)
    expect((await app.stockOf(other)).committed).toBe(0)
  })

  test('placed before the account was switched on takes only what is still to be shipped', async () => {
    const sku = await app.newItem({ units: 10 })
    const externalId = nextId()
    const line = { externalLineId: 'l1', sku, ordered: 5, shipped: 3 }
    const { orderId } = await app.take(
      channelOrder({ externalId, opening: true, updatedAt: at(0), lines: [line] }),
    )
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, committed: 2 })
    await app.take(channelOrder({ externalId, updatedAt: at(1), lines: [{ ...line, shipped: 5 }] }))
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 0 })
    expect(await app.getOrder(orderId)).toMatchObject({ state: 'shipped' })
  })

  test('fulfilled by the channel touches no stock of ours', async () => {
    const { sku, say } = await sell(2, 10)
    await say(1, { fulfilledBy: 'channel' })
    expect(await app.stockOf(sku)).toMatchObject({ committed: 0 })
    await say(2, { fulfilledBy: 'channel', shipped: 2 })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, committed: 0 })
  })

  test('held by its channel is not shipped, until somebody looks at it', async () => {
    const { say, orderId, sku } = await sell(1, 5)
    await say(1, {}, { hold: 'fraud suspected' })
    expect((await app.post(`/v1/orders/${orderId}/shipments`, {})).body.code).toBe('order_on_hold')
    expect((await app.stockOf(sku)).committed).toBe(1)
    await app.post(`/v1/orders/${orderId}/release`, undefined)
    await say(2, {}, { hold: 'fraud suspected' })
    expect(await app.getOrder(orderId)).toMatchObject({ state: 'open' })
    await say(3, {}, { hold: 'address unclear' })
    expect(await app.getOrder(orderId)).toMatchObject({
      state: 'on_hold',
      channelHold: 'address unclear',
    })
  })

  test('pending is promised and not to be shipped', async () => {
    const { say, orderId, sku } = await sell(1, 5)
    await say(1, {}, { state: 'pending' })
    expect((await app.stockOf(sku)).committed).toBe(1)
    expect((await app.post(`/v1/orders/${orderId}/shipments`, {})).body.code).toBe('order_pending')
  })

  test('whose kit is sold takes its parts, and so does what comes back', async () => {
    const part = await app.newItem({ units: 20 })
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [part]: 2 } })
    const externalId = nextId()
    const say = (minute: number, line: object) =>
      app.take(
        channelOrder({
          externalId,
          updatedAt: at(minute),
          lines: [{ externalLineId: 'l1', sku: kit, packSize: 3, ordered: 2, ...line }],
        }),
      )
    await say(0, {})
    expect((await app.stockOf(part)).committed).toBe(12)
    await say(1, { shipped: 1 })
    expect(await app.stockOf(part)).toMatchObject({ onHand: 14, committed: 6 })
    await say(2, { shipped: 1, restocked: 1 })
    expect(await app.stockOf(part)).toMatchObject({ onHand: 20, committed: 6 })
  })

  test('of named units waits for a person to say which the shop has shipped', async () => {
    const sku = await app.newItem({})
    await app.db.run(sql`update item set tracks_serials = true where sku = ${sku}`)
    const received = await app.post('/v1/receipts', {
      lines: [{ sku, location: 'MAIN', quantity: 2, serials: ['A1', 'A2'] }],
    })
    expect(received.status).toBe(201)
    const externalId = nextId()
    const line = { externalLineId: 'l1', sku, ordered: 1 }
    const { orderId } = await app.take(
      channelOrder({ externalId, updatedAt: at(0), lines: [line] }),
    )
    await app.take(channelOrder({ externalId, updatedAt: at(1), lines: [{ ...line, shipped: 1 }] }))
    const order = await app.getOrder(orderId)
    expect(order.state).toBe('open')
    expect(await app.eventsOf('order.needs_hand', order.number)).toHaveLength(1)
    const shipped = await app.post(`/v1/orders/${orderId}/shipments`, {
      lines: [{ lineId: order.lines[0].id, quantity: 1, serials: ['A2'] }],
    })
    expect([shipped.status, shipped.body.state]).toEqual([201, 'shipped'])
  })
})

test('everything above left promises and lines in agreement', async () => {
  expect(await app.faults()).toEqual([])
})
