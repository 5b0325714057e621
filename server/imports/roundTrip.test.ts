import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { importFile, withCheckDigit } from '../../test/importData.ts'
import { guardFormula } from '../platform/exportColumns.ts'
import { isPlainText, normalizeText } from '../platform/plainText.ts'
import { cleanCell } from './cellValues.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  await importFile(
    app,
    'items',
    stringify([
      [
        'SKU',
        'Title',
        'UPC',
        'Cost',
        'Price',
        'Type',
        'Status',
        'Vendor',
        'Weight (lb)',
        'MOQ',
        'Lot tracked',
        'Service level',
      ],
      [
        '0017',
        '=cmd()|calc',
        withCheckDigit('01234567890'),
        '6.72',
        '24.00',
        'Trays',
        'active',
        'Elm',
        '1.2',
        '5',
        'no',
        '0.95',
      ],
      ['+1', '@home, "quoted"', '', '0.000001', '0.10', '-Boards', 'draft', '', '', '', 'yes', ''],
      ['-5', "'=already guarded", '', '', '', '', 'active', '', '', '', '', ''],
      ['1.50', 'Größe 42', '', '1234.5', '1999.99', '', 'discontinued', '', '', '', '', ''],
    ]),
  )
  await importFile(
    app,
    'suppliers',
    'Code,Name,E-mail,Lead time,MOV,Active\n007,+Oak & Co,oak@example.com,12.5,250,yes\n',
  )
  await importFile(
    app,
    'opening_stock',
    'SKU,Qty,Lot,Expiry date\n0017,12,,\n+1,3,=L1,2027-03-01\n',
  )
  await importFile(app, 'incoming', 'SKU,Qty,ETA,PO\n0017,40,12/24/2026,=PO-1\n-5,3,,\n')
})
afterAll(() => app.close())

async function exportList(path: string, query: Record<string, string>, accept?: string) {
  const answer = await app.app.inject({
    method: 'GET',
    url: `${path}?${new URLSearchParams(query)}`,
    headers: {
      authorization: `Bearer ${await app.keyOf('owner')}`,
      ...(accept ? { accept } : {}),
    },
  })
  expect(answer.statusCode).toBe(200)
  return answer
}

const VIEWS = [
  ['/v1/inventory', 'items', 4],
  ['/v1/items', 'items', 4],
  ['/v1/suppliers', 'suppliers', 2],
  ['/v1/expected-receipts', 'incoming', 2],
  ['/v1/balances', 'stock_counts', 2],
] as const

describe('An export comes back unchanged', () => {
  test.each(
    VIEWS.flatMap((view) => (['csv', 'xlsx'] as const).map((format) => [...view, format] as const)),
  )('%s as %s, %i rows, from %s', async (path, kind, rows, format) => {
    const file = (await exportList(path, { format })).rawPayload
    const done = await importFile(app, '', file, { fileName: `view.${format}` })
    expect(done.problem).toBeNull()
    expect(done).toMatchObject({ kind, format, created: 0, changed: 0, errors: 0 })
    expect(done.unchanged).toBe(rows)
  })
})

describe('An export', () => {
  test('holds the whole list, not its first page, in the columns that are asked for', async () => {
    const lines = Array.from(
      { length: 450 },
      (_, index) => `MANY-${String(index).padStart(3, '0')}`,
    )
    await importFile(app, 'items', `SKU\n${lines.join('\n')}\n`)
    const query = { format: 'csv', search: 'MANY', columns: 'sku,onHand' }
    const answer = await exportList('/v1/inventory', query)
    const text = answer.body.split('\r\n')
    expect(text[0]).toBe('sku,onHand')
    expect(text.slice(1, -1)).toEqual(lines.map((sku) => `${sku},0`))
    expect(answer.headers['content-disposition']).toMatch(
      /filename="inventory-\d{4}-\d\d-\d\d\.csv"/,
    )
  })

  test('is given by the header Accept too, with money in dollars and formulas made harmless', async () => {
    const { body } = await exportList('/v1/items', { columns: 'sku,title,priceMinor' }, 'text/csv')
    const lines = body.split('\r\n')
    expect(lines[0]).toBe('sku,title,price')
    expect(lines).toContain("0017,'=cmd()|calc,24")
    expect(lines).toContain(`'+1,"'@home, ""quoted""",0.1`)
    expect(lines).toContain("-5,'=already guarded,")
  })

  test('of a report has its money in dollars, and the items of a selection are those alone', async () => {
    await app.request('POST', '/v1/receipts', {
      lines: [{ sku: '0017', location: 'MAIN', quantity: 1, unitCost: '6.72' }],
    })
    const report = await exportList('/v1/reports/valuation/rows', { format: 'csv', search: '0017' })
    const [header = '', row = ''] = report.body.split('\r\n')
    const { value, units } = Object.fromEntries(
      header.split(',').map((name, index) => [name, row.split(',')[index]]),
    )
    expect([units, value]).toEqual(['13', '87.36'])
    const skus = ['0017', '-5'].join('\n')
    const { body } = await exportList('/v1/inventory', { format: 'csv', skus })
    expect(body.split('\r\n').map((line) => line.split(',')[0])).toEqual(['sku', '-5', '0017', ''])
  })

  test('is refused before its first byte where the list itself is', async () => {
    const bad = await app.request('GET', '/v1/items?format=pdf')
    expect(bad).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    const column = await app.request('GET', '/v1/items?format=csv&columns=sku,secret')
    expect(column.body.detail).toMatch(/there is no secret/)
    const forbidden = await app.request('GET', '/v1/users?format=csv', undefined, {
      role: 'picker',
    })
    expect(forbidden.status).toBe(403)
  })
})

test('whatever a text is, it comes back from behind its guard', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^['=+@\t-]{0,4}[a-z0-9]{0,3}$/),
  )
  fc.assert(
    fc.property(text, (value) => {
      const plain = normalizeText(value)
      if (isPlainText(plain)) expect(cleanCell(guardFormula(plain))).toBe(plain)
    }),
  )
})
