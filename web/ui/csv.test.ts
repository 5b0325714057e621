import { expect, test } from 'vitest'
import { csvCell } from './csv.ts'

test('a formula from a title is not run by the spreadsheet that opens the file', () => {
  expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`)
  expect(csvCell('@cmd')).toBe("'@cmd")
})

test('a negative number stays a number and an unknown one is empty', () => {
  expect(csvCell(-3)).toBe('-3')
  expect(csvCell(null)).toBe('')
})

test('commas and quotes are kept in one cell', () => {
  expect(csvCell('Tray, 12" wide')).toBe('"Tray, 12"" wide"')
})
