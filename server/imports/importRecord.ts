import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Actor, Database, DeedContext, Queryable } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { isPlainText, plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { ENCODINGS } from './encoding.ts'
import type { FileForm } from './importFile.ts'
import type { ImportOptions } from './importKind.ts'
import { KIND_NAMES } from './kindNames.ts'
import type { GivenMapping } from './mapColumns.ts'
import type { KindName } from './preset.ts'
import { DELIMITERS } from './readCsv.ts'

export const IMPORT_STATES = [
  'uploading',
  'draft',
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'rolling_back',
  'rolled_back',
] as const

/** What can be said about the file as a whole. */
export const importOptionFields = {
  site: requiredText(60).optional().describe('The site of rows that name none.'),
  channel: plainText(100).optional().describe('The channel of sales that name none.'),
  dateOrder: z
    .enum(['MDY', 'DMY'])
    .default('MDY')
    .describe('How 01/02/2026 is meant: U.S. or the other way round.'),
  decimal: z
    .enum(['.', ','])
    .optional()
    .describe('What stands before the decimals of numbers: 1,234.50 or 1.234,50.'),
  delimiter: z
    .enum(DELIMITERS)
    .optional()
    .describe('Found out from the file where it is not given.'),
  encoding: z
    .enum(ENCODINGS)
    .optional()
    .describe('Replaces what was found out, where its letters come out wrong.'),
  sheet: plainText(200).optional().describe('The sheet of a workbook; the first one otherwise.'),
}

export const mappingSchema = z.record(
  z.string().max(500).refine(isPlainText, 'Use one line of printable text.'),
  plainText(100).nullable(),
)

/** The same, each only where it was said: nothing is filled in. */
export const saidOptions = z
  .strictObject({ ...importOptionFields, dateOrder: z.enum(['MDY', 'DMY']) })
  .partial()

/** What a file holds. */
export const kindField = z.enum(KIND_NAMES)

/** Rows that hold no data, in replies. */
export const skippedReply = z.array(
  z.object({ reason: z.string(), count: z.int(), rows: z.array(z.int()) }),
)

/** An import in replies. */
export const importReply = z
  .object({
    id: z.string(),
    kind: kindField,
    fileName: z.string(),
    fileBytes: z.int(),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.enum(ENCODINGS).describe('As it was found out.'),
    encodingSure: z.boolean().describe('Whether no other encoding is likely.'),
    sheets: z.array(z.string()).describe('Of a workbook.'),
    dryRun: z.boolean(),
    state: z.enum(IMPORT_STATES),
    phase: z.enum(['reading', 'applying']),
    options: z.object(importOptionFields),
    mapping: mappingSchema.nullable().describe('What was asked for; null: by the header.'),
    columns: z
      .array(z.object({ header: z.string(), field: z.string().nullable() }))
      .nullable()
      .describe('What was used, once the header has been read.'),
    problem: z
      .object({ code: z.string(), detail: z.string() })
      .nullable()
      .describe('Why it failed.'),
    preset: z.string().nullable().describe('The export that it was recognised as.'),
    skipped: skippedReply.describe(
      'Rows that hold no data, such as blank ones and totals; the first of them by number.',
    ),
    samples: z
      .array(
        z.object({
          row: z.int(),
          name: z.string(),
          changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
        }),
      )
      .describe('What a dry run would change, of the first rows that it would change.'),
    rowsRead: z.int(),
    rowsTotal: z.int().nullable().describe('Null until the whole file has been read.'),
    rowsDone: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    errors: z.int(),
    reverted: z.int().describe('Changes that the rollback took back.'),
    kept: z.int().describe('Changes that it left, because they were changed or used since.'),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    rolledBackAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Import' })

export type ImportView = z.output<typeof importReply>

/** An import as its reply shows it. */
export const importColumns = sql`
  id, kind, file_name as "fileName", file_bytes as "fileBytes", format, encoding,
  encoding_sure as "encodingSure", sheets, dry_run as "dryRun", state, phase, options, mapping, preset,
  (select coalesce(jsonb_agg(jsonb_build_object('reason', reason.key) || reason.value order by reason.key), '[]')
     from jsonb_each(skipped) reason) as skipped, samples,
  (select jsonb_agg(jsonb_build_object('header', h.text, 'field', columns -> (h.number::int - 1))
                    order by h.number)
     from jsonb_array_elements_text(header) with ordinality as h(text, number)) as columns,
  problem, rows_read as "rowsRead", rows_total as "rowsTotal", rows_done as "rowsDone",
  created_count as created, changed_count as changed, unchanged_count as unchanged,
  error_count as errors, reverted_count as reverted, kept_count as kept,
  actor ->> 'name' as "createdBy", created_at as "createdAt", started_at as "startedAt",
  ended_at as "endedAt", rolled_back_at as "rolledBackAt"`

/** One import. */
export async function getImport(db: Queryable, id: string): Promise<ImportView> {
  const found = await db.maybe<ImportView>(sql`
    select ${importColumns} from import where id = ${id} and state <> 'uploading'`)
  if (!found) throw new Problem(404, 'not_found')
  return found
}

/** Who uploaded it, kept so that its deeds are done in their name. */
export interface Uploader {
  kind: Actor['kind']
  id: string
  name: string
  role: string
  via: string
}

/** An import as the engine works it. */
export interface ImportWork {
  id: string
  kind: KindName
  fileName: string
  dryRun: boolean
  format: FileForm['format']
  encoding: FileForm['encoding']
  options: ImportOptions
  mapping: GivenMapping | null
  header: string[] | null
  columns: (string | null)[] | null
  /** Whether only the corrected rows are worked. */
  correcting: boolean
  state: 'running' | 'rolling_back'
  phase: 'reading' | 'applying'
  position: number
  rowsTotal: number | null
  leaseId: string
  actor: Uploader
}

/** The engine's hold on one import: its database, clock and the context of its deeds. */
export interface Worker {
  db: Database
  clock: Clock
  signal: AbortSignal
  context: DeedContext
}

/** The context of the deeds that an import does: the uploader's, long after their request. */
export function contextOfImport(clock: Clock, { via, ...actor }: Uploader): DeedContext {
  return {
    actor: { ...actor, permissions: new Set() },
    clock,
    requestId: newId(),
    origin: { via },
  }
}
