import { z } from 'zod'
import { countInBaseUnits } from '../catalog/baseUnits.ts'
import { route } from '../platform/route.ts'
import { ADJUSTMENT_REASONS, adjustStock } from './adjust.ts'
import { getStockDocument } from './documents.ts'
import {
  conditionField,
  dayField,
  documentFields,
  documentReply,
  linesOf,
  locationField,
  lotField,
  noteField,
  serialsField,
  skuField,
  unitCostField,
  unitNameField,
} from './fields.ts'

const adjustmentLine = z
  .strictObject({
    sku: skuField,
    location: locationField,
    quantity: z
      .int()
      .min(-1_000_000_000)
      .max(1_000_000_000)
      .refine((units) => units !== 0, 'Must not be zero.')
      .optional(),
    setTo: z.int().min(0).max(1_000_000_000).optional(),
    unit: unitNameField.optional(),
    expectedVersion: z.int().min(0).optional(),
    lot: lotField.optional(),
    serials: serialsField.optional(),
    expiresOn: dayField.optional(),
    condition: conditionField.optional(),
    unitCost: unitCostField.optional(),
    note: noteField.optional(),
  })
  .refine(
    ({ quantity, setTo }) => (quantity === undefined) !== (setTo === undefined),
    'Give either quantity (a difference) or setTo (the units that are there).',
  )
  .refine(
    ({ setTo, expectedVersion }) => expectedVersion === undefined || setTo !== undefined,
    'expectedVersion belongs to setTo.',
  )

export const adjustmentCreate = route({
  name: 'adjustmentCreate',
  method: 'POST',
  path: '/v1/adjustments',
  permission: 'stock.adjust',
  summary: 'Say what is there in truth, by a difference or by the count.',
  description:
    'Never refused because units are promised: availability may become negative, and the event stock.short names the reservations that are short.',
  body: z.strictObject({
    reason: z.enum(ADJUSTMENT_REASONS),
    lines: linesOf(adjustmentLine),
    ...documentFields,
  }),
  reply: documentReply,
  status: 201,
  refusals: [
    'not_enough_on_hand',
    'stock_changed',
    'line_given_twice',
    'serial_required',
    'unknown_unit',
    'quantity_not_whole',
  ],
  handle: async ({ tx, body, reply }) => {
    const lines = await countInBaseUnits(tx, body.lines)
    const { id, movements } = await adjustStock(tx, { ...body, lines })
    if (movements.length > 0) return getStockDocument(tx, id)
    reply.unchanged = true
    const { reason, reference = '', note = '' } = body
    return { id, kind: 'adjustment', reference, reason, note, occurredAt: null, lines: [] }
  },
})
