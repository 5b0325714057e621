import { businessDay, dayAfter } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { findDemandWindow } from './demandSeries.ts'
import {
  type ForecastCalendar,
  HISTORY_WEEKS,
  HORIZON_WEEKS,
  layCalendar,
} from './forecastCalendar.ts'
import { planSignals, type SignalPlans } from './forecastSignals.ts'
import { type KitUse, listKitUses } from './kitDemand.ts'
import { learnLeadTimeOf, listReceiptTimes, type ReceiptTimes } from './leadTimes.ts'
import { listPlanningValues, type PlannedItem, type PlanningValues } from './planningValues.ts'
import { weeksToCover } from './portfolios.ts'
import { listPromotionPlans } from './promotions.ts'

/** The weeks, and what is known of them beside demand. */
export interface ForecastTimes {
  today: string
  calendar: ForecastCalendar
  plans: SignalPlans
  kitUses: Map<string, KitUse[]>
  planning: PlanningValues
}

/** What every part of a run works with; plain data, so that it can be sent to a thread. */
export interface ForecastGround extends ForecastTimes {
  receipts: ReceiptTimes
  /** The categories that are learned on their own. */
  groups: Set<string>
}

/** Lays the weeks over what is known today. */
export async function readForecastTimes(db: Queryable, clock: Clock): Promise<ForecastTimes> {
  const { company, planning } = await readSettings(db)
  const today = businessDay(clock.now(), company.timeZone)
  const calendar = layCalendar(await findDemandWindow(db, today, 7 * HISTORY_WEEKS + 6))
  const end = dayAfter(calendar.firstWeek, 7 * (calendar.weeks + HORIZON_WEEKS))
  const promotions = await listPromotionPlans(db, calendar.firstWeek, end)
  const plans = planSignals(calendar, promotions)
  return { today, calendar, plans, kitUses: await listKitUses(db), planning }
}

// A category with fewer items learns nothing that all items together would not tell better.
const LEAST_ITEMS = 40
const MOST_GROUPS = 8

/** Reads what a run works with. */
export async function prepareGround(db: Queryable, clock: Clock): Promise<ForecastGround> {
  const times = await readForecastTimes(db, clock)
  const categories = await db.many<{ id: string }>(sql`
    select category_id as id from item
     where status <> 'archived' and category_id is not null
     group by category_id having count(*) >= ${LEAST_ITEMS}
     order by count(*) desc, category_id limit ${MOST_GROUPS}`)
  return {
    ...times,
    receipts: await listReceiptTimes(db),
    groups: new Set(categories.map(({ id }) => id)),
  }
}

/** An item with the group that it is learned with and the weeks that its orders have to cover. */
export interface ForecastItem {
  item: PlannedItem
  group: string
  leadWeeks: number
  coverWeeks: number
}

/** Reads items with their planning values, lead times learned. */
export async function listForecastItems(
  db: Queryable,
  itemIds: string[],
  ground: ForecastGround,
): Promise<ForecastItem[]> {
  const items = await listPlanningValues(db, itemIds, ground.planning)
  return items.map((entered) => {
    const item = learnLeadTimeOf(entered, ground.receipts)
    const { leadTimeDays, reviewDays } = item.values
    return {
      item,
      group: ground.groups.has(item.categoryId ?? '') ? (item.categoryId ?? '') : '',
      leadWeeks: weeksToCover(leadTimeDays),
      coverWeeks: weeksToCover(leadTimeDays + reviewDays),
    }
  })
}

/** One portfolio to learn: of which group, for how many weeks. */
export interface LearnTask {
  group: string
  weeks: number[]
  itemIds: string[]
}

// How many series may be learned from in all, and by one portfolio: learning then takes seconds.
const SERIES_TO_LEARN = 4_000
const LEAST_TO_LEARN = 60
const MOST_TO_LEARN = 500
// Looked at for each series that is wanted, as many a shop's items no longer sell.
const SPARE = 5

/** What has to be learned for these items, with a sample of items to learn each group from. */
export async function planLearning(
  db: Queryable,
  wanted: Map<string, Set<number>>,
): Promise<LearnTask[]> {
  const weeks = [...new Set([...wanted.values()].flatMap((set) => [...set]))].toSorted(
    (a, b) => a - b,
  )
  if (weeks.length === 0) return []
  // All items together stand in wherever a group turns out to be too small.
  const groups = new Map([...wanted, ['', new Set(weeks)] as const])
  const count = [...groups.values()].reduce((sum, set) => sum + set.size, 0)
  const size = Math.min(
    MOST_TO_LEARN,
    Math.max(LEAST_TO_LEARN, Math.floor(SERIES_TO_LEARN / count)),
  )
  const tasks: LearnTask[] = []
  for (const [group, set] of groups) {
    const inGroup = group === '' ? sql`true` : sql`item.category_id = ${group}`
    // Spread evenly over the items, and the same ones every time; some of them never sold.
    const rows = await db.many<{ id: string }>(sql`
      select id from (
             select id, bucket from item where status <> 'archived' and ${inGroup}
              order by md5(id::text) limit ${SPARE * size}) item
       where exists (select from sales_day where item_id = item.id)
          or exists (select from stock_movement movement
                      where movement.bucket = item.bucket and movement.item_id = item.id
                        and movement.cause = 'shipment')
          or exists (select from kit_component where component_id = item.id)
       limit ${size}`)
    tasks.push({ group, weeks: [...set], itemIds: rows.map(({ id }) => id) })
  }
  return tasks
}
