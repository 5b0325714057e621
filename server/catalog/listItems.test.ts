import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { saveItemRow, saveItems } from './saveItems.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  const rows = [
    { sku: 'MUG-RED-12', title: 'Red mug', category: 'Mugs' },
    { sku: 'MUG-BLUE-12', title: 'Blue mug, 12 oz', category: 'Mugs' },
    { sku: 'tea_50%', title: "Crème brûlée tea (50's)" },
    {
      sku: 'LAMP',
      title: 'Wall-mounted lamp',
      identifiers: [{ kind: 'upc', value: '036000291452' }],
    },
    { sku: 'SET', title: 'Mug set', kind: 'virtual_kit', category: 'Mugs' },
    { sku: 'GONE', title: 'Old mug', status: 'archived' },
    { sku: 'SAME-1', title: 'Same' },
    { sku: 'SAME-2', title: 'Same' },
    { sku: 'SAME-3', title: 'Same' },
  ]
  await app.db.transaction(testContext(app.clock), (tx) =>
    saveItems(
      tx,
      rows.map((row) => saveItemRow.parse(row)),
    ),
  )
})
afterAll(() => app.close())

async function list(query: Record<string, string>): Promise<string[]> {
  const { status, body } = await app.request('GET', `/v1/items?${new URLSearchParams(query)}`)
  expect(status).toBe(200)
  return body.data.map(({ sku }: { sku: string }) => sku)
}

test.each([
  ['the beginning of a SKU, in any case', 'mug-r', ['MUG-RED-12']],
  ['a part of a SKU', 'blue', ['MUG-BLUE-12']],
  ['the beginning of a word of the title', 'mount', ['LAMP']],
  ['several beginnings of words', 'mu re', ['MUG-RED-12']],
  ['words with accents', 'brûl', ['tea_50%']],
  ['marks that mean something elsewhere', 'tea_50%', ['tea_50%']],
  ['the beginning of a barcode as printed', '036000', ['LAMP']],
  ['a barcode without its leading zero', '36000291452', ['LAMP']],
  ['a barcode in fourteen digits', '00036000291452', ['LAMP']],
  ['an underscore that is not a wildcard', 'mug_', ['MUG-BLUE-12', 'MUG-RED-12', 'SET']],
  ['nothing that is there', 'zzz', []],
  ['nothing but marks', "'&|!:*\\", []],
  ['nothing but zeros', '000', []],
])('a search finds %s', async (_, search, expected) => {
  expect((await list({ search })).toSorted()).toEqual(expected)
})

test('any text is a search, not an error', async () => {
  for (const search of ["'", '\\', ':*', '& |', '%', '((', 'a\'b"c', '🫖', '1.5e3', '-', '<->'])
    await list({ search })
})

test('filters narrow the list together', async () => {
  expect(await list({ category: 'Mugs' })).toEqual(['MUG-BLUE-12', 'MUG-RED-12', 'SET'])
  expect(await list({ category: 'Mugs', kind: 'virtual_kit' })).toEqual(['SET'])
  expect(await list({ search: 'mug', category: 'Mugs', kind: 'item' })).toHaveLength(2)
  expect(await list({ status: 'archived' })).toEqual(['GONE'])
  expect(await list({ category: 'Nowhere' })).toEqual([])
})

test.each(['sku', '-sku', 'title', '-title', 'createdAt', '-createdAt'])(
  'paging by %s shows each item once, in order',
  async (sort) => {
    const whole = await list({ sort })
    const pieces: string[] = []
    let cursor: string | null = null
    do {
      const query = new URLSearchParams({ sort, limit: '2', ...(cursor ? { cursor } : {}) })
      const { body } = await app.request('GET', `/v1/items?${query}`)
      pieces.push(...body.data.map(({ sku }: { sku: string }) => sku))
      cursor = body.nextCursor
    } while (cursor)
    expect(pieces).toEqual(whole)
    expect(new Set(pieces).size).toBe(8)
    const other = await list({ sort: sort.startsWith('-') ? sort.slice(1) : `-${sort}` })
    expect(other).toEqual(whole.toReversed())
  },
)

test('a cursor of another list or made by hand is refused', async () => {
  const byTitle = await app.request('GET', '/v1/items?sort=title&limit=1')
  for (const cursor of [byTitle.body.nextCursor, 'nonsense', Buffer.from('["a"]').toString('hex')])
    expect((await app.request('GET', `/v1/items?sort=createdAt&cursor=${cursor}`)).body.code).toBe(
      'invalid_cursor',
    )
})
