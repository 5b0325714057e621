import type { Schemas } from '@onhand/sdk/operationTypes.ts'
import { readableName } from '../ui/format.ts'
import type { Why } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'

const LETTERS: Record<string, string> = {
  d: t('Units sold a day (d)'),
  σ_d: t('Deviation of daily units (σ_d)'),
  L: t('Lead time in days (L)'),
  σ_L: t('Deviation of lead time (σ_L)'),
  R: t('Review period in days (R)'),
  z: t('Factor of the service level (z)'),
  k: t('Weeks that an order covers (k)'),
}

const SOURCES: Record<string, string> = {
  item: t('the item'),
  supplier: t('the supplier'),
  category: t('the category'),
  company: t("the company's default"),
  receipts: t('receipts'),
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
  no_sales: t('No sale is known.'),
  short_history: t('Fewer than 8 weeks of sales are known, so the plain formula is used.'),
  no_forecast: t('No forecast was made yet, so the plain formula is used.'),
}

/** What must be known about the demand behind a plan. */
export function demandNote(basis: Schemas['PlanBasis']): string {
  const { observedDays, unknownDays, unitsSold, plainReason, leadTimeReceipts } = basis
  const sold = t('{units, plural, one {# unit} other {# units}} in {days} days.', {
    units: unitsSold,
    days: observedDays,
  })
  return [
    ...(plainReason ? [PLAIN_REASONS[plainReason]] : []),
    sold,
    ...(unknownDays > 0
      ? [
          t(
            'Stock is not known for {days} of them; they count as in stock, so true demand may be higher.',
            { days: unknownDays },
          ),
        ]
      : []),
    ...(leadTimeReceipts > 0
      ? [
          t(
            'The lead time was learned from {receipts, plural, one {# receipt} other {# receipts}}.',
            { receipts: leadTimeReceipts },
          ),
        ]
      : []),
  ].join(' ')
}
