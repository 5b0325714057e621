import { daysBetween } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { type Statement, sql } from '../platform/sql.ts'

/** The days whose closing values count: those of a window that the ledger knows, up to today. */
export interface ValueDays {
  from: string
  today: string
  days: number
}

/** Since when the ledger knows closing values within the window; today alone where it began after it. */
export async function findValueDays(
  db: Queryable,
  window: { from: string },
  today: string,
): Promise<ValueDays> {
  const { begun } = await db.one<{ begun: string | null }>(sql`
    select min(day)::text as begun from item_value`)
  const wished = begun !== null && begun > window.from ? begun : window.from
  const from = begun === null || wished > today ? today : wished
  return { from, today, days: daysBetween(from, today) + 1 }
}

/** The mean of each item's closing values by weighted average, in micros, as rows of item_id and micros. */
export function averageValues({ from, today, days }: ValueDays): Statement {
  return sql`
    select item_id, sum(average_micros
             * (least(until, ${today}::date + 1) - greatest(day, ${from}::date))) / ${days}::integer as micros
      from item_value where day <= ${today} and until > ${from}
     group by item_id`
}

/** The same of the whole company, in cents. */
export async function getAverageInventory(db: Queryable, days: ValueDays): Promise<number> {
  const { value } = await db.one<{ value: number }>(sql`
    select coalesce(round(sum(micros) / 10000), 0)::bigint as value from (${averageValues(days)}) item`)
  return value
}
