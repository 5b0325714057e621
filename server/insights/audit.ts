import { businessDay } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES, findDemandWindow } from '../replenishment/demandSeries.ts'
import { auditFigures } from './auditFigures.ts'
import { auditFindings } from './auditFindings.ts'
import { type JudgedItem, judgeItem, listAuditItems } from './auditItems.ts'
import { findValueDays, getAverageInventory } from './averageInventory.ts'

/** How many rows each list shows; the counts and sums are of all. */
const LIST_ROWS = 100

/**
 * Today's state of the whole company: what there is, how fast it moves, where the cash sits. Earlier
 * values of stock count where they are `knownValues`; on the first day there are none yet.
 */
export async function auditToday(db: Queryable, clock: Clock, knownValues: boolean) {
  const settings = await readSettings(db)
  const today = businessDay(clock.now(), settings.company.timeZone)
  const window = await findDemandWindow(db, today, settings.planning.demandWindowDays)
  const items = (await listAuditItems(db)).map((item) =>
    judgeItem(item, { asOf: window.to, today }, settings),
  )
  const valueDays = await findValueDays(db, window, today)
  const planned = await db.maybe<{ computedAt: string }>(sql`
    select max(computed_at) as "computedAt" from item_plan where site_id = ${ALL_SITES}
    having max(computed_at) is not null`)
  return {
    asOf: window.to,
    generatedAt: clock.now(),
    plannedAt: planned?.computedAt ?? null,
    window: { from: window.from, to: window.to, days: window.days },
    figures: auditFigures(items, {
      days: window.days,
      carryingRate: settings.planning.carryingCostPercent / 100,
      averageInventory:
        knownValues && valueDays.days > 1 ? await getAverageInventory(db, valueDays) : undefined,
      valueDays: valueDays.days,
    }),
    abc: abcSummary(items),
    lists: auditLists(items, settings.planning.slowCoverDays),
    findings: auditFindings(items, {
      today,
      windowTo: window.to,
      windowDays: window.days,
      hasSales: items.some((item) => item.unitsSold > 0),
      overdueReceipts: await listOverdueReceipts(db, today),
    }),
  }
}

/** All rows of one of the audit's lists, the most money first. */
export async function listAuditRows(
  db: Queryable,
  clock: Clock,
  name: keyof ReturnType<typeof auditLists>,
) {
  const settings = await readSettings(db)
  const today = businessDay(clock.now(), settings.company.timeZone)
  const { to } = await findDemandWindow(db, today, settings.planning.demandWindowDays)
  const items = (await listAuditItems(db)).map((item) =>
    judgeItem(item, { asOf: to, today }, settings),
  )
  return auditLists(items, settings.planning.slowCoverDays, items.length)[name].rows
}

function abcSummary(items: JudgedItem[]) {
  const revenue = items.reduce((sum, item) => sum + item.revenueMinor, 0)
  return (['A', 'B', 'C'] as const).map((name) => {
    const own = items.filter((item) => item.abcClass === name)
    const ownRevenue = own.reduce((sum, item) => sum + item.revenueMinor, 0)
    return {
      class: name,
      items: own.length,
      itemShare: items.length === 0 ? 0 : own.length / items.length,
      revenue: ownRevenue,
      revenueShare: revenue === 0 ? 0 : ownRevenue / revenue,
      stockValue: own.reduce((sum, item) => sum + item.valueMinor, 0),
      outOfStock: own.filter((item) => item.available <= 0).length,
    }
  })
}

function auditLists(items: JudgedItem[], overstockDays: number, shown = LIST_ROWS) {
  const selling = items.filter(
    (item) => item.status === 'active' && (item.meanDailyDemand ?? 0) > 0,
  )
  const lostPerDay = (item: JudgedItem) =>
    (item.meanDailyDemand ?? 0) * Math.max(0, item.marginMinor ?? 0)
  return {
    stockouts: toList(
      selling.filter((item) => item.available <= 0),
      lostPerDay,
      'Margin lost each day while it is sold out.',
      shown,
    ),
    stockoutsComing: toList(
      selling.filter((item) => {
        const cover = item.daysOfCover ?? Number.POSITIVE_INFINITY
        return (
          item.available > 0 &&
          cover + item.incoming / (item.meanDailyDemand ?? 1) < item.leadTimeDays
        )
      }),
      lostPerDay,
      'Margin lost each day from the stock-out on: it comes before a new order could arrive.',
      shown,
    ),
    overstock: toList(
      items.filter((item) => item.excessUnits > 0 && (item.daysOfCover ?? 0) > overstockDays),
      (item) => item.excessMinor,
      'Cash in the units beyond the cover limit.',
      shown,
    ),
    slow: toList(
      items.filter((item) => item.pace === 'slow'),
      (item) => item.valueMinor,
      'Cash in it.',
      shown,
    ),
    dead: toList(
      items.filter((item) => item.pace === 'dead'),
      (item) => item.valueMinor,
      'Cash in it.',
      shown,
    ),
  }
}

function toList(
  items: JudgedItem[],
  money: (item: JudgedItem) => number,
  meaning: string,
  shown: number,
) {
  const rows = items
    .map((item) => ({
      sku: item.sku,
      title: item.title,
      abcClass: item.abcClass,
      onHand: item.onHand,
      available: item.available,
      incoming: item.incoming,
      velocity: item.meanDailyDemand,
      daysOfCover: item.daysOfCover,
      lastSaleOn: item.lastSaleOn,
      excessUnits: item.excessUnits,
      money: Math.round(money(item)),
    }))
    .toSorted((one, other) => other.money - one.money || one.sku.localeCompare(other.sku))
  return {
    count: rows.length,
    money: rows.reduce((sum, row) => sum + row.money, 0),
    meaning,
    rows: rows.slice(0, shown),
  }
}

async function listOverdueReceipts(db: Queryable, today: string) {
  return db.many<{ sku: string; expectedOn: string }>(sql`
    select item.sku, expected.expected_on as "expectedOn"
      from expected_receipt expected join item on item.id = expected.item_id
     where not expected.closed and expected.expected_on < ${today} and expected.quantity > expected.received
     order by expected.expected_on, item.sku`)
}
