import type { Jobs } from '../platform/jobs.ts'
import type { Route } from '../platform/route.ts'
import { alertRoutes } from './alertRoutes.ts'
import { refreshAlerts } from './refreshAlerts.ts'

/** Every route of alerts, notifications and webhooks. */
export const alertsRoutes: Route[] = [...alertRoutes]

/** What alerts do by themselves. */
export const alertsJobs: Jobs = {
  'alerts.refresh': {
    schedule: '* * * * *',
    run: ({ db, context }) => refreshAlerts(db, context),
  },
}
