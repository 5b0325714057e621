import type { Preset } from './preset.ts'

/** Onhand's own exports, which come back as they went. */
export const onhandPresets: Preset[] = [
  {
    name: 'onhand_inventory',
    title: 'Inventory of Onhand',
    signature: ['sku', 'onHand', 'committed', 'available', 'itemStatus'],
    kinds: {
      items: {
        sku: 'sku',
        title: 'title',
        category: 'category',
        status: 'itemStatus',
        unitCost: 'unitCost',
        price: 'price',
        imageUrl: 'imageUrl',
        leadTimeDays: 'leadTimeDays',
        serviceLevel: 'serviceLevel',
        reviewDays: 'reviewDays',
        minimumOrderQuantity: 'minimumOrderQuantity',
        casePack: 'casePack',
      },
    },
  },
  {
    name: 'onhand_balances',
    title: 'Stock by place of Onhand',
    signature: ['sku', 'site', 'location', 'lot', 'condition', 'quantity'],
    kinds: {
      stock_counts: {
        sku: 'sku',
        location: 'location',
        quantity: 'quantity',
        lot: 'lot',
        expiresOn: 'expiresOn',
      },
    },
    // Damaged and held units are not counted by a file.
    prepare: () => (row) => (row.get('condition') === 'sellable' ? undefined : 'not_sellable'),
  },
  {
    name: 'onhand_incoming',
    title: 'Incoming stock of Onhand',
    signature: ['sku', 'site', 'quantity', 'received', 'open', 'expectedOn', 'reference', 'source'],
    kinds: {
      incoming: {
        sku: 'sku',
        site: 'site',
        quantity: 'quantity',
        expectedOn: 'expectedOn',
        reference: 'reference',
      },
    },
    prepare: () => (row) => (/^true$/i.test(row.get('closed')) ? 'cancelled' : undefined),
  },
]
