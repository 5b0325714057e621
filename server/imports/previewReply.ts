import { z } from 'zod'
import { ENCODINGS } from './encoding.ts'
import { kindField, saidOptions, skippedReply } from './importRecord.ts'
import type { FilePreview } from './previewFile.ts'
import { listSkipped } from './readTable.ts'

/** What a file looks like, in replies. */
export const previewReply = z
  .object({
    kind: kindField,
    presetKinds: z.array(kindField).describe('What a known export can be imported as.'),
    preset: z.object({ name: z.string(), title: z.string() }).nullable(),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.enum(ENCODINGS),
    encodingSure: z.boolean(),
    letters: z.array(z.string()).describe('Cells by which a person sees whether it is right.'),
    delimiter: z.string().nullable(),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    headerRow: z.int(),
    columns: z.array(
      z.object({
        header: z.string(),
        field: z.string().nullable(),
        confidence: z.number(),
        samples: z.array(z.string()),
        warnings: z.array(
          z.object({
            code: z.enum(['scientific_notation', 'zeros_lost', 'check_digit', 'unreadable']),
            count: z.int().describe('Of the first 500 rows.'),
            example: z.string(),
          }),
        ),
      }),
    ),
    rows: z.array(z.array(z.string())),
    missing: z.array(z.string()).describe('Required fields that no column stands for.'),
    dateOrder: z
      .enum(['MDY', 'DMY', 'unclear'])
      .nullable()
      .describe('How days are written; `unclear`: say it with `dateOrder`.'),
    decimal: z
      .literal(',')
      .nullable()
      .describe('Where numbers can only be read with a comma before the decimals.'),
    remembered: z.boolean().describe('Whether such a file was mapped so before.'),
    rememberedOptions: saidOptions,
    skipped: skippedReply.describe('Among the rows that were looked at.'),
  })
  .meta({ id: 'ImportPreview' })

/** A preview as its reply shows it. */
export function replyOfPreview(preview: FilePreview): z.input<typeof previewReply> {
  return { ...preview, skipped: listSkipped(preview.skipped) }
}
