import type { ImportField } from './importKind.ts'

/** The SKU, by which every kind but suppliers finds its item. */
export const skuField: ImportField = {
  name: 'sku',
  type: 'identifier',
  required: true,
  description: 'The SKU, kept as it is written: leading zeros and case count.',
  synonyms: [
    'SKU #',
    'Variant SKU',
    'Item SKU',
    'Product SKU',
    'Seller SKU',
    'Merchant SKU',
    'MSKU',
    'Lineitem SKU',
    'Item #',
    'Item number',
    'Item no',
    'Item no.',
    'Item code',
    'Part number',
    'Part #',
    'Product code',
    'Stock code',
    'StockCode',
    'Custom label (SKU)',
    'Internal reference',
  ],
}

/** The site of a row. */
export const siteField: ImportField = {
  name: 'site',
  type: 'identifier',
  description: 'The code of the site; the site of the import where there is none.',
  synonyms: ['Site code', 'Warehouse', 'Warehouse code', 'Fulfillment center'],
}
