import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanCell, parseCell } from './cellValues.ts'
import { numberRows } from './importFile.ts'
import { RowRefusal } from './importKind.ts'
import { kindNamed } from './kinds.ts'
import { chooseColumns, matchColumns } from './mapColumns.ts'
import { DELIMITERS, detectDelimiter, readCsv } from './readCsv.ts'

/** The bytes in pieces of a length that cuts characters and quotes in two. */
async function* inPieces(bytes: Buffer, length: number) {
  for (let start = 0; start < bytes.length; start += length)
    yield bytes.subarray(start, start + length)
}

async function readAll(file: string | Buffer, length = 7): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of readCsv(inPieces(Buffer.from(file), length), {})) rows.push(row)
  return rows
}

describe('Reading CSV', () => {
  test('what was written comes back, whatever the delimiter, line ends, mark and pieces', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('007', '1.50', '"', 'a,b;c|d\te', 'two\nlines', '', 'Größe'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 20 }),
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async (body, delimiter, lineEnd, bom, length) => {
          const rows = [['sku', 'title', 'price'], ...body.map(([a, b]) => ['x', a, b])]
          const file = stringify(rows, { delimiter, record_delimiter: lineEnd, bom, quoted: true })
          expect(await readAll(file, length)).toEqual(rows)
        },
      ),
    )
  })

  test('row numbers are the spreadsheet’s own: blank rows count and are passed over', async () => {
    const rows = []
    for await (const row of numberRows(
      readCsv(inPieces(Buffer.from('sku,qty\n\nA,1\n,,\n"B\nB",2\n'), 5), {}),
    ))
      rows.push([row.number, row.cells[0]])
    expect(rows).toEqual([
      [1, 'sku'],
      [3, 'A'],
      [5, 'B\nB'],
    ])
  })

  test('a delimiter inside quotes or in one line alone does not mislead', () => {
    expect(detectDelimiter(Buffer.from('a;b\n"1,2,3,4";5\n'))).toBe(';')
    expect(detectDelimiter(Buffer.from('sku|note\nA|x, y, z, w\n'))).toBe('|')
    expect(detectDelimiter(Buffer.from('sku\nA\n'))).toBe(',')
  })

  test('a quote that is never closed ends the reading with advice', async () => {
    const file = `sku,title\nA,"open\n${'x,y\n'.repeat(400_000)}`
    await expect(readAll(file, 65_536)).rejects.toMatchObject({ code: 'file_not_csv' })
  })
})

describe('Values of cells', () => {
  const options = { dateOrder: 'MDY' } as const
  const read = (type: Parameters<typeof parseCell>[0], text: string) => {
    try {
      return parseCell(type, text, 'it', options)
    } catch (error) {
      return error instanceof RowRefusal ? error.code : error
    }
  }

  test.each([
    ['decimal', '1,234.50', '1234.5'],
    ['decimal', '$12.99', '12.99'],
    ['decimal', '(5.00)', '-5'],
    ['decimal', '-0', '0'],
    ['decimal', '.5', '0.5'],
    ['decimal', '1,23', 'not_a_number'],
    ['decimal', '1.234,50', 'not_a_number'],
    ['decimal', '12 apples', 'not_a_number'],
    ['money', '12.989999999999998', 1299],
    ['money', '0.005', 1],
    ['units', '1,200', 1200],
    ['units', '12.0', 12],
    ['units', '1.5', 'not_a_whole_number'],
    ['identifier', '00012', '00012'],
    ['identifier', '90.750', '90.750'],
    ['identifier', '219E01', '219E01'],
    ['identifier', '1.23E+11', 'identifier_in_scientific_notation'],
    ['identifier', '8E+14', 'identifier_in_scientific_notation'],
    ['day', '2026-02-28', '2026-02-28'],
    ['day', '2/8/2026', '2026-02-08'],
    ['day', '02/08/26', '2026-02-08'],
    ['day', '2026-02-28 23:59:59', '2026-02-28'],
    ['day', '2026-02-28T23:59:59-05:00', '2026-03-01T04:59:59Z'],
    ['day', '2026-02-28 23:59:59 -0500', '2026-03-01T04:59:59Z'],
    ['day', '2026-02-30', 'not_a_date'],
    ['day', '25/12/2026', 'not_a_date'],
    ['day', '45000', '2023-03-15'],
    ['yes_no', 'Y', true],
    ['yes_no', 'maybe', 'not_yes_or_no'],
    ['share', '95%', 0.95],
    ['share', '0.5', 0.5],
    ['share', '95', 'not_a_share'],
  ] as const)('%s %s', (type, text, value) => {
    expect(read(type, text)).toBe(value)
  })

  test('the guard of a formula is taken off, other apostrophes stay', () => {
    expect(cleanCell(" '=1+1 ")).toBe('=1+1')
    expect(cleanCell("'n Sync")).toBe("'n Sync")
  })
})

describe('Finding columns', () => {
  test('headers of shops are known, and each field is taken once', () => {
    const header = ['Handle', 'Title', 'Variant SKU', 'Variant Barcode', 'Cost per item', 'SKU #']
    const fields = matchColumns(kindNamed('items'), header).map(({ field }) => field)
    expect(fields).toEqual([null, 'title', 'sku', 'barcode', 'unitCost', null])
  })

  test('a guess is proposed and not used', () => {
    const [guess] = matchColumns(kindNamed('sales'), ['Product SKU code'])
    expect(guess).toMatchObject({ field: 'sku', confidence: 0.6 })
    expect(() => chooseColumns(kindNamed('sales'), ['Product SKU code'], null)).toThrow(/mapping/)
  })

  test('a mapping that names what is not there is refused', () => {
    const choose = (mapping: Record<string, string | null>) => () =>
      chooseColumns(kindNamed('opening_stock'), ['A', 'B'], mapping)
    expect(choose({ A: 'sku', B: 'quantity' })()).toEqual(['sku', 'quantity'])
    expect(choose({ A: 'sku', C: 'quantity' })).toThrow(/no column "C"/)
    expect(choose({ A: 'sku', B: 'colour' })).toThrow(/no field "colour"/)
    expect(choose({ A: 'sku', B: 'sku' })).toThrow(/Two columns/)
  })
})
