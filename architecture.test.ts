import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'

// The house rules as tables. A change here is a change of policy, not a way to make a build green.

/** Each folder of server/ may import from the rows above its own, from its own folder, and nothing else. */
const ROWS = [
  ['platform'],
  ['access'],
  ['catalog', 'locations'],
  ['stock'],
  ['seals', 'purchasing', 'orders', 'counting'],
  ['fulfillment', 'returns', 'channels'],
  ['replenishment'],
  ['insights', 'labels'],
  ['imports', 'alerts'],
]

/** Which of our own trees a tree may import; `server` files directly in server/ may import all of server/. */
const TREES: Record<string, string[]> = {
  planning: [],
  sdk: [],
  server: ['planning'],
  cli: ['sdk'],
  web: ['sdk'],
}

const MAX_FILE_LINES = 400
const MAX_FUNCTION_LINES = 70
const MAX_COMPONENT_LINES = 150
const BANNED_WORDS = new Set([
  'manager',
  'service',
  'helper',
  'helpers',
  'util',
  'utils',
  'repository',
  'dto',
])

/** Files that nothing imports because a person, a tool or a process starts them. */
const ENTRIES = [
  /\.test\.tsx?$/,
  /^scripts\//,
  /(^|\/)main\.tsx?$/,
  /\.config\.ts$/,
  /^test\/setup\//,
  /^planning\//,
  /^sdk\//,
  /^bench\//,
  /^test\/long\//,
  /^test\/screenshots\.ts$/,
  /\.d\.ts$/,
  /^server\/operator\.ts$/,
]

const files = listFiles().filter((file) => /\.tsx?$/.test(file) && existsSync(file))
const isGenerated = (file: string) => /generated\.ts$|\.d\.ts$/.test(file)
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

const imports = new Map(files.map((file) => [file, readImports(file)]))

/** The files of the repository; on a machine without git, all that do not look ignored. */
function listFiles(): string[] {
  try {
    const options = ['ls-files', '--cached', '--others', '--exclude-standard']
    return execFileSync('git', options, { encoding: 'utf8', stdio: 'pipe' }).split('\n')
  } catch {
    const ignored = /(^|\/)(node_modules|coverage|screenshots|onhand-\w+|dist|\.[^/]+)(\/|$)/
    return readdirSync('.', { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !ignored.test(file))
  }
}

function readImports(file: string): string[] {
  const found = text.get(file)?.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g) ?? []
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  )
}

function treeOf(path: string): string {
  return path.startsWith('@onhand/') ? (path.split('/')[1] ?? '') : (path.split('/')[0] ?? '')
}

function rowOf(path: string): number {
  const [tree, folder = ''] = path.split('/')
  return tree === 'server' ? ROWS.findIndex((row) => row.includes(folder)) : -1
}

describe('The house', () => {
  test('imports go from right to left, never sideways', () => {
    const wrong = files
      .filter((file) => rowOf(file) >= 0 && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        (imports.get(file) ?? [])
          .filter((name) => name.startsWith('server/'))
          .filter((name) => name.split('/')[1] !== file.split('/')[1])
          .filter((name) => rowOf(name) < 0 || rowOf(name) >= rowOf(file))
          .map((name) => `${file} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })

  test('every folder of server/ stands in a row', () => {
    const strange = files.filter(
      (file) => file.startsWith('server/') && file.split('/').length > 2 && rowOf(file) < 0,
    )
    expect(strange).toEqual([])
  })

  test('trees import only the trees they may', () => {
    const ours = Object.keys(TREES)
    const wrong = files
      .filter((file) => ours.includes(treeOf(file)) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) =>
        (imports.get(file) ?? [])
          .filter((name) => name.includes('/') && ours.includes(treeOf(name)))
          .filter((name) => treeOf(name) !== treeOf(file))
          .filter((name) => !TREES[treeOf(file)]?.includes(treeOf(name)))
          .map((name) => `${file} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })

  test('only the owner writes a table', () => {
    const owners = readTableOwners()
    expect(owners.size).toBeGreaterThan(20)
    const wrong = files
      .filter((file) => file.startsWith('server/') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...(text.get(file) ?? '').matchAll(/\b(?:insert into|update|delete from)\s+([a-z_]+)/g)]
          .map(([, table = '']) => table)
          .filter((table) => owners.has(table) && owners.get(table) !== file.split('/')[1])
          .map((table) => `${file} writes ${table}, which ${owners.get(table)} owns`),
      )
    expect(wrong).toEqual([])
  })

  test('no file is dead', () => {
    const imported = new Set([...imports.values()].flat())
    const dead = files.filter(
      (file) => !imported.has(file) && !ENTRIES.some((entry) => entry.test(file)),
    )
    expect(dead).toEqual([])
  })

  test('files stay short', () => {
    const long = files
      .filter((file) => !isGenerated(file))
      .map((file) => `${file}: ${(text.get(file) ?? '').split('\n').length}`)
      .filter((line) => Number(line.split(': ')[1]) > MAX_FILE_LINES + 1)
    expect(long).toEqual([])
  })

  test('functions stay short', () => {
    const long = files
      .filter((file) => !isGenerated(file) && !/\.test\.tsx?$/.test(file))
      .flatMap(longFunctions)
    expect(long).toEqual([])
  })

  test('names say the thing, not the layer, and there are no index files', () => {
    // In planning/ "service" is the field's own word: the service level.
    const named = files.filter((file) => !file.startsWith('planning/'))
    const words = (file: string) =>
      (file.split('/').at(-1) ?? '').split(/(?=[A-Z])|[._-]/).map((word) => word.toLowerCase())
    const wrong = named.filter(
      (file) =>
        words(file).some((word) => BANNED_WORDS.has(word)) || /(^|\/)index\.tsx?$/.test(file),
    )
    expect(wrong).toEqual([])
  })

  test('nothing is left for later', () => {
    const wrong = files.filter(
      (file) =>
        file !== 'architecture.test.ts' &&
        /\b(TODO|FIXME|XXX)\b|\.only\(/.test(text.get(file) ?? ''),
    )
    expect(wrong).toEqual([])
  })
})

/** A migration's name is its owner: 0005_stock.sql holds the tables of server/stock. */
function readTableOwners(): Map<string, string> {
  return new Map(
    listFiles()
      .filter((file) => /^migrations\/.*\.sql$/.test(file) && existsSync(file))
      .flatMap((file) => {
        const owner = /\d{4}_([a-z]+)/.exec(file)?.[1] ?? ''
        const tables = readFileSync(file, 'utf8').matchAll(
          /create (?:unlogged )?table (?:if not exists )?([a-z_]+)/g,
        )
        return [...tables].map(([, table = '']): [string, string] => [table, owner])
      }),
  )
}

function longFunctions(file: string): string[] {
  const source = text.get(file) ?? ''
  const { program } = parseSync(file, source)
  const limit = file.endsWith('.tsx') ? MAX_COMPONENT_LINES : MAX_FUNCTION_LINES
  const long: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { type, start, end } = node as { type?: string; start?: number; end?: number }
    if (/Function(Declaration|Expression)$/.test(type ?? '')) {
      const lines = source.slice(start, end).split('\n').length
      const line = source.slice(0, start).split('\n').length
      if (lines > limit) long.push(`${file}:${line} has ${lines} lines`)
    }
    for (const value of Object.values(node)) visit(value)
  }
  visit(program)
  return long
}
