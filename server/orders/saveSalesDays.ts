import type { AskedItem, ItemUse } from '../catalog/itemUse.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'

/** What was sold of an item at a site through a channel on a day. */
export interface SalesDay {
  itemId: string
  siteId: string
  /** '' where nobody said. */
  channel: string
  /** YYYY-MM-DD, a business day of the site. */
  day: string
}

/** A day's demand; a field that is absent is left as it is. */
export interface SalesDayRow extends SalesDay {
  units: number
  revenueMinor?: number | null | undefined
  /** From 0 to 1, three decimals. */
  inStockShare?: number | null | undefined
}

/** A day's demand as it is stored. */
export interface SalesDayValues {
  units: number
  revenueMinor: number | null
  inStockShare: number | null
}

/** What saving did with one row; `before` is null where the day was not known. */
export interface SavedSalesDay extends SalesDay {
  change: 'created' | 'changed' | 'unchanged'
  before: SalesDayValues | null
  after: SalesDayValues
}

/** Saves days of sales history set-based; answers in the order of the rows, which name each day once. */
export async function saveSalesDays(tx: Tx, rows: SalesDayRow[]): Promise<SavedSalesDay[]> {
  const known = await lockDays(tx, rows)
  const saved = rows.map((row) => decideDay(row, known.get(keyOf(row))))
  const written = saved.filter(({ change }) => change !== 'unchanged')
  await writeDays(tx, written)
  if (written.length > 0) await appendSalesEvent(tx, 'sales_history.saved', written)
  return saved
}

/** Puts back the days of before, but only those that still are what the save left. */
export async function revertSalesDays(
  tx: Tx,
  changes: Omit<SavedSalesDay, 'change'>[],
): Promise<boolean[]> {
  const known = await lockDays(tx, changes)
  const same = changes.map((change) => {
    const now = known.get(keyOf(change))
    return now !== undefined && isSame(now, change.after)
  })
  const reverted = changes.filter((_, index) => same[index])
  await writeDays(
    tx,
    reverted.flatMap(({ before, ...change }) => (before ? [{ ...change, after: before }] : [])),
  )
  const made = reverted.filter(({ before }) => before === null)
  await tx.run(sql`
    delete from sales_day using ${dayRecords(made)}
     where sales_day.item_id = row."itemId" and sales_day.site_id = row."siteId"
       and sales_day.channel = row.channel and sales_day.day = row.day`)
  if (reverted.length > 0) await appendSalesEvent(tx, 'sales_history.reverted', reverted)
  return same
}

/** Which of these items have sales history. */
export async function findSalesDayUse(db: Queryable, items: AskedItem[]): Promise<ItemUse[]> {
  return db.many(sql`
    select asked.id as "itemId", false as "holdsStock"
      from unnest(${items.map(({ id }) => id)}::uuid[]) as asked(id)
     where exists (select from sales_day where item_id = asked.id)`)
}

async function lockDays(tx: Tx, rows: SalesDay[]): Promise<Map<string, SalesDayValues>> {
  const days = await tx.many<SalesDay & SalesDayValues>(sql`
    select item_id as "itemId", site_id as "siteId", sales_day.channel, sales_day.day, units,
           revenue_minor as "revenueMinor", in_stock_share::float8 as "inStockShare"
      from sales_day
      join ${dayRecords(rows)}
        on sales_day.item_id = row."itemId" and sales_day.site_id = row."siteId"
       and sales_day.channel = row.channel and sales_day.day = row.day
     order by item_id, site_id, sales_day.channel, sales_day.day
       for update of sales_day`)
  return new Map(
    days.map(({ units, revenueMinor, inStockShare, ...key }) => [
      keyOf(key),
      { units, revenueMinor, inStockShare },
    ]),
  )
}

function dayRecords(rows: SalesDay[]) {
  const keys = rows.map(({ itemId, siteId, channel, day }) => ({ itemId, siteId, channel, day }))
  return sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
    as row("itemId" uuid, "siteId" uuid, channel text, day date)`
}

function keyOf({ itemId, siteId, channel, day }: SalesDay): string {
  return `${itemId} ${siteId} ${day} ${channel}`
}

function decideDay(row: SalesDayRow, before: SalesDayValues | undefined): SavedSalesDay {
  const { units, revenueMinor, inStockShare, ...key } = row
  const share = inStockShare == null ? inStockShare : Number(inStockShare.toFixed(3))
  const after = {
    units,
    revenueMinor: revenueMinor === undefined ? (before?.revenueMinor ?? null) : revenueMinor,
    inStockShare: share === undefined ? (before?.inStockShare ?? null) : share,
  }
  if (!before) return { ...key, change: 'created', before: null, after }
  return { ...key, change: isSame(before, after) ? 'unchanged' : 'changed', before, after }
}

function isSame(one: SalesDayValues, other: SalesDayValues): boolean {
  return (
    one.units === other.units &&
    one.revenueMinor === other.revenueMinor &&
    one.inStockShare === other.inStockShare
  )
}

async function writeDays(tx: Tx, days: (SalesDay & { after: SalesDayValues })[]): Promise<void> {
  if (days.length === 0) return
  const rows = days.map(({ itemId, siteId, channel, day, after }) => ({
    itemId,
    siteId,
    channel,
    day,
    ...after,
  }))
  await tx.run(sql`
    insert into sales_day (item_id, site_id, channel, day, units, revenue_minor, in_stock_share)
    select "itemId", "siteId", channel, day, units, "revenueMinor", "inStockShare"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        "itemId" uuid, "siteId" uuid, channel text, day date, units bigint,
        "revenueMinor" bigint, "inStockShare" numeric)
     order by "itemId", "siteId", channel, day
        on conflict (item_id, site_id, channel, day) do update
       set units = excluded.units, revenue_minor = excluded.revenue_minor,
           in_stock_share = excluded.in_stock_share`)
}

async function appendSalesEvent(tx: Tx, type: string, days: SalesDay[]): Promise<void> {
  const dates = days.map(({ day }) => day).toSorted()
  await appendEvent(tx, {
    type,
    subjectKind: 'sales_history',
    subjectId: dates[0] ?? '',
    details: {
      days: days.length,
      items: new Set(days.map(({ itemId }) => itemId)).size,
      from: dates[0],
      to: dates.at(-1),
    },
  })
}
