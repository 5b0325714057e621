import { z } from 'zod'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { getAccount } from './account.ts'
import { scanNow } from './hastenScan.ts'
import { getListing, updateListing } from './listings.ts'
import {
  countMappings,
  listMappings,
  mappingReply,
  mapSureListings,
  suggestItems,
  suggestionReply,
} from './mapListings.ts'
import { repairListings } from './repairListings.ts'
import { reviewChannel, reviewReply } from './reviewChannel.ts'

const codeParams = z.strictObject({ code: requiredText(60) })

const mappingList = route({
  name: 'channelMappingList',
  method: 'GET',
  path: '/v1/channels/{code}/mappings',
  permission: 'channels.read',
  summary: 'List what a channel offers and nobody has mapped yet, with the items that it may be',
  params: codeParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(mappingReply).extend({
    unmapped: z.int(),
    sure: z.int().describe('Of all that wait: exactly one item has its SKU, barcode or ASIN.'),
  }),
  refusals: ['channel_not_found'],
  handle: async ({ tx, params, query }) => {
    const { id } = await getAccount(tx, params.code)
    const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]))
    const rows = await listMappings(tx, id, query.limit + 1, after)
    const page = toPage(rows, query.limit, (row) => [row.title, row.id])
    return { ...page, ...(await countMappings(tx, id)) }
  },
})

const mappingsCreate = route({
  name: 'channelMappingsCreate',
  method: 'POST',
  path: '/v1/channels/{code}/mappings',
  permission: 'channels.write',
  summary: 'Map listings to items: those named, or some of all that are sure',
  description:
    'Without `listings` it maps what is sure, 200 at once; call it until `remaining` is 0. A `sku` of null takes a mapping back.',
  params: codeParams,
  body: z.strictObject({
    listings: z
      .array(
        z.strictObject({
          id: z.uuid(),
          sku: plainText(200).nullable(),
          packSize: z.int().min(1).max(1_000_000).optional(),
        }),
      )
      .min(1)
      .max(200)
      .optional(),
  }),
  reply: z.object({
    mapped: z.array(z.object({ id: z.string(), sku: z.string().nullable() })),
    remaining: z.int(),
  }),
  refusals: ['channel_not_found', 'listing_not_found', 'unknown_sku'],
  handle: async ({ tx, params, body, reply }) => {
    const account = await getAccount(tx, params.code)
    if (!body.listings) {
      const done = await mapSureListings(tx, account)
      reply.unchanged = done.mapped.length === 0
      return done
    }
    const mapped = []
    for (const { id, ...change } of body.listings) {
      const { channel } = await getListing(tx, id)
      if (channel !== account.code) throw new Problem(404, 'listing_not_found', { listing: id })
      const { sku } = await updateListing(tx, id, change)
      mapped.push({ id, sku })
    }
    return { mapped, remaining: (await countMappings(tx, account.id)).sure }
  },
})

const suggestionList = route({
  name: 'listingSuggestionList',
  method: 'GET',
  path: '/v1/listings/{id}/suggestions',
  permission: 'channels.read',
  summary: 'List items that a listing may sell, the likeliest first',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({ data: z.array(suggestionReply) }),
  handle: async ({ tx, params: { id } }) => ({
    data: (await suggestItems(tx, [id])).get(id) ?? [],
  }),
})

const review = route({
  name: 'channelReviewGet',
  method: 'GET',
  path: '/v1/channels/{code}/review',
  permission: 'channels.read',
  summary: 'Count what a channel would be told now, as one looks at before switching it on',
  params: codeParams,
  reply: reviewReply,
  refusals: ['channel_not_found'],
  handle: async ({ tx, params }) => reviewChannel(tx, await getAccount(tx, params.code)),
})

const repair = route({
  name: 'channelRepairCreate',
  method: 'POST',
  path: '/v1/channels/{code}/repairs',
  permission: 'channels.write',
  summary: 'Write numbers again: of these listings, or of all that have drifted or failed',
  params: codeParams,
  body: z.strictObject({ listings: z.array(z.uuid()).min(1).max(200).optional() }),
  reply: z.object({ numbers: z.int() }),
  refusals: ['channel_not_found'],
  handle: async ({ tx, params, body, reply }) => {
    const { id } = await getAccount(tx, params.code)
    const numbers = await repairListings(tx, id, body.listings)
    reply.unchanged = numbers === 0
    return { numbers }
  },
})

const scan = route({
  name: 'channelScanCreate',
  method: 'POST',
  path: '/v1/channels/{code}/scans',
  permission: 'channels.write',
  summary: 'Read the channel again now: its listings, what it shows, and its orders',
  params: codeParams,
  status: 202,
  reply: z.object({ asked: z.boolean() }),
  refusals: ['channel_not_found'],
  handle: async ({ tx, params }) => {
    await scanNow(tx, await getAccount(tx, params.code))
    return { asked: true }
  },
})

export const mappingRoutes: Route[] = [
  mappingList,
  mappingsCreate,
  suggestionList,
  review,
  repair,
  scan,
]
