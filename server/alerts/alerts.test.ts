import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { channelOrder, createOrderApp, type OrderApp } from '../../test/orders.ts'
import { planItem } from '../../test/planItem.ts'
import { bucketOfId, newId } from '../platform/identifier.ts'
import { jobContext } from '../platform/jobs.ts'
import { sql } from '../platform/sql.ts'
import { refreshAlerts } from './refreshAlerts.ts'

let app: OrderApp
beforeAll(async () => {
  app = await createOrderApp()
})
afterAll(() => app.close())

const DAY_MS = 86_400_000

async function sellingItem(options: { units?: number; daily: number; leadTimeDays?: number }) {
  const { units, daily, leadTimeDays } = options
  const sku = await app.newItem({ ...(units ? { units } : {}), unitCost: '6' })
  await app.db.run(sql`update item set price_minor = 1000 where sku = ${sku}`)
  await planItem(app.db, sku, { daily, leadTimeDays })
  return sku
}

async function alertsOf(query: string) {
  await look()
  const { status, body } = await app.request('GET', `/v1/alerts?${query}`)
  expect(status).toBe(200)
  return body.data
}

async function look() {
  app.clock.advance(61_000)
  await refreshAlerts(app.db, jobContext(app.clock))
}

describe('Stock', () => {
  test('that is gone is told with what is lost until more can come', async () => {
    const sku = await sellingItem({ daily: 2, leadTimeDays: 10 })
    const [alert] = await alertsOf(`sku=${sku}`)
    expect(alert).toMatchObject({
      kind: 'out_of_stock',
      severity: 'critical',
      state: 'open',
      // Two a day, four dollars of margin each, for ten days.
      money: 8_000,
      why: { inputs: { dailyDemand: 2, margin: 4, days: 10 }, result: 80 },
      headline: `${sku} is out of stock`,
      path: `/inventory/${sku}`,
      step: { label: 'Reorder' },
    })
  })

  test('that lasts longer than a reorder takes is not told, and is told where it does not', async () => {
    const lasts = await sellingItem({ units: 30, daily: 2, leadTimeDays: 10 })
    const ends = await sellingItem({ units: 12, daily: 2, leadTimeDays: 10 })
    expect(await alertsOf(`sku=${lasts}`)).toEqual([])
    // It is gone after six days, and a reorder takes four more.
    expect(await alertsOf(`sku=${ends}`)).toMatchObject([
      { kind: 'stockout_coming', severity: 'warning', money: 3_200 },
    ])
  })

  test('that is on its way in time is no alert, and one that comes late is', async () => {
    const sku = await sellingItem({ units: 12, daily: 2, leadTimeDays: 10 })
    const { rows } = await app.db.pool.query<{ id: string }>('select id from item where sku = $1', [
      sku,
    ])
    const itemId = rows[0]?.id as string
    await app.db.run(sql`
      insert into expected_receipt (bucket, id, item_id, site_id, quantity, source, created_at, updated_at)
      select ${bucketOfId(itemId)}, ${newId()}, ${itemId}, id, 100, 'test', now(), now()
        from location where path = 'MAIN'`)
    const expected = async (day: string) => {
      await app.db.run(sql`
        update expected_receipt set expected_on = ${day}::date where item_id = ${itemId}`)
      await app.db.run(sql`update alert_mark set outdated = true`)
    }
    await expected('2026-11-26')
    expect(await alertsOf(`sku=${sku}`)).toEqual([])
    await expected('2026-12-01')
    const [alert] = await alertsOf(`sku=${sku}`)
    expect(alert).toMatchObject({ kind: 'stockout_coming', facts: { nextOn: '2026-12-01' } })
    expect(alert.why.inputs.days).toBe(2)
  })

  test('that is too much is told with what it costs to keep', async () => {
    const sku = await sellingItem({ units: 1_000, daily: 1 })
    const [alert] = await alertsOf(`sku=${sku}`)
    // 820 beyond 180 days, six dollars each, a quarter of it a year, and two years to sell them.
    expect(alert).toMatchObject({ kind: 'overstock', severity: 'notice', money: 123_000 })
    expect(alert.facts.cashMinor).toBe(492_000)
  })

  test('that nobody has bought for long is too much as a whole, unless it is new', async () => {
    const dead = await sellingItem({ units: 40, daily: 0 })
    const fresh = await sellingItem({ units: 40, daily: 0 })
    const slow = await sellingItem({ units: 40, daily: 0 })
    const seen = async (sku: string, first: string, last: string | null) =>
      app.db.run(sql`
        update item_plan set first_seen_on = ${first}::date, last_sale_on = ${last}::date
         where item_id = (select id from item where sku = ${sku})`)
    await seen(dead, '2026-01-05', null)
    await seen(fresh, '2026-11-01', null)
    await seen(slow, '2026-01-05', '2026-09-01')
    await app.db.run(sql`update alert_mark set outdated = true`)
    const [alert] = await alertsOf(`sku=${dead}`)
    // Forty at six dollars, and a quarter of that for the year in which it will not be sold.
    expect(alert).toMatchObject({ kind: 'overstock', money: 6_000, facts: { cashMinor: 24_000 } })
    expect(await alertsOf(`sku=${fresh}`)).toEqual([])
    expect(await alertsOf(`sku=${slow}`)).toEqual([])
  })

  test('of a lot that will not be sold before its day is told, older lots first', async () => {
    const sku = await app.newItem({ tracksLots: true, tracksExpiry: true, unitCost: '5' })
    for (const [lot, expiresOn] of [
      ['OLD', '2026-12-03'],
      ['NEW', '2026-12-13'],
    ])
      await app.post('/v1/receipts', {
        lines: [{ sku, location: 'MAIN', quantity: 15, lot, expiresOn }],
      })
    await planItem(app.db, sku, { daily: 1 })
    const alerts = await alertsOf(`sku=${sku}&kind=lot_expiring`)
    expect(alerts.map((alert: any) => [alert.facts.lot, alert.money])).toEqual([
      ['NEW', 5_000],
      ['OLD', 2_500],
    ])
  })
})

describe('A promise that no stock covers', () => {
  test('is told for the item and for each order that a channel took', async () => {
    const sku = await sellingItem({ units: 3, daily: 1 })
    const { orderId } = await app.take(
      channelOrder({
        externalId: 'over-1',
        number: '#2001',
        lines: [{ externalLineId: '1', externalSku: sku, ordered: 5 }],
      }),
    )
    const alerts = await alertsOf(`sku=${sku}&kind=oversold,channel_oversold`)
    expect(alerts.map(({ kind, money }: any) => [kind, money]).toSorted()).toEqual([
      ['channel_oversold', 2_000],
      ['oversold', 2_000],
    ])
    const sold = alerts.find(({ kind }: any) => kind === 'channel_oversold')
    expect(sold).toMatchObject({ path: `/orders/${orderId}`, subjectName: '#2001' })
    // What comes in covers it, and both end by themselves.
    await app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: 'MAIN', quantity: 50 }],
    })
    expect(await alertsOf(`sku=${sku}&kind=oversold,channel_oversold`)).toEqual([])
  })

  test('is kept though it was settled before anybody looked, and once', async () => {
    const sku = await sellingItem({ units: 3, daily: 1 })
    await look()
    const { orderId } = await app.take(
      channelOrder({
        externalId: 'over-2',
        number: '#2002',
        lines: [{ externalLineId: '1', externalSku: sku, ordered: 5 }],
      }),
    )
    await app.post('/v1/adjustments', {
      reason: 'found',
      lines: [{ sku, location: 'MAIN', quantity: 50 }],
    })
    const path = `sku=${sku}&kind=channel_oversold`
    expect(await alertsOf(path)).toEqual([])
    const kept = await alertsOf(`${path}&state=all`)
    expect(kept).toMatchObject([
      {
        state: 'closed',
        severity: 'critical',
        money: 2_000,
        subjectId: orderId,
        why: { inputs: { units: 2, price: 10 } },
        facts: { settled: true },
      },
    ])
    expect(kept[0].reason).toContain('settled')
    expect(await alertsOf(`${path}&state=all`)).toHaveLength(1)
  })

  test('waits for its mapping, or for its shipment', async () => {
    await app.take(
      channelOrder({
        externalId: 'late-1',
        number: '#3001',
        shipBy: '2026-11-22T12:00:00Z',
        lines: [{ externalLineId: '1', externalSku: 'NOBODY-KNOWS', ordered: 2, priceMinor: 700 }],
      }),
    )
    const alerts = await alertsOf('kind=order_needs_hand')
    expect(alerts.map(({ headline }: any) => headline).toSorted()).toEqual([
      'Order #3001 is late',
      'Shop One sold NOBODY-KNOWS, which nobody knows',
    ])
    expect(alerts.every(({ money }: any) => money === 1_400)).toBe(true)
  })
})

describe('An alert', () => {
  test('is one as long as its cause lasts, and a new one when it comes again', async () => {
    const sku = await sellingItem({ daily: 1 })
    const [first] = await alertsOf(`sku=${sku}`)
    await look()
    const [same] = await alertsOf(`sku=${sku}`)
    expect(same.id).toBe(first.id)
    const add = (quantity: number) =>
      app.post('/v1/adjustments', {
        reason: quantity > 0 ? 'found' : 'lost',
        lines: [{ sku, location: 'MAIN', quantity }],
      })
    await add(100)
    expect(await alertsOf(`sku=${sku}`)).toEqual([])
    await add(-100)
    const [again] = await alertsOf(`sku=${sku}`)
    expect(again.id).not.toBe(first.id)
    const { body } = await app.request('GET', `/v1/alerts/${first.id}`)
    expect(body).toMatchObject({ state: 'closed', closedBy: null })
    expect(body.endedAt).not.toBeNull()
  })

  test('rests while it is snoozed, is somebody’s, and stays away once closed', async () => {
    const sku = await sellingItem({ daily: 1 })
    const [{ id }] = await alertsOf(`sku=${sku}`)
    const until = new Date(app.clock.milliseconds() + DAY_MS).toISOString()
    expect((await app.post('/v1/alert-snoozes', { ids: [id], until })).body).toEqual({ changed: 1 })
    expect(await alertsOf(`sku=${sku}`)).toEqual([])
    expect(await alertsOf(`sku=${sku}&state=snoozed`)).toHaveLength(1)
    app.clock.advance(DAY_MS)
    expect(await alertsOf(`sku=${sku}`)).toHaveLength(1)
    const { status } = await app.post('/v1/alert-snoozes', { ids: [id], until })
    expect(status).toBe(422)
    const userId = newId()
    await app.db.run(sql`
      insert into app_user (id, email, name, role, created_at, updated_at)
      values (${userId}, 'bea@example.com', 'Bea Buyer', 'buyer', now(), now())`)
    await app.post('/v1/alert-assignments', { ids: [id], userId })
    expect((await alertsOf(`assignee=${userId}`))[0]).toMatchObject({
      id,
      assignee: { name: 'Bea Buyer' },
    })
    await app.post('/v1/alert-closures', { ids: [id] })
    expect(await alertsOf(`sku=${sku}`)).toEqual([])
    await app.post('/v1/alert-reopenings', { ids: [id] })
    expect(await alertsOf(`sku=${sku}`)).toHaveLength(1)
    const { status: unknown } = await app.post('/v1/alert-closures', { ids: [newId()] })
    expect(unknown).toBe(404)
  })

  test('of a kind that nobody wants, or below the money that is worth it, is not told', async () => {
    const sku = await sellingItem({ daily: 3 })
    expect(await alertsOf(`sku=${sku}`)).toHaveLength(1)
    await app.request('PATCH', '/v1/alert-rules/out_of_stock', { minimumMinor: 100_000_000 })
    expect(await alertsOf(`sku=${sku}`)).toEqual([])
    await app.request('PATCH', '/v1/alert-rules/out_of_stock', { minimumMinor: 0, enabled: false })
    expect(await alertsOf(`sku=${sku}`)).toEqual([])
    await app.request('PATCH', '/v1/alert-rules/out_of_stock', { enabled: true })
    expect(await alertsOf(`sku=${sku}`)).toHaveLength(1)
  })

  test('stands where its money puts it, page by page', async () => {
    await look()
    const money: number[] = []
    let cursor = ''
    do {
      const { body } = await app.request('GET', `/v1/alerts?limit=2${cursor}`)
      money.push(...body.data.map((alert: any) => alert.money))
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
    } while (cursor)
    expect(money.length).toBeGreaterThan(4)
    expect(money).toEqual(money.toSorted((one, other) => other - one))
    const { body: counts } = await app.request('GET', '/v1/alert-counts')
    expect(counts).toMatchObject({
      open: money.length,
      money: money.reduce((sum, amount) => sum + amount, 0),
    })
  })
})

describe('A channel', () => {
  test('that is blind, stopped, drifting or has given work up is told', async () => {
    const id = newId()
    await app.db.run(sql`
      insert into channel_account (id, code, name, connector, state, orders_watermark, orders_due_at,
                                   scan_due_at, failures, error, error_at, blind_since, created_at, updated_at)
      values (${id}, 'shop-9', 'Shop Nine', 'webhook', 'live', now(), now(), now(), 5, 'No answer',
              ${app.clock.now()}, ${app.clock.now()}, '2026-11-01', now())`)
    await app.db.run(sql`
      insert into channel_message (id, account_id, dedupe_key, topic, hint_kind, received_at, state, due_at)
      values (${newId()}, ${id}, 'x', 'order', 'order', now(), 'dead', now())`)
    const alerts = await alertsOf(
      'kind=channel_blind,channel_stopped,channel_dead_letters&q=shop%20nine',
    )
    expect(alerts.map(({ kind }: any) => kind).toSorted()).toEqual([
      'channel_blind',
      'channel_dead_letters',
      'channel_stopped',
    ])
    expect(alerts[0].path).toBe('/channels/shop-9')
    await app.db.run(sql`
      update channel_account set failures = 0, blind_since = null, state = 'paused' where id = ${id}`)
    await app.db.run(sql`delete from channel_message`)
    expect(await alertsOf('q=shop%20nine')).toEqual([])
  })
})
