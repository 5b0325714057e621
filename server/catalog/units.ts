import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { lockItem, touchItem } from './updateItem.ts'

/** What one of a unit is in base units, as an exact ratio: a case of 12 is 12/1. */
export interface Ratio {
  numerator: number
  denominator: number
}

const term = z.int().min(1).max(1_000_000_000)

export const itemUnits = z.strictObject({
  units: z
    .array(
      z.strictObject({ name: requiredText(40), numerator: term, denominator: term.default(1) }),
    )
    .max(50),
})

/** A quantity in another unit, exactly; refuses what is not a whole number there. */
export function convertQuantity(quantity: number, from: Ratio, to: Ratio): number {
  const top = BigInt(quantity) * BigInt(from.numerator) * BigInt(to.denominator)
  const bottom = BigInt(from.denominator) * BigInt(to.numerator)
  const result = Number(top / bottom)
  if (top % bottom !== 0n)
    throw new Problem(422, 'quantity_not_whole', {
      detail: `${quantity} of this unit is not a whole number of the other.`,
      quantity,
    })
  if (!Number.isSafeInteger(result)) throw new Problem(422, 'quantity_out_of_range')
  return result
}

/** Says in which other units an item is bought or sold. Gives whether anything changed. */
export async function setItemUnits(
  tx: Tx,
  sku: string,
  input: z.output<typeof itemUnits>,
): Promise<boolean> {
  const item = await lockItem(tx, sku)
  const after = input.units.map(reduceRatio).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const names = new Set([item.unit, ...after.map(({ name }) => name)])
  if (names.size <= after.length)
    throw new Problem(422, 'unit_repeated', {
      detail: `Each unit is named once, and none like the base unit ${item.unit}.`,
    })
  const before = await tx.many<{ name: string } & Ratio>(sql`
    select name, numerator, denominator from item_unit where item_id = ${item.id} order by name collate "C"`)
  if (JSON.stringify(before) === JSON.stringify(after)) return false
  await tx.run(sql`delete from item_unit where item_id = ${item.id}`)
  await tx.run(sql`
    insert into item_unit (item_id, name, numerator, denominator)
    select ${item.id}::uuid, name, numerator, denominator
      from jsonb_to_recordset(${JSON.stringify(after)}::jsonb)
        as row(name text, numerator bigint, denominator bigint)`)
  await touchItem(tx, item, { before: { units: before }, after: { units: after } })
  return true
}

function reduceRatio({ name, numerator, denominator }: { name: string } & Ratio) {
  const divisor = greatestDivisor(numerator, denominator)
  return { name, numerator: numerator / divisor, denominator: denominator / divisor }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
