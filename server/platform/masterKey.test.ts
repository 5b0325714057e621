import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readMasterKey } from './masterKey.ts'

const folder = mkdtempSync(join(tmpdir(), 'onhand-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('The master key', () => {
  test('is made once, for its owner alone, and stays', () => {
    const config = { masterKeyFile: undefined, dataFolder: join(folder, 'fresh') }
    const key = readMasterKey(config)
    expect(key).toHaveLength(32)
    expect(readMasterKey(config)).toEqual(key)
    expect(statSync(join(config.dataFolder, 'master.key')).mode & 0o777).toBe(0o600)
    expect(readdirSync(config.dataFolder)).toEqual(['master.key'])
  })

  test.each([0o604, 0o666, 0o620])('is refused when its file has the mode %o', (mode) => {
    const masterKeyFile = writeKey('open.key', Buffer.alloc(32).toString('base64'))
    chmodSync(masterKeyFile, mode)
    expect(() => readMasterKey({ masterKeyFile, dataFolder: folder })).toThrow(/chmod 600/)
  })

  test('is taken in hex or base64, as a tool writes it', () => {
    const bytes = Buffer.alloc(32, 7)
    for (const text of [bytes.toString('hex'), `${bytes.toString('base64')}\n`]) {
      const masterKeyFile = writeKey('given.key', text)
      expect(readMasterKey({ masterKeyFile, dataFolder: folder })).toEqual(bytes)
    }
  })

  test('is never made up for a file that the operator named', () => {
    const masterKeyFile = join(folder, 'missing.key')
    expect(() => readMasterKey({ masterKeyFile, dataFolder: folder })).toThrow(/cannot be read/)
    const short = writeKey('short.key', 'c2hvcnQ=')
    expect(() => readMasterKey({ masterKeyFile: short, dataFolder: folder })).toThrow(
      /does not hold 32 bytes/,
    )
  })
})

function writeKey(name: string, text: string): string {
  const file = join(folder, name)
  rmSync(file, { force: true })
  writeFileSync(file, text, { mode: 0o600 })
  return file
}
