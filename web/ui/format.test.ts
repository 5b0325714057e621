import { expect, test } from 'vitest'
import { formatDay, formatInstant, formatNumber, formatRelative, readableName } from './format.ts'

test('unknown is a dash and zero is a zero', () => {
  expect(formatNumber(null)).toBe('—')
  expect(formatNumber(0)).toBe('0')
})

test('negatives carry a true minus and money its cents', () => {
  expect(formatNumber(-3)).toBe('−3')
  expect(formatNumber(-123456, 'money')).toBe('−$1,234.56')
  expect(formatNumber('12.345600', 'cost')).toBe('$12.3456')
  expect(formatNumber(7, 'signed')).toBe('+7')
})

test('a day is never moved by a time zone', () => {
  expect(formatDay('2026-01-01')).toBe('01/01/2026')
})

test('an instant is told in the zone of the site', () => {
  expect(formatInstant('2026-07-01T02:30:00.000Z', 'America/New_York')).toBe(
    '06/30/2026, 10:30 PM EDT',
  )
})

test('what is recent is relative and what is old is a date', () => {
  const now = Date.parse('2026-11-23T12:00:00.000Z')
  expect(formatRelative('2026-11-23T11:55:00.000Z', now)).toBe('5 min. ago')
  expect(formatRelative('2026-11-01T11:55:00.000Z', now, 'UTC')).toBe('11/01/2026')
})

test('names of the API become words', () => {
  expect(readableName('safetyStock')).toBe('Safety stock')
  expect(readableName('api_key.created')).toBe('API key created')
  expect(readableName('stock.adjusted')).toBe('Stock adjusted')
})
