import { z } from 'zod'
import { type Route, route } from '../platform/route.ts'
import { locationField, MAX_LINES, siteField, skuField, unitsField } from './fields.ts'
import { previewAdjustments, previewMoves } from './previewStock.ts'

const previewLine = z.object({
  sku: z.string(),
  location: z.string().nullable(),
  outcome: z.enum(['changed', 'unchanged', 'refused']),
  before: z.int(),
  after: z.int(),
  version: z.int(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
})

const adjustmentPreviewCreate = route({
  name: 'adjustmentPreviewCreate',
  method: 'POST',
  path: '/v1/adjustment-previews',
  permission: 'stock.adjust',
  summary: 'Say what an adjustment would change, line by line; nothing is written.',
  description:
    'A line without a location means the one place where the item lies. Give the location, and setTo with the version, to the adjustment: it is refused if the stock has changed since.',
  body: z.strictObject({
    site: siteField.optional().describe('Only places of this site are meant.'),
    lines: z
      .array(
        z.strictObject({
          sku: skuField,
          location: locationField.optional(),
          quantity: z.int().min(-1_000_000_000).max(1_000_000_000).optional(),
          setTo: z.int().min(0).max(1_000_000_000).optional(),
        }),
      )
      .min(1)
      .max(MAX_LINES),
  }),
  reply: z.object({ lines: z.array(previewLine) }),
  handle: async ({ tx, body, reply }) => {
    reply.unchanged = true
    return { lines: await previewAdjustments(tx, body.lines, body.site) }
  },
})

const movePreviewCreate = route({
  name: 'movePreviewCreate',
  method: 'POST',
  path: '/v1/move-previews',
  permission: 'stock.move',
  summary: 'Say what a move would take from where, line by line; nothing is written.',
  description:
    'A line without `from` means the one place where the item lies; without a quantity, all that lies there.',
  body: z.strictObject({
    site: siteField.optional().describe('Only places of this site are meant.'),
    lines: z
      .array(
        z.strictObject({
          sku: skuField,
          from: locationField.optional(),
          to: locationField,
          quantity: unitsField.optional(),
        }),
      )
      .min(1)
      .max(MAX_LINES),
  }),
  reply: z.object({ lines: z.array(previewLine.extend({ quantity: z.int() })) }),
  handle: async ({ tx, body, reply }) => {
    reply.unchanged = true
    return { lines: await previewMoves(tx, body.lines, body.site) }
  },
})

/** What deeds on many items would do. */
export const stockPreviewRoutes: Route[] = [adjustmentPreviewCreate, movePreviewCreate]
