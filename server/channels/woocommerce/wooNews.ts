import Big from 'big.js'
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

const SHIPMENTS = '_onhand_shipments'
const REFUND = '_onhand_refund'
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
    return createRefund(context, order, {
      refundId: context.idempotencyKey,
      amount: '0.00',
      reason: news.reason,
      lines: news.lines.map(({ externalLineId, quantity }) => ({
        id: Number(externalLineId),
        quantity,
        refund_total: 0,
      })),
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

/** Notes the refund; the money is paid back where it was paid. */
export async function refundWooLines(context: ChannelContext, news: RefundNews): Promise<void> {
  const order = await requireOrder(context, news.externalOrderId)
  const lines = news.lines.map(({ externalLineId, quantity }) => {
    const line = order.line_items.find(({ id }) => String(id) === externalLineId)
    const total = line && line.quantity > 0 ? new Big(line.total).div(line.quantity) : new Big(0)
    return {
      id: Number(externalLineId),
      quantity,
      refund_total: total.times(quantity).round(2).toNumber(),
    }
  })
  const worth = lines.reduce((sum, { refund_total }) => sum.plus(refund_total), new Big(0))
  const amount = news.amountMinor === null ? worth : new Big(news.amountMinor).div(100)
  await createRefund(context, order, {
    refundId: news.refundId,
    amount: amount.toFixed(2),
    reason: news.reason,
    lines,
  })
}

/** Never restocks there: what came back is in our number, which is written afterwards. */
async function createRefund(
  context: ChannelContext,
  order: WooOrder,
  refund: {
    refundId: string
    amount: string
    reason: string
    lines: { id: number; quantity: number; refund_total: number }[]
  },
): Promise<void> {
  const known = order.refunds.length > 0 ? await readWooRefunds(context, order.id) : []
  if (known.some(({ meta_data }) => metaOf(meta_data, REFUND) === refund.refundId)) return
  await callWoo(
    context,
    {
      method: 'POST',
      path: `/orders/${order.id}/refunds`,
      body: {
        amount: refund.amount,
        reason: refund.reason,
        api_refund: false,
        api_restock: false,
        line_items: refund.lines,
        meta_data: [{ key: REFUND, value: refund.refundId }],
      },
    },
    anything,
  )
}

async function requireOrder(context: ChannelContext, id: string): Promise<WooOrder> {
  const order = await readWooOrder(context, id)
  if (!order) throw new ChannelFailure('not_found', 'The shop no longer has this order.')
  return order
}
