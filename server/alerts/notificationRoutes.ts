import { z } from 'zod'
import { pageOf } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import {
  changeNotificationRule,
  createNotificationRule,
  deleteNotificationRule,
  listNotificationRules,
  notificationRuleReply,
  ruleChange,
  ruleInput,
} from './notificationRules.ts'
import {
  listNotifications,
  notificationQuery,
  notificationReply,
  resendNotification,
  testNotificationRule,
} from './notifications.ts'

const params = z.strictObject({ id: z.uuid() })
const refusals = [
  'notification_rule_not_found',
  'notification_way_incomplete',
  'address_not_allowed',
]

const notificationRuleList = route({
  name: 'notificationRuleList',
  method: 'GET',
  path: '/v1/notification-rules',
  permission: 'alerts.read',
  summary: 'How you are told of alerts, and how the company is.',
  reply: z.object({
    data: z.array(notificationRuleReply),
    canMail: z.boolean().describe('Whether the operator has set up a mail server.'),
  }),
  handle: async ({ tx, actor, config }) => ({
    data: await listNotificationRules(tx, actor),
    canMail: config.smtpUrl !== undefined,
  }),
})

const notificationRuleCreate = route({
  name: 'notificationRuleCreate',
  method: 'POST',
  path: '/v1/notification-rules',
  permission: 'access.self',
  summary: 'Be told of alerts by mail, Slack, a webhook, or on the screen.',
  description:
    'At once: what comes up within five minutes is one message. Daily: all that is open, at an hour of the site’s day. An alert is told once; snoozed ones are not.',
  body: ruleInput,
  reply: notificationRuleReply,
  status: 201,
  secretBody: true,
  refusals: [
    ...refusals,
    'webhook_not_found',
    'unknown_site',
    'only_for_people',
    'too_many_notification_rules',
  ],
  handle: async ({ tx, body, masterKey, config, actor }) => {
    const id = await createNotificationRule(tx, masterKey, body, config.allowedPrivateHosts)
    const [rule] = await listNotificationRules(tx, actor, id)
    return rule as z.output<typeof notificationRuleReply>
  },
})

const notificationRuleUpdate = route({
  name: 'notificationRuleUpdate',
  method: 'PATCH',
  path: '/v1/notification-rules/{id}',
  permission: 'access.self',
  summary: 'Change how you or the company are told; what is left out stays.',
  params,
  body: ruleChange,
  reply: notificationRuleReply,
  refusals: [...refusals, 'webhook_not_found', 'unknown_site'],
  handle: async ({ tx, params, body, masterKey, config, actor, reply }) => {
    const hosts = config.allowedPrivateHosts
    reply.unchanged = !(await changeNotificationRule(tx, masterKey, params.id, body, hosts))
    const [rule] = await listNotificationRules(tx, actor, params.id)
    return rule as z.output<typeof notificationRuleReply>
  },
})

const notificationRuleDelete = route({
  name: 'notificationRuleDelete',
  method: 'DELETE',
  path: '/v1/notification-rules/{id}',
  permission: 'access.self',
  summary: 'Be told this way no more.',
  params,
  refusals: ['notification_rule_not_found'],
  handle: ({ tx, params }) => deleteNotificationRule(tx, params.id),
})

const notificationRuleTest = route({
  name: 'notificationRuleTest',
  method: 'POST',
  path: '/v1/notification-rules/{id}/tests',
  permission: 'access.self',
  summary: 'Send a message that only says hello.',
  params,
  reply: z.object({ notificationId: z.string() }),
  status: 202,
  refusals: ['notification_rule_not_found'],
  handle: async ({ tx, params }) => ({
    notificationId: await testNotificationRule(tx, params.id),
  }),
})

const notificationList = route({
  name: 'notificationList',
  method: 'GET',
  path: '/v1/notifications',
  permission: 'alerts.read',
  summary: 'What you and the company were told, and what did not arrive.',
  query: notificationQuery,
  reply: pageOf(notificationReply),
  handle: ({ tx, actor, query }) => listNotifications(tx, actor, query),
})

const notificationResend = route({
  name: 'notificationResend',
  method: 'POST',
  path: '/v1/notifications/{id}/resends',
  permission: 'access.self',
  summary: 'Try a message again that did not arrive.',
  params,
  refusals: ['notification_not_found'],
  handle: ({ tx, params }) => resendNotification(tx, params.id),
})

/** How people are told of alerts; one's own ways are one's own, as one's password is. */
export const notificationRoutes: Route[] = [
  notificationRuleList,
  notificationRuleCreate,
  notificationRuleUpdate,
  notificationRuleDelete,
  notificationRuleTest,
  notificationList,
  notificationResend,
]
