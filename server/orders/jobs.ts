import type { Jobs } from '../platform/jobs.ts'
import { mapKnownLines } from './mapSku.ts'
import { erasePersonalData } from './shipTo.ts'

/** What orders do by themselves. */
export const ordersJobs: Jobs = {
  'orders.erase_personal_data': {
    schedule: '17 * * * *',
    run: async ({ db, context, signal }) => {
      await erasePersonalData(db, context, signal)
    },
  },
  'orders.map_waiting': {
    schedule: '* * * * *',
    run: async ({ db, context, signal }) => {
      await mapKnownLines(db, context, signal)
    },
  },
}
