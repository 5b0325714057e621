import { createHash } from 'node:crypto'
import { z } from 'zod'
import { newId } from '../platform/identifier.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { plainText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { openErrorsFile } from './errorsFile.ts'
import { MAX_FILE_BYTES, storeFile } from './importFile.ts'
import {
  getImport,
  IMPORT_STATES,
  type ImportView,
  importColumns,
  importOptionFields,
  importReply,
  mappingSchema,
} from './importRecord.ts'
import { importKinds, KIND_NAMES, kindNamed } from './kinds.ts'
import { previewFile } from './previewFile.ts'
import {
  beginUpload,
  cancelImport,
  permitKind,
  queueRollback,
  queueUpload,
  rerunImport,
} from './queueImport.ts'

const CONTENT_TYPES = ['text/csv', 'text/tab-separated-values', 'application/octet-stream']
const idParams = z.strictObject({ id: z.uuid() })
const kindField = z.enum(KIND_NAMES)

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
  summary: 'Import a CSV file',
  description:
    'The body is the file. The work begins as soon as the file is there and those before it are done; look at the import, or at its events, for progress. A dry run writes nothing and counts what the run would do. The same file again changes nothing.',
  query: z.strictObject({
    kind: kindField,
    dryRun: z.stringbool().default(false),
    fileName: plainText(200).default(''),
    mapping: mappingText.optional(),
    ...importOptionFields,
  }),
  upload: { contentTypes: CONTENT_TYPES, maxBytes: MAX_FILE_BYTES },
  transaction: false,
  reply: importReply,
  status: 202,
  refusals: ['file_empty', 'body_too_large'],
  handle: async ({ tx, db, query, upload, settle, actor }) => {
    const { kind, dryRun, fileName, mapping = null, ...options } = query
    permitKind(actor, kind)
    const id = newId()
    await beginUpload(tx, id, { kind, dryRun, fileName, mapping, options })
    try {
      const file = await storeFile(db, id, upload)
      return await settle((settled) => queueUpload(settled, id, file), file.hash)
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
    kind: kindField,
    delimiter: importOptionFields.delimiter,
    whole: z.stringbool().default(true).describe('Whether this is the whole file.'),
  }),
  upload: { contentTypes: CONTENT_TYPES, maxBytes: PREVIEW_BYTES },
  transaction: false,
  reply: z.object({
    delimiter: z.string(),
    columns: z.array(
      z.object({
        header: z.string(),
        field: z.string().nullable(),
        confidence: z.number(),
        samples: z.array(z.string()),
      }),
    ),
    rows: z.array(z.array(z.string())),
    missing: z.array(z.string()).describe('Required fields that no column stands for.'),
  }),
  refusals: ['file_not_csv', 'body_too_large'],
  handle: async ({ query, upload, settle, reply }) => {
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of upload) {
      length += pieces[pieces.push(piece as Buffer) - 1]?.length ?? 0
      if (length > PREVIEW_BYTES) throw new Problem(413, 'body_too_large')
    }
    const head = Buffer.concat(pieces)
    reply.unchanged = true
    return settle(
      () => previewFile(kindNamed(query.kind), head, query.whole, query),
      createHash('sha256').update(head).digest('base64url'),
    )
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

const importList = route({
  name: 'importList',
  method: 'GET',
  path: '/v1/imports',
  permission: 'imports.read',
  summary: 'List imports, the newest first',
  query: z.strictObject({
    ...pageQuery,
    kind: kindField.optional(),
    state: z.enum(IMPORT_STATES).optional(),
  }),
  reply: pageOf(importReply),
  handle: async ({ tx, query }) => {
    const conditions: Statement[] = [sql`state <> 'uploading'`]
    if (query.kind) conditions.push(sql`kind = ${query.kind}`)
    if (query.state) conditions.push(sql`state = ${query.state}`)
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    if (after)
      conditions.push(sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
    const rows = await tx.many<ImportView>(sql`
      select ${importColumns} from import
       where ${allOf(conditions)} order by created_at desc, id desc limit ${query.limit + 1}`)
    return toPage(rows, query.limit, ({ createdAt, id }) => [createdAt, id])
  },
})

const importGet = route({
  name: 'importGet',
  method: 'GET',
  path: '/v1/imports/{id}',
  permission: 'imports.read',
  summary: 'Read an import and how far it has come',
  params: idParams,
  reply: importReply,
  refusals: ['not_found'],
  handle: ({ tx, params }) => getImport(tx, params.id),
})

const importErrorsGet = route({
  name: 'importErrorsGet',
  method: 'GET',
  path: '/v1/imports/{id}/errors',
  permission: 'imports.read',
  summary: 'Download the rows that were not taken, with the reason',
  description:
    'The columns of the file and `reason`; correct the rows and import this file. Cells that a spreadsheet would run as a formula begin with an apostrophe, which is taken off again by the import.',
  params: idParams,
  query: z.strictObject({
    part: z.enum(['run', 'rollback']).default('run').describe('Of the run, or of its rollback.'),
  }),
  replyType: 'text/csv; charset=utf-8',
  refusals: ['not_found', 'import_file_gone'],
  handle: async ({ tx, params, query, reply }) => {
    const file = await openErrorsFile(tx, params.id, query.part)
    reply.headers['content-disposition'] = `attachment; filename="errors-${params.id}.csv"`
    return file
  },
})

const importRun = route({
  name: 'importRun',
  method: 'POST',
  path: '/v1/imports/{id}/runs',
  permission: 'imports.run',
  summary: 'Run an import from its kept file: for real after a dry run, or with another mapping',
  params: idParams,
  body: z.strictObject({
    dryRun: z.boolean().default(false),
    mapping: mappingSchema.nullable().optional(),
  }),
  reply: importReply,
  status: 202,
  refusals: ['not_found', 'import_not_repeatable', 'import_file_gone'],
  handle: async ({ tx, params, body, actor }) => {
    permitKind(actor, (await getImport(tx, params.id)).kind)
    return rerunImport(tx, params.id, body)
  },
})

const importCancel = route({
  name: 'importCancel',
  method: 'POST',
  path: '/v1/imports/{id}/cancellation',
  permission: 'imports.run',
  summary: 'Stop an import that waits or runs',
  description: 'What it has written so far stays, and can be rolled back.',
  params: idParams,
  reply: importReply,
  refusals: ['not_found', 'import_not_running'],
  handle: async ({ tx, params, actor, reply }) => {
    const before = await getImport(tx, params.id)
    permitKind(actor, before.kind)
    reply.unchanged = before.state === 'cancelled'
    return cancelImport(tx, params.id)
  },
})

const importRollBack = route({
  name: 'importRollBack',
  method: 'POST',
  path: '/v1/imports/{id}/rollback',
  permission: 'imports.run',
  summary: 'Take back everything that an import has written',
  description:
    'Newest first. What was changed or used since stays as it is, is counted as kept and listed in the errors of the rollback. Opening stock is taken back by reversing its movements.',
  params: idParams,
  reply: importReply,
  status: 202,
  refusals: ['not_found', 'import_not_reversible'],
  handle: async ({ tx, params, actor }) => {
    permitKind(actor, (await getImport(tx, params.id)).kind)
    return queueRollback(tx, params.id)
  },
})

/** Files in. */
export const importRoutes: Route[] = [
  importKindList,
  importPreview,
  importCreate,
  importList,
  importGet,
  importErrorsGet,
  importRun,
  importCancel,
  importRollBack,
]
