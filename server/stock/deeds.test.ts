import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'
import { verifyStock } from './verify.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'MAIN/A-01')
  await addPlace(app.db, 'MAIN/B-02')
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

const adjust = (line: Record<string, unknown>) =>
  app.post('/v1/adjustments', { reason: 'counted', lines: [{ location: 'MAIN', ...line }] })

describe('Adjusting', () => {
  test('adds units with the cost of the item', async () => {
    const sku = await app.newItem({ unitCost: '12.5' })
    const answer = await adjust({ sku, quantity: 5 })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ kind: 'adjustment', reason: 'counted' })
    expect(answer.body.lines[0]).toMatchObject({
      sku,
      from: '~adjustment',
      to: 'MAIN',
      quantity: 5,
      unitCost: '12.500000',
    })
    const stock = await app.request('GET', `/v1/stock?sku=${sku}`)
    expect(stock.body).toEqual({
      data: [
        {
          sku,
          site: 'MAIN',
          onHand: 5,
          unavailable: 0,
          committed: 0,
          held: 0,
          available: 5,
          incoming: 0,
        },
      ],
      nextCursor: null,
    })
  })

  test('takes no more away than lies there, and says what lies where', async () => {
    const sku = await app.newItem({ units: 3 })
    const answer = await adjust({ sku, quantity: -4 })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      code: 'not_enough_on_hand',
      lines: [{ sku, location: 'MAIN', lot: '', requested: 4, onHand: 3 }],
    })
  })

  test('is taken although units are promised, and the short reservation is named', async () => {
    const sku = await app.newItem({ units: 5 })
    for (const reference of [`${sku}-first`, `${sku}-second`]) {
      await app.post('/v1/reservations', {
        reference,
        lines: [{ sku, site: 'MAIN', quantity: 2 }],
      })
      app.clock.advance(1000)
    }
    expect((await adjust({ sku, quantity: -2 })).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 3, committed: 4, available: -1 })
    const events = await app.eventsOf('stock.short', sku)
    expect(events).toHaveLength(1)
    expect(events[0]?.details).toMatchObject({
      available: -1,
      reservations: [{ reference: `${sku}-second`, quantity: 2, short: 1 }],
    })
    const more = await app.post('/v1/reservations', {
      reference: `${sku}-third`,
      lines: [{ sku, site: 'MAIN', quantity: 1 }],
    })
    expect(more.body.lines[0].available).toBe(-1)
  })

  test('to a count posts the difference, and is refused when the stock has changed since', async () => {
    const sku = await app.newItem({ units: 8 })
    const { body } = await app.request('GET', `/v1/balances?sku=${sku}`)
    const { version } = body.data[0]
    expect((await adjust({ sku, setTo: 6, expectedVersion: version })).status).toBe(201)
    expect((await app.stockOf(sku)).onHand).toBe(6)
    const late = await adjust({ sku, setTo: 7, expectedVersion: version })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'stock_changed', lines: [{ sku, onHand: 6 }] })
    const same = await adjust({ sku, setTo: 6 })
    expect([same.status, same.body.lines]).toEqual([201, []])
  })

  test('takes either a difference or a count, never both nor zero', async () => {
    const sku = await app.newItem()
    for (const line of [{ quantity: 1, setTo: 1 }, {}, { quantity: 0 }, { quantity: 1.5 }])
      expect((await adjust({ sku, ...line })).body.code).toBe('invalid_request')
    expect((await adjust({ sku, quantity: 1, nonsense: true })).status).toBe(400)
    const twice = await app.post('/v1/adjustments', {
      reason: 'counted',
      lines: [
        { sku, location: 'MAIN', setTo: 1 },
        { sku, location: 'MAIN', setTo: 2 },
      ],
    })
    expect(twice.body.code).toBe('line_given_twice')
  })

  test('can be dated back but not forward', async () => {
    const sku = await app.newItem()
    const lines = [{ sku, location: 'MAIN', quantity: 1 }]
    const back = await app.post('/v1/adjustments', {
      reason: 'found',
      lines,
      occurredAt: '2026-11-01T08:00:00-05:00',
    })
    expect(back.body.occurredAt).toBe('2026-11-01T13:00:00.000Z')
    const forward = await app.post('/v1/adjustments', {
      reason: 'found',
      lines,
      occurredAt: '2030-01-01T00:00:00Z',
    })
    expect(forward.body.code).toBe('in_the_future')
  })

  test('takes 500 lines of 500 items in one call and refuses 501', async () => {
    const skus: string[] = []
    for (let count = 0; count < 501; count++) skus.push(await app.newItem())
    const lines = skus.map((sku) => ({ sku, location: 'MAIN', quantity: 2 }))
    const tooMany = await app.post('/v1/adjustments', { reason: 'found', lines })
    expect(tooMany.status).toBe(400)
    const answer = await app.post('/v1/adjustments', {
      reason: 'found',
      lines: lines.slice(0, 500),
    })
    expect(answer.status).toBe(201)
    expect(answer.body.lines).toHaveLength(500)
    expect((await app.stockOf(skus[499] as string)).onHand).toBe(2)
  })
})

describe('Receiving', () => {
  test('counts against what was expected, which is incoming until then', async () => {
    const sku = await app.newItem()
    const expected = await app.post('/v1/expected-receipts', {
      sku,
      site: 'MAIN',
      quantity: 10,
      expectedOn: '2026-12-01',
      reference: 'PO-1',
    })
    expect(expected.status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 0, incoming: 10 })
    const line = { sku, location: 'MAIN', expectedReceiptId: expected.body.id }
    const first = await app.post('/v1/receipts', { lines: [{ ...line, quantity: 4 }] })
    expect(first.status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 4, incoming: 6 })
    const second = await app.post('/v1/receipts', { lines: [{ ...line, quantity: 7 }] })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 11, incoming: 0 })
    await app.post(`/v1/documents/${second.body.id}/reversal`, {})
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 4, incoming: 6 })
    const closed = await app.request('PATCH', `/v1/expected-receipts/${expected.body.id}`, {
      closed: true,
    })
    expect(closed.body).toMatchObject({ closed: true, received: 4, open: 0 })
    expect((await app.stockOf(sku)).incoming).toBe(0)
  })

  test('of an item with lots needs the lot, and a new lot its expiry date', async () => {
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    const receive = (line: Record<string, unknown>) =>
      app.post('/v1/receipts', { lines: [{ sku, location: 'MAIN', quantity: 5, ...line }] })
    expect((await receive({})).body.code).toBe('lot_required')
    expect((await receive({ lot: 'L1' })).body.code).toBe('expiry_required')
    expect((await receive({ lot: 'L1', expiresOn: '2027-01-31' })).status).toBe(201)
    expect((await receive({ lot: 'L1' })).status).toBe(201)
    expect((await receive({ lot: 'L1', expiresOn: '2028-01-31' })).body.code).toBe(
      'lot_expiry_differs',
    )
    expect(await app.balancesOf(sku)).toEqual({ 'MAIN sellable L1': 10 })
    const plain = await app.newItem()
    const wrong = await app.post('/v1/receipts', {
      lines: [{ sku: plain, location: 'MAIN', quantity: 1, lot: 'L1' }],
    })
    expect(wrong.body.code).toBe('lot_not_tracked')
  })

  test('is refused for a virtual kit and for a place that is closed', async () => {
    const sku = await app.newItem({ units: 1 })
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [sku]: 1 } })
    const receive = (line: Record<string, unknown>) =>
      app.post('/v1/receipts', { lines: [{ quantity: 1, location: 'MAIN', ...line }] })
    expect((await receive({ sku: kit })).body.code).toBe('kit_has_no_stock')
    await addPlace(app.db, 'MAIN/CLOSED')
    await app.db.run(sql`update location set active = false where path = 'MAIN/CLOSED'`)
    expect((await receive({ sku, location: 'MAIN/CLOSED' })).body.code).toBe('not_a_place')
    expect((await receive({ sku, location: '~customer' })).body.code).toBe('unknown_location')
  })
})

describe('Moving', () => {
  test('between bins keeps what is available; to another site takes it along', async () => {
    const sku = await app.newItem({ units: 10 })
    const move = (from: string, to: string, quantity: number) =>
      app.post('/v1/moves', { lines: [{ sku, from, to, quantity }] })
    expect((await move('MAIN', 'MAIN/A-01', 4)).status).toBe(201)
    expect((await move('MAIN/A-01', 'WEST', 3)).status).toBe(201)
    expect(await app.balancesOf(sku)).toEqual({
      'MAIN sellable': 6,
      'MAIN/A-01 sellable': 1,
      'WEST sellable': 3,
    })
    expect((await app.stockOf(sku)).available).toBe(7)
    expect((await app.stockOf(sku, 'WEST')).available).toBe(3)
    const short = await move('MAIN/A-01', 'MAIN/B-02', 2)
    expect(short.body).toMatchObject({
      code: 'not_enough_on_hand',
      lines: [{ sku, location: 'MAIN/A-01', requested: 2, onHand: 1 }],
    })
    expect((await move('MAIN', 'MAIN', 1)).body.code).toBe('nothing_moves')
  })

  test('to another condition makes units unavailable without losing them', async () => {
    const sku = await app.newItem({ units: 10 })
    const answer = await app.post('/v1/moves', {
      lines: [{ sku, from: 'MAIN', to: 'MAIN', quantity: 3, toCondition: 'damaged' }],
    })
    expect(answer.status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, unavailable: 3, available: 7 })
    await adjust({ sku, quantity: -2, condition: 'damaged' })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, unavailable: 1, available: 7 })
  })
})

describe('Shipping', () => {
  const reserve = async (reference: string, sku: string, quantity: number) => {
    const answer = await app.post('/v1/reservations', {
      reference,
      lines: [{ sku, site: 'MAIN', quantity }],
    })
    return answer.body.id as string
  }

  test('without a reservation takes what lies there, also what is promised to others', async () => {
    const sku = await app.newItem({ units: 5 })
    await reserve(`${sku}-1`, sku, 4)
    const answer = await app.post('/v1/shipments', {
      lines: [{ sku, location: 'MAIN', quantity: 3 }],
      reference: 'counter sale',
    })
    expect(answer.status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 2, committed: 4, available: -2 })
  })

  test('of a reservation ends its promise', async () => {
    const sku = await app.newItem({ units: 5 })
    const id = await reserve(`${sku}-1`, sku, 4)
    const answer = await app.post('/v1/shipments', { reservationId: id })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ reference: `${sku}-1`, lines: [{ sku, quantity: 4 }] })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 1, committed: 0, available: 1 })
    expect((await app.request('GET', `/v1/reservations/${id}`)).body.state).toBe('shipped')
    const again = await app.post('/v1/shipments', { reservationId: id })
    expect(again.body.code).toBe('reservation_ended')
    expect((await app.request('DELETE', `/v1/reservations/${id}`)).status).toBe(409)
  })

  test('of a part leaves the rest promised, and more than the rest is refused', async () => {
    const sku = await app.newItem({ units: 9 })
    const id = await reserve(`${sku}-1`, sku, 5)
    const ship = (quantity: number) =>
      app.post('/v1/shipments', {
        reservationId: id,
        lines: [{ sku, location: 'MAIN', quantity }],
      })
    expect((await ship(2)).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 7, committed: 3, available: 4 })
    expect((await ship(4)).body).toMatchObject({
      code: 'more_than_reserved',
      lines: [{ sku, requested: 4, reserved: 3 }],
    })
    expect((await app.request('DELETE', `/v1/reservations/${id}`)).status).toBe(204)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 7, committed: 0, available: 7 })
  })

  test('picks the lot that expires first, over several places', async () => {
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true })
    await app.post('/v1/receipts', {
      lines: [
        { sku, location: 'MAIN/A-01', quantity: 2, lot: 'LATE', expiresOn: '2028-01-01' },
        { sku, location: 'MAIN/B-02', quantity: 2, lot: 'SOON', expiresOn: '2027-01-01' },
      ],
    })
    const id = await reserve(`${sku}-1`, sku, 3)
    const { body } = await app.post('/v1/shipments', { reservationId: id })
    expect(
      body.lines.map(({ lot, from, quantity }: Record<string, unknown>) => [lot, from, quantity]),
    ).toEqual([
      ['SOON', 'MAIN/B-02', 2],
      ['LATE', 'MAIN/A-01', 1],
    ])
  })

  test('of a hold is refused until it is firm', async () => {
    const sku = await app.newItem({ units: 1 })
    const { body } = await app.post('/v1/reservations', {
      reference: `${sku}-1`,
      lines: [{ sku, site: 'MAIN', quantity: 1 }],
      holdSeconds: 60,
    })
    const answer = await app.post('/v1/shipments', { reservationId: body.id })
    expect(answer.body.code).toBe('reservation_not_committed')
  })

  test('of a virtual kit sends its components', async () => {
    const sku = await app.newItem({ units: 6 })
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [sku]: 3 } })
    const answer = await app.post('/v1/shipments', {
      lines: [{ sku: kit, location: 'MAIN', quantity: 2 }],
    })
    expect(answer.body.lines).toMatchObject([{ sku, quantity: 6 }])
    expect((await app.stockOf(sku)).onHand).toBe(0)
  })
})

describe('Assembling', () => {
  test('makes kits of what lies there at the cost of their components, and apart again', async () => {
    const bolt = await app.newItem({ units: 10, unitCost: '0.25' })
    const plate = await app.newItem({ units: 3, unitCost: '4' })
    const kit = await app.newItem({
      kind: 'assembled_kit',
      components: { [bolt]: 4, [plate]: 1 },
    })
    const made = await app.post('/v1/assemblies', { sku: kit, location: 'MAIN', quantity: 2 })
    expect(made.status).toBe(201)
    expect(made.body.lines.at(-1)).toMatchObject({ sku: kit, quantity: 2, unitCost: '5.000000' })
    expect((await app.stockOf(bolt)).onHand).toBe(2)
    expect((await app.stockOf(kit)).available).toBe(2)
    const short = await app.post('/v1/assemblies', { sku: kit, location: 'MAIN', quantity: 1 })
    expect(short.body).toMatchObject({
      code: 'not_enough_on_hand',
      lines: [{ sku: bolt, requested: 4, onHand: 2 }],
    })
    const apart = await app.post('/v1/disassemblies', { sku: kit, location: 'MAIN', quantity: 2 })
    expect(apart.status).toBe(201)
    expect((await app.stockOf(plate)).onHand).toBe(3)
    expect((await app.stockOf(kit)).onHand).toBe(0)
    const wrong = await app.post('/v1/assemblies', { sku: bolt, location: 'MAIN', quantity: 1 })
    expect(wrong.body.code).toBe('not_assembled')
  })
})

describe('Reversing', () => {
  test('writes the opposite once', async () => {
    const sku = await app.newItem({ units: 5 })
    const made = await app.post('/v1/shipments', {
      lines: [{ sku, location: 'MAIN', quantity: 2 }],
    })
    const { movementId } = made.body.lines[0]
    const answer = await app.post(`/v1/movements/${movementId}/reversal`, { note: 'wrong box' })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      kind: 'reversal',
      note: 'wrong box',
      lines: [{ from: '~customer', to: 'MAIN', quantity: 2 }],
    })
    expect((await app.stockOf(sku)).onHand).toBe(5)
    const again = await app.post(`/v1/movements/${movementId}/reversal`, {})
    expect([again.status, again.body.code]).toEqual([409, 'movement_already_reversed'])
    const document = await app.request('GET', `/v1/documents/${made.body.id}`)
    expect(document.body.lines[0].reversedBy).toBe(answer.body.lines[0].movementId)
  })

  test('a document is all or nothing', async () => {
    const [one, two] = [await app.newItem(), await app.newItem()]
    const made = await app.post('/v1/receipts', {
      lines: [one, two].map((sku) => ({ sku, location: 'MAIN', quantity: 5 })),
    })
    await adjust({ sku: two, quantity: -1 })
    const short = await app.post(`/v1/documents/${made.body.id}/reversal`, {})
    expect(short.body.code).toBe('not_enough_on_hand')
    expect((await app.stockOf(one)).onHand).toBe(5)
    await adjust({ sku: two, quantity: 1 })
    expect((await app.post(`/v1/documents/${made.body.id}/reversal`, {})).status).toBe(201)
    expect((await app.stockOf(one)).onHand).toBe(0)
  })

  test('of what was never written finds nothing', async () => {
    const id = '01930000-0000-7000-8000-000000000000'
    expect((await app.post(`/v1/movements/${id}/reversal`, {})).status).toBe(404)
    expect((await app.post(`/v1/documents/${id}/reversal`, {})).status).toBe(404)
  })
})
