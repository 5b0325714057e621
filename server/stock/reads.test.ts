import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPlace, createStockApp, type StockApp } from '../../test/stock.ts'
import { sql } from '../platform/sql.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
  await addPlace(app.db, 'MAIN/A-01')
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(() => app.close())

const adjust = (sku: string, quantity: number, location = 'MAIN', reason = 'found') =>
  app.post('/v1/adjustments', { reason, lines: [{ sku, location, quantity }] })

/** Every page of a list, read one row at a time. */
async function readAll(path: string): Promise<Record<string, any>[]> {
  const rows: Record<string, any>[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const separator = path.includes('?') ? '&' : '?'
    const { status, body } = await app.request(
      'GET',
      `${path}${separator}limit=1${cursor && `&cursor=${cursor}`}`,
    )
    expect(status).toBe(200)
    rows.push(...body.data)
    cursor = body.nextCursor
  }
  return rows
}

describe('The ledger of an item', () => {
  test('counts back from what is on hand, the newest first, page by page', async () => {
    const sku = await app.newItem()
    for (const quantity of [5, 3, -2]) await adjust(sku, quantity)
    await app.post('/v1/moves', { lines: [{ sku, from: 'MAIN', to: 'MAIN/A-01', quantity: 4 }] })
    await app.post('/v1/shipments', { lines: [{ sku, location: 'MAIN/A-01', quantity: 1 }] })
    const rows = await readAll(`/v1/items/${sku}/movements`)
    expect(rows.map(({ cause, change, onHand }) => [cause, change, onHand])).toEqual([
      ['shipment', -1, 5],
      ['move', 0, 6],
      ['adjustment', -2, 6],
      ['adjustment', 3, 8],
      ['adjustment', 5, 5],
    ])
    expect(rows[0]).toMatchObject({ from: 'MAIN/A-01', to: '~customer', quantity: 1, via: 'api' })
  })

  test('of one bin counts only what lies in it', async () => {
    const sku = await app.newItem({ units: 9 })
    await app.post('/v1/moves', { lines: [{ sku, from: 'MAIN', to: 'MAIN/A-01', quantity: 4 }] })
    await adjust(sku, 1)
    await adjust(sku, 2, 'MAIN/A-01')
    const rows = await readAll(`/v1/items/${sku}/movements?location=MAIN%2FA-01`)
    expect(rows.map(({ change, onHand }) => [change, onHand])).toEqual([
      [2, 6],
      [4, 4],
    ])
  })

  test('is filtered by cause, reason, person and time without losing the balance', async () => {
    const sku = await app.newItem()
    await adjust(sku, 10)
    app.clock.advance(3_600_000)
    const middle = app.clock.now()
    await adjust(sku, -3, 'MAIN', 'lost')
    await app.post('/v1/receipts', { lines: [{ sku, location: 'MAIN', quantity: 5 }] })
    const onHand = async (query: string) =>
      (await readAll(`/v1/items/${sku}/movements?${query}`)).map((row) => row.onHand)
    expect(await onHand('cause=adjustment')).toEqual([7, 10])
    expect(await onHand('reason=lost')).toEqual([7])
    expect(await onHand(`from=${middle}`)).toEqual([12, 7])
    expect(await onHand(`to=${middle}`)).toEqual([10])
    expect(await onHand('actor=owner')).toEqual([12, 7, 10])
    expect(await onHand('actor=nobody')).toEqual([])
  })
})

describe('Stock and balances', () => {
  test('are listed in order of SKU, page by page, each row once', async () => {
    const skus = await Promise.all([1, 2, 3].map(() => app.newItem({ units: 2 })))
    await adjust(skus[0] as string, 1, 'WEST')
    await adjust(skus[0] as string, 1, 'MAIN/A-01')
    const stock = await readAll('/v1/stock')
    const keys = stock.map(({ sku, site }) => `${sku} ${site}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => key.startsWith(`${skus[0]} `))).toEqual([
      `${skus[0]} MAIN`,
      `${skus[0]} WEST`,
    ])
    const balances = await readAll(`/v1/balances?sku=${skus[0]}`)
    expect(balances.map(({ location, quantity }) => [location, quantity])).toEqual([
      ['MAIN', 2],
      ['MAIN/A-01', 1],
      ['WEST', 1],
    ])
    const inMain = await readAll(`/v1/balances?sku=${skus[0]}&location=MAIN`)
    expect(inMain).toHaveLength(2)
  })

  test('of an unknown SKU or with a foreign cursor are refused', async () => {
    const unknown = await app.request('GET', '/v1/stock?sku=NO-SUCH')
    expect(unknown.body.code).toBe('unknown_sku')
    const cursor = await app.request('GET', '/v1/stock?cursor=bm9uc2Vuc2U')
    expect([cursor.status, cursor.body.code]).toEqual([400, 'invalid_cursor'])
  })
})

describe('The ledger itself', () => {
  test('cannot be changed or emptied by the role in which requests run', async () => {
    await app.newItem({ units: 1 })
    for (const statement of [
      sql`update stock_movement set quantity = 2`,
      sql`delete from stock_movement`,
      sql`truncate stock_movement`,
      sql`delete from stock_balance`,
      sql`delete from reservation_line`,
      sql`update event set details = '{}'`,
      sql`delete from event`,
    ])
      await expect(app.db.run(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('of every deed has its author in the audit trail', async () => {
    const sku = await app.newItem()
    const { body } = await adjust(sku, 5)
    const event = await app.db.one<Record<string, unknown>>(sql`
      select type, actor_name as actor, details from event where subject_id = ${body.id}`)
    expect(event).toMatchObject({
      type: 'adjustment.created',
      actor: 'owner',
      details: { reason: 'found', skus: [sku] },
    })
  })
})
