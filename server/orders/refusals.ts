import type { Refusals } from '../platform/problem.ts'

/** What orders refuses. */
export const ordersRefusals = {
  too_many_days: { status: 422, title: 'Ask for at most three years at once.' },
  item_has_sales_history: { status: 409, title: 'The item has sales history.' },
  location_has_sales_history: { status: 409, title: 'The site has sales history.' },
  sales_units_not_negative: { status: 422, title: 'Units sold are not negative.' },
  in_stock_share_in_range: { status: 422, title: 'A share in stock lies between 0 and 1.' },
} satisfies Refusals
