import Big from 'big.js'
import { normalizeIdentifier } from '../catalog/itemIdentifier.ts'
import { type SaveItemRow, saveItemRow } from '../catalog/saveItems.ts'
import { supplierFields } from '../purchasing/supplier.ts'
import { RowRefusal, type RowValues } from './importKind.ts'
import { checkRow, withoutAbsent } from './readRow.ts'

/** An item of the file with what it says about its supplier. */
export interface ItemRow {
  item: SaveItemRow
  supplier?: { name: string; sku?: string; unitCost?: string }
}

/** Makes the catalog's row of the cells. */
export function shapeItem(values: RowValues): ItemRow {
  const { sku, title, category, unit, price, imageUrl, status } = values
  const item = checkRow(
    saveItemRow,
    withoutAbsent({
      sku,
      title,
      category,
      unit,
      imageUrl,
      status: status === undefined ? undefined : statusOf(String(status)),
      priceMinor: price,
      unitCost: cost(values.unitCost, 'unitCost'),
      leadTimeDays: number(values.leadTimeDays),
      leadTimeDeviationDays: number(values.leadTimeDeviationDays),
      serviceLevel: values.serviceLevel,
      reviewDays: values.reviewDays,
      minimumOrderQuantity: values.minimumOrderQuantity,
      casePack: values.casePack,
      tracksLots: values.tracksLots,
      tracksSerials: values.tracksSerials,
      tracksExpiry: values.tracksExpiry,
      backorderable: values.backorderable,
      weight: weightOf(values),
      size: sizeOf(values),
      identifiers: identifiersOf(values),
    }),
  )
  const supplier = supplierOf(values)
  return supplier ? { item, supplier } : { item }
}

const STATUSES: Record<string, string> = {
  inactive: 'archived',
  disabled: 'archived',
  unlisted: 'draft',
  published: 'active',
  enabled: 'active',
}

function statusOf(text: string): string {
  const word = text.toLowerCase()
  return STATUSES[word] ?? word
}

/** Six decimals are kept; spreadsheets write 5.1 as 5.1000000000000005. */
function cost(value: RowValues[string], name: string): string | undefined {
  if (value === undefined) return undefined
  const amount = new Big(String(value)).round(6)
  if (amount.lt(0)) throw new RowRefusal('value_invalid', `${name}: is less than zero.`)
  return amount.toFixed()
}

function number(value: RowValues[string]): number | undefined {
  return value === undefined ? undefined : Number(value)
}

function weightOf(values: RowValues) {
  const units = { weightPounds: 'lb', weightOunces: 'oz', weightGrams: 'g', weightKilograms: 'kg' }
  for (const [name, unit] of Object.entries(units)) {
    const value = cost(values[name], name)
    if (value !== undefined) return { value, unit }
  }
  return undefined
}

function sizeOf(values: RowValues) {
  for (const [suffix, unit] of [
    ['Inches', 'in'],
    ['Centimeters', 'cm'],
  ]) {
    const sides = ['length', 'width', 'height'].flatMap((side) => {
      const value = cost(values[`${side}${suffix}`], `${side}${suffix}`)
      return value === undefined ? [] : [[side, value]]
    })
    if (sides.length > 0) return { ...Object.fromEntries(sides), unit }
  }
  return undefined
}

function identifiersOf({ barcode, asin, fnsku }: RowValues) {
  const code = barcode === undefined ? undefined : String(barcode)
  const isGtin = code !== undefined && /^[\d\s-]+$/.test(code)
  const given = [
    code && { kind: isGtin ? ('gtin' as const) : ('other' as const), value: code },
    asin && { kind: 'asin' as const, value: String(asin) },
    fnsku && { kind: 'fnsku' as const, value: String(fnsku) },
  ].filter((one) => typeof one === 'object')
  // Normalised here, so that a wrong one is refused while reading and two rows with one are seen.
  return given.length === 0 ? undefined : given.map(normalizeIdentifier)
}

function supplierOf({ supplier, supplierSku, supplierCost }: RowValues): ItemRow['supplier'] {
  if (supplier === undefined) return undefined
  return withoutAbsent({
    name: checkRow(supplierFields.code, supplier),
    sku: supplierSku === undefined ? undefined : String(supplierSku),
    unitCost: cost(supplierCost, 'supplierCost'),
  }) as ItemRow['supplier']
}
