import { z } from 'zod'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { plainText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { acceptanceFields, acceptanceReply, acceptTheirs, planAcceptance } from './acceptTheirs.ts'
import { ruleFields } from './listingRule.ts'
import {
  countListings,
  explainListing,
  getListing,
  LISTING_SHOWS,
  listingReply,
  listListings,
  updateListing,
} from './listings.ts'
import { mappingRoutes } from './mappingRoutes.ts'

const listingParams = z.strictObject({ id: z.uuid() })

const listingList = route({
  name: 'listingList',
  method: 'GET',
  path: '/v1/listings',
  permission: 'channels.read',
  summary: 'List what the channels offer, with what each should show, was told and shows',
  query: z.strictObject({
    ...pageQuery,
    channel: plainText(60).optional(),
    sku: plainText(200).optional(),
    q: plainText(200).optional(),
    mapped: z.stringbool().optional(),
    show: z.enum(LISTING_SHOWS).optional(),
  }),
  reply: pageOf(listingReply),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string(), z.uuid()]))
    const rows = await listListings(tx, query, query.limit + 1, after)
    return toPage(rows, query.limit, ({ channel, title, id }) => [channel, title, id])
  },
})

const listingCounts = route({
  name: 'listingCountsGet',
  method: 'GET',
  path: '/v1/listing-counts',
  permission: 'channels.read',
  summary: 'Count the listings of each kind, of one channel or of all',
  query: z.strictObject({ channel: plainText(60).optional() }),
  reply: z.object({
    all: z.int(),
    would_write: z.int(),
    to_zero: z.int(),
    falls: z.int(),
    rises: z.int(),
    failed: z.int(),
    drifted: z.int(),
    unmapped: z.int(),
    ignored: z.int(),
  }),
  handle: ({ tx, query }) => countListings(tx, query.channel),
})

const listingGet = route({
  name: 'listingGet',
  method: 'GET',
  path: '/v1/listings/{id}',
  permission: 'channels.read',
  summary: 'Read a listing',
  params: listingParams,
  reply: listingReply,
  refusals: ['listing_not_found'],
  handle: ({ tx, params }) => getListing(tx, params.id),
})

const listingUpdate = route({
  name: 'listingUpdate',
  method: 'PATCH',
  path: '/v1/listings/{id}',
  permission: 'channels.write',
  summary: 'Map a listing to an item, or say how much of the stock it may show',
  params: listingParams,
  body: z.strictObject({
    sku: plainText(200).nullable().optional(),
    packSize: z.int().min(1).max(1_000_000).optional(),
    rule: ruleFields.optional(),
    enabled: z.boolean().optional(),
  }),
  reply: listingReply,
  refusals: ['listing_not_found', 'listing_not_ours', 'unknown_sku'],
  handle: ({ tx, params, body }) => updateListing(tx, params.id, body),
})

const listingExplanation = route({
  name: 'listingExplanation',
  method: 'GET',
  path: '/v1/listings/{id}/explanation',
  permission: 'channels.read',
  summary: 'Explain what a listing shows: each step from the stock to its number',
  params: listingParams,
  reply: z.object({
    listing: listingReply,
    places: z.array(
      z.object({
        place: z.string(),
        target: z.int(),
        steps: z.array(
          z.object({
            step: z.string(),
            units: z.int(),
            detail: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
    ),
  }),
  refusals: ['listing_not_found'],
  handle: ({ tx, params }) => explainListing(tx, params.id),
})

const acceptancePreview = route({
  name: 'listingAcceptanceGet',
  method: 'GET',
  path: '/v1/listings/{id}/acceptance',
  permission: 'channels.read',
  summary: 'Preview what accepting the number that a listing shows there would change here',
  params: listingParams,
  query: z.strictObject(acceptanceFields),
  reply: acceptanceReply,
  refusals: ['listing_not_found', 'acceptance_not_possible'],
  handle: ({ tx, params, query }) => planAcceptance(tx, params.id, query),
})

const acceptanceCreate = route({
  name: 'listingAcceptanceCreate',
  method: 'POST',
  path: '/v1/listings/{id}/acceptance',
  permission: 'channels.write',
  summary: 'Accept the number that a listing shows there, as a correction of stock or a ring-fence',
  params: listingParams,
  body: z.strictObject({
    ...acceptanceFields,
    shows: z.int().describe('The number that you accept; refused where it shows another by now.'),
  }),
  reply: acceptanceReply,
  refusals: [
    'listing_not_found',
    'listing_shows_another',
    'acceptance_not_possible',
    'orders_not_read_yet',
  ],
  handle: ({ tx, params, body }) => acceptTheirs(tx, params.id, body),
})

export const listingRoutes: Route[] = [
  acceptancePreview,
  acceptanceCreate,
  listingList,
  listingCounts,
  listingGet,
  listingUpdate,
  listingExplanation,
  ...mappingRoutes,
]
