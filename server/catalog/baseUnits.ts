import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { findItems } from './findItems.ts'
import { convertQuantity, type Ratio } from './units.ts'

/** A quantity as somebody gives it, in base units or in another unit of the item. */
interface UnitLine {
  sku: string
  unit?: string | undefined
  quantity?: number | undefined
  setTo?: number | undefined
}

const BASE: Ratio = { numerator: 1, denominator: 1 }
const MOST_UNITS = 1_000_000_000

/** The lines with what was given in another unit, such as cases, counted in base units, exactly. */
export async function countInBaseUnits<Line extends UnitLine>(
  db: Queryable,
  lines: readonly Line[],
): Promise<Omit<Line, 'unit'>[]> {
  const ratioOf = await readRatios(db, lines)
  return lines.map(({ unit, ...line }) => {
    if (unit === undefined) return line
    const ratio = ratioOf(line.sku, unit)
    const inBase = (count: number) => convertInBounds(count, ratio)
    return {
      ...line,
      ...(line.quantity === undefined ? {} : { quantity: inBase(line.quantity) }),
      ...(line.setTo === undefined ? {} : { setTo: inBase(line.setTo) }),
    }
  })
}

async function readRatios(db: Queryable, lines: readonly UnitLine[]) {
  const skus = lines.filter(({ unit }) => unit !== undefined).map(({ sku }) => sku)
  const items = skus.length > 0 ? await findItems(db, skus) : new Map<string, { id: string }>()
  const ids = [...items.values()].map(({ id }) => id)
  const rows = await db.many<{ itemId: string; name: string } & Ratio>(sql`
    select item_id as "itemId", name, numerator, denominator from item_unit where item_id = any (${ids}::uuid[])
     union all
    select id, unit, 1, 1 from item where id = any (${ids}::uuid[])`)
  return (sku: string, unit: string): Ratio => {
    const itemId = items.get(sku)?.id
    const found = rows.find((row) => row.itemId === itemId && row.name === unit)
    if (found) return found
    const known = rows.filter((row) => row.itemId === itemId).map(({ name }) => name)
    throw new Problem(422, 'unknown_unit', {
      detail: `${sku} has no unit ${unit}; it has ${known.join(', ')}.`,
      sku,
      unit,
    })
  }
}

function convertInBounds(count: number, ratio: Ratio): number {
  const units = convertQuantity(count, ratio, BASE)
  if (Math.abs(units) > MOST_UNITS) throw new Problem(422, 'quantity_out_of_range')
  return units
}
