import type { Jobs } from '../platform/jobs.ts'
import { expireHolds } from './endReservation.ts'
import { expireLots } from './lotExpiry.ts'

/** What stock does by itself. */
export const stockJobs: Jobs = {
  'stock.expire_holds': {
    schedule: '* * * * *',
    run: async ({ db, context, signal }) => {
      await expireHolds(db, context, signal)
    },
  },
  // Every zone's midnight falls on a quarter of an hour.
  'stock.expire_lots': {
    schedule: '*/15 * * * *',
    run: async ({ db, context, signal }) => {
      await expireLots(db, context, signal)
    },
  },
}
