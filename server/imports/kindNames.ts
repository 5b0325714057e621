/** The kinds of files by name. */
export const KIND_NAMES = [
  'suppliers',
  'items',
  'opening_stock',
  'stock_counts',
  'incoming',
  'sales',
] as const
