import { createHash } from 'node:crypto'
import { z } from 'zod'
import { newId } from '../platform/identifier.ts'
import { plainText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { findKeptFile } from './errorsFile.ts'
import { MAX_FILE_BYTES, storeFile } from './importFile.ts'
import {
  getImport,
  importOptionFields,
  importReply,
  kindField,
  mappingSchema,
} from './importRecord.ts'
import type { KIND_NAMES } from './kindNames.ts'
import { importKinds } from './kinds.ts'
import { importMappingRoutes } from './mappingRoutes.ts'
import { findKind, previewBytes, previewImport } from './previewFile.ts'
import { previewReply, replyOfPreview } from './previewReply.ts'
import { beginUpload, permitKind, queueUpload } from './queueImport.ts'
import { importRunRoutes } from './runRoutes.ts'

const CONTENT_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
]
const idParams = z.strictObject({ id: z.uuid() })

const mappingText = z
  .string()
  .max(20_000)
  .transform((json, context) => {
    try {
      return mappingSchema.parse(JSON.parse(json))
    } catch {
      context.addIssue('Use JSON such as {"Variant SKU":"sku"}.')
      return z.NEVER
    }
  })
  .describe('JSON: the field of each column header, or null to leave the column out.')

const importCreate = route({
  name: 'importCreate',
  method: 'POST',
  path: '/v1/imports',
  permission: 'imports.run',
  summary: 'Import a file: CSV, or any other separated text, or XLSX',
  description:
    'The body is the file. Without `kind` it is found out from the headers. With `hold` the file is only kept, to be looked at (`GET …/preview`) and run (`POST …/runs`). The work begins as soon as the file is there and those before it are done; look at the import, or at its events, for progress. A dry run writes nothing and counts what the run would do. The same file again changes nothing.',
  query: z.strictObject({
    kind: kindField.optional().describe('What the file holds; found out where it is not given.'),
    dryRun: z.stringbool().default(false),
    hold: z.stringbool().default(false).describe('Keep the file as a draft and wait for a run.'),
    fileName: plainText(200).default(''),
    mapping: mappingText.optional(),
    ...importOptionFields,
  }),
  upload: { contentTypes: CONTENT_TYPES, maxBytes: MAX_FILE_BYTES },
  transaction: false,
  reply: importReply,
  status: 202,
  refusals: [
    'file_empty',
    'file_not_csv',
    'file_not_spreadsheet',
    'kind_unclear',
    'body_too_large',
  ],
  handle: async ({ tx, db, query, upload, settle, actor }) => {
    const { kind, dryRun, hold, fileName, mapping = null, ...options } = query
    if (kind) permitKind(actor, kind)
    const id = newId()
    await beginUpload(tx, id, { kind: kind ?? 'items', dryRun, fileName, mapping, options })
    try {
      const { form, ...stored } = await storeFile(db, id, upload)
      if (stored.bytes === 0) throw new Problem(422, 'file_empty')
      const found = await findKind(db, { id, ...form, options }, kind, mapping, hold)
      permitKind(actor, found.kind)
      const arrived = { ...stored, form, ...found }
      return await settle((settled) => queueUpload(settled, id, arrived, hold), stored.hash)
    } catch (error) {
      await db.run(sql`delete from import where id = ${id} and state = 'uploading'`)
      throw error
    }
  },
})

const PREVIEW_BYTES = 1024 * 1024

const importPreview = route({
  name: 'importPreview',
  method: 'POST',
  path: '/v1/import-previews',
  permission: 'imports.run',
  summary: 'Look at the head of a file and propose its mapping',
  description:
    'Send the first bytes of the file, at most a megabyte. Nothing is kept. Columns are mapped for sure from a confidence of 0.9; below, the field is a guess for you to judge.',
  query: z.strictObject({
    kind: kindField.optional(),
    delimiter: importOptionFields.delimiter,
    encoding: importOptionFields.encoding,
    sheet: importOptionFields.sheet,
    whole: z.stringbool().default(true).describe('Whether this is the whole file.'),
  }),
  upload: { contentTypes: CONTENT_TYPES, maxBytes: PREVIEW_BYTES },
  transaction: false,
  reply: previewReply,
  refusals: ['file_not_csv', 'file_not_spreadsheet', 'sheet_unknown', 'body_too_large'],
  handle: async ({ db, query, upload, settle, reply }) => {
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of upload) {
      length += pieces[pieces.push(piece as Buffer) - 1]?.length ?? 0
      if (length > PREVIEW_BYTES) throw new Problem(413, 'body_too_large')
    }
    const head = Buffer.concat(pieces)
    const { kind, whole, ...said } = query
    const options = { ...said, dateOrder: 'MDY' as const }
    reply.unchanged = true
    return settle(
      async () => replyOfPreview(await previewBytes(db, head, whole, { kind, options })),
      createHash('sha256').update(head).digest('base64url'),
    )
  },
})

const importPreviewGet = route({
  name: 'importPreviewGet',
  method: 'GET',
  path: '/v1/imports/{id}/preview',
  permission: 'imports.read',
  summary: "Look at an import's file and propose its mapping",
  description: 'As it would be read with these options; nothing is changed.',
  params: idParams,
  query: z.strictObject({
    kind: kindField.optional(),
    delimiter: importOptionFields.delimiter,
    encoding: importOptionFields.encoding,
    sheet: importOptionFields.sheet,
  }),
  reply: previewReply,
  refusals: [
    'not_found',
    'import_file_gone',
    'file_not_csv',
    'file_not_spreadsheet',
    'sheet_unknown',
  ],
  handle: async ({ db, params, query }) => {
    const file = await getImport(db, params.id)
    await findKeptFile(db, params.id)
    const { kind, ...said } = query
    const options = { ...file.options, ...said }
    return replyOfPreview(await previewImport(db, file, { kind, options }))
  },
})

const importKindList = route({
  name: 'importKindList',
  method: 'GET',
  path: '/v1/import-kinds',
  permission: 'imports.read',
  summary: 'List what can be imported, with the fields of each kind',
  reply: z.object({
    data: z.array(
      z.object({
        name: kindField,
        title: z.string(),
        description: z.string(),
        fields: z.array(
          z.object({
            name: z.string(),
            type: z.string(),
            required: z.boolean(),
            description: z.string(),
            synonyms: z.array(z.string()).describe('Headers that are recognised too.'),
          }),
        ),
      }),
    ),
  }),
  handle: async () => ({
    data: importKinds.map(({ name, title, description, fields }) => ({
      name: name as (typeof KIND_NAMES)[number],
      title,
      description,
      fields: fields.map(({ required = false, ...field }) => ({ ...field, required })),
    })),
  }),
})

/** Files in. */
export const importRoutes: Route[] = [
  importKindList,
  importPreview,
  importCreate,
  importPreviewGet,
  ...importRunRoutes,
  ...importMappingRoutes,
]
