import { dayAfter } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { mondayOf } from './forecastCalendar.ts'
import type { ForecastGround } from './forecastGround.ts'

/** The items of a run. */
export interface ItemsToForecast {
  /** In order of their ids. */
  ids: string[]
  /** Every item, for what is learned of all. */
  all: string[]
  /** Whether the run looks at every item, and so learns anew. */
  isWhole: boolean
}

/** What the runs before have seen. */
interface Former {
  /** The last day known to the last whole run. */
  learnedTo: string | null
  /** When the last run of any kind began, and the last day known to it. */
  startedAt: string | null
  knownTo: string | null
}

/**
 * The items that a run has to forecast: all of them on request, when a week has ended since the last
 * whole run, and when something was changed that concerns them all; else those whose own demand,
 * stock or values have changed. A quiet item's forecast of this week needs no new word.
 */
export async function listItemsToForecast(
  db: Queryable,
  scope: 'all' | 'changes',
  ground: ForecastGround,
): Promise<ItemsToForecast> {
  const rows = await db.many<{ id: string }>(sql`
    select id from item where status <> 'archived' order by id`)
  const all = rows.map(({ id }) => id)
  const former = await db.one<Former>(sql`
    select max(known_to) filter (where scope = 'all') as "learnedTo",
           max(started_at) as "startedAt", max(known_to) as "knownTo"
      from forecast_run where state = 'done'`)
  const { learnedTo, startedAt, knownTo } = former
  if (scope === 'all' || !learnedTo || !startedAt || !knownTo)
    return { ids: all, all, isWhole: true }
  const news = { startedAt, knownTo }
  const isNewWeek = weekOfNext(ground.calendar.to) !== weekOfNext(learnedTo)
  if (isNewWeek || (await isAllChanged(db, news))) return { ids: all, all, isWhole: true }
  const changed = await listChangedItems(db, ground, news)
  return { ids: all.filter((id) => changed.has(id)), all, isWhole: false }
}

/** The week that the day behind the last known one lies in. */
function weekOfNext(day: string): string {
  return mondayOf(dayAfter(day, 1))
}

/** What stands behind the last run: since when, and from which day on its demand was not known. */
interface News {
  startedAt: string
  knownTo: string
}

// Sales of so many days at once are a new history, not a few late days.
const FEW_DAYS = 45

async function isAllChanged(db: Queryable, { startedAt, knownTo }: News): Promise<boolean> {
  const { changed } = await db.one<{ changed: boolean }>(sql`
    select exists (
             select from event
              where type in ('settings.changed', 'promotion.created', 'promotion.changed',
                             'promotion.deleted') and at >= ${startedAt})
        or exists (
             select from event
              where type in ('sales_history.saved', 'sales_history.reverted') and at >= ${startedAt}
                and details ->> 'from' < ${dayAfter(knownTo, -FEW_DAYS)}) as changed`)
  return changed
}

/** Items with sales, movements or values that the last run had not seen. */
async function listChangedItems(
  db: Queryable,
  { kitUses }: ForecastGround,
  { startedAt, knownTo }: News,
): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`
    with late as (
      select least(${knownTo}::date + 1, min((details ->> 'from')::date)) as day from event
       where type in ('sales_history.saved', 'sales_history.reverted') and at >= ${startedAt})
    select item_id as id from sales_day, late where sales_day.day >= late.day
     union
    select item_id from stock_movement where recorded_at >= ${startedAt}
     union
    select item.id from item
      left join supplier_item terms on terms.item_id = item.id
      left join supplier on supplier.id = terms.supplier_id
      left join category on category.id = item.category_id
     where item.updated_at >= ${startedAt} or supplier.updated_at >= ${startedAt}
        or category.updated_at >= ${startedAt}`)
  const changed = new Set(rows.map(({ id }) => id))
  for (const [component, kits] of kitUses)
    if (kits.some(({ kitId }) => changed.has(kitId))) changed.add(component)
  return changed
}
