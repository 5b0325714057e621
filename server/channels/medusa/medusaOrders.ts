import { createHash } from 'node:crypto'
import Big from 'big.js'
import { z } from 'zod'
import {
  type ChannelContext,
  ChannelFailure,
  type ChannelOrderLineRead,
  type ChannelOrderRead,
  type Paged,
} from '../connector.ts'
import { callMedusa } from './medusaCall.ts'
import { refOfMedusa } from './medusaStock.ts'

const PER_PAGE = 50

const text = z.string().nullish()
const addressRow = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  province: text,
  postal_code: text,
  country_code: text,
  phone: text,
})
const lineRow = z.object({
  id: z.string(),
  title: z.string(),
  subtitle: text,
  product_id: text,
  variant_id: text,
  variant_sku: text,
  variant_barcode: text,
  unit_price: z.number(),
  quantity: z.number(),
  detail: z.object({
    shipped_quantity: z.number(),
    delivered_quantity: z.number(),
    return_received_quantity: z.number(),
    return_dismissed_quantity: z.number(),
    written_off_quantity: z.number(),
  }),
})

/** What is read of an order. */
const medusaOrder = z.object({
  id: z.string(),
  display_id: z.number().nullish(),
  status: z.string(),
  is_draft_order: z.boolean().nullish(),
  currency_code: z.string(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  shipping_address: addressRow.nullish(),
  items: z.array(lineRow),
  fulfillments: z
    .array(
      z.object({
        id: z.string(),
        shipped_at: text,
        canceled_at: text,
        metadata: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .nullish(),
})

export type MedusaOrder = z.output<typeof medusaOrder>

/** Noted with an order before units that were cancelled here are taken out of it. */
export const EDITED = 'onhand_edited'

const ORDER_FIELDS = [
  'id,display_id,status,is_draft_order,currency_code,created_at,updated_at,metadata',
  '*items,*items.detail,*shipping_address,*fulfillments',
].join(',')

const ordersReply = z.object({ orders: z.array(medusaOrder) })
const orderReply = z.object({ order: medusaOrder })

/**
 * Orders by when they were changed. A page begins where the last one ended in time, not in number: an
 * order that changes meanwhile moves to the end, and counted pages would then pass over another one.
 */
export async function listMedusaOrders(
  context: ChannelContext,
  { updatedSince, cursor }: { updatedSince: string; cursor?: string },
): Promise<Paged<ChannelOrderRead>> {
  const [since, offset] = (cursor ? cursor.split('|') : [updatedSince, '0']) as [string, string]
  const { orders } = await callMedusa(
    context,
    {
      path: '/orders',
      query: {
        fields: ORDER_FIELDS,
        'updated_at[$gte]': since,
        order: 'updated_at',
        limit: String(PER_PAGE),
        offset,
      },
    },
    ordersReply,
  )
  const rows: ChannelOrderRead[] = []
  for (const order of orders) {
    const read = await toOrder(context, order)
    if (read) rows.push(read)
  }
  const last = orders.at(-1)
  if (!last || orders.length < PER_PAGE) return { rows }
  const isFurther = Date.parse(last.updated_at) > Date.parse(since)
  return {
    rows,
    cursor: isFurther ? `${last.updated_at}|0` : `${since}|${Number(offset) + PER_PAGE}`,
  }
}

export async function getMedusaOrder(
  context: ChannelContext,
  id: string,
): Promise<ChannelOrderRead | null> {
  const order = await readMedusaOrder(context, id)
  return order && toOrder(context, order)
}

/** The order as the shop has it; null where it is gone. */
export async function readMedusaOrder(
  context: ChannelContext,
  id: string,
): Promise<MedusaOrder | null> {
  try {
    const path = `/orders/${encodeURIComponent(id)}`
    return (await callMedusa(context, { path, query: { fields: ORDER_FIELDS } }, orderReply)).order
  } catch (error) {
    if (error instanceof ChannelFailure && error.code === 'not_found') return null
    throw error
  }
}

const changesReply = z.object({
  order_changes: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      internal_note: text,
      actions: z
        .array(
          z.object({
            action: z.string(),
            details: z.record(z.string(), z.unknown()).nullish(),
          }),
        )
        .nullish(),
    }),
  ),
})

export type MedusaEdit = z.output<typeof changesReply>['order_changes'][number]

/** Every edit of an order, open ones among them. */
export async function readMedusaEdits(
  context: ChannelContext,
  orderId: string,
): Promise<MedusaEdit[]> {
  const { order_changes: changes } = await callMedusa(
    context,
    {
      path: `/orders/${encodeURIComponent(orderId)}/changes`,
      query: { change_type: 'edit', fields: 'id,status,internal_note,*actions' },
    },
    changesReply,
  )
  return changes
}

const NOT_YET_ORDERS = ['draft']

async function toOrder(
  context: ChannelContext,
  order: MedusaOrder,
): Promise<ChannelOrderRead | null> {
  if (NOT_YET_ORDERS.includes(order.status)) return null
  // An edit that is not ours just changes what was ordered.
  const edits = order.metadata?.[EDITED] ? await readMedusaEdits(context, order.id) : []
  const isCancelled = order.status === 'canceled'
  const read = {
    externalId: order.id,
    number: `#${order.display_id ?? order.id.slice(-8)}`,
    state: isCancelled
      ? ('cancelled' as const)
      : order.status === 'requires_action'
        ? ('pending' as const)
        : ('open' as const),
    placedAt: order.created_at,
    updatedAt: order.updated_at,
    test: false,
    shipTo: shipToOf(order),
    // What an edit has taken out whole stays with nothing ordered, as if it had been removed.
    lines: order.items
      .filter(({ quantity }) => quantity > 0)
      .map((line) => toLine(order, line, takenOut(edits, line.id), isCancelled)),
  }
  const version = createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 16)
  return { ...read, version }
}

/** Units of a line that edits took out of the order: Medusa itself only says how many are left. */
function takenOut(edits: MedusaEdit[], lineId: string): number {
  return edits
    .filter(({ status }) => status === 'confirmed')
    .flatMap(({ actions }) => actions ?? [])
    .filter(({ action, details }) => action === 'ITEM_UPDATE' && details?.reference_id === lineId)
    .reduce((units, { details }) => units + Math.max(0, -Number(details?.quantity_diff ?? 0)), 0)
}

function toLine(
  { currency_code: currency }: MedusaOrder,
  line: MedusaOrder['items'][number],
  editedOut: number,
  isCancelled: boolean,
): ChannelOrderLineRead {
  const { detail } = line
  const shipped = Math.max(detail.shipped_quantity, detail.delivered_quantity)
  const restocked = detail.return_received_quantity
  const ordered = line.quantity + editedOut
  return {
    lineId: line.id,
    ...(line.product_id && line.variant_id
      ? { ref: refOfMedusa(line.product_id, line.variant_id, line.variant_sku ?? null) }
      : {}),
    ...(line.variant_sku ? { sku: line.variant_sku } : {}),
    ...(line.variant_barcode ? { barcode: line.variant_barcode } : {}),
    title: line.subtitle ? `${line.title}, ${line.subtitle}` : line.title,
    ordered,
    cancelled: isCancelled ? ordered - shipped : editedOut,
    shipped,
    refunded: restocked + detail.return_dismissed_quantity + detail.written_off_quantity,
    restocked,
    fulfilledBy: 'merchant',
    ...(currency === 'usd'
      ? { priceMinor: new Big(line.unit_price).times(100).round().toNumber() }
      : {}),
  }
}

function shipToOf({ shipping_address: to }: MedusaOrder): ChannelOrderRead['shipTo'] {
  const name = `${to?.first_name ?? ''} ${to?.last_name ?? ''}`.trim() || to?.company
  if (!to || !name || !to.address_1 || !to.city) return null
  const country = (to.country_code || 'us').toUpperCase()
  // Its own admin writes us-nv, a storefront what the buyer chose.
  const region = to.province?.replace(new RegExp(`^${country}-`, 'i'), '').toUpperCase()
  return {
    name,
    line1: to.address_1,
    city: to.city,
    country,
    ...(to.company ? { company: to.company } : {}),
    ...(to.address_2 ? { line2: to.address_2 } : {}),
    ...(region ? { region } : {}),
    ...(to.postal_code ? { postalCode: to.postal_code } : {}),
    ...(to.phone ? { phone: to.phone } : {}),
  }
}
