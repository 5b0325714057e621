import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

test('an empty company has an audit that says what to do first', async () => {
  const { status, body } = await app.request('GET', '/v1/audit')
  expect(status).toBe(200)
  expect(body.findings.map((finding: { code: string }) => finding.code)).toContain(
    'no_sales_history',
  )
  expect(body.figures.find((figure: { name: string }) => figure.name === 'stockValue').value).toBe(
    0,
  )
})

test('an empty company has an empty buying list and an empty inventory', async () => {
  const reorder = await app.request('GET', '/v1/reorder')
  expect(reorder.body).toMatchObject({ data: [], nextCursor: null, total: { lines: 0, cost: 0 } })
  const inventory = await app.request('GET', '/v1/inventory?sort=available&direction=desc&search=x')
  expect(inventory.body).toEqual({ data: [], nextCursor: null })
  const counts = await app.request('GET', '/v1/inventory/counts')
  expect(counts.body.all).toBe(0)
})

test('the audit prints as a PDF with the company and the day', async () => {
  await app.request('POST', '/v1/items', { sku: 'MUG-Ω', title: 'Mug – Größe ☕', unitCost: '4' })
  const answer = await app.app.inject({
    url: '/v1/audit.pdf',
    headers: { authorization: `Bearer ${await app.keyOf('analyst')}` },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toContain('application/pdf')
  expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(answer.headers['content-disposition']).toContain('audit-2026-11-22.pdf')
})

test('the day begins with what is left to set up, and its figures', async () => {
  const { status, body } = await app.request('GET', '/v1/today')
  expect(status).toBe(200)
  expect(body).toMatchObject({ day: '2026-11-23', isEmpty: false })
  const steps = body.setUp.map(({ step, isDone }: { step: string; isDone: boolean }) => [
    step,
    isDone,
  ])
  expect(Object.fromEntries(steps)).toMatchObject({ items: true, stock: false, channel: false })
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku: 'MUG-Ω', location: 'MAIN', quantity: 3 }],
  })
  const after = (await app.request('GET', '/v1/today')).body
  const cash = after.figures.find(({ name }: { name: string }) => name === 'cashInStock')
  expect(cash).toMatchObject({ value: 1_200, unit: 'money', path: '/reports/valuation' })
  const { body: value } = await app.request('GET', '/v1/stock-value')
  expect(cash.value).toBe(value.valueMinor)
})
