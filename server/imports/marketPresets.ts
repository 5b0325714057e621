import type { PrepareRow, Preset } from './preset.ts'
import { skipWithoutSku } from './shopPresets.ts'

/** Reports of marketplaces. */
export const marketPresets: Preset[] = [
  {
    name: 'amazon_listings',
    title: 'Amazon all listings report',
    signature: ['item-name', 'listing-id', 'seller-sku', 'open-date'],
    kinds: {
      items: {
        sku: 'seller-sku',
        title: 'item-name',
        price: 'price',
        asin: 'asin1',
        barcode: 'product-id',
        imageUrl: 'image-url',
      },
      opening_stock: { sku: 'seller-sku', quantity: 'quantity' },
    },
    prepare: (kind) => prepareAmazonListings(kind),
  },
  {
    name: 'amazon_orders',
    title: 'Amazon order report',
    signature: [
      ['amazon-order-id', 'order-id'],
      'purchase-date',
      'sku',
      ['quantity', 'quantity-purchased'],
      'item-price',
    ],
    kinds: {
      sales: {
        sku: 'sku',
        day: 'purchase-date',
        units: ['quantity', 'quantity-purchased'],
        revenue: 'item-price',
      },
    },
    channel: 'amazon',
    prepare: () => (row) => {
      const states = [row.get('order-status'), row.get('item-status')]
      if (states.some((state) => /^cancell?ed$/i.test(state))) return 'cancelled'
      return row.get('quantity', 'quantity-purchased') === '0' ? 'cancelled' : undefined
    },
  },
  {
    name: 'amazon_fba_inventory',
    title: 'Amazon FBA inventory',
    signature: ['sku', 'fnsku', 'asin', ['afn-fulfillable-quantity', 'available']],
    kinds: {
      opening_stock: { sku: 'sku', quantity: ['afn-fulfillable-quantity', 'available'] },
      items: {
        sku: 'sku',
        title: 'product-name',
        asin: 'asin',
        fnsku: 'fnsku',
        price: 'your-price',
      },
      stock_counts: { sku: 'sku', quantity: ['afn-fulfillable-quantity', 'available'] },
    },
    prepare: () => {
      const once = keepFirst()
      return (row) => {
        row.set('asin', once(row.get('asin')))
        // Units without a label of their own bear the product's number.
        if (row.get('fnsku') === row.get('asin')) row.set('fnsku', '')
        return undefined
      }
    },
  },
  {
    name: 'ebay_listings',
    title: 'eBay active listings',
    signature: [
      'Item number',
      'Title',
      ['Custom label (SKU)', 'Custom label'],
      'Available quantity',
    ],
    kinds: {
      items: {
        sku: ['Custom label (SKU)', 'Custom label'],
        title: 'Title',
        price: ['Current price', 'Start price'],
        barcode: ['P:UPC', 'UPC', 'P:EAN', 'EAN'],
        category: 'eBay category 1 name',
      },
      opening_stock: {
        sku: ['Custom label (SKU)', 'Custom label'],
        quantity: 'Available quantity',
      },
    },
    prepare: () => (row) => {
      for (const name of ['P:UPC', 'UPC', 'P:EAN', 'EAN'])
        if (/^(does not apply|n\/a)$/i.test(row.get(name))) row.set(name, '')
      return skipWithoutSku(
        row,
        row.get('Custom label (SKU)') === '' ? 'Custom label' : 'Custom label (SKU)',
      )
    },
  },
  {
    name: 'ebay_orders',
    title: 'eBay orders report',
    signature: [
      'Sales Record Number',
      'Order Number',
      'Item Number',
      'Custom Label',
      'Sold For',
      'Sale Date',
    ],
    kinds: {
      sales: {
        sku: 'Custom Label',
        day: 'Sale Date',
        units: 'Quantity',
        price: 'Sold For',
      },
    },
    channel: 'ebay',
    prepare: prepareEbayOrders,
  },
  {
    name: 'etsy_listings',
    title: 'Etsy listings',
    signature: ['TITLE', 'PRICE', 'CURRENCY_CODE', 'QUANTITY', 'SKU'],
    kinds: {
      items: { sku: 'SKU', title: 'TITLE', price: 'PRICE', imageUrl: 'IMAGE1' },
      opening_stock: { sku: 'SKU', quantity: 'QUANTITY' },
    },
    prepare: () => (row) => {
      // The variants of a listing share one row, without saying which is how many.
      if (row.get('SKU').includes(',')) return 'several_skus'
      return skipWithoutSku(row, 'SKU')
    },
  },
  {
    name: 'etsy_orders',
    title: 'Etsy sold order items',
    signature: ['Sale Date', 'Item Name', 'Quantity', 'Price', 'Order ID', 'SKU'],
    kinds: { sales: { sku: 'SKU', day: 'Sale Date', units: 'Quantity', price: 'Price' } },
    channel: 'etsy',
    prepare: () => (row) => skipWithoutSku(row, 'SKU'),
  },
]

/** What the product's number is stands in another column; two offers of one product share an ASIN. */
function prepareAmazonListings(kind: string): PrepareRow {
  const once = keepFirst()
  return (row) => {
    if (kind === 'opening_stock' && row.get('quantity') === '') return 'not_stocked'
    const type = row.get('product-id-type')
    const number = row.get('product-id')
    if (type === '1' && row.get('asin1') === '') row.set('asin1', number)
    if (type === '1' || /[^\d\s-]/.test(number)) row.set('product-id', '')
    row.set('asin1', once(row.get('asin1')))
    return undefined
  }
}

/** A code is of the item that names it first. */
function keepFirst(): (code: string) => string {
  const seen = new Set<string>()
  return (code) => {
    if (seen.has(code)) return ''
    if (code !== '') seen.add(code)
    return code
  }
}

/** An order of several lines has a row of its own above them, and the file ends with remarks. */
function prepareEbayOrders(): PrepareRow {
  const dates = new Map<string, string>()
  return (row) => {
    const order = row.get('Order Number')
    if (/record\(?s?\)? downloaded|seller id/i.test(row.get('Sales Record Number'))) return 'footer'
    if (row.get('Sale Date') !== '') {
      dates.clear()
      dates.set(order, row.get('Sale Date'))
    } else row.set('Sale Date', dates.get(order) ?? '')
    if (row.get('Item Number') === '') return 'parent'
    return skipWithoutSku(row, 'Custom Label')
  }
}
