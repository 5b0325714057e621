import Big from 'big.js'
import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelReply,
  type RefundNews,
} from '../connector.ts'
import { callWoo } from './wooCall.ts'
import { metaOf, readWooRefunds, type WooOrder, type WooRefund } from './wooOrders.ts'

const REFUND = '_onhand_refund'

/** How long the shop may still be at a refund whose answer was lost. */
const UNDER_WAY_MS = 2 * 60_000

const refundReply = z.object({ id: z.number() })
const gatewayReply = z.object({ method_supports: z.array(z.string()) })

/**
 * Takes the units out of the order and has its payment's gateway pay the amount back. WooCommerce keeps
 * what it is told beside a refund only after it has paid, and the reason before: so the reason bears our
 * key, and one whose answer was lost is not paid twice. Where no money was taken there is none to give back.
 * Never restocks there: what came back is in our number, which is written afterwards.
 */
export async function refundWooOrder(
  context: ChannelContext,
  order: WooOrder,
  news: RefundNews,
): Promise<void> {
  const known = await findRefund(context, order, news.refundId)
  if (known?.refunded_payment) return
  const cents = news.amountMinor ?? 0
  const isOwed = cents > 0 && order.date_paid_gmt !== null
  const inDollars = order.currency === 'USD'
  const canPay = isOwed && inDollars && (await canPayBack(context, order.payment_method))
  if (!known) await createRefund(context, order, news, { cents: inDollars ? cents : 0, canPay })
  if (!isOwed) return
  if (!inDollars)
    throw new ChannelFailure('blocked', 'The order was not paid in dollars; pay it back there.')
  if (!canPay)
    throw new ChannelFailure(
      'blocked',
      `The refund is noted, and its payment cannot be paid back from here: pay ${dollars(cents)} back by hand.`,
    )
  if (known) refuseUnpaid(context, known, cents)
}

async function findRefund(
  context: ChannelContext,
  order: WooOrder,
  refundId: string,
): Promise<WooRefund | undefined> {
  const refunds = order.refunds.length > 0 ? await readWooRefunds(context, order.id) : []
  return refunds.find(
    ({ reason, meta_data }) =>
      reason.includes(markOf(refundId)) || metaOf(meta_data, REFUND) === refundId,
  )
}

function markOf(refundId: string): string {
  return `[onhand ${refundId}]`
}

/** Whether the gateway gives money back when the shop asks; one that we may not ask about does not. */
async function canPayBack(context: ChannelContext, gateway: string): Promise<boolean> {
  if (!gateway) return false
  try {
    const { method_supports: supports } = await callWoo(
      context,
      { path: `/payment_gateways/${encodeURIComponent(gateway)}` },
      gatewayReply,
    )
    return supports.includes('refunds')
  } catch (error) {
    if (error instanceof ChannelFailure && ['auth', 'not_found'].includes(error.code)) return false
    throw error
  }
}

async function createRefund(
  context: ChannelContext,
  order: WooOrder,
  news: RefundNews,
  { cents, canPay }: { cents: number; canPay: boolean },
): Promise<void> {
  await callWoo(
    context,
    {
      method: 'POST',
      path: `/orders/${order.id}/refunds`,
      body: {
        amount: dollars(cents),
        reason: `${news.reason} ${markOf(news.refundId)}`.trim(),
        api_refund: canPay,
        api_restock: false,
        line_items: spreadOver(order, news, cents),
        meta_data: [{ key: REFUND, value: news.refundId }],
      },
    },
    refundReply,
  )
}

/** The amount by lines, none above what its units cost; what is left is of the order, such as its shipping. */
function spreadOver(order: WooOrder, { lines }: RefundNews, cents: number) {
  let left = new Big(cents).div(100)
  return lines.map(({ externalLineId, quantity }) => {
    const line = order.line_items.find(({ id }) => String(id) === externalLineId)
    const worth =
      line && line.quantity > 0
        ? new Big(line.total).times(quantity).div(line.quantity).round(2)
        : new Big(0)
    const part = worth.lt(left) ? worth : left
    left = left.minus(part)
    return { id: Number(externalLineId), quantity, refund_total: part.toNumber() }
  })
}

/** The shop has noted it and never said that it was paid: it still may be at it, or it broke off. */
function refuseUnpaid(context: ChannelContext, known: WooRefund, cents: number): void {
  const age = Date.parse(context.now()) - Date.parse(`${known.date_created_gmt}Z`)
  if (age < UNDER_WAY_MS)
    throw new ChannelFailure(
      'transient',
      'The shop is still paying the refund back.',
      Math.min(UNDER_WAY_MS, UNDER_WAY_MS - age),
    )
  throw new ChannelFailure(
    'blocked',
    `The shop has noted the refund and does not say that it is paid: look whether ${dollars(cents)} went back.`,
  )
}

function dollars(cents: number): string {
  return new Big(cents).div(100).toFixed(2)
}

const refusal = z.object({
  code: z.literal('woocommerce_rest_cannot_create_order_refund'),
  message: z.string(),
})

/** What a payment's gateway refuses comes as an error of the server, which would be tried again. */
export function readWooFailure(reply: ChannelReply): ChannelFailure | undefined {
  if (reply.status !== 500) return undefined
  try {
    const { message } = refusal.parse(JSON.parse(reply.body.toString()))
    return new ChannelFailure('blocked', `The shop could not refund it: ${message}`)
  } catch {
    return undefined
  }
}
