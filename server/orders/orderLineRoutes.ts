import { z } from 'zod'
import { type Route, route } from '../platform/route.ts'
import { siteField, unitsField } from '../stock/fields.ts'
import {
  addOrderLines,
  backorderLine,
  editOrderLine,
  removeOrderLine,
  routeOrderLine,
} from './editOrder.ts'
import { getOrder } from './getOrder.ts'
import { listLineChoices } from './lineChoices.ts'
import {
  meetsField,
  newLines,
  orderLineParams,
  orderParams,
  orderReply,
  priceField,
} from './orderFields.ts'

const orderLineCreate = route({
  name: 'orderLineCreate',
  method: 'POST',
  path: '/v1/orders/{id}/lines',
  permission: 'orders.write',
  summary: 'Add lines to an order that is not a channel’s.',
  params: orderParams,
  body: z.strictObject({ lines: newLines }),
  reply: orderReply,
  status: 201,
  refusals: ['edit_in_channel', 'not_enough_stock', 'not_enough_expected'],
  handle: async ({ tx, params, body }) => {
    await addOrderLines(tx, params.id, body.lines)
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderLineUpdate = route({
  name: 'orderLineUpdate',
  method: 'PATCH',
  path: '/v1/orders/{id}/lines/{lineId}',
  permission: 'orders.write',
  summary: 'Ask for more or fewer units, or say whether the line may wait.',
  description:
    'The quantity is what the customer is to get: without what was cancelled, never less than was shipped.',
  params: orderLineParams,
  body: z.strictObject({
    quantity: z.int().min(0).max(1_000_000_000).optional(),
    meets: meetsField.optional(),
    priceMinor: priceField.nullable().optional(),
  }),
  reply: orderReply,
  refusals: ['edit_in_channel', 'fewer_than_done', 'not_enough_stock', 'not_enough_expected'],
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await editOrderLine(tx, params.id, params.lineId, body))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderLineDelete = route({
  name: 'orderLineDelete',
  method: 'DELETE',
  path: '/v1/orders/{id}/lines/{lineId}',
  permission: 'orders.write',
  summary: 'Take a line out, as far as it has not been shipped; it stays to be read.',
  params: orderLineParams,
  refusals: ['edit_in_channel'],
  handle: async ({ tx, params, reply }) => {
    reply.unchanged = !(await removeOrderLine(tx, params.id, params.lineId))
  },
})

const orderBackorderCreate = route({
  name: 'orderBackorderCreate',
  method: 'POST',
  path: '/v1/orders/{id}/lines/{lineId}/backorder',
  permission: 'orders.write',
  summary: 'Let a short line wait for what is to come.',
  params: orderLineParams,
  reply: orderReply,
  handle: async ({ tx, params, reply }) => {
    reply.unchanged = !(await backorderLine(tx, params.id, params.lineId))
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderRoutingCreate = route({
  name: 'orderRoutingCreate',
  method: 'POST',
  path: '/v1/orders/{id}/lines/{lineId}/routing',
  permission: 'orders.write',
  summary: 'Ship a line from another site: all of it, or some units, so that it is split.',
  params: orderLineParams,
  body: z.strictObject({ site: siteField, quantity: unitsField.optional() }),
  reply: orderReply,
  refusals: ['more_than_open', 'line_is_unmapped', 'unknown_site'],
  handle: async ({ tx, params, body }) => {
    await routeOrderLine(tx, params.id, params.lineId, body)
    return getOrder(tx, params.id, tx.clock.now())
  },
})

const orderChoiceList = route({
  name: 'orderChoiceList',
  method: 'GET',
  path: '/v1/orders/{id}/choices',
  permission: 'orders.read',
  summary: 'The short lines of an order with what can be done about each.',
  params: orderParams,
  reply: z.object({
    data: z.array(
      z.object({
        lineId: z.string(),
        sku: z.string(),
        site: z.string(),
        short: z.int(),
        meets: meetsField,
        otherSites: z.array(
          z.object({ site: z.string(), available: z.int().describe('In sold units.') }),
        ),
        expectedOn: z.string().nullable().describe('When all of it is expected to be there.'),
        expected: z.int().describe('Of the short units, those for which something is to come.'),
      }),
    ),
  }),
  handle: async ({ tx, params }) => ({ data: await listLineChoices(tx, params.id) }),
})

/** What is done to the lines of orders. */
export const orderLineRoutes: Route[] = [
  orderLineCreate,
  orderLineUpdate,
  orderLineDelete,
  orderBackorderCreate,
  orderRoutingCreate,
  orderChoiceList,
]
