import Big from 'big.js'
import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type RefundNews } from '../connector.ts'
import { askMedusa, callMedusa } from './medusaCall.ts'

const amount = z.union([z.number(), z.string()])

const paymentsReply = z.object({
  order: z.object({
    currency_code: z.string(),
    payment_collections: z
      .array(
        z.object({
          payments: z
            .array(
              z.object({
                id: z.string(),
                captures: z.array(z.object({ amount })).nullish(),
                refunds: z.array(z.object({ amount, note: z.string().nullish() })).nullish(),
              }),
            )
            .nullish(),
        }),
      )
      .nullish(),
  }),
})

/**
 * Pays a refund back by the payments that the shop has captured. Each part bears our key, so that one whose
 * answer was lost is not paid twice. Where no money was taken there is none to give back.
 */
export async function payMedusaRefund(
  context: ChannelContext,
  orderId: string,
  { refundId, amountMinor }: RefundNews,
): Promise<void> {
  if (!amountMinor) return
  const note = `onhand ${refundId}`
  const { currency, payments } = await readPayments(context, orderId)
  const known = payments.flatMap(({ refunds }) => refunds).filter((one) => one.note === note)
  let left = new Big(amountMinor).div(100).minus(sumOf(known))
  if (left.lte(0) || payments.every(({ captures }) => captures.length === 0)) return
  if (currency !== 'usd')
    throw new ChannelFailure('blocked', 'The order was not paid in dollars; pay it back there.')
  for (const { id, captures, refunds } of payments) {
    const open = sumOf(captures).minus(sumOf(refunds))
    const part = open.lt(left) ? open : left
    if (part.lte(0)) continue
    await askMedusa(context, {
      method: 'POST',
      path: `/payments/${encodeURIComponent(id)}/refund`,
      body: { amount: part.toNumber(), note },
    })
    left = left.minus(part)
  }
  if (left.gt(0))
    throw new ChannelFailure(
      'blocked',
      `${left.toFixed(2)} more than was paid there; pay it back by hand.`,
    )
}

async function readPayments(context: ChannelContext, orderId: string) {
  const { order } = await callMedusa(
    context,
    {
      path: `/orders/${encodeURIComponent(orderId)}`,
      query: {
        fields:
          'id,currency_code,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds',
      },
    },
    paymentsReply,
  )
  const payments = (order.payment_collections ?? []).flatMap((one) => one.payments ?? [])
  return {
    currency: order.currency_code,
    payments: payments.map(({ id, captures, refunds }) => ({
      id,
      captures: captures ?? [],
      refunds: refunds ?? [],
    })),
  }
}

function sumOf(parts: { amount: number | string }[]): Big {
  return parts.reduce((sum, part) => sum.plus(part.amount), new Big(0))
}
