import { grossMarginShare, sellThrough } from '@onhand/planning/turnover.ts'
import { inWords, sentence } from '../../platform/sentence.ts'
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
  textColumn,
} from './report.ts'

/** How fast items sell, and how much of what was offered has gone. */
export const salesReport: Report = {
  name: 'sales',
  title: 'Sales and sell-through',
  about:
    'How fast each item sells while it can be bought, and how much of what was offered has gone.',
  rowsAre: 'items',
  usesValues: false,
  filters: ['category', 'supplier', 'abcClass'],
  sort: { by: 'revenue', direction: 'desc' },
  groups: [
    ['rising', 'Rising'],
    ['falling', 'Falling'],
  ],
  definitions: [
    {
      term: 'Units a day',
      formula: 'units sold on in-stock days / in-stock days',
      text: 'A day partly out of stock weighs the part in which it was in stock, so that being sold out does not look like selling slowly.',
    },
    {
      term: 'Sell-through',
      formula: 'units sold / (units sold + on hand now)',
      text: 'That is sold / (on hand at the start + received), where nothing else came or went.',
    },
    {
      term: 'Trend',
      formula: 'units a day of the second half of the window / of the first − 1',
      text: 'Known from eight weeks on. Rising is above 10 %, falling below −10 %.',
    },
    {
      term: 'Margin',
      formula: '(revenue − units sold · unit cost) / revenue',
      text: 'At the present cost of the item.',
    },
  ],
  columns: [
    CLASS_COLUMN,
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('unitsSold', 'Units sold', 'units', sql`"unitsSold"`, { sums: true }),
    numberColumn('revenue', 'Revenue', 'money', sql`revenue`, { sums: true }),
    numberColumn('velocity', 'Units a day', 'decimal', sql`velocity`),
    numberColumn('trend', 'Trend', 'share', sql`trend`),
    numberColumn('sellThrough', 'Sell-through', 'share', sql`"sellThrough"`),
    numberColumn('margin', 'Margin', 'share', sql`margin`),
    numberColumn('onHand', 'On hand', 'units', sql`"onHand"`, { sums: true }),
    numberColumn('daysOfCover', 'Days of cover', 'days', sql`"daysOfCover"`),
    textColumn('lastSaleOn', 'Last sale', sql`"lastSaleOn"`, { unit: 'date', starts: 'hidden' }),
  ],
  rows: async (ground) => salesRows(ground),
  tell: async (ground) => {
    const sums = await sumUp<{
      sold: number
      revenue: number
      cost: number
      onHand: number
      items: number
    }>(ground, salesRows(ground), {
      sums: sql`
        coalesce(sum("unitsSold"), 0)::bigint as sold, coalesce(sum(revenue), 0)::bigint as revenue,
        coalesce(sum(cost), 0)::bigint as cost, coalesce(sum("onHand"), 0)::bigint as "onHand",
        count(*) filter (where "unitsSold" > 0) as items`,
      by: sql`category`,
      bars: sql`sum(revenue)`,
    })
    const { days, from, to } = ground.window
    return {
      answer:
        sums.sold === 0
          ? sentence('Nothing has sold in the demand window.')
          : sentence(
              '{units, plural, one {# unit} other {# units}} for {revenue} sold in {days} days, {daily} a day, from {items, plural, one {# item} other {# items}}.',
              {
                units: sums.sold,
                revenue: say.money(sums.revenue),
                days,
                daily: say.decimal(sums.sold / days),
                items: sums.items,
              },
            ),
      figures: [
        {
          name: 'revenue',
          label: 'Revenue',
          value: sums.revenue,
          unit: 'money',
          ...inWords({
            note: sentence('From {from} to {to}.', { from: say.day(from), to: say.day(to) }),
          }),
        },
        { name: 'unitsSold', label: 'Units sold', value: sums.sold, unit: 'units', note: '' },
        {
          name: 'sellThrough',
          label: 'Sell-through',
          value: sellThrough(sums.sold, Math.max(0, sums.onHand), sums.sold),
          unit: 'share',
          note: 'Units sold of units sold and on hand.',
        },
        {
          name: 'margin',
          label: 'Margin',
          value: grossMarginShare(sums.revenue, sums.cost),
          unit: 'share',
          note: 'At present costs; items without a cost count as free.',
        },
      ],
      chart: {
        kind: 'bars',
        label: 'Revenue by category',
        unit: 'money',
        series: [{ name: 'revenue', label: 'Revenue' }],
        points: barPoints(sums.bars, { none: 'No category', filter: 'category' }),
      },
    }
  },
}

function salesRows(ground: ReportGround) {
  return sql`
    select *, case when trend > 0.1 then 'rising' when trend < -0.1 then 'falling' else 'steady' end as "group",
           "unitsSold" / nullif("unitsSold" + "onHand", 0)::float8 as "sellThrough",
           (revenue - cost) / nullif(revenue, 0)::float8 as margin
      from (${itemRows(
        ground,
        sql`
          coalesce(plan.units_sold, 0) as "unitsSold", coalesce(plan.revenue_minor, 0) as revenue,
          coalesce(round(plan.units_sold * item.unit_cost * 100), 0)::bigint as cost,
          plan.mean_daily_demand as velocity, plan.trend - 1 as trend, plan.last_sale_on as "lastSaleOn",
          coalesce(stock.on_hand, 0) as "onHand",
          case when plan.mean_daily_demand > 0
               then greatest(coalesce(stock.available, 0), 0) / plan.mean_daily_demand end as "daysOfCover"`,
        { joins: joinStock(), where: sql`item.status <> 'archived'` },
      )}) item
     where "unitsSold" > 0 or "onHand" > 0`
}
