import { daysBetween } from '../platform/businessDay.ts'
import { inWords, type Sentence, sentence } from '../platform/sentence.ts'
import type { JudgedItem } from './auditItems.ts'
import { say } from './reports/report.ts'

/** Something in the data that makes figures less true, and what to do about it. */
export interface Finding {
  code: string
  severity: 'high' | 'medium' | 'low'
  message: string
  said: Record<string, Sentence[]>
  advice: string
  count: number
  /** A few of the items that it concerns. */
  skus: string[]
}

/** What the findings look at beside the items. */
export interface FindingBasis {
  today: string
  windowTo: string
  windowDays: number
  hasSales: boolean
  overdueReceipts: { sku: string; expectedOn: string }[]
}

const EXAMPLES = 10
const STALE_DAYS = 7
const SHORT_HISTORY_DAYS = 90

/** Everything that an auditor would question before trusting the numbers. */
export function auditFindings(items: JudgedItem[], basis: FindingBasis): Finding[] {
  return [...historyFindings(items, basis), ...itemFindings(items), ...receiptFindings(basis)]
    .filter((finding) => finding.count > 0)
    .toSorted((one, other) => RANK[one.severity] - RANK[other.severity] || other.count - one.count)
}

const RANK = { high: 0, medium: 1, low: 2 }

function historyFindings(items: JudgedItem[], basis: FindingBasis): Finding[] {
  const { today, windowTo, windowDays, hasSales } = basis
  const age = daysBetween(windowTo, today)
  const observed = items.filter((item) => item.unitsSold > 0)
  const known = observed.some((item) => item.unknownDays < windowDays)
  return [
    {
      code: 'no_sales_history',
      severity: 'high',
      count: hasSales ? 0 : 1,
      skus: [],
      ...inWords({
        message: sentence('There is no sales history, so nothing can be said about demand.'),
      }),
      advice: 'Import the last 3 to 24 months of daily sales.',
    },
    {
      code: 'stale_sales_history',
      severity: 'high',
      count: hasSales && age > STALE_DAYS ? 1 : 0,
      skus: [],
      ...inWords({
        message: sentence(
          'The last known sale is of {day}, {days, plural, one {# day} other {# days}} ago; figures are as of that day.',
          { day: say.day(windowTo), days: age },
        ),
      }),
      advice: 'Import the sales since then, or connect the channel.',
    },
    {
      code: 'short_sales_history',
      severity: 'medium',
      count: hasSales && windowDays < SHORT_HISTORY_DAYS ? 1 : 0,
      skus: [],
      ...inWords({
        message: sentence(
          'Only {days, plural, one {# day} other {# days}} of sales are known; seasons and rare sellers cannot be judged.',
          { days: windowDays },
        ),
      }),
      advice: 'Import at least 3 months, better 2 years.',
    },
    {
      code: 'stock_outs_unknown',
      severity: 'low',
      count: hasSales && !known ? observed.length : 0,
      skus: [],
      ...inWords({
        message: sentence('Days without stock are not known, so every day counts as in stock.'),
      }),
      advice:
        'Where an item was sold out, its true demand is higher; import in-stock shares if you have them.',
    },
  ]
}

function itemFindings(items: JudgedItem[]): Finding[] {
  return ITEM_RULES.map(({ pick, message, ...rule }) => {
    const found = items.filter(pick)
    const skus = found.slice(0, EXAMPLES).map((item) => item.sku)
    const words = inWords({ message: sentence(message, { items: found.length }) })
    return { ...rule, count: found.length, skus, ...words }
  })
}

const isSelling = (item: JudgedItem) => (item.meanDailyDemand ?? 0) > 0

const ITEM_RULES: (Pick<Finding, 'code' | 'severity' | 'message' | 'advice'> & {
  pick(item: JudgedItem): boolean
})[] = [
  {
    code: 'oversold',
    severity: 'high',
    pick: (item) => item.available < 0,
    message: '{items, plural, one {# item is} other {# items are}} promised beyond what is there.',
    advice: 'Open each item to see which reservations are short.',
  },
  {
    code: 'cost_missing',
    severity: 'high',
    pick: (item) => item.unitCost === null && item.onHand > 0,
    message:
      '{items, plural, one {# item on hand has} other {# items on hand have}} no unit cost; their value counts as nothing.',
    advice: 'Import costs with the items file.',
  },
  {
    code: 'sold_without_stock_record',
    severity: 'medium',
    pick: (item) =>
      item.unitsSold > 0 && item.onHand === 0 && item.incoming === 0 && item.abcClass === 'A',
    message:
      '{items, plural, one {# A item} other {# A items}} sold, yet none is on hand or incoming.',
    advice: 'Count them: either they are sold out, or their stock was not imported.',
  },
  {
    code: 'price_below_cost',
    severity: 'medium',
    pick: (item) =>
      item.priceMinor !== null && item.unitCost !== null && item.priceMinor < item.unitCost * 100,
    message:
      '{items, plural, one {# item is priced below its cost.} other {# items are priced below their cost.}}',
    advice: 'Check the price and the unit of the cost (each or case).',
  },
  {
    code: 'supplier_missing',
    severity: 'medium',
    pick: (item) => !item.hasSupplier && isSelling(item) && item.kind === 'item',
    message: '{items, plural, one {# selling item has} other {# selling items have}} no supplier.',
    advice: 'Import suppliers, so that the buying list can be grouped and priced.',
  },
  {
    code: 'lead_time_assumed',
    severity: 'medium',
    pick: (item) => item.leadTimeSource === 'company' && isSelling(item),
    message:
      "{items, plural, one {# selling item uses} other {# selling items use}} the company's default lead time.",
    advice: 'Set lead times per supplier: reorder points follow them directly.',
  },
  {
    code: 'identifier_missing',
    severity: 'low',
    pick: (item) => !item.hasIdentifier,
    message:
      '{items, plural, one {# item has} other {# items have}} no barcode or marketplace number.',
    advice: 'Import UPC, EAN, ASIN or FNSKU, so that scanning and mapping work.',
  },
  {
    code: 'never_sold',
    severity: 'low',
    pick: (item) => item.onHand > 0 && item.unitsSold === 0,
    message: '{items, plural, one {# item} other {# items}} on hand did not sell in the window.',
    advice: 'See the dead-stock list, or check that their sales carry the same SKU.',
  },
]

function receiptFindings({ overdueReceipts }: FindingBasis): Finding[] {
  return [
    {
      code: 'incoming_overdue',
      severity: 'medium',
      count: overdueReceipts.length,
      skus: overdueReceipts.slice(0, EXAMPLES).map((receipt) => receipt.sku),
      ...inWords({
        message: sentence(
          '{receipts, plural, one {# expected receipt is past its date and still counts} other {# expected receipts are past their date and still count}} as incoming.',
          { receipts: overdueReceipts.length },
        ),
      }),
      advice: 'Receive them, move their date, or close them.',
    },
  ]
}
