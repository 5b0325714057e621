import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testContext } from '../../test/database.ts'
import { addItem, createStockApp, type StockApp } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'
import { postOpeningBalances } from './openingBalance.ts'
import { reverseDocument } from './reverse.ts'
import { verifyStock } from './verify.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

const open = (sku: string, quantity: number, extra: object = {}) =>
  app.post('/v1/opening-balances', { lines: [{ sku, location: 'MAIN', quantity }], ...extra })

describe('An opening balance', () => {
  test('sets what is on hand, and said twice changes nothing', async () => {
    const sku = await app.newItem()
    const first = await open(sku, 7)
    expect(first.status).toBe(201)
    expect(first.body.lines).toEqual([
      { sku, location: 'MAIN', outcome: 'created', before: 0, after: 7 },
    ])
    expect((await open(sku, 7)).body.lines[0].outcome).toBe('unchanged')
    expect((await app.stockOf(sku)).onHand).toBe(7)
  })

  test('said again after sales still changes nothing; corrected, it corrects by the difference', async () => {
    const sku = await app.newItem()
    await open(sku, 7)
    await app.post('/v1/shipments', { lines: [{ sku, location: 'MAIN', quantity: 5 }] })
    expect((await open(sku, 7)).body.lines[0]).toMatchObject({
      outcome: 'unchanged',
      before: 2,
      after: 2,
    })
    expect((await open(sku, 9)).body.lines[0]).toMatchObject({
      outcome: 'changed',
      before: 2,
      after: 4,
    })
    const short = await open(sku, 1)
    expect([short.status, short.body.code]).toEqual([409, 'not_enough_on_hand'])
    expect((await app.stockOf(sku)).onHand).toBe(4)
  })

  test('of an item with movements of its own sets what is on hand there', async () => {
    const sku = await app.newItem({ units: 5 })
    expect((await open(sku, 8)).body.lines[0]).toMatchObject({
      outcome: 'changed',
      before: 5,
      after: 8,
    })
    expect((await open(sku, 8)).body.lines[0].outcome).toBe('unchanged')
    expect((await app.stockOf(sku)).onHand).toBe(8)
  })

  test('can be tried without doing it', async () => {
    const sku = await app.newItem()
    const tried = await open(sku, 5, { dryRun: true })
    expect(tried.body.lines[0]).toMatchObject({ outcome: 'created', after: 5 })
    expect(await app.stockOf(sku)).toBeUndefined()
  })

  test('taken back is forgotten, so that it can be said anew', async () => {
    const sku = await app.newItem()
    const { body } = await open(sku, 6)
    expect((await app.post(`/v1/documents/${body.id}/reversal`, {})).status).toBe(201)
    expect((await app.stockOf(sku)).onHand).toBe(0)
    expect((await open(sku, 4)).body.lines[0]).toMatchObject({ before: 0, after: 4 })
  })

  test('of thousands of items is one call, and so is its way back', async () => {
    const items = await Promise.all(
      Array.from({ length: 3000 }, (_, number) => addItem(app.db, `BULK-${number}`)),
    )
    const { id: locationId } = await app.db.one<{ id: string }>(
      sql`select id from location where path = 'MAIN'`,
    )
    const rows = items.map(({ id: itemId }, index) => ({
      itemId,
      locationId,
      siteId: locationId,
      quantity: index % 7,
    }))
    const post = (dryRun: boolean) =>
      app.db.transaction(testContext(app.clock), (tx) => postOpeningBalances(tx, rows, { dryRun }))
    expect((await post(true)).results).toHaveLength(3000)
    const { id, results } = await post(false)
    expect(results.every(({ outcome }) => outcome === 'created')).toBe(true)
    expect((await post(false)).results.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
    await app.db.transaction(testContext(app.clock), (tx) => reverseDocument(tx, id))
    const { units } = await app.db.one<{ units: number }>(sql`
      select coalesce(sum(quantity), 0)::int as units from stock_balance
       where item_id = any(${items.map((item) => item.id)}::uuid[])`)
    expect(units).toBe(0)
  })
})
