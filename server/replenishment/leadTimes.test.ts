import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { sql } from '../platform/sql.ts'
import { listReceiptTimes } from './leadTimes.ts'
import { refreshPlans } from './refreshPlans.ts'

const DAY_MS = 86_400_000

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await app.request('POST', '/v1/suppliers', { code: 'SLOW', name: 'Slow', leadTimeDays: 10 })
  for (const sku of ['KNOWN', 'SIBLING', 'OWN', 'OTHER'])
    await app.request('POST', '/v1/items', { sku, title: sku })
  for (const sku of ['KNOWN', 'SIBLING', 'OWN'])
    await app.request('PUT', `/v1/items/${sku}/suppliers/SLOW`, {})
  await app.request('PATCH', '/v1/items/OWN', { leadTimeDays: 5 })
  for (let order = 0; order < 4; order++) await receive('KNOWN', 20)
  for (const sku of ['SIBLING', 'OWN', 'OTHER']) await expectUnits(sku)
  await refreshPlans(app.db, app.clock, testContext(app.clock))
})
afterAll(() => app.close())

async function expectUnits(sku: string) {
  const { status, body } = await app.request('POST', '/v1/expected-receipts', {
    sku,
    site: 'MAIN',
    quantity: 10,
  })
  expect(status).toBe(201)
  return body
}

async function receive(sku: string, days: number) {
  const { id } = await expectUnits(sku)
  app.clock.advance(days * DAY_MS)
  const { status } = await app.request('POST', '/v1/receipts', {
    lines: [{ sku, location: 'MAIN', quantity: 10, expectedReceiptId: id }],
  })
  expect(status).toBe(201)
}

async function basisOf(sku: string) {
  const { body } = await app.request('GET', `/v1/reorder?all=true&sku=${sku}`)
  return body.data[0].basis
}

describe('Lead times', () => {
  test('are learned from receipts, leaning on what was entered', async () => {
    const basis = await basisOf('KNOWN')
    // The supplier: four receipts of 20 days and an entered 10 that counts as four; then the item's own.
    expect(basis).toMatchObject({ leadTimeDays: 17.5, leadTimeReceipts: 4 })
    expect(basis.sources.leadTimeDays).toBe('receipts')
    expect(basis.leadTimeDeviationDays).toBeGreaterThan(0)
  })

  test("lean on the supplier's where the item has none of its own", async () => {
    expect(await basisOf('SIBLING')).toMatchObject({ leadTimeDays: 15, leadTimeReceipts: 4 })
  })

  test('that were entered for the item itself, or have no receipts, stand as they are', async () => {
    const own = await basisOf('OWN')
    expect([own.leadTimeDays, own.sources.leadTimeDays]).toEqual([5, 'item'])
    const other = await basisOf('OTHER')
    expect(other).toMatchObject({ leadTimeReceipts: 0, sources: { leadTimeDays: 'company' } })
  })

  test('tell nothing by receipts that were taken back', async () => {
    const before = await listReceiptTimes(app.db)
    const { id } = await app.db.one<{ id: string }>(sql`
      select id from stock_movement where cause = 'receipt' order by id desc limit 1`)
    const undone = await app.request('POST', `/v1/movements/${id}/reversal`, {})
    expect(undone.status).toBe(201)
    const after = await listReceiptTimes(app.db)
    const count = ({ byItem }: typeof before) => [...byItem.values()].flat().length
    expect([count(before), count(after)]).toEqual([4, 3])
  })
})
