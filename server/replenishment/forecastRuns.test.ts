import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { findItems } from '../catalog/findItems.ts'
import { saveSalesDays } from '../orders/saveSalesDays.ts'
import { dayAfter } from '../platform/businessDay.ts'
import { sql } from '../platform/sql.ts'
import { claimForecastRun } from './forecastRuns.ts'
import { workForecasts } from './workForecasts.ts'

const MAIN = '00000000-0000-7000-8000-000000000010'
const LAST_DAY = '2026-11-22'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await app.request('POST', '/v1/categories', { name: 'Mugs' })
  for (const sku of ['ONE', 'TWO', 'THREE']) {
    await app.request('POST', '/v1/items', { sku, title: sku, category: 'Mugs', priceMinor: 1000 })
    await sell(sku)
  }
})
afterAll(() => app.close())

/** A year of steady sales, with twice as many in the first week of every second month. */
async function sell(sku: string) {
  await app.db.transaction(testContext(app.clock), async (tx) => {
    const item = (await findItems(tx, [sku])).get(sku)
    const rows = Array.from({ length: 400 }, (_, index) => ({
      itemId: item?.id ?? '',
      siteId: MAIN,
      channel: 'web',
      day: dayAfter(LAST_DAY, -index),
      units: (7 + (index % 3)) * (Math.floor(index / 7) % 8 === 6 ? 3 : 1),
    }))
    await saveSalesDays(tx, rows)
  })
}

const queue = async (scope = 'all') => {
  app.clock.advance(1_000)
  const { status, body } = await app.request('POST', '/v1/forecast-runs', { scope })
  expect(status).toBe(202)
  return body
}
const work = (signal = new AbortController().signal) =>
  workForecasts({ db: app.db, clock: app.clock, signal })
const read = async (id: string) => (await app.request('GET', `/v1/forecast-runs/${id}`)).body
const stored = () =>
  app.db.many(sql`select item_id, run_id, mean from item_forecast order by item_id, site_id`)

describe('Forecast runs', () => {
  test('one waits at a time; asking again gives the same one, widened where needed', async () => {
    const first = await queue('changes')
    const second = await queue('all')
    expect(second).toMatchObject({ id: first.id, scope: 'all', state: 'queued' })
    await work()
    expect(await read(first.id)).toMatchObject({ state: 'done', seriesDone: 3 })
  })

  test('a run whose process died is taken over when its lease ends, and not before', async () => {
    const before = await stored()
    const { id } = await queue()
    const dead = await claimForecastRun(app.db, app.clock)
    expect(dead?.id).toBe(id)
    await work()
    expect(await read(id)).toMatchObject({ state: 'running' })
    expect(await stored()).toEqual(before)
    app.clock.advance(61_000)
    await work()
    expect(await read(id)).toMatchObject({ state: 'done', itemsDone: 3 })
    expect(await stored()).toHaveLength(3)
  })

  test('it goes on behind the items that were done', async () => {
    const { id } = await queue()
    await claimForecastRun(app.db, app.clock)
    const items = await app.db.many<{ id: string }>(sql`select id from item order by id`)
    await app.db.run(sql`
      update forecast_run set position = ${items[1]?.id}, items_done = 2, lease_until = null
       where id = ${id}`)
    await work()
    expect(await read(id)).toMatchObject({ state: 'done', itemsDone: 3, seriesDone: 1 })
    const rows = await app.db.many<{ mine: boolean }>(sql`
      select run_id = ${id} as mine from item_forecast order by item_id`)
    expect(rows.map(({ mine }) => mine)).toEqual([false, false, true])
  })

  test('when the program ends, the run is let go of for the next one', async () => {
    const { id } = await queue()
    await work(AbortSignal.abort())
    expect(await read(id)).toMatchObject({ state: 'queued' })
    await work()
    expect(await read(id)).toMatchObject({ state: 'done' })
  })

  test('when it ends in the middle of a run, the threads end with it and the run is free', async () => {
    const { id } = await queue()
    const stop = new AbortController()
    const working = work(stop.signal)
    while ((await read(id)).state === 'queued') await new Promise((go) => setTimeout(go, 20))
    stop.abort()
    await working
    expect((await read(id)).state).toBe('running')
    await work()
    expect(await read(id)).toMatchObject({ state: 'done', itemsDone: 3 })
  })

  test('a cancelled run writes nothing more, and the forecasts before it stand', async () => {
    const before = await stored()
    const { id } = await queue()
    const claimed = await claimForecastRun(app.db, app.clock)
    const { status, body } = await app.request('POST', `/v1/forecast-runs/${id}/cancellation`)
    expect([status, body.state]).toEqual([200, 'cancelled'])
    expect(claimed?.id).toBe(id)
    await work()
    expect(await stored()).toEqual(before)
    const again = await app.request('POST', `/v1/forecast-runs/${id}/cancellation`)
    expect(again.body.state).toBe('cancelled')
    const { body: list } = await app.request('GET', '/v1/forecast-runs?limit=1')
    expect(list.data[0].id).toBe(id)
    const done = await app.request('GET', '/v1/forecast-runs?state=done')
    const ended = await app.request(
      'POST',
      `/v1/forecast-runs/${done.body.data[0].id}/cancellation`,
    )
    expect(ended.body.code).toBe('forecast_run_ended')
  })

  test('only who plans may start or stop a run', async () => {
    const denied = await app.request('POST', '/v1/forecast-runs', {}, { role: 'analyst' })
    expect(denied.status).toBe(403)
  })
})

describe('Promotions', () => {
  const promotion = {
    name: 'Mug week',
    kind: 'sale',
    startsOn: '2026-12-07',
    endsOn: '2026-12-13',
    scope: 'categories',
    categories: ['Mugs'],
    discountPercent: 20,
  }

  test('are added, changed and deleted, each with its event', async () => {
    const made = await app.request('POST', '/v1/promotions', promotion)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ ...promotion, skus: [] })
    const url = `/v1/promotions/${made.body.id}`
    const changed = await app.request('PATCH', url, { scope: 'items', skus: ['ONE'] })
    expect(changed.body).toMatchObject({ scope: 'items', categories: [], skus: ['ONE'] })
    expect((await app.request('PATCH', url, {})).body).toEqual(changed.body)
    expect((await app.request('GET', '/v1/promotions?from=2026-12-10')).body.data).toHaveLength(1)
    expect((await app.request('GET', '/v1/promotions?from=2026-12-14')).body.data).toHaveLength(0)
    expect((await app.request('DELETE', url)).status).toBe(204)
    expect((await app.request('GET', url)).status).toBe(404)
    const events = await app.db.many<{ type: string }>(sql`
      select type from event where subject_kind = 'promotion' order by id`)
    expect(events.map(({ type }) => type)).toEqual([
      'promotion.created',
      'promotion.changed',
      'promotion.deleted',
    ])
  })

  test('that end before they start, are for nobody, or for unknown categories are refused', async () => {
    const codeOf = async (change: object) =>
      (await app.request('POST', '/v1/promotions', { ...promotion, ...change })).body.code
    expect(await codeOf({ endsOn: '2026-12-01' })).toBe('promotion_ends_before_it_starts')
    expect(await codeOf({ categories: [] })).toBe('promotion_without_target')
    expect(await codeOf({ categories: ['Hats'] })).toBe('unknown_category')
    expect(await codeOf({ discountPercent: 100 })).toBe('promotion_discount_in_range')
    expect(await codeOf({ scope: 'items', skus: ['NOPE'] })).toBe('unknown_sku')
  })

  test('past ones teach what a coming one does', async () => {
    for (let back = 1; back <= 6; back++) {
      const starts = dayAfter('2026-10-05', -56 * (back - 1))
      await app.request('POST', '/v1/promotions', {
        name: `Ads ${back}`,
        kind: 'advertising',
        startsOn: starts,
        endsOn: dayAfter(starts, 6),
      })
    }
    const { id } = await queue()
    await work()
    expect(await read(id)).toMatchObject({ state: 'done' })
    const quiet = await firstWeeks()
    await app.request('POST', '/v1/promotions', {
      ...promotion,
      kind: 'advertising',
      scope: 'all',
      discountPercent: null,
    })
    // A promotion concerns whom it may: the next run looks at all items.
    expect(await queue('changes')).toMatchObject({ scope: 'changes' })
    await work()
    const loud = await firstWeeks()
    expect(loud[2]).toBeGreaterThan(1.5 * (quiet[2] ?? 0))
    expect(loud[4]).toBeLessThan(1.2 * (quiet[4] ?? 0))
    const { body } = await app.request('GET', '/v1/items/ONE/forecast')
    expect(body.promotions.at(-1)).toMatchObject({ name: 'Mug week', startsOn: '2026-12-07' })
  })

  const firstWeeks = async () => {
    const { body } = await app.request('GET', '/v1/items/ONE/forecast')
    return body.sites[0].weeks.map((week: { mean: number }) => week.mean) as number[]
  }
})
