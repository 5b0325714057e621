import type { Refusals } from '../platform/problem.ts'

/** What replenishment refuses. */
export const replenishmentRefusals = {
  forecast_run_ended: { status: 409, title: 'Only a run that waits or works can be stopped.' },
  promotion_ends_before_it_starts: {
    status: 422,
    title: 'A promotion ends on or after its start.',
  },
  promotion_discount_in_range: {
    status: 422,
    title: 'A discount is more than 0 and less than 100 per cent.',
  },
  promotion_without_target: {
    status: 422,
    title: 'Name the categories or the items that the promotion is for.',
  },
} satisfies Refusals
