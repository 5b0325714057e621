import { z } from 'zod'
import { type Route, route } from '../platform/route.ts'
import { labelLine } from './contents.ts'
import { printLabels } from './print.ts'
import { LABEL_TEMPLATES, TEMPLATE_IDS } from './templates.ts'

const MAX_LINES = 500

const labelTemplateList = route({
  name: 'labelTemplateList',
  method: 'GET',
  path: '/v1/label-templates',
  permission: 'stock.read',
  summary: 'The label stock that can be printed on.',
  reply: z.object({
    data: z.array(
      z.object({
        id: z.enum(TEMPLATE_IDS),
        name: z.string(),
        detail: z.string(),
        kind: z.enum(['sheet', 'roll']),
        width: z.number().describe('In inches, as all lengths here.'),
        height: z.number(),
        columns: z.int(),
        rows: z.int(),
        pageWidth: z.number(),
        pageHeight: z.number(),
      }),
    ),
  }),
  handle: async () => ({ data: [...LABEL_TEMPLATES] }),
})

const labelCreate = route({
  name: 'labelCreate',
  method: 'POST',
  path: '/v1/labels',
  permission: 'stock.read',
  summary: 'Draw labels of items, places, lots and named units.',
  description:
    'Items bear their UPC or EAN with its quiet zones, else their FNSKU, else their SKU as Code 128; lots and serials a GS1 code with (01) GTIN, (17) expiry, (10) lot and (21) serial, or (91) SKU where the item has no GTIN. What does not fit as bars is printed as dots. `svg` is the first page to look at.',
  transaction: false,
  body: z.strictObject({
    template: z.enum(TEMPLATE_IDS).default('letter-30'),
    format: z.enum(['pdf', 'zpl', 'svg']).default('pdf'),
    style: z
      .enum(['bars', 'square'])
      .default('bars')
      .describe('`square` prints a QR code of the SKU or the place instead of bars.'),
    startAt: z.int().min(1).max(80).default(1).describe('The first free label of the sheet.'),
    lines: z.array(labelLine).min(1).max(MAX_LINES),
  }),
  reply: z.object({
    fileName: z.string(),
    contentType: z.string(),
    encoding: z.enum(['base64', 'text']).describe('How `content` is written.'),
    labels: z.int(),
    pages: z.int(),
    content: z.string(),
  }),
  refusals: [
    'unknown_sku',
    'unknown_location',
    'unknown_lot',
    'unknown_identifier',
    'not_a_gs1_value',
    'code_too_long_for_label',
    'too_many_labels',
  ],
  handle: ({ tx, body, clock }) => printLabels(tx, body, clock.now()),
})

export const labelRoutes: Route[] = [labelTemplateList, labelCreate]
