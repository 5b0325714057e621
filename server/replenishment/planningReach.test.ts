import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
let category: string

beforeAll(async () => {
  app = await createTestApp()
  category = (await app.request('POST', '/v1/categories', { name: 'Mugs' })).body.id
  await app.request('POST', '/v1/suppliers', { code: 'ACME', name: 'Acme', leadTimeDays: 20 })
  await newItem('A', { category: 'Mugs' }, 'ACME')
  await newItem('B', { category: 'Mugs', leadTimeDays: 7 }, 'ACME')
  await newItem('C', { category: 'Mugs' })
  await newItem('D', {})
})
afterAll(() => app.close())

async function newItem(sku: string, values: object, supplier?: string): Promise<void> {
  const made = await app.request('POST', '/v1/items', { sku, title: sku, ...values })
  expect(made.status).toBe(201)
  if (supplier) await app.request('PUT', `/v1/items/${sku}/suppliers/${supplier}`, {})
}

async function reach(query: string) {
  const { status, body } = await app.request('GET', `/v1/planning-reach?${query}`)
  expect(status).toBe(200)
  return body
}

test('a value reaches the items for which nothing closer sets it', async () => {
  expect(await reach('supplier=ACME&fields=leadTimeDays')).toEqual({ items: 1, of: 2, withOwn: 1 })
  expect(await reach(`category=${category}&fields=leadTimeDays`)).toEqual({
    items: 1,
    of: 3,
    withOwn: 1,
  })
  expect(await reach('fields=leadTimeDays')).toEqual({ items: 2, of: 4, withOwn: 1 })
})

test('with several values an item counts once', async () => {
  expect(await reach('fields=leadTimeDays,casePack')).toMatchObject({ items: 4, withOwn: 1 })
})

test('how long no sale is no sale is the company’s to say', async () => {
  const { body } = await app.request('GET', '/v1/settings')
  expect(body.planning.noSalesDays).toBe(90)
  await app.request('PATCH', '/v1/settings', { planning: { noSalesDays: 30 } })
  expect((await app.request('GET', '/v1/settings')).body.planning.noSalesDays).toBe(30)
})
