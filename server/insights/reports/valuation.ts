import { sentence } from '../../platform/sentence.ts'
import { sql } from '../../platform/sql.ts'
import {
  type Bar,
  barPoints,
  CATEGORY_COLUMN,
  CLASS_COLUMN,
  inCents,
  itemRows,
  numberColumn,
  type Report,
  type ReportChart,
  type ReportFigure,
  type ReportGround,
  SUPPLIER_COLUMN,
  say,
  sumUp,
} from './report.ts'

const NONE = { category: 'No category', supplier: 'No supplier', site: 'No site' }

/** What stock was worth at the end of any day. */
export const valuationReport: Report = {
  name: 'valuation',
  title: 'Valuation',
  about: 'What stock is or was worth at the end of any day, by weighted average and by FIFO.',
  rowsAre: 'items',
  usesValues: true,
  filters: ['category', 'supplier', 'abcClass', 'site', 'at', 'method', 'by'],
  sort: { by: 'value', direction: 'desc' },
  groups: [],
  definitions: [
    {
      term: 'Weighted average',
      formula: "WAC' = (Q · W + q · c) / (Q + q)",
      text: 'After each arrival of q units at cost c; what leaves takes the average with it.',
    },
    {
      term: 'FIFO',
      formula: 'Σ units of a layer · its own unit cost',
      text: 'Each arrival is a layer; what leaves is taken from the oldest. A reversed movement goes back to the cost at which it came.',
    },
    {
      term: 'As of a day',
      text: "Its end, by the company's time zone and the order in which the books took the movements, so that a closed day never changes: a movement dated back counts on the day on which it was recorded.",
    },
    {
      term: 'At a site',
      text: "Costs are the company's: a site has the part of an item's value that it has of its units.",
    },
    {
      term: 'Rounding',
      text: 'Each row is rounded to the cent and the total once; where the two differ, a figure says by how much.',
    },
  ],
  columns: [
    CLASS_COLUMN,
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('units', 'Units', 'units', sql`units`, { sums: true }),
    numberColumn('unitValue', 'A unit', 'cost', sql`"unitValue"`, { hint: 'By the method chosen' }),
    numberColumn('value', 'Value', 'money', sql`value`, {
      sums: true,
      hint: 'By the method chosen',
    }),
    numberColumn('otherValue', 'By the other method', 'money', sql`"otherValue"`, { sums: true }),
    numberColumn('unpriced', 'Without cost', 'units', sql`unpriced`, {
      sums: true,
      hint: 'Units whose cost nobody has said; they count as nothing',
    }),
  ],
  rows: async (ground) => valueRows(ground),
  tell: async (ground) => {
    const { at = ground.today, method = 'average' } = ground.filter
    const sums = await sumUp<ValueSums>(ground, valueRows(ground), {
      sums: sql`
        ${inCents(sql`sum(micros_average)`)} as average, ${inCents(sql`sum(micros_fifo)`)} as fifo,
        coalesce(sum(value), 0)::bigint as rounded, coalesce(sum(units), 0)::bigint as units,
        coalesce(sum(unpriced), 0)::bigint as unpriced`,
      by: ground.filter.by === 'supplier' ? sql`supplier` : sql`category`,
      bars: sql`sum(value)`,
    })
    const value = method === 'fifo' ? sums.fifo : sums.average
    return {
      answer: sentence(
        'At the end of {day} stock was worth {average} by weighted average and {fifo} by FIFO.',
        { day: say.day(at), average: say.money(sums.average), fifo: say.money(sums.fifo) },
      ),
      figures: valueFigures(sums, value, method === 'fifo'),
      chart: await valueChart(ground, sums.bars),
    }
  },
}

interface ValueSums {
  average: number
  fifo: number
  rounded: number
  units: number
  unpriced: number
}

function valueFigures(sums: ValueSums, value: number, isFifo: boolean): ReportFigure[] {
  return [
    {
      name: 'value',
      label: 'Value',
      value,
      unit: 'money',
      note: isFifo ? 'By FIFO.' : 'By weighted average.',
    },
    { name: 'average', label: 'By average', value: sums.average, unit: 'money', note: '' },
    { name: 'fifo', label: 'By FIFO', value: sums.fifo, unit: 'money', note: '' },
    {
      name: 'units',
      label: 'Units',
      value: sums.units,
      unit: 'units',
      note: 'Of all conditions.',
    },
    ...(sums.unpriced > 0
      ? [
          {
            name: 'unpriced',
            label: 'Units without cost',
            value: sums.unpriced,
            unit: 'units' as const,
            note: 'They count as nothing: set the cost of their items, and receive or adjust with it.',
          },
        ]
      : []),
    ...(value === sums.rounded
      ? []
      : [
          {
            name: 'rounding',
            label: 'Rounding of rows',
            value: value - sums.rounded,
            unit: 'money' as const,
            note: 'The total is rounded once, each row on its own.',
          },
        ]),
  ]
}

const CHART_LABELS = {
  category: 'Value by category',
  supplier: 'Value by supplier',
  site: 'Value by site',
}

async function valueChart(ground: ReportGround, bars: Bar[]): Promise<ReportChart> {
  const { by = 'category' } = ground.filter
  const shown =
    by === 'site'
      ? await sumUp(ground, siteRows(ground), {
          sums: sql`count(*)`,
          by: sql`site`,
          bars: sql`sum(value)`,
        })
      : { bars }
  return {
    kind: 'bars',
    label: CHART_LABELS[by],
    unit: 'money',
    series: [{ name: 'value', label: 'Value' }],
    points: barPoints(shown.bars, { none: NONE[by], filter: by }),
  }
}

function valueRows(ground: ReportGround) {
  const { method, at = ground.today, site } = ground.filter
  const isFifo = method === 'fifo'
  const isToday = at >= ground.today && site === undefined
  const own = isFifo ? sql`worth.fifo_micros` : sql`worth.average_micros`
  const other = isFifo ? sql`worth.average_micros` : sql`worth.fifo_micros`
  return itemRows(
    ground,
    sql`
      worth.units, worth.unpriced, worth.average_micros as micros_average, worth.fifo_micros as micros_fifo,
      case when worth.units > 0 then round(${own} / worth.units / 1000000.0, 6)::text end as "unitValue",
      ${inCents(own)} as value, ${inCents(other)} as "otherValue"`,
    {
      joins: sql`
        join (
          ${
            isToday
              ? sql`select item_id, units, average_micros, fifo_micros, unpriced from item_worth where units <> 0`
              : sql`
          select item_id, sum(units)::bigint as units, sum(average_micros) as average_micros,
                 sum(fifo_micros) as fifo_micros, sum(unpriced)::bigint as unpriced
            from item_value where ${onDay(ground)}
           group by item_id having sum(units) <> 0`
          }) worth on worth.item_id = item.id`,
      where: sql`true`,
    },
  )
}

/** One row of each item and site. */
function siteRows(ground: ReportGround) {
  const own = ground.filter.method === 'fifo' ? sql`fifo_micros` : sql`average_micros`
  return itemRows(ground, sql`place.path as site, ${inCents(sql`part.${own}`)} as value`, {
    joins: sql`
      join item_value part on part.item_id = item.id and ${onDay(ground)}
      join location place on place.id = part.site_id`,
    where: sql`part.units <> 0`,
  })
}

function onDay({ filter, today }: ReportGround) {
  const { at = today, site } = filter
  return sql`day <= ${at}::date and until > ${at}::date and ${
    site
      ? sql`site_id = (select id from location where path = ${site} and kind = 'site')`
      : sql`true`
  }`
}
