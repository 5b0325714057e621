import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryServer } from '../../test/database.ts'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'
import { verifyStock } from './verify.ts'

let app: StockApp
const sku: Record<string, string> = {}

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'MAIN/A-01')
  await addPlace(app.db, 'WEST', 'site')
  for (const name of ['one', 'two', 'three']) sku[name] = await app.newItem({ units: 20 })
  sku.lot = await app.newItem({ tracksLots: true })
  const line = { location: 'MAIN', quantity: 5 }
  await app.post('/v1/receipts', { lines: [{ ...line, sku: sku.lot, lot: 'L1' }] })
  await app.post('/v1/moves', {
    lines: [{ sku: sku.one, from: 'MAIN', to: 'MAIN/A-01', quantity: 4, toCondition: 'damaged' }],
  })
  sku.serial = await app.newItem({ tracksSerials: true })
  const serials = ['S1', 'S2', 'S3']
  await app.post('/v1/receipts', {
    lines: [{ location: 'MAIN', quantity: 3, serials, sku: sku.serial }],
  })
  await app.post('/v1/shipments', {
    lines: [{ location: 'MAIN', quantity: 1, serials: ['S3'], sku: sku.serial }],
  })
  sku.dated = await app.newItem({ tracksLots: true, tracksExpiry: true })
  await app.post('/v1/receipts', {
    lines: [{ ...line, sku: sku.dated, lot: 'D1', expiresOn: '2099-01-01' }],
  })
  const expected = await app.post('/v1/expected-receipts', {
    sku: sku.two,
    site: 'MAIN',
    quantity: 9,
  })
  const expectedReceiptId = expected.body.id
  await app.post('/v1/receipts', { lines: [{ ...line, sku: sku.two, expectedReceiptId }] })
  const reserve = (reference: string, extra: object = {}) =>
    app.post('/v1/reservations', {
      reference,
      lines: [{ sku: sku.three, site: 'MAIN', quantity: 2 }],
      ...extra,
    })
  await reserve('held', { holdSeconds: 900 })
  await reserve('firm')
  await app.request('DELETE', `/v1/reservations/${(await reserve('released')).body.id}`)
  await app.post('/v1/shipments', { reservationId: (await reserve('shipped')).body.id })
  const lost = await app.post('/v1/shipments', {
    lines: [{ sku: sku.one, location: 'MAIN', quantity: 1 }],
  })
  await app.post(`/v1/documents/${lost.body.id}/reversal`, {})
})
afterAll(() => app.close())

test('an honest ledger has no difference', async () => {
  expect(await verifyStock(app.db)).toEqual([])
})

const item = (name: string) => `(select id from item where sku = '${sku[name]}')`
const place = (path: string) => `(select id from location where path = '${path}')`

/** What a dishonest hand, or a bug, could do; and the one difference that must be named for it. */
const CORRUPTIONS: [string, () => string, string[]][] = [
  [
    'a balance raised',
    () => `update stock_balance set quantity = quantity + 1
       where item_id = ${item('one')} and condition = 'sellable' and location_id = ${place('MAIN')}`,
    ['balance'],
  ],
  [
    'a balance lowered',
    () => `update stock_balance set quantity = quantity - 1 where item_id = ${item('two')}`,
    ['balance'],
  ],
  [
    'a balance deleted',
    () => `delete from stock_balance where item_id = ${item('two')}`,
    ['balance'],
  ],
  [
    'a balance from nowhere',
    () => `insert into stock_balance (bucket, item_id, location_id, site_id, quantity, updated_at)
       select bucket, id, ${place('WEST')}, ${place('WEST')}, 3, now() from item where sku = '${sku.two}'`,
    ['balance'],
  ],
  [
    'a balance of another lot',
    () => `update stock_balance set lot = 'L2' where item_id = ${item('lot')}`,
    ['balance', 'balance', 'lot'],
  ],
  [
    'a balance in another condition',
    () => `update stock_balance set condition = 'damaged' where item_id = ${item('two')}`,
    ['balance', 'balance'],
  ],
  [
    'a balance of another site',
    () => `update stock_balance set site_id = ${place('WEST')} where item_id = ${item('two')}`,
    ['balance_site'],
  ],
  [
    'units on hand raised',
    () => `update stock_availability set on_hand = on_hand + 1 where item_id = ${item('one')}`,
    ['on_hand'],
  ],
  [
    'unavailable units hidden',
    () => `update stock_availability set unavailable = 0 where item_id = ${item('one')}`,
    ['unavailable'],
  ],
  [
    'committed units forgotten',
    () => `update stock_availability set committed = 0 where item_id = ${item('three')}`,
    ['committed'],
  ],
  [
    'held units doubled',
    () => `update stock_availability set held = held * 2 where item_id = ${item('three')}`,
    ['held'],
  ],
  [
    'an availability row deleted',
    () => `delete from stock_availability where item_id = ${item('two')}`,
    ['on_hand'],
  ],
  [
    'an availability row of another site',
    () => `update stock_availability set site_id = ${place('WEST')} where item_id = ${item('two')}`,
    ['on_hand', 'on_hand'],
  ],
  [
    'a movement changed in quantity',
    () => `update stock_movement set quantity = quantity + 1
       where item_id = ${item('two')} and cause = 'adjustment'`,
    ['balance', 'on_hand'],
  ],
  [
    'a movement deleted',
    () => `delete from stock_movement where item_id = ${item('two')} and cause = 'adjustment'`,
    ['balance', 'on_hand'],
  ],
  [
    'a movement doubled',
    () => `insert into stock_movement
       select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).*
         from stock_movement m where item_id = ${item('lot')}`,
    ['balance', 'on_hand'],
  ],
  [
    'a movement led to another place',
    () =>
      `update stock_movement set to_location_id = ${place('WEST')} where item_id = ${item('lot')}`,
    ['balance', 'balance', 'on_hand', 'on_hand'],
  ],
  [
    'a movement of another lot',
    () => `update stock_movement set lot = 'L9' where item_id = ${item('lot')}`,
    ['balance', 'balance'],
  ],
  [
    'a movement in another bucket',
    () => `update stock_movement set bucket = (bucket + 1) % 64 where item_id = ${item('lot')}`,
    ['balance', 'balance', 'bucket', 'on_hand', 'on_hand'],
  ],
  [
    'a movement from the future',
    () => `update stock_movement set occurred_at = recorded_at + interval '1 day'
       where item_id = ${item('lot')}`,
    ['movement'],
  ],
  [
    'a movement of an unknown location',
    () =>
      `update stock_movement set from_location_id = gen_random_uuid() where item_id = ${item('lot')}`,
    ['movement'],
  ],
  [
    'a reversal of something else',
    () => `update stock_movement set reverses_id = gen_random_uuid() where reverses_id is not null`,
    ['reversal'],
  ],
  ['a lot forgotten', () => `delete from lot where item_id = ${item('lot')}`, ['lot']],
  [
    'received units forgotten',
    () => `update expected_receipt set received = 0 where item_id = ${item('two')}`,
    ['expected_receipt'],
  ],
  [
    'an expected receipt deleted',
    () => `delete from expected_receipt where item_id = ${item('two')}`,
    ['expected_receipt'],
  ],
  [
    'a line raised',
    () => `update reservation_line set quantity = 3 where reference = 'firm'`,
    ['committed'],
  ],
  [
    'a line deleted',
    () => `delete from reservation_line where reference = 'firm'`,
    ['committed', 'reservation'],
  ],
  [
    'a line shipped in secret',
    () =>
      `update reservation_line set state = 'shipped', shipped = quantity where reference = 'firm'`,
    ['committed', 'reservation'],
  ],
  [
    'a line of another reference',
    () => `update reservation_line set reference = 'other' where reference = 'firm'`,
    ['reservation_line'],
  ],
  [
    'a line held beyond its time',
    () =>
      `update reservation_line set expires_at = expires_at + interval '1 day' where reference = 'held'`,
    ['reservation_line'],
  ],
  [
    'a reservation deleted',
    () => `delete from reservation where reference = 'firm'`,
    ['reservation_line'],
  ],
  [
    'a reservation ended without its lines',
    () => `update reservation set state = 'released' where reference = 'firm'`,
    ['reservation'],
  ],
  [
    'a reservation revived',
    () => `update reservation set state = 'committed' where reference = 'released'`,
    ['reservation'],
  ],
  [
    'a reservation in another bucket',
    () => `update reservation set bucket = (bucket + 1) % 64 where reference = 'firm'`,
    ['bucket'],
  ],
  [
    'a serial at another place',
    () => `update serial set location_id = ${place('MAIN/A-01')} where code = 'S1'`,
    ['serial', 'serial_count', 'serial_row'],
  ],
  ['a serial forgotten', () => `delete from serial where code = 'S1'`, ['serial']],
  [
    'a serial that has left, back on hand',
    () =>
      `update serial set location_id = ${place('MAIN')}, site_id = ${place('MAIN')} where code = 'S3'`,
    ['serial', 'serial_count', 'serial_row'],
  ],
  [
    'a serial that never came',
    () => `insert into serial (bucket, item_id, code, location_id, updated_at)
       select bucket, item_id, 'S9', location_id, now() from serial where code = 'S3'`,
    ['serial', 'serial_row'],
  ],
  [
    'a serial of another site',
    () => `update serial set site_id = ${place('WEST')} where code = 'S1'`,
    ['serial_row'],
  ],
  [
    'a serial renamed in the ledger',
    () => `update stock_movement set serial = 'S8' where serial = 'S1'`,
    ['serial', 'serial', 'serial_row'],
  ],
  [
    'a serial brought in twice',
    () => `insert into stock_movement
       select (jsonb_populate_record(m, jsonb_build_object(
                'id', gen_random_uuid(), 'to_location_id', ${place('WEST')}))).*
         from stock_movement m where serial = 'S1'`,
    ['balance', 'on_hand', 'serial'],
  ],
  [
    'a serial in another bucket',
    () => `update serial set bucket = (bucket + 1) % 64 where code = 'S3'`,
    ['bucket', 'serial', 'serial', 'serial_row'],
  ],
  [
    'an expiry forgotten in availability',
    () => `update stock_availability set lapses_on = null where item_id = ${item('dated')}`,
    ['lapse'],
  ],
  [
    'the date of a lot put off in secret',
    () => `update lot set expires_on = '2100-01-01' where item_id = ${item('dated')}`,
    ['lapse'],
  ],
  [
    'an availability row in another bucket',
    () => `update stock_availability set bucket = (bucket + 1) % 64 where item_id = ${item('lot')}`,
    ['bucket', 'on_hand', 'on_hand'],
  ],
]

test.each(CORRUPTIONS)('verify finds %s, and nothing else', async (_, corrupt, checks) => {
  await asOwner(`
    create table kept as select 1;
    ${TABLES.map((table) => `create table kept_${table} as select * from ${table};`).join('')}`)
  try {
    await asOwner(corrupt())
    const found = await verifyStock(app.db)
    expect(found.map(({ check }) => check).toSorted()).toEqual(checks)
  } finally {
    await asOwner(`drop table kept; ${TABLES.map(restore).join('')}`)
  }
})

const TABLES = [
  'stock_movement',
  'stock_balance',
  'stock_availability',
  'reservation',
  'reservation_line',
  'lot',
  'expected_receipt',
  'serial',
]

function restore(table: string): string {
  const columns = table === 'stock_availability' ? AVAILABILITY : '*'
  const into = table === 'stock_availability' ? `(${AVAILABILITY})` : ''
  return `delete from ${table}; insert into ${table} ${into} select ${columns} from kept_${table};
    drop table kept_${table};`
}

const AVAILABILITY =
  'bucket, item_id, site_id, on_hand, unavailable, committed, held, version, updated_at, lapses_on'

async function asOwner(text: string): Promise<void> {
  await queryServer(app.url, text)
}
