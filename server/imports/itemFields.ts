import type { ImportField } from './importKind.ts'
import { planningFields } from './planningFields.ts'
import { skuField } from './skuAndSite.ts'

/** What a file of items may say. */
export const itemImportFields: ImportField[] = [
  { ...skuField, description: `${skuField.description} The item is made or changed by it.` },
  {
    name: 'title',
    type: 'text',
    description: 'What it is; the SKU serves for a new item without a title.',
    synonyms: [
      'Name',
      'Product name',
      'Item name',
      'Product title',
      'Item title',
      'Description',
      'Item description',
      'Product',
    ],
  },
  {
    name: 'barcode',
    type: 'identifier',
    description:
      'UPC, EAN or GTIN with its check digit; anything but digits is kept as another code.',
    synonyms: [
      'UPC',
      'EAN',
      'GTIN',
      'UPC code',
      'UPC/EAN',
      'Variant Barcode',
      'UPC barcode',
      'Barcode (ISBN, UPC, GTIN, etc.)',
      'ISBN',
      'JAN',
    ],
  },
  {
    name: 'asin',
    type: 'identifier',
    description: "Amazon's number of the product.",
    synonyms: ['ASIN1', 'Amazon ASIN'],
  },
  {
    name: 'fnsku',
    type: 'identifier',
    description: "Amazon's number on the label of units in its warehouses.",
    synonyms: ['Amazon FNSKU', 'fulfillment-channel-sku'],
  },
  {
    name: 'unitCost',
    type: 'decimal',
    description: 'What one unit costs you, in dollars.',
    synonyms: [
      'Cost',
      'Cost per item',
      'Unit cost',
      'Item cost',
      'Average cost',
      'COGS',
      'Buy price',
      'Purchase price',
      'Landed cost',
      'Standard cost',
    ],
  },
  {
    name: 'price',
    type: 'money',
    description: 'What one unit sells for, in dollars.',
    synonyms: [
      'Variant Price',
      'Sale price',
      'Selling price',
      'Retail price',
      'Unit price',
      'Regular price',
      'List price',
      'MSRP',
    ],
  },
  {
    name: 'category',
    type: 'text',
    description: 'The name of its category; a new one is made.',
    synonyms: [
      'Type',
      'Product type',
      'Product category',
      'Categories',
      'Department',
      'Item group',
    ],
  },
  {
    name: 'status',
    type: 'text',
    description: 'active, draft, discontinued or archived.',
    synonyms: ['Item status', 'Product status'],
  },
  {
    name: 'supplier',
    type: 'text',
    description: 'Code or name of the supplier that it is bought from; a new one is made.',
    synonyms: [
      'Vendor',
      'Supplier name',
      'Vendor name',
      'Preferred supplier',
      'Preferred vendor',
      'Primary supplier',
      'Supplier code',
    ],
  },
  {
    name: 'supplierSku',
    type: 'identifier',
    description: "The supplier's own number of the item.",
    synonyms: [
      'Vendor SKU',
      'Supplier part number',
      'Vendor part number',
      'Supplier item number',
      'Manufacturer part number',
      'MPN',
    ],
  },
  {
    name: 'supplierCost',
    type: 'decimal',
    description: 'What the supplier asks for one unit, in dollars.',
    synonyms: ['Vendor cost', 'Supplier price', 'Vendor price'],
  },
  ...planningFields,
  ...measureFields(),
  {
    name: 'unit',
    type: 'text',
    description: 'The unit in which it is counted, such as each.',
    synonyms: ['Unit of measure', 'UOM', 'Base unit'],
  },
  {
    name: 'tracksLots',
    type: 'yes_no',
    description: 'Whether it is kept by lot.',
    synonyms: ['Lot tracked', 'Lot tracking', 'Batch tracked'],
  },
  {
    name: 'tracksSerials',
    type: 'yes_no',
    description: 'Whether it is kept by serial number.',
    synonyms: ['Serial tracked', 'Serialized', 'Serial tracking'],
  },
  {
    name: 'tracksExpiry',
    type: 'yes_no',
    description: 'Whether its lots expire.',
    synonyms: ['Expiry tracked', 'Expiration tracked', 'Perishable'],
  },
  {
    name: 'backorderable',
    type: 'yes_no',
    description: 'Whether it may be sold without stock.',
    synonyms: ['Allow backorders', 'Backorders allowed', 'Continue selling when out of stock'],
  },
  {
    name: 'imageUrl',
    type: 'text',
    description: 'The address of a picture.',
    synonyms: [
      'Image',
      'Image Src',
      'Image address',
      'Variant Image',
      'Picture',
      'Image link',
      'Main image',
    ],
  },
]

function measureFields(): ImportField[] {
  const weights: [string, string, string[]][] = [
    [
      'weightPounds',
      'pounds',
      ['Weight', 'Weight (lb)', 'Weight (lbs)', 'Weight lb', 'Item weight'],
    ],
    ['weightOunces', 'ounces', ['Weight (oz)', 'Weight oz']],
    ['weightGrams', 'grams', ['Variant Grams', 'Grams', 'Weight (g)']],
    ['weightKilograms', 'kilograms', ['Weight (kg)', 'Weight kg']],
  ]
  const sides = ['length', 'width', 'height']
  return [
    ...weights.map(
      ([name, unit, synonyms]): ImportField => ({
        name,
        type: 'decimal',
        description: `The weight of one unit in ${unit}.`,
        synonyms,
      }),
    ),
    ...sides.flatMap((side): ImportField[] => [
      {
        name: `${side}Inches`,
        type: 'decimal',
        description: `The ${side} of one unit in inches.`,
        synonyms: [side, `${side} (in)`, `${side} in`, `Item ${side}`],
      },
      {
        name: `${side}Centimeters`,
        type: 'decimal',
        description: `The ${side} of one unit in centimeters.`,
        synonyms: [`${side} (cm)`, `${side} cm`],
      },
    ]),
  ]
}
