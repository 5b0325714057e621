import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import {
  importFile,
  readErrors,
  readImport,
  rollBackImport,
  uploadFile,
  withCheckDigit,
  workQueue,
} from '../../test/importData.ts'
import { sql } from '../platform/sql.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const counts = ({ created, changed, unchanged, errors }: Record<string, unknown>) => [
  created,
  changed,
  unchanged,
  errors,
]

const UPC = withCheckDigit('01234567890')
const ITEMS = [
  '\uFEFFVariant SKU,Title,UPC,Cost per item,Variant Price,Vendor,Notes',
  `0017,"Mug, blue",${UPC},"$1,234.50",19.99,Acme,`,
  'A-1,Plate,,3.5,$8,acme,',
  '0100,,,,,,x',
  '',
].join('\r\n')

describe('Items', () => {
  test('a dry run writes nothing and counts what the run then does', async () => {
    const before = await dump()
    const dry = await importFile(app, 'items', ITEMS, { dryRun: 'true' })
    expect(dry).toMatchObject({ state: 'done', dryRun: true, rowsTotal: 3, rowsDone: 3 })
    expect(await dump()).toEqual(before)
    const { body } = await app.request('POST', `/v1/imports/${dry.id}/runs`, {})
    expect(body).toMatchObject({ state: 'queued', dryRun: false })
    await workQueue(app)
    const real = await readImport(app, dry.id)
    expect(counts(real)).toEqual(counts(dry))
    expect(counts(real)).toEqual([3, 0, 0, 0])
  })

  test('leading zeros stay, prices and costs are read, and one supplier is made for both spellings', async () => {
    const items = await app.db.many(sql`
      select sku, title, trim_scale(unit_cost)::text as cost, price_minor as price from item
       where sku in ('0017', 'A-1', '0100') order by sku`)
    expect(items).toEqual([
      { sku: '0017', title: 'Mug, blue', cost: '1234.5', price: 1999 },
      { sku: '0100', title: '0100', cost: null, price: null },
      { sku: 'A-1', title: 'Plate', cost: '3.5', price: 800 },
    ])
    const gtin = await app.db.one<{ value: string }>(sql`select value from item_identifier`)
    expect(gtin.value).toBe(`00${UPC}`)
    const suppliers = await app.db.many(sql`
      select code, count(*)::int as items from supplier join supplier_item on supplier_id = id group by 1`)
    expect(suppliers).toEqual([{ code: 'Acme', items: 2 }])
  })

  test('the same file again changes nothing; another title changes one', async () => {
    const again = await importFile(app, 'items', ITEMS)
    expect(counts(again)).toEqual([0, 0, 3, 0])
    const other = await importFile(app, 'items', ITEMS.replace('Plate', 'Dish'))
    expect(counts(other)).toEqual([0, 1, 2, 0])
    expect((await rollBackImport(app, other.id)).reverted).toBe(1)
    const { title } = await app.db.one<{ title: string }>(
      sql`select title from item where sku = 'A-1'`,
    )
    expect(title).toBe('Plate')
  })

  test('rows that are wrong are listed with their cells and a reason, and the rest is taken', async () => {
    const file = [
      'SKU;Title;UPC;Price',
      '1.23E+11;Long number;;1',
      ';No SKU;;1',
      'B-1;First;;1',
      'B-1;Second;;1',
      'B-2;Bad price;;1.234,50',
      'B-3;Mistyped;012345678904;1',
      `B-4;Taken code;${UPC};1`,
      'B-5;=cmd()|calc;;-x',
      'B-6;Fine;;2',
    ].join('\n')
    const done = await importFile(app, 'items', file, { fileName: 'wrong.csv' })
    expect(counts(done)).toEqual([2, 0, 0, 7])
    const lines = (await readErrors(app, done.id)).trim().split('\n')
    expect(lines[0]).toBe('SKU,Title,UPC,Price,reason')
    expect(lines[1]).toMatch(/^1\.23E\+11,Long number,,1,.*Format the column as text/)
    expect(lines[2]).toMatch(/^,No SKU,,1,The row has no sku/)
    expect(lines[3]).toMatch(/^B-1,Second,,1,Row 4 of the file names the SKU B-1 already/)
    expect(lines[4]).toMatch(/Write it as in 1,234\.50/)
    expect(lines[5]).toMatch(/^B-3,.*(mistyped|digit)/)
    expect(lines[6]).toMatch(/^B-4,.*another item/)
    expect(lines[7]).toMatch(/^B-5,'=cmd\(\)\|calc,,'-x,/)
    expect(lines).toHaveLength(8)
  })

  test('a corrected errors file is taken as it is, its guards and its reasons left out', async () => {
    const done = await importFile(app, 'items', `SKU,Title,Price,reason\nB-7,'=cmd(),2,old reason`)
    expect(counts(done)).toEqual([1, 0, 0, 0])
    const item = await app.db.one(sql`select title from item where sku = 'B-7'`)
    expect(item).toEqual({ title: '=cmd()' })
  })

  test('a rollback restores exactly what was there, also a made supplier and a category', async () => {
    const before = await dump()
    const done = await importFile(
      app,
      'items',
      `SKU,Title,Supplier,Supplier SKU,UPC,MOQ\nC-1,New,Novo,N1,${withCheckDigit('11111111111')},5\n0017,Cup,Novo,N2,,\n`,
    )
    expect(counts(done)).toEqual([1, 1, 0, 0])
    expect(await dump()).not.toEqual(before)
    const back = await rollBackImport(app, done.id)
    expect(back).toMatchObject({ state: 'rolled_back', kept: 0 })
    expect(await dump()).toEqual(before)
  })

  test('a rollback keeps what others have done since, and says so', async () => {
    const done = await importFile(app, 'items', 'SKU,Title\nD-1,One\nD-2,Two\nD-3,Three\n')
    await importFile(app, 'items', 'SKU,Title\nD-1,One better\n')
    await importFile(app, 'sales', 'SKU,Date,Qty\nD-2,2026-11-01,4\n')
    const back = await rollBackImport(app, done.id)
    expect(back).toMatchObject({ state: 'rolled_back', reverted: 1, kept: 2 })
    const left = await app.db.many(sql`
      select sku, title, status from item where sku like 'D-%' order by sku`)
    expect(left).toEqual([
      { sku: 'D-1', title: 'One better', status: 'active' },
      { sku: 'D-2', title: 'Two', status: 'archived' },
    ])
    const errors = await readErrors(app, done.id, 'rollback')
    expect(errors).toMatch(/D-1,One,The item was changed since/)
  })
})

describe('Opening stock', () => {
  const file = 'Item #,Qty on hand,Cost\nA-1,"1,200",$2.50\n0017,30,\nNONE,1,\n0100,-4,\n'

  test('sets what is on hand, at a cost, and is unchanged when repeated', async () => {
    const dry = await importFile(app, 'opening_stock', file, { dryRun: 'true' })
    const done = await importFile(app, 'opening_stock', file)
    expect(counts(done)).toEqual([2, 0, 0, 2])
    expect(counts(dry)).toEqual(counts(done))
    expect(await readErrors(app, done.id)).toMatch(/NONE,1,,"There is no item with the SKU NONE/)
    const { body } = await app.request('GET', '/v1/stock?sku=A-1')
    expect(body.data[0]).toMatchObject({ onHand: 1200, available: 1200 })
    const again = await importFile(app, 'opening_stock', file)
    expect(counts(again)).toEqual([0, 0, 2, 2])
  })

  test('is rolled back by reversing, except where units have left', async () => {
    const before = await balances()
    const done = await importFile(app, 'opening_stock', 'SKU,Quantity\nB-1,7\nB-6,5\n')
    await app.request('POST', '/v1/shipments', {
      lines: [{ sku: 'B-6', location: 'MAIN', quantity: 2 }],
    })
    const back = await rollBackImport(app, done.id)
    expect(back).toMatchObject({ state: 'rolled_back', reverted: 1, kept: 1 })
    expect(await readErrors(app, done.id, 'rollback')).toMatch(/^B-6,5,/m)
    expect(await balances()).toEqual([...before, { sku: 'B-6', onHand: 3 }])
    const whole = await importFile(app, 'opening_stock', 'SKU,Quantity\nB-1,7\nB-5,1\nB-7,5\n')
    expect((await rollBackImport(app, whole.id)).kept).toBe(0)
    expect(await balances()).toEqual([...before, { sku: 'B-6', onHand: 3 }])
    const restated = await importFile(app, 'opening_stock', 'SKU,Quantity\nB-1,7\n')
    expect(counts(restated)).toEqual([0, 1, 0, 0])
  })

  test('names the units of items that are kept by serial', async () => {
    await app.request('POST', '/v1/items', { sku: 'SER-1', title: 'Phone', tracksSerials: true })
    const rows = (lines: string) =>
      importFile(app, 'opening_stock', `SKU,Qty,Serial numbers\n${lines}\n`)
    const done = await rows('SER-1,2,"S1; S2"')
    expect(counts(done)).toEqual([1, 0, 0, 0])
    const wrong = await rows('SER-1,3,"S1, S2"\nB-1,7,S9')
    expect(counts(wrong)).toEqual([0, 0, 0, 2])
    const { body } = await app.request('GET', '/v1/items/SER-1/serials')
    expect(body.data).toMatchObject([{ serial: 'S1' }, { serial: 'S2' }])
  })
})

describe('Incoming stock', () => {
  const file =
    'PO number,SKU,Qty,ETA\nPO-1,A-1,100,12/24/2026\nPO-1,0017,5,2026-12-24\n,A-1,10,24/12/2026\n'

  test('is expected on its day, known again, corrected and called off', async () => {
    const incoming = async () =>
      (await app.request('GET', '/v1/stock?sku=A-1')).body.data[0].incoming
    const done = await importFile(app, 'incoming', file)
    expect(counts(done)).toEqual([2, 0, 0, 1])
    expect(await readErrors(app, done.id)).toMatch(/dateOrder DMY/)
    expect(await incoming()).toBe(100)
    expect(counts(await importFile(app, 'incoming', file))).toEqual([0, 0, 2, 1])
    const later = await importFile(app, 'incoming', file.replace('100,12/24', '90,12/28'))
    expect(counts(later)).toEqual([0, 1, 1, 1])
    expect(await incoming()).toBe(90)
    await rollBackImport(app, later.id)
    expect(await incoming()).toBe(100)
    await rollBackImport(app, done.id)
    expect(await incoming()).toBe(0)
    expect(counts(await importFile(app, 'incoming', file))).toEqual([2, 0, 0, 1])
  })
})

describe('Suppliers', () => {
  test('are made and changed with their planning values, by code or by name', async () => {
    const file =
      'Vendor,Lead time (days),Service level,MOV,Currency\nNorth,14.5,95%,$500,usd\nSouth,x,,,\n'
    const before = await dump()
    const done = await importFile(app, 'suppliers', file)
    expect(counts(done)).toEqual([1, 0, 0, 1])
    const { body } = await app.request('GET', '/v1/suppliers/North')
    expect(body).toMatchObject({
      leadTimeDays: 14.5,
      serviceLevel: 0.95,
      minimumOrderValueMinor: 50000,
    })
    expect(counts(await importFile(app, 'suppliers', file))).toEqual([0, 0, 1, 1])
    await rollBackImport(app, done.id)
    expect(await dump()).toEqual(before)
  })
})

describe('Sales history', () => {
  const file = [
    'Date|SKU|Qty|Amount|Sales channel',
    '2026-11-01|A-1|2|$20.00|shop',
    '11/01/2026|A-1|1|10|shop',
    '2026-11-02T03:30:00Z|A-1|4|40|shop',
    '2026-11-01|A-1|5|50|amazon',
    '2026-11-03|A-1|-1|-10|shop',
    '2026-02-30|A-1|1|10|shop',
    '',
  ].join('\n')

  test('order lines of one day are summed; a time with its offset falls on the day of the site', async () => {
    const dry = await importFile(app, 'sales', file, { dryRun: 'true' })
    const done = await importFile(app, 'sales', file)
    expect(counts(done)).toEqual([4, 0, 0, 2])
    expect(counts(dry)).toEqual(counts(done))
    const days = await app.db.many(sql`
      select channel, day, units, revenue_minor as revenue from sales_day
        join item on item.id = item_id where sku = 'A-1' order by channel, day`)
    expect(days).toEqual([
      { channel: 'amazon', day: '2026-11-01', units: 5, revenue: 5000 },
      { channel: 'shop', day: '2026-11-01', units: 7, revenue: 7000 },
    ])
    expect(counts(await importFile(app, 'sales', file))).toEqual([0, 0, 4, 2])
  })

  test('a rollback gives the days of before back', async () => {
    const before = await dump()
    const other = await importFile(
      app,
      'sales',
      'SKU,Date,Qty,Channel\nA-1,2026-11-01,9,shop\nA-1,2026-11-09,1,shop\n',
    )
    expect(counts(other)).toEqual([1, 1, 0, 0])
    await rollBackImport(app, other.id)
    expect(await dump()).toEqual(before)
  })
})

describe('Files and mappings', () => {
  test('columns that are missing, an empty file and a spreadsheet end it with advice', async () => {
    const missing = await importFile(app, 'opening_stock', 'Thing,Number\nA,1\n')
    expect(missing).toMatchObject({ state: 'failed', problem: { code: 'columns_missing' } })
    expect(missing.problem?.detail).toMatch(/recognised as sku, quantity/)
    expect((await uploadFile(app, 'items', ' '.trim())).body.code).toBe('file_empty')
    const sheet = await uploadFile(app, 'items', Buffer.from('PK\u0003\u0004rest'))
    expect(sheet).toMatchObject({ status: 422, body: { code: 'file_not_spreadsheet' } })
    const mapped = { mapping: JSON.stringify({ thing: 'sku', Number: 'quantity' }) }
    const again = await importFile(app, 'opening_stock', 'Thing,Number\nA-1,1200\n', mapped)
    expect(counts(again)).toEqual([0, 0, 1, 0])
  })

  test('text that is read in the wrong encoding is refused row by row', async () => {
    const file = Buffer.concat([Buffer.from('SKU,Title\nE-1,Caf'), Buffer.from([0xe9, 0x0a])])
    const whole = Buffer.concat([file, Buffer.from('E-2,Tea\n')])
    const done = await importFile(app, 'items', whole, { encoding: 'utf-8' })
    expect(counts(done)).toEqual([1, 0, 0, 1])
    expect(await readErrors(app, done.id)).toMatch(/CSV UTF-8/)
  })

  test('a preview proposes fields with confidence and keeps nothing', async () => {
    const { body } = await app.request(
      'POST',
      '/v1/import-previews?kind=opening_stock',
      'Stock code\tQuantity now\tBin\n0017\t5\tMAIN\n',
      { headers: { 'content-type': 'text/csv' } },
    )
    expect(body).toMatchObject({
      delimiter: '\t',
      missing: ['quantity'],
      rows: [['0017', '5', 'MAIN']],
    })
    expect(body.columns).toMatchObject([
      { field: 'sku', confidence: 0.95, samples: ['0017'] },
      { field: 'quantity', confidence: 0.6 },
      { field: 'location', confidence: 0.95 },
    ])
    const kinds = await app.request('GET', '/v1/import-kinds')
    expect(kinds.body.data).toHaveLength(6)
  })

  test('the same upload with the same key is one import; another file with the key is refused', async () => {
    const headers = { 'idempotency-key': 'upload-1' }
    const first = await uploadFile(app, 'items', 'SKU\nF-1\n', { headers })
    const second = await uploadFile(app, 'items', 'SKU\nF-1\n', { headers })
    expect(second.body.id).toBe(first.body.id)
    const other = await uploadFile(app, 'items', 'SKU\nF-2\n', { headers })
    expect(other.body.code).toBe('idempotency_key_reused')
    const left = await app.db.many(sql`select id from import where state = 'uploading'`)
    expect(left).toEqual([])
    await workQueue(app)
  })

  test('a body that is not a file is refused, and so is what would break a name', async () => {
    const none = await app.request('POST', '/v1/imports?kind=items')
    expect(none).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    const json = await app.request('POST', '/v1/import-previews?kind=items', { sku: 'A' })
    expect(json.status).toBe(415)
    const named = await uploadFile(app, 'items', 'SKU\n', { query: { fileName: 'a\0b' } })
    expect(named.status).toBe(400)
    const long = await importFile(
      app,
      'sales',
      `SKU,Date,Qty,Price\nA-1,2026-11-01,1,${'9'.repeat(30)}\n${'X'.repeat(5000)},2026-11-01,1,1\n`,
    )
    expect(counts(long)).toEqual([0, 0, 0, 2])
  })

  test('a buyer imports items and not stock; a picker imports nothing', async () => {
    const send = (kind: string, role: 'buyer' | 'picker') =>
      app.request('POST', `/v1/imports?kind=${kind}`, 'SKU,Qty\nF-1,1\n', {
        role,
        headers: { 'content-type': 'text/csv' },
      })
    expect((await send('items', 'buyer')).status).toBe(202)
    expect(await send('opening_stock', 'buyer')).toMatchObject({
      status: 403,
      body: { permission: 'stock.adjust' },
    })
    expect((await send('items', 'picker')).status).toBe(403)
    await workQueue(app)
  })
})

/** Everything that imports write, without ids and instants. */
async function dump(): Promise<unknown> {
  const tables = {
    items: sql`select to_jsonb(item) - 'updated_at' - 'version' as row from item`,
    codes: sql`select to_jsonb(item_identifier) as row from item_identifier`,
    suppliers: sql`select to_jsonb(supplier) - 'updated_at' as row from supplier`,
    terms: sql`select to_jsonb(supplier_item) as row from supplier_item`,
    sales: sql`select to_jsonb(sales_day) as row from sales_day`,
    stock: sql`select to_jsonb(stock_balance) as row from stock_balance`,
  }
  const dumped: Record<string, string[]> = {}
  for (const [name, statement] of Object.entries(tables))
    dumped[name] = (await app.db.many<{ row: object }>(statement))
      .map(({ row }) => JSON.stringify(row))
      .toSorted()
  return dumped
}

function balances() {
  return app.db.many(sql`
    select sku, quantity as "onHand" from stock_balance
      join item on item.id = item_id where quantity > 0 order by sku`)
}
