import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const dist = join(import.meta.dirname, '..', '..', 'web', 'dist')
const KB = 1_000
// The framework is loaded once and cached; every page's own code must stay below this.
const FRAMEWORK = /^(react|tanstack)-/

describe.skipIf(!existsSync(join(dist, 'index.html')))('The built web app', () => {
  const page = () => readFileSync(join(dist, 'index.html'), 'utf8')
  const sizeOf = (name: string) => gzipSync(readFileSync(join(dist, 'assets', name))).length
  const sizeOfAll = (names: string[]) => names.reduce((sum, name) => sum + sizeOf(name), 0)

  test('starts with at most 170 kB of code', () => {
    const first = [...page().matchAll(/\/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name)
    expect(first.length).toBeGreaterThan(1)
    expect(sizeOfAll(first)).toBeLessThan(170 * KB)
  })

  test('starts with at most 30 kB of styles, and no page adds more than 5 kB', () => {
    const first = [...page().matchAll(/\/assets\/([\w.-]+\.css)/g)].map(([, name = '']) => name)
    expect(first.length).toBeGreaterThan(0)
    expect(sizeOfAll(first)).toBeLessThan(30 * KB)
    const heavy = readdirSync(join(dist, 'assets'))
      .filter((name) => name.endsWith('.css') && !first.includes(name))
      .filter((name) => sizeOf(name) > 5 * KB)
    expect(heavy).toEqual([])
  })

  test('has no page of more than 60 kB', () => {
    const heavy = readdirSync(join(dist, 'assets'))
      .filter((name) => name.endsWith('.js') && !FRAMEWORK.test(name))
      .filter((name) => sizeOf(name) > 60 * KB)
    expect(heavy).toEqual([])
  })

  test('loads nothing from elsewhere', () => {
    expect([...page().matchAll(/(?:src|href)="(?!\/)[^"]*"/g)]).toEqual([])
  })
})
