import { z } from 'zod'
import {
  type CancellationNews,
  type ChannelContext,
  ChannelFailure,
  type RefundNews,
  type ShipmentNews,
} from '../connector.ts'
import { callWoo } from './wooCall.ts'
import { metaOf, readWooOrder, readWooRefunds, type WooOrder } from './wooOrders.ts'
import { refundWooOrder } from './wooRefunds.ts'

const SHIPMENTS = '_onhand_shipments'
const anything = z.object({ id: z.number() })

const shipmentsMeta = z.array(
  z.object({
    id: z.string(),
    carrier: z.string(),
    tracking: z.string(),
    shippedAt: z.string(),
    lines: z.array(z.object({ externalLineId: z.string(), quantity: z.number() })),
  }),
)

/**
 * WooCommerce knows no shipments: they are noted with the order, in the form that tracking plugins show
 * too, and the order is completed once all its units have left. One noted already is not noted again.
 */
export async function confirmWooShipment(
  context: ChannelContext,
  news: ShipmentNews,
): Promise<{ id: string }> {
  const order = await requireOrder(context, news.externalOrderId)
  const known = shipmentsMeta.safeParse(metaOf(order.meta_data, SHIPMENTS)).data ?? []
  if (known.some(({ id }) => id === news.shipmentId)) return { id: news.shipmentId }
  const { carrier, tracking, shippedAt, lines } = news
  const shipments = [...known, { id: news.shipmentId, carrier, tracking, shippedAt, lines }]
  const refunds = order.refunds.length > 0 ? await readWooRefunds(context, order.id) : []
  const isWhole = order.line_items.every((line) => {
    const left = sumOf(
      shipments.flatMap((shipment) =>
        shipment.lines.filter(({ externalLineId }) => externalLineId === String(line.id)),
      ),
    )
    const refunded = sumOf(
      refunds.flatMap((refund) =>
        refund.line_items.filter(
          ({ meta_data }) => Number(metaOf(meta_data, '_refunded_item_id')) === line.id,
        ),
      ),
    )
    return left + refunded >= line.quantity
  })
  await callWoo(
    context,
    {
      method: 'PUT',
      path: `/orders/${order.id}`,
      body: {
        ...(isWhole ? { status: 'completed' } : {}),
        meta_data: [
          { key: SHIPMENTS, value: shipments },
          { key: '_tracking_number', value: tracking },
          { key: '_wc_shipment_tracking_items', value: shipments.map(toTrackingItem) },
        ],
      },
      repeatable: true,
    },
    anything,
  )
  return { id: news.shipmentId }
}

function sumOf(rows: { quantity: number }[]): number {
  return rows.reduce((units, { quantity }) => units + Math.abs(quantity), 0)
}

function toTrackingItem(shipment: z.output<typeof shipmentsMeta>[number]) {
  return {
    tracking_id: shipment.id,
    tracking_provider: '',
    custom_tracking_provider: shipment.carrier,
    custom_tracking_link: '',
    tracking_number: shipment.tracking,
    date_shipped: String(Math.floor(Date.parse(shipment.shippedAt) / 1_000)),
  }
}

/** A whole order is cancelled; some of its lines are taken out by a refund of nothing. */
export async function cancelWooLines(
  context: ChannelContext,
  news: CancellationNews,
): Promise<void> {
  const order = await requireOrder(context, news.externalOrderId)
  if (!news.whole)
    return refundWooOrder(context, order, {
      ...news,
      refundId: context.idempotencyKey,
      amountMinor: null,
      lines: news.lines.map((line) => ({ ...line, restock: 'cancel' })),
    })
  if (['cancelled', 'refunded', 'trash'].includes(order.status)) return
  await callWoo(
    context,
    {
      method: 'PUT',
      path: `/orders/${order.id}`,
      body: { status: 'cancelled' },
      repeatable: true,
    },
    anything,
  )
}

/** Takes the units out and pays the amount back, each once. */
export async function refundWooLines(context: ChannelContext, news: RefundNews): Promise<void> {
  await refundWooOrder(context, await requireOrder(context, news.externalOrderId), news)
}

async function requireOrder(context: ChannelContext, id: string): Promise<WooOrder> {
  const order = await readWooOrder(context, id)
  if (!order) throw new ChannelFailure('not_found', 'The shop no longer has this order.')
  return order
}
