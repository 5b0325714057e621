import { z } from 'zod'
import { plainText, requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import type { ItemKind, ItemStatus } from './findItems.ts'
import { refuseScientificNotation } from './itemIdentifier.ts'
import { decimalText, sizeInput, toGrams, toMillimeters, weightInput } from './measures.ts'

export const ITEM_KINDS = ['item', 'virtual_kit', 'assembled_kit'] as const
export const ITEM_STATUSES = ['active', 'draft', 'discontinued', 'archived'] as const

/** A SKU in a path or body; a lone dot or two would be swallowed by every URL. */
export const skuText = requiredText(200).refine((sku) => !/^\.{1,2}$/.test(sku), 'Not a SKU.')

const decimals = (places: number) => (value: number) => Number(value.toFixed(places))
const days = z.number().min(0).max(3650).overwrite(decimals(2))

/** Planning values; null inherits from the supplier, the category or the settings. */
export const planningFields = {
  leadTimeDays: days.nullable(),
  leadTimeDeviationDays: days.nullable(),
  serviceLevel: z.number().min(0.5).max(0.99999).overwrite(decimals(5)).nullable(),
  reviewDays: z.int().min(0).max(3650).nullable(),
  minimumOrderQuantity: z.int().min(0).max(1_000_000_000).nullable(),
  casePack: z.int().min(1).max(1_000_000_000).nullable(),
}

/** What can be said of an item beside its SKU, in the form in which people say it. */
export const itemFields = {
  title: requiredText(500),
  status: z.enum(ITEM_STATUSES),
  kind: z.enum(ITEM_KINDS),
  /** The category's name. */
  category: requiredText(200).nullable(),
  /** The base unit, in which stock is counted. */
  unit: requiredText(40),
  unitCost: decimalText(12, 6).nullable(),
  priceMinor: z.int().min(0).max(1_000_000_000_000).nullable(),
  weight: weightInput.nullable(),
  size: sizeInput.nullable(),
  tracksLots: z.boolean(),
  tracksSerials: z.boolean(),
  tracksExpiry: z.boolean(),
  backorderable: z.boolean(),
  imageUrl: plainText(2000)
    .refine(isHttpsUrl, 'Use an address that begins with https://.')
    .nullable(),
  ...planningFields,
}

function isHttpsUrl(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** An item's own values as they are stored, quantities of measure in metric units. */
export interface ItemValues {
  sku: string
  title: string
  status: ItemStatus
  kind: ItemKind
  category: string | null
  unit: string
  unitCost: string | null
  priceMinor: number | null
  weightGrams: string | null
  lengthMm: string | null
  widthMm: string | null
  heightMm: string | null
  tracksLots: boolean
  tracksSerials: boolean
  tracksExpiry: boolean
  backorderable: boolean
  imageUrl: string | null
  leadTimeDays: number | null
  leadTimeDeviationDays: number | null
  serviceLevel: number | null
  reviewDays: number | null
  minimumOrderQuantity: number | null
  casePack: number | null
}

/** What an item is where nobody has said otherwise. */
export function defaultValues(sku: string): ItemValues {
  return {
    sku,
    title: sku,
    status: 'active',
    kind: 'item',
    category: null,
    unit: 'each',
    unitCost: null,
    priceMinor: null,
    weightGrams: null,
    lengthMm: null,
    widthMm: null,
    heightMm: null,
    tracksLots: false,
    tracksSerials: false,
    tracksExpiry: false,
    backorderable: false,
    imageUrl: null,
    leadTimeDays: null,
    leadTimeDeviationDays: null,
    serviceLevel: null,
    reviewDays: null,
    minimumOrderQuantity: null,
    casePack: null,
  }
}

const VALUE_NAMES = Object.keys(defaultValues('')) as (keyof ItemValues)[]
const partialFields = z.object(itemFields).partial()

/** The stored values that some fields stand for; a field that is absent is left alone. */
export function valuesOf(fields: z.output<typeof partialFields>): Partial<ItemValues> {
  const { weight, size, ...same } = fields
  const values: Record<string, unknown> = { ...same }
  if (weight !== undefined) values.weightGrams = weight && toGrams(weight)
  if (size !== undefined)
    for (const side of ['length', 'width', 'height'] as const)
      values[`${side}Mm`] = size && toMillimeters(size[side], size.unit)
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** The values that differ, with what stood there before and after. */
export function compareValues(before: ItemValues, after: ItemValues) {
  const changed = VALUE_NAMES.filter((name) => before[name] !== after[name])
  return {
    before: pickValues(before, changed),
    after: pickValues(after, changed),
    changed,
  }
}

function pickValues(values: ItemValues, names: (keyof ItemValues)[]): Partial<ItemValues> {
  return Object.fromEntries(names.map((name) => [name, values[name]]))
}

/** Refuses values that contradict each other, before the database would. */
export function checkValues(values: ItemValues): void {
  refuseScientificNotation(values.sku)
  if (values.tracksExpiry && !values.tracksLots) throw new Problem(422, 'expiry_needs_lots')
}
