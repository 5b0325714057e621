import { readFileSync } from 'node:fs'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { LABEL_TEMPLATES } from './templates.ts'

const DOTS_PER_INCH = 300
// Readers tell the sign that begins GS1 data, some of them.
const withoutFnc1 = (text: string) => (text.charCodeAt(0) === 0x1d ? text.slice(1) : text)

let app: TestApp
let pdfium: PDFiumLibrary

beforeAll(async () => {
  const wasm = new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({
    overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer },
    fireImmediately: true,
  })
  pdfium = await PDFiumLibrary.init()
  app = await createTestApp()
  for (const item of [
    { sku: 'MUG-12', title: 'Ceramic mug, 12 oz, with a title that is longer than its label' },
    { sku: 'TEE-É', title: 'Tee with a SKU beyond ASCII' },
    { sku: 'AMZ-1', title: 'Sold by Amazon' },
    { sku: 'PLAIN-SKU-1', title: 'No code of others' },
    { sku: 'A-SKU-SO-LONG-THAT-NO-BARS-OF-IT-FIT-ON-A-SMALL-LABEL', title: 'Long' },
  ])
    await app.request('POST', '/v1/items', item)
  const lots = { tracksLots: true, tracksExpiry: true }
  await app.request('POST', '/v1/items', { sku: 'VIT-C', title: 'Vitamin C', ...lots })
  await app.request('POST', '/v1/items', { sku: 'SOAP', title: 'Soap', tracksLots: true })
  const codes = [
    ['MUG-12', 'upc', '036000291452', 1],
    ['MUG-12', 'gtin', '10036000291459', 12],
    ['AMZ-1', 'fnsku', 'X000EXMPL1', 1],
    ['VIT-C', 'ean', '4006381333931', 1],
  ] as const
  for (const [sku, kind, value, packFactor] of codes) {
    const body = { kind, value, packFactor }
    await app.request('POST', `/v1/items/${sku}/identifiers`, body)
  }
  await app.request('POST', '/v1/locations/MAIN/bins', { pattern: 'A-[01-02]-[01-02]' })
  await app.request('POST', '/v1/sites/MAIN/bins', { pattern: 'A-[01-02]-[01-02]' })
  await app.request('POST', '/v1/receipts', {
    lines: [
      { sku: 'VIT-C', location: 'MAIN', quantity: 4, lot: 'L-77/a', expiresOn: '2027-12-31' },
      { sku: 'SOAP', location: 'MAIN', quantity: 4, lot: 'S1' },
    ],
  })
})
afterAll(async () => {
  pdfium.destroy()
  await app.close()
})

async function print(body: object) {
  const answer = await app.request('POST', '/v1/labels', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as { content: string; labels: number; pages: number }
}

/** What a scanner reads on the pages of a PDF, from the top left to the bottom right. */
async function scan(pdf: string): Promise<ReadResult[]> {
  const document = await pdfium.loadDocument(Buffer.from(pdf, 'base64'))
  const found: ReadResult[] = []
  for (const page of document.pages()) {
    const image = await page.render({ scale: DOTS_PER_INCH / 72, render: 'bitmap' })
    const { width, height } = image
    const data = new Uint8ClampedArray(image.data)
    const picture = { data, width, height, colorSpace: 'srgb' }
    const results = await readBarcodes(picture as Parameters<typeof readBarcodes>[0], {
      maxNumberOfSymbols: 255,
      tryHarder: true,
      textMode: 'Plain',
    })
    const order = ({ position: { topLeft } }: ReadResult) =>
      Math.round(topLeft.y / (DOTS_PER_INCH / 2)) * 10_000 + topLeft.x
    found.push(...results.filter(({ isValid }) => isValid).toSorted((a, b) => order(a) - order(b)))
  }
  document.destroy()
  return found
}

const item = (sku: string, more: object = {}) => ({ kind: 'item', sku, ...more })
const bin = (path: string) => ({ kind: 'location', path })

describe('Labels', () => {
  test('a sheet of items and bins is read back as it was asked for, from the chosen place on', async () => {
    const { content, labels, pages } = await print({
      startAt: 29,
      lines: [
        item('MUG-12'),
        item('MUG-12', { identifier: '10036000291459' }),
        item('AMZ-1'),
        item('PLAIN-SKU-1', { copies: 2 }),
        item('TEE-É'),
        bin('MAIN/A-01-02'),
      ],
    })
    expect([labels, pages]).toEqual([7, 2])
    const read = await scan(content)
    expect(read.map(({ text }) => text)).toEqual([
      '0036000291452',
      '0110036000291459',
      'X000EXMPL1',
      'PLAIN-SKU-1',
      'PLAIN-SKU-1',
      'TEE-É',
      'MAIN/A-01-02',
    ])
  })

  test.each(LABEL_TEMPLATES.map(({ id }) => id))('every code is read from %s', async (template) => {
    const { content } = await print({
      template,
      lines: [
        item('MUG-12'),
        item('PLAIN-SKU-1'),
        bin('MAIN/A-02-01'),
        { kind: 'lot', sku: 'VIT-C', lot: 'L-77/a' },
        { kind: 'lot', sku: 'VIT-C', lot: 'L-77/a', serial: 'S9' },
        { kind: 'lot', sku: 'SOAP', lot: 'S1' },
      ],
    })
    const read = (await scan(content)).map(({ text }) => withoutFnc1(text))
    expect(new Set(read)).toEqual(
      new Set([
        '0036000291452',
        'PLAIN-SKU-1',
        'MAIN/A-02-01',
        '01040063813339311727123110L-77/a',
        '01040063813339311727123110L-77/a\u001D21S9',
        '91SOAP\u001D10S1',
      ]),
    )
  })

  test('a SKU whose bars would be too fine is printed as a square', async () => {
    const sku = 'A-SKU-SO-LONG-THAT-NO-BARS-OF-IT-FIT-ON-A-SMALL-LABEL'
    const { content } = await print({ template: 'roll-2.25x1.25', lines: [item(sku)] })
    const [only] = await scan(content)
    expect([only?.format, only?.text]).toEqual(['QRCode', sku])
  })

  test('squares are printed where they are wanted', async () => {
    const { content } = await print({
      style: 'square',
      lines: [item('MUG-12'), bin('MAIN/A-01-01')],
    })
    const read = await scan(content)
    expect(read.map(({ format, text }) => [format, text])).toEqual([
      ['QRCode', 'MUG-12'],
      ['QRCode', 'MAIN/A-01-01'],
    ])
  })

  test('a label printer is told what to draw, and how often', async () => {
    const { content } = await print({
      format: 'zpl',
      template: 'roll-2.25x1.25',
      lines: [
        item('MUG-12', { copies: 3 }),
        bin('MAIN/A-01-02'),
        { kind: 'lot', sku: 'VIT-C', lot: 'L-77/a', serial: 'S9' },
      ],
    })
    const labels = content.split('^XA').slice(1)
    expect(labels).toHaveLength(3)
    expect(labels[0]).toMatch(/\^PW457\^LL254/)
    expect(labels[0]).toMatch(/\^BY3\^BUN,\d+,N,N,N\^FH\\\^FD03600029145\^FS/)
    expect(labels[0]).toMatch(/\^PQ3\n\^XZ/)
    expect(labels[1]).toMatch(/\^BY2\^BCN,\d+,N,N,N,A\^FH\\\^FDMAIN\/A-01-02\^FS/)
    expect(labels[2]).toMatch(
      /\^BXN,\d+,200,,,,_\^FH\\\^FD_101040063813339311727123110L-77\/a_121S9\^FS/,
    )
  })

  test('the picture of the first page shows its texts as text', async () => {
    const { content, pages } = await print({ format: 'svg', lines: [item('MUG-12')] })
    expect(pages).toBe(1)
    expect(content).toMatch(/^<svg .*viewBox="0 0 612 792".*MUG-12.*<\/svg>$/)
  })

  test('what cannot be printed is refused with the reason', async () => {
    const refused = async (body: object) =>
      (await app.request('POST', '/v1/labels', body)).body.code
    expect(await refused({ lines: [item('NO-SUCH')] })).toBe('unknown_sku')
    expect(await refused({ lines: [bin('MAIN/NOWHERE')] })).toBe('unknown_location')
    expect(await refused({ lines: [{ kind: 'lot', sku: 'SOAP', lot: 'S2' }] })).toBe('unknown_lot')
    expect(await refused({ lines: [item('MUG-12', { identifier: '1' })] })).toBe(
      'unknown_identifier',
    )
    expect(await refused({ lines: [{ kind: 'serial', sku: 'MUG-12', serial: 'a b' }] })).toBe(
      'not_a_gs1_value',
    )
    const many = Array.from({ length: 4 }, () => item('MUG-12', { copies: 1000 }))
    expect(await refused({ lines: many })).toBe('too_many_labels')
  })
})
