import type { Statement } from '../platform/sql.ts'
import { sql } from '../platform/sql.ts'
import type { AlertKind } from './alertKinds.ts'

/**
 * One kind of alert as a query of what is wrong now. Its columns: cause, severity, money, subject_kind,
 * subject_id, subject_name, title, item_id, site_id, inputs, facts.
 */
export interface AlertQuery {
  kind: AlertKind
  found: Statement
}

/** What the queries are asked with. */
export interface AlertGround {
  now: string
  slowCoverDays: number
  deadDays: number
  newDays: number
  /** The company's. */
  timeZone: string
  carryingCostPercent: number
  lotDays: number
}

/** What a unit of an item `item` is sold for, in cents: its price, else what it has brought of late. */
export function priceOf(plan: Statement): Statement {
  return sql`coalesce(item.price_minor, ${plan}.revenue_minor / nullif(${plan}.units_sold, 0), 0)`
}

/** Cents as whole numbers, never below nothing and never beyond what a number holds exactly. */
export function cents(amount: Statement): Statement {
  return sql`least(greatest(round((${amount})::numeric), 0), 9000000000000)::bigint`
}
