import { z } from 'zod'
import { pageOf } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { createBins, createSite, createZone } from './createLocations.ts'
import {
  codeText,
  locationPatch,
  locationReply,
  newBins,
  newSite,
  newZone,
  pathText,
} from './locationFields.ts'
import { getLocation, listLocations, locationQuery } from './readLocations.ts'
import { updateLocation } from './updateLocation.ts'

const byPath = z.strictObject({ path: pathText })
const bySite = z.strictObject({ site: codeText })

export const siteCreate = route({
  name: 'siteCreate',
  method: 'POST',
  path: '/v1/sites',
  permission: 'locations.write',
  summary: 'Make a site: a warehouse, shop or other place with its own stock and time zone.',
  body: newSite,
  reply: locationReply,
  status: 201,
  refusals: ['location_path_taken'],
  handle: async ({ tx, body }) => getLocation(tx, await createSite(tx, body)),
})

export const zoneCreate = route({
  name: 'zoneCreate',
  method: 'POST',
  path: '/v1/sites/{site}/zones',
  permission: 'locations.write',
  summary: 'Make a zone of a site.',
  params: bySite,
  body: newZone,
  reply: locationReply,
  status: 201,
  refusals: ['location_path_taken'],
  handle: async ({ tx, params, body }) => getLocation(tx, await createZone(tx, params.site, body)),
})

export const binCreate = route({
  name: 'binCreate',
  method: 'POST',
  path: '/v1/sites/{site}/bins',
  permission: 'locations.write',
  summary: 'Make bins from a pattern; those that exist already stay as they are.',
  description:
    '`{"pattern":"A-[01-10]-[01-05]"}` makes fifty bins, and so does `A-01-01..A-10-05`.',
  params: bySite,
  body: newBins,
  reply: z.object({
    /** The paths of the new bins. */
    created: z.array(z.string()),
    /** How many of them existed already. */
    existing: z.int(),
  }),
  status: 201,
  refusals: ['bin_pattern_malformed', 'too_many_bins', 'unknown_location', 'location_path_taken'],
  handle: async ({ tx, params, body, reply }) => {
    const outcome = await createBins(tx, params.site, body)
    reply.unchanged = outcome.created.length === 0
    return outcome
  },
})

export const locationList = route({
  name: 'locationList',
  method: 'GET',
  path: '/v1/locations',
  permission: 'locations.read',
  summary: 'List sites, zones and bins by path; each names its parent.',
  query: locationQuery,
  reply: pageOf(locationReply),
  handle: ({ tx, query }) => listLocations(tx, query),
})

export const locationGet = route({
  name: 'locationGet',
  method: 'GET',
  path: '/v1/locations/{path}',
  permission: 'locations.read',
  summary: 'Get a site, zone or bin by its path; write the slash in the path as %2F.',
  params: byPath,
  reply: locationReply,
  handle: ({ tx, params }) => getLocation(tx, params.path),
})

export const locationUpdate = route({
  name: 'locationUpdate',
  method: 'PATCH',
  path: '/v1/locations/{path}',
  permission: 'locations.write',
  summary: 'Change or close a place; fields that are absent stay.',
  params: byPath,
  body: locationPatch,
  reply: locationReply,
  refusals: [
    'location_path_taken',
    'unknown_location',
    'only_sites_have_time_zones',
    'only_sites_have_addresses',
    'only_bins_have_zones',
  ],
  handle: async ({ tx, params, body, reply }) => {
    const { path, changed } = await updateLocation(tx, params.path, body)
    reply.unchanged = !changed
    return getLocation(tx, path)
  },
})

export const locationRoutes: Route[] = [
  siteCreate,
  zoneCreate,
  binCreate,
  locationList,
  locationGet,
  locationUpdate,
]
