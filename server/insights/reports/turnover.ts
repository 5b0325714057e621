import {
  daysInventoryOutstanding,
  grossMarginReturn,
  inventoryTurns,
} from '@onhand/planning/turnover.ts'
import { inWords, sentence } from '../../platform/sentence.ts'
import { sql } from '../../platform/sql.ts'
import { averageValues, findValueDays, type ValueDays } from '../averageInventory.ts'
import {
  barPoints,
  CATEGORY_COLUMN,
  CLASS_COLUMN,
  inCents,
  itemRows,
  joinWorth,
  numberColumn,
  type Report,
  type ReportFigure,
  type ReportGround,
  SUPPLIER_COLUMN,
  say,
  sumUp,
} from './report.ts'

/** How often stock is sold and replaced. */
export const turnoverReport: Report = {
  name: 'turnover',
  title: 'Turnover',
  about: 'How often stock is sold in a year, how long it lasts, and what it earns.',
  rowsAre: 'items',
  usesValues: true,
  filters: ['category', 'supplier', 'abcClass'],
  sort: { by: 'averageInventory', direction: 'desc' },
  groups: [],
  definitions: [
    {
      term: 'Turnover',
      formula: 'cost of goods sold / average inventory · 365 / days',
      text: 'Both at cost, over the demand window. Cost of goods sold is units sold at the present unit cost of the item, so that imported sales count too.',
    },
    {
      term: 'Average inventory',
      formula: 'mean of the closing values of each day, by weighted average',
      text: 'Of those days of the window that the ledger covers, up to today. Where it began after the window, of the days since.',
    },
    {
      term: 'Days of inventory',
      formula: 'average inventory / cost of goods sold · days',
      text: '365 / turnover.',
    },
    {
      term: 'GMROI',
      formula: '(revenue − cost of goods sold) · 365 / days / average inventory',
      text: 'What one dollar in stock earns in a year.',
    },
  ],
  columns: [
    CLASS_COLUMN,
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('cogs', 'Cost of goods sold', 'money', sql`cogs`, { sums: true }),
    numberColumn('averageInventory', 'Average inventory', 'money', sql`"averageInventory"`, {
      sums: true,
    }),
    numberColumn('turns', 'Turnover', 'decimal', sql`turns`, { hint: 'Times a year' }),
    numberColumn('daysOfInventory', 'Days of inventory', 'days', sql`"daysOfInventory"`),
    numberColumn('gmroi', 'GMROI', 'decimal', sql`gmroi`, {
      hint: 'Gross margin of a year for each dollar in stock',
    }),
    numberColumn('stockValue', 'Stock value', 'money', sql`"stockValue"`, { sums: true }),
  ],
  rows: async (ground) =>
    turnoverRows(ground, await findValueDays(ground.db, ground.window, ground.today)),
  tell: async (ground) => {
    const span = await findValueDays(ground.db, ground.window, ground.today)
    const rows = turnoverRows(ground, span)
    const { cogs, inventory, revenue, bars } = await sumUp<{
      cogs: number
      inventory: number
      revenue: number
    }>(ground, rows, {
      sums: sql`coalesce(sum(cogs), 0)::bigint as cogs, coalesce(sum(revenue), 0)::bigint as revenue,
                coalesce(sum("averageInventory"), 0)::bigint as inventory`,
      by: sql`category`,
      bars: sql`sum(cogs), sum("averageInventory")`,
    })
    const { days } = ground.window
    const turns = inventoryTurns(cogs, inventory, days)
    const lasts = daysInventoryOutstanding(cogs, inventory, days)
    return {
      answer:
        turns === null
          ? sentence('There was no inventory to turn.')
          : lasts === null
            ? sentence('Nothing sells, so that {value} of stock lasts for ever.', {
                value: say.money(inventory),
              })
            : sentence('Stock turns {turns} times a year: {value} of it lasts {days} days.', {
                turns: say.decimal(turns),
                value: say.money(inventory),
                days: say.count(lasts),
              }),
      figures: turnoverFigures(ground, span, { turns, lasts, inventory, cogs, revenue }),
      chart: {
        kind: 'bars',
        label: 'Turnover by category, times a year',
        unit: 'decimal',
        series: [{ name: 'turns', label: 'Turnover' }],
        points: barPoints(
          bars.map(({ label, values: [sold = 0, stock = 0] }) => ({
            label,
            values: [inventoryTurns(Math.max(0, sold), Math.max(0, stock), days) ?? 0],
          })),
          { none: 'No category', filter: 'category' },
        ),
      },
    }
  },
}

function turnoverFigures(
  { window }: ReportGround,
  span: ValueDays,
  told: {
    turns: number | null
    lasts: number | null
    inventory: number
    cogs: number
    revenue: number
  },
): ReportFigure[] {
  const { days } = window
  const { turns, lasts, inventory, cogs, revenue } = told
  return [
    {
      name: 'turnover',
      label: 'Turnover',
      value: turns,
      unit: 'decimal',
      ...inWords({ note: sentence('Times a year, from {days} days of sales.', { days }) }),
    },
    {
      name: 'daysOfInventory',
      label: 'Days of inventory',
      value: lasts,
      unit: 'days',
      note: '',
    },
    {
      name: 'averageInventory',
      label: 'Average inventory',
      value: inventory,
      unit: 'money',
      ...inWords({
        note: sentence(
          'At cost, of the {days, plural, one {# day} other {# days}} from {from} that the ledger covers.',
          { days: span.days, from: say.day(span.from) },
        ),
      }),
    },
    {
      name: 'cogs',
      label: 'Cost of goods sold',
      value: cogs,
      unit: 'money',
      ...inWords({
        note: sentence('From {from} to {to}.', {
          from: say.day(window.from),
          to: say.day(window.to),
        }),
      }),
    },
    {
      name: 'gmroi',
      label: 'GMROI',
      value: grossMarginReturn(revenue - cogs, inventory, days),
      unit: 'decimal',
      note: 'Dollars of margin a year for each dollar in stock.',
    },
  ]
}

function turnoverRows(ground: ReportGround, span: ValueDays) {
  const { window } = ground
  const yearly = 365 / window.days
  return sql`
    select *, cogs / nullif("averageInventory", 0)::float8 * ${yearly}::float8 as turns,
           "averageInventory" / nullif(cogs, 0)::float8 * ${window.days}::float8 as "daysOfInventory",
           (revenue - cogs) * ${yearly}::float8 / nullif("averageInventory", 0) as gmroi
      from (${itemRows(
        ground,
        sql`
          coalesce(plan.revenue_minor, 0) as revenue,
          coalesce(round(plan.units_sold * item.unit_cost * 100), 0)::bigint as cogs,
          ${inCents(sql`past.micros`)} as "averageInventory",
          ${inCents(sql`worth.average_micros`)} as "stockValue"`,
        {
          joins: sql`
            ${joinWorth()}
            left join (${averageValues(span)}) past on past.item_id = item.id`,
          where: sql`item.status <> 'archived' or worth.units <> 0`,
        },
      )}) item
     where cogs > 0 or "averageInventory" <> 0 or "stockValue" <> 0`
}
