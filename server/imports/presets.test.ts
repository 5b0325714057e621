import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { importFile, readErrors, rollBackImport } from '../../test/importData.ts'
import { sql } from '../platform/sql.ts'
import type { ImportView } from './importRecord.ts'
import { presets } from './presets.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  const site = { code: 'AUS', name: 'Austin warehouse', timeZone: 'America/Chicago' }
  await app.request('POST', '/v1/sites', site)
})
afterAll(() => app.close())

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

/** Imports a fixture, as the kind it is recognised as unless one is named; no row may be wrong. */
async function take(file: string, kind = '', query: Record<string, string> = {}) {
  const done = await importFile(app, kind, fixture(file), { fileName: file, ...query })
  expect(done.problem).toBeNull()
  expect(done.errors === 0 ? '' : await readErrors(app, done.id)).toBe('')
  return done
}

const skippedOf = ({ skipped }: ImportView) =>
  Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]))

const readItems = () =>
  app.db.many(sql`
    select item.sku, title, category.name as category, price_minor as price, item.status,
           trim_scale(unit_cost)::text as cost,
           (select string_agg(kind || ' ' || value, ', ' order by kind) from item_identifier
             where item_id = item.id) as codes,
           (select supplier.name from supplier_item join supplier on supplier.id = supplier_id
             where item_id = item.id) as supplier
      from item left join category on category.id = category_id order by item.sku`)

interface Case {
  file: string
  preset: string
  skipped: Record<string, number>
  items: object[]
}

const SMALL = { sku: 'WT-S', category: 'Trays', price: 2400 }
const OAK = { sku: '007-OAK', title: 'Oak board', price: 1850 }

const PRODUCT_FILES: Case[] = [
  {
    file: 'shopify_products.csv',
    preset: 'shopify_products',
    skipped: { picture: 1 },
    items: [
      { ...OAK, status: 'draft', supplier: 'Elm & Co' },
      { sku: 'WT-L', title: 'Walnut tray – Large', price: 3200, cost: '11.1', status: 'active' },
      {
        ...SMALL,
        title: 'Walnut tray – Small',
        codes: 'gtin 00840000000019',
        supplier: 'Elm & Co',
      },
    ],
  },
  {
    file: 'amazon_listings.txt',
    preset: 'amazon_listings',
    skipped: {},
    items: [
      { ...OAK, codes: 'asin B0EXAMPL02, gtin 00840000000033' },
      { sku: 'WT-S', title: 'Café tray, walnut', codes: 'asin B0EXAMPL01' },
      { sku: 'WT-S-FBA', price: 2699, codes: null },
    ],
  },
  {
    file: 'ebay_listings.csv',
    preset: 'ebay_listings',
    skipped: { no_sku: 1 },
    items: [
      { ...OAK, codes: null },
      { ...SMALL, title: 'Walnut tray', codes: 'gtin 00840000000040' },
    ],
  },
  {
    file: 'woocommerce_products.csv',
    preset: 'woocommerce_products',
    skipped: { parent: 1 },
    items: [
      { ...OAK, category: 'Boards', status: 'draft' },
      { sku: 'WT-S', title: 'Walnut tray - Small', codes: 'gtin 00840000000057' },
    ],
  },
  {
    file: 'bigcommerce_products.csv',
    preset: 'bigcommerce_products',
    skipped: { parent: 1, picture: 1 },
    items: [
      { ...OAK, cost: '6' },
      { sku: 'WT-S', title: 'Walnut tray – Small', cost: '8.4' },
    ],
  },
  {
    file: 'bigcommerce_products_v2.csv',
    preset: 'bigcommerce_products_v2',
    skipped: { parent: 1 },
    items: [
      { sku: 'WT', category: 'Trays', price: 2400 },
      { sku: 'WT-S', title: 'Walnut tray – Small', category: 'Trays' },
    ],
  },
  {
    file: 'square_items.csv',
    preset: 'square_items',
    skipped: {},
    items: [
      { ...OAK, price: null, category: 'Boards' },
      { ...SMALL, title: 'Walnut tray – Small', supplier: 'Elm & Co' },
    ],
  },
  {
    file: 'etsy_listings.csv',
    preset: 'etsy_listings',
    skipped: { several_skus: 1 },
    items: [{ sku: 'WT-S', title: 'Walnut tray, hand made', price: 2400 }],
  },
  {
    file: 'stocky_variants.csv',
    preset: 'stocky_variants',
    skipped: { no_sku: 1 },
    items: [
      { ...OAK, cost: '6', category: null },
      { ...SMALL, title: 'Walnut tray – Small', cost: '8.4', supplier: 'Elm & Co', category: null },
    ],
  },
  {
    file: 'cin7_core_inventory.csv',
    preset: 'cin7_core_inventory',
    skipped: { parent: 1 },
    items: [
      { ...OAK, status: 'archived' },
      { ...SMALL, cost: '8.3712', supplier: 'Elm & Co' },
    ],
  },
  {
    file: 'zoho_items.csv',
    preset: 'zoho_items',
    skipped: { parent: 1 },
    items: [
      { ...OAK, status: 'archived', cost: '6' },
      { ...SMALL, supplier: 'Elm & Co', codes: 'gtin 00840000000118' },
    ],
  },
  {
    file: 'sortly_items.csv',
    preset: 'sortly_items',
    skipped: { folder: 1 },
    items: [
      { sku: 'SLUEDT0001', title: 'Walnut tray – Small', category: 'Trays', price: 2400 },
      { sku: 'SLUEDT0002', title: 'Oak board', category: 'Warehouse' },
    ],
  },
]

describe('Products of', () => {
  test.each(PRODUCT_FILES)('$preset come whole, and go whole', async (one) => {
    const done = await take(one.file)
    expect(done).toMatchObject({ kind: 'items', preset: one.preset, created: one.items.length })
    expect(skippedOf(done)).toEqual(one.skipped)
    expect(await readItems()).toMatchObject(one.items)
    expect(await rollBackImport(app, done.id)).toMatchObject({ state: 'rolled_back', kept: 0 })
    expect(await readItems()).toEqual([])
  })

  test('a spreadsheet of one’s own: a title above the header, a blank row and a total', async () => {
    const done = await take('plain_spreadsheet.csv', 'items')
    expect(done).toMatchObject({ preset: null, created: 3 })
    expect(done.skipped).toEqual([
      { reason: 'blank', count: 1, rows: [] },
      { reason: 'total', count: 1, rows: [8] },
    ])
    const stock = await take('plain_spreadsheet.csv')
    expect(stock).toMatchObject({ kind: 'opening_stock', created: 3 })
    await rollBackImport(app, stock.id)
    await rollBackImport(app, done.id)
  })
})

const readOnHand = () =>
  app.db.many(sql`
    select sku, location.path, quantity from stock_balance
      join item on item.id = item_id join location on location.id = location_id
     where quantity > 0 order by sku`)

const STOCK_FILES = [
  ['shopify_products.csv', 'opening_stock', { 'WT-S': 12, 'WT-L': 7, '007-OAK': 3 }],
  ['shopify_inventory.csv', '', { 'WT-S': 12, 'WT-L': 7 }],
  ['amazon_fba_inventory.csv', '', { 'WT-S': 20 }],
  ['amazon_listings.txt', 'opening_stock', { 'WT-S': 9, '007-OAK': 3 }],
  ['ebay_listings.csv', 'opening_stock', { 'WT-S': 9, '007-OAK': 3 }],
  ['woocommerce_products.csv', 'opening_stock', { 'WT-S': 12 }],
  ['bigcommerce_products.csv', 'opening_stock', { 'WT-S': 12, '007-OAK': 3 }],
  ['square_items.csv', 'opening_stock', { 'WT-S': 12 }],
  ['etsy_listings.csv', 'opening_stock', { 'WT-S': 7 }],
  ['stocky_variants.csv', 'opening_stock', { 'WT-S': 12, '007-OAK': 3 }],
  ['stocky_stocktake.csv', '', { 'WT-S': 11, 'WT-L': 7 }],
  ['cin7_core_stock.csv', '', { 'WT-S': 12, '007-OAK': 3 }],
  ['zoho_items.csv', 'opening_stock', { 'WT-S': 12, '007-OAK': 3 }],
] as const

describe('With the items there', () => {
  beforeAll(async () => {
    await importFile(app, 'items', 'SKU\nWT-S\nWT-L\n007-OAK\nWT\n')
  })

  test.each(STOCK_FILES)(
    'the stock of %s comes whole, and goes whole',
    async (file, kind, stock) => {
      const done = await take(file, kind, { site: 'AUS' })
      const lying = (await readOnHand()) as { sku: string; path: string; quantity: number }[]
      expect(Object.fromEntries(lying.map(({ sku, quantity }) => [sku, quantity]))).toEqual(stock)
      expect(new Set(lying.map(({ path }) => path))).toEqual(new Set(['AUS']))
      expect(await rollBackImport(app, done.id)).toMatchObject({ state: 'rolled_back', kept: 0 })
      expect(await readOnHand()).toEqual([])
    },
  )

  const SALES_FILES = [
    ['shopify_orders.csv', 'shopify', '2026-10-05', { 'WT-S': 2, 'WT-L': 1 }],
    ['amazon_orders.txt', 'amazon', '2026-10-04', { 'WT-S': 2 }],
    ['ebay_orders.csv', 'ebay', '2026-10-05', { 'WT-S': 2 }],
    ['etsy_orders.csv', 'etsy', '2026-10-05', { 'WT-S': 2 }],
  ] as const

  test.each(SALES_FILES)('the orders in %s are sales of %s', async (file, channel, day, units) => {
    const done = await take(file, '', { site: 'AUS' })
    expect(done.kind).toBe('sales')
    const sold = await app.db.many<{ sku: string; units: number }>(sql`
      select sku, units from sales_day join item on item.id = item_id
       where channel = ${channel} and day = ${day}`)
    expect(Object.fromEntries(sold.map((row) => [row.sku, row.units]))).toEqual(units)
    expect(await rollBackImport(app, done.id)).toMatchObject({ state: 'rolled_back', kept: 0 })
  })

  test('what Stocky had ordered and not received is incoming', async () => {
    const done = await take('stocky_purchase_orders.csv', '', { site: 'AUS' })
    expect(done).toMatchObject({ kind: 'incoming', created: 2 })
    const expected = await app.db.many(sql`
      select sku, quantity, expected_on as day, reference from expected_receipt
        join item on item.id = item_id order by sku`)
    expect(expected).toEqual([
      { sku: 'WT-L', quantity: 4, day: '2026-12-05', reference: 'PO-31' },
      { sku: 'WT-S', quantity: 48, day: '2026-12-05', reference: 'PO-31' },
    ])
  })
})

test('every preset has a fixture', () => {
  const tried = new Set([
    ...PRODUCT_FILES.map(({ preset }) => preset),
    ...STOCK_FILES.map(([file]) => file.split('.')[0]),
    'shopify_orders',
    'amazon_orders',
    'ebay_orders',
    'etsy_orders',
    'stocky_purchase_orders',
    // Tried by writing and reading them.
    'onhand_inventory',
    'onhand_balances',
    'onhand_incoming',
  ])
  expect(presets.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
})
