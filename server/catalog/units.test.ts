import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { describeSize, describeWeight, toGrams, toMillimeters } from './measures.ts'
import { convertQuantity } from './units.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const each = { numerator: 1, denominator: 1 }
const ratio = fc.record({
  numerator: fc.integer({ min: 1, max: 1_000_000 }),
  denominator: fc.integer({ min: 1, max: 1_000_000 }),
})

test('a case of twelve is twelve, and 18 are no whole number of cases', () => {
  const dozen = { numerator: 12, denominator: 1 }
  expect(convertQuantity(3, dozen, each)).toBe(36)
  expect(convertQuantity(36, each, dozen)).toBe(3)
  expect(() => convertQuantity(18, each, dozen)).toThrow(
    expect.objectContaining({ code: 'quantity_not_whole' }),
  )
})

test('a conversion is exact there and back, or refused', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), ratio, ratio, (quantity, from, to) => {
      let there: number
      try {
        there = convertQuantity(quantity, from, to)
      } catch (error) {
        expect(['quantity_not_whole', 'quantity_out_of_range']).toContain(
          (error as { code: string }).code,
        )
        return
      }
      expect(convertQuantity(there, to, from)).toBe(quantity)
    }),
  )
})

test('the smallest quantity that converts is exact, whatever the ratios', () => {
  fc.assert(
    fc.property(ratio, ratio, (from, to) => {
      const whole = from.denominator * to.numerator
      expect(convertQuantity(whole, from, to)).toBe(from.numerator * to.denominator)
    }),
  )
})

test('a weight or size comes back in the unit in which it was entered', () => {
  const entered = fc
    .tuple(fc.nat(999_999), fc.nat(999_999))
    .map(([whole, parts]) => Number(`${whole}.${String(parts).padStart(6, '0')}`).toString())
    .filter((value) => !value.includes('e'))
  fc.assert(
    fc.property(entered, (value) => {
      expect(describeWeight(toGrams({ value, unit: 'lb' }))?.pounds).toBe(value)
      expect(describeWeight(toGrams({ value, unit: 'oz' }))?.ounces).toBe(value)
      expect(describeWeight(toGrams({ value, unit: 'g' }))?.grams).toBe(value)
      const inches = describeSize(toMillimeters(value, 'in'), null, null)
      expect(inches?.inches).toEqual({ length: value, width: null, height: null })
    }),
  )
})

test('units of an item are kept in lowest terms, each named once', async () => {
  await app.request('POST', '/v1/items', { sku: 'TEA', title: 'Tea', unit: 'gram' })
  const set = (units: object[]) => app.request('PUT', '/v1/items/TEA/units', { units })
  const { body } = await set([
    { name: 'pound', numerator: 45359237, denominator: 100000 },
    { name: 'case', numerator: 24000, denominator: 2 },
  ])
  expect(body.units).toEqual([
    { name: 'case', numerator: 12000, denominator: 1 },
    { name: 'pound', numerator: 45359237, denominator: 100000 },
  ])
  expect((await set([{ name: 'gram', numerator: 1 }])).body.code).toBe('unit_repeated')
  const twice = await set([
    { name: 'case', numerator: 1 },
    { name: 'case', numerator: 2 },
  ])
  expect(twice.body.code).toBe('unit_repeated')
  const base = await app.request('PATCH', '/v1/items/TEA', { unit: 'kilogram' })
  expect(base.body.code).toBe('unit_in_use')
})

test('what is received, adjusted and expected may be counted in cases', async () => {
  await app.request('POST', '/v1/items', { sku: 'SODA', title: 'Soda' })
  const units = [
    { name: 'case', numerator: 12 },
    { name: 'drop', numerator: 1, denominator: 20 },
  ]
  expect((await app.request('PUT', '/v1/items/SODA/units', { units })).status).toBe(200)
  const onHand = async () => (await app.request('GET', '/v1/stock?sku=SODA')).body.data[0].onHand
  const receive = (line: object) =>
    app.request('POST', '/v1/receipts', { lines: [{ sku: 'SODA', location: 'MAIN', ...line }] })
  const adjust = (line: object) =>
    app.request('POST', '/v1/adjustments', {
      reason: 'found',
      lines: [{ sku: 'SODA', location: 'MAIN', ...line }],
    })
  expect((await receive({ quantity: 3, unit: 'case' })).body.lines).toMatchObject([
    { quantity: 36 },
  ])
  expect((await adjust({ quantity: -1, unit: 'case' })).status).toBe(201)
  expect(await onHand()).toBe(24)
  expect((await adjust({ setTo: 4, unit: 'case' })).status).toBe(201)
  expect((await receive({ quantity: 2, unit: 'each' })).status).toBe(201)
  expect(await onHand()).toBe(50)
  const expected = { sku: 'SODA', site: 'MAIN', quantity: 2, unit: 'case' }
  expect((await app.request('POST', '/v1/expected-receipts', expected)).body.quantity).toBe(24)

  const refused = async (line: object) => {
    const { status, body } = await receive(line)
    return [status, body.code]
  }
  expect(await refused({ quantity: 1, unit: 'drop' })).toEqual([422, 'quantity_not_whole'])
  expect(await refused({ quantity: 1, unit: 'pallet' })).toEqual([422, 'unknown_unit'])
  const tooMany = { quantity: 999_999_999, unit: 'case' }
  expect(await refused(tooMany)).toEqual([422, 'quantity_out_of_range'])
  expect(await onHand()).toBe(50)
})
