import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testContext } from '../../test/database.ts'
import { createStockApp, type StockApp } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'
import { expireHolds } from './endReservation.ts'
import { verifyStock } from './verify.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

const reserve = (
  reference: string,
  wanted: Record<string, number>,
  extra: { holdSeconds?: number } = {},
) =>
  app.post('/v1/reservations', {
    reference,
    lines: Object.entries(wanted).map(([sku, quantity]) => ({ sku, site: 'MAIN', quantity })),
    ...extra,
  })

describe('A reservation', () => {
  test('is firm at once, or held, made firm and released', async () => {
    const sku = await app.newItem({ units: 5 })
    const firm = await reserve(`${sku}-1`, { [sku]: 1 })
    expect(firm.status).toBe(201)
    expect(firm.body).toMatchObject({
      reference: `${sku}-1`,
      state: 'committed',
      lines: [{ sku, site: 'MAIN', quantity: 1 }],
    })
    const held = await reserve(`${sku}-2`, { [sku]: 1 }, { holdSeconds: 900 })
    expect(held.body.state).toBe('held')
    expect(await app.stockOf(sku)).toMatchObject({ committed: 1, held: 1, available: 3 })
    const made = await app.request('POST', `/v1/reservations/${held.body.id}/commitment`)
    expect(made.body.state).toBe('committed')
    expect(await app.stockOf(sku)).toMatchObject({ committed: 2, held: 0, available: 3 })
    for (let time = 1; time <= 2; time++) {
      const gone = await app.request('DELETE', `/v1/reservations/${held.body.id}`)
      expect(gone.status).toBe(204)
    }
    expect(await app.stockOf(sku)).toMatchObject({ committed: 1, held: 0, available: 4 })
    expect(await app.eventsOf('reservation.released', `${sku}-2`)).toHaveLength(1)
  })

  test('is all or nothing, and every short line is named', async () => {
    const [plenty, few, none] = [
      await app.newItem({ units: 9 }),
      await app.newItem({ units: 1 }),
      await app.newItem(),
    ]
    const answer = await reserve('all-or-nothing', { [plenty]: 1, [few]: 3, [none]: 2 })
    expect(answer.status).toBe(409)
    expect(answer.body.code).toBe('not_enough_stock')
    expect(answer.body.lines).toHaveLength(2)
    expect(answer.body.lines).toContainEqual({
      sku: few,
      site: 'MAIN',
      requested: 3,
      available: 1,
    })
    expect(answer.body.lines).toContainEqual({
      sku: none,
      site: 'MAIN',
      requested: 2,
      available: 0,
    })
    expect(await app.stockOf(plenty)).toMatchObject({ committed: 0, available: 9 })
    const list = await app.request('GET', '/v1/reservations?reference=all-or-nothing')
    expect(list.body.data).toEqual([])
  })

  test('of the same reference replaces a hold, keeps it when the new does not fit, and is refused once firm', async () => {
    const sku = await app.newItem({ units: 5 })
    const first = await reserve(`${sku}-o`, { [sku]: 4 }, { holdSeconds: 60 })
    const second = await reserve(`${sku}-o`, { [sku]: 5 }, { holdSeconds: 60 })
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.id).toBe(first.body.id)
    expect(await app.stockOf(sku)).toMatchObject({ held: 5, available: 0 })
    expect((await reserve(`${sku}-o`, { [sku]: 6 }, { holdSeconds: 60 })).status).toBe(409)
    expect(await app.stockOf(sku)).toMatchObject({ held: 5, available: 0 })
    const firm = await reserve(`${sku}-o`, { [sku]: 2 })
    expect([firm.status, firm.body.state]).toEqual([200, 'committed'])
    const again = await reserve(`${sku}-o`, { [sku]: 1 })
    expect([again.status, again.body.code]).toEqual([409, 'reservation_committed'])
    expect(await app.stockOf(sku)).toMatchObject({ committed: 2, held: 0, available: 3 })
  })

  test('may replace a hold of other items', async () => {
    const [one, two] = [await app.newItem({ units: 1 }), await app.newItem({ units: 1 })]
    await reserve('other-items', { [one]: 1 }, { holdSeconds: 60 })
    await reserve('other-items', { [two]: 1 }, { holdSeconds: 60 })
    expect(await app.stockOf(one)).toMatchObject({ held: 0, available: 1 })
    expect(await app.stockOf(two)).toMatchObject({ held: 1, available: 0 })
  })

  test('sums lines of one item and takes apart virtual kits at every depth before it looks', async () => {
    const bolt = await app.newItem({ units: 10 })
    const pair = await app.newItem({ kind: 'virtual_kit', components: { [bolt]: 2 } })
    const set = await app.newItem({
      kind: 'virtual_kit',
      components: { [pair]: 2, [bolt]: 1 },
    })
    const short = await reserve('kit-short', { [set]: 2, [bolt]: 1 })
    expect(short.body.lines).toEqual([{ sku: bolt, site: 'MAIN', requested: 11, available: 10 }])
    const fits = await reserve('kit-fits', { [set]: 1, [bolt]: 5 })
    expect(fits.status).toBe(201)
    expect(fits.body.lines).toEqual([
      { sku: set, site: 'MAIN', quantity: 1 },
      { sku: bolt, site: 'MAIN', quantity: 5 },
    ])
    const { body } = await app.request('GET', `/v1/reservations/${fits.body.id}`)
    expect(body.items).toEqual([
      { sku: bolt, site: 'MAIN', quantity: 10, shipped: 0, state: 'committed' },
    ])
    expect((await app.stockOf(bolt)).available).toBe(0)
  })

  test('of an item that may be backordered is never short', async () => {
    const sku = await app.newItem({ backorderable: true })
    expect((await reserve(`${sku}-1`, { [sku]: 3 })).status).toBe(201)
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 0, committed: 3, available: -3 })
  })

  test('of an unknown item, site or kit without contents is refused by name', async () => {
    const sku = await app.newItem({ units: 1 })
    const empty = await app.newItem({ kind: 'virtual_kit' })
    expect((await reserve('no-item', { 'NO-SUCH': 1 })).body.code).toBe('unknown_sku')
    expect((await reserve('no-kit', { [empty]: 1 })).body.code).toBe('kit_is_empty')
    const answer = await app.post('/v1/reservations', {
      reference: 'no-site',
      lines: [{ sku, site: 'NOWHERE', quantity: 1 }],
    })
    expect(answer.body.code).toBe('unknown_site')
  })
})

describe('A partial reservation', () => {
  const reservePart = (reference: string, lines: [string, number][]) =>
    app.post('/v1/reservations', {
      reference,
      lines: lines.map(([sku, quantity]) => ({ sku, site: 'MAIN', quantity })),
      partial: true,
    })

  test('takes what there is of each line, whole kits only, and says what it took', async () => {
    const [few, none] = [await app.newItem({ units: 5 }), await app.newItem()]
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [few]: 2 } })
    const answer = await reservePart('partial', [
      [few, 2],
      [kit, 4],
      [none, 1],
    ])
    expect(answer.status).toBe(201)
    expect(answer.body.lines).toEqual([
      { sku: few, site: 'MAIN', quantity: 2 },
      { sku: kit, site: 'MAIN', quantity: 1 },
    ])
    expect(await app.stockOf(few)).toMatchObject({ committed: 4, available: 1 })
    const again = await app.request('GET', `/v1/reservations/${answer.body.id}`)
    expect(again.body.lines).toEqual(answer.body.lines)
  })

  test('of nothing is refused', async () => {
    const none = await app.newItem()
    expect((await reservePart('partial-none', [[none, 1]])).body.code).toBe('not_enough_stock')
  })
})

describe('A hold', () => {
  test('that is over gives its units to the next buyer before any job has run', async () => {
    const sku = await app.newItem({ units: 1 })
    const held = await reserve(`${sku}-1`, { [sku]: 1 }, { holdSeconds: 10 })
    expect((await reserve(`${sku}-2`, { [sku]: 1 })).status).toBe(409)
    app.clock.advance(10_000)
    expect((await reserve(`${sku}-2`, { [sku]: 1 })).status).toBe(201)
    const late = await app.request('POST', `/v1/reservations/${held.body.id}/commitment`)
    expect([late.status, late.body.code]).toEqual([409, 'reservation_expired'])
    expect(await app.stockOf(sku)).toMatchObject({ committed: 1, held: 0, available: 0 })
  })

  test('that is over is ended by the job, once, and its reference is free', async () => {
    const sku = await app.newItem({ units: 2 })
    const held = await reserve(`${sku}-1`, { [sku]: 2 }, { holdSeconds: 10 })
    app.clock.advance(11_000)
    const seen = await app.request('GET', `/v1/reservations/${held.body.id}`)
    expect(seen.body.state).toBe('expired')
    expect(await expireHolds(app.db, testContext(app.clock))).toBeGreaterThan(0)
    expect(await expireHolds(app.db, testContext(app.clock))).toBe(0)
    expect(await app.stockOf(sku)).toMatchObject({ held: 0, available: 2 })
    expect(await app.eventsOf('reservation.expired', `${sku}-1`)).toHaveLength(1)
    const again = await reserve(`${sku}-1`, { [sku]: 1 })
    expect(again.status).toBe(201)
    expect(again.body.id).not.toBe(held.body.id)
  })

  test('lives longer when it is renewed', async () => {
    const sku = await app.newItem({ units: 1 })
    const held = await reserve(`${sku}-1`, { [sku]: 1 }, { holdSeconds: 10 })
    app.clock.advance(9_000)
    const renewed = await app.post(`/v1/reservations/${held.body.id}/renewal`, {
      holdSeconds: 60,
    })
    expect(renewed.body.expiresAt > held.body.expiresAt).toBe(true)
    app.clock.advance(50_000)
    expect((await reserve(`${sku}-2`, { [sku]: 1 })).status).toBe(409)
  })
})

describe('Reservations', () => {
  test('are found by item, state and reference, the newest first, page by page', async () => {
    const sku = await app.newItem({ units: 9 })
    const other = await app.newItem({ units: 9 })
    for (const number of [1, 2, 3]) await reserve(`${sku}-${number}`, { [sku]: 1 })
    await reserve(`${sku}-held`, { [sku]: 1 }, { holdSeconds: 5 })
    await reserve(`${other}-1`, { [other]: 1 })
    const references = async (query: string) => {
      const { body } = await app.request('GET', `/v1/reservations?sku=${sku}${query}`)
      return body.data.map(({ reference }: { reference: string }) => reference)
    }
    expect((await references('')).toSorted()).toEqual([
      `${sku}-1`,
      `${sku}-2`,
      `${sku}-3`,
      `${sku}-held`,
    ])
    expect(await references('&state=held')).toEqual([`${sku}-held`])
    expect(await references(`&reference=${sku}-2`)).toEqual([`${sku}-2`])
    app.clock.advance(6_000)
    expect(await references('&state=held')).toEqual([])
    expect(await references('&state=expired')).toEqual([`${sku}-held`])
    const first = await app.request('GET', `/v1/reservations?sku=${sku}&limit=3`)
    const rest = await app.request(
      'GET',
      `/v1/reservations?sku=${sku}&limit=3&cursor=${first.body.nextCursor}`,
    )
    expect([first.body.data.length, rest.body.data.length, rest.body.nextCursor]).toEqual([
      3,
      1,
      null,
    ])
  })

  test('bear a reference that cannot be reused once shipped', async () => {
    const sku = await app.newItem({ units: 3 })
    const made = await reserve(`${sku}-1`, { [sku]: 1 })
    await app.post('/v1/shipments', { reservationId: made.body.id })
    expect((await reserve(`${sku}-1`, { [sku]: 1 })).body.code).toBe('reservation_committed')
    const { count } = await app.db.one<{ count: number }>(sql`
      select count(*)::int as count from reservation where reference = ${`${sku}-1`}`)
    expect(count).toBe(1)
  })
})
