import { sentence } from '../../platform/sentence.ts'
import { sql } from '../../platform/sql.ts'
import {
  CATEGORY_COLUMN,
  CLASS_COLUMN,
  inCents,
  itemRows,
  numberColumn,
  type Report,
  type ReportGround,
  SUPPLIER_COLUMN,
  say,
  textColumn,
} from './report.ts'

// By the day with which each age begins.
const AGES = [
  ['0', '0 to 30 days', sql`age0`],
  ['31', '31 to 60', sql`age31`],
  ['61', '61 to 90', sql`age61`],
  ['91', '91 to 180', sql`age91`],
  ['181', '181 to 365', sql`age181`],
  ['366', 'Over 365', sql`age366`],
] as const

/** How long the units on hand have lain. */
export const ageingReport: Report = {
  name: 'ageing',
  title: 'Ageing',
  about: 'How long the units on hand have lain, by the receipts that they came with.',
  rowsAre: 'items',
  usesValues: true,
  filters: ['category', 'supplier', 'abcClass'],
  sort: { by: 'averageAge', direction: 'desc' },
  groups: AGES.map(([from, label]) => [from, label]),
  definitions: [
    {
      term: 'Age of a unit',
      formula: 'days since the receipt whose layer it belongs to, first in first out',
      text: 'What leaves is taken from the oldest receipt, over all sites. Units of an opening balance count from that day: nobody knows how long they lay before, so they are at least that old.',
    },
    {
      term: 'Value',
      formula: 'Σ units of a layer · its own unit cost',
      text: 'So the sum is the value of all stock by FIFO. Each age is rounded to the cent on its own.',
    },
    {
      term: 'Average age',
      formula: 'Σ units · age / Σ units',
      text: 'The views above the table go by the age of the oldest unit.',
    },
  ],
  columns: [
    CLASS_COLUMN,
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('units', 'On hand', 'units', sql`units`, { sums: true }),
    numberColumn('value', 'Value', 'money', sql`value`, { sums: true, hint: 'By FIFO' }),
    numberColumn('averageAge', 'Average age', 'days', sql`"averageAge"`, { hint: 'Days' }),
    textColumn('oldestOn', 'Oldest from', sql`"oldestOn"`, { unit: 'date' }),
    ...AGES.map(([from, label, key]) =>
      numberColumn(`age${from}`, label, 'money', key, { sums: true }),
    ),
  ],
  rows: async (ground) => ageingRows(ground),
  tell: async (ground) => {
    const sums = await ground.db.one<{
      values: number[]
      total: number
      units: number
      opening: number
    }>(sql`
      select array[coalesce(sum(age0), 0), coalesce(sum(age31), 0), coalesce(sum(age61), 0),
                   coalesce(sum(age91), 0), coalesce(sum(age181), 0), coalesce(sum(age366), 0)]::float8[] as values,
             coalesce(sum(value), 0)::bigint as total, coalesce(sum(units), 0)::bigint as units,
             coalesce(sum(opening), 0)::bigint as opening from (${ageingRows(ground)}) row`)
    const old = (sums.values[4] ?? 0) + (sums.values[5] ?? 0)
    return {
      answer:
        sums.total === 0
          ? sentence('Nothing with a cost is on hand.')
          : sentence('{old} of {value} has lain for more than 180 days ({share}).', {
              old: say.money(old),
              value: say.money(sums.total),
              share: say.share(old / sums.total),
            }),
      figures: [
        {
          name: 'value',
          label: 'Value by FIFO',
          value: sums.total,
          unit: 'money',
          note: 'Of all units on hand.',
        },
        { name: 'units', label: 'Units on hand', value: sums.units, unit: 'units', note: '' },
        {
          name: 'over180',
          label: 'Over 180 days',
          value: old,
          unit: 'money',
          note: 'Value by FIFO.',
        },
        {
          name: 'opening',
          label: 'At least that old',
          value: sums.opening,
          unit: 'money',
          note: 'Of opening balances: counted from that day, and lay there before.',
        },
      ],
      chart: {
        kind: 'columns',
        label: 'Value of stock by age',
        unit: 'money',
        series: [{ name: 'value', label: 'Value by FIFO' }],
        points: AGES.map(([from, label], index) => ({
          label,
          values: [sums.values[index] ?? 0],
          filter: { group: from },
        })),
      },
    }
  },
}

function ageingRows(ground: ReportGround) {
  const { today } = ground
  return sql`
    select *, case when "oldestAge" <= 30 then '0' when "oldestAge" <= 60 then '31'
                   when "oldestAge" <= 90 then '61' when "oldestAge" <= 180 then '91'
                   when "oldestAge" <= 365 then '181' else '366' end as "group"
      from (${itemRows(
        ground,
        sql`
          layer.units, age0 + age31 + age61 + age91 + age181 + age366 as value, layer.opening,
          layer.oldest_on as "oldestOn", (${today}::date - layer.oldest_on) as "oldestAge",
          layer.average_age as "averageAge", age0, age31, age61, age91, age181, age366`,
        {
          joins: sql`
            join (
              select item_id, sum(units)::bigint as units,
                     ${inCents(sql`sum(fifo_micros) filter (where is_opening)`)} as opening,
                     min(arrived_on) as oldest_on,
                     (sum(units * age) / nullif(sum(units), 0))::float8 as average_age,
                     ${inCents(sql`sum(fifo_micros) filter (where age <= 30)`)} as age0,
                     ${inCents(sql`sum(fifo_micros) filter (where age between 31 and 60)`)} as age31,
                     ${inCents(sql`sum(fifo_micros) filter (where age between 61 and 90)`)} as age61,
                     ${inCents(sql`sum(fifo_micros) filter (where age between 91 and 180)`)} as age91,
                     ${inCents(sql`sum(fifo_micros) filter (where age between 181 and 365)`)} as age181,
                     ${inCents(sql`sum(fifo_micros) filter (where age > 365)`)} as age366
                from (select *, greatest(${today}::date - arrived_on, 0) as age from item_layer) dated
               group by item_id) layer on layer.item_id = item.id`,
          where: sql`true`,
        },
      )}) item`
}
