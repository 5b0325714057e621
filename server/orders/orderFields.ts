import { z } from 'zod'
import { plainText, requiredText } from '../platform/plainText.ts'
import {
  conditionField,
  instantField,
  locationField,
  lotField,
  skuField,
  unitsField,
} from '../stock/fields.ts'
import { MEETS, ORDER_STATES } from './orderRows.ts'
import { RESTOCKS } from './refundOrder.ts'

/** How many lines one order takes in one request. */
const MAX_LINES = 500
const MAX_MINOR = 1_000_000_000_000

export const orderParams = z.strictObject({ id: z.uuid() })
export const orderLineParams = z.strictObject({ id: z.uuid(), lineId: z.uuid() })
export const priceField = z.int().min(0).max(MAX_MINOR)
export const meetsField = z
  .enum(MEETS)
  .describe('stock: must be there now. backorder: may wait. preorder: waits for what is expected.')
export const reasonField = plainText(500)

export const newLineFields = z.strictObject({
  sku: skuField.describe('Ours; one that nobody knows waits for its mapping.'),
  quantity: unitsField,
  meets: meetsField.optional(),
  title: plainText(500).optional(),
  externalLineId: requiredText(200).optional(),
  priceMinor: priceField.optional().describe('Of one unit, in cents.'),
})
export const newLines = z.array(newLineFields).min(1).max(MAX_LINES)

/** Units of lines, as deeds name them. */
export const askedUnits = { lineId: z.uuid(), quantity: unitsField }
export const askedLines = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.strictObject({ ...askedUnits, ...shape }))
    .min(1)
    .max(MAX_LINES)
export const serialsField = z.array(requiredText(100)).max(1000).optional()
export const backFields = {
  location: locationField
    .optional()
    .describe('Where they lie now; the site that shipped them unless said.'),
  condition: conditionField.optional(),
  lot: lotField.optional(),
  serials: serialsField,
}
export const restockField = z
  .enum(RESTOCKS)
  .describe(
    'none: they stay as they are. cancel: they are no longer shipped. return: shipped ones are back in stock.',
  )
export const shippedAtField = instantField

const reasonReply = z.object({
  rule: z.enum(['complete', 'split', 'short', 'chosen', 'channel']),
  considered: z.array(
    z.object({
      site: z.string(),
      rank: z.int(),
      miles: z.int().nullable(),
      fits: z.int(),
      of: z.int(),
    }),
  ),
})

const lineReply = z.object({
  id: z.string(),
  position: z.int(),
  externalLineId: z.string().nullable(),
  externalSku: z.string(),
  listing: z.string(),
  title: z.string(),
  barcode: z.string(),
  sku: z.string().nullable().describe('Null while the line waits for its mapping.'),
  itemTitle: z.string().nullable(),
  tracksSerials: z.boolean(),
  packSize: z.int(),
  fulfilledBy: z.enum(['merchant', 'channel']),
  meets: meetsField,
  ordered: z.int(),
  cancelled: z.int(),
  shipped: z.int(),
  returned: z.int(),
  refunded: z.int(),
  open: z.int(),
  short: z.int().describe('Of the open units, those that no stock covers.'),
  priceMinor: z.int().nullable(),
  allocations: z.array(
    z.object({ site: z.string(), quantity: z.int(), short: z.int(), reason: reasonReply }),
  ),
  expected: z
    .array(
      z.object({
        expectedReceiptId: z.string(),
        reference: z.string(),
        expectedOn: z.string().nullable(),
        quantity: z.int(),
      }),
    )
    .describe('What is to come for the short units, once older orders have had their share.'),
})

const shipmentReply = z.object({
  id: z.string(),
  site: z.string(),
  carrier: z.string(),
  service: z.string(),
  tracking: z.string(),
  note: z.string(),
  byChannel: z.boolean(),
  documentId: z.string().nullable(),
  shippedAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().nullable(),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
})

const refundReply = z.object({
  id: z.string(),
  amountMinor: z.int().nullable(),
  reason: z.string(),
  byChannel: z.boolean(),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int(), restock: z.string() })),
  createdAt: z.iso.datetime(),
})

/** An order as every deed on it answers. */
export const orderReply = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  channelName: z.string(),
  source: z.string(),
  externalId: z.string().nullable(),
  state: z.enum(ORDER_STATES),
  holdReason: z.string(),
  channelHold: z.string(),
  note: z.string(),
  placedAt: z.iso.datetime(),
  shipBy: z.iso.datetime().nullable(),
  late: z.boolean(),
  shipRegion: z.string(),
  address: z
    .enum(['kept', 'none', 'erased'])
    .describe('Read it at /v1/orders/{id}/ship-to; it is erased some days after delivery.'),
  sites: z.array(z.string()),
  closedAt: z.iso.datetime().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  lines: z.array(lineReply),
  shipments: z.array(shipmentReply),
  refunds: z.array(refundReply),
})

/** An order in a list. */
export const orderInListReply = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  channelName: z.string(),
  source: z.string(),
  externalId: z.string().nullable(),
  state: z.enum(ORDER_STATES),
  placedAt: z.iso.datetime(),
  shipBy: z.iso.datetime().nullable(),
  late: z.boolean(),
  shipRegion: z.string(),
  lines: z.int(),
  units: z.int(),
  openUnits: z.int(),
  shippedUnits: z.int(),
  unmappedLines: z.int(),
  shortUnits: z.int().describe('Base units that no stock covers.'),
  waits: z.boolean().describe('Whether its open lines may all wait for stock.'),
  sites: z.array(z.string()),
  skus: z.array(z.string()),
})
