import type { Refusals } from '../platform/problem.ts'

/** What the catalog can refuse. */
export const catalogRefusals = {
  unknown_sku: { status: 422, title: 'There is no item with this SKU.' },
  kit_is_empty: { status: 422, title: 'This virtual kit has no contents yet.' },
  quantity_out_of_range: { status: 422, title: 'The quantity is beyond what can be counted.' },
} satisfies Refusals
