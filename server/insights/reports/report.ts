import { matchesSearch } from '../../catalog/searchItems.ts'
import type { Queryable } from '../../platform/database.ts'
import type { Sentence } from '../../platform/sentence.ts'
import type { Settings } from '../../platform/settings.ts'
import { allOf, type Statement, sql } from '../../platform/sql.ts'
import { ALL_SITES, type DemandWindow } from '../../replenishment/demandSeries.ts'
import type { CostMethod } from '../../stock/costFlow.ts'

/** How a figure is written; money is in cents. */
export const UNITS = [
  'text',
  'date',
  'units',
  'items',
  'money',
  'cost',
  'days',
  'decimal',
  'share',
] as const
export type Unit = (typeof UNITS)[number]

/** What narrows a report; `search` and `group` narrow its table alone. */
export interface ReportFilter {
  search?: string | undefined
  group?: string | undefined
  category?: string | undefined
  supplier?: string | undefined
  abcClass?: string | undefined
  site?: string | undefined
  /** A past day whose end is meant. */
  at?: string | undefined
  method?: CostMethod | undefined
  by?: 'category' | 'supplier' | 'site' | undefined
}

export type FilterName = Exclude<keyof ReportFilter, 'search' | 'group'>

/** A column of a report's table. */
export interface ReportColumn {
  id: string
  label: string
  unit: Unit
  /** What rows are sorted by: unknown below all that is known. */
  key: Statement
  hint?: string
  /** The rows' sum says something. */
  sums?: true
  /** Left out until someone asks for it. */
  starts?: 'hidden'
}

export interface Definition {
  term: string
  text: string
  formula?: string
}

export interface ReportFigure {
  name: string
  label: string
  value: number | null
  unit: Unit
  note: string
  /** What of its words has numbers in it. */
  said?: Record<string, Sentence[]>
}

/** Bars lie, columns stand, a matrix counts items by two classes; values come in the order of the series. */
export interface ReportChart {
  kind: 'bars' | 'columns' | 'matrix'
  label: string
  unit: Unit
  series: { name: string; label: string; line?: boolean }[]
  points: {
    label: string
    values: (number | null)[]
    /** How many items each value is of, in a matrix. */
    counts?: number[]
    /** What narrows the table to it. */
    filter?: Record<string, string>
  }[]
}

/** The answer of a report in one sentence, its figures and its chart. */
export interface Told {
  answer: Sentence
  figures: ReportFigure[]
  chart: ReportChart
}

/** What every report is worked out with. */
export interface ReportGround {
  db: Queryable
  today: string
  window: DemandWindow
  settings: Settings
  filter: ReportFilter
}

/** A question about the whole company that has a table of items, or of weeks, for its answer. */
export interface Report {
  name: string
  title: string
  about: string
  definitions: Definition[]
  /** What a row is: an item with its page, or a week. */
  rowsAre: 'items' | 'weeks'
  columns: ReportColumn[]
  sort: { by: string; direction: 'asc' | 'desc' }
  /** Views of the table, by the column `group`. */
  groups: [value: string, label: string][]
  filters: FilterName[]
  /** It needs the values that are kept of each item. */
  usesValues: boolean
  rows(ground: ReportGround): Promise<Statement>
  tell(ground: ReportGround): Promise<Told>
}

/** How a column is called in rows; money says its unit, as everywhere. */
export function fieldOf({ id, unit }: ReportColumn): string {
  return unit === 'money' ? `${id}Minor` : id
}

/** A column of numbers. */
export function numberColumn(
  id: string,
  label: string,
  unit: Unit,
  key: Statement,
  more: Pick<ReportColumn, 'hint' | 'sums' | 'starts'> = {},
): ReportColumn {
  return { id, label, unit, key: sql`coalesce(${key}::float8, -1e15)`, ...more }
}

/** A column of words or days. */
export function textColumn(
  id: string,
  label: string,
  key: Statement,
  more: Pick<ReportColumn, 'hint' | 'starts'> & { unit?: Unit } = {},
): ReportColumn {
  return { id, label, unit: 'text', key: sql`coalesce(${key}::text, '')`, ...more }
}

/** The columns with which every report of items begins. */
export const CATEGORY_COLUMN = textColumn('category', 'Category', sql`category`)
export const SUPPLIER_COLUMN = textColumn('supplier', 'Supplier', sql`supplier`, {
  starts: 'hidden',
})
export const CLASS_COLUMN = textColumn('abcClass', 'Class', sql`"abcClass"`)

/** Items with their plan over all sites and the given columns; joins may name `item` and `plan`. */
export function itemRows(
  { filter }: ReportGround,
  columns: Statement,
  {
    joins = sql``,
    where = sql`item.status <> 'archived'`,
  }: { joins?: Statement; where?: Statement },
): Statement {
  return sql`
    select item.sku as key, item.sku, item.title, category.name as category, supplier.name as supplier,
           plan.abc_class as "abcClass", ${columns}
      from item
      left join category on category.id = item.category_id
      left join item_plan plan on plan.site_id = ${ALL_SITES} and plan.item_id = item.id
      left join supplier on supplier.id = plan.supplier_id
      ${joins}
     where item.kind <> 'virtual_kit' and (${where}) and ${allOf(itemConditions(filter))}`
}

function itemConditions(filter: ReportFilter): Statement[] {
  return [
    ...(filter.category ? [sql`category.name = ${filter.category}`] : []),
    ...(filter.supplier ? [sql`${filter.supplier} in (supplier.code, supplier.name)`] : []),
    ...(filter.abcClass ? [sql`plan.abc_class = ${filter.abcClass}`] : []),
    ...(filter.search ? [matchesSearch(filter.search)] : []),
  ]
}

/** What items are worth now, all sites together, as `worth`. */
export function joinWorth(): Statement {
  return sql`left join item_worth worth on worth.item_id = item.id`
}

/** What of items can be sold and what is expected, as `stock`. */
export function joinStock(): Statement {
  return sql`
    left join (
      select item_id, sum(on_hand)::bigint as on_hand, sum(available)::bigint as available
        from stock_availability group by item_id) stock on stock.item_id = item.id
    left join (
      select item_id, sum(greatest(quantity - received, 0))::bigint as units
        from expected_receipt where not closed group by item_id) expected on expected.item_id = item.id`
}

/** Micros as cents, a half rounded up. */
export function inCents(micros: Statement): Statement {
  return sql`coalesce(round(${micros} / 10000.0), 0)::bigint`
}

const MOST_BARS = 10

/** One bar of a chart. */
export interface Bar {
  label: string | null
  values: number[]
}

/** Sums over all rows, and bars by a column of words, the largest first; what is left over becomes the last. */
export async function sumUp<Sums extends object>(
  { db }: Pick<ReportGround, 'db'>,
  rows: Statement,
  wanted: { sums: Statement; by: Statement; bars: Statement },
): Promise<Sums & { bars: Bar[] }> {
  // In one pass over the rows.
  const groups = await db.many<Sums & Bar & { isTotal: boolean }>(sql`
    select grouping(label) = 1 as "isTotal", label, ${wanted.sums}, array[${wanted.bars}]::float8[] as values
      from (select line.*, ${wanted.by} as label from (${rows}) line) line
     group by grouping sets ((), (label))`)
  const total = groups.find(({ isTotal }) => isTotal) as Sums
  const all = groups
    .filter(({ isTotal }) => !isTotal)
    .map(({ label, values }) => ({ label, values }))
    .toSorted((one, other) => sumOf(other.values) - sumOf(one.values))
  return { ...total, bars: foldBars(all) }
}

function foldBars(all: Bar[]): Bar[] {
  const shown = all.slice(0, MOST_BARS)
  const rest = all.slice(MOST_BARS)
  if (rest.length === 0) return shown
  const values = (shown[0]?.values ?? []).map((_, index) =>
    sumOf(rest.map((bar) => bar.values[index] ?? 0)),
  )
  return [...shown, { label: `${rest.length} others`, values }]
}

function sumOf(values: (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** Bars as the points of a chart; those of a known word narrow the report to it. */
export function barPoints(
  bars: Bar[],
  { none, filter }: { none: string; filter: FilterName },
): ReportChart['points'] {
  return bars.map(({ label, values }, index) => ({
    label: label ?? none,
    values,
    ...(label !== null && index < MOST_BARS ? { filter: { [filter]: label } } : {}),
  }))
}

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const one = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 })

/** Figures in a sentence, as people of the U.S. write them. */
export const say = {
  money: (cents: number) => money.format(cents / 100),
  count: (value: number) => whole.format(value),
  decimal: (value: number) => one.format(value),
  share: (value: number) => percent.format(value),
  day: (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
}
