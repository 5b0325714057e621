import { dayAfter, daysBetween } from '../../platform/businessDay.ts'
import { inWords, sentence } from '../../platform/sentence.ts'
import { joinStatements, type Statement, sql } from '../../platform/sql.ts'
import { ALL_SITES } from '../../replenishment/demandSeries.ts'
import { mondayOf } from '../../replenishment/forecastCalendar.ts'
import { inCents, numberColumn, type Report, type ReportGround, say } from './report.ts'

const WEEKS = 13
interface Week {
  from: string
  incoming: number
  planned: number
  cogs: number
  stockAtEnd: number
}

/** Cash in stock now, and what purchases and sales make of it week by week. */
export const cashFlowReport: Report = {
  name: 'cash-flow',
  title: 'Cash in stock',
  about: 'The cash tied up in stock, what purchases add to it week by week, and what sales free.',
  rowsAre: 'weeks',
  usesValues: true,
  filters: [],
  sort: { by: 'from', direction: 'asc' },
  groups: [],
  definitions: [
    {
      term: 'Incoming',
      formula: 'Σ open units expected in the week · unit cost',
      text: "At the cost of the item's first supplier, else of the item; overdue ones in this week. Cash is taken to leave when goods arrive: terms of payment are not known here.",
    },
    {
      term: 'To reorder',
      formula: 'Σ suggested quantity · unit cost, in the week of today + lead time',
      text: 'The buying list of today. What will come up in the weeks to come is not in it.',
    },
    {
      term: 'Expected cost of goods sold',
      formula: 'Σ expected units of the week · unit cost',
      text: 'By the forecast; of items without one by units a day · 7. Kits count by their components. This week counts from today.',
    },
    {
      term: 'Stock at the end',
      formula: 'value now + incoming + to reorder − expected cost of goods sold, week by week',
      text: 'At weighted average, if nothing else is bought.',
    },
  ],
  columns: [
    numberColumn('incoming', 'Incoming', 'money', sql`incoming`, { sums: true }),
    numberColumn('planned', 'To reorder', 'money', sql`planned`, { sums: true }),
    numberColumn('cogs', 'Expected cost of goods sold', 'money', sql`cogs`, { sums: true }),
    numberColumn('net', 'Change', 'money', sql`net`, {
      sums: true,
      hint: 'Of the cash in stock',
    }),
    numberColumn('stockAtEnd', 'Stock at the end', 'money', sql`"stockAtEnd"`),
  ],
  rows: async (ground) => {
    const { weeks } = await listWeeks(ground)
    return sql`
      select "from" as key, "from", incoming, planned, cogs, incoming + planned - cogs as net, "stockAtEnd",
             null as "group"
        from jsonb_to_recordset(${JSON.stringify(weeks)}::jsonb) as week(
          "from" text, incoming bigint, planned bigint, cogs bigint, "stockAtEnd" bigint)`
  },
  tell: async (ground) => {
    const { weeks, now, later, undated } = await listWeeks(ground)
    const total = (name: 'incoming' | 'planned' | 'cogs') =>
      weeks.reduce((sum, week) => sum + week[name], 0)
    return {
      answer: answerOf(now, total('incoming') + total('planned'), total('cogs')),
      figures: [
        {
          name: 'now',
          label: 'In stock now',
          value: now,
          unit: 'money',
          note: 'At weighted average.',
        },
        {
          name: 'incoming',
          label: 'Incoming',
          value: total('incoming'),
          unit: 'money',
          ...inWords({ note: sentence('In {weeks} weeks.', { weeks: WEEKS }) }),
        },
        {
          name: 'planned',
          label: 'To reorder',
          value: total('planned'),
          unit: 'money',
          note: 'The buying list of today.',
        },
        {
          name: 'cogs',
          label: 'Expected to sell',
          value: total('cogs'),
          unit: 'money',
          note: 'At cost, by the forecast.',
        },
        ...(later + undated > 0
          ? [
              {
                name: 'beyond',
                label: 'Later or undated',
                value: later + undated,
                unit: 'money' as const,
                note: 'Incoming beyond these weeks, or without a day; not in the table.',
              },
            ]
          : []),
      ],
      chart: {
        kind: 'columns',
        label: 'Cash in and out of stock by week',
        unit: 'money',
        series: [
          { name: 'incoming', label: 'Incoming' },
          { name: 'planned', label: 'To reorder' },
          { name: 'cogs', label: 'Expected cost of goods sold', line: true },
        ],
        points: weeks.map(({ from, incoming, planned, cogs }) => ({
          label: say.day(from).slice(0, 5),
          values: [incoming, planned, cogs],
        })),
      },
    }
  },
}

function answerOf(now: number, bought: number, sold: number) {
  return sentence(
    '{now} is in stock. In {weeks} weeks {bought} of purchases arrive, and sales take out about {sold} at cost.',
    { now: say.money(now), weeks: WEEKS, bought: say.money(bought), sold: say.money(sold) },
  )
}

async function listWeeks(ground: ReportGround) {
  const { db, today } = ground
  const monday = mondayOf(today)
  const { now } = await db.one<{ now: number }>(sql`
    select ${inCents(sql`sum(average_micros)`)} as now from item_worth`)
  const [incoming, planned, sold] = await Promise.all([
    listIncoming(ground, monday),
    listPlanned(ground, monday),
    listExpectedSales(ground, monday),
  ])
  let stockAtEnd = now
  const weeks: Week[] = Array.from({ length: WEEKS }, (_, index) => {
    const week = {
      from: dayAfter(monday, 7 * index),
      incoming: incoming.get(index) ?? 0,
      planned: planned.get(index) ?? 0,
      cogs: sold.get(index) ?? 0,
    }
    stockAtEnd += week.incoming + week.planned - week.cogs
    return { ...week, stockAtEnd }
  })
  const later = [...incoming].reduce((sum, [week, cost]) => sum + (week >= WEEKS ? cost : 0), 0)
  return { weeks, now, later, undated: incoming.get(UNDATED) ?? 0 }
}

const UNDATED = -1

/** What is on its way at cost, by the number of its week; what is overdue comes in the first. */
async function listIncoming({ db }: ReportGround, monday: string): Promise<Map<number, number>> {
  const rows = await db.many<{ week: number; cost: number }>(sql`
    select case when expected_on is null then ${UNDATED}::integer
                else greatest(0, floor((expected_on - ${monday}::date) / 7.0))::integer end as week,
           round(sum((quantity - received) * ${unitCost()}) * 100)::bigint as cost
      from expected_receipt join item on item.id = expected_receipt.item_id
     where not closed and quantity > received group by 1`)
  return new Map(rows.map(({ week, cost }) => [week, cost]))
}

/** What the item costs from its first supplier, else as it says itself; nothing where nobody knows. */
function unitCost(): Statement {
  return sql`
    coalesce((select unit_cost from supplier_item terms where terms.item_id = item.id
               order by rank limit 1), item.unit_cost, 0)`
}

/** The buying list of today at cost, by the week in which it would arrive; a test holds it to the list itself. */
async function listPlanned({ db, today }: ReportGround, monday: string) {
  const rows = await db.many<{ week: number; cost: number }>(sql`
    select least(${WEEKS - 1}::integer,
                 floor((${today}::date + ceil(lead_time_days)::integer - ${monday}::date) / 7.0))::integer as week,
           sum(cost)::bigint as cost
      from (
        select plan.lead_time_days, round(coalesce(terms.unit_cost, item.unit_cost) * 100
                 * ceil(greatest(plan.order_up_to - position.units, plan.minimum_order_quantity)::numeric
                        / plan.case_pack) * plan.case_pack) as cost
          from item_plan plan
          join item on item.id = plan.item_id and item.status = 'active' and item.kind <> 'virtual_kit'
          join location site on site.id = plan.site_id and site.active
          left join (select item_id, site_id, on_hand - unavailable - committed as units
                       from stock_availability) stock
            on stock.item_id = plan.item_id and stock.site_id = plan.site_id
          left join (select item_id, site_id, sum(greatest(quantity - received, 0)) as units
                       from expected_receipt where not closed group by 1, 2) expected
            on expected.item_id = plan.item_id and expected.site_id = plan.site_id
         cross join lateral (select coalesce(stock.units, 0) + coalesce(expected.units, 0) as units) position
          left join supplier_item terms on terms.supplier_id = plan.supplier_id and terms.item_id = plan.item_id
         where (plan.mean_daily_demand > 0 or plan.reorder_point > 0)
           and position.units <= plan.reorder_point and plan.order_up_to > position.units) line
     group by 1`)
  return new Map(rows.map(({ week, cost }) => [week, cost ?? 0]))
}

// A forecast that is older than this is not planned with, nor looked at here.
const STALE_DAYS = 14

/** What is expected to sell at cost; the week that has begun counts by the days that are left of it. */
async function listExpectedSales(
  { db, today, window }: ReportGround,
  monday: string,
): Promise<Map<number, number>> {
  const known = sql`known_to >= ${dayAfter(window.to, -STALE_DAYS)} and site_id <> ${ALL_SITES}`
  const weeks = Array.from(
    { length: WEEKS },
    (_, week) => sql`
      sum(unit_cost * mean[least(cardinality(mean), greatest(1, first + ${week}::integer))])::float8`,
  )
  const [forecast, plain] = await Promise.all([
    // Each week is a sum of its own, so that no forecast is unfolded into rows.
    db.one<{ weeks: (number | null)[] }>(sql`
      select array[${joinStatements(weeks, ', ')}] as weeks
        from (select mean, item.unit_cost::float8 as unit_cost, 1 + (${monday}::date - first_week) / 7 as first
                from item_forecast join item on item.id = item_forecast.item_id
               where ${known} and item.kind = 'item' and item.status = 'active') path`),
    db.one<{ week: number }>(sql`
      select coalesce(sum(plan.mean_daily_demand * 7 * item.unit_cost::float8), 0)::float8 as week
        from item_plan plan join item on item.id = plan.item_id
       where plan.site_id = ${ALL_SITES} and item.kind = 'item' and item.status = 'active'
         and not exists (select from item_forecast where item_id = plan.item_id and ${known})`),
  ])
  const left = (7 - daysBetween(monday, today)) / 7
  return new Map(
    forecast.weeks.map((units, week) => [
      week,
      Math.round(((units ?? 0) + plain.week) * (week === 0 ? left : 1) * 100),
    ]),
  )
}
