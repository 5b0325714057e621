import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type AppliedChange, applyOrderChange, type OrderChange } from './applyChange.ts'
import { tellShort, tellUnmapped } from './orderNews.ts'
import { type LineRow, lockOrder, type OrderRow, readLines } from './orderRows.ts'

/** What a deed makes of an order; nothing where it changes nothing. */
export type PlannedChange = Pick<OrderChange, 'leavingFrom' | 'says' | 'comingBack' | 'moves'> & {
  order?: OrderRow
  lines?: LineRow[]
  cause: string
  accepted?: boolean
}

/** Locks an order, lets a deed say what it is to be, and does it. */
export async function changeOrder(
  tx: Tx,
  id: string,
  plan: (
    order: OrderRow,
    lines: LineRow[],
  ) => PlannedChange | undefined | Promise<PlannedChange | undefined>,
): Promise<AppliedChange | undefined> {
  const order = await lockOrder(tx, id)
  const lines = await readLines(tx, id)
  const planned = await plan(order, lines)
  if (!planned) return undefined
  const applied = await applyOrderChange(tx, {
    order,
    lines,
    accepted: false,
    ...planned,
    before: { order, lines },
  })
  await tellUnmapped(tx, applied, lines, false)
  await tellShort(tx, applied, false)
  return applied
}

/** Units of lines that a request names. */
export interface AskedUnits {
  lineId: string
  quantity: number
}

/** The lines of an order that a request names, each once. */
export function findLines<Asked extends { lineId: string }>(
  lines: LineRow[],
  asked: Asked[],
): { line: LineRow; asked: Asked }[] {
  const seen = new Set<string>()
  return asked.map((one) => {
    const line = lines.find(({ id }) => id === one.lineId)
    if (!line) throw new Problem(422, 'unknown_order_line', { lineId: one.lineId })
    if (seen.has(one.lineId))
      throw new Problem(422, 'order_line_given_twice', { lineId: one.lineId })
    seen.add(one.lineId)
    return { line, asked: one }
  })
}

/** The lines with some of them replaced. */
export function replaceLines(lines: LineRow[], changed: LineRow[]): LineRow[] {
  const byId = new Map(changed.map((line) => [line.id, line]))
  return lines.map((line) => byId.get(line.id) ?? line)
}
