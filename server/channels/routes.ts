import { z } from 'zod'
import type { Jobs } from '../platform/jobs.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { accountFields, getAccount } from './account.ts'
import { type AccountReply, accountReply, readAccounts } from './accountReply.ts'
import { dismissChannelWork, listChannelWork, replayChannelWork, workReply } from './channelWork.ts'
import { checkAccount, listAccountPlaces } from './checkConnection.ts'
import { allowMassChange, createAccount, switchAccount, updateAccount } from './connectAccount.ts'
import { checkedReply, connectorRoutes, givenFields } from './connectorRoutes.ts'
import { areChannelsFrozen, freezeChannels } from './freeze.ts'
import { listingRoutes } from './listingRoutes.ts'
import { forgetOldMessages } from './noteWrite.ts'
import { receiveMessages } from './receiveMessages.ts'
import { refreshSalesRates } from './salesRates.ts'
import { webhookRoutes } from './webhook/webhookRoutes.ts'

const codeParams = z.strictObject({ code: requiredText(60) })

const channelCreate = route({
  name: 'channelCreate',
  method: 'POST',
  path: '/v1/channels',
  permission: 'channels.write',
  summary: 'Connect a shop or marketplace, in shadow: it is read, and nothing is written',
  body: z.strictObject({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
    name: accountFields.name,
    connector: requiredText(60),
    fields: givenFields.default({}),
  }),
  reply: accountReply,
  status: 201,
  secretBody: true,
  refusals: [
    'unknown_connector',
    'channel_field_missing',
    'channel_code_taken',
    'address_not_allowed',
  ],
  handle: async ({ tx, body, masterKey, config }) => {
    await createAccount(tx, masterKey, config, body)
    return (await readAccounts(tx, body.code))[0] as AccountReply
  },
})

const channelList = route({
  name: 'channelList',
  method: 'GET',
  path: '/v1/channels',
  permission: 'channels.read',
  summary: 'List connected channels with their health',
  reply: z.object({ data: z.array(accountReply), frozen: z.boolean() }),
  handle: async ({ tx }) => {
    return { data: await readAccounts(tx), frozen: await areChannelsFrozen(tx) }
  },
})

const channelGet = route({
  name: 'channelGet',
  method: 'GET',
  path: '/v1/channels/{code}',
  permission: 'channels.read',
  summary: 'Read a channel with its health',
  params: codeParams,
  reply: accountReply,
  refusals: ['channel_not_found'],
  handle: async ({ tx, params }) => {
    await getAccount(tx, params.code)
    return (await readAccounts(tx, params.code))[0] as AccountReply
  },
})

const channelUpdate = route({
  name: 'channelUpdate',
  method: 'PATCH',
  path: '/v1/channels/{code}',
  permission: 'channels.write',
  summary: 'Change what a channel shows, and how it behaves when something is wrong',
  params: codeParams,
  body: z.strictObject({
    ...z.object(accountFields).partial().shape,
    fields: givenFields.optional(),
  }),
  reply: accountReply,
  secretBody: true,
  refusals: [
    'channel_not_found',
    'unknown_location',
    'channel_field_missing',
    'address_not_allowed',
  ],
  handle: async ({ tx, params, body, masterKey, config }) => {
    await updateAccount(tx, masterKey, config, params.code, body)
    return (await readAccounts(tx, params.code))[0] as AccountReply
  },
})

const channelCheck = route({
  name: 'channelCheck',
  method: 'POST',
  path: '/v1/channels/{code}/check',
  permission: 'channels.write',
  summary: 'Ask the channel whether it accepts our credentials, or others in their place',
  params: codeParams,
  body: z.strictObject({ fields: givenFields.default({}) }).optional(),
  reply: checkedReply,
  secretBody: true,
  refusals: [
    'channel_not_found',
    'channel_field_missing',
    'address_not_allowed',
    'channel_refused',
    'channel_not_reached',
  ],
  transaction: false,
  handle: async (call) => {
    call.reply.unchanged = true
    const account = await getAccount(call.db, call.params.code)
    return checkAccount({ ...call, context: call }, account, call.body?.fields)
  },
})

const channelPlaceList = route({
  name: 'channelPlaceList',
  method: 'GET',
  path: '/v1/channels/{code}/places',
  permission: 'channels.read',
  summary: "List the channel's own places, to say which is which site",
  params: codeParams,
  reply: z.object({
    data: z.array(z.object({ id: z.string(), name: z.string(), active: z.boolean() })),
  }),
  refusals: ['channel_not_found', 'channel_refused', 'channel_not_reached'],
  handle: async (call) => {
    const account = await getAccount(call.db, call.params.code)
    return { data: await listAccountPlaces({ ...call, context: call }, account) }
  },
})

const channelSwitch = route({
  name: 'channelSwitch',
  method: 'POST',
  path: '/v1/channels/{code}/state',
  permission: 'channels.write',
  summary: 'Switch a channel live, to shadow, or pause it',
  params: codeParams,
  body: z.strictObject({ state: z.enum(['live', 'shadow', 'paused']) }),
  reply: accountReply,
  refusals: ['channel_not_found', 'channel_not_ready'],
  handle: async ({ tx, params, body, reply }) => {
    const before = await getAccount(tx, params.code)
    await switchAccount(tx, params.code, body.state)
    reply.unchanged = before.state === body.state
    return (await readAccounts(tx, params.code))[0] as AccountReply
  },
})

const channelDelete = route({
  name: 'channelDelete',
  method: 'DELETE',
  path: '/v1/channels/{code}',
  permission: 'channels.write',
  summary: 'Disconnect a channel: its credentials and listings go, its orders stay',
  params: codeParams,
  refusals: ['channel_not_found'],
  handle: async ({ tx, params }) => {
    await switchAccount(tx, params.code, 'removed')
  },
})

const channelMassChangeAllow = route({
  name: 'channelMassChangeAllow',
  method: 'POST',
  path: '/v1/channels/{code}/mass-change',
  permission: 'channels.write',
  summary: 'Let a write that brings many listings to zero go out, for an hour',
  params: codeParams,
  reply: accountReply,
  refusals: ['channel_not_found'],
  handle: async ({ tx, params }) => {
    await allowMassChange(tx, params.code)
    return (await readAccounts(tx, params.code))[0] as AccountReply
  },
})

const channelFreeze = route({
  name: 'channelFreeze',
  method: 'PUT',
  path: '/v1/channels-frozen',
  permission: 'channels.write',
  summary: 'The kill switch: stop or resume every write to every channel',
  body: z.strictObject({ frozen: z.boolean() }),
  reply: z.object({ frozen: z.boolean() }),
  handle: async ({ tx, body, reply }) => {
    const changed = await freezeChannels(tx, body.frozen)
    reply.unchanged = !changed
    return body
  },
})

const channelWorkList = route({
  name: 'channelWorkList',
  method: 'GET',
  path: '/v1/channels/{code}/work',
  permission: 'channels.read',
  summary: "List a channel's messages and tasks, the newest first",
  params: codeParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(['waiting', 'done', 'dead']).optional() }),
  reply: pageOf(workReply),
  refusals: ['channel_not_found'],
  handle: async ({ tx, params, query }) => {
    const account = await getAccount(tx, params.code)
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const rows = await listChannelWork(tx, account, query.state, query.limit + 1, after)
    return toPage(rows, query.limit, (row) => [row.at, row.id])
  },
})

const channelWorkReplay = route({
  name: 'channelWorkReplay',
  method: 'POST',
  path: '/v1/channels/{code}/work/{id}/replay',
  permission: 'channels.write',
  summary: 'Try a message, a task or a write again that was given up',
  params: z.strictObject({ code: requiredText(60), id: z.uuid() }),
  refusals: ['channel_not_found', 'channel_work_not_found'],
  handle: async ({ tx, params }) => {
    await replayChannelWork(tx, (await getAccount(tx, params.code)).id, params.id)
  },
})

const channelWorkDismiss = route({
  name: 'channelWorkDismiss',
  method: 'POST',
  path: '/v1/channels/{code}/work/{id}/dismissal',
  permission: 'channels.write',
  summary: 'Tick off what was given up: somebody has done it by hand, or lets it be',
  params: z.strictObject({ code: requiredText(60), id: z.uuid() }),
  refusals: ['channel_not_found', 'channel_work_not_found'],
  handle: async ({ tx, params }) => {
    await dismissChannelWork(tx, (await getAccount(tx, params.code)).id, params.id)
  },
})

const channelMessageReceive = route({
  name: 'channelMessageReceive',
  method: 'POST',
  path: '/v1/channels/{code}/messages',
  permission: 'public',
  summary: "Take a channel's own message, signed by it",
  params: codeParams,
  upload: {
    contentTypes: ['application/json', 'application/x-www-form-urlencoded', 'text/plain'],
    maxBytes: 2 * 1024 * 1024,
  },
  replyType: 'text/plain',
  refusals: ['message_not_verified'],
  transaction: false,
  requestsPerMinute: 6_000,
  handle: async (call) => {
    const message = { headers: call.headers, body: call.upload }
    return receiveMessages({ ...call, context: call }, call.params.code, message, call)
  },
})

const channelWorkReplayAll = route({
  name: 'channelWorkReplayAll',
  method: 'POST',
  path: '/v1/channels/{code}/replays',
  permission: 'channels.write',
  summary: 'Try every message, task and write again that was given up',
  params: codeParams,
  reply: z.object({ replayed: z.int() }),
  refusals: ['channel_not_found'],
  handle: async ({ tx, params, reply }) => {
    const { id } = await getAccount(tx, params.code)
    const replayed = await replayChannelWork(tx, id, undefined)
    reply.unchanged = replayed === 0
    return { replayed }
  },
})

export const channelsRoutes: Route[] = [
  ...connectorRoutes,
  channelCreate,
  channelList,
  channelGet,
  channelUpdate,
  channelCheck,
  channelPlaceList,
  channelSwitch,
  channelDelete,
  channelMassChangeAllow,
  channelFreeze,
  ...listingRoutes,
  ...webhookRoutes,
  channelWorkList,
  channelWorkReplay,
  channelWorkDismiss,
  channelWorkReplayAll,
  channelMessageReceive,
]

export const channelsJobs: Jobs = {
  'channels.forgetOldMessages': {
    schedule: '41 3 * * *',
    run: ({ db, context }) => forgetOldMessages(db, context),
  },
  'channels.refreshSalesRates': {
    schedule: '17 * * * *',
    run: ({ db, context }) => refreshSalesRates(db, context),
  },
}
