import type { Jobs } from '../platform/jobs.ts'
import { expireHolds } from './endReservation.ts'

/** What stock does by itself. */
export const stockJobs: Jobs = {
  'stock.expire_holds': {
    schedule: '* * * * *',
    run: async ({ db, context, signal }) => {
      await expireHolds(db, context, signal)
    },
  },
}
