import { z } from 'zod'
import { pageOf } from '../platform/page.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { personOf, readPreferences, writePreferences } from './preferences.ts'
import { createView, deleteView, getView, listViews, updateView } from './savedViews.ts'

const byId = z.strictObject({ id: z.uuid() })
const preferenceName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9.:@-]{0,119}$/, 'Use letters, digits, dots and hyphens.')
const preferences = z.object({ values: z.record(z.string(), z.string()) })
const listName = z.string().regex(/^[a-z][A-Za-z-]{0,59}$/, 'Use the name of a list.')

const preferencesGet = route({
  name: 'preferencesGet',
  method: 'GET',
  path: '/v1/preferences',
  permission: 'access.self',
  summary: 'Says how you like your screens: theme, row height, the columns of each table.',
  reply: preferences,
  handle: async ({ tx, actor }) => ({
    values: actor.kind === 'user' ? await readPreferences(tx, actor.id) : {},
  }),
})

const preferencesUpdate = route({
  name: 'preferencesUpdate',
  method: 'PATCH',
  path: '/v1/preferences',
  permission: 'access.self',
  summary: 'Keeps choices of yours by name; null forgets one, those not named stay.',
  body: z.strictObject({
    values: z
      .record(preferenceName, z.string().max(10_000).nullable())
      .refine((values) => Object.keys(values).length <= 50, 'At most 50 at once.'),
  }),
  reply: preferences,
  refusals: ['only_for_people', 'too_many_preferences'],
  handle: async ({ tx, actor, body, reply }) => {
    // A screen is not the company's business: it is in no audit trail.
    reply.unchanged = true
    await writePreferences(tx, personOf(actor), body.values)
    return { values: await readPreferences(tx, actor.id) }
  },
})

const searchField = z
  .record(z.string().regex(/^[A-Za-z]{1,40}$/), plainText(300))
  .refine((search) => Object.keys(search).length <= 40, 'At most 40 parameters.')

const layoutField = z.strictObject({
  order: z.array(z.string().max(60)).max(100).optional(),
  hidden: z.array(z.string().max(60)).max(100).optional(),
  pinned: z.array(z.string().max(60)).max(100).optional(),
  widths: z.record(z.string().max(60), z.int().min(20).max(2000)).optional(),
})

const view = z
  .object({
    id: z.uuid(),
    list: z.string(),
    name: z.string(),
    shared: z.boolean(),
    search: z.record(z.string(), z.string()),
    layout: layoutField.nullable(),
    owner: z.string(),
    mine: z.boolean(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'View' })

const viewList = route({
  name: 'viewList',
  method: 'GET',
  path: '/v1/views',
  permission: 'access.self',
  summary: 'Lists the saved views that you see: your own first, then those that others share.',
  query: z.strictObject({ list: listName.optional() }),
  reply: pageOf(view),
  handle: async ({ tx, actor, query }) => ({
    data: actor.kind === 'user' ? await listViews(tx, actor.id, query.list) : [],
    nextCursor: null,
  }),
})

const viewGet = route({
  name: 'viewGet',
  method: 'GET',
  path: '/v1/views/{id}',
  permission: 'access.self',
  summary: 'Reads a saved view.',
  params: byId,
  reply: view,
  refusals: ['only_for_people'],
  handle: ({ tx, actor, params }) => getView(tx, personOf(actor), params.id),
})

const viewCreate = route({
  name: 'viewCreate',
  method: 'POST',
  path: '/v1/views',
  permission: 'access.self',
  summary: 'Saves a view of a list: its parameters and its columns.',
  body: z.strictObject({
    list: listName,
    name: requiredText(60),
    shared: z.boolean().default(false),
    search: searchField.default({}),
    layout: layoutField.nullable().default(null),
  }),
  reply: view,
  status: 201,
  refusals: ['only_for_people', 'saved_view_name_taken', 'too_many_views'],
  handle: ({ tx, body }) => createView(tx, body),
})

const viewUpdate = route({
  name: 'viewUpdate',
  method: 'PATCH',
  path: '/v1/views/{id}',
  permission: 'access.self',
  summary: 'Changes a saved view; fields that are absent stay.',
  params: byId,
  body: z.strictObject({
    name: requiredText(60).optional(),
    shared: z.boolean().optional(),
    search: searchField.optional(),
    layout: layoutField.nullable().optional(),
  }),
  reply: view,
  refusals: ['only_for_people', 'saved_view_name_taken', 'view_of_someone_else'],
  handle: ({ tx, params, body }) => {
    const given = Object.entries(body).filter(([, value]) => value !== undefined)
    return updateView(tx, params.id, Object.fromEntries(given))
  },
})

const viewDelete = route({
  name: 'viewDelete',
  method: 'DELETE',
  path: '/v1/views/{id}',
  permission: 'access.self',
  summary: 'Forgets a saved view.',
  params: byId,
  refusals: ['only_for_people', 'view_of_someone_else'],
  handle: ({ tx, params }) => deleteView(tx, params.id),
})

/** How people like their screens, and views that they saved. */
export const viewRoutes: Route[] = [
  preferencesGet,
  preferencesUpdate,
  viewList,
  viewGet,
  viewCreate,
  viewUpdate,
  viewDelete,
]
