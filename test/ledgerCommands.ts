import fc from 'fast-check'
import { expect } from 'vitest'
import type { Database, Tx } from '../server/platform/database.ts'
import { Problem } from '../server/platform/problem.ts'
import { sql } from '../server/platform/sql.ts'
import { getStockDocument } from '../server/stock/documents.ts'
import { createTestClock, createTestDatabase, type TestDatabase, testContext } from './database.ts'
import { addPlace } from './stock.ts'
import { type Condition, type ModelMove, SITE_OF, type StockModel } from './stockModel.ts'

// What the commands of the model test stand on: one deed on the database, the same told to the model.

/** The item whose units have names, behind the three plain ones and the kit. */
export const NAMED = 4
export const clock = createTestClock()
let opened: TestDatabase | undefined

/** A database with the places in which the model's units lie. */
export async function openLedger(): Promise<Database> {
  opened = await createTestDatabase()
  await addPlace(opened.db, 'MAIN/A')
  await addPlace(opened.db, 'MAIN/B')
  await addPlace(opened.db, 'WEST', 'site')
  return opened.db
}

export async function closeLedger(): Promise<void> {
  await opened?.drop()
}

/** The database that is open. */
export function ledgerDatabase(): Database {
  if (!opened) throw new Error('The ledger is not open.')
  return opened.db
}

export type Command = fc.AsyncCommand<StockModel, undefined>

/** Does a deed; gives its result, or the code with which it was refused. */
export async function attempt<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result | string> {
  try {
    return await ledgerDatabase().transaction(testContext(clock), work)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

export function command(name: string, run: (model: StockModel) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model) => {
      await run(model)
      await expectSame(model)
    },
    toString: () => name,
  }
}

async function expectSame(model: StockModel): Promise<void> {
  const rows = await ledgerDatabase().many<{ sku: string; site: string }>(sql`
    select i.sku, s.path as site, a.on_hand as "onHand", a.unavailable, a.committed,
           a.held - coalesce(late.units, 0)::bigint as held,
           a.available + coalesce(late.units, 0)::bigint as available
      from stock_availability a
      join item i on i.id = a.item_id
      join location s on s.id = a.site_id
      left join lateral (
        select sum(quantity) as units from reservation_line l
         where l.bucket = a.bucket and l.item_id = a.item_id and l.site_id = a.site_id
           and l.state = 'held' and l.expires_at <= ${clock.now()}) late on true
     where i.sku = any(${model.skus}::text[])`)
  for (const { sku, site, ...found } of rows)
    expect({ sku, site, ...found }).toEqual({
      sku,
      site,
      ...model.stock(sku, site, clock.milliseconds()),
    })
  await expectSameSerials(model)
}

/** Every named unit lies where the model has it, and nowhere else. */
async function expectSameSerials(model: StockModel): Promise<void> {
  const named = model.skus[NAMED] as string
  const rows = await ledgerDatabase().many<{ serial: string; where: string }>(sql`
    select s.code as serial, p.path || ' ' || s.condition as "where"
      from serial s
      join item i on i.id = s.item_id and i.bucket = s.bucket and i.sku = ${named}
      join location p on p.id = s.location_id
     where s.site_id is not null`)
  expect(new Map(rows.map(({ serial, where }) => [`${named} ${serial}`, where]))).toEqual(
    model.serials,
  )
}

/** Does a deed that moves units and tells the model the same. */
export async function expectMoves(
  model: StockModel,
  moves: ModelMove[],
  work: (tx: Tx) => Promise<{ id: string }>,
): Promise<void> {
  const refusal = model.apply(moves)
  const result = await attempt(work)
  if (refusal) return expect(result).toBe(refusal)
  if (typeof result === 'string') throw new Error(`refused as ${result}`)
  const { lines } = await getStockDocument(ledgerDatabase(), result.id)
  expect(lines).toHaveLength(moves.length)
  const written = lines.map(({ movementId }, index) => ({
    ...(moves[index] as ModelMove),
    movementId,
    reversed: false,
  }))
  model.documents.push({ id: result.id, moves: written })
}

export interface Place {
  sku: number
  place: string
  condition: Condition
}

export const place = fc.record({
  sku: fc.nat(2),
  place: fc.constantFrom(...Object.keys(SITE_OF)),
  condition: fc.constantFrom<Condition>('sellable', 'sellable', 'sellable', 'damaged'),
})
export const quantity = fc.integer({ min: 1, max: 12 })
export const reference = fc.nat(5).map((number) => `order-${number}`)

export const skuOf = (model: StockModel, { sku }: Place) => model.skus[sku] as string
export const moveOf = (model: StockModel, at: Place, from: string, to: string, units: number) => ({
  sku: skuOf(model, at),
  from,
  to,
  fromCondition: at.condition,
  toCondition: at.condition,
  quantity: units,
})
