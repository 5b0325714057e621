import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { deriveKey, openSecret, sealSecret } from './secrets.ts'

const key = randomBytes(32)
const place = { table: 'channel', row: '1', column: 'credentials' }

describe('A sealed secret', () => {
  test('opens where it was sealed', () => {
    for (const secret of ['', 'x', 'schlüssel 🔑', 'a'.repeat(100_000)])
      expect(openSecret(key, sealSecret(key, secret, place), place)).toBe(secret)
  })

  test('never looks the same twice', () => {
    expect(sealSecret(key, 'same', place)).not.toBe(sealSecret(key, 'same', place))
  })

  test.each([
    { ...place, table: 'webhook' },
    { ...place, row: '2' },
    { ...place, column: 'name' },
  ])('does not open as %o', (elsewhere) => {
    const sealed = sealSecret(key, 'secret', place)
    expect(() => openSecret(key, sealed, elsewhere)).toThrow()
  })

  test('does not open with another key, and says so', () => {
    const sealed = sealSecret(key, 'secret', place)
    expect(() => openSecret(randomBytes(32), sealed, place)).toThrow('needs another master key')
  })

  test('does not open when any byte was changed or cut', () => {
    const bytes = Buffer.from(sealSecret(key, 'secret', place), 'base64')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] as number) ^ 1
      expect(() => openSecret(key, changed.toString('base64'), place)).toThrow()
      const cut = bytes.subarray(0, index).toString('base64')
      expect(() => openSecret(key, cut, place)).toThrow()
    }
  })
})

test('each purpose has a key of its own', () => {
  expect(deriveKey(key, 'sessions')).toBe(deriveKey(key, 'sessions'))
  expect(deriveKey(key, 'sessions')).not.toBe(deriveKey(key, 'mail'))
})
