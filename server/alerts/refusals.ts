import type { Refusals } from '../platform/problem.ts'

/** What alerts, notifications and webhooks refuse. */
export const alertRefusals = {
  alert_not_found: { status: 404, title: 'There is no such alert.' },
  snooze_in_the_past: { status: 422, title: 'An alert rests until a time to come.' },
  unknown_assignee: { status: 422, title: 'There is no such active user.' },
} satisfies Refusals
