import {
  revertSalesDays,
  type SalesDay,
  type SalesDayValues,
  saveSalesDays,
} from '../orders/saveSalesDays.ts'
import { businessDay } from '../platform/businessDay.ts'
import { importKind, RowRefusal } from './importKind.ts'
import { findDefaultSite, itemOf, lookUpItems, lookUpPlaces, placeOf } from './lookUps.ts'
import { withoutAbsent } from './readRow.ts'
import { siteField, skuField } from './skuAndSite.ts'

interface SalesRow {
  sku: string
  site?: string
  channel: string
  /** A day, or an instant until the site is known. */
  day: string
  units: number
  revenueMinor?: number
  inStockShare?: number
  itemId?: string
  siteId?: string
}

/** Sales history by item, site, channel and day; lines of orders on one day are summed. */
export const salesKind = importKind<SalesRow>({
  name: 'sales',
  title: 'Sales history',
  description:
    'What was sold by item and day, or by order line: rows of the same item, site, channel and day are summed. History, not stock.',
  permission: 'orders.write',
  fields: [
    skuField,
    {
      name: 'day',
      type: 'day',
      required: true,
      description: 'The day of the sale. A time with its offset falls on the day of the site.',
      synonyms: [
        'Date',
        'Order date',
        'Sale date',
        'Sold on',
        'Created at',
        'Purchase date',
        'purchase-date',
        'Day of sale',
      ],
    },
    {
      name: 'units',
      type: 'units',
      required: true,
      description: 'Units sold; returns are not demand and are refused.',
      synonyms: [
        'Quantity',
        'Qty',
        'Units sold',
        'Quantity sold',
        'Qty sold',
        'Lineitem quantity',
        'Net items sold',
        'Sold',
        'quantity-purchased',
        'Net quantity',
      ],
    },
    {
      name: 'revenue',
      type: 'money',
      description: 'What these units brought in, in dollars.',
      synonyms: [
        'Sales',
        'Total',
        'Amount',
        'Total sales',
        'Net sales',
        'Gross sales',
        'Line total',
        'Ordered product sales',
        'Revenue (USD)',
      ],
    },
    {
      name: 'price',
      type: 'money',
      description:
        'The price of one unit; times the units it is the revenue where that is not given.',
      synonyms: ['Unit price', 'Sale price', 'Item price', 'Lineitem price', 'Selling price'],
    },
    {
      name: 'channel',
      type: 'text',
      description: 'Where it was sold.',
      synonyms: ['Sales channel', 'Marketplace', 'Source', 'Store', 'Shop'],
    },
    siteField,
    {
      name: 'inStockShare',
      type: 'share',
      description: 'The share of the day in which it could be bought, where known: 0.5 or 50%.',
      synonyms: ['In stock', 'In stock share', 'In-stock rate', 'Availability'],
    },
  ],
  shape: ({ sku, site, channel, day, units, revenue, price, inStockShare }, options) => {
    if (Number(units) < 0)
      throw new RowRefusal(
        'returns_are_not_demand',
        `units: ${units} is a return. Leave returns out of sales history; they are not demand.`,
      )
    if (Number(revenue ?? 0) < 0)
      throw new RowRefusal('value_invalid', 'revenue: is less than zero.')
    if (String(channel ?? '').length > 100)
      throw new RowRefusal('text_too_long', 'channel has more than 100 characters.')
    const total = revenue ?? (price === undefined ? undefined : Number(price) * Number(units))
    if (Number(total ?? 0) > 1e14)
      throw new RowRefusal('value_invalid', 'price: times the units it is too large.')
    return withoutAbsent({
      sku: String(sku),
      site: site as string | undefined,
      channel: String(channel ?? options.channel ?? ''),
      day: String(day),
      units: Number(units),
      revenueMinor: total as number | undefined,
      inStockShare: inStockShare as number | undefined,
    }) as SalesRow
  },
  resolve: async (db, rows, options) => {
    const standard = await findDefaultSite(db, options)
    const items = await lookUpItems(
      db,
      rows.map(({ sku }) => sku),
    )
    const places = await lookUpPlaces(
      db,
      rows.flatMap(({ site = standard }) => site ?? []),
    )
    return rows.map((row) => {
      const item = itemOf(items, row.sku)
      if (item instanceof RowRefusal) return item
      const place = placeOf(places, row.site ?? standard, true)
      if (place instanceof RowRefusal) return place
      const day = row.day.includes('T') ? businessDay(row.day, place.timeZone) : row.day
      return { ...row, day, itemId: item.id, siteId: place.id }
    })
  },
  keysOf: ({ itemId, siteId, day, channel }) => [
    { key: `${itemId} ${siteId} ${day} ${channel}`, label: 'this item, site, channel and day' },
  ],
  merge: (earlier, later) => {
    const { revenueMinor: one, ...rest } = earlier
    const { revenueMinor: other } = later
    const share = later.inStockShare ?? earlier.inStockShare
    return {
      ...rest,
      units: earlier.units + later.units,
      // A sum with an unknown part is unknown.
      ...(one !== undefined && other !== undefined ? { revenueMinor: one + other } : {}),
      ...(share === undefined ? {} : { inStockShare: share }),
    }
  },
  apply: async (tx, rows) => {
    const saved = await saveSalesDays(
      tx,
      rows.map(({ itemId = '', siteId = '', channel, day, units, revenueMinor, inStockShare }) => ({
        itemId,
        siteId,
        channel,
        day,
        units,
        revenueMinor,
        inStockShare,
      })),
    )
    return saved.map(({ change, before, after, ...key }) => {
      if (change === 'unchanged') return { outcome: change }
      const subjectId = `${key.itemId} ${key.siteId} ${key.day} ${key.channel}`
      const stored = { subjectKind: 'sales_day', subjectId, before, after: { ...key, ...after } }
      return { outcome: change, changes: [stored] }
    })
  },
  revert: async (tx, changes) => {
    const reverted = await revertSalesDays(
      tx,
      changes.map(({ before, after }) => {
        const { units, revenueMinor, inStockShare, ...key } = after as SalesDay & SalesDayValues
        return {
          ...key,
          before: before as SalesDayValues | null,
          after: { units, revenueMinor, inStockShare },
        }
      }),
    )
    return changes.flatMap(({ rowNumber }, index) =>
      reverted[index]
        ? []
        : [{ rowNumber, code: 'changed_since', reason: 'This day was changed since; it stays.' }],
    )
  },
})
