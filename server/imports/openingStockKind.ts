import { businessDay } from '../platform/businessDay.ts'
import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type OpeningResult, postOpeningBalances } from '../stock/openingBalance.ts'
import { reverseDocument, reverseMovement } from '../stock/reverse.ts'
import { importKind, type RowOutcome, RowRefusal, type StoredChange } from './importKind.ts'
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

interface OpeningStockRow {
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
}

interface StoredOpening {
  documentId: string
  /** How many changes of this import the document holds. */
  changes: number
  itemId: string
  locationId: string
  lot: string
  quantity: number
}

/** What lies where now: the first word sets the stock, a later one corrects the word before. */
export const openingStockKind = importKind<OpeningStockRow>({
  name: 'opening_stock',
  title: 'Opening stock',
  description:
    'What lies where when you begin. A later file corrects by its difference to the file before, so the same file twice changes nothing, whatever was sold in between.',
  permission: 'stock.adjust',
  fields: [
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
  ],
  shape: ({ sku, location, quantity, unitCost, lot, serials, expiresOn }) => {
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
    }) as OpeningStockRow
  },
  resolve: async (db, rows, options) => {
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
      const found = { itemId: item.id, locationId: place.id, siteId: place.siteId }
      return withoutAbsent({ ...row, ...found, expiresOn: day }) as OpeningStockRow
    })
  },
  keysOf: ({ sku, itemId, locationId, lot = '' }) => [
    { key: `${itemId} ${locationId} ${lot}`, label: `the stock of ${sku} at the same place` },
  ],
  apply: async (tx, rows, { fileName }) => {
    const { id, results } = await postOpeningBalances(
      tx,
      rows.map(({ itemId = '', locationId = '', siteId = '', ...row }) => ({
        itemId,
        locationId,
        siteId,
        quantity: row.quantity,
        lot: row.lot,
        serials: row.serials,
        expiresOn: row.expiresOn,
        unitCost: row.unitCost,
      })),
      { note: fileName === '' ? '' : `Import of ${fileName}` },
    )
    const isChange = ({ outcome }: OpeningResult) => outcome === 'created' || outcome === 'changed'
    const changes = results.filter(isChange).length
    return rows.map((row, index) => outcomeOf(row, results[index] as OpeningResult, id, changes))
  },
  revert: async (tx, changes) => {
    const documents = Map.groupBy(changes, ({ after }) => (after as StoredOpening).documentId)
    for (const [documentId, group] of [...documents].toReversed()) {
      const isWhole = group.some(({ after }) => (after as StoredOpening).changes === group.length)
      if (isWhole) await reverseDocument(tx, documentId, 'Import rolled back')
      else for (const change of group) await reverseOne(tx, change)
    }
    return []
  },
})

function readSerials(text: string): string[] {
  const serials = text.split(/[,;|]/).flatMap((part) => part.trim() || [])
  if (serials.some((serial) => serial.length > 100))
    throw new RowRefusal('text_too_long', 'A serial has more than 100 characters.')
  if (new Set(serials).size < serials.length)
    throw new RowRefusal('value_invalid', 'serials: one unit is named twice.')
  return serials
}

/** Whether this stock may lie there at all, told before anything is written. */
function refuseStock(
  { sku, lot, serials, quantity }: OpeningStockRow,
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

function outcomeOf(
  { itemId = '', locationId = '', lot = '', quantity }: OpeningStockRow,
  { outcome, before }: OpeningResult,
  documentId: string,
  changes: number,
): RowOutcome {
  if (outcome === 'not_enough_on_hand')
    return {
      outcome: 'refused',
      code: outcome,
      reason: 'More has left since the last opening balance than this one would leave. Count it.',
    }
  if (outcome === 'line_given_twice')
    return { outcome: 'refused', code: outcome, reason: 'The file names the same stock twice.' }
  if (outcome === 'unchanged') return { outcome }
  const after: StoredOpening = { documentId, changes, itemId, locationId, lot, quantity }
  const subjectId = `${itemId} ${locationId} ${lot}`
  const stored = outcome === 'created' ? null : { quantity: before }
  return {
    outcome,
    changes: [{ subjectKind: 'opening_balance', subjectId, before: stored, after }],
  }
}

async function reverseOne(tx: Tx, { after }: StoredChange): Promise<void> {
  const { documentId, itemId, locationId, lot } = after as StoredOpening
  const movements = await tx.many<{ id: string }>(sql`
    select id from stock_movement
     where document_id = ${documentId} and item_id = ${itemId} and lot = ${lot}
       and (from_location_id = ${locationId} or to_location_id = ${locationId})`)
  for (const { id } of movements) await reverseMovement(tx, id, 'Import rolled back')
}
