import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** What is done for the sales of some days. */
export const PROMOTION_KINDS = ['sale', 'deal', 'advertising', 'event'] as const

/** A promotion as forecasts take it. */
export interface PromotionPlan {
  id: string
  name: string
  kind: (typeof PROMOTION_KINDS)[number]
  scope: 'all' | 'categories' | 'items'
  startsOn: string
  endsOn: string
  discountPercent: number | null
  categoryIds: string[]
  itemIds: string[]
}

/** The promotions that touch any day from one to another. */
export async function listPromotionPlans(
  db: Queryable,
  from: string,
  to: string,
): Promise<PromotionPlan[]> {
  return db.many<PromotionPlan>(sql`
    select id, name, kind, scope, starts_on as "startsOn", ends_on as "endsOn",
           discount_percent::float8 as "discountPercent",
           array(select category_id::text from promotion_category where promotion_id = promotion.id) as "categoryIds",
           array(select item_id::text from promotion_item where promotion_id = promotion.id) as "itemIds"
      from promotion where ends_on >= ${from} and starts_on <= ${to}
     order by starts_on, id`)
}
