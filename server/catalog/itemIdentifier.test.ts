import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { gtinCheckDigit, isGtin, normalizeGtin, normalizeIdentifier } from './itemIdentifier.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const add = (sku: string, body: object) =>
  app.request('POST', `/v1/items/${encodeURIComponent(sku)}/identifiers`, body)
const lookUp = (code: string) => app.request('GET', `/v1/lookups?code=${encodeURIComponent(code)}`)
const create = (sku: string) => app.request('POST', '/v1/items', { sku, title: sku })

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
/** A valid GTIN of one of its four lengths. */
const gtin = fc
  .constantFrom(8, 12, 13, 14)
  .chain((length) => digits(length - 1).map((body) => body.join('')))
  .map((body) => body + gtinCheckDigit(body.padStart(13, '0')))
  .filter((code) => /[1-9]/.test(code))

test('known barcodes have the check digits that are printed on them', () => {
  expect(normalizeGtin('036000291452')).toBe('00036000291452')
  expect(normalizeGtin('4006381333931')).toBe('04006381333931')
  expect(normalizeGtin('96385074')).toBe('00000096385074')
  expect(normalizeGtin('10614141000415')).toBe('10614141000415')
  expect(normalizeGtin('0-36000-29145-2')).toBe('00036000291452')
})

test('every valid GTIN is 14 digits that begin with zeros and end as printed', () => {
  fc.assert(
    fc.property(gtin, (code) => {
      const stored = normalizeGtin(code)
      expect(stored).toHaveLength(14)
      expect(stored).toBe(code.padStart(14, '0'))
      expect(normalizeGtin(stored)).toBe(stored)
      expect(isGtin(code)).toBe(true)
    }),
  )
})

test('one digit mistyped is always noticed', () => {
  fc.assert(
    fc.property(
      gtin,
      fc.nat({ max: 13 }),
      fc.integer({ min: 1, max: 9 }),
      (code, position, change) => {
        const index = position % code.length
        const wrong = String((Number(code[index]) + change) % 10)
        const mistyped = code.slice(0, index) + wrong + code.slice(index + 1)
        expect(isGtin(mistyped)).toBe(false)
        expect(() => normalizeGtin(mistyped)).toThrow()
      },
    ),
  )
})

test('text that is not a barcode is refused with a reason, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        expect(normalizeGtin(text)).toMatch(/^\d{14}$/)
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/^gtin_/)
      }
    }),
  )
})

test.each([
  [{ kind: 'upc', value: '036000291453' }, 'gtin_check_digit_wrong', '2'],
  [{ kind: 'upc', value: '36000291452' }, 'gtin_length_wrong', '036000291452'],
  [{ kind: 'upc', value: '96385074' }, 'gtin_length_wrong', '12'],
  [{ kind: 'ean', value: '40063813339A1' }, 'gtin_not_digits', 'digits'],
  [{ kind: 'gtin', value: '00000000000000' }, 'gtin_check_digit_wrong', ''],
  [{ kind: 'gtin', value: '1.23E+11' }, 'identifier_in_scientific_notation', 'as text'],
  [{ kind: 'other', value: '4e+12' }, 'identifier_in_scientific_notation', 'as text'],
  [{ kind: 'asin', value: 'B00' }, 'amazon_code_malformed', 'ten'],
] as const)('%j is refused as %s with advice', (input, code, advice) => {
  expect(() => normalizeIdentifier({ ...input })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(advice) }),
  )
})

test('any code of an item leads to it, in any of its printed forms, with its pack factor', async () => {
  await create('SCAN-ME')
  const made = await add('SCAN-ME', { kind: 'upc', value: '036000291452' })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ kind: 'gtin', value: '00036000291452', packFactor: 1 })
  await add('SCAN-ME', { kind: 'gtin', value: '10036000291459', packFactor: 24 })
  await add('SCAN-ME', { kind: 'asin', value: 'b00scanme1' })
  await add('SCAN-ME', { kind: 'other', value: '007-x' })
  const found = async (code: string) => {
    const { body } = await lookUp(code)
    return [body.item?.sku, body.packFactor, body.matchedBy]
  }
  expect(await found('SCAN-ME')).toEqual(['SCAN-ME', 1, 'sku'])
  expect(await found('036000291452')).toEqual(['SCAN-ME', 1, 'gtin'])
  expect(await found('0036000291452')).toEqual(['SCAN-ME', 1, 'gtin'])
  expect(await found('0 36000 29145 2')).toEqual(['SCAN-ME', 1, 'gtin'])
  expect(await found('10036000291459')).toEqual(['SCAN-ME', 24, 'gtin'])
  expect(await found('B00SCANME1')).toEqual(['SCAN-ME', 1, 'asin'])
  expect(await found('b00scanme1')).toEqual(['SCAN-ME', 1, 'asin'])
  expect(await found('007-x')).toEqual(['SCAN-ME', 1, 'other'])
  expect((await lookUp('7-x')).status).toBe(404)
})

test('a barcode leads to one item only, however many callers add it at once', async () => {
  const skus = Array.from({ length: 8 }, (_, number) => `CLAIM-${number}`)
  await Promise.all(skus.map(create))
  const answers = await Promise.all(
    skus.map((sku) => add(sku, { kind: 'ean', value: '4006381333931' })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const { status, body } of answers)
    if (status !== 201) expect(body.code).toBe('identifier_taken')
})

test('two suppliers may use one code; scanning it is refused, naming both items', async () => {
  await create('ACME-1')
  await create('ZENITH-1')
  await add('ACME-1', { kind: 'supplier_code', value: '1001' })
  expect((await add('ZENITH-1', { kind: 'supplier_code', value: '1001' })).status).toBe(201)
  const { status, body } = await lookUp('1001')
  expect(status).toBe(409)
  expect(body.code).toBe('code_is_ambiguous')
  expect(body.matches.map(({ sku }: { sku: string }) => sku).toSorted()).toEqual([
    'ACME-1',
    'ZENITH-1',
  ])
  expect((await add('ACME-1', { kind: 'supplier_code', value: '1001' })).body.code).toBe(
    'identifier_repeated',
  )
})

test('a removed identifier leads nowhere and can be given to another item', async () => {
  await create('GIVER')
  await create('TAKER')
  const { body } = await add('GIVER', { kind: 'fnsku', value: 'X000000001' })
  const elsewhere = await app.request('DELETE', `/v1/items/TAKER/identifiers/${body.id}`)
  expect(elsewhere.status).toBe(404)
  expect((await app.request('DELETE', `/v1/items/GIVER/identifiers/${body.id}`)).status).toBe(204)
  expect((await lookUp('X000000001')).status).toBe(404)
  expect((await add('TAKER', { kind: 'fnsku', value: 'X000000001' })).status).toBe(201)
})
