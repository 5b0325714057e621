import { z } from 'zod'
import { plainText, requiredText } from '../platform/plainText.ts'
import { CONDITIONS } from './post.ts'

/** How many lines one call takes. */
export const MAX_LINES = 500

/** The lines of a document. */
export const linesOf = <Line extends z.ZodType>(line: Line) => z.array(line).min(1).max(MAX_LINES)

export const skuField = requiredText(200)
/** A site, zone or bin by its path, such as `MAIN/A-01-02`. */
export const locationField = requiredText(200)
export const siteField = requiredText(60)
export const unitsField = z.int().min(1).max(1_000_000_000)
export const conditionField = z.enum(CONDITIONS)
export const lotField = plainText(100)
export const serialField = requiredText(100)
/** The names of units, as many as the quantity says. */
export const serialsField = z.array(serialField).min(1).max(1000)
export const dayField = z.iso.date()
/** An amount of money for one unit, as a decimal text so that nothing is lost. */
export const unitCostField = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, 'Use a decimal such as "12.50", up to six places.')
export const referenceField = plainText(200)
export const noteField = plainText(1000)
export const instantField = z.iso.datetime({ offset: true })

/** What every document of stock may say about itself. */
export const documentFields = {
  reference: referenceField.optional(),
  note: noteField.optional(),
  /** When it happened on the floor, if it is recorded later. */
  occurredAt: instantField.optional(),
}

/** The reply of every deed that moves stock: what the ledger wrote. */
export const documentReply = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string(),
  reason: z.string(),
  note: z.string(),
  occurredAt: z.iso.datetime().nullable(),
  lines: z.array(
    z.object({
      line: z.int(),
      movementId: z.string(),
      sku: z.string(),
      from: z.string(),
      to: z.string(),
      fromCondition: conditionField,
      toCondition: conditionField,
      lot: z.string(),
      serial: z.string().nullable(),
      quantity: z.int(),
      unitCost: z.string().nullable(),
      reversedBy: z.string().nullable(),
    }),
  ),
})

/** The unit of a quantity; `unitCost` is always that of one base unit. */
export const unitNameField = z
  .string()
  .min(1)
  .max(40)
  .describe('A unit of the item, such as case; else the base unit.')
