import { requireFinite, requireNonNegative, requireWhole } from './argument.ts'
import { roundUpOrder } from './orderUpTo.ts'

/** A line that an order to one supplier could have. */
export type SupplierLine = {
  id: string
  /** Units wanted now, 0 when the item could only fill up the order. */
  need: number
  position: number
  meanDailyDemand: number
  unitCost: number
  /** What a unit takes of the container: volume, weight or pallets. */
  unitVolume?: number
  minimumOrderQuantity?: number
  casePack?: number
}

/** An order's quantities by line, with its value, volume and whether it meets the minimum. */
export type SupplierOrder = {
  quantities: Map<string, number>
  value: number
  volume: number
  meetsMinimum: boolean
}

/**
 * Fills an order to one supplier: every need in whole cases first, then, case by case, the item
 * with the fewest days of cover, until the minimum order value is met and, with `fillContainer`, the
 * container is full. The container is never overfilled: needs that do not fit are cut from the item
 * with the most days of cover. Items that do not sell only get what they need.
 *
 * Throws RangeError when a number is negative or not finite, or a minimum or pack not whole.
 * Source: Silver, Pyke & Thomas 4e, §10.5, allocation by equal time supply.
 */
export function fillSupplierOrder(
  lines: readonly SupplierLine[],
  limits: { minimumValue?: number; containerVolume?: number; fillContainer?: boolean } = {},
): SupplierOrder {
  const { minimumValue = 0, containerVolume = Infinity, fillContainer = false } = limits
  requireNonNegative('minimumValue', minimumValue)
  if (!(containerVolume >= 0)) throw new RangeError('containerVolume must not be negative')
  for (const line of lines) requireLine(line)
  const quantities = lines.map((line) => {
    return roundUpOrder(line.need, line.minimumOrderQuantity ?? 0, line.casePack ?? 1)
  })
  const total = (unit: (line: SupplierLine) => number) =>
    lines.reduce((sum, line, i) => sum + unit(line) * quantities[i]!, 0)
  const volume = () => total((line) => line.unitVolume ?? 0)
  const value = () => total((line) => line.unitCost)
  const cover = (i: number) => {
    const line = lines[i]!
    return line.meanDailyDemand > 0
      ? (line.position + quantities[i]!) / line.meanDailyDemand
      : Infinity
  }
  while (volume() > containerVolume + 1e-9) {
    const most = extreme(lines, (i) => (quantities[i]! > 0 ? -cover(i) : Infinity))
    quantities[most] = reduced(lines[most]!, quantities[most]!)
  }
  const space = (i: number) => {
    return step(lines[i]!, quantities[i]!) * (lines[i]!.unitVolume ?? 0)
  }
  for (;;) {
    const wanted = value() < minimumValue - 1e-9
    const roomLeft = fillContainer && containerVolume < Infinity
    if (!wanted && !roomLeft) break
    const used = volume()
    const fits = (i: number) => used + space(i) <= containerVolume + 1e-9
    const takesRoom = (i: number) => wanted || space(i) > 0
    const least = extreme(lines, (i) => (fits(i) && takesRoom(i) ? cover(i) : Infinity))
    if (least < 0 || cover(least) === Infinity) break
    quantities[least] = quantities[least]! + step(lines[least]!, quantities[least]!)
  }
  return {
    quantities: new Map(lines.map((line, i) => [line.id, quantities[i]!])),
    value: value(),
    volume: volume(),
    meetsMinimum: value() >= minimumValue - 1e-9,
  }
}

// Place of the least value; −1 where all are infinite.
function extreme(lines: readonly SupplierLine[], value: (i: number) => number): number {
  let best = -1
  lines.forEach((_, i) => {
    if (value(i) < Infinity && (best < 0 || value(i) < value(best))) best = i
  })
  return best
}

function step(line: SupplierLine, ordered: number): number {
  return ordered > 0
    ? (line.casePack ?? 1)
    : roundUpOrder(1, line.minimumOrderQuantity ?? 0, line.casePack ?? 1)
}

// One case less, or nothing where that would be under the minimum order.
function reduced(line: SupplierLine, ordered: number): number {
  const less = ordered - (line.casePack ?? 1)
  return less >= Math.max(1, line.minimumOrderQuantity ?? 0) ? less : 0
}

function requireLine(line: SupplierLine): void {
  requireFinite(`${line.id}.need`, line.need)
  requireFinite(`${line.id}.position`, line.position)
  requireNonNegative(`${line.id}.meanDailyDemand`, line.meanDailyDemand)
  requireNonNegative(`${line.id}.unitCost`, line.unitCost)
  requireNonNegative(`${line.id}.unitVolume`, line.unitVolume ?? 0)
  requireWhole(`${line.id}.casePack`, line.casePack ?? 1)
}
