import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const figure = (body: { figures: { name: string; value: number }[] }, name: string) =>
  body.figures.find((one) => one.name === name)?.value

/** What stock is worth, as each page says it. */
async function tellWorth() {
  const read = async (path: string) => (await app.request('GET', path)).body
  return {
    today: figure(await read('/v1/today'), 'cashInStock'),
    report: figure(await read('/v1/reports/valuation'), 'average'),
    audit: figure(await read('/v1/audit'), 'stockValue'),
    ledger: (await read('/v1/stock-value')).valueMinor,
  }
}

async function receive(sku: string, quantity: number, unitCost?: string) {
  const line = { sku, location: 'MAIN', quantity, ...(unitCost ? { unitCost } : {}) }
  const { status } = await app.request('POST', '/v1/receipts', { lines: [line] })
  expect(status).toBe(201)
}

test('Today, Reports, Audit and the ledger say the same of what stock is worth', async () => {
  await app.request('POST', '/v1/items', { sku: 'COSTED', title: 'Costed', unitCost: '9' })
  await app.request('POST', '/v1/items', { sku: 'UNCOSTED', title: 'Not yet' })
  await receive('COSTED', 3, '1.111111')
  await receive('COSTED', 4, '2.5')
  await receive('UNCOSTED', 10)
  // 3 · 1.111111 + 4 · 2.5
  const first = { today: 1_333, report: 1_333, audit: 1_333, ledger: 1_333 }
  expect(await tellWorth()).toEqual(first)
  // What came without a cost has that of its item as soon as somebody says it.
  await app.request('PATCH', '/v1/items/UNCOSTED', { unitCost: '0.75' })
  const second = { today: 2_083, report: 2_083, audit: 2_083, ledger: 2_083 }
  expect(await tellWorth()).toEqual(second)
  await app.request('PATCH', '/v1/items/UNCOSTED', { status: 'archived' })
  expect(await tellWorth()).toEqual(second)
  // The cost of an item changes nothing about units that came with their own.
  await app.request('PATCH', '/v1/items/COSTED', { unitCost: '50' })
  expect(await tellWorth()).toEqual(second)
})
