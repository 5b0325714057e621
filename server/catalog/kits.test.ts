import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { sql } from '../platform/sql.ts'
import { findItems } from './findItems.ts'
import { explodeKits } from './kits.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const make = (sku: string, kind = 'item') =>
  app.request('POST', '/v1/items', { sku, title: sku, kind })
const change = (sku: string, body: object) => app.request('PATCH', `/v1/items/${sku}`, body)
const fill = (sku: string, contents: Record<string, number>) =>
  app.request('PUT', `/v1/items/${sku}/components`, {
    components: Object.entries(contents).map(([part, quantity]) => ({ sku: part, quantity })),
  })

async function explode(needs: Record<string, number>): Promise<Record<string, number>> {
  const items = await findItems(app.db, Object.keys(needs))
  const bySku = new Map([...items.values()].map(({ id, sku }) => [id, sku]))
  const parts = await explodeKits(
    app.db,
    Object.entries(needs).map(([sku, quantity]) => ({
      itemId: items.get(sku)?.id ?? '',
      quantity,
    })),
  )
  const names = await app.db.many<{ id: string; sku: string }>(sql`select id, sku from item`)
  for (const { id, sku } of names) bySku.set(id, sku)
  return Object.fromEntries(parts.map(({ itemId, quantity }) => [bySku.get(itemId), quantity]))
}

test('virtual kits are exploded at every depth, assembled kits and items stay', async () => {
  for (const sku of ['CUP', 'SAUCER', 'SPOON']) await make(sku)
  await make('PAIR', 'virtual_kit')
  await make('GIFT', 'virtual_kit')
  await make('HAMPER', 'assembled_kit')
  await fill('PAIR', { CUP: 1, SAUCER: 1 })
  await fill('HAMPER', { PAIR: 6 })
  const { body } = await fill('GIFT', { PAIR: 4, SPOON: 4, HAMPER: 1, CUP: 1 })
  expect(body.components).toMatchObject([
    { sku: 'CUP', quantity: 1 },
    { sku: 'HAMPER', quantity: 1, kind: 'assembled_kit' },
    { sku: 'PAIR', quantity: 4 },
    { sku: 'SPOON', quantity: 4 },
  ])
  expect(await explode({ GIFT: 2, CUP: 3 })).toEqual({ CUP: 13, SAUCER: 8, SPOON: 8, HAMPER: 2 })
})

test('a virtual kit without contents cannot be promised', async () => {
  await make('EMPTY', 'virtual_kit')
  await expect(explode({ EMPTY: 1 })).rejects.toMatchObject({ code: 'kit_is_empty' })
})

test('a quantity beyond exact integers is refused, not rounded', async () => {
  await make('GRAIN')
  let inner = 'GRAIN'
  for (const sku of ['SACK', 'TON', 'SHIP']) {
    await make(sku, 'virtual_kit')
    await fill(sku, { [inner]: 1_000_000 })
    inner = sku
  }
  await expect(explode({ SHIP: 1 })).rejects.toMatchObject({ code: 'quantity_out_of_range' })
})

test('a kit cannot contain itself, directly or through others', async () => {
  for (const sku of ['RING-1', 'RING-2', 'RING-3']) await make(sku, 'virtual_kit')
  expect((await fill('RING-1', { 'RING-1': 1 })).body.code).toBe('kit_contains_itself')
  await fill('RING-1', { 'RING-2': 1 })
  await fill('RING-2', { 'RING-3': 1 })
  const { status, body } = await fill('RING-3', { 'RING-1': 1 })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'kit_contains_itself', sku: 'RING-1' })
})

test('two edits at once that would make a cycle together do not both succeed', async () => {
  for (let round = 0; round < 10; round++) {
    const [left, right] = [`LEFT-${round}`, `RIGHT-${round}`]
    await make(left, 'virtual_kit')
    await make(right, 'virtual_kit')
    const answers = await Promise.all([fill(left, { [right]: 1 }), fill(right, { [left]: 1 })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  }
})

test('contents are of kits only, name items that exist, each once', async () => {
  await make('PLAIN')
  await make('BOX', 'virtual_kit')
  expect((await fill('PLAIN', { BOX: 1 })).body.code).toBe('not_a_kit')
  expect((await fill('BOX', { NOWHERE: 1 })).body).toMatchObject({
    code: 'unknown_sku',
    skus: ['NOWHERE'],
  })
  const twice = await app.request('PUT', '/v1/items/BOX/components', {
    components: [
      { sku: 'PLAIN', quantity: 1 },
      { sku: ' PLAIN', quantity: 2 },
    ],
  })
  expect(twice.body.code).toBe('component_repeated')
})

test('kits are nested ten levels deep at most', async () => {
  await make('LEVEL-0')
  const codes: string[] = []
  for (let level = 1; level <= 11; level++) {
    await make(`LEVEL-${level}`, 'virtual_kit')
    const { status, body } = await fill(`LEVEL-${level}`, { [`LEVEL-${level - 1}`]: 1 })
    codes.push(status === 200 ? 'ok' : body.code)
  }
  expect(codes).toEqual([...Array(10).fill('ok'), 'kit_too_deep'])
})

test('an item with stock becomes an assembled kit, but not a virtual one', async () => {
  await make('STOCKED')
  await app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku: 'STOCKED', location: 'MAIN', quantity: 5 }],
  })
  expect((await change('STOCKED', { kind: 'virtual_kit' })).body.code).toBe('kit_holds_stock')
  expect((await change('STOCKED', { unit: 'pound' })).body.code).toBe('unit_in_use')
  expect((await change('STOCKED', { tracksLots: true })).body.code).toBe('tracking_in_use')
  expect((await change('STOCKED', { kind: 'assembled_kit' })).status).toBe(200)
  expect((await app.request('DELETE', '/v1/items/STOCKED')).body.code).toBe('item_in_use')
})

test('a kit with contents does not become a plain item', async () => {
  await make('INNER')
  await make('OUTER', 'virtual_kit')
  await fill('OUTER', { INNER: 1 })
  expect((await change('OUTER', { kind: 'item' })).body.code).toBe('kit_has_contents')
  await fill('OUTER', {})
  expect((await change('OUTER', { kind: 'item' })).body.kind).toBe('item')
})
