import { z } from 'zod'
import { requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { checkConnector } from './checkConnection.ts'
import { listConnectors } from './connectors.ts'

/** Credentials and settings by the names of the connector's fields. */
export const givenFields = z.record(z.string(), z.string().max(10_000))

/** What a channel answered to a test of the connection. */
export const checkedReply = z.object({ name: z.string(), clockSkewMs: z.number().nullable() })

const connectorReply = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      secret: z.boolean(),
      address: z.boolean().optional(),
      optional: z.boolean().optional(),
      advice: z.string().optional(),
      generated: z.literal('webhook_secret').optional().describe('Ours to make up.'),
    }),
  ),
  stockScope: z.enum(['listing', 'place']),
  readsOrders: z.boolean(),
  handsIn: z.boolean().describe('The shop tells us its listings and orders by this API.'),
  push: z.enum(['none', 'webhook', 'queue']).describe('How the channel tells us what is new.'),
  fulfilsItself: z.boolean(),
})

const connectorList = route({
  name: 'connectorList',
  method: 'GET',
  path: '/v1/connectors',
  permission: 'channels.read',
  summary: 'List the kinds of shops and marketplaces that can be connected, and what each needs',
  reply: z.object({ data: z.array(connectorReply) }),
  handle: async () => ({
    data: listConnectors().map(({ id, name, fields, capabilities, listListings }) => ({
      id,
      name,
      fields,
      stockScope: capabilities.stockScope,
      readsOrders: capabilities.orders !== 'none',
      handsIn: listListings === undefined,
      push: capabilities.push,
      fulfilsItself: capabilities.fulfilsItself,
    })),
  }),
})

const connectorCheck = route({
  name: 'connectorCheck',
  method: 'POST',
  path: '/v1/connectors/{id}/check',
  permission: 'channels.write',
  summary: 'Ask a shop or marketplace whether it accepts these credentials; nothing is kept',
  params: z.strictObject({ id: requiredText(60) }),
  body: z.strictObject({ fields: givenFields.default({}) }),
  reply: checkedReply,
  secretBody: true,
  refusals: [
    'unknown_connector',
    'channel_field_missing',
    'address_not_allowed',
    'channel_refused',
    'channel_not_reached',
  ],
  transaction: false,
  handle: async (call) => {
    call.reply.unchanged = true
    return checkConnector({ ...call, context: call }, call.params.id, call.body.fields)
  },
})

export const connectorRoutes: Route[] = [connectorList, connectorCheck]
