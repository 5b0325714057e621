import { findSites } from '../locations/findLocations.ts'
import type { Tx } from '../platform/database.ts'
import { appendEvents } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { AppliedChange } from './applyChange.ts'
import { type AskedUnits, changeOrder, findLines, replaceLines } from './changeOrder.ts'
import type { Departure } from './moveUnits.ts'
import { appendOrderEvent, toldLine } from './orderNews.ts'
import {
  type LineRow,
  type OrderRow,
  openUnits,
  readAllocations,
  whyNotShipped,
} from './orderRows.ts'

/** A parcel, or several that leave one site together. */
export interface NewShipment {
  /** Where it leaves from; needed where the order waits at several sites. */
  site?: string | undefined
  /** Without lines: everything that is still open there. */
  lines?: (AskedUnits & { serials?: string[] | undefined })[] | undefined
  carrier?: string | undefined
  service?: string | undefined
  tracking?: string | undefined
  note?: string | undefined
  shippedAt?: string | undefined
}

/** Ships units of an order from one site. */
export async function shipOrder(
  tx: Tx,
  id: string,
  input: NewShipment,
): Promise<{ applied: AppliedChange; shipmentId: string }> {
  const shipmentId = newId()
  const applied = await changeOrder(tx, id, async (order, lines) => {
    const obstacle = whyNotShipped(order)
    if (obstacle)
      throw new Problem(409, obstacle, { reason: order.holdReason || order.channelHold })
    const named = input.lines && findLines(lines, input.lines)
    for (const { line, asked } of named ?? []) shipUnitsOf(line, asked.quantity)
    const siteId = await siteToShipFrom(tx, order, input)
    const leaving = named
      ? named.map(({ line, asked }) => ({ line, quantity: asked.quantity }))
      : await allOpenAt(tx, order, lines, siteId)
    if (leaving.length === 0) throw new Problem(409, 'nothing_to_ship')
    return {
      cause: `shipment ${shipmentId}`,
      lines: replaceLines(
        lines,
        leaving.map(({ line, quantity }) => shipUnitsOf(line, quantity)),
      ),
      leavingFrom: new Map(leaving.map(({ line }) => [line.id, siteId])),
      says: {
        note: input.note,
        occurredAt: input.shippedAt,
        serials: new Map(
          (input.lines ?? []).flatMap(({ lineId, serials }) =>
            serials ? [[lineId, serials]] : [],
          ),
        ),
      },
    }
  })
  const [departure] = applied?.departures ?? []
  if (!applied || !departure) throw new Problem(409, 'nothing_to_ship')
  await recordShipment(tx, applied.order, departure, { ...input, id: shipmentId, byChannel: false })
  return { applied, shipmentId }
}

async function siteToShipFrom(
  tx: Tx,
  order: OrderRow,
  { site, lines }: NewShipment,
): Promise<string> {
  if (site !== undefined) return (await findSites(tx, [site])).get(site)?.id ?? ''
  const named = new Set(lines?.map(({ lineId }) => lineId))
  const sites = new Set(
    (await readAllocations(tx, order.id))
      .filter(({ lineId }) => !lines || named.has(lineId))
      .map(({ siteId }) => siteId),
  )
  const [only] = sites
  if (only === undefined) throw new Problem(409, 'nothing_to_ship')
  if (sites.size > 1) throw new Problem(422, 'name_the_site')
  return only
}

async function allOpenAt(tx: Tx, order: OrderRow, lines: LineRow[], siteId: string) {
  const allocations = await readAllocations(tx, order.id)
  return allocations
    .filter((row) => row.siteId === siteId)
    .map(({ lineId, quantity }) => ({
      line: lines.find(({ id }) => id === lineId) as LineRow,
      quantity,
    }))
}

function shipUnitsOf(line: LineRow, quantity: number): LineRow {
  if (line.fulfilledBy === 'channel')
    throw new Problem(409, 'shipped_by_channel', { lineId: line.id })
  if (line.itemId === null) throw new Problem(409, 'line_is_unmapped', { lineId: line.id })
  if (quantity > openUnits(line))
    throw new Problem(409, 'more_than_open', {
      lines: [{ lineId: line.id, requested: quantity, open: openUnits(line) }],
    })
  return { ...line, shipped: line.shipped + quantity }
}

/** Writes what left a site as a shipment, and tells of it. */
export async function recordShipment(
  tx: Tx,
  order: OrderRow,
  { siteId, lines, documentId }: Departure,
  says: NewShipment & { id: string; byChannel: boolean },
): Promise<void> {
  const { id, carrier = '', service = '', tracking = '', note = '', byChannel } = says
  const shippedAt = says.shippedAt ?? tx.clock.now()
  await tx.run(sql`
    insert into order_shipment (id, order_id, site_id, carrier, service, tracking, note, by_channel,
                                document_id, shipped_at, created_at)
    values (${id}, ${order.id}, ${siteId}, ${carrier}, ${service}, ${tracking}, ${note}, ${byChannel},
            ${documentId || null}, ${shippedAt}, ${tx.clock.now()})`)
  const rows = lines.map(({ line, quantity }) => ({ lineId: line.id, quantity }))
  await tx.run(sql`
    insert into order_shipment_line (shipment_id, line_id, quantity)
    select ${id}::uuid, "lineId", quantity
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("lineId" uuid, quantity bigint)`)
  const { site } = await tx.one<{ site: string }>(
    sql`select path as site from location where id = ${siteId}`,
  )
  const skus = await tx.many<{ id: string; sku: string }>(sql`
    select l.id, i.sku from sales_order_line l join item i on i.id = l.item_id
     where l.order_id = ${order.id}`)
  await appendOrderEvent(tx, 'shipped', order, byChannel, {
    shipmentId: id,
    site,
    carrier,
    service,
    tracking,
    shippedAt,
    lines: lines.map(({ line, quantity }) => ({
      ...toldLine(line, quantity),
      sku: skus.find((row) => row.id === line.id)?.sku ?? '',
    })),
  })
}

/** Says that a parcel has arrived, or when; from then on the time runs to erase the address. */
export async function deliverShipment(
  tx: Tx,
  orderId: string,
  shipmentId: string,
  deliveredAt: string,
): Promise<boolean> {
  const shipment = await tx.maybe<{ number: string; deliveredAt: string | null }>(sql`
    select o.number, s.delivered_at as "deliveredAt"
      from order_shipment s join sales_order o on o.id = s.order_id
     where s.id = ${shipmentId} and s.order_id = ${orderId}
       for update of s`)
  if (!shipment) throw new Problem(404, 'not_found')
  const at = new Date(deliveredAt).toISOString()
  if (shipment.deliveredAt === at) return false
  await tx.run(sql`update order_shipment set delivered_at = ${at} where id = ${shipmentId}`)
  await appendEvents(tx, [
    {
      type: 'order.delivered',
      subjectKind: 'order',
      subjectId: orderId,
      subjectName: shipment.number,
      details: { shipmentId, deliveredAt: at },
    },
  ])
  return true
}
