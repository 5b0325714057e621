import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import type { AppliedChange } from './applyChange.ts'
import { type AskedUnits, changeOrder, findLines, replaceLines } from './changeOrder.ts'
import { appendOrderEvent, type ToldLine, toldLine } from './orderNews.ts'
import { type LineRow, openUnits } from './orderRows.ts'

/** What is to be cancelled: these units, or all that are still open. */
export interface Cancellation {
  lines?: AskedUnits[] | undefined
  reason?: string | undefined
  /** It is gone there already: the channel is not told. */
  byChannel?: boolean | undefined
}

/** Cancels units that are still open; the second time nothing happens. */
export async function cancelOrder(
  tx: Tx,
  id: string,
  { lines: asked, reason = '', byChannel = false }: Cancellation,
): Promise<AppliedChange | undefined> {
  const told: ToldLine[] = []
  const applied = await changeOrder(tx, id, (order, lines) => {
    const named = asked
      ? findLines(lines, asked).map(({ line, asked: { quantity } }) => ({ line, quantity }))
      : lines.map((line) => ({ line, quantity: openUnits(line) }))
    const cancelled = named.filter(({ quantity }) => quantity > 0)
    if (cancelled.length === 0) {
      if (order.state === 'shipped') throw new Problem(409, 'order_shipped')
      return undefined
    }
    told.push(...cancelled.map(({ line, quantity }) => toldLine(line, quantity)))
    return {
      cause: `cancellation ${newId()}`,
      lines: replaceLines(
        lines,
        cancelled.map(({ line, quantity }) => cancelUnits(line, quantity)),
      ),
    }
  })
  if (applied)
    await appendOrderEvent(tx, 'cancelled', applied.order, byChannel, {
      whole: applied.order.state === 'cancelled',
      reason,
      lines: told,
    })
  return applied
}

/** The line with so many open units cancelled by us. */
export function cancelUnits(line: LineRow, quantity: number): LineRow {
  if (quantity > openUnits(line))
    throw new Problem(409, 'more_than_open', {
      lines: [{ lineId: line.id, requested: quantity, open: openUnits(line) }],
    })
  return {
    ...line,
    cancelled: line.cancelled + quantity,
    cancelledHere: line.cancelledHere + quantity,
  }
}
