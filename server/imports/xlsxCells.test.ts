import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SharedStrings } from './sharedStrings.ts'
import { columnOf, readNumberForm, unescapeText, writeNumber } from './xlsxCells.ts'

describe('A number of a workbook', () => {
  const read = (raw: string, code?: string, id = 0) =>
    writeNumber(raw, readNumberForm(id, code), false)

  test.each([
    ['6.7199999999999998', undefined, '6.72'],
    ['0.30000000000000004', 'General', '0.3'],
    ['840000000019', '0', '840000000019'],
    ['42', '00000', '00042'],
    ['1.2345678901234568E+17', '0', '1.2345678901234568E+17'],
    ['46349', 'm/d/yyyy', '2026-11-23'],
    ['46349', 'yyyy"-"mm"-"dd', '2026-11-23'],
    ['46349', '[$-409]d-mmm-yy;@', '2026-11-23'],
    ['46349.5', 'm/d/yy h:mm', '2026-11-23 12:00:00'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['1234.5', '#,##0.00', '1234.5'],
    ['1234.5', '"day" #,##0.0', '1234.5'],
    ['0.95', '0%', '0.95'],
    ['-3', '0000', '-3'],
  ])('%s as %s is %s', (raw, code, text) => {
    expect(read(raw, code)).toBe(text)
  })

  test('has the day that its workbook counts from, and the forms that every program knows', () => {
    expect(writeNumber('44887', 'day', true)).toBe('2026-11-23')
    expect(read('46349', undefined, 14)).toBe('2026-11-23')
    expect(read('0.5', undefined, 20)).toBe('0.5')
  })
})

test('columns are counted from their letters', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1', '7'].map(columnOf)).toEqual([0, 25, 26, 16383, -1])
})

test('characters that XML cannot hold come back', () => {
  expect(unescapeText('two_x000D_\nlines, a_b')).toBe('two\r\nlines, a_b')
})

test('shared texts come back from disk, also those longer than a page, in any order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-strings-'))
  const strings = new SharedStrings(join(folder, 'strings'))
  const texts = Array.from({ length: 30_000 }, (_, index) =>
    index === 15_000 ? 'ü'.repeat(300_000) : `Größe ${index} `.repeat(1 + (index % 40)),
  )
  for (const text of texts) strings.add(text)
  strings.flush()
  for (const index of [0, 29_999, 15_000, 14_999, 15_001, 7, 20_000, 0])
    expect(strings.at(index)).toBe(texts[index])
  expect([strings.at(30_000), strings.at(-1), strings.at(Number.NaN)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  strings.close()
  rmSync(folder, { recursive: true })
})
