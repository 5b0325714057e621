import { z } from 'zod'
import { pageOf, pageQuery } from '../platform/page.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { instantField, noteField } from '../stock/fields.ts'
import { createOrder } from './createOrder.ts'
import { editOrder } from './editOrder.ts'
import { getOrder } from './getOrder.ts'
import { countOrders, listOrders, orderQuery } from './listOrders.ts'
import {
  listOrderTimeline,
  orderEffectsReply,
  readOrderEffects,
  timelineEntryReply,
} from './orderEffects.ts'
import { newLines, orderInListReply, orderParams, orderReply, reasonField } from './orderFields.ts'
import { changeShipTo, readShipTo, shipToFields } from './shipTo.ts'

const orderCreate = route({
  name: 'orderCreate',
  method: 'POST',
  path: '/v1/orders',
  permission: 'orders.write',
  summary: 'Take an order by hand or by API: promised as a whole, or refused where stock is short.',
  description:
    'Lines that may wait (meets) are taken short; with accepted, every line is. A SKU that nobody knows waits for its mapping, and the others are promised. Sites are chosen: one that has all first, then by rank, then the nearest. The address is sealed and erased some days after delivery.',
  body: z.strictObject({
    number: requiredText(100).optional(),
    channel: requiredText(200).optional(),
    externalId: requiredText(200).optional().describe('Yours; the same one twice is refused.'),
    placedAt: instantField.optional(),
    shipBy: instantField.nullable().optional(),
    sites: z.array(requiredText(60)).max(50).optional(),
    shipTo: shipToFields.optional(),
    note: noteField.optional(),
    holdReason: reasonField.optional(),
    accepted: z
      .boolean()
      .optional()
      .describe('Somebody has already accepted it: it is taken whatever the stock.'),
    lines: newLines,
  }),
  reply: orderReply,
  status: 201,
  refusals: ['not_enough_stock', 'not_enough_expected', 'external_order_taken', 'unknown_site'],
  handle: async ({ tx, body, masterKey }) => {
    const { order } = await createOrder(tx, masterKey, body)
    return getOrder(tx, order.id, tx.clock.now())
  },
})

const orderList = route({
  name: 'orderList',
  method: 'GET',
  path: '/v1/orders',
  permission: 'orders.read',
  summary: 'Orders, the newest or the most urgent first.',
  query: orderQuery,
  reply: pageOf(orderInListReply),
  handle: ({ tx, query, clock }) => listOrders(tx, query, clock.now()),
})

const count = z.int()
const orderCountsGet = route({
  name: 'orderCountsGet',
  method: 'GET',
  path: '/v1/order-counts',
  permission: 'orders.read',
  summary: 'How many orders stand in each view, counted up to a thousand.',
  reply: z.object({
    all: count,
    to_ship: count,
    short: count,
    on_hold: count,
    unmapped: count,
    shipped: count,
    cancelled: count,
  }),
  handle: ({ tx }) => countOrders(tx),
})

const orderGet = route({
  name: 'orderGet',
  method: 'GET',
  path: '/v1/orders/{id}',
  permission: 'orders.read',
  summary: 'An order with its lines, where they are shipped from and why, shipments and refunds.',
  params: orderParams,
  reply: orderReply,
  handle: ({ tx, params, clock }) => getOrder(tx, params.id, clock.now()),
})

const orderUpdate = route({
  name: 'orderUpdate',
  method: 'PATCH',
  path: '/v1/orders/{id}',
  permission: 'orders.write',
  summary: 'Change the number, the date to ship by or the note; what is left out stays.',
  params: orderParams,
  body: z.strictObject({
    number: requiredText(100).optional(),
    shipBy: instantField.nullable().optional(),
    note: plainText(1000).optional(),
  }),
  reply: orderReply,
  refusals: ['edit_in_channel'],
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await editOrder(tx, params.id, body))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderEffectList = route({
  name: 'orderEffectList',
  method: 'GET',
  path: '/v1/orders/{id}/effects',
  permission: 'orders.read',
  summary: 'What an order has done to stock: the steps of its units, its promises, its movements.',
  params: orderParams,
  reply: orderEffectsReply,
  handle: ({ tx, params }) => readOrderEffects(tx, params.id),
})

const orderTimelineList = route({
  name: 'orderTimelineList',
  method: 'GET',
  path: '/v1/orders/{id}/timeline',
  permission: 'orders.read',
  summary: 'What was done to an order, the latest first.',
  params: orderParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(timelineEntryReply),
  handle: ({ tx, params, query }) => listOrderTimeline(tx, params.id, query),
})

const shipToReply = z.object(shipToFields.shape)

const orderShipToGet = route({
  name: 'orderShipToGet',
  method: 'GET',
  path: '/v1/orders/{id}/ship-to',
  permission: 'orders.personal',
  summary: 'Where an order goes; gone once the time to keep it is over.',
  params: orderParams,
  reply: shipToReply,
  refusals: ['personal_data_erased'],
  handle: ({ tx, params, masterKey }) => readShipTo(tx, masterKey, params.id),
})

const orderShipToUpdate = route({
  name: 'orderShipToUpdate',
  method: 'PUT',
  path: '/v1/orders/{id}/ship-to',
  permission: 'orders.personal',
  summary: 'Say where an order goes; sites that were chosen stay.',
  params: orderParams,
  body: shipToFields,
  refusals: ['personal_data_erased'],
  handle: async ({ tx, params, body, masterKey, reply }) => {
    reply.unchanged = !(await changeShipTo(tx, masterKey, params.id, body))
  },
})

/** Orders as such. */
export const orderRoutes: Route[] = [
  orderCreate,
  orderList,
  orderCountsGet,
  orderGet,
  orderUpdate,
  orderEffectList,
  orderTimelineList,
  orderShipToGet,
  orderShipToUpdate,
]
