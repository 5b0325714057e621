import type { ImportField } from './importKind.ts'

/** Planning values, which items and suppliers have in common. */
export const planningFields: ImportField[] = [
  {
    name: 'leadTimeDays',
    type: 'decimal',
    description: 'Days from order to receipt.',
    synonyms: ['Lead time', 'Lead time (days)', 'LT', 'Supplier lead time', 'Vendor lead time'],
  },
  {
    name: 'leadTimeDeviationDays',
    type: 'decimal',
    description: 'Standard deviation of the lead time in days.',
    synonyms: ['Lead time deviation', 'Lead time std dev', 'Lead time variability'],
  },
  {
    name: 'serviceLevel',
    type: 'share',
    description: 'Wanted service level of a cycle, such as 0.95 or 95%.',
    synonyms: ['Service level', 'Target service level', 'Service'],
  },
  {
    name: 'reviewDays',
    type: 'units',
    description: 'Days between two looks at what to order.',
    synonyms: ['Review period', 'Review period (days)', 'Order cycle'],
  },
  {
    name: 'minimumOrderQuantity',
    type: 'units',
    description: 'The least that can be ordered, in units.',
    synonyms: ['MOQ', 'Minimum order', 'Min order qty', 'Minimum order qty'],
  },
  {
    name: 'casePack',
    type: 'units',
    description: 'Orders are rounded up to multiples of it.',
    synonyms: [
      'Case pack',
      'Pack size',
      'Case qty',
      'Case quantity',
      'Units per case',
      'Order multiple',
    ],
  },
]
