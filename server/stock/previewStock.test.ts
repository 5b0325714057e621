import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'

let app: StockApp
beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'MAIN/A-01')
})
afterAll(() => app.close())

const preview = async (lines: object[]) =>
  (await app.post('/v1/adjustment-previews', { lines })).body.lines

test('the one place where an item lies need not be named', async () => {
  const sku = await app.newItem({ units: 5 })
  const [line] = await preview([{ sku, setTo: 8 }])
  expect(line).toMatchObject({ location: 'MAIN', before: 5, after: 8, outcome: 'changed' })
  const made = await app.post('/v1/adjustments', {
    reason: 'counted',
    lines: [{ sku, location: line.location, setTo: 8, expectedVersion: line.version }],
  })
  expect(made.status).toBe(201)
  expect((await app.stockOf(sku)).onHand).toBe(8)
  expect(await preview([{ sku, setTo: 8 }])).toMatchObject([{ outcome: 'unchanged' }])
})

test('who lies in several places, nowhere sensible, or by lot is left out with the reason', async () => {
  const several = await app.newItem({ units: 5 })
  await app.post('/v1/moves', {
    lines: [{ sku: several, from: 'MAIN', to: 'MAIN/A-01', quantity: 2 }],
  })
  const byLot = await app.newItem({ tracksLots: true })
  const kit = await app.newItem({ kind: 'virtual_kit' })
  const empty = await app.newItem()
  const lines = [several, byLot, kit, 'NO-SUCH', empty].map((sku) => ({ sku, quantity: -1 }))
  expect((await preview(lines)).map(({ code }: { code: string }) => code)).toEqual([
    'several_places',
    'lot_required',
    'kit_holds_stock',
    'unknown_sku',
    'not_enough_on_hand',
  ])
})

test('a move without a quantity takes all, and not more than lies there', async () => {
  const sku = await app.newItem({ units: 5 })
  const { body } = await app.post('/v1/move-previews', {
    lines: [
      { sku, to: 'MAIN/A-01' },
      { sku, to: 'MAIN/A-01', quantity: 6 },
    ],
  })
  expect(body.lines).toMatchObject([
    { location: 'MAIN', quantity: 5, before: 5, after: 0, outcome: 'changed' },
    { outcome: 'refused', code: 'not_enough_on_hand' },
  ])
})
