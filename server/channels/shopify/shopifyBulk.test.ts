import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../../../test/channels.ts'
import type { BulkFault } from '../../../test/shopifyBulk.ts'
import { readShopifySchema } from '../../../test/shopifySchema.ts'
import { openShopifyShop, SHOPIFY_SECRET, type ShopifyShop } from '../../../test/shopifyShop.ts'
import { sql } from '../../platform/sql.ts'

const schema = readShopifySchema()
const LISTINGS = 1_203
const STOCK = {
  ...Object.fromEntries(Array.from({ length: LISTINGS - 3 }, (_, number) => [`X-${number}`, 5])),
  MUG: 10,
  LID: 6,
  CUP: 3,
}

let app: ChannelApp
let shop: ShopifyShop
let accountId: string
let began: number

beforeAll(async () => {
  if (!schema) return
  app = await createChannelApp()
  await app.stockUp({ MUG: 10, LID: 6, CUP: 3 })
  shop = await openShopifyShop(schema, STOCK, app.clock)
  const fields = { shop: shop.url, accessToken: 'shpat_right', clientSecret: SHOPIFY_SECRET }
  await app.connect('shop', 'shopify', fields)
  await pass(2)
  accountId = (await app.request('GET', '/v1/channels/shop')).body.id
})

beforeEach(() => {
  began = app?.sync.callsOf(accountId)
})

afterAll(async () => {
  await shop?.close()
  await app?.close()
})

/** A job is asked for some seconds later. */
async function pass(minutes: number): Promise<void> {
  for (let tenth = 0; tenth < minutes * 6; tenth++) await app.pass(1 / 6)
}

/** As if long after: a number that is mended too often within an hour is left to a person. */
async function rescan(): Promise<void> {
  await app.db.run(sql`update listing_stock set corrections = 0, corrected_at = null`)
  await app.db.run(sql`
    update channel_account set scan_due_at = ${app.clock.now()}, listings_read_at = null`)
  await app.sync.settle()
  await pass(1.5)
}

async function seenOf(sku: string): Promise<{ seen: number | null; driftCause: string | null }> {
  const { seen, driftCause } = (await app.listing('shop', sku)).stock[0] ?? {
    seen: null,
    driftCause: null,
  }
  return { seen, driftCause }
}

async function countListings(): Promise<number> {
  const { count } = await app.db.one<{ count: number }>(
    sql`select count(*) as count from listing where status = 'active'`,
  )
  return count
}

async function countDrifts(): Promise<number> {
  const { count } = await app.db.one<{ count: number }>(
    sql`select count(*) as count from event where type = 'channel.drifted'`,
  )
  return count
}

test.skipIf(!schema)(
  'a large shop is read whole in one job, and our key goes nowhere else',
  async () => {
    expect(await countListings()).toBe(LISTINGS)
    expect(shop.bulk.operations).toHaveLength(1)
    expect(await seenOf('MUG')).toMatchObject({ seen: 10 })
    expect(shop.bulk.leaks).toBe(0)
    const { body } = await app.request('GET', '/v1/channels/shop')
    expect(body.health.error).toBeNull()
  },
)

test.skipIf(!schema)('what somebody changed there is found by it, and mended', async () => {
  shop.setStock('MUG', 25)
  await rescan()
  expect(shop.stockOf('MUG')).toBe(10)
  expect(app.sync.callsOf(accountId) - began).toBeLessThan(20)
})

test.skipIf(!schema)('what was told while it ran is not judged by its older numbers', async () => {
  shop.bulk.takesMs = 40_000
  await app.db.run(sql`update channel_account set scan_due_at = ${app.clock.now()}`)
  await app.sync.settle()
  const before = await countDrifts()
  await app.request('POST', '/v1/adjustments', {
    reason: 'damaged',
    lines: [{ sku: 'CUP', location: 'MAIN', quantity: -1 }],
  })
  await app.sync.settle()
  expect(shop.stockOf('CUP')).toBe(2)
  // As the file would hold it, which was gathered before.
  shop.setStock('CUP', 3)
  await pass(1)
  expect(await seenOf('CUP')).toEqual({ seen: 2, driftCause: null })
  expect(await countDrifts()).toBe(before)
  shop.bulk.takesMs = 4_000
  shop.setStock('CUP', 2)
})

test.skipIf(!schema).each<BulkFault>(['failed', 'partial', 'expired', 'lost', 'torn', 'no_ranges'])(
  'a job that is %s leaves nothing unread',
  async (fault) => {
    shop.bulk.faults.push(fault)
    shop.setStock('MUG', 30)
    shop.setStock('LID', 2)
    const { count } = await app.db.one<{ count: number }>(
      sql`select count(*) as count from listing where status = 'ended'`,
    )
    await rescan()
    expect([shop.stockOf('MUG'), shop.stockOf('LID')]).toEqual([10, 6])
    expect(await countListings()).toBe(LISTINGS)
    expect(count).toBe(0)
    const { body } = await app.request('GET', '/v1/channels/shop')
    expect(body).toMatchObject({ state: 'live' })
  },
)

test.skipIf(!schema)('one whose beginning nobody heard of is found again', async () => {
  shop.bulk.crowd()
  shop.setStock('MUG', 31)
  await rescan()
  expect(shop.stockOf('MUG')).toBe(31)
  shop.bulk.clear()
  await pass(2)
  expect(shop.stockOf('MUG')).toBe(10)
  await app.db.run(sql`update listing_stock set corrections = 0, corrected_at = null`)
  const jobs = shop.bulk.operations.length
  shop.setStock('MUG', 32)
  await app.db.run(sql`update channel_account set scan_due_at = ${app.clock.now()}`)
  await app.sync.settle()
  // As if the program had died before it could keep the answer, with no room for another.
  await app.db.run(sql`
    update channel_account set bulk_job = null, scan_due_at = ${app.clock.now()}`)
  shop.bulk.crowd()
  await app.sync.settle()
  await pass(1)
  shop.bulk.clear()
  expect(shop.stockOf('MUG')).toBe(10)
  const ours = shop.bulk.operations.slice(jobs).filter(({ query }) => query.includes('BulkStock'))
  expect(ours).toHaveLength(1)
})

test.skipIf(!schema)('a listing whose SKU was changed there stays what it was', async () => {
  const { id } = await app.listing('shop', 'CUP')
  shop.rename('CUP', 'CUP-2026')
  await rescan()
  const { body } = await app.request('GET', `/v1/listings/${id}`)
  expect(body).toMatchObject({ sku: 'CUP', externalSku: 'CUP-2026', status: 'active' })
  shop.rename('CUP', 'CUP')
})

test.skipIf(!schema)('a listing that it does not hold any more has ended', async () => {
  const gone = await app.listing('shop', 'CUP')
  expect(gone.status).toBe('active')
  shop.remove('CUP')
  await rescan()
  const { body } = await app.request('GET', `/v1/listings/${gone.id}`)
  expect(body).toMatchObject({ status: 'ended', stock: [] })
})

test.skipIf(!schema)('a unit sold there meanwhile is not offered again by a repair', async () => {
  await app.db.run(sql`update listing_stock set corrections = 0, corrected_at = null`)
  const before = shop.written.length
  shop.sell([{ sku: 'LID', quantity: 1 }], app.clock.now())
  await app.db.run(sql`
    update channel_account
       set scan_due_at = ${app.clock.now()}, orders_due_at = ${app.clock.now()}::timestamptz + interval '90 s'`)
  await app.sync.settle()
  for (let second = 0; second < 10; second++) await app.pass(1 / 60)
  await pass(1)
  expect(await app.available('LID')).toBe(5)
  expect(shop.stockOf('LID')).toBe(5)
  const rises = shop.written.slice(before).filter(({ sku, units }) => sku === 'LID' && units > 5)
  expect(rises).toEqual([])
})

test.skipIf(!schema)('a job that a missing scope forbids asks for a person', async () => {
  shop.bulk.faults.push('denied')
  await rescan()
  const { body } = await app.request('GET', '/v1/channels/shop')
  expect(body).toMatchObject({ state: 'reconnect', health: { errorCode: 'auth' } })
})
