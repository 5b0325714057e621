import { describe, expect, test } from 'vitest'
import { readCode } from './readCode.ts'

const GS = '\u001d'

describe('A scanned code', () => {
  test.each([
    ['036000291452', { text: '036000291452', gtin: '00036000291452' }],
    [']E00036000291452', { text: '0036000291452', gtin: '00036000291452' }],
    ['036000291453', { text: '036000291453' }],
    [']C0MAIN/A-01-02', { text: 'MAIN/A-01-02' }],
    [' MUG-12 ', { text: 'MUG-12' }],
  ])('%s is read as what it is', (raw, expected) => {
    expect(readCode(raw)).toEqual(expected)
  })

  test('GS1 data tells item, lot, date and unit, marked by the scanner or not', () => {
    const parts = {
      gtin: '04006381333931',
      expiresOn: '2027-12-31',
      lot: 'L-77/a',
      serial: 'S9',
    }
    const data = `01040063813339311727123110L-77/a${GS}21S9`
    expect(readCode(`]d2${data}`)).toMatchObject(parts)
    expect(readCode(data)).toMatchObject(parts)
    expect(readCode(`${GS}${data}`)).toMatchObject(parts)
    expect(readCode('(01)04006381333931(17)271231(10)L-77/a(21)S9')).toMatchObject(parts)
  })

  test('our own labels of items without a GTIN name the SKU', () => {
    expect(readCode(`]C191SOAP${GS}10S1`)).toMatchObject({ sku: 'SOAP', lot: 'S1' })
  })

  test('a date without a day means the end of its month', () => {
    expect(readCode(']C1010400638133393117280200').expiresOn).toBe('2028-02-29')
  })

  test('what only looks like GS1 data stays as it is', () => {
    expect(readCode('01234567890123456')).toEqual({ text: '01234567890123456' })
    expect(readCode('0112-BLUE')).toEqual({ text: '0112-BLUE' })
  })
})
