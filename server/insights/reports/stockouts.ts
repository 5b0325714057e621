import { stockoutRate } from '@onhand/planning/serviceRates.ts'
import { sentence } from '../../platform/sentence.ts'
import { sql } from '../../platform/sql.ts'
import {
  barPoints,
  CATEGORY_COLUMN,
  CLASS_COLUMN,
  itemRows,
  joinStock,
  numberColumn,
  type Report,
  type ReportGround,
  SUPPLIER_COLUMN,
  say,
  sumUp,
} from './report.ts'

/** What being sold out has cost. */
export const stockoutsReport: Report = {
  name: 'stock-outs',
  title: 'Stock-outs and lost sales',
  about: 'How long items that sell were sold out, and about what that has cost.',
  rowsAre: 'items',
  usesValues: false,
  filters: ['category', 'supplier', 'abcClass'],
  sort: { by: 'lostMargin', direction: 'desc' },
  groups: [
    ['out', 'Out now'],
    ['back', 'In stock again'],
  ],
  definitions: [
    {
      term: 'Days out',
      formula: 'observed days − in-stock days',
      text: "Of the demand window, from the item's first day that counts. The ledger tells when it was in stock; before the ledger, the sales history where it says so. Days of which nobody knows count as in stock.",
    },
    {
      term: 'Lost units',
      formula: 'units a day while in stock · days out',
      text: 'An estimate: nobody who left is counted, and some bought another item of yours instead.',
    },
    {
      term: 'Lost revenue, lost margin',
      formula: 'lost units · price; lost units · (price − unit cost)',
      text: 'At the price of the item; without one, at its mean price in the window.',
    },
    {
      term: 'Stock-out rate',
      formula: 'days out / observed days, each item weighted by its units a day',
      text: 'Of the items that sell.',
    },
  ],
  columns: [
    CLASS_COLUMN,
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('daysOut', 'Days out', 'decimal', sql`"daysOut"`),
    numberColumn('shareOut', 'Of its days', 'share', sql`"shareOut"`),
    numberColumn('velocity', 'Units a day', 'decimal', sql`velocity`),
    numberColumn('lostUnits', 'Lost units', 'decimal', sql`"lostUnits"`, { sums: true }),
    numberColumn('lostRevenue', 'Lost revenue', 'money', sql`"lostRevenue"`, { sums: true }),
    numberColumn('lostMargin', 'Lost margin', 'money', sql`"lostMargin"`, { sums: true }),
    numberColumn('available', 'Available', 'units', sql`available`),
    numberColumn('incoming', 'Incoming', 'units', sql`incoming`),
  ],
  rows: async (ground) => stockoutRows(ground),
  tell: async (ground) => {
    const [sums, rate] = await Promise.all([
      sumUp<{ revenue: number; margin: number; items: number; out: number }>(
        ground,
        stockoutRows(ground),
        {
          sums: sql`
            coalesce(sum("lostRevenue"), 0)::bigint as revenue,
            coalesce(sum("lostMargin"), 0)::bigint as margin, count(*) as items,
            count(*) filter (where "group" = 'out') as out`,
          by: sql`category`,
          bars: sql`sum("lostRevenue")`,
        },
      ),
      ground.db.one<{ out: number; observed: number }>(sql`
        select coalesce(sum("daysOut" * velocity), 0)::float8 as out,
               coalesce(sum(observed * velocity), 0)::float8 as observed
          from (${sellingRows(ground)}) selling`),
    ])
    const { days } = ground.window
    return {
      answer:
        sums.items === 0
          ? sentence('No item that sells was known to be sold out in the last {days} days.', {
              days,
            })
          : sentence(
              'Being sold out has cost about {revenue} of revenue in {days} days, over {items, plural, one {# item} other {# items}}.',
              { revenue: say.money(sums.revenue), days, items: sums.items },
            ),
      figures: [
        {
          name: 'lostRevenue',
          label: 'Lost revenue',
          value: sums.revenue,
          unit: 'money',
          note: 'An estimate; see below.',
        },
        { name: 'lostMargin', label: 'Lost margin', value: sums.margin, unit: 'money', note: '' },
        {
          name: 'stockoutRate',
          label: 'Stock-out rate',
          value: stockoutRate([rate.out], [rate.observed]),
          unit: 'share',
          note: 'Of the days of items that sell, weighted by their pace.',
        },
        { name: 'outNow', label: 'Out now', value: sums.out, unit: 'items', note: '' },
      ],
      chart: {
        kind: 'bars',
        label: 'Lost revenue by category',
        unit: 'money',
        series: [{ name: 'lostRevenue', label: 'Lost revenue' }],
        points: barPoints(sums.bars, { none: 'No category', filter: 'category' }),
      },
    }
  },
}

function stockoutRows(ground: ReportGround) {
  return sql`
    select *, case when available <= 0 then 'out' else 'back' end as "group",
           "daysOut" / nullif(observed, 0) as "shareOut", velocity * "daysOut" as "lostUnits",
           coalesce(round(velocity * "daysOut" * price), 0)::bigint as "lostRevenue",
           coalesce(round(velocity * "daysOut" * greatest(price - cost, 0)), 0)::bigint as "lostMargin"
      from (${sellingRows(ground)}) selling
     where "daysOut" >= 0.05`
}

function sellingRows(ground: ReportGround) {
  return sql`
    select * from (${itemRows(
      ground,
      sql`
        plan.mean_daily_demand as velocity, plan.observed_days as observed,
        greatest(0, plan.observed_days - plan.in_stock_days) as "daysOut",
        coalesce(item.price_minor, plan.revenue_minor / nullif(plan.units_sold, 0))::float8 as price,
        item.unit_cost::float8 * 100 as cost,
        coalesce(stock.available, 0) as available, coalesce(expected.units, 0) as incoming`,
      { joins: joinStock(), where: sql`item.status <> 'archived'` },
    )}) item
     where velocity > 0`
}
