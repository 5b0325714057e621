import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '../server/platform/database.ts'
import { newId } from '../server/platform/identifier.ts'
import { adjustStock } from '../server/stock/adjust.ts'
import { getStockDocument } from '../server/stock/documents.ts'
import {
  commitReservation,
  expireHolds,
  releaseReservation,
  renewReservation,
} from '../server/stock/endReservation.ts'
import { moveStock } from '../server/stock/move.ts'
import { receiveStock } from '../server/stock/receive.ts'
import { reserveStock } from '../server/stock/reserve.ts'
import { reverseDocument, reverseMovement } from '../server/stock/reverse.ts'
import { shipStock } from '../server/stock/ship.ts'
import { verifyStock } from '../server/stock/verify.ts'
import { testContext } from './database.ts'
import {
  attempt,
  clock,
  closeLedger,
  command,
  expectMoves,
  ledgerDatabase,
  moveOf,
  openLedger,
  place,
  quantity,
  reference,
  skuOf,
} from './ledgerCommands.ts'
import { countNamed, moveNamed, receiveNamed, shipNamed } from './serialCommands.ts'
import { addItem } from './stock.ts'
import { type ModelMove, SITE_OF, StockModel } from './stockModel.ts'

// Random deeds on the real database beside a small model in memory: after each deed every number of
// the one must be that of the other.

const RUNS = Number(process.env.ONHAND_PROPERTY_RUNS ?? 25)

beforeAll(openLedger)
afterAll(closeLedger)

const receive = fc
  .tuple(fc.array(fc.tuple(place, quantity), { minLength: 1, maxLength: 4 }))
  .map(([lines]) =>
    command(`receive ${fc.stringify(lines)}`, (model) =>
      expectMoves(
        model,
        lines.map(([at, units]) => moveOf(model, at, '~supplier', at.place, units)),
        (tx) =>
          receiveStock(tx, {
            lines: lines.map(([at, units]) => ({
              sku: skuOf(model, at),
              location: at.place,
              condition: at.condition,
              quantity: units,
            })),
          }),
      ),
    ),
  )

const adjust = fc.tuple(place, fc.integer({ min: -8, max: 8 })).map(([at, delta]) =>
  command(`adjust ${fc.stringify([at, delta])}`, async (model) => {
    if (delta === 0) return
    const [from, to] = delta > 0 ? ['~adjustment', at.place] : [at.place, '~adjustment']
    await expectMoves(model, [moveOf(model, at, from, to, Math.abs(delta))], (tx) =>
      adjustStock(tx, {
        reason: 'other',
        lines: [
          {
            sku: skuOf(model, at),
            location: at.place,
            condition: at.condition,
            quantity: delta,
          },
        ],
      }),
    )
  }),
)

const count = fc.tuple(place, fc.nat(20)).map(([at, setTo]) =>
  command(`count ${fc.stringify([at, setTo])}`, async (model) => {
    const delta = setTo - model.balance(skuOf(model, at), at.place, at.condition)
    const [from, to] = delta > 0 ? ['~adjustment', at.place] : [at.place, '~adjustment']
    const line = {
      sku: skuOf(model, at),
      location: at.place,
      condition: at.condition,
      setTo,
    }
    const work = (tx: Tx) => adjustStock(tx, { reason: 'counted', lines: [line] })
    if (delta === 0) return expect(await attempt(work)).toMatchObject({ movements: [] })
    await expectMoves(model, [moveOf(model, at, from, to, Math.abs(delta))], work)
  }),
)

const move = fc.tuple(place, place, quantity).map(([from, to, units]) =>
  command(`move ${fc.stringify([from, to, units])}`, async (model) => {
    const sku = skuOf(model, from)
    const line = {
      sku,
      from: from.place,
      to: to.place,
      fromCondition: from.condition,
      toCondition: to.condition,
      quantity: units,
    }
    const work = (tx: Tx) => moveStock(tx, { lines: [line] })
    if (from.place === to.place && from.condition === to.condition)
      return expect(await attempt(work)).toBe('nothing_moves')
    await expectMoves(model, [line], work)
  }),
)

const ship = fc.tuple(place, quantity).map(([at, units]) =>
  command(`ship ${fc.stringify([at, units])}`, (model) => {
    const line = { sku: skuOf(model, at), location: at.place, condition: at.condition }
    return expectMoves(model, [moveOf(model, at, at.place, '~customer', units)], (tx) =>
      shipStock(tx, { lines: [{ ...line, quantity: units }] }),
    )
  }),
)

const oppositeOf = (move: ModelMove): ModelMove => ({
  ...move,
  from: move.to,
  to: move.from,
  fromCondition: move.toCondition,
  toCondition: move.fromCondition,
})

const reverseOne = fc.tuple(fc.nat(), fc.nat()).map(([which, line]) =>
  command(`reverse movement ${which} ${line}`, async (model) => {
    const document = model.documents[which % Math.max(1, model.documents.length)]
    const moved = document?.moves[line % document.moves.length]
    if (!moved) return
    if (moved.reversed) {
      const code = await attempt((tx) => reverseMovement(tx, moved.movementId))
      return expect(code).toBe('movement_already_reversed')
    }
    await expectMoves(model, [oppositeOf(moved)], async (tx) => {
      const done = await reverseMovement(tx, moved.movementId)
      moved.reversed = true
      return done
    })
  }),
)

const reverseAll = fc.nat().map((which) =>
  command(`reverse document ${which}`, async (model) => {
    const document = model.documents[which % Math.max(1, model.documents.length)]
    if (!document || document.moves.some(({ reversed }) => reversed)) return
    await expectMoves(model, document.moves.map(oppositeOf), async (tx) => {
      const done = await reverseDocument(tx, document.id)
      for (const moved of document.moves) moved.reversed = true
      return done
    })
  }),
)

const orderLines = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 6 })), {
  minLength: 1,
  maxLength: 3,
})

const reserve = fc.tuple(reference, orderLines, fc.boolean()).map(([ref, wanted, hold]) =>
  command(`reserve ${fc.stringify([ref, wanted, hold])}`, async (model) => {
    const lines = wanted.map(([index, units]) => ({
      sku: model.skus[index] as string,
      site: 'MAIN',
      quantity: units,
    }))
    const units = model.explode(lines)
    const now = clock.milliseconds()
    const key = `${model.skus[0]}-${ref}`
    const earlier = model.reservations.get(key)
    const result = await attempt((tx) =>
      reserveStock(tx, { reference: key, lines, ...(hold ? { holdSeconds: 60 } : {}) }),
    )
    if (earlier?.state === 'committed' || earlier?.state === 'shipped')
      return expect(result).toBe('reservation_committed')
    const isHeld = earlier?.state === 'held' && earlier.expiresAt > now
    const own = isHeld ? earlier.units : new Map<string, number>()
    const fits = [...units].every(
      ([sku, n]) => model.stock(sku, 'MAIN', now).available + (own.get(sku) ?? 0) >= n,
    )
    if (!fits) return expect(result).toBe('not_enough_stock')
    if (typeof result === 'string') throw new Error(`refused as ${result}`)
    expect(result.replaced).toBe(isHeld)
    const state = hold ? ('held' as const) : ('committed' as const)
    const { id } = result.reservation
    model.reservations.set(key, { id, state, units, expiresAt: now + 60_000 })
  }),
)

/** A deed on a reservation: what should come of it, by the state in which it is. */
function onReservation(
  name: string,
  next: (state: string) => { code?: string; state?: 'committed' | 'released' | 'held' },
  work: (tx: Tx, id: string) => Promise<unknown>,
) {
  return reference.map((ref) =>
    command(`${name} ${ref}`, async (model) => {
      const reservation = model.reservations.get(`${model.skus[0]}-${ref}`)
      if (!reservation) return
      const now = clock.milliseconds()
      if (reservation.state === 'held' && reservation.expiresAt <= now)
        reservation.state = 'expired'
      const result = await attempt((tx) => work(tx, reservation.id))
      const { code, state } = next(reservation.state)
      if (code) return expect(result).toBe(code)
      expect(typeof result).not.toBe('string')
      if (state) reservation.state = state
      if (state === 'held') reservation.expiresAt = now + 90_000
    }),
  )
}

const commit = onReservation(
  'commit',
  (state) =>
    state === 'held' || state === 'committed'
      ? { state: 'committed' }
      : { code: state === 'expired' ? 'reservation_expired' : 'reservation_ended' },
  commitReservation,
)

const renew = onReservation(
  'renew',
  (state) => {
    if (state === 'held') return { state: 'held' }
    if (state === 'committed') return { code: 'reservation_not_held' }
    return { code: state === 'expired' ? 'reservation_expired' : 'reservation_ended' }
  },
  (tx, id) => renewReservation(tx, id, 90),
)

const release = onReservation(
  'release',
  (state) => {
    if (state === 'shipped') return { code: 'reservation_ended' }
    return state === 'expired' ? {} : { state: 'released' }
  },
  releaseReservation,
)

const shipReserved = reference.map((ref) =>
  command(`ship reservation ${ref}`, async (model) => {
    const reservation = model.reservations.get(`${model.skus[0]}-${ref}`)
    if (reservation?.state !== 'committed') return
    const result = await attempt((tx) => shipStock(tx, { reservationId: reservation.id }))
    const places = Object.keys(SITE_OF).filter((name) => SITE_OF[name] === 'MAIN')
    const onShelf = (sku: string) =>
      places.reduce((units, name) => units + model.balance(sku, name, 'sellable'), 0)
    if ([...reservation.units].some(([sku, units]) => onShelf(sku) < units))
      return expect(result).toBe('not_enough_on_hand')
    if (typeof result === 'string') throw new Error(`refused as ${result}`)
    // Which shelf it came from is the program's choice; the model learns it.
    const { lines } = await getStockDocument(ledgerDatabase(), result.id)
    const moves = lines.map((line) => ({ ...line, movementId: line.movementId, reversed: false }))
    expect(model.apply(moves as ModelMove[])).toBeUndefined()
    model.documents.push({ id: result.id, moves: moves as never })
    reservation.state = 'shipped'
  }),
)

const wait = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.boolean()).map(([seconds, sweep]) =>
  command(`wait ${seconds} s${sweep ? ' and sweep' : ''}`, async () => {
    clock.advance(seconds * 1000)
    if (sweep) await expireHolds(ledgerDatabase(), testContext(clock))
  }),
)

test('whatever is done in whatever order, the ledger and every number from it agree', async () => {
  const commands = fc.commands(
    [
      receive,
      adjust,
      count,
      move,
      ship,
      receiveNamed,
      shipNamed,
      moveNamed,
      countNamed,
      reverseOne,
      reverseAll,
      reserve,
      reserve,
      commit,
      renew,
      release,
      shipReserved,
      wait,
    ],
    { maxCommands: 80, size: 'max' },
  )
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const name = newId().slice(-12)
      const skus = ['a', 'b', 'c'].map((letter) => `${name}-${letter}`)
      for (const sku of skus) await addItem(ledgerDatabase(), sku)
      const [a, b] = skus as [string, string]
      const kit = `${name}-kit`
      await addItem(ledgerDatabase(), kit, { kind: 'virtual_kit', components: { [a]: 2, [b]: 1 } })
      const named = `${name}-d`
      await addItem(ledgerDatabase(), named, { tracksSerials: true })
      const model = new StockModel([...skus, kit, named], { [kit]: { [a]: 2, [b]: 1 } })
      await fc.asyncModelRun(() => ({ model, real: undefined }), list)
    }),
    { numRuns: RUNS, endOnFailure: false },
  )
  expect(await verifyStock(ledgerDatabase())).toEqual([])
}, 300_000)
