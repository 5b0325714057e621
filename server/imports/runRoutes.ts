import { z } from 'zod'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { correctRows, listErrorRows } from './correctRows.ts'
import { openErrorsFile } from './errorsFile.ts'
import {
  getImport,
  IMPORT_STATES,
  type ImportView,
  importColumns,
  importReply,
  kindField,
  mappingSchema,
  saidOptions,
} from './importRecord.ts'
import { cancelImport, copyImport, permitKind, queueRollback, rerunImport } from './queueImport.ts'
import { rememberMapping } from './rememberMapping.ts'

const idParams = z.strictObject({ id: z.uuid() })
const partField = z
  .enum(['run', 'rollback'])
  .default('run')
  .describe('Of the run, or of its rollback.')

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
  query: z.strictObject({ part: partField }),
  replyType: 'text/csv; charset=utf-8',
  refusals: ['not_found', 'import_file_gone'],
  handle: async ({ tx, params, query, reply }) => {
    const file = await openErrorsFile(tx, params.id, query.part)
    reply.headers['content-disposition'] = `attachment; filename="errors-${params.id}.csv"`
    return file
  },
})

const importErrorRowList = route({
  name: 'importErrorRowList',
  method: 'GET',
  path: '/v1/imports/{id}/error-rows',
  permission: 'imports.read',
  summary: 'List the rows that were not taken, with their cells, to be corrected in place',
  description: "Cells stand in the order of the import's `columns`.",
  params: idParams,
  query: z.strictObject({ ...pageQuery, part: partField }),
  reply: pageOf(
    z.object({
      rowNumber: z.int(),
      code: z.string(),
      reason: z.string(),
      cells: z.array(z.string()),
    }),
  ),
  refusals: ['not_found', 'import_file_gone'],
  handle: ({ db, params, query }) => listErrorRows(db, params.id, query),
})

const importRowsCorrect = route({
  name: 'importRowsCorrect',
  method: 'POST',
  path: '/v1/imports/{id}/corrections',
  permission: 'imports.run',
  summary: 'Correct rows that were not taken, and work these rows again',
  description:
    'Of a dry run or of an import; what a corrected row says stands for the row of the file from then on. It is rolled back with the import.',
  params: idParams,
  body: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          rowNumber: z.int().min(1),
          cells: z.array(z.string().max(10_000)).max(1_000),
        }),
      )
      .min(1)
      .max(500),
  }),
  reply: importReply,
  status: 202,
  refusals: ['not_found', 'import_not_correctable', 'row_not_wrong', 'import_file_gone'],
  handle: async ({ tx, params, body, actor }) => {
    permitKind(actor, (await getImport(tx, params.id)).kind)
    return correctRows(tx, params.id, body.rows)
  },
})

const importRun = route({
  name: 'importRun',
  method: 'POST',
  path: '/v1/imports/{id}/runs',
  permission: 'imports.run',
  summary:
    'Run an import from its kept file: a draft, for real after a dry run, or mapped otherwise',
  description:
    'What is left out stays as it was. `remember` keeps the mapping for files with the same headers.',
  params: idParams,
  body: z.strictObject({
    dryRun: z.boolean().default(false),
    kind: kindField.optional(),
    mapping: mappingSchema.nullable().optional(),
    options: saidOptions.optional(),
    remember: z.boolean().default(false),
  }),
  reply: importReply,
  status: 202,
  refusals: ['not_found', 'import_not_repeatable', 'import_file_gone'],
  handle: async ({ tx, params, body, actor }) => {
    const { remember, ...change } = body
    const before = await getImport(tx, params.id)
    const kind = body.kind ?? before.kind
    permitKind(actor, kind)
    if (remember && body.mapping) {
      const options = { ...before.options, ...body.options }
      await rememberMapping(tx, Object.keys(body.mapping), kind, body.mapping, options)
    }
    return rerunImport(tx, params.id, change)
  },
})

const importCopy = route({
  name: 'importCopy',
  method: 'POST',
  path: '/v1/imports/{id}/copies',
  permission: 'imports.run',
  summary: "Make a draft of an import's file, to import it as another kind too",
  params: idParams,
  body: z.strictObject({ kind: kindField }),
  reply: importReply,
  status: 201,
  refusals: ['not_found', 'import_file_gone'],
  handle: async ({ tx, params, body, actor }) => {
    permitKind(actor, body.kind)
    return copyImport(tx, params.id, body.kind)
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

/** What became of files, and what can be done with them. */
export const importRunRoutes: Route[] = [
  importList,
  importGet,
  importErrorsGet,
  importErrorRowList,
  importRowsCorrect,
  importRun,
  importCopy,
  importCancel,
  importRollBack,
]
