import { xyzCutoffs } from '@onhand/planning/xyz.ts'
import { inWords, sentence } from '../../platform/sentence.ts'
import { sql } from '../../platform/sql.ts'
import { ALL_SITES } from '../../replenishment/demandSeries.ts'
import {
  CATEGORY_COLUMN,
  CLASS_COLUMN,
  inCents,
  itemRows,
  joinWorth,
  numberColumn,
  type Report,
  type ReportChart,
  type ReportGround,
  SUPPLIER_COLUMN,
  say,
  textColumn,
} from './report.ts'

interface Cell {
  abc: string
  xyz: string
  items: number
  revenue: number
  value: number
}

/** Which items bring the revenue, and how steadily they sell. */
export const abcReport: Report = {
  name: 'abc',
  title: 'ABC and XYZ',
  about: 'Which few items bring most of the revenue, and how steadily each sells.',
  rowsAre: 'items',
  usesValues: true,
  filters: ['category', 'supplier', 'abcClass'],
  sort: { by: 'revenue', direction: 'desc' },
  groups: [
    ['A', 'A'],
    ['B', 'B'],
    ['C', 'C'],
    ['AX', 'AX'],
    ['AZ', 'AZ'],
    ['CZ', 'CZ'],
  ],
  definitions: [
    {
      term: 'ABC class',
      formula: 'A: cumulative share of revenue before the item < 80 %; B: < 95 %; C: the rest',
      text: 'Items are taken from the largest revenue down; the one that crosses a line goes to the higher class, and an item changes class only when it is 2 points past the line. The lines are set in Settings.',
    },
    {
      term: 'XYZ class',
      formula:
        'CV = deviation of weekly units / mean of weekly units; X: < 0.5, Y: < 1, Z: the rest',
      text: 'Of the whole weeks of the demand window in which the item was mostly in stock. The season is not taken out, since half a year cannot tell it from a trend: a seasonal item may be Z. What did not sell is Z.',
    },
    {
      term: 'Revenue',
      text: 'Of the demand window; where a sale was told without its amount, at the price of the item.',
    },
  ],
  columns: [
    CLASS_COLUMN,
    textColumn('xyzClass', 'XYZ', sql`"xyzClass"`, { hint: 'How steadily it sells by the week' }),
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('revenue', 'Revenue', 'money', sql`revenue`, { sums: true }),
    numberColumn('revenueShare', 'Share', 'share', sql`"revenueShare"`),
    numberColumn('cumulativeShare', 'Cumulative', 'share', sql`"cumulativeShare"`, {
      hint: 'Share of this item and of all that bring more',
    }),
    numberColumn('unitsSold', 'Units sold', 'units', sql`"unitsSold"`, { sums: true }),
    numberColumn('variation', 'Variation', 'decimal', sql`variation`, {
      hint: 'Deviation of weekly units over their mean',
    }),
    numberColumn('stockValue', 'Stock value', 'money', sql`"stockValue"`, { sums: true }),
  ],
  rows: async (ground) => abcRows(ground),
  tell: async (ground) => {
    const cells = await ground.db.many<Cell>(sql`
      select "abcClass" as abc, "xyzClass" as xyz, count(*) as items,
             coalesce(sum(revenue), 0)::bigint as revenue, coalesce(sum("stockValue"), 0)::bigint as value
        from (${classedRows(ground)}) line where "abcClass" is not null group by 1, 2`)
    const total = sumOf(cells)
    const a = sumOf(cells.filter(({ abc }) => abc === 'A'))
    return {
      answer:
        total.revenue === 0
          ? sentence('Nothing has sold in the demand window, so there are no classes yet.')
          : sentence('{items} of the items bring {revenue} of the revenue.', {
              items: say.share(a.items / total.items),
              revenue: say.share(a.revenue / total.revenue),
            }),
      figures: (['A', 'B', 'C'] as const).map((name) => {
        const own = sumOf(cells.filter(({ abc }) => abc === name))
        return {
          name: `class${name}`,
          value: own.revenue,
          unit: 'money' as const,
          ...inWords({
            label: sentence('{name}: {items, plural, one {# item} other {# items}}', {
              name,
              items: own.items,
            }),
            note: sentence('Revenue of {days} days; {value} of stock at cost.', {
              days: ground.window.days,
              value: say.money(own.value),
            }),
          }),
        }
      }),
      chart: matrixOf(cells),
    }
  },
}

function abcRows(ground: ReportGround) {
  return sql`
    select *, revenue / nullif("allRevenue", 0)::float8 as "revenueShare",
           "revenueUpTo" / nullif("allRevenue", 0)::float8 as "cumulativeShare"
      from (${classedRows(
        ground,
        sql`, ranked."allRevenue", ranked."revenueUpTo"`,
        // Of the whole company, whatever is looked at; few columns, as they have to be put in order.
        sql`
          left join (
            select item_id, sum(revenue_minor) over () as "allRevenue",
                   sum(revenue_minor) over (order by revenue_minor desc, item_id rows unbounded preceding)
                     as "revenueUpTo"
              from item_plan where site_id = ${ALL_SITES} and abc_class is not null) ranked
            on ranked.item_id = item.id`,
      )}) item`
}

function classedRows(ground: ReportGround, more = sql``, joins = sql``) {
  const { x, y } = xyzCutoffs
  const xyz = sql`
    case when plan.weekly_variation < ${x} then 'X' when plan.weekly_variation < ${y} then 'Y' else 'Z' end`
  return itemRows(
    ground,
    sql`
      ${xyz} as "xyzClass", plan.abc_class || ${xyz} as "group",
      coalesce(plan.revenue_minor, 0) as revenue, coalesce(plan.units_sold, 0) as "unitsSold",
      plan.weekly_variation as variation, ${inCents(sql`worth.average_micros`)} as "stockValue" ${more}`,
    { joins: sql`${joinWorth()} ${joins}` },
  )
}

function sumOf(cells: Cell[]) {
  const total = (name: 'items' | 'revenue' | 'value') =>
    cells.reduce((sum, cell) => sum + cell[name], 0)
  return { items: total('items'), revenue: total('revenue'), value: total('value') }
}

function matrixOf(cells: Cell[]): ReportChart {
  const series = ['X', 'Y', 'Z']
  const find = (abc: string, xyz: string) =>
    cells.find((cell) => cell.abc === abc && cell.xyz === xyz)
  return {
    kind: 'matrix',
    label: 'Revenue by class',
    unit: 'money',
    series: [
      { name: 'X', label: 'X: steady' },
      { name: 'Y', label: 'Y: varying' },
      { name: 'Z', label: 'Z: erratic' },
    ],
    points: ['A', 'B', 'C'].map((abc) => ({
      label: abc,
      values: series.map((xyz) => find(abc, xyz)?.revenue ?? 0),
      counts: series.map((xyz) => find(abc, xyz)?.items ?? 0),
    })),
  }
}
