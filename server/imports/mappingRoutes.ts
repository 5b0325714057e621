import { z } from 'zod'
import { appendEvent } from '../platform/events.ts'
import { pageOf, pageQuery } from '../platform/page.ts'
import { requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { kindField, mappingSchema, saidOptions } from './importRecord.ts'
import { forgetMapping, listRememberedMappings, renameMapping } from './rememberMapping.ts'

const mappingReply = z
  .object({
    id: z.string(),
    name: z.string().describe('Empty until somebody names it.'),
    kind: kindField,
    header: z.array(z.string()),
    mapping: mappingSchema,
    options: saidOptions,
    createdBy: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ImportMapping' })

const importMappingList = route({
  name: 'importMappingList',
  method: 'GET',
  path: '/v1/import-mappings',
  permission: 'imports.read',
  summary: 'List the mappings that are remembered, by the headers of their files',
  query: z.strictObject(pageQuery),
  reply: pageOf(mappingReply),
  handle: async ({ tx, query }) => (await listRememberedMappings(tx, query)) as never,
})

const importMappingRename = route({
  name: 'importMappingRename',
  method: 'PATCH',
  path: '/v1/import-mappings/{id}',
  permission: 'imports.run',
  summary: 'Name a mapping',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ name: requiredText(100) }),
  reply: mappingReply,
  refusals: ['not_found'],
  handle: async ({ tx, params, body }) => {
    const renamed = await renameMapping(tx, params.id, body.name)
    await appendEvent(tx, {
      type: 'import_mapping.renamed',
      subjectKind: 'import_mapping',
      subjectId: params.id,
      subjectName: body.name,
      details: { kind: renamed.kind, header: renamed.header },
    })
    return renamed as never
  },
})

const importMappingDelete = route({
  name: 'importMappingDelete',
  method: 'DELETE',
  path: '/v1/import-mappings/{id}',
  permission: 'imports.run',
  summary: 'Forget a mapping',
  params: z.strictObject({ id: z.uuid() }),
  refusals: ['not_found'],
  handle: async ({ tx, params }) => {
    const { kind, name, header } = await forgetMapping(tx, params.id)
    await appendEvent(tx, {
      type: 'import_mapping.deleted',
      subjectKind: 'import_mapping',
      subjectId: params.id,
      subjectName: name || kind,
      details: { header },
    })
  },
})

/** What columns were said to be. */
export const importMappingRoutes: Route[] = [
  importMappingList,
  importMappingRename,
  importMappingDelete,
]
