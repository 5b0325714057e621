import { z } from 'zod'
import { pageOf, pageQuery } from '../platform/page.ts'
import { requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { skuField } from '../stock/fields.ts'
import { forgetAlias, listAliases, mapChannelSku } from './mapSku.ts'
import { listOrderSites, orderSiteFields, orderSiteReply, setOrderSite } from './orderSites.ts'
import { listUnmapped, unmappedReply } from './unmapped.ts'

const channelField = requiredText(200)
const externalSkuField = requiredText(500)
const packField = z.int().min(1).max(1_000_000)

const aliasReply = z.object({
  channel: z.string(),
  externalSku: z.string(),
  sku: z.string(),
  packSize: z.int().describe('Base units in one sold unit.'),
})

const unmappedLineList = route({
  name: 'unmappedLineList',
  method: 'GET',
  path: '/v1/unmapped-lines',
  permission: 'orders.read',
  summary: 'What channels have sold and nobody knows, with the items that it may be.',
  query: z.strictObject({ channel: channelField.optional(), ...pageQuery }),
  reply: pageOf(unmappedReply),
  handle: ({ tx, query }) => listUnmapped(tx, query),
})

const skuAliasCreate = route({
  name: 'skuAliasCreate',
  method: 'POST',
  path: '/v1/sku-aliases',
  permission: 'orders.write',
  summary:
    "Say what a channel's SKU is: lines that wait for it are promised, later ones are known.",
  body: z.strictObject({
    channel: channelField,
    externalSku: externalSkuField.describe("The channel's SKU, or its listing where it has none."),
    sku: skuField,
    packSize: packField.default(1),
  }),
  reply: z.object({
    alias: aliasReply,
    mappedLines: z.int(),
    waitingLines: z.int().describe('Lines that a job maps next, because there are many.'),
  }),
  status: 201,
  refusals: ['unknown_sku'],
  handle: async ({ tx, body, reply }) => {
    const done = await mapChannelSku(tx, body)
    reply.unchanged = tx.eventCount === 0
    return done
  },
})

const skuAliasList = route({
  name: 'skuAliasList',
  method: 'GET',
  path: '/v1/sku-aliases',
  permission: 'orders.read',
  summary: "What channels' SKUs have been mapped to.",
  query: z.strictObject({
    channel: channelField.optional(),
    sku: skuField.optional(),
    ...pageQuery,
  }),
  reply: pageOf(aliasReply),
  handle: ({ tx, query }) => listAliases(tx, query),
})

const skuAliasDelete = route({
  name: 'skuAliasDelete',
  method: 'DELETE',
  path: '/v1/sku-aliases/{channel}/{externalSku}',
  permission: 'orders.write',
  summary: "Forget what a channel's SKU is; lines that were mapped by it stay.",
  params: z.strictObject({ channel: channelField, externalSku: externalSkuField }),
  handle: ({ tx, params }) => forgetAlias(tx, params.channel, params.externalSku),
})

const orderSiteList = route({
  name: 'orderSiteList',
  method: 'GET',
  path: '/v1/order-sites',
  permission: 'orders.read',
  summary: 'The sites with how they serve orders, the first in rank first.',
  reply: z.object({ data: z.array(orderSiteReply) }),
  handle: async ({ tx }) => ({ data: await listOrderSites(tx) }),
})

const orderSiteUpdate = route({
  name: 'orderSiteUpdate',
  method: 'PUT',
  path: '/v1/order-sites/{site}',
  permission: 'orders.write',
  summary: 'Say how a site serves orders; what is left out stays.',
  params: z.strictObject({ site: requiredText(60) }),
  body: z.strictObject({
    rank: orderSiteFields.rank.optional(),
    ships: orderSiteFields.ships.optional(),
    postalCode: orderSiteFields.postalCode.optional(),
  }),
  reply: orderSiteReply,
  refusals: ['unknown_site', 'order_site_rank_in_range'],
  handle: ({ tx, params, body }) => setOrderSite(tx, params.site, body),
})

/** What channels' SKUs are with us, and which sites ship. */
export const mappingRoutes: Route[] = [
  unmappedLineList,
  skuAliasCreate,
  skuAliasList,
  skuAliasDelete,
  orderSiteList,
  orderSiteUpdate,
]
