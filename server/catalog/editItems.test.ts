import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
let number = 0
let a: string
let b: string

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  number += 1
  a = `A-${number}`
  b = `B-${number}`
  for (const sku of [a, b])
    await app.request('POST', '/v1/items', { sku, title: sku, leadTimeDays: 7 })
})

const edit = (rows: object[], more: object = {}) =>
  app.request('POST', '/v1/item-edits', { rows, ...more })
const item = async (sku: string) => (await app.request('GET', `/v1/items/${sku}`)).body

test('a dry run says what would change and who would be left out, and changes nothing', async () => {
  const rows = [
    { sku: a, leadTimeDays: 21 },
    { sku: b, leadTimeDays: 7 },
    { sku: 'NO-SUCH', leadTimeDays: 3 },
  ]
  const { status, body } = await edit(rows, { dryRun: true })
  expect(status).toBe(200)
  expect(body).toMatchObject({ id: null, changed: 1, unchanged: 1, refused: 1 })
  expect(body.lines).toMatchObject([
    { sku: a, outcome: 'changed', before: { leadTimeDays: 7 }, after: { leadTimeDays: 21 } },
    { sku: b, outcome: 'unchanged' },
    { sku: 'NO-SUCH', outcome: 'refused', code: 'unknown_sku' },
  ])
  expect((await item(a)).planning?.leadTimeDays ?? (await item(a)).leadTimeDays).toBe(7)
  expect((await app.request('GET', '/v1/items/NO-SUCH')).status).toBe(404)
})

test('an edit is one document, and taking it back gives every item its old values', async () => {
  const before = [await item(a), await item(b)]
  const made = await edit([
    { sku: a, leadTimeDays: 21, casePack: 12, unitCost: '4.5' },
    { sku: b, title: 'Renamed', serviceLevel: 0.98 },
  ])
  expect(made.status).toBe(201)
  expect(made.body.changed).toBe(2)
  const read = await app.request('GET', `/v1/item-edits/${made.body.id}`)
  expect(read.body).toMatchObject({ items: 2, revertedAt: null })
  const reverted = await app.request('POST', `/v1/item-edits/${made.body.id}/reversal`)
  expect(reverted.body.lines).toMatchObject([{ reverted: 'restored' }, { reverted: 'restored' }])
  const after = [await item(a), await item(b)]
  const withoutAge = (one: Record<string, unknown>) => ({ ...one, version: 0, updatedAt: '' })
  expect(after.map(withoutAge)).toEqual(before.map(withoutAge))
  const again = await app.request('POST', `/v1/item-edits/${made.body.id}/reversal`)
  expect(again.body.code).toBe('item_edit_reverted')
})

test('what someone has changed since stays when an edit is taken back', async () => {
  const { body } = await edit([
    { sku: a, casePack: 12 },
    { sku: b, casePack: 12 },
  ])
  await app.request('PATCH', `/v1/items/${a}`, { casePack: 6 })
  const reverted = await app.request('POST', `/v1/item-edits/${body.id}/reversal`)
  expect(reverted.body.lines).toMatchObject([{ reverted: 'kept' }, { reverted: 'restored' }])
  const { body: list } = await app.request('GET', '/v1/item-edits?limit=1')
  expect(list.data).toMatchObject([{ id: body.id, items: 2 }])
})

test('one item twice in an edit is refused', async () => {
  const { body } = await edit([
    { sku: a, casePack: 2 },
    { sku: a, casePack: 3 },
  ])
  expect(body.code).toBe('item_edited_twice')
})
