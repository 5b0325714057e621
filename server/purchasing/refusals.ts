import type { Refusals } from '../platform/problem.ts'

/** What purchasing refuses. */
export const purchasingRefusals = {
  supplier_not_found: { status: 404, title: 'There is no supplier with this code.' },
  supplier_code_taken: { status: 409, title: 'Another supplier has this code.' },
  supplier_code_is_trimmed: {
    status: 422,
    title: 'A supplier code is not empty and has no blanks at its ends.',
  },
  supplier_planning_in_range: {
    status: 422,
    title: 'A planning value of the supplier is out of its range.',
  },
  supplier_item_not_found: { status: 404, title: 'This supplier does not sell this item.' },
  supplier_item_cost_in_range: { status: 422, title: "A supplier's cost is not negative." },
} satisfies Refusals
