import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { partsOfUnit, readOrderItems } from './orderItems.ts'
import { type LineRow, type Meets, readAllocations, readLines } from './orderRows.ts'
import { readShortAllocations } from './shortages.ts'

/** A short line and what can be done about it. */
export interface LineChoice {
  lineId: string
  sku: string
  site: string
  short: number
  meets: Meets
  /** Sites that have some of it, in sold units. */
  otherSites: { site: string; available: number }[]
  /** When all of it is expected to be there; null where it is not, or nobody knows. */
  expectedOn: string | null
  expected: number
}

/** The short lines of an order with what can be done about each. */
export async function listLineChoices(db: Queryable, orderId: string): Promise<LineChoice[]> {
  const order = await db.maybe<{ reservationId: string | null }>(sql`
    select reservation_id as "reservationId" from sales_order where id = ${orderId}`)
  if (!order) throw new Problem(404, 'not_found')
  const lines = await readLines(db, orderId)
  const allocations = await readAllocations(db, orderId)
  const items = await readOrderItems(db, lines)
  const short = await readShortAllocations(db, order.reservationId, lines, allocations, items)
  const choices: LineChoice[] = []
  for (const { lineId, siteId, short: units, expected } of short) {
    const line = lines.find(({ id }) => id === lineId) as LineRow
    const parts = partsOfUnit(line, items)
    const sites = await readSites(db, parts, siteId)
    const coming = expected.reduce((sum, { quantity }) => sum + quantity, 0)
    const perUnit = parts.reduce((sum, { quantity }) => sum + quantity, 0)
    const covered = Math.min(units, Math.floor(coming / Math.max(1, perUnit)))
    const dates = expected.map(({ expectedOn }) => expectedOn)
    choices.push({
      lineId,
      sku: items.get(line.itemId ?? '')?.sku ?? '',
      site: sites.here,
      short: units,
      meets: line.meets,
      otherSites: sites.others,
      expected: covered,
      expectedOn:
        covered < units || dates.includes(null) ? null : (dates.toSorted().at(-1) ?? null),
    })
  }
  return choices
}

async function readSites(
  db: Queryable,
  parts: { itemId: string; quantity: number }[],
  siteId: string,
): Promise<{ here: string; others: { site: string; available: number }[] }> {
  const rows = await db.many<{ id: string; site: string; available: number }>(sql`
    select s.id, s.path as site,
           coalesce(min(floor(greatest(coalesce(a.available, 0), 0) / part.quantity)), 0)::bigint as available
      from location s
     cross join jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as part("itemId" uuid, quantity bigint)
      left join stock_availability a
             on a.item_id = part."itemId" and a.site_id = s.id
            and a.bucket = get_byte(uuid_send(part."itemId"), 15) & 63
     where s.kind = 'site' and (s.active or s.id = ${siteId})
     group by s.id, s.path
     order by available desc, s.path`)
  return {
    here: rows.find(({ id }) => id === siteId)?.site ?? '',
    others: rows
      .filter(({ id, available }) => id !== siteId && available > 0)
      .map(({ site, available }) => ({ site, available })),
  }
}
