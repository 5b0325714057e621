import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import {
  importFile,
  makeItemLines,
  readImport,
  rollBackImport,
  uploadFile,
  workQueue,
} from '../../test/importData.ts'
import { sql } from '../platform/sql.ts'

const ROWS = 9_000
const ITEMS = [...makeItemLines(ROWS)].join('')

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

async function countItems(): Promise<number> {
  const { count } = await app.db.one<{ count: number }>(
    sql`select count(*)::int as count from item`,
  )
  return count
}

/** Stops the work after so many transactions of imports have ended. */
async function workUntil(commits: number): Promise<void> {
  const stop = new AbortController()
  let left = commits
  const db = {
    ...app.db,
    transaction: async (...args: Parameters<typeof app.db.transaction>) => {
      const result = await app.db.transaction(...args)
      left -= 1
      if (left <= 0) stop.abort()
      return result
    },
  } as typeof app.db
  await workQueue({ db, clock: app.clock }, stop.signal)
}

describe('An import that is interrupted', () => {
  test('goes on where it was, wherever it is stopped, and does nothing twice', async () => {
    const { body } = await uploadFile(app, 'items', ITEMS)
    let rounds = 0
    for (; rounds < 50; rounds++) {
      await workUntil(2 + rounds)
      const { state, rowsDone, created } = await readImport(app, body.id)
      expect(rowsDone).toBe(created)
      expect(await countItems()).toBe(created)
      if (state === 'done') break
    }
    expect(rounds).toBeGreaterThan(1)
    expect(await readImport(app, body.id)).toMatchObject({
      state: 'done',
      rowsTotal: ROWS,
      rowsDone: ROWS,
      created: ROWS,
      errors: 0,
    })
    const events = await app.db.one(sql`
      select count(*)::int as count from event where type = 'item.created'`)
    expect(events).toEqual({ count: ROWS })
    const left = await app.db.one(sql`
      select (select count(*)::int from import_row) + (select count(*)::int from import_key) as count`)
    expect(left).toEqual({ count: 0 })
  })

  test('is rolled back whole, also when the rollback is interrupted', async () => {
    const [first] = (await app.request('GET', '/v1/imports?kind=items')).body.data
    await app.request('POST', `/v1/imports/${first.id}/rollback`, {})
    await workUntil(2)
    expect((await readImport(app, first.id)).state).toBe('rolling_back')
    expect(await countItems()).toBeGreaterThan(0)
    await workQueue(app)
    expect(await readImport(app, first.id)).toMatchObject({ state: 'rolled_back', kept: 0 })
    expect(await countItems()).toBe(0)
    expect(await app.db.many(sql`select code from supplier`)).toEqual([])
  })

  test('after the death of its process is taken over when its lease has ended', async () => {
    const { body } = await uploadFile(app, 'items', 'SKU\nX-1\n')
    await app.db.run(sql`
      update import set state = 'running', lease_id = gen_random_uuid(),
             lease_until = ${app.clock.now()}::timestamptz + interval '60 seconds'
       where id = ${body.id}`)
    await workQueue(app)
    expect((await readImport(app, body.id)).state).toBe('running')
    app.clock.advance(61_000)
    await workQueue(app)
    expect(await readImport(app, body.id)).toMatchObject({ state: 'done', created: 1 })
  })

  test('that is cancelled keeps what it has written, and can be rolled back', async () => {
    const { body } = await uploadFile(app, 'items', ITEMS)
    // The six batches of reading and the first of writing.
    await workUntil(7)
    const cancelled = await app.request('POST', `/v1/imports/${body.id}/cancellation`, {})
    expect(cancelled.body.state).toBe('cancelled')
    await workQueue(app)
    const { created, state } = await readImport(app, body.id)
    expect(state).toBe('cancelled')
    expect(created).toBeGreaterThan(0)
    expect(created).toBeLessThan(ROWS)
    const again = await app.request('POST', `/v1/imports/${body.id}/runs`, {})
    expect(again.body.code).toBe('import_not_repeatable')
    expect(await rollBackImport(app, body.id)).toMatchObject({ state: 'rolled_back', kept: 0 })
    expect(await countItems()).toBe(1)
  })
})

describe('A rollback row by row, because some units have left', () => {
  test('counts each row once, also when it is interrupted', async () => {
    const skus = ['S-1', 'S-2', 'S-3', 'S-4', 'S-5']
    await importFile(app, 'items', ['SKU', ...skus].join('\n'))
    const stock = ['SKU,Qty', ...skus.map((sku) => `${sku},5`)].join('\n')
    const done = await importFile(app, 'opening_stock', stock)
    await app.request('POST', '/v1/shipments', {
      lines: [{ sku: 'S-4', location: 'MAIN', quantity: 1 }],
    })
    await app.request('POST', `/v1/imports/${done.id}/rollback`, {})
    await workUntil(2)
    expect((await readImport(app, done.id)).reverted).toBe(1)
    await workQueue(app)
    const { reverted, kept, state } = await readImport(app, done.id)
    expect({ reverted, kept, state }).toEqual({ reverted: 4, kept: 1, state: 'rolled_back' })
    const { body } = await app.request('GET', '/v1/stock?sku=S-4')
    expect(body.data[0].onHand).toBe(4)
  })
})

describe('Imports that wait', () => {
  test('run in the order in which they came, so that stock finds its items', async () => {
    const items = await uploadFile(app, 'items', 'SKU\nW-1\n')
    const stock = await uploadFile(app, 'opening_stock', 'SKU,Qty\nW-1,5\n')
    await Promise.all([workQueue(app), workQueue(app)])
    await workQueue(app)
    expect(await readImport(app, items.body.id)).toMatchObject({ created: 1 })
    expect(await readImport(app, stock.body.id)).toMatchObject({ created: 1, errors: 0 })
    const done = await importFile(app, 'items', 'SKU\nW-1\n')
    expect(done.unchanged).toBe(1)
  })
})
