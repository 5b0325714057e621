import type { Preset } from './preset.ts'
import { skipWithoutSku } from './shopPresets.ts'

/** Exports of other inventory programs. */
export const programPresets: Preset[] = [
  {
    name: 'stocky_purchase_orders',
    title: 'Stocky purchase orders',
    signature: [
      ['Purchase Order', 'Purchase Order Number', 'PO Number'],
      ['Supplier', 'Vendor'],
      ['SKU', 'Variant SKU'],
      ['Ordered', 'Quantity Ordered', 'Quantity', 'Qty'],
      ['Cost Price', 'Cost'],
    ],
    kinds: {
      incoming: {
        sku: ['SKU', 'Variant SKU'],
        quantity: ['Outstanding', 'Ordered', 'Quantity Ordered', 'Quantity', 'Qty'],
        expectedOn: ['Expected On', 'Expected Date', 'Expected', 'Ship On'],
        reference: ['Purchase Order', 'Purchase Order Number', 'PO Number'],
      },
      items: {
        sku: ['SKU', 'Variant SKU'],
        title: ['Product Title', 'Product', 'Title'],
        supplier: ['Supplier', 'Vendor'],
        supplierSku: 'Supplier SKU',
        supplierCost: ['Cost Price', 'Cost'],
        barcode: 'Barcode',
      },
    },
    prepare: (kind) => (row) => {
      if (row.get('SKU', 'Variant SKU') === '') return 'no_sku'
      if (kind !== 'incoming') return undefined
      const ordered = Number(row.get('Ordered', 'Quantity Ordered', 'Quantity', 'Qty'))
      const open = ordered - Number(row.get('Received', 'Quantity Received'))
      // What has come already is stock, not incoming.
      if (open <= 0 || /^(received|cancelled|archived)$/i.test(row.get('Status')))
        return 'cancelled'
      for (const name of ['Outstanding', 'Ordered', 'Quantity Ordered', 'Quantity', 'Qty'])
        row.set(name, String(open))
      return undefined
    },
  },
  {
    name: 'stocky_stocktake',
    title: 'Stocky stocktake',
    signature: [['SKU', 'Variant SKU'], 'Counted', 'Expected'],
    kinds: {
      stock_counts: { sku: ['SKU', 'Variant SKU'], quantity: 'Counted', location: 'Location' },
      opening_stock: {
        sku: ['SKU', 'Variant SKU'],
        quantity: 'Counted',
        location: 'Location',
        unitCost: ['Cost Price', 'Cost'],
      },
    },
    prepare: () => (row) => {
      if (row.get('Counted') === '') return 'not_stocked'
      return row.get('SKU', 'Variant SKU') === '' ? 'no_sku' : undefined
    },
  },
  {
    name: 'stocky_variants',
    title: 'Stocky variant report',
    // Its reader chooses the columns; these two are in each that is worth importing.
    signature: ['Shopify ID', ['SKU', 'Variant SKU'], ['Average Cost', 'Cost Price', 'Stock']],
    kinds: {
      items: {
        sku: ['SKU', 'Variant SKU'],
        title: ['Product', 'Product Title'],
        barcode: 'Barcode',
        price: 'Price',
        unitCost: ['Average Cost', 'Cost Price'],
        supplier: ['Supplier', 'Vendor'],
        supplierSku: 'Supplier SKU',
        supplierCost: 'Cost Price',
      },
      opening_stock: {
        sku: ['SKU', 'Variant SKU'],
        quantity: ['Stock', 'Available'],
        unitCost: ['Average Cost', 'Cost Price'],
      },
    },
    prepare: (kind) => (row) => {
      if (kind === 'opening_stock' && row.get('Stock', 'Available') === '') return 'not_stocked'
      const variant = row.get('Variant', 'Variant Title')
      const product = row.get('Product', 'Product Title')
      if (variant !== '' && !/^default title$/i.test(variant)) {
        row.set('Product', `${product} – ${variant}`)
        row.set('Product Title', `${product} – ${variant}`)
      }
      return row.get('SKU', 'Variant SKU') === '' ? 'no_sku' : undefined
    },
  },
  {
    name: 'cin7_core_inventory',
    title: 'Cin7 Core inventory list',
    signature: ['ProductCode', 'Name', 'Category', 'CostingMethod'],
    kinds: {
      items: {
        sku: 'ProductCode',
        title: 'Name',
        category: 'Category',
        barcode: 'Barcode',
        price: 'PriceTier1',
        unitCost: 'AverageCost',
        status: 'Status',
        unit: 'DefaultUnitOfMeasure',
        supplier: ['LastSuppliedBy', 'SupplierName', 'DropShipSupplier'],
        supplierSku: ['SupplierProductCode', 'SupplierProductSKU'],
        supplierCost: ['SupplierFixedPrice', 'SupplierFixedCost'],
      },
    },
    prepare: () => (row) => {
      if (/service/i.test(row.get('Type'))) return 'parent'
      const status = row.get('Status').toLowerCase()
      if (status === 'deprecated') row.set('Status', 'archived')
      return undefined
    },
  },
  {
    name: 'cin7_core_stock',
    title: 'Cin7 Core stock on hand',
    signature: [['ProductCode', 'SKU'], ['Location', 'Bin'], 'OnHand', ['Allocated', 'Available']],
    kinds: {
      opening_stock: cin7Stock(),
      stock_counts: cin7Stock(),
    },
  },
  {
    name: 'zoho_items',
    title: 'Zoho Inventory items',
    signature: [
      'Item ID',
      'Item Name',
      'SKU',
      ['Rate', 'Selling Price'],
      ['Purchase Rate', 'Stock On Hand', 'Opening Stock'],
    ],
    kinds: {
      items: {
        sku: 'SKU',
        title: 'Item Name',
        barcode: ['UPC', 'EAN', 'ISBN'],
        price: ['Rate', 'Selling Price'],
        unitCost: ['Purchase Rate', 'Purchase Price'],
        supplier: ['Vendor', 'Preferred Vendor'],
        category: ['Category Name', 'Category'],
        status: 'Status',
        unit: ['Usage unit', 'Unit Name'],
        supplierSku: ['MPN', 'Part Number'],
      },
      opening_stock: {
        sku: 'SKU',
        quantity: ['Stock On Hand', 'Opening Stock', 'Initial Stock'],
        unitCost: ['Initial Stock Rate', 'Opening Stock Value Per Unit', 'Purchase Rate'],
        location: ['Warehouse Name', 'Location Name'],
      },
    },
    prepare: (kind) => (row) => {
      if (/service/i.test(row.get('Product Type', 'Item Type'))) return 'parent'
      // Zoho writes money with its currency and units with decimals.
      for (const name of [
        'Rate',
        'Selling Price',
        'Purchase Rate',
        'Purchase Price',
        'Initial Stock Rate',
      ])
        row.set(name, row.get(name).replace(/^[A-Z]{3}\s*/, ''))
      const stock = row.get('Stock On Hand', 'Opening Stock', 'Initial Stock')
      if (kind === 'opening_stock' && stock === '') return 'not_stocked'
      return skipWithoutSku(row, 'SKU')
    },
  },
  {
    name: 'sortly_items',
    title: 'Sortly items',
    signature: [
      'Entry Name',
      ['Sortly ID (SID)', 'Sortly ID', 'SID'],
      'Quantity',
      ['Min Level', 'Primary Folder'],
    ],
    kinds: {
      items: {
        sku: ['SKU', 'Sortly ID (SID)', 'Sortly ID', 'SID'],
        title: 'Entry Name',
        price: 'Price',
        category: ['Subfolder-level1', 'Primary Folder'],
        barcode: 'Barcode/QR1-Data',
        unit: 'Unit',
      },
      opening_stock: { sku: ['SKU', 'Sortly ID (SID)', 'Sortly ID', 'SID'], quantity: 'Quantity' },
    },
    prepare: (kind) => (row) => {
      if (/folder/i.test(row.get('Entry Type'))) return 'folder'
      if (kind === 'opening_stock' && row.get('Quantity') === '') return 'not_stocked'
      const id = row.get('Sortly ID (SID)', 'Sortly ID', 'SID')
      if (row.get('SKU') === '') row.set('SKU', id)
      const details = row.get('Variant Details')
      if (details !== '') row.set('Entry Name', `${row.get('Entry Name')} – ${details}`)
      if (row.get('Subfolder-level1') === '') row.set('Subfolder-level1', row.get('Primary Folder'))
      return undefined
    },
  },
]

function cin7Stock() {
  return {
    sku: ['ProductCode', 'SKU'],
    location: ['Location', 'Bin'],
    // Beside it stands StockOnHand, which is money.
    quantity: 'OnHand',
    lot: ['Batch', 'BatchSN'],
    expiresOn: ['ExpiryDate', 'Expiry'],
  }
}
