import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type RefundNews } from '../connector.ts'
import { callVendure, refuseOutcome, vendureOutcome } from './vendureCall.ts'

const paymentsReply = z.object({
  order: z.object({
    currencyCode: z.string(),
    payments: z
      .array(
        z.object({
          id: z.string(),
          state: z.string(),
          amount: z.number(),
          refunds: z.array(
            z.object({ total: z.number(), state: z.string(), reason: z.string().nullable() }),
          ),
        }),
      )
      .nullable(),
  }),
})

const refundReply = z.object({ refundOrder: vendureOutcome })

/**
 * Pays a refund back by the payments that the shop has settled. Each part bears our key in its reason, so
 * that one whose answer was lost is not paid twice. Where no money was taken there is none to give back;
 * one that the payment's provider has still to do stays pending there.
 */
export async function payVendureRefund(
  context: ChannelContext,
  orderId: string,
  { refundId, amountMinor, reason }: RefundNews,
): Promise<void> {
  if (!amountMinor) return
  const { order } = await callVendure(context, 'payments', { id: orderId }, paymentsReply)
  const key = `[onhand ${refundId}]`
  const settled = (order.payments ?? []).filter(({ state }) => state === 'Settled')
  const stands = settled.map(({ refunds, ...payment }) => ({
    ...payment,
    refunds: refunds.filter(({ state }) => state !== 'Failed'),
  }))
  const known = stands.flatMap(({ refunds }) => refunds).filter((one) => one.reason?.includes(key))
  let left = amountMinor - sumOf(known)
  if (left <= 0 || stands.length === 0) return
  if (order.currencyCode !== 'USD')
    throw new ChannelFailure('blocked', 'The order was not paid in dollars; pay it back there.')
  for (const { id, amount, refunds } of stands) {
    const part = Math.min(left, amount - sumOf(refunds))
    if (part <= 0) continue
    const input = {
      paymentId: id,
      amount: part,
      reason: `${reason} ${key}`.trim(),
      // Deprecated beside the amount, and yet its table refuses a refund without them.
      lines: [],
      shipping: 0,
      adjustment: 0,
    }
    const { refundOrder } = await callVendure(context, 'refund', { input }, refundReply)
    refuseOutcome(refundOrder)
    left -= part
  }
  if (left > 0)
    throw new ChannelFailure(
      'blocked',
      `${(left / 100).toFixed(2)} more than was paid there; pay it back by hand.`,
    )
}

function sumOf(parts: { total: number }[]): number {
  return parts.reduce((sum, { total }) => sum + total, 0)
}
