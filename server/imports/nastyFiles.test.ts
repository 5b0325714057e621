import { buffer } from 'node:stream/consumers'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { importFile, readErrors, uploadFile } from '../../test/importData.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  await importFile(app, 'items', 'SKU\nNASTY\n007')
})
afterAll(() => app.close())

/** What becomes of a file, with the reasons of the rows that were not taken. */
async function outcomeOf(kind: string, file: string | Buffer, query: Record<string, string> = {}) {
  const done = await importFile(app, kind, file, query)
  const { created, changed, unchanged, errors, rowsTotal, skipped, problem } = done
  expect(created + changed + unchanged + errors).toBe(rowsTotal)
  const reasons = errors > 0 ? await readErrors(app, done.id) : ''
  return {
    state: done.state,
    taken: created + changed + unchanged,
    errors,
    skipped,
    problem,
    reasons,
  }
}

/** What a file is refused with before anything of it is kept. */
async function refusalOf(file: string | Buffer): Promise<string> {
  const { status, body } = await uploadFile(app, 'items', file, { query: { hold: 'true' } })
  expect(status).toBe(422)
  return body.detail ?? body.title
}

async function look(kind: string, file: string | Buffer) {
  const { body } = await uploadFile(app, kind, file, { query: { hold: 'true' } })
  return (await app.request('GET', `/v1/imports/${body.id}/preview`)).body
}

const sheet = async (rows: unknown[][], more: object = {}) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'Sheet', rows: rows as never, ...more }] }))

describe('Text as other programs write it', () => {
  test('with decimal commas is seen to be so, and read so when it is said', async () => {
    const file = 'SKU;Title;Price;Cost\nEU-1;Thing;1.234,50;1.250,5\nEU-2;Thing;3,50;1,250\n'
    const preview = await look('items', file)
    expect(preview).toMatchObject({ delimiter: ';', decimal: ',' })
    expect(preview.columns.flatMap(({ warnings }: { warnings: object[] }) => warnings)).toEqual([])
    const wrong = await outcomeOf('items', file)
    expect(wrong).toMatchObject({ errors: 2 })
    expect(wrong.reasons).toMatch(/say that a comma stands before the decimals/)
    expect(await outcomeOf('items', file, { decimal: ',' })).toMatchObject({ taken: 2, errors: 0 })
    const { body } = await app.request('GET', '/v1/items/EU-1')
    expect(body).toMatchObject({ priceMinor: 123_450, unitCost: '1250.5' })
    expect((await app.request('GET', '/v1/items/EU-2')).body.unitCost).toBe('1.25')
    expect((await look('items', 'SKU;Price\nA;1,234\nB;12.50\n')).decimal).toBe(null)
  })

  test('with a sign of another currency is refused with advice', async () => {
    const file = Buffer.from('SKU,Title,Price\nC-1,Caf\xe9,\x803.50\n', 'latin1')
    expect((await look('items', file)).letters).toEqual(['Café', '€3.50'])
    expect((await outcomeOf('items', file)).reasons).toMatch(
      /€3.50 is not a number. It is in another/,
    )
  })

  test('with totals, blank rows and its header again is taken without them, and says so', async () => {
    const file = 'SKU,Qty\nNASTY,4\n\n,,\nSKU,Qty\n007,2\nGrand total,6\n'
    expect(await outcomeOf('opening_stock', file)).toMatchObject({
      taken: 2,
      errors: 0,
      skipped: [
        { reason: 'blank', count: 2 },
        { reason: 'total', count: 1, rows: [7] },
        { reason: 'header', count: 1, rows: [5] },
      ].toSorted((a, b) => a.reason.localeCompare(b.reason)),
    })
    expect((await app.request('GET', '/v1/items/SKU')).status).toBe(404)
  })

  test('with 300 columns, duplicates and codes that a spreadsheet has spoilt loses no row', async () => {
    const extra = Array.from({ length: 300 }, (_, index) => `Extra ${index}`).join(',')
    expect(await outcomeOf('items', `SKU,${extra}\nWIDE,1\n`)).toMatchObject({
      taken: 1,
      errors: 0,
    })
    const spoilt = await outcomeOf('items', 'SKU,UPC\nZ-1,1.23E+11\nZ-2,36000291452\nZ-3,\nZ-3,\n')
    expect(spoilt).toMatchObject({ taken: 1, errors: 3 })
    expect(spoilt.reasons).toMatch(/last digits are lost/)
    expect(spoilt.reasons).toMatch(/looks like 036000291452/)
    expect(spoilt.reasons).toMatch(/Row 4 of the file names the SKU Z-3 already/)
  })
})

describe('A workbook', () => {
  test('with a merged title above its header and days as bare numbers is read', async () => {
    const file = await sheet(
      [['Stock of ACME', null, null], [], ['SKU', 'Date', 'Units'], ['007', 46_000, 3]],
      { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }] },
    )
    expect(await outcomeOf('sales', file)).toMatchObject({ taken: 1, errors: 0 })
    const { body } = await app.request('GET', '/v1/sales-history?sku=007')
    expect(body.data).toMatchObject([{ from: '2025-12-09', units: 3 }])
  })

  test('with a password, or of an old kind, is refused with what to do', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await refusalOf(old)).toMatch(
      /old kind, or one with a password. Save it as .xlsx or CSV/,
    )
  })
})

describe('What is no table', () => {
  test('is refused with what it is', async () => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from('SKU\nA-1\n'), 'items.csv')
    zip.end()
    expect(await refusalOf(await buffer(zip.outputStream))).toMatch(/ZIP archive.*Unpack it/)
    expect(await refusalOf(Buffer.from('PK\x03\x04 and no more'))).toMatch(/damaged/)
    expect(await refusalOf('')).toBe('The file is empty.')
    expect(await refusalOf(Buffer.from('1f8b0800000000', 'hex'))).toMatch(/not a table of text/)
    expect(await refusalOf('SKU,Title\nA-1,"abc\nA-2,def\n')).toMatch(/a quote is opened/)
  })

  test('such as a line of many megabytes is refused as soon as it is too long', async () => {
    const line = Buffer.concat([Buffer.from('SKU,Title\nA-1,'), Buffer.alloc(3 * 1024 * 1024, 'x')])
    expect(await refusalOf(line)).toMatch(/near line 2.*longer than a megabyte/)
  })
})
