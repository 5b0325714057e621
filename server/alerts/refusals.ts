import type { Refusals } from '../platform/problem.ts'

/** What alerts, notifications and webhooks refuse. */
export const alertRefusals = {
  alert_not_found: { status: 404, title: 'There is no such alert.' },
  snooze_in_the_past: { status: 422, title: 'An alert rests until a time to come.' },
  unknown_assignee: { status: 422, title: 'There is no such active user.' },
  webhook_not_found: { status: 404, title: 'There is no such webhook.' },
  delivery_not_found: { status: 404, title: 'There is no such message.' },
  webhook_disabled: { status: 409, title: 'This webhook is switched off; switch it on first.' },
  too_many_webhooks: { status: 422, title: 'So many webhooks are not kept; delete some first.' },
  too_much_to_replay: { status: 422, title: 'That is too much at once; begin later.' },
  notification_rule_not_found: { status: 404, title: 'There is no such way to be told.' },
  notification_not_found: { status: 404, title: 'There is no such message that failed.' },
  notification_way_incomplete: { status: 422, title: 'This way needs an address of its own kind.' },
  too_many_notification_rules: {
    status: 422,
    title: 'So many ways are not kept; delete some first.',
  },
  mail_not_set_up: { status: 422, title: 'No mail server is set up.' },
} satisfies Refusals
