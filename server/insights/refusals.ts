import type { Refusals } from '../platform/problem.ts'

/** What insights refuse. */
export const insightsRefusals = {
  report_lacks_filter: { status: 422, title: 'This report is not narrowed by that.' },
  report_lacks_column: { status: 422, title: 'This report has no such column.' },
} satisfies Refusals
