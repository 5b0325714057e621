import { writeXlsx, XlsxStreamWriter } from 'hucre/xlsx'
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

const titles = async (prefix: string) =>
  (
    await app.db.many<{ sku: string; title: string }>(sql`
      select sku, title from item where sku like ${`${prefix}%`} order by sku`)
  ).map(({ sku, title }) => [sku, title])

/** Keeps a file without running it. */
async function keep(file: string | Buffer, query: Record<string, string> = {}): Promise<any> {
  const { status, body } = await uploadFile(app, '', file, { query: { hold: 'true', ...query } })
  expect(status).toBe(202)
  expect(body.state).toBe('draft')
  return body
}

const look = async (id: string, query = '') =>
  (await app.request('GET', `/v1/imports/${id}/preview${query}`)).body

async function run(id: string, body: object): Promise<any> {
  const answer = await app.request('POST', `/v1/imports/${id}/runs`, body)
  expect(answer.status).toBe(202)
  await workQueue(app)
  return readImport(app, id)
}

const wide = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

describe('Encodings', () => {
  const file = 'SKU;Title\nENC-1;Café Größe\n'
  const files: [string, Buffer, string, boolean][] = [
    ['UTF-8', Buffer.from(file), 'utf-8', true],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${file}`), 'utf-8', true],
    ['UTF-16, as Excel writes "Unicode text"', wide(file), 'utf-16le', true],
    ['UTF-16 the other way round', wide(file).swap16(), 'utf-16be', true],
    ['UTF-16 without a mark', Buffer.from(file, 'utf16le'), 'utf-16le', false],
    ['Windows-1252', Buffer.from(file, 'latin1'), 'windows-1252', false],
  ]
  test.each(files)('%s is found out and read', async (_name, bytes, encoding, sure) => {
    const draft = await keep(bytes)
    expect(draft).toMatchObject({ kind: 'items', encoding, encodingSure: sure })
    const preview = await look(draft.id)
    expect(preview).toMatchObject({ encoding, letters: ['Café Größe'], delimiter: ';' })
    await run(draft.id, { dryRun: false })
    expect(await titles('ENC-1')).toEqual([['ENC-1', 'Café Größe']])
    await rollBackImport(app, draft.id)
  })

  test('a letter at the very end of a long file counts as one at its start', async () => {
    const lines = Array.from({ length: 9_000 }, (_, index) => `PLAIN-${index},Tray\n`)
    const bytes = Buffer.from(`SKU,Title\n${lines.join('')}LAST,Caf\u00e9\n`, 'latin1')
    expect(await keep(bytes)).toMatchObject({ encoding: 'windows-1252', encodingSure: false })
  })

  test('another encoding is taken when it is said', async () => {
    const draft = await keep(Buffer.from(file, 'latin1'))
    const wrong = await look(draft.id, '?encoding=utf-8')
    expect(wrong.letters[0]).toContain('\uFFFD')
  })
})

describe('Workbooks', () => {
  /** Texts in a table of their own, as Excel writes them. */
  async function makeBook(): Promise<Buffer> {
    const book = await writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['Stock of Elm & Co']] },
        {
          name: 'Stock',
          columns: [
            { header: 'SKU', key: 'sku' },
            { header: 'Qty on hand', key: 'qty' },
            { header: 'Lot', key: 'lot' },
            { header: 'Expiry date', key: 'day', numFmt: 'm/d/yyyy' },
            { header: 'Cost', key: 'cost' },
            { header: 'Count no', key: 'number', numFmt: '00000' },
          ],
          data: [
            {
              sku: '0017',
              qty: 12,
              lot: 'L1',
              day: new Date('2027-03-01T00:00:00Z'),
              cost: 6.72,
              number: 42,
            },
            { sku: '0018', qty: 3, lot: null, day: null, cost: 0.1 + 0.2, number: 7 },
          ],
        },
      ],
    })
    return Buffer.from(book)
  }

  test('its sheets are named, and cells come as their owner sees them', async () => {
    const draft = await keep(await makeBook(), { fileName: 'stock.xlsx' })
    expect(draft).toMatchObject({ format: 'xlsx', sheets: ['Notes', 'Stock'] })
    const preview = await look(draft.id, '?sheet=Stock')
    expect(preview).toMatchObject({ kind: 'opening_stock', sheet: 'Stock', delimiter: null })
    expect(preview.rows).toEqual([
      ['0017', '12', 'L1', '2027-03-01', '6.72', '00042'],
      ['0018', '3', '', '', '0.3', '00007'],
    ])
    const unknown = await app.request('GET', `/v1/imports/${draft.id}/preview?sheet=Stok`)
    expect(unknown.body).toMatchObject({ code: 'sheet_unknown', sheets: ['Notes', 'Stock'] })
  })

  test('is imported like any file, with errors by its own row numbers', async () => {
    await importFile(app, 'items', 'SKU,Lot tracked\n0017,yes\n0018,no\n')
    const done = await importFile(app, 'opening_stock', await makeBook(), { sheet: 'Stock' })
    expect(done).toMatchObject({ created: 2, errors: 0, format: 'xlsx' })
    const writer = new XlsxStreamWriter({ name: 'Items', columns: [] })
    for (const row of [
      ['SKU', 'Title', 'Price'],
      ['X-1', 'One', 1],
      ['X-2', 'Two', 'dear'],
      ['X-1', 'One', 1],
    ])
      writer.addRow(row)
    const items = await importFile(app, 'items', Buffer.from(await writer.finish()))
    expect(items).toMatchObject({ created: 1, errors: 2 })
    expect(await readErrors(app, items.id)).toMatch(/X-2,Two,dear,[^]*Row 2 of the file names/)
  })

  test('what only looks like a workbook, or is of an old kind, is refused with advice', async () => {
    const zip = await uploadFile(app, 'items', Buffer.from('PK\u0003\u0004 and so on'))
    expect(zip.body).toMatchObject({ status: 422, code: 'file_not_spreadsheet' })
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect((await uploadFile(app, 'items', old)).body.detail).toMatch(/Save it as \.xlsx/)
  })
})

describe('Before a run', () => {
  test('columns warn of what spreadsheets do to codes', async () => {
    const upc = withCheckDigit('01234567890')
    const mistyped = `${upc.slice(0, 11)}${(Number(upc[11]) + 1) % 10}`
    const draft = await keep(
      [
        'SKU,UPC,Price',
        `10017,${upc.slice(1)},1`,
        `10018,${mistyped},x`,
        '10019,1.23E+11,2',
        '10020,,3',
        '421,,4',
        '',
      ].join('\n'),
      { kind: 'items' },
    )
    const { columns } = await look(draft.id)
    expect(columns.map(({ warnings }: any) => warnings)).toEqual([
      [{ code: 'zeros_lost', count: 1, example: '421' }],
      [
        { code: 'scientific_notation', count: 1, example: '1.23E+11' },
        { code: 'zeros_lost', count: 1, example: upc.slice(1) },
        { code: 'check_digit', count: 1, example: mistyped },
      ],
      [{ code: 'unreadable', count: 1, example: 'x' }],
    ])
  })

  test.each([
    ['01/02/2026,03/04/2026', 'unclear'],
    ['01/02/2026,01/25/2026', 'MDY'],
    ['25/01/2026,01/02/2026', 'DMY'],
    ['2026-01-25,2026-01-26', null],
  ])('days such as %s are %s', async (days, order) => {
    const rows = days.split(',').map((day) => `A,${day},1`)
    const draft = await keep(`SKU,Date,Units sold\n${rows.join('\n')}\n`)
    expect(await look(draft.id)).toMatchObject({ kind: 'sales', dateOrder: order })
  })

  test('a mapping is remembered for files with the same headers, in any order', async () => {
    const first = await keep('Ref,What it is\nREM-1,Tray\n')
    expect((await look(first.id)).missing).toEqual(['sku'])
    const mapping = { Ref: 'sku', 'What it is': 'title' }
    await run(first.id, { dryRun: true, kind: 'items', mapping, remember: true })
    const second = await keep('what it is,REF\nBoard,REM-2\n')
    const preview = await look(second.id)
    expect(preview).toMatchObject({ kind: 'items', remembered: true, missing: [] })
    expect(preview.columns.map(({ field }: any) => field)).toEqual(['title', 'sku'])
    const done = await importFile(app, '', 'what it is,REF\nBoard,REM-2\n')
    expect(done).toMatchObject({ kind: 'items', created: 1 })
    const known = await app.request('GET', '/v1/import-mappings')
    expect(known.body.data).toMatchObject([
      { kind: 'items', header: ['Ref', 'What it is'], mapping },
    ])
    const gone = await app.request('DELETE', `/v1/import-mappings/${known.body.data[0].id}`)
    expect(gone.status).toBe(204)
    expect((await look(second.id)).remembered).toBe(false)
  })

  test('a file of which nothing is known is kept as a draft, and refused when it should run', async () => {
    const unclear = await uploadFile(app, '', 'Foo,Bar\n1,2\n')
    expect(unclear.body).toMatchObject({ status: 422, code: 'kind_unclear' })
    await keep('Foo,Bar\n1,2\n')
  })
})

test('a file can be imported as something else too, without sending it again', async () => {
  const items = await importFile(app, 'items', 'SKU,Title,Qty on hand\nTWO-1,Tray,5\n')
  const copy = await app.request('POST', `/v1/imports/${items.id}/copies`, {
    kind: 'opening_stock',
  })
  expect(copy).toMatchObject({ status: 201, body: { state: 'draft', kind: 'opening_stock' } })
  expect(await run(copy.body.id, { dryRun: false })).toMatchObject({ created: 1, errors: 0 })
})

test('a dry run shows what it would change, value by value', async () => {
  await importFile(app, 'items', 'SKU,Title,Price\nDIFF-1,Tray,5\nDIFF-2,Bowl,6\n')
  const file = 'SKU,Title,Price\nDIFF-1,Walnut tray,7\nDIFF-2,Bowl,6\nDIFF-3,New,1\n'
  const dry = await importFile(app, 'items', file, { dryRun: 'true' })
  expect(dry.samples).toEqual([
    {
      row: 2,
      name: 'DIFF-1',
      changes: [
        { field: 'title', before: 'Tray', after: 'Walnut tray' },
        { field: 'priceMinor', before: '500', after: '700' },
      ],
    },
  ])
  expect((await importFile(app, 'items', file)).samples).toEqual([])
})

describe('Wrong rows', () => {
  const FILE = 'SKU,Title,Price\nFIX-1,Tray,1\nFIX-2,Board,dear\nFIX-1,Bowl,3\nFIX-4,Cup,x\n'
  const correct = async (id: string, rows: object[]) =>
    app.request('POST', `/v1/imports/${id}/corrections`, { rows })

  test('are corrected in place, alone, in a dry run and for the run after it', async () => {
    const draft = await keep(FILE)
    const dry = await run(draft.id, { dryRun: true })
    expect(dry).toMatchObject({ created: 1, errors: 3, rowsDone: 4 })
    const { body } = await app.request('GET', `/v1/imports/${draft.id}/error-rows?limit=2`)
    expect(body.data).toMatchObject([
      { rowNumber: 3, cells: ['FIX-2', 'Board', 'dear'], code: 'not_a_number' },
      { rowNumber: 4, cells: ['FIX-1', 'Bowl', '3'], code: 'named_twice' },
    ])
    const answer = await correct(draft.id, [
      { rowNumber: 3, cells: ['FIX-2', 'Board', '12.50'] },
      { rowNumber: 4, cells: ['FIX-1', 'Bowl', '3'] },
      { rowNumber: 5, cells: ['FIX-4', 'Cup', '4'] },
    ])
    expect(answer.body).toMatchObject({ state: 'queued', errors: 0, rowsDone: 1 })
    await workQueue(app)
    expect(await readImport(app, draft.id)).toMatchObject({
      state: 'done',
      dryRun: true,
      created: 3,
      errors: 1,
      rowsDone: 4,
      rowsTotal: 4,
    })
    const real = await run(draft.id, { dryRun: false })
    expect(real).toMatchObject({ created: 3, errors: 1 })
    expect(await titles('FIX')).toEqual([
      ['FIX-1', 'Tray'],
      ['FIX-2', 'Board'],
      ['FIX-4', 'Cup'],
    ])
    await correct(draft.id, [{ rowNumber: 4, cells: ['FIX-3', 'Bowl', '3'] }])
    await workQueue(app)
    expect(await readImport(app, draft.id)).toMatchObject({ dryRun: false, created: 4, errors: 0 })
    expect(await rollBackImport(app, draft.id)).toMatchObject({ reverted: 4, kept: 0 })
    expect(await titles('FIX')).toEqual([])
  })

  test('only rows that are wrong can be corrected, and only of an import that has ended', async () => {
    const draft = await keep(FILE)
    const row = { rowNumber: 3, cells: ['FIX-2'] }
    expect((await correct(draft.id, [row])).body.code).toBe('import_not_correctable')
    await run(draft.id, { dryRun: true })
    expect((await correct(draft.id, [{ rowNumber: 2, cells: [] }])).body.code).toBe('row_not_wrong')
    expect((await correct(draft.id, [row, row])).body.code).toBe('row_not_wrong')
    expect(await readImport(app, draft.id)).toMatchObject({ state: 'done', errors: 3 })
  })
})

describe('Stock', () => {
  beforeAll(() => importFile(app, 'items', 'SKU\nS-1\nS-2\nS-3\n'))

  const onHand = async () =>
    Object.fromEntries(
      (
        await app.db.many<{ sku: string; quantity: number }>(sql`
          select sku, quantity from stock_balance join item on item.id = item_id
           where sku like 'S-%' order by sku`)
      ).map(({ sku, quantity }) => [sku, quantity]),
    )

  test('an opening file is one document, and its rollback is one reversal', async () => {
    const done = await importFile(app, '', 'SKU,Qty\nS-1,10\nS-2,20\nS-3,0\n')
    expect(done.kind).toBe('opening_stock')
    const document = await app.request('GET', `/v1/documents/${done.id}`)
    expect(document.body).toMatchObject({ kind: 'opening_balance' })
    expect(document.body.lines).toHaveLength(2)
    await rollBackImport(app, done.id)
    const reversals = await app.db.many<{ id: string }>(sql`
      select distinct r.document_id as id from stock_movement m
        join stock_movement r on r.bucket = m.bucket and r.reverses_id = m.id
       where m.document_id = ${done.id}`)
    expect(reversals).toHaveLength(1)
    expect(await onHand()).toEqual({ 'S-1': 0, 'S-2': 0 })
  })

  test('a file of counts sets what is there, whatever was moved since the last one', async () => {
    const file = 'SKU,Location,Counted\nS-1,MAIN,7\nS-2,MAIN,3\n'
    const mapping = JSON.stringify({ SKU: 'sku', Location: 'location', Counted: 'quantity' })
    const first = await importFile(app, 'stock_counts', file, { mapping })
    expect(first).toMatchObject({ changed: 2, errors: 0 })
    const line = { sku: 'S-1', location: 'MAIN', quantity: -2 }
    await app.request('POST', '/v1/adjustments', { reason: 'lost', lines: [line] })
    const again = await importFile(app, 'stock_counts', file, { mapping })
    expect(again).toMatchObject({ changed: 1, unchanged: 1 })
    expect(await onHand()).toMatchObject({ 'S-1': 7, 'S-2': 3 })
    await rollBackImport(app, again.id)
    expect(await onHand()).toMatchObject({ 'S-1': 5, 'S-2': 3 })
  })
})
