import { z } from 'zod'
import { plainText, requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { instantField, noteField, siteField } from '../stock/fields.ts'
import { cancelOrder } from './cancelOrder.ts'
import { getOrder } from './getOrder.ts'
import { holdOrder, releaseOrder } from './holdOrder.ts'
import {
  askedLines,
  backFields,
  orderParams,
  orderReply,
  priceField,
  reasonField,
  restockField,
  serialsField,
} from './orderFields.ts'
import { refundOrder, returnOrder } from './refundOrder.ts'
import { deliverShipment, shipOrder } from './shipOrder.ts'

const orderCancellationCreate = route({
  name: 'orderCancellationCreate',
  method: 'POST',
  path: '/v1/orders/{id}/cancellation',
  permission: 'orders.write',
  summary: 'Cancel units that are still open: those of the lines named, or all.',
  description: 'Their promise ends. The second time nothing happens. The channel is told.',
  params: orderParams,
  body: z.strictObject({ lines: askedLines({}).optional(), reason: reasonField.optional() }),
  reply: orderReply,
  refusals: ['order_shipped', 'more_than_open', 'unknown_order_line', 'order_line_given_twice'],
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await cancelOrder(tx, params.id, body))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderHoldCreate = route({
  name: 'orderHoldCreate',
  method: 'POST',
  path: '/v1/orders/{id}/hold',
  permission: 'orders.write',
  summary: 'Hold an order for review: its units stay promised, and nobody ships them.',
  params: orderParams,
  body: z.strictObject({ reason: requiredText(500) }),
  reply: orderReply,
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await holdOrder(tx, params.id, body.reason))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderReleaseCreate = route({
  name: 'orderReleaseCreate',
  method: 'POST',
  path: '/v1/orders/{id}/release',
  permission: 'orders.write',
  summary: 'Let a held order go, whoever held it.',
  params: orderParams,
  reply: orderReply,
  handle: async ({ tx, params, reply }) => {
    reply.unchanged = !(await releaseOrder(tx, params.id))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderShipmentCreate = route({
  name: 'orderShipmentCreate',
  method: 'POST',
  path: '/v1/orders/{id}/shipments',
  permission: 'orders.ship',
  summary: 'Ship units of an order from one site, with carrier and tracking; the channel is told.',
  description:
    'Without lines: all that is to be shipped from the site. Without a site: the one where they wait. Units are picked where they lie, the soonest to expire first.',
  params: orderParams,
  body: z.strictObject({
    site: siteField.optional(),
    lines: askedLines({ serials: serialsField }).optional(),
    carrier: plainText(100).optional(),
    service: plainText(100).optional(),
    tracking: plainText(200).optional(),
    note: noteField.optional(),
    shippedAt: instantField.optional(),
  }),
  reply: orderReply.extend({ shipmentId: z.string() }),
  status: 201,
  refusals: [
    'order_on_hold',
    'order_pending',
    'nothing_to_ship',
    'name_the_site',
    'more_than_open',
    'line_is_unmapped',
    'shipped_by_channel',
    'not_enough_on_hand',
    'unknown_order_line',
    'order_line_given_twice',
    'in_the_future',
  ],
  handle: async ({ tx, params, body }) => {
    const { shipmentId } = await shipOrder(tx, params.id, body)
    return { ...(await getOrder(tx, params.id, tx.clock.now())), shipmentId }
  },
})

const orderDeliveryCreate = route({
  name: 'orderDeliveryCreate',
  method: 'POST',
  path: '/v1/orders/{id}/shipments/{shipmentId}/delivery',
  permission: 'orders.ship',
  summary: 'Say that a parcel has arrived; from then on the time runs to erase the address.',
  params: orderParams.extend({ shipmentId: z.uuid() }),
  body: z.strictObject({ deliveredAt: instantField.optional() }),
  reply: orderReply,
  handle: async ({ tx, params, body, reply }) => {
    const deliveredAt = body.deliveredAt ?? tx.clock.now()
    reply.unchanged = !(await deliverShipment(tx, params.id, params.shipmentId, deliveredAt))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderRefundCreate = route({
  name: 'orderRefundCreate',
  method: 'POST',
  path: '/v1/orders/{id}/refunds',
  permission: 'orders.write',
  summary: 'Refund units, and say of each what becomes of it; the channel is told.',
  params: orderParams,
  body: z.strictObject({
    amountMinor: priceField.optional().describe('In cents.'),
    reason: reasonField.optional(),
    lines: askedLines({ ...backFields, restock: restockField }),
  }),
  reply: orderReply.extend({ refundId: z.string() }),
  status: 201,
  refusals: [
    'more_than_ordered',
    'more_than_open',
    'more_than_shipped',
    'name_the_site',
    'unknown_order_line',
    'order_line_given_twice',
    'lot_required',
  ],
  handle: async ({ tx, params, body }) => {
    const { refundId } = await refundOrder(tx, params.id, body)
    return { ...(await getOrder(tx, params.id, tx.clock.now())), refundId }
  },
})

const orderReturnCreate = route({
  name: 'orderReturnCreate',
  method: 'POST',
  path: '/v1/orders/{id}/returns',
  permission: 'orders.ship',
  summary: 'Take shipped units back into stock, whether or not money goes back too.',
  params: orderParams,
  body: z.strictObject({ lines: askedLines(backFields), note: noteField.optional() }),
  reply: orderReply,
  status: 201,
  refusals: [
    'more_than_shipped',
    'name_the_site',
    'unknown_order_line',
    'order_line_given_twice',
    'lot_required',
  ],
  handle: async ({ tx, params, body }) => {
    await returnOrder(tx, params.id, body)
    return getOrder(tx, params.id, tx.clock.now())
  },
})

/** What is done to orders. */
export const orderDeedRoutes: Route[] = [
  orderCancellationCreate,
  orderHoldCreate,
  orderReleaseCreate,
  orderShipmentCreate,
  orderDeliveryCreate,
  orderRefundCreate,
  orderReturnCreate,
]
