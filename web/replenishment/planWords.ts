import type { Schemas } from '@onhand/sdk/operationTypes.ts'
import { readableName } from '../ui/format.ts'
import type { Why } from '../ui/WhyPopover.tsx'

const LETTERS: Record<string, string> = {
  d: 'Units sold a day (d)',
  σ_d: 'Deviation of daily units (σ_d)',
  L: 'Lead time in days (L)',
  σ_L: 'Deviation of lead time (σ_L)',
  R: 'Review period in days (R)',
  z: 'Factor of the service level (z)',
  k: 'Weeks that an order covers (k)',
}

const SOURCES: Record<string, string> = {
  item: 'the item',
  supplier: 'the supplier',
  category: 'the category',
  company: "the company's default",
  receipts: 'receipts',
}

/** What a forecast says of itself; a plan by the plain formula has none of it. */
const FORECAST = [
  'weeklyDemand',
  'methods',
  'hiddenByStockouts',
  'realisedError',
  'errorLookingBack',
]

/** Which figures a figure is made of, itself first. */
const CHAINS: Record<string, string[]> = {
  suggestedQuantity: [
    'suggestedQuantity',
    'quantityBeforeRounding',
    'orderUpTo',
    'safetyStockWithReview',
    ...FORECAST,
  ],
  reorderPoint: ['reorderPoint', 'safetyStock', ...FORECAST],
  orderUpTo: ['orderUpTo', 'safetyStockWithReview', ...FORECAST],
}

/** The reasons of one planned figure, in the words of people. */
export function whyOf(figure: string, why: Schemas['Explanation'][]): Why[] {
  return (CHAINS[figure] ?? [figure]).flatMap((name) => {
    const found = why.find((each) => each.name === name)
    return found ? [inWords(found)] : []
  })
}

/** All reasons there are, in the words of people. */
export function reasonsOf(why: Schemas['Explanation'][]): Why[] {
  return why.map(inWords)
}

function inWords(why: Schemas['Explanation']): Why {
  return {
    ...why,
    formula: why.formula.replaceAll(/[a-z]+(?:[A-Z][a-z]+)+/g, (name) =>
      readableName(name).toLowerCase(),
    ),
    inputs: Object.fromEntries(
      Object.entries(why.inputs).map(([name, value]) => [
        LETTERS[name] ?? (name.includes(' ') ? name : readableName(name)),
        value,
      ]),
    ),
  }
}

/** Where a plan's inherited values were set, such as "Lead time from the supplier". */
export function sourceName(source: string | undefined): string {
  return source === undefined ? '' : (SOURCES[source] ?? source)
}

const PLAIN_REASONS = {
  no_sales: 'No sale is known.',
  short_history: 'Fewer than 8 weeks of sales are known, so the plain formula is used.',
  no_forecast: 'No forecast was made yet, so the plain formula is used.',
}

/** What must be known about the demand behind a plan. */
export function demandNote(basis: Schemas['PlanBasis']): string {
  const { observedDays, unknownDays, unitsSold, plainReason, leadTimeReceipts } = basis
  const sold = `${unitsSold.toLocaleString('en-US')} units in ${observedDays} days.`
  return [
    ...(plainReason ? [PLAIN_REASONS[plainReason]] : []),
    sold,
    ...(unknownDays > 0
      ? [
          `Stock is not known for ${unknownDays} of them; they count as in stock, so true demand may be higher.`,
        ]
      : []),
    ...(leadTimeReceipts > 0
      ? [`The lead time was learned from ${leadTimeReceipts} receipts.`]
      : []),
  ].join(' ')
}
