import fc from 'fast-check'
import { expect } from 'vitest'
import type { Tx } from '../server/platform/database.ts'
import { adjustStock } from '../server/stock/adjust.ts'
import { moveStock } from '../server/stock/move.ts'
import { receiveStock } from '../server/stock/receive.ts'
import { shipStock } from '../server/stock/ship.ts'
import {
  attempt,
  command,
  expectMoves,
  moveOf,
  NAMED,
  type Place,
  place,
  skuOf,
} from './ledgerCommands.ts'
import type { StockModel } from './stockModel.ts'

const names = fc.subarray(['s1', 's2', 's3', 's4'], { minLength: 1 }).map((some) => some.toSorted())
const namedPlace = place.map((at) => ({ ...at, sku: NAMED }))
const namedMoves = (model: StockModel, at: Place, from: string, to: string, serials: string[]) =>
  serials.map((serial) => ({ ...moveOf(model, at, from, to, 1), serial }))
const namedLine = (model: StockModel, at: Place, serials: string[]) => ({
  sku: skuOf(model, at),
  location: at.place,
  condition: at.condition,
  quantity: serials.length,
  serials,
})

/** A command on units with names. */
export const receiveNamed = fc
  .tuple(namedPlace, names)
  .map(([at, serials]) =>
    command(`receive ${serials} at ${fc.stringify(at)}`, (model) =>
      expectMoves(model, namedMoves(model, at, '~supplier', at.place, serials), (tx) =>
        receiveStock(tx, { lines: [namedLine(model, at, serials)] }),
      ),
    ),
  )

/** A command on units with names. */
export const shipNamed = fc
  .tuple(namedPlace, names)
  .map(([at, serials]) =>
    command(`ship ${serials} from ${fc.stringify(at)}`, (model) =>
      expectMoves(model, namedMoves(model, at, at.place, '~customer', serials), (tx) =>
        shipStock(tx, { lines: [namedLine(model, at, serials)] }),
      ),
    ),
  )

/** A command on units with names. */
export const moveNamed = fc.tuple(namedPlace, namedPlace, names).map(([from, to, serials]) =>
  command(`move ${serials} from ${fc.stringify([from, to])}`, async (model) => {
    const line = {
      sku: skuOf(model, from),
      from: from.place,
      to: to.place,
      fromCondition: from.condition,
      toCondition: to.condition,
    }
    if (from.place === to.place && from.condition === to.condition) return
    await expectMoves(
      model,
      serials.map((serial) => ({ ...line, serial, quantity: 1 })),
      (tx) => moveStock(tx, { lines: [{ ...line, serials, quantity: serials.length }] }),
    )
  }),
)

/** A command on units with names. */
export const countNamed = fc.tuple(namedPlace, names, fc.boolean()).map(([at, some, none]) =>
  command(`count ${none ? 'none' : some} at ${fc.stringify(at)}`, async (model) => {
    const serials = none ? [] : some
    const known = model.namesAt(skuOf(model, at), at.place, at.condition)
    const gone = known.filter((serial) => !serials.includes(serial))
    const found = serials.filter((serial) => !known.includes(serial))
    const moves = [
      ...namedMoves(model, at, at.place, '~adjustment', gone),
      ...namedMoves(model, at, '~adjustment', at.place, found),
    ].toSorted((a, b) => (a.serial < b.serial ? -1 : 1))
    const { quantity: setTo, ...line } = namedLine(model, at, serials)
    const work = (tx: Tx) => adjustStock(tx, { reason: 'counted', lines: [{ ...line, setTo }] })
    if (moves.length === 0) return expect(await attempt(work)).toMatchObject({ movements: [] })
    await expectMoves(model, moves, work)
  }),
)
