import { z } from 'zod'
import { requiredText } from '../platform/plainText.ts'
import { sql } from '../platform/sql.ts'

const days = z.number().min(0).max(3650)
const quantity = z.number().int().min(0).max(1_000_000_000)

/** What can be said about a supplier; null clears a planning value, so that the category's is used. */
export const supplierFields = {
  code: requiredText(100).refine((code) => !/^\.{1,2}$/.test(code), 'Not a supplier code.'),
  name: requiredText(200),
  email: z.email().max(320).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is three capital letters, such as USD'),
  leadTimeDays: days.nullable(),
  leadTimeDeviationDays: days.nullable(),
  serviceLevel: z.number().min(0.5).max(0.99999).nullable(),
  reviewDays: z.number().int().min(0).max(3650).nullable(),
  minimumOrderQuantity: quantity.nullable(),
  casePack: quantity.min(1).nullable(),
  minimumOrderValueMinor: z.number().int().min(0).max(1_000_000_000_000).nullable(),
  active: z.boolean(),
}

/** A supplier's fields as they are stored. */
export type SupplierValues = z.output<z.ZodObject<typeof supplierFields>>

/** A supplier to make or change: fields that are absent stay as they are. */
export type SupplierRow = {
  [Field in keyof SupplierValues]?: SupplierValues[Field] | undefined
} & {
  code: string
}

/** A stored supplier. */
export interface Supplier extends SupplierValues {
  id: string
  createdAt: string
  updatedAt: string
}

/** A supplier in replies. */
export const supplierReply = z
  .object({
    id: z.string(),
    ...supplierFields,
    email: z.string().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Supplier' })

/** A supplier's columns under their names outside. */
export const supplierColumns = sql`
  id, code, name, email, currency, lead_time_days::float8 as "leadTimeDays",
  lead_time_deviation_days::float8 as "leadTimeDeviationDays",
  service_level::float8 as "serviceLevel", review_days as "reviewDays",
  minimum_order_quantity as "minimumOrderQuantity", case_pack as "casePack",
  minimum_order_value_minor as "minimumOrderValueMinor", active,
  created_at as "createdAt", updated_at as "updatedAt"`

/** What a new supplier has where nothing was said. */
export const newSupplierValues: Omit<SupplierValues, 'code' | 'name'> = {
  email: null,
  currency: 'USD',
  leadTimeDays: null,
  leadTimeDeviationDays: null,
  serviceLevel: null,
  reviewDays: null,
  minimumOrderQuantity: null,
  casePack: null,
  minimumOrderValueMinor: null,
  active: true,
}

/** Rounds to the digits that are stored, so that saving the same values again changes nothing. */
export function roundSupplier<Values extends Partial<SupplierValues>>(values: Values): Values {
  return {
    ...values,
    ...rounded(values, 'leadTimeDays', 2),
    ...rounded(values, 'leadTimeDeviationDays', 2),
    ...rounded(values, 'serviceLevel', 5),
  }
}

function rounded(values: Partial<SupplierValues>, field: keyof SupplierValues, digits: number) {
  const value = values[field]
  return typeof value === 'number' ? { [field]: Number(value.toFixed(digits)) } : {}
}
