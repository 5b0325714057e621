import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const pathOf = (sku: string) => `/v1/items/${encodeURIComponent(sku)}`
const create = (body: object) => app.request('POST', '/v1/items', body)

test('an item needs a SKU and a title; everything else has a default', async () => {
  const { status, body } = await create({ sku: 'A', title: 'Apple' })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    sku: 'A',
    title: 'Apple',
    status: 'active',
    kind: 'item',
    unit: 'each',
    unitCost: null,
    weight: null,
    tracksLots: false,
    identifiers: [],
    components: [],
    version: 1,
    createdAt: '2026-11-23T15:00:00.000Z',
  })
  expect((await app.request('GET', pathOf('A'))).body).toEqual(body)
})

test('of many callers that make one SKU at once exactly one wins', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => create({ sku: 'ONLY-ONE', title: 'One' })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  const refused = answers.filter(({ status }) => status === 409)
  expect(refused).toHaveLength(19)
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['sku_taken']))
})

test.each([
  ['a slash', 'MUG/RED/12'],
  ['a percent sign', '50%-OFF'],
  ['an encoded slash', 'A%2FB'],
  ['a space', 'BLUE MUG'],
  ['a question mark and a hash', 'WHAT?#1'],
  ['leading zeros', '000123'],
  ['other scripts', '日本-ÄÖ-🫖'],
  ['quotes', `O'Brien "x"`],
  ['the greatest length', 'é'.repeat(200)],
])('a SKU with %s is found at its own address', async (_, sku) => {
  const made = await create({ sku, title: 'T' })
  expect(made.status).toBe(201)
  const got = await app.request('GET', pathOf(sku))
  expect(got.status).toBe(200)
  expect(got.body.sku).toBe(sku)
})

test('SKUs that look the same are the same, and case counts', async () => {
  await create({ sku: 'Caf\u00e9', title: 'Composed' })
  expect((await create({ sku: ' Cafe\u0301 ', title: 'Decomposed' })).body.code).toBe('sku_taken')
  expect((await app.request('GET', pathOf('Cafe\u0301'))).body.title).toBe('Composed')
  expect((await create({ sku: 'CAF\u00c9', title: 'Upper case' })).status).toBe(201)
})

test.each([
  ['a control character', 'A\u0000B'],
  ['half of a character', 'A\ud800'],
  ['a line break', 'A\nB'],
  ['nothing but spaces', '   '],
  ['two dots, which every URL swallows', '..'],
])('a SKU with %s is refused', async (_, sku) => {
  expect((await create({ sku, title: 'T' })).status).toBe(400)
})

test('a SKU that a spreadsheet has shortened is refused with advice', async () => {
  const { status, body } = await create({ sku: '1.23E+11', title: 'T' })
  expect(status).toBe(422)
  expect(body.code).toBe('identifier_in_scientific_notation')
  expect(body.detail).toContain('as text')
})

test('a weight entered in pounds and a size in inches come back in both systems', async () => {
  const { body } = await create({
    sku: 'MEASURED',
    title: 'T',
    weight: { value: '1.5', unit: 'lb' },
    size: { length: '10', width: '5.25', height: '0.333333', unit: 'in' },
  })
  expect(body.weight).toEqual({ grams: '680.388555', ounces: '24', pounds: '1.5' })
  expect(body.size.millimeters).toEqual({ length: '254', width: '133.35', height: '8.4666582' })
  expect(body.size.inches).toEqual({ length: '10', width: '5.25', height: '0.333333' })
})

function image(imageUrl: string) {
  return create({ sku: `IMG-${imageUrl.length}`, title: 'T', imageUrl })
}

test('an image address other than https is refused', async () => {
  expect((await image('http://example.com/a.png')).status).toBe(400)
  expect((await image('javascript:alert(1)')).status).toBe(400)
  expect((await image('https://example.com/a.png')).status).toBe(201)
})

test('an update changes what it names, clears what is null, and counts a version', async () => {
  await create({ sku: 'PATCHED', title: 'Before', unitCost: '2.50', leadTimeDays: 12.5 })
  const { body } = await app.request('PATCH', pathOf('PATCHED'), {
    title: 'After',
    leadTimeDays: null,
    expectedVersion: 1,
  })
  expect(body).toMatchObject({ title: 'After', unitCost: '2.5', leadTimeDays: null, version: 2 })
  const same = await app.request('PATCH', pathOf('PATCHED'), { title: 'After' })
  expect(same.body.version).toBe(2)
})

test('an update that expects an older version is refused', async () => {
  await create({ sku: 'STALE', title: 'T' })
  await app.request('PATCH', pathOf('STALE'), { title: 'U' })
  const { status, body } = await app.request('PATCH', pathOf('STALE'), {
    title: 'V',
    expectedVersion: 1,
  })
  expect(status).toBe(409)
  expect(body).toMatchObject({ code: 'item_changed', version: 2 })
})

test('a SKU can be renamed, unless the new one is taken', async () => {
  await create({ sku: 'OLD-NAME', title: 'T' })
  const renamed = await app.request('PATCH', pathOf('OLD-NAME'), { sku: 'NEW-NAME' })
  expect(renamed.body.sku).toBe('NEW-NAME')
  expect((await app.request('GET', pathOf('OLD-NAME'))).status).toBe(404)
  await create({ sku: 'OLD-NAME', title: 'T' })
  const clash = await app.request('PATCH', pathOf('OLD-NAME'), { sku: 'NEW-NAME' })
  expect(clash.body.code).toBe('sku_taken')
})

test('an archived item leaves the list, can be asked for, and comes back', async () => {
  await create({ sku: 'ARCHIVED', title: 'Shelved' })
  const archived = await app.request('PUT', `${pathOf('ARCHIVED')}/archival`)
  expect(archived.body.status).toBe('archived')
  const list = async (status: string) =>
    (await app.request('GET', `/v1/items?search=ARCHIVED${status}`)).body.data.length
  expect(await list('')).toBe(0)
  expect(await list('&status=all')).toBe(1)
  expect(await list('&status=archived')).toBe(1)
  const restored = await app.request('DELETE', `${pathOf('ARCHIVED')}/archival`)
  expect(restored.body.status).toBe('active')
})

test('an item that nothing refers to can be deleted, a part of a kit cannot', async () => {
  await create({ sku: 'LONER', title: 'T' })
  expect((await app.request('DELETE', pathOf('LONER'))).status).toBe(204)
  expect((await app.request('GET', pathOf('LONER'))).status).toBe(404)
  await create({ sku: 'BOLT', title: 'T' })
  await create({ sku: 'BOX-OF-BOLTS', title: 'T', kind: 'virtual_kit' })
  await app.request('PUT', `${pathOf('BOX-OF-BOLTS')}/components`, {
    components: [{ sku: 'BOLT', quantity: 12 }],
  })
  const refused = await app.request('DELETE', pathOf('BOLT'))
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'item_in_use' })
  expect(refused.body.detail).toContain('archive')
})

test('a category has to exist, and hands its name on to its items', async () => {
  const unknown = await create({ sku: 'CATLESS', title: 'T', category: 'Nowhere' })
  expect(unknown.body.code).toBe('unknown_category')
  const category = await app.request('POST', '/v1/categories', {
    name: 'Candles',
    leadTimeDays: 30,
  })
  expect(category.status).toBe(201)
  await create({ sku: 'CANDLE', title: 'T', category: 'Candles' })
  await app.request('PATCH', `/v1/categories/${category.body.id}`, { name: 'Lights' })
  const { body } = await app.request('GET', '/v1/items?category=Lights')
  expect(body.data).toMatchObject([{ sku: 'CANDLE', category: 'Lights' }])
  const categories = await app.request('GET', '/v1/categories')
  expect(categories.body.data).toMatchObject([{ name: 'Lights', leadTimeDays: 30, itemCount: 1 }])
  expect((await app.request('POST', '/v1/categories', { name: 'Lights' })).body.code).toBe(
    'category_name_taken',
  )
})

test('who may only read cannot change the catalog', async () => {
  const answer = await app.request(
    'POST',
    '/v1/items',
    { sku: 'X', title: 'T' },
    { role: 'picker' },
  )
  expect(answer.status).toBe(403)
})
