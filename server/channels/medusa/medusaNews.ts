import {
  type CancellationNews,
  type ChannelContext,
  ChannelFailure,
  type RefundNews,
  type ShipmentNews,
} from '../connector.ts'
import { askMedusa } from './medusaCall.ts'
import { EDITED, type MedusaOrder, readMedusaEdits, readMedusaOrder } from './medusaOrders.ts'
import { payMedusaRefund } from './medusaRefunds.ts'
import { findMedusaLocation } from './medusaStock.ts'

const SHIPMENT = 'onhand_shipment'
const REFUNDS = 'onhand_refunds'

/** A fulfilment, which takes the units out of its stock, and then its shipment; each is found again. */
export async function confirmMedusaShipment(
  context: ChannelContext,
  news: ShipmentNews,
): Promise<{ id: string }> {
  const order = await requireOrder(context, news.externalOrderId)
  const items = news.lines.map(({ externalLineId, quantity }) => ({ id: externalLineId, quantity }))
  const fulfillment = findFulfillment(order, news) ?? (await fulfil(context, news, items))
  if (fulfillment.shipped_at) return { id: fulfillment.id }
  await askMedusa(context, {
    method: 'POST',
    path: `/orders/${order.id}/fulfillments/${fulfillment.id}/shipments`,
    body: {
      items,
      labels: news.tracking
        ? [{ tracking_number: news.tracking, tracking_url: '', label_url: '' }]
        : [],
    },
  })
  return { id: fulfillment.id }
}

function findFulfillment({ fulfillments }: MedusaOrder, { shipmentId }: ShipmentNews) {
  return fulfillments?.find(
    ({ metadata, canceled_at: canceledAt }) => metadata?.[SHIPMENT] === shipmentId && !canceledAt,
  )
}

async function fulfil(
  context: ChannelContext,
  news: ShipmentNews,
  items: { id: string; quantity: number }[],
) {
  await askMedusa(context, {
    method: 'POST',
    path: `/orders/${encodeURIComponent(news.externalOrderId)}/fulfillments`,
    body: {
      items,
      location_id: news.place ?? (await findMedusaLocation(context)),
      metadata: { [SHIPMENT]: news.shipmentId, carrier: news.carrier, service: news.service },
    },
  })
  const made = findFulfillment(await requireOrder(context, news.externalOrderId), news)
  if (!made) throw new ChannelFailure('transient', 'The shop does not show the fulfilment yet.')
  return made
}

/** A whole order is cancelled; some of its lines are taken out by an edit. */
export async function cancelMedusaLines(
  context: ChannelContext,
  news: CancellationNews,
): Promise<void> {
  const order = await requireOrder(context, news.externalOrderId)
  if (!news.whole) return takeOut(context, order, context.idempotencyKey, news.lines)
  if (order.status === 'canceled') return
  await askMedusa(context, { method: 'POST', path: `/orders/${order.id}/cancel`, body: {} })
}

/** Notes the refund with the order and pays its money back. */
export async function refundMedusaLines(context: ChannelContext, news: RefundNews): Promise<void> {
  const order = await requireOrder(context, news.externalOrderId)
  const unshipped = news.lines.filter(({ restock }) => restock === 'cancel')
  if (unshipped.length > 0) await takeOut(context, order, news.refundId, unshipped)
  const known = order.metadata?.[REFUNDS]
  const refunds = Array.isArray(known) ? (known as { id?: unknown }[]) : []
  const { refundId: id, amountMinor, reason, lines } = news
  if (!refunds.some((one) => one.id === id))
    await noteWith(context, order, { [REFUNDS]: [...refunds, { id, amountMinor, reason, lines }] })
  await payMedusaRefund(context, order.id, news)
}

async function noteWith(
  context: ChannelContext,
  order: MedusaOrder,
  note: Record<string, unknown>,
): Promise<void> {
  order.metadata = { ...order.metadata, ...note }
  await askMedusa(context, {
    method: 'POST',
    path: `/orders/${order.id}`,
    body: { metadata: order.metadata },
    repeatable: true,
  })
}

/** An edit bears our key, so that one whose answer was lost is found, finished or begun anew. */
async function takeOut(
  context: ChannelContext,
  order: MedusaOrder,
  key: string,
  lines: { externalLineId: string; quantity: number }[],
): Promise<void> {
  const note = `onhand ${key}`
  const edits = await readMedusaEdits(context, order.id)
  const ours = edits.filter(({ internal_note: text }) => text === note)
  if (ours.some(({ status }) => status === 'confirmed')) return
  const open = edits.find(({ status }) => status === 'pending' || status === 'requested')
  if (open && !ours.includes(open))
    throw new ChannelFailure('transient', 'Somebody is editing this order in the shop.')
  if (open) await askMedusa(context, { method: 'DELETE', path: `/order-edits/${order.id}` })
  await noteWith(context, order, { [EDITED]: true })
  const post = (path: string, body: object) =>
    askMedusa(context, { method: 'POST', path: `/order-edits${path}`, body })
  await post('', { order_id: order.id, internal_note: note })
  for (const { externalLineId, quantity } of lines) {
    const there = order.items.find(({ id }) => id === externalLineId)?.quantity ?? 0
    await post(`/${order.id}/items/item/${externalLineId}`, {
      quantity: Math.max(0, there - quantity),
    })
  }
  await post(`/${order.id}/confirm`, {})
}

async function requireOrder(context: ChannelContext, id: string): Promise<MedusaOrder> {
  const order = await readMedusaOrder(context, id)
  if (!order) throw new ChannelFailure('not_found', 'The shop no longer has this order.')
  return order
}
