import { expect, test } from 'vitest'
import { t } from './words.ts'

test('a text is its own translation into English, with its values', () => {
  expect(t('Adjust stock')).toBe('Adjust stock')
  expect(t('{sku} was moved to {place}', { sku: 'A-1', place: 'MAIN' })).toBe(
    'A-1 was moved to MAIN',
  )
})

test('one and many are told apart', () => {
  const say = (count: number) =>
    t('{count, plural, one {# item} other {# items}} selected', { count })
  expect([say(1), say(0), say(12_480)]).toEqual([
    '1 item selected',
    '0 items selected',
    '12,480 items selected',
  ])
})
