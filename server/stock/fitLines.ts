import type { Tx } from '../platform/database.ts'
import { readAvailableNow } from './lapse.ts'
import { type ItemAtSite, inLockOrder, lockAvailability } from './lock.ts'
import { freeExpiredHolds } from './promises.ts'
import type { Take } from './reserve.ts'

type Line = { sku: string; site: string; quantity: number }

/** A line of a request with what one unit of it takes, kits exploded. */
export interface PlannedLine {
  line: Line
  perUnit: Take[]
}

const keyOf = ({ itemId, siteId }: ItemAtSite) => `${itemId}/${siteId}`

/**
 * Cuts lines to what is available, in their order, whole kits only. Availability stays locked, so
 * what fits here is there to be taken.
 */
export async function fitLines(tx: Tx, planned: PlannedLine[]): Promise<Line[]> {
  const takes = planned.flatMap(({ perUnit }) => perUnit)
  const rows = [...new Map(takes.map((take) => [keyOf(take), take])).values()]
  await lockAvailability(tx, rows)
  const left = new Map<string, number>()
  for (const [, group] of inLockOrder(rows))
    for (const row of group) {
      await freeExpiredHolds(tx, row)
      const now = await readAvailableNow(tx, row, tx.clock.now())
      left.set(keyOf(row), row.backorderable ? Infinity : (now?.available ?? 0))
    }
  return planned.flatMap(({ line, perUnit }) => {
    const fits = perUnit.map((take) => Math.floor((left.get(keyOf(take)) ?? 0) / take.quantity))
    const quantity = Math.max(0, Math.min(line.quantity, ...fits))
    for (const take of perUnit)
      left.set(keyOf(take), (left.get(keyOf(take)) ?? 0) - quantity * take.quantity)
    return quantity > 0 ? { ...line, quantity } : []
  })
}
