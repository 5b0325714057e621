import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { type Order, type Page, pageOf } from './shopifyShow.ts'

/** How the payments of a shop do. */
export interface ShopifyTill {
  currency: string
  /** Whether the buyers have paid yet. */
  captured: boolean
  /** Paid by hand, such as cash on delivery: a refund is only noted. */
  manual: boolean
  /** The payment refuses to give back, and the refund stays without its money. */
  fails: boolean
  /** What the shop refuses the next refund with. */
  refusal: string
  /** By key: what was asked and what was answered. */
  answers: Map<string, { input: string; reply: object }>
}

/** A till that works. */
export function openTill(): ShopifyTill {
  return {
    currency: 'USD',
    captured: true,
    manual: false,
    fails: false,
    refusal: '',
    answers: new Map(),
  }
}

interface Asked {
  lineItemId: string
  quantity: number
  restockType: string
}

interface RefundInput {
  orderId: string
  note?: string
  currency?: string
  refundLineItems: Asked[]
  transactions?: { orderId: string; gateway: string; amount: string; parentId?: string }[]
}

const UNIT = 1250
const GIFT_CARD = 200

/** A gift card pays the first two dollars of any order, a card the rest. */
function paymentsOf(order: Order) {
  const total = order.lines.reduce((sum, { quantity }) => sum + quantity * UNIT, 0)
  const given = (gateway: string) =>
    order.refunds
      .flatMap(({ transactions }) => transactions)
      .filter((one) => one.gateway === gateway && one.status !== 'FAILURE')
      .reduce((sum, { cents }) => sum + cents, 0)
  return [
    { gateway: 'gift_card', paid: GIFT_CARD },
    { gateway: 'shopify_payments', paid: total - GIFT_CARD },
  ].map(({ gateway, paid }) => ({
    gateway,
    left: paid - given(gateway),
    parent: `${order.id.replace('Order', 'OrderTransaction')}-${gateway}`,
  }))
}

const moneyOf = (cents: number, currencyCode: string) => {
  const money = { amount: (cents / 100).toFixed(2), currencyCode }
  return { presentmentMoney: money, shopMoney: money }
}

const centsOf = (amount: string) => Math.round(Number(amount) * 100)

function isTooMany(order: Order, lines: Asked[]): boolean {
  return lines.some(({ lineItemId, quantity }) => {
    const ordered = order.lines.find(({ id }) => id === lineItemId)?.quantity ?? 0
    const refunded = order.refunds
      .flatMap((refund) => refund.lines)
      .filter(({ id }) => id === lineItemId)
      .reduce((sum, line) => sum + line.quantity, 0)
    return quantity > ordered - refunded
  })
}

/** What an order says of its money. */
export function showMoney(order: Order, till: ShopifyTill) {
  const paid = order.lines.reduce((sum, { quantity }) => sum + quantity * UNIT, 0)
  return {
    presentmentCurrencyCode: till.currency,
    totalReceivedSet: moneyOf(till.captured ? paid : 0, till.currency),
    refunds: order.refunds.map(({ id, note }) => ({ id, note })),
    suggestedRefund: ({ refundLineItems }: { refundLineItems: Asked[] }) => {
      if (isTooMany(order, refundLineItems))
        throw new GraphQLError('The quantity is more than can be refunded.')
      const open = paymentsOf(order).filter(({ left }) => till.captured && left > 0)
      return {
        suggestedTransactions: open.map(({ gateway, left, parent }) => ({
          gateway,
          maximumRefundableSet: moneyOf(left, till.currency),
          parentTransaction: { id: parent },
        })),
      }
    },
  }
}

/** What a refund says of its money. */
export function showRefund({ id, transactions }: Order['refunds'][number], till: ShopifyTill) {
  const nodes = transactions.map(({ cents, status, manual }) => ({
    status,
    manualPaymentGateway: manual,
    amountSet: moneyOf(cents, till.currency),
  }))
  return { id, transactions: (page: Page) => pageOf(nodes, page) }
}

/** Refunds by its rules, and once for each key: another request with the same key is refused. */
export function refundOnce(
  orders: Map<string, Order>,
  till: ShopifyTill,
  input: RefundInput,
  info: GraphQLResolveInfo,
): object {
  const isKeyed = info.fieldNodes[0]?.directives?.some(({ name }) => name.value === 'idempotent')
  const key = info.variableValues.coerced.key as string | undefined
  if (!isKeyed || !key) throw new GraphQLError('The idempotency key is missing.')
  const known = till.answers.get(key)
  const text = JSON.stringify(input)
  if (known && known.input !== text)
    throw new GraphQLError('The key was used with another request.', {
      extensions: { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
    })
  if (known) return known.reply
  const reply = refund(orders, till, input)
  if ('refund' in reply && reply.refund) till.answers.set(key, { input: text, reply })
  return reply
}

function refund(orders: Map<string, Order>, till: ShopifyTill, input: RefundInput) {
  const order = orders.get(input.orderId)
  const refuse = (message: string) => ({ refund: null, userErrors: [{ field: null, message }] })
  if (!order) return refuse('Order does not exist')
  if (till.refusal) return refuse(till.refusal)
  const { refundLineItems: lines, transactions = [] } = input
  if (isTooMany(order, lines))
    return refuse('Quantity cannot refund more items than were purchased')
  const open = paymentsOf(order)
  for (const { gateway, amount, parentId } of transactions) {
    const payment = open.find((one) => one.gateway === gateway)
    if (!till.captured || !payment || parentId !== payment.parent)
      return refuse('Transaction is invalid')
    if (centsOf(amount) > payment.left) return refuse('Refund amount is more than was paid')
  }
  for (const { lineItemId, quantity } of lines) {
    const line = order.lines.find(({ id }) => id === lineItemId)
    if (line) line.unfulfilled = Math.max(0, line.unfulfilled - quantity)
  }
  const made: Order['refunds'][number] = {
    id: `${order.id.replace('Order', 'Refund')}${order.refunds.length}`,
    note: input.note ?? null,
    lines: lines.map(({ lineItemId: id, quantity, restockType }) => ({
      id,
      quantity,
      restockType,
    })),
    transactions: transactions.map(({ gateway, amount }) => ({
      gateway,
      cents: centsOf(amount),
      status: till.fails ? 'FAILURE' : 'SUCCESS',
      manual: till.manual,
    })),
  }
  order.refunds.push(made)
  return { refund: showRefund(made, till), userErrors: [] }
}

/** What was given back of an order, in cents. */
export function paidBackOf({ refunds }: Order): number {
  return refunds
    .flatMap(({ transactions }) => transactions)
    .filter(({ status, manual }) => status === 'SUCCESS' && !manual)
    .reduce((sum, { cents }) => sum + cents, 0)
}
