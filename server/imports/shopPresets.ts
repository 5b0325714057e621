import type { PrepareRow, Preset, PresetRow } from './preset.ts'

/** Exports of shop systems. */
export const shopPresets: Preset[] = [
  {
    name: 'shopify_products',
    title: 'Shopify products',
    signature: [
      ['Handle', 'URL handle'],
      ['Option1 Value'],
      ['Variant SKU', 'SKU'],
      ['Variant Price', 'Price'],
    ],
    kinds: {
      items: {
        sku: ['Variant SKU', 'SKU'],
        title: 'Title',
        supplier: 'Vendor',
        category: ['Type', 'Product Category'],
        barcode: ['Variant Barcode', 'Barcode'],
        price: ['Variant Price', 'Price'],
        unitCost: 'Cost per item',
        weightGrams: ['Variant Grams', 'Weight value (grams)'],
        imageUrl: ['Image Src', 'Product image URL'],
        status: 'Status',
        backorderable: ['Variant Inventory Policy', 'Continue selling when out of stock'],
      },
      opening_stock: {
        sku: ['Variant SKU', 'SKU'],
        quantity: ['Variant Inventory Qty', 'Inventory quantity'],
        unitCost: 'Cost per item',
      },
    },
    prepare: prepareShopifyProducts,
  },
  {
    name: 'shopify_inventory',
    title: 'Shopify inventory',
    signature: ['Handle', 'Option1 Value', 'SKU', 'Location', ['On hand*', 'Available*']],
    kinds: {
      opening_stock: shopifyStock(),
      stock_counts: shopifyStock(),
    },
    prepare: () => (row) => {
      const units =
        row.get('On hand (new)') || row.get('On hand (current)', 'On hand', 'Available*')
      row.set('On hand (new)', '')
      return /^not stocked$/i.test(units) || units === ''
        ? 'not_stocked'
        : skipWithoutSku(row, 'SKU')
    },
  },
  {
    name: 'shopify_orders',
    title: 'Shopify orders',
    signature: ['Name', 'Financial Status', 'Created at', 'Lineitem quantity', 'Lineitem sku'],
    kinds: {
      sales: {
        sku: 'Lineitem sku',
        day: 'Created at',
        units: 'Lineitem quantity',
        price: 'Lineitem price',
      },
    },
    channel: 'shopify',
    prepare: prepareShopifyOrders,
  },
  {
    name: 'woocommerce_products',
    title: 'WooCommerce products',
    signature: ['ID', 'Type', 'SKU', 'Name', 'Visibility in catalog', 'Regular price'],
    kinds: {
      items: {
        sku: 'SKU',
        title: 'Name',
        barcode: 'GTIN, UPC, EAN, or ISBN',
        price: 'Regular price',
        unitCost: ['Cost of goods', 'Cost'],
        category: 'Categories',
        status: 'Published',
        imageUrl: 'Images',
        backorderable: 'Backorders allowed?',
        weightPounds: 'Weight (lbs)',
        weightOunces: 'Weight (oz)',
        weightKilograms: 'Weight (kg)',
        weightGrams: 'Weight (g)',
        lengthInches: 'Length (in)',
        widthInches: 'Width (in)',
        heightInches: 'Height (in)',
        lengthCentimeters: 'Length (cm)',
        widthCentimeters: 'Width (cm)',
        heightCentimeters: 'Height (cm)',
      },
      opening_stock: { sku: 'SKU', quantity: 'Stock', unitCost: ['Cost of goods', 'Cost'] },
    },
    prepare: (kind) => (row) => {
      if (['variable', 'grouped'].includes(row.get('Type').toLowerCase())) return 'parent'
      if (kind === 'opening_stock' && row.get('Stock') === '') return 'not_stocked'
      row.set('Published', row.get('Published') === '-1' ? 'draft' : 'active')
      row.set('Backorders allowed?', yesOf(row.get('Backorders allowed?')))
      row.set('Images', row.get('Images').split(/,\s*/)[0] ?? '')
      row.set('Categories', lastOf(row.get('Categories').split(/,\s*/)[0] ?? '', '>'))
      return undefined
    },
  },
  {
    name: 'bigcommerce_products',
    title: 'BigCommerce products',
    signature: ['Item', 'ID', 'Name', 'SKU', 'Inventory Tracking', 'Current Stock'],
    kinds: {
      items: {
        sku: 'SKU',
        title: 'Name',
        price: 'Price',
        unitCost: 'Cost Price',
        barcode: ['GTIN', 'UPC/EAN', 'UPC'],
        weightPounds: 'Weight',
        imageUrl: ['Variant Image URL', 'Image URL (Import)'],
      },
      opening_stock: { sku: 'SKU', quantity: 'Current Stock', unitCost: 'Cost Price' },
    },
    prepare: prepareBigCommerce,
  },
  {
    name: 'bigcommerce_products_v2',
    title: 'BigCommerce products (older export)',
    signature: [
      'Item Type',
      'Product ID',
      'Product Name',
      'Product Code/SKU',
      'Current Stock Level',
    ],
    kinds: {
      items: {
        sku: 'Product Code/SKU',
        title: 'Product Name',
        price: 'Price',
        unitCost: 'Cost Price',
        barcode: 'Product UPC/EAN',
        category: 'Category',
        weightPounds: 'Product Weight',
      },
      opening_stock: {
        sku: 'Product Code/SKU',
        quantity: 'Current Stock Level',
        unitCost: 'Cost Price',
      },
    },
    prepare: prepareOldBigCommerce,
  },
  {
    name: 'square_items',
    title: 'Square item library',
    signature: [['Token', 'Reference Handle'], 'Item Name', 'Variation Name', 'SKU'],
    kinds: {
      items: {
        sku: 'SKU',
        title: 'Item Name',
        category: ['Reporting Category', 'Category', 'Categories'],
        barcode: 'GTIN',
        price: 'Price',
        unitCost: 'Default Unit Cost',
        supplier: 'Default Vendor Name',
        supplierSku: 'Default Vendor Code',
        weightPounds: 'Weight (lb)',
      },
      opening_stock: {
        sku: 'SKU',
        quantity: 'Current Quantity *',
        unitCost: 'Default Unit Cost',
      },
    },
    prepare: (kind) => (row) => {
      if (kind === 'opening_stock' && row.get('Current Quantity *') === '') return 'not_stocked'
      const variation = row.get('Variation Name')
      const title = row.get('Item Name')
      if (variation !== '' && variation !== 'Regular')
        row.set('Item Name', `${title} – ${variation}`)
      if (/^variable$/i.test(row.get('Price'))) row.set('Price', '')
      return undefined
    },
  },
]

function shopifyStock() {
  return {
    sku: 'SKU',
    location: 'Location',
    quantity: ['On hand (current)', 'On hand', 'Available*'],
  }
}

/** Only the first row of a product names it; the others are its variants and pictures. */
function prepareShopifyProducts(): PrepareRow {
  const carried = ['Title', 'Vendor', 'Type', 'Product Category', 'Status']
  let handle = ''
  let product = new Map<string, string>()
  return (row) => {
    const own = row.get('Handle', 'URL handle')
    if (own !== handle || row.get('Title') !== '') {
      handle = own
      product = new Map(carried.map((name) => [name, row.get(name)]))
    }
    const sku = row.get('Variant SKU', 'SKU')
    if (sku === '' && row.get('Variant Price', 'Price') === '') return 'picture'
    if (sku === '') return 'no_sku'
    for (const name of carried) if (row.get(name) === '') row.set(name, product.get(name) ?? '')
    const options = ['Option1 Value', 'Option2 Value', 'Option3 Value'].map((name) => row.get(name))
    const variant = options.filter((text) => text !== '' && text !== 'Default Title').join(' / ')
    const title = product.get('Title') ?? ''
    if (variant !== '') row.set('Title', title === '' ? '' : `${title} – ${variant}`)
    for (const name of ['Variant Barcode', 'Barcode'])
      if (row.get(name).startsWith("'")) row.set(name, row.get(name).slice(1))
    for (const name of ['Variant Grams', 'Weight value (grams)'])
      if (Number(row.get(name)) === 0) row.set(name, '')
    const policy = row.get('Variant Inventory Policy').toLowerCase()
    if (policy !== '') row.set('Variant Inventory Policy', policy === 'continue' ? 'yes' : 'no')
    const picture = row.get('Variant Image')
    if (picture !== '') row.set('Image Src', picture)
    return undefined
  }
}

/** Only the first line of an order says when it was made and whether it still stands. */
function prepareShopifyOrders(): PrepareRow {
  let name = ''
  let createdAt = ''
  let isCancelled = false
  return (row) => {
    if (row.get('Name') !== name) {
      name = row.get('Name')
      createdAt = row.get('Created at')
      isCancelled = row.get('Cancelled at') !== '' || row.get('Financial Status') === 'voided'
    }
    if (isCancelled) return 'cancelled'
    if (row.get('Created at') === '') row.set('Created at', createdAt)
    return skipWithoutSku(row, 'Lineitem sku')
  }
}

function prepareBigCommerce(kind: string): PrepareRow {
  let title = ''
  return (row) => {
    const item = row.get('Item').toLowerCase()
    if (item === 'image' || item === 'video') return 'picture'
    if (item === 'product') title = row.get('Name')
    if (item === 'product' && row.get('Inventory Tracking').toLowerCase() === 'variant')
      return 'parent'
    if (kind === 'opening_stock' && row.get('Current Stock') === '') return 'not_stocked'
    if (item !== 'variant') return undefined
    const values = [...row.get('Options').matchAll(/Value=([^|\]]*)/g)].map(([, value]) => value)
    row.set('Name', [title, values.join(' / ')].filter((text) => text !== '').join(' – '))
    return undefined
  }
}

function prepareOldBigCommerce(): PrepareRow {
  let title = ''
  let category = ''
  return (row) => {
    const type = row.get('Item Type').toLowerCase()
    if (type === 'rule') return 'parent'
    if (type === 'product') {
      title = row.get('Product Name')
      category = lastOf(row.get('Category').split(';')[0] ?? '', '/')
    } else {
      const options = row.get('Product Name').replaceAll(/\[[^\]]*\]|[^,=]*=/g, '')
      row.set('Product Name', [title, options].filter((text) => text !== '').join(' – '))
    }
    row.set('Category', category)
    return skipWithoutSku(row, 'Product Code/SKU')
  }
}

/** Rows of things without a SKU, such as tips and gift wrap, are counted and left out. */
export function skipWithoutSku(row: PresetRow, header: string): 'no_sku' | undefined {
  return row.get(header) === '' ? 'no_sku' : undefined
}

function yesOf(text: string): string {
  if (text === '') return ''
  return ['1', 'yes', 'notify'].includes(text.toLowerCase()) ? 'yes' : 'no'
}

/** The last part of a path such as `Home > Kitchen`. */
export function lastOf(path: string, separator: string): string {
  return path.split(separator).at(-1)?.trim() ?? ''
}
