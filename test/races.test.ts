import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deleteItem } from '../server/catalog/updateItem.ts'
import { Problem } from '../server/platform/problem.ts'
import { sql } from '../server/platform/sql.ts'
import { adjustStock } from '../server/stock/adjust.ts'
import { commitReservation, expireHolds } from '../server/stock/endReservation.ts'
import { reserveStock } from '../server/stock/reserve.ts'
import { shipStock } from '../server/stock/ship.ts'
import { verifyStock } from '../server/stock/verify.ts'
import { createTestApp, type TestApp } from './app.ts'
import { testContext } from './database.ts'
import { addItem } from './stock.ts'

let app: TestApp
let address: string
let key: string
let number = 0

beforeAll(async () => {
  app = await createTestApp()
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(app.app.server.address() as AddressInfo).port}`
  key = await app.keyOf('owner')
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  // Deadlocks are retried; that there were none shows that the one order of locks holds.
  const { deadlocks } = await app.db.one<{ deadlocks: number }>(sql`
    select deadlocks::int from pg_stat_database where datname = current_database()`)
  expect(deadlocks).toBe(0)
  await app.close()
})

/** A new item with units at MAIN. */
async function stockItem(quantity: number): Promise<string> {
  number += 1
  const { sku } = await addItem(app.db, `RACE-${number}`)
  await deed((tx) =>
    adjustStock(tx, { reason: 'found', lines: [{ sku, location: 'MAIN', quantity }] }),
  )
  return sku
}

type Deed<Result> = Parameters<typeof app.db.transaction<Result>>[1]

async function deed<Result>(work: Deed<Result>): Promise<Result> {
  return app.db.transaction(testContext(app.clock), work)
}

/** `won`, or the code of the refusal; anything else is a bug and fails the test. */
async function outcomeOf(work: Deed<unknown>): Promise<string> {
  try {
    await deed(work)
    return 'won'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

function countOf(outcomes: string[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(outcomes, (outcome) => outcome)].map(([name, all]) => [name, all.length]),
  )
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as { id: string; code: string } }
}

async function stockOf(sku: string) {
  return app.db.one<{ available: number; committed: number; held: number; onHand: number }>(sql`
    select a.available, a.committed, a.held, a.on_hand as "onHand"
      from stock_availability a join item i on i.id = a.item_id where i.sku = ${sku}`)
}

const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

describe('Buyers at the same moment', () => {
  test('of the last unit: exactly one gets it', async () => {
    const sku = await stockItem(1)
    const outcomes = await times(50, (buyer) =>
      outcomeOf((tx) =>
        reserveStock(tx, {
          reference: `${sku}-${buyer}`,
          lines: [{ sku, site: 'MAIN', quantity: 1 }],
        }),
      ),
    )
    expect(countOf(outcomes)).toEqual({ won: 1, not_enough_stock: 49 })
    expect(await stockOf(sku)).toMatchObject({ committed: 1, available: 0 })
  })

  test('of the last unit over HTTP: exactly one gets it', async () => {
    const sku = await stockItem(1)
    const answers = await times(60, (buyer) =>
      post('/v1/reservations', {
        reference: `${sku}-${buyer}`,
        lines: [{ sku, site: 'MAIN', quantity: 1 }],
      }),
    )
    expect(countOf(answers.map(({ status }) => String(status)))).toEqual({ 201: 1, 409: 59 })
    expect(await stockOf(sku)).toMatchObject({ committed: 1, available: 0 })
  })

  test('a thousand for a hundred units over HTTP: exactly a hundred get one', async () => {
    const sku = await stockItem(100)
    const answers = await times(1000, (buyer) =>
      post('/v1/reservations', {
        reference: `${sku}-${buyer}`,
        lines: [{ sku, site: 'MAIN', quantity: 1 }],
        ...(buyer % 2 ? { holdSeconds: 600 } : {}),
      }),
    )
    expect(countOf(answers.map(({ status }) => String(status)))).toEqual({ 201: 100, 409: 900 })
    const { committed, held, available } = await stockOf(sku)
    expect({ taken: committed + held, available }).toEqual({ taken: 100, available: 0 })
  })

  test('with different quantities never take more than there is', async () => {
    const sku = await stockItem(97)
    const outcomes = await times(80, async (buyer) => {
      const quantity = 1 + (buyer % 5)
      const outcome = await outcomeOf((tx) =>
        reserveStock(tx, {
          reference: `${sku}-${buyer}`,
          lines: [{ sku, site: 'MAIN', quantity }],
        }),
      )
      return { outcome, quantity }
    })
    const won = outcomes.filter(({ outcome }) => outcome === 'won')
    const taken = won.reduce((sum, { quantity }) => sum + quantity, 0)
    const { available } = await stockOf(sku)
    expect(available).toBe(97 - taken)
    // Whoever was refused would not have fitted.
    const refused = outcomes.filter(({ outcome }) => outcome !== 'won')
    for (const { quantity } of refused) expect(quantity).toBeGreaterThan(available)
  })

  test('with baskets in opposite orders never deadlock', async () => {
    const skus = await times(8, () => stockItem(40))
    const outcomes = await times(80, (buyer) => {
      const basket = skus.map((sku) => ({ sku, site: 'MAIN', quantity: 1 }))
      const lines = buyer % 2 ? basket : basket.toReversed()
      return outcomeOf((tx) => reserveStock(tx, { reference: `basket-${buyer}`, lines }))
    })
    expect(countOf(outcomes)).toEqual({ won: 40, not_enough_stock: 40 })
    for (const sku of skus) expect((await stockOf(sku)).available).toBe(0)
  })
})

describe('The same reference from many', () => {
  test('firm: one reservation, and everyone else is told', async () => {
    const sku = await stockItem(100)
    const outcomes = await times(40, () =>
      outcomeOf((tx) =>
        reserveStock(tx, {
          reference: `${sku}-same`,
          lines: [{ sku, site: 'MAIN', quantity: 1 }],
        }),
      ),
    )
    expect(countOf(outcomes)).toEqual({ won: 1, reservation_committed: 39 })
    expect(await stockOf(sku)).toMatchObject({ committed: 1, available: 99 })
  })

  test('held: each replaces the one before and none stacks', async () => {
    const sku = await stockItem(10)
    const answers = await times(40, (index) =>
      post('/v1/reservations', {
        reference: `${sku}-same`,
        lines: [{ sku, site: 'MAIN', quantity: 1 + (index % 4) }],
        holdSeconds: 60,
      }),
    )
    expect(countOf(answers.map(({ status }) => String(status)))).toEqual({ 200: 39, 201: 1 })
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const { held, available } = await stockOf(sku)
    expect(held).toBeLessThanOrEqual(4)
    expect(available).toBe(10 - held)
  })

  test('with one Idempotency-Key: one deed, and one answer for all', async () => {
    const sku = await stockItem(10)
    const answers = await times(30, () =>
      post(
        '/v1/adjustments',
        { reason: 'found', lines: [{ sku, location: 'MAIN', quantity: 3 }] },
        { 'idempotency-key': `${sku}-key` },
      ),
    )
    const done = answers.filter(({ status }) => status === 201)
    expect(new Set(done.map(({ body }) => body.id)).size).toBe(1)
    for (const { status, body } of answers)
      expect([status, status === 409 ? body.code : '']).toEqual(
        status === 201 ? [201, ''] : [409, 'request_in_progress'],
      )
    expect((await stockOf(sku)).onHand).toBe(13)
  })
})

describe('Deeds of different kinds at the same moment', () => {
  test('leave the ledger, the balances and the promises in agreement', async () => {
    const skus = await times(4, () => stockItem(30))
    await times(160, (index) => {
      const sku = skus[index % 4] as string
      const other = skus[(index + 1) % 4] as string
      const reference = `mix-${index % 50}`
      const lines = [sku, other].map((name) => ({ sku: name, site: 'MAIN', quantity: 1 }))
      const places = [sku, other].map((name) => ({ sku: name, location: 'MAIN', quantity: 1 }))
      return outcomeOf(async (tx) => {
        if (index % 4 === 0) return reserveStock(tx, { reference, lines, holdSeconds: 60 })
        if (index % 4 === 1) return shipStock(tx, { lines: places.toReversed() })
        if (index % 4 === 2) return adjustStock(tx, { reason: 'found', lines: places })
        const { reservation } = await reserveStock(tx, { reference: `firm-${index}`, lines })
        return shipStock(tx, { reservationId: reservation.id })
      })
    })
    expect(await verifyStock(app.db)).toEqual([])
  })

  test('a hold that expires is either made firm or given to another, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const sku = await stockItem(1)
      const line = { sku, site: 'MAIN', quantity: 1 }
      const { reservation } = await deed((tx) =>
        reserveStock(tx, { reference: `${sku}-hold`, lines: [line], holdSeconds: 10 }),
      )
      const late = testContext({
        now: () => new Date(app.clock.milliseconds() + 11_000).toISOString(),
        milliseconds: () => app.clock.milliseconds() + 11_000,
      })
      // Two machines whose clocks differ: for one the hold lives, for the other it is over.
      const [firm, other] = await Promise.allSettled([
        deed((tx) => commitReservation(tx, reservation.id)),
        app.db.transaction(late, (tx) =>
          reserveStock(tx, { reference: `${sku}-other`, lines: [line] }),
        ),
        expireHolds(app.db, late),
      ])
      expect([firm.status, other.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
      expect((await stockOf(sku)).available).toBe(0)
    }
  })
})

describe('An item that is deleted at the moment of its first movement', () => {
  const receiveFirst = (sku: string): Deed<unknown> => {
    return (tx) =>
      adjustStock(tx, { reason: 'found', lines: [{ sku, location: 'MAIN', quantity: 1 }] })
  }

  /** Begins one deed, lets the other run into it, and says how both ended. */
  async function meet(first: Deed<unknown>, second: Deed<unknown>): Promise<string[]> {
    const begun = Promise.withResolvers<void>()
    const mayEnd = Promise.withResolvers<void>()
    const one = outcomeOf(async (tx) => {
      await first(tx)
      begun.resolve()
      await mayEnd.promise
    })
    await begun.promise
    const other = outcomeOf(second)
    await untilSomebodyWaits()
    mayEnd.resolve()
    return Promise.all([one, other])
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const waiting = await app.db.many(
        sql`select 1 as one from pg_locks where not granted limit 1`,
      )
      if (waiting.length > 0) return
    }
  }

  test('stays when the movement was first, and takes no movement when it was not', async () => {
    const { sku: kept } = await addItem(app.db, 'RACE-KEPT')
    expect(await meet(receiveFirst(kept), (tx) => deleteItem(tx, kept))).toEqual([
      'won',
      'item_in_use',
    ])
    const { sku: gone } = await addItem(app.db, 'RACE-GONE')
    expect(await meet((tx) => deleteItem(tx, gone), receiveFirst(gone))).toEqual([
      'won',
      'unknown_sku',
    ])
  })

  test('leaves no movement and no expected units without their item', async () => {
    for (let round = 0; round < 20; round++) {
      const { sku } = await addItem(app.db, `RACE-FIRST-${round}`)
      const incoming = { sku, site: 'MAIN', quantity: 1 }
      await Promise.all([
        outcomeOf(receiveFirst(sku)),
        outcomeOf((tx) => deleteItem(tx, sku)),
        app.request('POST', '/v1/expected-receipts', incoming),
      ])
    }
    const orphans = await app.db.many(sql`
      select item_id from stock_movement where item_id not in (select id from item)
      union all select item_id from stock_availability where item_id not in (select id from item)
      union all select item_id from expected_receipt where item_id not in (select id from item)`)
    expect(orphans).toEqual([])
  })
})
