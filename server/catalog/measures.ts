import { Big } from 'big.js'
import { z } from 'zod'

// Exact by definition (international yard and pound agreement of 1959).
const GRAMS = { g: '1', kg: '1000', oz: '28.349523125', lb: '453.59237' }
const MILLIMETERS = { mm: '1', cm: '10', m: '1000', in: '25.4', ft: '304.8' }

/** A non-negative decimal as text, so that no digit is lost on the way. */
export function decimalText(wholeDigits: number, decimals: number) {
  return z
    .string()
    .regex(
      new RegExp(`^\\d{1,${wholeDigits}}(\\.\\d{1,${decimals}})?$`),
      `Use a decimal as text, such as "12.5", with at most ${decimals} digits after the point.`,
    )
    .overwrite(trimDecimal)
}

/** A decimal in its shortest form: `12.50` and `12.5` are the same. */
export function trimDecimal(decimal: string): string {
  return new Big(decimal).toFixed()
}

/** A weight as people enter it. */
export const weightInput = z.strictObject({
  value: decimalText(7, 6),
  unit: z.enum(['g', 'kg', 'oz', 'lb']),
})

/** A size as people enter it; a side may be left out. */
export const sizeInput = z.strictObject({
  length: decimalText(6, 6).nullable().optional(),
  width: decimalText(6, 6).nullable().optional(),
  height: decimalText(6, 6).nullable().optional(),
  unit: z.enum(['mm', 'cm', 'm', 'in', 'ft']),
})

/** A weight in grams, exactly. */
export function toGrams({ value, unit }: z.output<typeof weightInput>): string {
  return new Big(value).times(GRAMS[unit]).toFixed()
}

/** A length in millimeters, exactly. */
export function toMillimeters(
  value: string | null | undefined,
  unit: keyof typeof MILLIMETERS,
): string | null {
  return value == null ? null : new Big(value).times(MILLIMETERS[unit]).toFixed()
}

/** A weight in both systems; what was entered in ounces or pounds comes back as it was entered. */
export const weightReply = z.object({ grams: z.string(), ounces: z.string(), pounds: z.string() })

/** A size in both systems. */
export const sizeReply = z.object({
  millimeters: z.object({
    length: z.string().nullable(),
    width: z.string().nullable(),
    height: z.string().nullable(),
  }),
  inches: z.object({
    length: z.string().nullable(),
    width: z.string().nullable(),
    height: z.string().nullable(),
  }),
})

/** Writes a weight for the reply. */
export function describeWeight(grams: string | null): z.input<typeof weightReply> | null {
  if (grams === null) return null
  return { grams, ounces: divide(grams, GRAMS.oz), pounds: divide(grams, GRAMS.lb) }
}

/** Writes a size for the reply. */
export function describeSize(
  length: string | null,
  width: string | null,
  height: string | null,
): z.input<typeof sizeReply> | null {
  if (length === null && width === null && height === null) return null
  return {
    millimeters: { length, width, height },
    inches: { length: toInches(length), width: toInches(width), height: toInches(height) },
  }
}

function toInches(millimeters: string | null): string | null {
  return millimeters && divide(millimeters, MILLIMETERS.in)
}

function divide(value: string, by: string): string {
  // Six decimals, as many as may be entered: so the way there and back is exact.
  return new Big(value).div(by).round(6).toFixed()
}
