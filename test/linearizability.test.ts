import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../server/platform/problem.ts'
import { adjustStock } from '../server/stock/adjust.ts'
import { releaseReservation } from '../server/stock/endReservation.ts'
import { reserveStock } from '../server/stock/reserve.ts'
import { reserveTogether } from '../server/stock/reserveBatch.ts'
import { createTestClock, createTestDatabase, type TestDatabase, testContext } from './database.ts'
import { addItem } from './stock.ts'

// Many small histories of one item: is there one order of the deeds, true to who had finished before
// whom, in which each answer was right? A sale beyond what there is has none, and neither has a
// false "sold out".

const ROUNDS = 60
const clock = createTestClock()
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

interface Operation {
  /** Units that it takes, or brings when negative. */
  takes: number
  done: boolean
  began: number
  ended: number
}

test('every answer about one item fits one order of events', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { sku } = await addItem(database.db, `LINE-${round}`)
    const start = round % 5
    if (start > 0) await deed((tx) => adjustStock(tx, adjustment(sku, start)))
    const first = await deed((tx) => adjustStock(tx, adjustment(sku, 2)))
    expect(first.movements).toHaveLength(1)
    const { reservation } = await deed((tx) =>
      reserveStock(tx, { reference: `${sku}-first`, lines: [{ sku, site: 'MAIN', quantity: 2 }] }),
    )
    const history = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        record(index, async () => {
          const quantity = 1 + ((index + round) % 3)
          if (index === 8) return bring(2, (tx) => releaseReservation(tx, reservation.id))
          if (index === 4 && round % 2)
            return bring(quantity, (tx) => adjustStock(tx, adjustment(sku, quantity)))
          return take(sku, `${sku}-${index}`, quantity, index % 2 === 0)
        }),
      ),
    )
    expect({ round, history, fits: hasOrder(history, start) }).toMatchObject({ fits: true })
  }
})

const adjustment = (sku: string, quantity: number) => ({
  reason: 'found' as const,
  lines: [{ sku, location: 'MAIN', quantity }],
})

async function deed<Result>(
  work: Parameters<typeof database.db.transaction<Result>>[1],
): Promise<Result> {
  return database.db.transaction(testContext(clock), work)
}

async function record(
  index: number,
  work: () => Promise<{ takes: number; done: boolean }>,
): Promise<Operation> {
  await new Promise((resolve) => setTimeout(resolve, (index * 7) % 5))
  const began = performance.now()
  const outcome = await work()
  return { ...outcome, began, ended: performance.now() }
}

async function bring(units: number, work: Parameters<typeof deed>[0]) {
  await deed(work)
  return { takes: -units, done: true }
}

async function take(sku: string, reference: string, quantity: number, together: boolean) {
  const request = { reference, lines: [{ sku, site: 'MAIN', quantity }] }
  const context = testContext(clock)
  const answer = together ? await reserveTogether(database.db, { context, request }) : undefined
  if (answer) return { takes: quantity, done: 'reservation' in answer }
  try {
    await deed((tx) => reserveStock(tx, request))
    return { takes: quantity, done: true }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_enough_stock') throw error
    return { takes: quantity, done: false }
  }
}

/** Searches for an order: next may come whatever began before everything else that is left had ended. */
function hasOrder(history: Operation[], available: number): boolean {
  if (history.length === 0) return true
  const firstEnd = Math.min(...history.map(({ ended }) => ended))
  return history.some((operation, index) => {
    if (operation.began > firstEnd) return false
    const fits = available >= operation.takes
    if (operation.takes > 0 && fits !== operation.done) return false
    const left = operation.done ? available - operation.takes : available
    return hasOrder(history.toSpliced(index, 1), left)
  })
}

test('the search itself tells a true history from a false one', () => {
  const at = (takes: number, done: boolean, began: number, ended: number) => ({
    takes,
    done,
    began,
    ended,
  })
  expect(hasOrder([at(1, true, 0, 2), at(1, false, 1, 3)], 1)).toBe(true)
  expect(hasOrder([at(1, true, 0, 2), at(1, true, 1, 3)], 1)).toBe(false)
  expect(hasOrder([at(1, false, 0, 1), at(1, true, 2, 3)], 1)).toBe(false)
  expect(hasOrder([at(1, false, 0, 3), at(-1, true, 2, 4)], 0)).toBe(true)
  expect(hasOrder([at(-1, true, 0, 1), at(1, false, 2, 4)], 0)).toBe(false)
})
