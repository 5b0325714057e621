import { z } from 'zod'
import { pageOf } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { instantField } from '../stock/fields.ts'
import { EVENT_NOUNS } from './eventTypes.ts'
import {
  deliveryQuery,
  deliveryReply,
  listDeliveries,
  replayEvents,
  resendDelivery,
  testEndpoint,
} from './webhookDeliveries.ts'
import {
  createEndpoint,
  deleteEndpoint,
  endpointFields,
  endpointReply,
  getEndpoint,
  listEndpoints,
  rotateWebhookSecret,
  updateEndpoint,
} from './webhookEndpoints.ts'

const params = z.strictObject({ id: z.uuid() })
const secretField = z.string().describe('Shown this once; it signs by Standard Webhooks.')

const webhookList = route({
  name: 'webhookList',
  method: 'GET',
  path: '/v1/webhooks',
  permission: 'webhooks.read',
  summary: 'The addresses that are told of deeds, and how it goes.',
  reply: z.object({ data: z.array(endpointReply) }),
  handle: async ({ tx }) => ({ data: await listEndpoints(tx) }),
})

const webhookGet = route({
  name: 'webhookGet',
  method: 'GET',
  path: '/v1/webhooks/{id}',
  permission: 'webhooks.read',
  summary: 'One address that is told of deeds.',
  params,
  reply: endpointReply,
  refusals: ['webhook_not_found'],
  handle: ({ tx, params }) => getEndpoint(tx, params.id),
})

const webhookCreate = route({
  name: 'webhookCreate',
  method: 'POST',
  path: '/v1/webhooks',
  permission: 'webhooks.write',
  summary: 'Tell an address of deeds, signed by Standard Webhooks.',
  description:
    'Each deed is a POST with webhook-id, webhook-timestamp and webhook-signature. It is tried for about three days; an answer of 2xx ends it. The same deed keeps its webhook-id, so that a repeated one is known again.',
  body: endpointFields,
  reply: z.object({ webhook: endpointReply, secret: secretField }),
  status: 201,
  secretReply: true,
  refusals: ['address_not_allowed', 'too_many_webhooks'],
  handle: async ({ tx, body, masterKey, config }) => {
    const { id, secret } = await createEndpoint(tx, masterKey, body, config.allowedPrivateHosts)
    return { webhook: await getEndpoint(tx, id), secret }
  },
})

const webhookUpdate = route({
  name: 'webhookUpdate',
  method: 'PATCH',
  path: '/v1/webhooks/{id}',
  permission: 'webhooks.write',
  summary: 'Change an address, what it is told of, or switch it on and off.',
  params,
  body: z.strictObject({
    url: endpointFields.shape.url.optional(),
    description: endpointFields.shape.description.unwrap().optional(),
    eventTypes: endpointFields.shape.eventTypes.unwrap().optional(),
    enabled: z.boolean().optional(),
  }),
  reply: endpointReply,
  refusals: ['webhook_not_found', 'address_not_allowed'],
  handle: async ({ tx, params, body, config, reply }) => {
    reply.unchanged = !(await updateEndpoint(tx, params.id, body, config.allowedPrivateHosts))
    return getEndpoint(tx, params.id)
  },
})

const webhookDelete = route({
  name: 'webhookDelete',
  method: 'DELETE',
  path: '/v1/webhooks/{id}',
  permission: 'webhooks.write',
  summary: 'Tell an address nothing any more, and forget its messages.',
  params,
  refusals: ['webhook_not_found'],
  handle: ({ tx, params }) => deleteEndpoint(tx, params.id),
})

const webhookSecretRotate = route({
  name: 'webhookSecretRotate',
  method: 'POST',
  path: '/v1/webhooks/{id}/secrets',
  permission: 'webhooks.write',
  summary: 'Make a new secret; for some hours the old one signs too.',
  params,
  body: z.strictObject({ overlapHours: z.int().min(0).max(168).default(24) }),
  reply: z.object({ secret: secretField }),
  status: 201,
  secretReply: true,
  refusals: ['webhook_not_found'],
  handle: async ({ tx, params, body, masterKey }) => ({
    secret: await rotateWebhookSecret(tx, masterKey, params.id, body.overlapHours),
  }),
})

const webhookTest = route({
  name: 'webhookTest',
  method: 'POST',
  path: '/v1/webhooks/{id}/tests',
  permission: 'webhooks.write',
  summary: 'Send a message that only says hello: webhook.tested.',
  params,
  reply: z.object({ deliveryId: z.string() }),
  status: 202,
  refusals: ['webhook_not_found', 'webhook_disabled'],
  handle: async ({ tx, params }) => ({ deliveryId: await testEndpoint(tx, params.id) }),
})

const webhookDeliveryList = route({
  name: 'webhookDeliveryList',
  method: 'GET',
  path: '/v1/webhooks/{id}/deliveries',
  permission: 'webhooks.read',
  summary: 'What an address was told, the latest first: attempts, answers, what is next.',
  params,
  query: deliveryQuery,
  reply: pageOf(deliveryReply),
  refusals: ['webhook_not_found'],
  handle: async ({ tx, params, query }) => {
    await getEndpoint(tx, params.id)
    return listDeliveries(tx, params.id, query)
  },
})

const webhookDeliveryResend = route({
  name: 'webhookDeliveryResend',
  method: 'POST',
  path: '/v1/webhooks/{id}/deliveries/{deliveryId}/resends',
  permission: 'webhooks.write',
  summary: 'Send a message again, whatever became of it; its webhook-id stays.',
  params: z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }),
  refusals: ['webhook_not_found', 'webhook_disabled', 'delivery_not_found'],
  handle: ({ tx, params }) => resendDelivery(tx, params.id, params.deliveryId),
})

const webhookReplay = route({
  name: 'webhookReplay',
  method: 'POST',
  path: '/v1/webhooks/{id}/replays',
  permission: 'webhooks.write',
  summary: 'Send every deed since an instant again, delivered before or not.',
  params,
  body: z.strictObject({ since: instantField }),
  reply: z.object({ queued: z.int() }),
  status: 202,
  refusals: ['webhook_not_found', 'webhook_disabled', 'too_much_to_replay'],
  handle: async ({ tx, params, body, reply }) => {
    const queued = await replayEvents(tx, params.id, body.since)
    reply.unchanged = queued === 0
    return { queued }
  },
})

const webhookEventTypeList = route({
  name: 'webhookEventTypeList',
  method: 'GET',
  path: '/v1/webhook-event-types',
  permission: 'webhooks.read',
  summary: 'What an address can be told of, by noun.',
  reply: z.object({
    data: z.array(z.object({ noun: z.string(), label: z.string(), types: z.array(z.string()) })),
  }),
  handle: async () => ({
    data: EVENT_NOUNS.map(({ noun, label, types }) => ({ noun, label, types: [...types] })),
  }),
})

/** Addresses outside that are told of deeds. */
export const endpointRoutes: Route[] = [
  webhookList,
  webhookGet,
  webhookCreate,
  webhookUpdate,
  webhookDelete,
  webhookSecretRotate,
  webhookTest,
  webhookDeliveryList,
  webhookDeliveryResend,
  webhookReplay,
  webhookEventTypeList,
]
