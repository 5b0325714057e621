import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryServer, testContext } from '../../test/database.ts'
import { createStockApp, type StockApp } from '../../test/stock.ts'
import { claimOf } from '../platform/idempotency.ts'
import { sql } from '../platform/sql.ts'
import { reserveTogether } from './reserveBatch.ts'
import { verifyStock } from './verify.ts'

let app: StockApp

beforeAll(async () => {
  app = await createStockApp()
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

/** Reserves with others; gives `taken`, the refusal's code, or `singly`. */
async function outcomeOf(
  reference: string,
  wanted: Record<string, number>,
  key?: string,
): Promise<string> {
  const context = testContext(app.clock)
  const lines = Object.entries(wanted).map(([sku, quantity]) => ({ sku, site: 'MAIN', quantity }))
  const answer = await reserveTogether(app.db, {
    context,
    request: { reference, lines },
    claim: key
      ? claimOf({
          actor: context.actor,
          key,
          method: 'POST',
          url: '/v1/reservations',
          body: reference,
        })
      : undefined,
  })
  if (!answer) return 'singly'
  return 'refusal' in answer ? answer.refusal.code : 'taken'
}

describe('Reservations that wait', () => {
  test('are committed together', async () => {
    const skus = await Promise.all([1, 2, 3, 4].map(() => app.newItem({ units: 100 })))
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, buyer) =>
        outcomeOf(`together-${buyer}`, { [skus[buyer % 4] as string]: 1 }),
      ),
    )
    expect(new Set(outcomes)).toEqual(new Set(['taken']))
    const { commits, events } = await app.db.one<{ commits: number; events: number }>(sql`
      select count(distinct xid)::int as commits, count(*)::int as events from event
       where type = 'reservation.committed' and subject_name like 'together-%'`)
    expect(events).toBe(200)
    expect(commits).toBeLessThan(20)
  })

  test('never take more than there is, and refuse only what does not fit', async () => {
    const [one, two] = [await app.newItem({ units: 10 }), await app.newItem({ units: 5 })]
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, buyer) =>
        outcomeOf(`short-${buyer}`, buyer % 3 ? { [one]: 1 } : { [one]: 1, [two]: 1 }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(10)
    expect(outcomes.filter((outcome) => outcome === 'not_enough_stock')).toHaveLength(50)
    expect(await app.stockOf(one)).toMatchObject({ committed: 10, available: 0 })
  })

  test('of one reference, or of one key, leave all but the first to be done singly', async () => {
    const sku = await app.newItem({ units: 10 })
    const references = await Promise.all(
      Array.from({ length: 8 }, () => outcomeOf('one-reference', { [sku]: 1 })),
    )
    expect(references.toSorted()).toEqual([...Array(7).fill('singly'), 'taken'])
    const keys = await Promise.all(
      Array.from({ length: 8 }, (_, buyer) => outcomeOf(`one-key-${buyer}`, { [sku]: 1 }, 'key')),
    )
    expect(keys.toSorted()).toEqual([...Array(7).fill('singly'), 'taken'])
    expect((await app.stockOf(sku)).committed).toBe(2)
  })

  test('keep their answer for their key: the promise as well as the refusal', async () => {
    const sku = await app.newItem({ units: 1 })
    const send = (reference: string, key: string) =>
      app.request(
        'POST',
        '/v1/reservations',
        { reference, lines: [{ sku, site: 'MAIN', quantity: 1 }] },
        { headers: { 'idempotency-key': key } },
      )
    const [won, lost] = [await send('kept-1', 'kept-1'), await send('kept-2', 'kept-2')]
    expect([won.status, lost.status]).toEqual([201, 409])
    await app.request('DELETE', `/v1/reservations/${won.body.id}`)
    const [wonAgain, lostAgain] = [await send('kept-1', 'kept-1'), await send('kept-2', 'kept-2')]
    expect([wonAgain.body, lostAgain.body]).toEqual([won.body, lost.body])
    expect(lostAgain.headers['idempotency-replayed']).toBe('true')
    expect((await send('kept-3', 'kept-1')).body.code).toBe('idempotency_key_reused')
    expect((await app.stockOf(sku)).available).toBe(1)
  })

  test('leave kits, unknown items and expired holds to be done singly', async () => {
    const sku = await app.newItem({ units: 1 })
    const kit = await app.newItem({ kind: 'virtual_kit', components: { [sku]: 1 } })
    expect(await outcomeOf('plain-kit', { [kit]: 1 })).toBe('singly')
    expect(await outcomeOf('plain-unknown', { 'NO-SUCH': 1 })).toBe('singly')
    await app.post('/v1/reservations', {
      reference: 'plain-hold',
      lines: [{ sku, site: 'MAIN', quantity: 1 }],
      holdSeconds: 5,
    })
    expect(await outcomeOf('plain-late', { [sku]: 1 })).toBe('not_enough_stock')
    app.clock.advance(6000)
    expect(await outcomeOf('plain-later', { [sku]: 1 })).toBe('singly')
  })
})

test('Once the tables are spread over machines, reservations go singly, bucket by bucket', async () => {
  const spread = await createStockApp()
  const sku = await spread.newItem({ units: 1 })
  // What Citus keeps of the tables that it has spread.
  await queryServer(
    spread.url,
    `create table pg_dist_partition as select 'stock_availability'::regclass as logicalrelid;
     grant select on pg_dist_partition to public`,
  )
  const body = { reference: 'far', lines: [{ sku, site: 'MAIN', quantity: 1 }] }
  const context = testContext(spread.clock)
  expect(await reserveTogether(spread.db, { context, request: body })).toBeUndefined()
  expect(await spread.post('/v1/reservations', body)).toMatchObject({ status: 201 })
  expect(await spread.post('/v1/reservations', { ...body, reference: 'farther' })).toMatchObject({
    status: 409,
  })
  await spread.close()
})
