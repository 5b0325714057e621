import { businessDay } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { type ImportField, type ImportOptions, RowRefusal, type RowValues } from './importKind.ts'
import {
  findDefaultSite,
  itemOf,
  type KnownItem,
  lookUpItems,
  lookUpPlaces,
  placeOf,
} from './lookUps.ts'
import { withoutAbsent } from './readRow.ts'
import { siteField, skuField } from './skuAndSite.ts'

/** Units of an item at a place, as a file has them. */
export interface StockRow {
  sku: string
  location?: string
  quantity: number
  unitCost?: string
  lot?: string
  serials?: string[]
  expiresOn?: string
  itemId?: string
  locationId?: string
  siteId?: string
  /** Whether its units have lots or names, which the ledger judges when it writes them. */
  tracked?: boolean
}

/** What a file of stock may say. */
export const stockFields: ImportField[] = [
  skuField,
  {
    name: 'quantity',
    type: 'units',
    required: true,
    description: 'Units that are there.',
    synonyms: [
      'Qty',
      'On hand',
      'Qty on hand',
      'Quantity on hand',
      'Stock',
      'Stock on hand',
      'Current stock',
      'Available',
      'Inventory',
      'Inventory quantity',
      'Variant Inventory Qty',
      'Units',
      'Stock level',
      'Count',
    ],
  },
  {
    ...siteField,
    name: 'location',
    description: 'Site, zone or bin, such as MAIN or MAIN/A-01-02.',
    synonyms: [...siteField.synonyms, 'Site', 'Bin', 'Bin location', 'Location name', 'Shelf'],
  },
  {
    name: 'unitCost',
    type: 'decimal',
    description: 'What one unit cost, in dollars; the cost of the item where there is none.',
    synonyms: ['Cost', 'Unit cost', 'Cost per item', 'Average cost', 'Item cost', 'COGS'],
  },
  {
    name: 'lot',
    type: 'identifier',
    description: 'The lot, for items that are kept by lot.',
    synonyms: ['Lot number', 'Lot #', 'Lot code', 'Batch', 'Batch number'],
  },
  {
    name: 'serials',
    type: 'text',
    description: 'The serials of the units, by commas or semicolons, for items that are kept so.',
    synonyms: ['Serial', 'Serials', 'Serial number', 'Serial numbers', 'Serial #', 'S/N', 'IMEI'],
  },
  {
    name: 'expiresOn',
    type: 'day',
    description: 'The day on which the lot expires.',
    synonyms: ['Expiry', 'Expiry date', 'Expiration date', 'Expires', 'Best before', 'Use by'],
  },
]

/** Makes a row of stock of the cells. */
export function shapeStock(values: RowValues): StockRow {
  const { sku, location, quantity, unitCost, lot, serials, expiresOn } = values
  if (Number(quantity) < 0)
    throw new RowRefusal('value_invalid', 'quantity: less than nothing cannot lie anywhere.')
  if (unitCost !== undefined && !/^\d{1,12}(\.\d{1,6})?$/.test(String(unitCost)))
    throw new RowRefusal('value_invalid', 'unitCost: use up to six decimals, such as 12.50.')
  if (String(lot ?? '').length > 100)
    throw new RowRefusal('text_too_long', 'lot has more than 100 characters.')
  return withoutAbsent({
    sku: String(sku),
    location: location as string | undefined,
    quantity: Number(quantity),
    unitCost: unitCost as string | undefined,
    lot: lot as string | undefined,
    serials: serials === undefined ? undefined : readSerials(String(serials)),
    expiresOn: expiresOn as string | undefined,
  }) as StockRow
}

function readSerials(text: string): string[] {
  const serials = text.split(/[,;|]/).flatMap((part) => part.trim() || [])
  if (serials.some((serial) => serial.length > 100))
    throw new RowRefusal('text_too_long', 'A serial has more than 100 characters.')
  if (new Set(serials).size < serials.length)
    throw new RowRefusal('value_invalid', 'serials: one unit is named twice.')
  return serials
}

/** Finds the items and places that rows of stock name. */
export async function resolveStock(
  db: Queryable,
  rows: StockRow[],
  options: ImportOptions,
): Promise<(StockRow | RowRefusal)[]> {
  const standard = await findDefaultSite(db, options)
  const skus = rows.map(({ sku }) => sku)
  const items = await lookUpItems(db, skus)
  const paths = rows.flatMap(({ location = standard }) => location ?? [])
  const places = await lookUpPlaces(db, paths)
  return rows.map((row) => {
    const item = itemOf(items, row.sku)
    if (item instanceof RowRefusal) return item
    const place = placeOf(places, row.location ?? standard, false)
    if (place instanceof RowRefusal) return place
    const refusal = refuseStock(row, item, place.active)
    if (refusal) return refusal
    const { expiresOn } = row
    const day = expiresOn?.includes('T') ? businessDay(expiresOn, place.timeZone) : expiresOn
    const found = {
      itemId: item.id,
      locationId: place.id,
      siteId: place.siteId,
      location: place.path,
      tracked: item.tracksLots || item.tracksSerials || undefined,
    }
    return withoutAbsent({ ...row, ...found, expiresOn: day }) as StockRow
  })
}

/** Whether this stock may lie there at all, told before anything is written. */
function refuseStock(
  { sku, lot, serials, quantity }: StockRow,
  { kind, tracksLots, tracksSerials }: KnownItem,
  active: boolean,
): RowRefusal | undefined {
  if (kind === 'virtual_kit')
    return new RowRefusal(
      'kit_has_no_stock',
      `${sku} is a kit without stock of its own; give the stock of its components.`,
    )
  if (!active) return new RowRefusal('not_a_place', 'The place is closed.')
  if (tracksLots && lot === undefined)
    return new RowRefusal('lot_required', `${sku} is kept by lot; name the lot.`)
  if (!tracksLots && lot !== undefined)
    return new RowRefusal('lot_not_tracked', `${sku} is not kept by lot.`)
  if (tracksSerials && (serials?.length ?? 0) !== quantity)
    return new RowRefusal(
      'serial_required',
      `${sku} is kept by serial; name each of its ${quantity} units.`,
    )
  if (!tracksSerials && serials)
    return new RowRefusal('serial_not_tracked', `${sku} is not kept by serial.`)
  return undefined
}

/** One file says once what lies where. */
export function keysOfStock({ sku, itemId, locationId, lot = '' }: StockRow) {
  return [{ key: `${itemId} ${locationId} ${lot}`, label: `the stock of ${sku} at the same place` }]
}

/** Whether the ledger takes each of these rows, whatever else lies there. */
export function areSurelyTaken(rows: StockRow[]): boolean {
  return rows.every(({ tracked, expiresOn }) => !tracked && expiresOn === undefined)
}

/** Where its balance lies. */
export function bucketOfStock({ itemId = '' }: StockRow): number {
  return bucketOfId(itemId)
}
