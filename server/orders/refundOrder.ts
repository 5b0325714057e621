import { findPlaces } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { Condition } from '../stock/post.ts'
import type { AppliedChange } from './applyChange.ts'
import { cancelUnits } from './cancelOrder.ts'
import { type AskedUnits, changeOrder, findLines, replaceLines } from './changeOrder.ts'
import type { ComingBack } from './moveUnits.ts'
import { appendOrderEvent, toldLine } from './orderNews.ts'
import type { LineRow, OrderRow } from './orderRows.ts'

/** What becomes of refunded units: they stay as they are, are no longer shipped, or come back into stock. */
export type Restock = (typeof RESTOCKS)[number]
export const RESTOCKS = ['none', 'cancel', 'return'] as const

/** Where units come back to; the site that shipped them where nobody says. */
export interface BackTo {
  location?: string | undefined
  condition?: Condition | undefined
  lot?: string | undefined
  serials?: string[] | undefined
}

export interface NewRefund {
  amountMinor?: number | undefined
  reason?: string | undefined
  lines: (AskedUnits & BackTo & { restock: Restock })[]
}

/** Refunds units, and says of each what becomes of it: nothing of this is guessed. */
export async function refundOrder(
  tx: Tx,
  id: string,
  { amountMinor, reason = '', lines: asked }: NewRefund,
): Promise<{ applied: AppliedChange; refundId: string }> {
  const refundId = newId()
  const told: Record<string, unknown>[] = []
  const applied = await changeOrder(tx, id, async (order, lines) => {
    const named = findLines(lines, asked)
    told.push(
      ...named.map(({ line, asked: { quantity, restock } }) => ({
        ...toldLine(line, quantity),
        restock,
      })),
    )
    const back = named.filter(({ asked: { restock } }) => restock === 'return')
    return {
      cause: `refund ${refundId}`,
      lines: replaceLines(
        lines,
        named.map(({ line, asked: { quantity, restock } }) => refundUnits(line, quantity, restock)),
      ),
      comingBack: await placesOf(tx, order, back),
      says: { note: reason },
    }
  })
  if (!applied) throw new Error('A refund changes its order.')
  await recordRefund(
    tx,
    applied.order,
    { id: refundId, amountMinor, reason, byChannel: false },
    told,
  )
  return { applied, refundId }
}

function refundUnits(line: LineRow, quantity: number, restock: Restock): LineRow {
  const refunded = line.refunded + quantity
  if (refunded > line.ordered)
    throw new Problem(409, 'more_than_ordered', {
      lines: [{ lineId: line.id, requested: quantity, left: line.ordered - line.refunded }],
    })
  if (restock === 'cancel') return { ...cancelUnits(line, quantity), refunded }
  return restock === 'return' ? { ...returnUnits(line, quantity), refunded } : { ...line, refunded }
}

function returnUnits(line: LineRow, quantity: number): LineRow {
  if (line.returned + quantity > line.shipped)
    throw new Problem(409, 'more_than_shipped', {
      lines: [{ lineId: line.id, requested: quantity, left: line.shipped - line.returned }],
    })
  return { ...line, returned: line.returned + quantity }
}

/** Takes units back that a customer sends, whether or not money goes back too. */
export async function returnOrder(
  tx: Tx,
  id: string,
  { lines: asked, note = '' }: { lines: (AskedUnits & BackTo)[]; note?: string | undefined },
): Promise<AppliedChange> {
  const told: Record<string, unknown>[] = []
  const applied = await changeOrder(tx, id, async (order, lines) => {
    const named = findLines(lines, asked)
    told.push(
      ...named.map(({ line, asked: { quantity, condition = 'sellable', location } }) => ({
        ...toldLine(line, quantity),
        condition,
        ...(location ? { location } : {}),
      })),
    )
    return {
      cause: `return ${newId()}`,
      lines: replaceLines(
        lines,
        named.map(({ line, asked: { quantity } }) => returnUnits(line, quantity)),
      ),
      comingBack: await placesOf(tx, order, named),
      says: { note },
    }
  })
  if (!applied) throw new Error('A return changes its order.')
  await appendOrderEvent(tx, 'returned', applied.order, false, { lines: told })
  return applied
}

async function placesOf(
  tx: Tx,
  order: OrderRow,
  named: { line: LineRow; asked: BackTo }[],
): Promise<Map<string, ComingBack>> {
  const paths = named.flatMap(({ asked: { location } }) => location ?? [])
  const places = await findPlaces(tx, paths)
  const back = new Map<string, ComingBack>()
  for (const { line, asked } of named) {
    const { location, condition, lot, serials } = asked
    const locationId =
      location === undefined ? await siteThatShipped(tx, order, line.id) : places.get(location)?.id
    if (!locationId) throw new Problem(422, 'name_the_site')
    back.set(line.id, { locationId, condition, lot, serials })
  }
  return back
}

/** The site that shipped a line last. */
export async function siteThatShipped(
  tx: Tx,
  order: OrderRow,
  lineId: string,
): Promise<string | undefined> {
  const row = await tx.maybe<{ siteId: string }>(sql`
    select s.site_id as "siteId"
      from order_shipment s join order_shipment_line l on l.shipment_id = s.id
     where s.order_id = ${order.id} and l.line_id = ${lineId}
     order by s.id desc limit 1`)
  return row?.siteId
}

/** Writes a refund and tells of it. */
export async function recordRefund(
  tx: Tx,
  order: OrderRow,
  says: { id: string; amountMinor?: number | undefined; reason: string; byChannel: boolean },
  lines: Record<string, unknown>[],
): Promise<void> {
  const { id, amountMinor = null, reason, byChannel } = says
  await tx.run(sql`
    insert into order_refund (id, order_id, amount_minor, reason, by_channel, lines, created_at)
    values (${id}, ${order.id}, ${amountMinor}, ${reason}, ${byChannel},
            ${JSON.stringify(lines)}::jsonb, ${tx.clock.now()})`)
  await appendOrderEvent(tx, 'refunded', order, byChannel, {
    refundId: id,
    amountMinor,
    reason,
    lines,
  })
}
