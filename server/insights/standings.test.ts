import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { sql } from '../platform/sql.ts'
import { adjustStock } from '../stock/adjust.ts'
import { areStandingsCurrent, buildStandings, liveStandings, verifyStandings } from './standings.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  for (const sku of ['A', 'B', 'C', 'D'])
    await app.request('POST', '/v1/items', { sku, title: `Item ${sku}`, unitCost: '2.50' })
  await app.request('POST', '/v1/items', { sku: 'PAIR', title: 'Pair', kind: 'virtual_kit' })
  await send('PUT', '/v1/items/PAIR/components', {
    components: [
      { sku: 'A', quantity: 1 },
      { sku: 'B', quantity: 2 },
    ],
  })
  await buildStandings(app.db, testContext(app.clock))
})
afterAll(() => app.close())

const areCurrent = () => areStandingsCurrent(app.db, testContext(app.clock))

/** What the standings have otherwise than the tables themselves. */
async function differences(): Promise<object[]> {
  const columns = sql`site_id, item_id, sku, title, item_status, on_hand, unavailable, committed, held,
    available, incoming, velocity, reorder_point, days_without_sale, abc_class, value, revenue`
  const live = sql`select ${columns} from (${liveStandings(sql`true`)}) live`
  const kept = sql`select ${columns} from item_standing`
  return app.db.many(sql`(${live} except ${kept}) union all (${kept} except ${live})`)
}

async function listBy(query: string): Promise<string[]> {
  const { status, body } = await app.request('GET', `/v1/inventory?${query}`)
  expect(status).toBe(200)
  return body.data.map(({ sku }: { sku: string }) => sku)
}

async function send(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, body?: object) {
  const answer = await app.request(method, url, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

const adjust = (sku: string, quantity: number) =>
  send('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku, location: 'MAIN', quantity }],
  })

const reserve = (reference: string, sku: string, more: object = {}) =>
  send('POST', '/v1/reservations', {
    reference,
    lines: [{ sku, site: 'MAIN', quantity: 1 }],
    ...more,
  })

describe('The standings of items', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['an adjustment', () => adjust('A', 10)],
    ['another item', () => adjust('B', 7)],
    ['a reservation of a kit', () => reserve('kit', 'PAIR')],
    ['a hold', () => reserve('cart', 'A', { holdSeconds: 600 })],
    ['a hold that is replaced by one of another item', () => reserve('cart', 'B')],
    [
      'incoming units',
      () => send('POST', '/v1/expected-receipts', { sku: 'C', site: 'MAIN', quantity: 4 }),
    ],
    ['another cost', () => send('PATCH', '/v1/items/A', { unitCost: '3.75', title: 'Renamed' })],
    ['a new item', () => send('POST', '/v1/items', { sku: 'E', title: 'Fifth' })],
    ['an archived item', () => send('PUT', '/v1/items/D/archival')],
    ['a deleted item', () => send('DELETE', '/v1/items/E')],
    [
      'a shipment',
      () => send('POST', '/v1/shipments', { lines: [{ sku: 'A', location: 'MAIN', quantity: 2 }] }),
    ],
  ])('follow %s', async (_name, work) => {
    await work()
    expect(await areCurrent()).toBe(true)
    expect(await differences()).toEqual([])
  })

  test('follow a deed that is committed after later ones', async () => {
    const context = testContext(app.clock)
    const may = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow = app.db.transaction(context, async (tx) => {
      await adjustStock(tx, {
        reason: 'found',
        lines: [{ sku: 'A', location: 'MAIN', quantity: 5 }],
      })
      begun.resolve()
      await may.promise
    })
    await begun.promise
    await adjust('B', 1)
    expect(await areCurrent()).toBe(true)
    expect(await differences()).toEqual([])
    may.resolve()
    await slow
    expect(await areCurrent()).toBe(true)
    expect(await differences()).toEqual([])
  })

  test('are left aside after what names no items, until they are built anew', async () => {
    await send('POST', '/v1/sites', { code: 'WEST', name: 'West', timeZone: 'America/Denver' })
    expect(await areCurrent()).toBe(false)
    expect(await listBy('sort=available&site=WEST')).toContain('A')
    await buildStandings(app.db, testContext(app.clock))
    expect(await areCurrent()).toBe(true)
    expect(await differences()).toEqual([])
  })

  test('are built anew after a crash has emptied them', async () => {
    await app.db.run(sql`delete from item_standing`)
    await app.db.run(sql`delete from item_standing_mark`)
    expect(await areCurrent()).toBe(false)
    expect(await listBy('sort=available&direction=desc')).toContain('A')
    await buildStandings(app.db, testContext(app.clock))
    expect(await areCurrent()).toBe(true)
    expect(await differences()).toEqual([])
  })
})

test('A standing that is wrong is found by the verification', async () => {
  expect(await areCurrent()).toBe(true)
  expect(await verifyStandings(app.db)).toEqual([])
  await app.db.run(sql`
    update item_standing set available = available + 1
     where sku = 'A' and site_id = '00000000-0000-0000-0000-000000000000'`)
  const { differences } = await send('POST', '/v1/stock-verifications')
  expect(differences).toMatchObject([{ check: 'standing_is_live', subject: 'A' }])
  await buildStandings(app.db, testContext(app.clock))
  expect(await verifyStandings(app.db)).toEqual([])
})

describe('The inventory list', () => {
  const QUERIES = [
    'sort=available',
    'sort=available&direction=desc',
    'sort=daysOfCover&direction=desc',
    'sort=value&direction=desc&site=MAIN',
    'sort=title&status=in_stock,no_sales,incoming,out',
    'status=no_sales',
    'sort=onHand&search=item',
    'sort=held&itemStatus=archived',
  ]

  test.each(QUERIES)('is the same by the standings as by the tables: %s', async (query) => {
    expect(await areCurrent()).toBe(true)
    const bySides = await listBy(query)
    await app.db.run(sql`update item_standing_mark set outdated = true`)
    expect(await listBy(query)).toEqual(bySides)
    await buildStandings(app.db, testContext(app.clock))
  })

  test('has each item once, page by page, while figures change', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const page: { data: { sku: string; available: number }[]; nextCursor: string | null } = (
        await app.request('GET', `/v1/inventory?sort=available&limit=1${cursor}`)
      ).body
      seen.push(...page.data.map(({ sku }) => sku))
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
      if (seen.length === 2) await adjust('A', 1)
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toContain('B')
  })
})

describe('A lot whose day has begun', () => {
  test('may not be sold from its midnight on, so the list counts it no more, alone or in a kit', async () => {
    await send('POST', '/v1/items', {
      sku: 'YOGURT',
      title: 'Yogurt',
      tracksLots: true,
      tracksExpiry: true,
    })
    await send('POST', '/v1/items', { sku: 'BOX', title: 'Box', kind: 'virtual_kit' })
    await send('PUT', '/v1/items/BOX/components', {
      components: [{ sku: 'YOGURT', quantity: 2 }],
    })
    const line = { sku: 'YOGURT', location: 'MAIN', quantity: 4 }
    await send('POST', '/v1/receipts', {
      lines: [
        { ...line, lot: 'SOON', expiresOn: '2026-12-01' },
        { ...line, lot: 'LATER', expiresOn: '2036-12-01' },
      ],
    })
    const shown = async (sku: string) =>
      (await app.request('GET', `/v1/inventory?sku=${sku}`)).body.data[0]
    expect([(await shown('YOGURT')).available, (await shown('BOX')).available]).toEqual([8, 4])
    app.clock.advance(Date.parse('2026-12-01T12:00:00Z') - app.clock.milliseconds())
    expect(await shown('YOGURT')).toMatchObject({ onHand: 8, unavailable: 4, available: 4 })
    expect((await shown('BOX')).available).toBe(2)
    const { body } = await app.request('GET', '/v1/stock?sku=YOGURT')
    expect(body.data).toMatchObject([{ onHand: 8, unavailable: 4, available: 4 }])
  })
})
