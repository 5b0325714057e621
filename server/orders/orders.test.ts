import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOrderApp, type OrderApp } from '../../test/orders.ts'
import { addPlace } from '../../test/stock.ts'

let app: OrderApp
beforeAll(async () => {
  app = await createOrderApp()
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(() => app.close())

const create = (body: object) => app.post('/v1/orders', body)
const orderPath = (id: string, rest: string) => `/v1/orders/${id}/${rest}`

/** An order of one line of an item of which so many units lie at MAIN. */
async function orderOf(quantity: number, units = 10, line: object = {}) {
  const sku = await app.newItem({ units })
  const { status, body } = await create({ lines: [{ sku, quantity, ...line }] })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { sku, id: body.id as string, lineId: body.lines[0].id as string, body }
}

describe('An order by API', () => {
  test('is promised as a whole, with a number of ours', async () => {
    const { sku, body } = await orderOf(3)
    expect(body).toMatchObject({ state: 'open', source: 'api', channel: 'api', address: 'none' })
    expect(body.number).toMatch(/^SO-\d+$/)
    expect(body.lines[0]).toMatchObject({
      sku,
      open: 3,
      allocations: [{ site: 'MAIN', quantity: 3, short: 0, reason: { rule: 'complete' } }],
    })
    expect(await app.stockOf(sku)).toMatchObject({ committed: 3, available: 7 })
    const { body: reservations } = await app.request('GET', `/v1/reservations?sku=${sku}`)
    expect(reservations.data[0]).toMatchObject({ reference: body.number, state: 'committed' })
  })

  test('is refused where stock is short, and leaves nothing behind', async () => {
    const sku = await app.newItem({ units: 2 })
    const { status, body } = await create({ lines: [{ sku, quantity: 5 }] })
    expect([status, body.code]).toEqual([409, 'not_enough_stock'])
    expect(body.lines).toEqual([
      expect.objectContaining({ sku, site: 'MAIN', short: 3, available: 2 }),
    ])
    expect(await app.stockOf(sku)).toMatchObject({ committed: 0 })
    expect((await app.request('GET', `/v1/orders?sku=${sku}`)).body.data).toEqual([])
  })

  test('may wait for stock, or be taken because somebody has accepted it', async () => {
    const { sku } = await orderOf(5, 2, { meets: 'backorder' })
    expect(await app.stockOf(sku)).toMatchObject({ committed: 5, available: -3 })
    const { body } = await create({ accepted: true, lines: [{ sku, quantity: 1 }] })
    expect(body.lines[0]).toMatchObject({ short: 1, meets: 'stock' })
    const item = await app.newItem({ backorderable: true })
    const waiting = await create({ lines: [{ sku: item, quantity: 1 }] })
    expect(waiting.body.lines[0]).toMatchObject({ meets: 'backorder', short: 1 })
  })

  test('that is a preorder takes only what is expected, and says when it comes', async () => {
    const sku = await app.newItem({})
    const order = (quantity: number) => create({ lines: [{ sku, quantity, meets: 'preorder' }] })
    expect((await order(1)).body.code).toBe('not_enough_expected')
    const announce = (quantity: number, expectedOn: string) =>
      app.post('/v1/expected-receipts', { sku, site: 'MAIN', quantity, expectedOn })
    await announce(5, '2026-12-10')
    await announce(5, '2026-12-20')
    const first = await order(4)
    const second = await order(4)
    expect((await order(3)).body.code).toBe('not_enough_expected')
    expect(first.body.lines[0].expected).toEqual([
      expect.objectContaining({ expectedOn: '2026-12-10', quantity: 4 }),
    ])
    expect(second.body.lines[0].expected).toEqual([
      expect.objectContaining({ expectedOn: '2026-12-10', quantity: 1 }),
      expect.objectContaining({ expectedOn: '2026-12-20', quantity: 3 }),
    ])
  })

  test('of the same external id is refused the second time', async () => {
    const sku = await app.newItem({ units: 5 })
    const body = { channel: 'pos', externalId: 'A1', lines: [{ sku, quantity: 1 }] }
    expect((await create(body)).status).toBe(201)
    expect((await create(body)).body.code).toBe('external_order_taken')
    expect((await app.stockOf(sku)).committed).toBe(1)
  })

  test('with two lines of one item promises their sum, and ships them from where they lie', async () => {
    await addPlace(app.db, 'MAIN/A-1')
    const sku = await app.newItem({ units: 2 })
    await app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: 'MAIN/A-1', quantity: 3 }],
    })
    const lines = [
      { sku, quantity: 2 },
      { sku, quantity: 3 },
    ]
    const { body } = await create({ lines })
    expect((await app.stockOf(sku)).committed).toBe(5)
    const shipped = await app.post(orderPath(body.id, 'shipments'), {})
    expect(shipped.body).toMatchObject({ state: 'shipped' })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 0, committed: 0 })
  })
})

describe('Shipping', () => {
  test('goes in parts, each with carrier and tracking, and closes the order with the last', async () => {
    const { sku, id, lineId } = await orderOf(3)
    const first = await app.post(orderPath(id, 'shipments'), {
      lines: [{ lineId, quantity: 1 }],
      carrier: 'UPS',
      service: 'Ground',
      tracking: '1Z999',
    })
    expect(first.body).toMatchObject({ state: 'part_shipped', closedAt: null })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 9, committed: 2 })
    const last = await app.post(orderPath(id, 'shipments'), { carrier: 'USPS' })
    expect(last.body).toMatchObject({ state: 'shipped' })
    expect(last.body.shipments.map(({ carrier }: { carrier: string }) => carrier)).toEqual([
      'UPS',
      'USPS',
    ])
    expect((await app.post(orderPath(id, 'shipments'), {})).body.code).toBe('nothing_to_ship')
    const { body } = await app.request('GET', '/v1/orders?q=1Z999')
    expect(body.data.map((row: { id: string }) => row.id)).toEqual([id])
  })

  test('never sends more than is open, nor what is not there', async () => {
    const { id, lineId } = await orderOf(2)
    const ask = (quantity: number) =>
      app.post(orderPath(id, 'shipments'), { lines: [{ lineId, quantity }] })
    expect((await ask(3)).body.code).toBe('more_than_open')
    const short = await orderOf(3, 1, { meets: 'backorder' })
    const { body } = await app.post(orderPath(short.id, 'shipments'), {})
    expect(body.code).toBe('not_enough_on_hand')
    expect(await app.stockOf(short.sku)).toMatchObject({ onHand: 1, committed: 3 })
  })

  test('waits while the order is held, though its units stay promised', async () => {
    const { sku, id } = await orderOf(2)
    const held = await app.post(orderPath(id, 'hold'), { reason: 'Looks like fraud' })
    expect(held.body).toMatchObject({ state: 'on_hold', holdReason: 'Looks like fraud' })
    expect((await app.stockOf(sku)).committed).toBe(2)
    const refused = await app.post(orderPath(id, 'shipments'), {})
    expect([refused.status, refused.body.code]).toEqual([409, 'order_on_hold'])
    expect((await app.post(orderPath(id, 'release'), undefined)).body.state).toBe('open')
    expect((await app.post(orderPath(id, 'shipments'), {})).status).toBe(201)
  })
})

describe('Changing an order', () => {
  test('asks for more and for fewer units, never fewer than were shipped', async () => {
    const { sku, id, lineId } = await orderOf(3)
    const ask = (quantity: number) =>
      app.request('PATCH', orderPath(id, `lines/${lineId}`), { quantity })
    expect((await ask(6)).status).toBe(200)
    expect((await app.stockOf(sku)).committed).toBe(6)
    expect((await ask(99)).body.code).toBe('not_enough_stock')
    await app.post(orderPath(id, 'shipments'), { lines: [{ lineId, quantity: 2 }] })
    expect((await ask(1)).body.code).toBe('fewer_than_done')
    expect((await ask(2)).body.state).toBe('shipped')
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 0 })
    expect((await ask(4)).body.state).toBe('part_shipped')
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 2 })
  })

  test('adds lines and takes lines out', async () => {
    const { sku, id, lineId } = await orderOf(2)
    const other = await app.newItem({ units: 5 })
    const added = await app.post(orderPath(id, 'lines'), { lines: [{ sku: other, quantity: 4 }] })
    expect(added.body.lines.map((line: { sku: string }) => line.sku)).toEqual([sku, other])
    const gone = await app.request('DELETE', orderPath(id, `lines/${lineId}`))
    expect(gone.status).toBe(204)
    expect((await app.stockOf(sku)).committed).toBe(0)
    expect((await app.stockOf(other)).committed).toBe(4)
  })

  test('that changes nothing makes no movement and no event', async () => {
    const { id, lineId } = await orderOf(2)
    const before = (await app.getOrder(id)).version
    await app.request('PATCH', orderPath(id, `lines/${lineId}`), { quantity: 2 })
    await app.request('PATCH', `/v1/orders/${id}`, { note: '' })
    expect((await app.getOrder(id)).version).toBe(before)
  })

  test('cancels units, then the rest, and the second time nothing', async () => {
    const { sku, id, lineId } = await orderOf(5)
    const part = await app.post(orderPath(id, 'cancellation'), {
      lines: [{ lineId, quantity: 2 }],
      reason: 'Customer asked',
    })
    expect(part.body.state).toBe('open')
    expect((await app.stockOf(sku)).committed).toBe(3)
    const whole = await app.post(orderPath(id, 'cancellation'), {})
    expect(whole.body.state).toBe('cancelled')
    expect((await app.post(orderPath(id, 'cancellation'), {})).status).toBe(200)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, committed: 0 })
    const events = await app.eventsOf('order.cancelled', whole.body.number)
    expect(events.map(({ details }) => details.whole)).toEqual([false, true])
  })

  test('that was shipped is not cancelled', async () => {
    const { id } = await orderOf(1)
    await app.post(orderPath(id, 'shipments'), {})
    expect((await app.post(orderPath(id, 'cancellation'), {})).body.code).toBe('order_shipped')
  })
})

describe('Refunds and returns', () => {
  test('move stock only as they say', async () => {
    const { sku, id, lineId } = await orderOf(4)
    await app.post(orderPath(id, 'shipments'), { lines: [{ lineId, quantity: 2 }] })
    const refund = (quantity: number, restock: string) =>
      app.post(orderPath(id, 'refunds'), {
        amountMinor: 999,
        lines: [{ lineId, quantity, restock }],
      })
    expect((await refund(1, 'none')).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 2 })
    expect((await refund(1, 'cancel')).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 1 })
    const returned = await refund(1, 'return')
    expect(returned.body.lines[0]).toMatchObject({ returned: 1, refunded: 3, cancelled: 1 })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 9, committed: 1 })
    expect((await refund(2, 'none')).body.code).toBe('more_than_ordered')
    expect((await refund(1, 'return')).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, committed: 1 })
  })

  test('never bring back more than was shipped', async () => {
    const { sku, id, lineId } = await orderOf(3)
    const giveBack = (quantity: number, more: object = {}) =>
      app.post(orderPath(id, 'returns'), { lines: [{ lineId, quantity, ...more }] })
    expect((await giveBack(1)).body.code).toBe('more_than_shipped')
    await app.post(orderPath(id, 'shipments'), {})
    expect((await giveBack(2, { condition: 'damaged' })).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 9, unavailable: 2, available: 7 })
    expect((await giveBack(2)).body.code).toBe('more_than_shipped')
  })

  test('come back in the lot in which they were shipped', async () => {
    const sku = await app.newItem({ tracksLots: true })
    const line = { sku, location: 'MAIN', quantity: 3 }
    await app.post('/v1/receipts', { lines: [{ ...line, lot: 'L1' }] })
    const { body } = await create({ lines: [{ sku, quantity: 2 }] })
    await app.post(orderPath(body.id, 'shipments'), {})
    const lines = [{ lineId: body.lines[0].id, quantity: 1 }]
    expect((await app.post(orderPath(body.id, 'returns'), { lines })).status).toBe(201)
    expect(await app.balancesOf(sku)).toMatchObject({ 'MAIN sellable L1': 2 })
  })
})

describe('Reading orders', () => {
  test('shows what they did to stock, and by whom', async () => {
    const { sku, id } = await orderOf(2)
    await app.post(orderPath(id, 'shipments'), {})
    const { body: effects } = await app.request('GET', orderPath(id, 'effects'))
    expect(effects.steps.map((step: { effect: string }) => step.effect)).toEqual(['commit', 'ship'])
    expect(effects.promises).toEqual([
      expect.objectContaining({ sku, state: 'shipped', shipped: 2 }),
    ])
    expect(effects.movements).toEqual([
      expect.objectContaining({ sku, from: 'MAIN', to: '~customer', quantity: 2 }),
    ])
    const { body: timeline } = await app.request('GET', orderPath(id, 'timeline'))
    expect(timeline.data.map((entry: { type: string }) => entry.type)).toEqual([
      'order.shipped',
      'order.created',
    ])
  })

  test('goes by views and filters, page by page', async () => {
    const sku = await app.newItem({ units: 50 })
    const ids: string[] = []
    for (let day = 1; day <= 5; day++) {
      const { body } = await create({
        channel: 'pages',
        placedAt: `2026-11-0${day}T10:00:00Z`,
        shipBy: `2026-11-1${day}T10:00:00Z`,
        lines: [{ sku, quantity: 1 }],
      })
      ids.push(body.id)
    }
    await app.post(orderPath(String(ids[0]), 'cancellation'), {})
    await app.post(orderPath(String(ids[1]), 'shipments'), {})
    await app.post(orderPath(String(ids[2]), 'hold'), { reason: 'x' })
    const list = async (query: string) => {
      const found = []
      let cursor = ''
      do {
        const { body } = await app.request(
          'GET',
          `/v1/orders?channel=pages&limit=2${query}${cursor}`,
        )
        found.push(...body.data.map((row: { id: string }) => ids.indexOf(row.id) + 1))
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
      } while (cursor)
      return found
    }
    expect(await list('')).toEqual([5, 4, 3, 2, 1])
    expect(await list('&sort=shipBy')).toEqual([1, 2, 3, 4, 5])
    expect(await list('&view=to_ship')).toEqual([5, 4])
    expect(await list('&view=on_hold')).toEqual([3])
    expect(await list('&state=shipped')).toEqual([2])
    expect(await list('&late=true')).toEqual([5, 4, 3])
    expect(await list('&site=MAIN')).toEqual([5, 4, 3])
    const { body } = await app.request('GET', '/v1/order-counts')
    expect(body).toMatchObject({ on_hold: expect.any(Number) })
    expect(body.all).toBeGreaterThanOrEqual(5)
  })
})

test('everything above left promises and lines in agreement', async () => {
  expect(await app.faults()).toEqual([])
  const { body } = await app.post('/v1/stock-verifications', {})
  expect(body?.differences ?? []).toEqual([])
})
