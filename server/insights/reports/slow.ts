import { inWords, sentence } from '../../platform/sentence.ts'
import { sql } from '../../platform/sql.ts'
import { ALL_SITES } from '../../replenishment/demandSeries.ts'
import {
  barPoints,
  CATEGORY_COLUMN,
  CLASS_COLUMN,
  inCents,
  itemRows,
  joinStock,
  joinWorth,
  numberColumn,
  type Report,
  type ReportFigure,
  type ReportGround,
  SUPPLIER_COLUMN,
  say,
  sumUp,
  textColumn,
} from './report.ts'

/** What lies too long, what to do about it, and the cash that it frees. */
export const slowReport: Report = {
  name: 'slow-stock',
  title: 'Slow and dead stock',
  about: 'What does not sell, what to do with each item, and the cash that frees.',
  rowsAre: 'items',
  usesValues: true,
  filters: ['category', 'supplier', 'abcClass'],
  sort: { by: 'frees', direction: 'desc' },
  groups: [
    ['dead', 'Dead'],
    ['slow', 'Slow'],
    ['excess', 'Too much'],
  ],
  definitions: [
    {
      term: 'Dead',
      formula: 'on hand > 0 and no sale for 180 days, or none ever',
      text: 'Not of items seen for fewer than 60 days. These and the limits below are set in Settings.',
    },
    {
      term: 'Slow',
      formula: 'cover > 180 days, or age > 90 days with falling demand',
      text: 'Cover is available / units a day; age is that of the oldest unit on hand; falling: the second half of the demand window sold less a day than the first.',
    },
    {
      term: 'Too much',
      formula: 'available + incoming − units a day · 180 − safety stock > 0',
      text: 'It sells well enough, but more is here or on its way than that many days need.',
    },
    {
      term: 'Frees up to',
      formula: 'units that are not needed · average cost',
      text: 'Not needed: of dead items all; of slow ones what 90 days do not sell; else what 180 days do not sell. At cost: what you get for them is yours to judge.',
    },
    {
      term: 'What to do',
      text: 'Remove (return, liquidate, donate): nothing sold for twice the limit of dead stock, or ever. Discount: dead, or slow without a sale for 60 days. Buy no more: too much of what sells, or slow in class A, where only the cover is long. Bundle: other slow items that still sell, with the best seller of their category.',
    },
    {
      term: 'May fall by',
      formula: '1 − unit cost / price',
      text: 'How far the price may fall before a unit sells below its cost.',
    },
    {
      term: 'Cost to keep',
      formula: 'value · yearly carrying cost',
      text: 'What the year costs: capital, storage, insurance, shrinkage. The share is set in Settings.',
    },
  ],
  columns: [
    textColumn('state', 'State', sql`state`),
    textColumn('advice', 'What to do', sql`advice`),
    CLASS_COLUMN,
    CATEGORY_COLUMN,
    SUPPLIER_COLUMN,
    numberColumn('onHand', 'On hand', 'units', sql`"onHand"`, { sums: true }),
    numberColumn('value', 'Cash in it', 'money', sql`value`, { sums: true }),
    numberColumn('frees', 'Frees up to', 'money', sql`frees`, { sums: true }),
    numberColumn('keeping', 'Cost to keep', 'money', sql`keeping`, {
      sums: true,
      hint: 'For a year',
    }),
    numberColumn('daysOfCover', 'Days of cover', 'days', sql`"daysOfCover"`),
    textColumn('lastSaleOn', 'Last sale', sql`"lastSaleOn"`, { unit: 'date' }),
    numberColumn('mayFall', 'May fall by', 'share', sql`"mayFall"`, {
      hint: 'How far the price may fall before a unit sells below its cost',
    }),
    numberColumn('ageDays', 'Age', 'days', sql`"ageDays"`, {
      hint: 'Days since the oldest unit came',
      starts: 'hidden',
    }),
    numberColumn('excessUnits', 'Not needed', 'units', sql`"excessUnits"`, { starts: 'hidden' }),
  ],
  rows: async (ground) => slowRows(ground),
  tell: async (ground) => {
    const [sums, { all }] = await Promise.all([
      sumUp<SlowSums>(ground, slowRows(ground), {
        sums: sql`
          count(*) as items, coalesce(sum(value), 0)::bigint as value,
          coalesce(sum(frees), 0)::bigint as frees, coalesce(sum(keeping), 0)::bigint as keeping,
          coalesce(sum(value) filter (where "group" = 'dead'), 0)::bigint as dead,
          coalesce(sum(value) filter (where "group" = 'slow'), 0)::bigint as slow`,
        by: sql`category`,
        bars: sql`
          coalesce(sum(value) filter (where "group" = 'dead'), 0),
          coalesce(sum(value) filter (where "group" = 'slow'), 0),
          coalesce(sum(value) filter (where "group" = 'excess'), 0)`,
      }),
      ground.db.one<{ all: number }>(sql`
        select coalesce(sum(value), 0)::bigint as all from (${worthRows(ground)}) worth`),
    ])
    return {
      answer:
        sums.items === 0
          ? sentence('Nothing is slow, dead or too much.')
          : sentence(
              '{value}, {share} of all stock, lies in {items, plural, one {# item that sells} other {# items that sell}} too slowly; acting on them frees up to {frees}.',
              {
                value: say.money(sums.value),
                share: say.share(sums.value / Math.max(1, all)),
                items: sums.items,
                frees: say.money(sums.frees),
              },
            ),
      figures: slowFigures(ground, sums),
      chart: {
        kind: 'bars',
        label: 'Cash in it by category',
        unit: 'money',
        series: [
          { name: 'dead', label: 'Dead' },
          { name: 'slow', label: 'Slow' },
          { name: 'excess', label: 'Too much' },
        ],
        points: barPoints(sums.bars, { none: 'No category', filter: 'category' }),
      },
    }
  },
}

interface SlowSums {
  items: number
  value: number
  frees: number
  keeping: number
  dead: number
  slow: number
}

function slowFigures(ground: ReportGround, sums: SlowSums): ReportFigure[] {
  return [
    {
      name: 'frees',
      label: 'Frees up to',
      value: sums.frees,
      unit: 'money',
      note: 'Units that are not needed, at cost.',
    },
    {
      name: 'dead',
      label: 'In dead items',
      value: sums.dead,
      unit: 'money',
      note: 'At average cost.',
    },
    {
      name: 'slow',
      label: 'In slow items',
      value: sums.slow,
      unit: 'money',
      note: 'At average cost.',
    },
    {
      name: 'keeping',
      label: 'Cost to keep',
      value: sums.keeping,
      unit: 'money',
      ...inWords({
        note: sentence('For a year, at {percent} %.', {
          percent: ground.settings.planning.carryingCostPercent,
        }),
      }),
    },
  ]
}

function worthRows(ground: ReportGround) {
  return itemRows(ground, sql`${inCents(sql`worth.average_micros`)} as value`, {
    joins: joinWorth(),
    where: sql`item.status <> 'archived' or worth.units <> 0`,
  })
}

const STILL_SELLS_DAYS = 60

/** The rules of planning/slowStock.ts over all items at once; a test holds the two together. */
export function slowRows(ground: ReportGround) {
  const { planning } = ground.settings
  return sql`
    select *, pace as "group",
           case pace when 'dead' then 'Dead' when 'slow' then 'Slow' else 'Too much' end as state,
           case when pace = 'excess' then 'Buy no more'
                when pace = 'dead' and ("sinceSale" is null or "sinceSale" >= 2 * ${planning.deadDays}::integer)
                  then 'Remove'
                when pace = 'dead' or "sinceSale" is null or "sinceSale" > ${STILL_SELLS_DAYS}::integer then 'Discount'
                when "abcClass" = 'A' then 'Buy no more'
                when partner is null or partner = sku then 'Discount'
                else 'Bundle with ' || partner end as advice,
           round(value * "excessUnits" / nullif("onHand", 0))::bigint as frees,
           round(value * ${planning.carryingCostPercent / 100}::float8)::bigint as keeping
      from (
        select *, least("onHand", floor(greatest(0, case pace
                 when 'dead' then "onHand" when 'slow' then "onHand" - mean * ${planning.slowAgeDays}::integer
                 else "onHand" - mean * ${planning.slowCoverDays}::integer end)))::bigint as "excessUnits"
          from (${pacedRows(ground)}) paced
         where pace is not null) needed`
}

function pacedRows(ground: ReportGround) {
  const { slowCoverDays, slowAgeDays, deadDays, newDays } = ground.settings.planning
  return sql`
    select *,
           case when "onHand" <= 0 or "sinceSeen" < ${newDays}::integer then null
                when "sinceSale" is null or "sinceSale" >= ${deadDays}::integer then 'dead'
                when mean = 0 or "daysOfCover" > ${slowCoverDays}::integer then 'slow'
                when "ageDays" > ${slowAgeDays}::integer and trend < 1 then 'slow'
                when floor(available + incoming - mean * ${slowCoverDays}::integer - "safetyStock") > 0
                  then 'excess' end as pace
      from (${agedRows(ground)}) aged`
}

function agedRows(ground: ReportGround) {
  const { today, window } = ground
  return itemRows(
    ground,
    sql`
      coalesce(stock.on_hand, 0) as "onHand", coalesce(stock.available, 0) as available,
      coalesce(expected.units, 0) as incoming, coalesce(plan.mean_daily_demand, 0) as mean, plan.trend,
      greatest(coalesce(plan.safety_stock, 0), 0) as "safetyStock", plan.last_sale_on as "lastSaleOn",
      ${window.to}::date - plan.last_sale_on as "sinceSale",
      ${window.to}::date - plan.first_seen_on as "sinceSeen",
      ${today}::date - worth.oldest_on as "ageDays",
      case when plan.mean_daily_demand > 0
           then greatest(coalesce(stock.available, 0), 0) / plan.mean_daily_demand end as "daysOfCover",
      ${inCents(sql`worth.average_micros`)} as value,
      1 - item.unit_cost::float8 * 100 / nullif(item.price_minor, 0) as "mayFall", best.sku as partner`,
    {
      joins: sql`
        ${joinWorth()} ${joinStock()}
        left join (
          select distinct on (good.category_id) good.category_id, good.sku
            from item_plan sold join item good on good.id = sold.item_id and good.status = 'active'
           where sold.site_id = ${ALL_SITES} and sold.abc_class = 'A'
           order by good.category_id, sold.revenue_minor desc, good.sku) best
          on best.category_id = item.category_id`,
      where: sql`item.status <> 'archived' or worth.units <> 0`,
    },
  )
}
