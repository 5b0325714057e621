import type { Jobs } from '../platform/jobs.ts'
import type { Route } from '../platform/route.ts'
import { alertRoutes } from './alertRoutes.ts'
import { forgetOldNews } from './forget.ts'
import { notificationRoutes } from './notificationRoutes.ts'
import { refreshAlerts } from './refreshAlerts.ts'
import { endpointRoutes } from './webhookRoutes.ts'

/** Every route of alerts, notifications and webhooks. */
export const alertsRoutes: Route[] = [...alertRoutes, ...notificationRoutes, ...endpointRoutes]

/** What alerts do by themselves, beside the loop that carries news out. */
export const alertsJobs: Jobs = {
  'alerts.refresh': {
    schedule: '* * * * *',
    run: ({ db, context }) => refreshAlerts(db, context),
  },
  'alerts.forget': {
    schedule: '41 3 * * *',
    run: ({ db, context }) => forgetOldNews(db, context),
  },
}
