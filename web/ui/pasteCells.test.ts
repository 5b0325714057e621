import { expect, test } from 'vitest'
import { readRange } from './pasteCells.ts'

test('a range is read as spreadsheets copy it', () => {
  expect(readRange('12\t4.50\r\n7\t\r\n')).toEqual([
    ['12', '4.50'],
    ['7', ''],
  ])
  expect(readRange('"say ""hi""\nthere"\t3')).toEqual([['say "hi"\nthere', '3']])
  expect(readRange('9')).toEqual([['9']])
})
