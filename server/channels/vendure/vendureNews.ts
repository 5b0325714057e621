import Big from 'big.js'
import { z } from 'zod'
import {
  type CancellationNews,
  type ChannelContext,
  ChannelFailure,
  type RefundNews,
  type ShipmentNews,
} from '../connector.ts'
import { callVendure, refuseOutcome, vendureOutcome } from './vendureCall.ts'
import { readVendureOrder, type VendureOrder } from './vendureOrders.ts'
import { payVendureRefund } from './vendureRefunds.ts'

const fulfilReply = z.object({ addFulfillmentToOrder: vendureOutcome })
const shipReply = z.object({ transitionFulfillmentToState: vendureOutcome })
const cancelReply = z.object({ cancelOrder: vendureOutcome })
const noteReply = z.object({ addNoteToOrder: z.object({ id: z.string() }) })
const entriesReply = z.object({
  order: z.object({ history: z.object({ items: z.array(z.object({ data: z.unknown() })) }) }),
})

/** A fulfilment, which takes the units out of its stock, and then its shipment; each is found again. */
export async function confirmVendureShipment(
  context: ChannelContext,
  news: ShipmentNews,
): Promise<{ id: string }> {
  const order = await requireOrder(context, news.externalOrderId)
  const known = findFulfillment(order, news)
  const id = known?.id ?? (await fulfil(context, news))
  if (known && ['Shipped', 'Delivered'].includes(known.state)) return { id }
  const { transitionFulfillmentToState } = await callVendure(context, 'ship', { id }, shipReply)
  refuseOutcome(transitionFulfillmentToState)
  return { id }
}

/** A fulfilment has no room for our key but how it travels: one that looks the same is this one. */
function findFulfillment(order: VendureOrder, news: ShipmentNews) {
  return order.fulfillments?.find(
    ({ state, method, trackingCode, lines }) =>
      state !== 'Cancelled' &&
      method === methodOf(news) &&
      (trackingCode ?? '') === news.tracking &&
      lines.length === news.lines.length &&
      news.lines.every(({ externalLineId, quantity }) =>
        lines.some((line) => line.orderLineId === externalLineId && line.quantity === quantity),
      ),
  )
}

/** Without a tracking number two parts of an order would look the same. */
function methodOf({ carrier, service, tracking, shipmentId }: ShipmentNews): string {
  const way = [carrier, service].filter(Boolean).join(' ') || 'Shipped'
  return tracking ? way : `${way} (${shipmentId.slice(-8)})`
}

async function fulfil(context: ChannelContext, news: ShipmentNews): Promise<string> {
  const { addFulfillmentToOrder: made } = await callVendure(
    context,
    'fulfil',
    {
      input: {
        lines: news.lines.map(({ externalLineId, quantity }) => ({
          orderLineId: externalLineId,
          quantity,
        })),
        handler: {
          code: 'manual-fulfillment',
          arguments: [
            { name: 'method', value: methodOf(news) },
            { name: 'trackingCode', value: news.tracking },
          ],
        },
      },
    },
    fulfilReply,
  )
  refuseOutcome(made)
  if (!made.id) throw new ChannelFailure('invalid', 'The shop made no fulfilment.')
  return made.id
}

/** A whole order or some of its units; Vendure gives them back to its stock by itself. */
export async function cancelVendureLines(
  context: ChannelContext,
  news: CancellationNews,
): Promise<void> {
  const order = await requireOrder(context, news.externalOrderId)
  if (order.state === 'Cancelled') return
  await cancel(context, order.id, context.idempotencyKey, {
    reason: news.reason,
    cancelShipping: news.whole,
    ...(news.whole ? {} : { lines: news.lines }),
  })
}

async function cancel(
  context: ChannelContext,
  orderId: string,
  key: string,
  what: { reason: string; cancelShipping: boolean; lines?: CancellationNews['lines'] },
): Promise<void> {
  if (await isNoted(context, orderId, key)) return
  const { reason, cancelShipping, lines } = what
  const { cancelOrder } = await callVendure(
    context,
    'cancel',
    {
      input: {
        orderId,
        reason: `${reason} [onhand ${key}]`.trim(),
        cancelShipping,
        ...(lines
          ? {
              lines: lines.map(({ externalLineId, quantity }) => ({
                orderLineId: externalLineId,
                quantity,
              })),
            }
          : {}),
      },
    },
    cancelReply,
  )
  refuseOutcome(cancelOrder)
}

/** Notes the refund with the order and pays its money back. */
export async function refundVendureLines(context: ChannelContext, news: RefundNews): Promise<void> {
  const order = await requireOrder(context, news.externalOrderId)
  const { refundId, reason } = news
  const unshipped = news.lines.filter(({ restock }) => restock === 'cancel')
  if (unshipped.length > 0 && order.state !== 'Cancelled')
    await cancel(context, order.id, `${refundId}-units`, {
      reason,
      cancelShipping: false,
      lines: unshipped,
    })
  if (!(await isNoted(context, order.id, refundId))) await noteRefund(context, order, news)
  await payVendureRefund(context, order.id, news)
}

async function noteRefund(
  context: ChannelContext,
  order: VendureOrder,
  { refundId, reason, lines, amountMinor }: RefundNews,
): Promise<void> {
  const units = lines.map(({ quantity, externalLineId }) => {
    const line = order.lines.find(({ id }) => id === externalLineId)
    return `${quantity} × ${line?.productVariant.sku ?? externalLineId}`
  })
  const amount = amountMinor === null ? '' : ` of ${new Big(amountMinor).div(100).toFixed(2)}`
  await callVendure(
    context,
    'note',
    {
      input: {
        id: order.id,
        note: `Refund${amount} in Onhand: ${units.join(', ')}. ${reason} [onhand ${refundId}]`,
        isPublic: false,
      },
    },
    noteReply,
  )
}

/** Whether the order's history holds our key: an answer was lost, and the deed is done. */
async function isNoted(context: ChannelContext, id: string, key: string): Promise<boolean> {
  const { order } = await callVendure(context, 'entries', { id }, entriesReply)
  return order.history.items.some(({ data }) => JSON.stringify(data).includes(`[onhand ${key}]`))
}

async function requireOrder(context: ChannelContext, id: string): Promise<VendureOrder> {
  const order = await readVendureOrder(context, id)
  if (!order) throw new ChannelFailure('not_found', 'The shop no longer has this order.')
  return order
}
