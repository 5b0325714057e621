import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestClock,
  createTestDatabase,
  type TestDatabase,
  testContext,
} from '../../test/database.ts'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { findItems } from './findItems.ts'
import { type ItemChange, revertItems } from './revertItems.ts'
import { type SaveOutcome, saveItemRow, saveItems } from './saveItems.ts'

let database: TestDatabase
const clock = createTestClock()
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

function work<Result>(deed: (tx: Tx) => Promise<Result>): Promise<Result> {
  return database.db.transaction(testContext(clock), deed)
}

function save(rows: object[], options?: { dryRun: boolean }): Promise<SaveOutcome[]> {
  return work((tx) =>
    saveItems(
      tx,
      rows.map((row) => saveItemRow.parse(row)),
      options,
    ),
  )
}

function revert(outcomes: SaveOutcome[]) {
  const changes = outcomes.filter((outcome): outcome is SaveOutcome & ItemChange =>
    ['created', 'changed'].includes(outcome.outcome),
  )
  return work((tx) => revertItems(tx, changes))
}

async function storedItem(sku: string) {
  return database.db.maybe<Record<string, unknown>>(sql`
    select item.*, trim_scale(unit_cost)::text as cost, category.name as category,
           (select jsonb_agg(value || '*' || pack_factor order by value) from item_identifier where item_id = item.id)
             as identifiers
      from item left join category on category.id = category_id where sku = ${sku}`)
}

test('new items are made with their identifiers and category, and the same rows again change nothing', async () => {
  const rows = [
    {
      sku: 'MUG-1',
      title: 'Mug',
      category: 'Kitchen',
      unitCost: '3.20',
      identifiers: [{ kind: 'upc', value: '012345678905' }],
    },
    { sku: '000123' },
  ]
  const outcomes = await save(rows)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
  expect(outcomes[0]).toMatchObject({
    before: null,
    after: { sku: 'MUG-1', title: 'Mug', category: 'Kitchen', unitCost: '3.2' },
  })
  expect(await storedItem('MUG-1')).toMatchObject({
    cost: '3.2',
    category: 'Kitchen',
    identifiers: ['00012345678905*1'],
  })
  expect(await storedItem('000123')).toMatchObject({ title: '000123', unit: 'each' })
  const again = await save(rows)
  expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  expect(await storedItem('MUG-1')).toMatchObject({ version: 1 })
})

test('a field that a row does not name is left as it is, and null clears one', async () => {
  await save([{ sku: 'KEEP', title: 'Keep', unitCost: '1', priceMinor: 500 }])
  const [outcome] = await save([{ sku: 'KEEP', title: 'Kept', priceMinor: null }])
  expect(outcome).toMatchObject({
    outcome: 'changed',
    before: { title: 'Keep', priceMinor: 500 },
    after: { title: 'Kept', priceMinor: null },
  })
  expect(await storedItem('KEEP')).toMatchObject({ title: 'Kept', cost: '1', price_minor: null })
})

test('rows with one SKU build on each other in their order', async () => {
  const outcomes = await save([
    { sku: 'TWICE', title: 'First' },
    { sku: ' TWICE ', unitCost: '2' },
    { sku: 'TWICE', title: 'First' },
  ])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'changed', 'unchanged'])
  expect(await storedItem('TWICE')).toMatchObject({ title: 'First', cost: '2' })
})

test('a bad row is refused alone, with the reason', async () => {
  await save([{ sku: 'OWNER', identifiers: [{ kind: 'asin', value: 'B000000001' }] }])
  const outcomes = await save([
    { sku: 'GOOD' },
    { sku: 'TAKER', identifiers: [{ kind: 'asin', value: 'b000000001' }] },
    { sku: 'MISTYPED', identifiers: [{ kind: 'upc', value: '012345678906' }] },
    { sku: 'LOST', identifiers: [{ kind: 'gtin', value: '1.23E+11' }] },
    { sku: '1.23E+11' },
    { sku: 'EXPIRES', tracksExpiry: true },
  ])
  expect(
    outcomes.map((outcome) => (outcome.outcome === 'refused' ? outcome.code : outcome.outcome)),
  ).toEqual([
    'created',
    'identifier_taken',
    'gtin_check_digit_wrong',
    'identifier_in_scientific_notation',
    'identifier_in_scientific_notation',
    'expiry_needs_lots',
  ])
  await expect(findItems(database.db, ['TAKER', 'GOOD'])).rejects.toMatchObject({
    details: { skus: ['TAKER'] },
  })
})

test('a dry run tells the same and writes nothing', async () => {
  const rows = [
    { sku: 'DRY', category: 'Dry goods' },
    { sku: 'DRY', title: 'Dried' },
  ]
  const dry = await save(rows, { dryRun: true })
  expect(await storedItem('DRY')).toBeUndefined()
  const real = await save(rows)
  expect(dry.map(({ outcome }) => outcome)).toEqual(real.map(({ outcome }) => outcome))
})

test('two imports of the same new SKUs at once make each item once', async () => {
  const rows = Array.from({ length: 200 }, (_, number) => ({
    sku: `RACE-${number}`,
    identifiers: [{ kind: 'other', value: `race-${number}` }],
  }))
  const all = await Promise.all([save(rows), save(rows.toReversed()), save(rows)])
  const made = all.flat().filter(({ outcome }) => outcome === 'created')
  expect(made).toHaveLength(200)
  expect(all.flat().filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(400)
})

test('taking an import back restores what stood there and removes what it made', async () => {
  await save([{ sku: 'OLD', title: 'Old', identifiers: [{ kind: 'other', value: 'old-1' }] }])
  const outcomes = await save([
    {
      sku: 'OLD',
      title: 'New',
      identifiers: [
        { kind: 'other', value: 'old-1', packFactor: 12 },
        { kind: 'other', value: 'old-2' },
      ],
    },
    { sku: 'BRAND-NEW' },
    { sku: 'OLD', unitCost: '9' },
  ])
  expect(await revert(outcomes)).toEqual(['restored', 'deleted', 'restored'])
  expect(await storedItem('BRAND-NEW')).toBeUndefined()
  expect(await storedItem('OLD')).toMatchObject({
    title: 'Old',
    cost: null,
    identifiers: ['old-1*1'],
  })
})

test('taking an import back keeps what people changed since, and archives what is in use', async () => {
  await save([{ sku: 'EDITED', title: 'One' }])
  const outcomes = await save([{ sku: 'EDITED', title: 'Two' }, { sku: 'PART' }, { sku: 'SET' }])
  await save([{ sku: 'EDITED', title: 'Three' }])
  const found = await findItems(database.db, ['PART', 'SET'])
  await work((tx) =>
    tx.run(sql`insert into kit_component (kit_id, component_id, quantity)
               values (${found.get('SET')?.id}, ${found.get('PART')?.id}, 1)`),
  )
  expect(await revert(outcomes)).toEqual(['kept', 'archived', 'deleted'])
  expect(await storedItem('EDITED')).toMatchObject({ title: 'Three' })
  expect(await storedItem('PART')).toMatchObject({ status: 'archived' })
  expect(await revert(outcomes.slice(2))).toEqual(['gone'])
})

test('every saved item has an event of its own, with what changed', async () => {
  await save([{ sku: 'EVENTFUL', title: 'A' }])
  await save([{ sku: 'EVENTFUL', title: 'B' }])
  const events = await database.db.many(sql`
    select type, details from event where subject_name = 'EVENTFUL' order by id`)
  expect(events).toEqual([
    { type: 'item.created', details: { after: { sku: 'EVENTFUL', title: 'A' } } },
    { type: 'item.changed', details: { before: { title: 'A' }, after: { title: 'B' } } },
  ])
})
