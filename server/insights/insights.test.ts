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
