import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { inWords, sentence, tellInEnglish } from './sentence.ts'

const PATTERN =
  '{sku} has {units, plural, one {# unit} other {# units}} {way, select, none {nowhere} other {at {site}}}.'

test('a sentence is said in English as the web app would say it', () => {
  const i18n = setupI18n()
  i18n.loadAndActivate({ locale: 'en', messages: { [PATTERN]: compileMessage(PATTERN) } })
  for (const values of [
    { sku: 'A-1', units: 1, way: 'none', site: '' },
    { sku: 'A-1', units: 1_074, way: 'some', site: 'MAIN' },
    { sku: 'A-1', units: 0, way: 'some', site: 'MAIN' },
  ])
    expect(tellInEnglish({ message: PATTERN, values })).toBe(i18n._(PATTERN, values))
})

test('fields stand in English beside the sentences that they were made of', () => {
  const one = sentence('{sku} is out of stock', { sku: 'A-1' })
  const two = sentence('Nothing is on its way.')
  expect(inWords({ headline: one, reason: [two, one] })).toEqual({
    headline: 'A-1 is out of stock',
    reason: 'Nothing is on its way. A-1 is out of stock',
    said: { headline: [one], reason: [two, one] },
  })
})

test('a sentence without its value is a mistake that shows', () => {
  expect(() => tellInEnglish(sentence('{sku} is out of stock'))).toThrow('lacks sku')
})
