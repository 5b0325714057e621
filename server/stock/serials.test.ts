import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'
import { verifyStock } from './verify.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'MAIN/A-01')
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

const newPhone = () => app.newItem({ tracksSerials: true })
const line = (sku: string, serials: string[], more: object = {}) => ({
  sku,
  location: 'MAIN',
  quantity: serials.length,
  serials,
  ...more,
})
const receive = (sku: string, serials: string[], more: object = {}) =>
  app.post('/v1/receipts', { lines: [line(sku, serials, more)] })
const ship = (sku: string, serials: string[], more: object = {}) =>
  app.post('/v1/shipments', { lines: [line(sku, serials, more)] })
const whereIs = async (sku: string, serial: string) => {
  const { body } = await app.request('GET', `/v1/serials/${serial}?sku=${sku}`)
  const [unit] = body.units
  return unit.onHand ? `${unit.location} ${unit.condition}` : unit.location
}
const onHand = async (sku: string, query = '') => {
  const { body } = await app.request('GET', `/v1/items/${sku}/serials?${query}`)
  return body.data.map(({ serial }: { serial: string }) => serial)
}

describe('A serial', () => {
  test('is in one place, and tells every place where it has been', async () => {
    const sku = await newPhone()
    const received = await receive(sku, ['A1', 'A2'])
    expect(received.status).toBe(201)
    expect(received.body.lines).toMatchObject([
      { line: 1, serial: 'A1', quantity: 1 },
      { line: 1, serial: 'A2', quantity: 1 },
    ])
    const moved = await app.post('/v1/moves', {
      lines: [
        {
          sku,
          from: 'MAIN',
          to: 'MAIN/A-01',
          quantity: 1,
          serials: ['A1'],
          toCondition: 'damaged',
        },
      ],
    })
    expect(moved.status).toBe(201)
    expect(await whereIs(sku, 'A1')).toBe('MAIN/A-01 damaged')
    expect((await ship(sku, ['A2'])).status).toBe(201)
    expect(await whereIs(sku, 'A2')).toBe('~customer')
    const { body } = await app.request('GET', `/v1/serials/A1`)
    expect(body.units[0].history.map(({ cause }: { cause: string }) => cause)).toEqual([
      'move',
      'receipt',
    ])
    expect(await onHand(sku)).toEqual(['A1'])
    expect(await onHand(sku, 'location=MAIN/A-01&condition=damaged')).toEqual(['A1'])
    expect(await onHand(sku, 'location=WEST')).toEqual([])
    expect(await onHand(sku, 'onHand=any&limit=1')).toEqual(['A1'])
    expect((await app.request('GET', '/v1/serials/nobody')).status).toBe(404)
  })

  test('that is on hand cannot be received again; one that has left can', async () => {
    const sku = await newPhone()
    await receive(sku, ['B1'])
    const again = await receive(sku, ['B2', 'B1'], { location: 'WEST' })
    expect(again).toMatchObject({ status: 409, body: { code: 'serial_on_hand' } })
    expect(again.body.lines).toMatchObject([{ serial: 'B1', location: 'MAIN', isOnHand: true }])
    expect(await onHand(sku, 'onHand=any')).toEqual(['B1'])
    await ship(sku, ['B1'])
    const back = await app.post('/v1/stock-returns', {
      lines: [line(sku, ['B1'], { condition: 'inspection' })],
      reason: 'wrong colour',
    })
    expect(back.status).toBe(201)
    expect(await whereIs(sku, 'B1')).toBe('MAIN inspection')
  })

  test('that is not there is neither shipped nor moved, and the refusal says where it is', async () => {
    const sku = await newPhone()
    await receive(sku, ['C1'])
    await receive(sku, ['C2'], { location: 'MAIN/A-01' })
    const shipped = await ship(sku, ['C2'])
    expect(shipped).toMatchObject({ status: 409, body: { code: 'serial_not_there' } })
    expect(shipped.body.lines).toMatchObject([{ serial: 'C2', location: 'MAIN/A-01' }])
    expect(await ship(sku, ['C3'])).toMatchObject({ body: { code: 'serial_not_there' } })
    const damaged = await ship(sku, ['C1'], { condition: 'damaged' })
    expect(damaged).toMatchObject({ body: { code: 'serial_not_there' } })
  })

  test('is named once for each unit, and only for items that are tracked so', async () => {
    const sku = await newPhone()
    const other = await app.newItem()
    const codeOf = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code
    expect(await codeOf(receive(sku, ['D1'], { quantity: 2 }))).toBe('serial_required')
    expect(await codeOf(receive(sku, ['D1', 'D1']))).toBe('serial_given_twice')
    expect(await codeOf(receive(other, ['D1']))).toBe('serial_not_tracked')
    expect(await codeOf(receive(sku, [' ']))).toBe('invalid_request')
    const unnamed = app.post('/v1/receipts', { lines: [{ sku, location: 'MAIN', quantity: 1 }] })
    expect(await codeOf(unnamed)).toBe('serial_required')
    await receive(sku, ['D1', 'D2'])
    const leaves = app.post('/v1/shipments', { lines: [{ sku, location: 'MAIN', quantity: 1 }] })
    expect(await codeOf(leaves)).toBe('serial_required')
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 2 })
  })

  test('goes back where it was when its movement is reversed, unless it has gone elsewhere', async () => {
    const sku = await newPhone()
    const received = await receive(sku, ['E1', 'E2'])
    const shipped = await ship(sku, ['E1'])
    const early = await app.post(`/v1/documents/${received.body.id}/reversal`, {})
    expect(early).toMatchObject({ status: 409, body: { code: 'serial_not_there' } })
    await app.post(`/v1/documents/${shipped.body.id}/reversal`, {})
    expect(await whereIs(sku, 'E1')).toBe('MAIN sellable')
    expect((await app.post(`/v1/documents/${received.body.id}/reversal`, {})).status).toBe(201)
    expect(await onHand(sku)).toEqual([])
  })

  test('may be borne by units of two items', async () => {
    const [one, two] = [await newPhone(), await newPhone()]
    await receive(one, ['F1'])
    await receive(two, ['F1'], { location: 'WEST' })
    const { body } = await app.request('GET', '/v1/serials/F1')
    expect(body.units).toHaveLength(2)
  })

  test('received at two sites at the same moment comes to one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const sku = await newPhone()
      const names = ['G1', 'G2', 'G3']
      const answers = await Promise.all([
        receive(sku, names),
        receive(sku, names.toReversed(), { location: 'WEST' }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
      expect(await onHand(sku)).toEqual(names)
    }
  })
})

describe('A count of units with serials', () => {
  test('finds those that were not known and loses those that are not there', async () => {
    const sku = await newPhone()
    await receive(sku, ['A', 'B', 'C'])
    const count = (setTo: number, serials?: string[]) =>
      app.post('/v1/adjustments', {
        reason: 'counted',
        lines: [{ sku, location: 'MAIN', setTo, ...(serials ? { serials } : {}) }],
      })
    const counted = await count(3, ['B', 'C', 'D'])
    expect(counted.body.lines).toMatchObject([
      { serial: 'A', to: '~adjustment' },
      { serial: 'D', from: '~adjustment' },
    ])
    expect(await onHand(sku)).toEqual(['B', 'C', 'D'])
    expect((await count(3, ['B', 'C', 'D'])).body.lines).toEqual([])
    expect(await count(2, ['B', 'C', 'D'])).toMatchObject({ body: { code: 'serial_required' } })
    expect(await count(2)).toMatchObject({ body: { code: 'serial_required' } })
    expect((await count(0)).body.lines).toHaveLength(3)
    expect(await onHand(sku)).toEqual([])
  })

  test('names units that came before the item was tracked', async () => {
    const sku = await app.newItem({ units: 3 })
    await app.setTracksSerials(sku)
    const shipped = await app.post('/v1/shipments', {
      lines: [{ sku, location: 'MAIN', quantity: 1 }],
    })
    expect(shipped.status).toBe(201)
    const lines = [{ sku, location: 'MAIN', setTo: 2, serials: ['A', 'B'] }]
    expect((await app.post('/v1/adjustments', { reason: 'counted', lines })).status).toBe(201)
    expect(await onHand(sku)).toEqual(['A', 'B'])
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 2 })
  })
})

describe('An opening balance of units with serials', () => {
  test('corrects the word before by its difference, whatever was sold in between', async () => {
    const sku = await newPhone()
    const say = (serials: string[]) =>
      app.post('/v1/opening-balances', {
        lines: [{ sku, location: 'MAIN', quantity: serials.length, serials }],
      })
    expect((await say(['A', 'B'])).body.lines).toMatchObject([{ outcome: 'created', after: 2 }])
    await ship(sku, ['A'])
    expect((await say(['A', 'B'])).body.lines).toMatchObject([{ outcome: 'unchanged' }])
    expect((await say(['A', 'B', 'C'])).body.lines).toMatchObject([{ before: 1, after: 2 }])
    expect(await onHand(sku)).toEqual(['B', 'C'])
    expect((await say(['A', 'C', 'D'])).body.lines).toMatchObject([{ outcome: 'changed' }])
    expect(await onHand(sku)).toEqual(['C', 'D'])
  })
})

describe('Kits of units with serials', () => {
  test('are made of named units and give them back', async () => {
    const part = await newPhone()
    const plain = await app.newItem({ units: 4 })
    const kit = await app.newItem({
      kind: 'assembled_kit',
      tracksSerials: true,
      components: { [part]: 2, [plain]: 1 },
    })
    await receive(part, ['P1'], { location: 'MAIN/A-01' })
    await receive(part, ['P2', 'P3'])
    const body = { sku: kit, location: 'MAIN', quantity: 1, serials: ['K1'] }
    const assemble = (components: object[]) => app.post('/v1/assemblies', { ...body, components })
    expect(await assemble([])).toMatchObject({ body: { code: 'serial_required' } })
    const elsewhere = await assemble([{ sku: part, serials: ['P1', 'P9'] }])
    expect(elsewhere).toMatchObject({ body: { code: 'serial_not_there' } })
    const foreign = await assemble([{ sku: kit, serials: ['K1'] }])
    expect(foreign).toMatchObject({ body: { code: 'not_a_component' } })
    expect((await assemble([{ sku: part, serials: ['P1', 'P3'] }])).status).toBe(201)
    expect(await onHand(part)).toEqual(['P2'])
    expect(await onHand(kit)).toEqual(['K1'])
    const apart = await app.post('/v1/disassemblies', {
      ...body,
      components: [{ sku: part, serials: ['P1', 'P3'] }],
    })
    expect(apart.status).toBe(201)
    expect(await onHand(part)).toEqual(['P1', 'P2', 'P3'])
    expect(await whereIs(kit, 'K1')).toBe('~production')
  })

  test('that are taken apart when they ship name the unit of the right component', async () => {
    const [phone, charger] = [await newPhone(), await newPhone()]
    const kit = await app.newItem({
      kind: 'virtual_kit',
      components: { [phone]: 1, [charger]: 1 },
    })
    await receive(phone, ['X1'])
    await receive(charger, ['Y1'])
    const send = (serials: string[]) =>
      app.post('/v1/shipments', { lines: [{ sku: kit, location: 'MAIN', quantity: 1, serials }] })
    expect(await send(['Y1', 'nobody'])).toMatchObject({ body: { code: 'serial_not_there' } })
    expect((await send(['Y1', 'X1'])).status).toBe(201)
    expect(await onHand(phone)).toEqual([])
    expect(await onHand(charger)).toEqual([])
  })
})

test('A reservation of units with serials is shipped by naming them', async () => {
  const sku = await newPhone()
  await receive(sku, ['A', 'B'])
  const reserved = await app.post('/v1/reservations', {
    reference: 'serial-order',
    lines: [{ sku, site: 'MAIN', quantity: 1 }],
  })
  const reservationId = reserved.body.id
  const unnamed = await app.post('/v1/shipments', { reservationId })
  expect(unnamed).toMatchObject({ status: 422, body: { code: 'serial_required' } })
  const named = await app.post('/v1/shipments', { reservationId, lines: [line(sku, ['B'])] })
  expect(named.status).toBe(201)
  expect(await app.stockOf(sku)).toMatchObject({ onHand: 1, committed: 0 })
})

test('A reservation of units with and without serials is shipped whole, naming those that have one', async () => {
  const phone = await newPhone()
  const cable = await app.newItem({})
  await receive(phone, ['A', 'B'])
  await app.post('/v1/receipts', { lines: [{ sku: cable, location: 'MAIN', quantity: 5 }] })
  const { body: reserved } = await app.post('/v1/reservations', {
    reference: 'mixed-order',
    lines: [
      { sku: phone, site: 'MAIN', quantity: 1 },
      { sku: cable, site: 'MAIN', quantity: 2 },
    ],
  })
  const ship = (serials: string[]) =>
    app.post('/v1/shipments', { reservationId: reserved.id, serials })
  expect(await ship(['A', 'B'])).toMatchObject({ body: { code: 'serial_required' } })
  expect(await ship(['nobody'])).toMatchObject({ body: { code: 'serial_not_there' } })
  expect((await ship(['B'])).status).toBe(201)
  expect(await app.stockOf(phone)).toMatchObject({ onHand: 1, committed: 0 })
  expect(await app.stockOf(cable)).toMatchObject({ onHand: 3, committed: 0 })
})

test('Units with serials of a lot become expired with their names', async () => {
  const sku = await app.newItem({ tracksSerials: true, tracksLots: true, tracksExpiry: true })
  await receive(sku, ['A', 'B'], { lot: 'L', expiresOn: '2026-01-01' })
  expect(await whereIs(sku, 'A')).toBe('MAIN expired')
  const back = { sku, from: 'MAIN', to: 'MAIN', quantity: 2, lot: 'L', serials: ['A', 'B'] }
  const moved = await app.post('/v1/moves', {
    lines: [{ ...back, fromCondition: 'expired', toCondition: 'quarantine' }],
  })
  expect(moved.status).toBe(201)
  expect(await whereIs(sku, 'B')).toBe('MAIN quarantine')
})
