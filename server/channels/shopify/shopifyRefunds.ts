import Big from 'big.js'
import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type RefundNews } from '../connector.ts'
import { callShopify, refuseUserErrors } from './shopifyCall.ts'

const money = z.object({ presentmentMoney: z.object({ amount: z.string() }) })

const orderReply = z.object({
  order: z
    .object({
      presentmentCurrencyCode: z.string(),
      totalReceivedSet: money,
      refunds: z.array(z.object({ id: z.string(), note: z.string().nullable() })),
    })
    .nullable(),
})

const paymentsReply = z.object({
  order: z
    .object({
      suggestedRefund: z
        .object({
          suggestedTransactions: z.array(
            z.object({
              gateway: z.string().nullable(),
              maximumRefundableSet: money.nullable(),
              parentTransaction: z.object({ id: z.string() }).nullable(),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
})

const refund = z.object({
  id: z.string(),
  transactions: z.object({
    nodes: z.array(
      z.object({ status: z.string(), manualPaymentGateway: z.boolean(), amountSet: money }),
    ),
  }),
})

const moneyReply = z.object({ refund: refund.nullable() })

const refundReply = z.object({
  refundCreate: z.object({
    refund: refund.nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})

type Order = NonNullable<z.output<typeof orderReply>['order']>
type Refund = z.output<typeof refund>

/**
 * Refunds the units, and the amount by the payments that Shopify suggests. The key of the write is the same
 * for every try; as Shopify forgets it, and as a later try would name other payments, the note bears our mark
 * and is looked for first. Where no money was taken there is none to give back.
 */
export async function refundShopifyLines(context: ChannelContext, news: RefundNews): Promise<void> {
  const id = news.externalOrderId
  const { order } = await callShopify(context, 'refundsMade', { id }, orderReply, { cost: 260 })
  if (!order) throw new ChannelFailure('not_found', 'Shopify no longer has this order.')
  const owed = amountOwed(order, news)
  const known = order.refunds.find(({ note }) => note?.includes(markOf(news)))
  if (known && owed.eq(0)) return
  const made = known
    ? await readRefund(context, known.id)
    : await createRefund(context, order, news, owed)
  refuseUnpaid(order, owed, made)
}

function markOf({ refundId }: RefundNews): string {
  return `[onhand ${refundId}]`
}

/** In dollars; nothing where the buyer has paid nothing. */
function amountOwed({ totalReceivedSet }: Order, { amountMinor }: RefundNews): Big {
  const received = totalReceivedSet.presentmentMoney.amount
  return new Big(received).gt(0) ? new Big(amountMinor ?? 0).div(100) : new Big(0)
}

async function readRefund(context: ChannelContext, id: string): Promise<Refund> {
  const reply = await callShopify(context, 'refundMoney', { id }, moneyReply, { cost: 160 })
  if (!reply.refund) throw new ChannelFailure('transient', 'Shopify does not show the refund.')
  return reply.refund
}

async function createRefund(
  context: ChannelContext,
  { presentmentCurrencyCode: currency }: Order,
  news: RefundNews,
  owed: Big,
): Promise<Refund> {
  const refundLineItems = news.lines.map(({ externalLineId, quantity }) => ({
    lineItemId: externalLineId,
    quantity,
    // What came back is in our number, which is written afterwards.
    restockType: 'NO_RESTOCK',
  }))
  // Our amounts are dollars: what was paid in another currency is paid back by hand.
  const payable = currency === 'USD' ? owed : new Big(0)
  const input = {
    orderId: news.externalOrderId,
    note: `${news.reason} ${markOf(news)}`.trim(),
    currency,
    refundLineItems,
    transactions: payable.gt(0)
      ? await splitByPayment(context, news.externalOrderId, refundLineItems, payable)
      : [],
  }
  const variables = { key: context.idempotencyKey, input }
  const { refundCreate } = await callShopify(context, 'refund', variables, refundReply, {
    cost: 170,
  })
  refuseUserErrors(refundCreate.userErrors)
  if (!refundCreate.refund) throw new ChannelFailure('transient', 'Shopify shows no refund.')
  return refundCreate.refund
}

async function splitByPayment(
  context: ChannelContext,
  orderId: string,
  lines: object[],
  owed: Big,
): Promise<object[]> {
  const variables = { id: orderId, lines }
  const { order } = await callShopify(context, 'refundPayments', variables, paymentsReply)
  let left = owed
  const payments = order?.suggestedRefund?.suggestedTransactions ?? []
  return payments.flatMap(({ gateway, maximumRefundableSet, parentTransaction }) => {
    const most = new Big(maximumRefundableSet?.presentmentMoney.amount ?? 0)
    const part = most.lt(left) ? most : left
    if (part.lte(0) || !gateway) return []
    left = left.minus(part)
    return [
      {
        orderId,
        kind: 'REFUND',
        gateway,
        amount: part.toFixed(2),
        ...(parentTransaction ? { parentId: parentTransaction.id } : {}),
      },
    ]
  })
}

const FAILED = ['FAILURE', 'ERROR']

/** What a manual payment gives back is only noted, and a payment can refuse: a person does the rest. */
function refuseUnpaid(
  { presentmentCurrencyCode }: Order,
  owed: Big,
  { transactions }: Refund,
): void {
  const paid = transactions.nodes
    .filter(({ status, manualPaymentGateway }) => !manualPaymentGateway && !FAILED.includes(status))
    .reduce((sum, { amountSet }) => sum.plus(amountSet.presentmentMoney.amount), new Big(0))
  const left = owed.minus(paid)
  if (left.lte(0)) return
  if (presentmentCurrencyCode !== 'USD')
    throw new ChannelFailure('blocked', 'The order was not paid in dollars; pay it back there.')
  throw new ChannelFailure(
    'blocked',
    `The refund is noted, and ${left.toFixed(2)} of it was not paid back: pay it back by hand.`,
  )
}
