import { z } from 'zod'
import { appendEvent } from '../platform/events.ts'
import { type Route, route } from '../platform/route.ts'
import { kindField, mappingSchema, saidOptions } from './importRecord.ts'
import { forgetMapping, listMappings } from './rememberMapping.ts'

const importMappingList = route({
  name: 'importMappingList',
  method: 'GET',
  path: '/v1/import-mappings',
  permission: 'imports.read',
  summary: 'List the mappings that are remembered, by the headers of their files',
  reply: z.object({
    data: z.array(
      z.object({
        id: z.string(),
        kind: kindField,
        header: z.array(z.string()),
        mapping: mappingSchema,
        options: saidOptions,
        createdBy: z.string(),
        updatedAt: z.iso.datetime(),
      }),
    ),
  }),
  handle: async ({ tx }) => ({ data: (await listMappings(tx)) as never }),
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
    const { kind, header } = await forgetMapping(tx, params.id)
    await appendEvent(tx, {
      type: 'import_mapping.deleted',
      subjectKind: 'import_mapping',
      subjectId: params.id,
      subjectName: kind,
      details: { header },
    })
  },
})

/** What columns were said to be. */
export const importMappingRoutes: Route[] = [importMappingList, importMappingDelete]
