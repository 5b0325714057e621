import { z } from 'zod'
import { requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'

export const IDENTIFIER_KINDS = ['gtin', 'asin', 'fnsku', 'supplier_code', 'other'] as const

/** An identifier as people enter it: a UPC or EAN is a GTIN of another length. */
export const identifierInput = z.strictObject({
  kind: z.enum([...IDENTIFIER_KINDS, 'upc', 'ean']),
  value: requiredText(100),
  packFactor: z.int().min(1).max(1_000_000).default(1),
})

/** An identifier as it is stored. */
export interface Identifier {
  kind: (typeof IDENTIFIER_KINDS)[number]
  value: string
  /** How many base units one scan of it stands for. */
  packFactor: number
}

/** The stored form of an identifier; refuses what cannot be right. */
export function normalizeIdentifier(input: z.input<typeof identifierInput>): Identifier {
  const value = input.value.normalize('NFC').trim()
  const packFactor = input.packFactor ?? 1
  refuseScientificNotation(value)
  if (input.kind === 'gtin' || input.kind === 'upc' || input.kind === 'ean')
    return { kind: 'gtin', value: normalizeGtin(value, input.kind), packFactor }
  if (input.kind === 'asin' || input.kind === 'fnsku')
    return { kind: input.kind, value: normalizeAmazonCode(value, input.kind), packFactor }
  return { kind: input.kind, value, packFactor }
}

/** Refuses what a spreadsheet made of a long number: its digits are gone and cannot be guessed. */
export function refuseScientificNotation(value: string): void {
  if (!/^\d([.,]\d+)?E\+\d+$/i.test(value)) return
  throw new Problem(422, 'identifier_in_scientific_notation', {
    detail: `${value} is what a spreadsheet shows for a long number; its last digits are lost. Format the column as text in the spreadsheet, enter the number again, and send it once more.`,
    value,
  })
}

const LENGTHS = { gtin: [8, 12, 13, 14], upc: [12, 13, 14], ean: [8, 13, 14] }

/** A GTIN, UPC-A, EAN-13 or EAN-8 in 14 digits; spaces and hyphens as printed are taken out. */
export function normalizeGtin(value: string, kind: keyof typeof LENGTHS = 'gtin'): string {
  const digits = value.replaceAll(/[\s-]/g, '')
  if (!/^\d+$/.test(digits))
    throw new Problem(422, 'gtin_not_digits', {
      detail: `${value} is not a ${kind.toUpperCase()}: it has characters other than digits.`,
      value,
    })
  if (!LENGTHS[kind].includes(digits.length)) throw wrongLength(value, digits, kind)
  const gtin = digits.padStart(14, '0')
  const expected = gtinCheckDigit(gtin.slice(0, 13))
  if (Number(gtin) === 0 || Number(gtin[13]) !== expected)
    throw new Problem(422, 'gtin_check_digit_wrong', {
      detail: `${value} is mistyped: its last digit would have to be ${expected}.`,
      value,
      expected,
    })
  return gtin
}

function wrongLength(value: string, digits: string, kind: keyof typeof LENGTHS): Problem {
  const lost = digits.length >= 6 && digits.length < 12 && isGtin(digits.padStart(12, '0'))
  const advice = lost
    ? ` It looks like ${digits.padStart(12, '0')} with its leading zeros lost; format the column as text.`
    : ''
  return new Problem(422, 'gtin_length_wrong', {
    detail: `${value} has ${digits.length} digits; a ${kind.toUpperCase()} has ${LENGTHS[kind].join(', ')}.${advice}`,
    value,
  })
}

/** Whether a text is a GTIN of one of its lengths, in 8, 12, 13 or 14 digits. */
export function isGtin(value: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(value) || Number(value) === 0) return false
  const gtin = value.padStart(14, '0')
  return gtinCheckDigit(gtin.slice(0, 13)) === Number(gtin[13])
}

/** The check digit behind the 13 first digits of a GTIN-14 (GS1 General Specifications 7.9). */
export function gtinCheckDigit(first13: string): number {
  const sum = [...first13].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return (10 - (sum % 10)) % 10
}

function normalizeAmazonCode(value: string, kind: 'asin' | 'fnsku'): string {
  const code = value.toUpperCase()
  if (/^[A-Z0-9]{10}$/.test(code)) return code
  throw new Problem(422, 'amazon_code_malformed', {
    detail: `${value} is not an ${kind.toUpperCase()}: it has ten letters and digits, such as ${kind === 'asin' ? 'B00EXAMPLE' : 'X000EXMPL1'}.`,
    value,
  })
}
