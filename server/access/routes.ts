import type { Jobs } from '../platform/jobs.ts'
import type { Route } from '../platform/route.ts'
import { keyRoutes } from './keyRoutes.ts'
import { passwordResetJobs } from './resetPasswordMail.ts'
import { roleRoutes } from './roleRoutes.ts'
import { sessionRoutes } from './sessionRoutes.ts'
import { deleteEndedCredentials } from './sessions.ts'
import { userRoutes } from './userRoutes.ts'
import { viewRoutes } from './viewRoutes.ts'

/** Everything about who may come in. */
export const accessRoutes: Route[] = [
  ...sessionRoutes,
  ...roleRoutes,
  ...userRoutes,
  ...keyRoutes,
  ...viewRoutes,
]

/** Mails that were asked for, and a broom. */
export const accessJobs: Jobs = {
  ...passwordResetJobs,
  'access.delete_ended_credentials': {
    schedule: '41 3 * * *',
    run: async ({ db, clock }) => deleteEndedCredentials(db, clock.now()),
  },
}
