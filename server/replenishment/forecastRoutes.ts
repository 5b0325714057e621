import { z } from 'zod'
import type { Jobs } from '../platform/jobs.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { allOf, sql } from '../platform/sql.ts'
import { HORIZON_WEEKS } from './forecastCalendar.ts'
import {
  cancelForecastRun,
  FORECAST_STATES,
  type ForecastRun,
  forecastRunColumns,
  forecastRunReply,
  forgetForecastRuns,
  getForecastRun,
  queueForecastRun,
} from './forecastRuns.ts'
import { getItemForecast, itemForecastReply } from './itemForecast.ts'
import { workForecasts } from './workForecasts.ts'

const idParams = z.strictObject({ id: z.uuid() })

const itemForecastGet = route({
  name: 'itemForecastGet',
  method: 'GET',
  path: '/v1/items/{sku}/forecast',
  permission: 'replenishment.read',
  summary: "Get an item's forecast by week with its band, why, and how good it has been",
  description:
    'Weeks begin on Monday. `mean` is what to expect; demand stays at or below `p90` in nine weeks of ten. Where `method` is `plain` there is no forecast yet, and `plainReason` says why.',
  params: z.strictObject({ sku: z.string() }),
  query: z.strictObject({
    past: z.coerce.number().int().min(1).max(104).default(52),
    ahead: z.coerce.number().int().min(1).max(HORIZON_WEEKS).default(HORIZON_WEEKS),
  }),
  reply: itemForecastReply,
  refusals: ['unknown_sku'],
  handle: ({ tx, params, query, clock }) => getItemForecast(tx, params.sku, query, clock),
})

const forecastRunCreate = route({
  name: 'forecastRunCreate',
  method: 'POST',
  path: '/v1/forecast-runs',
  permission: 'replenishment.write',
  summary: 'Forecast demand anew and plan by it',
  description:
    'Runs as a job, one at a time; a run that waits already is given back. It also runs every night and after imports. `changes` looks only at items whose demand or values have changed, and at all of them once a week.',
  body: z.strictObject({ scope: z.enum(['all', 'changes']).default('all') }),
  status: 202,
  reply: forecastRunReply,
  handle: ({ tx, body }) => queueForecastRun(tx, { scope: body.scope, cause: 'asked' }),
})

const forecastRunList = route({
  name: 'forecastRunList',
  method: 'GET',
  path: '/v1/forecast-runs',
  permission: 'replenishment.read',
  summary: 'List forecast runs, the newest first',
  query: z.strictObject({ ...pageQuery, state: z.enum(FORECAST_STATES).optional() }),
  reply: pageOf(forecastRunReply),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const rows = await tx.many<ForecastRun>(sql`
      select ${forecastRunColumns} from forecast_run
       where ${allOf([
         ...(query.state ? [sql`state = ${query.state}`] : []),
         ...(after ? [sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
       ])}
       order by created_at desc, id desc limit ${query.limit + 1}`)
    return toPage(rows, query.limit, ({ createdAt, id }) => [createdAt, id])
  },
})

const forecastRunGet = route({
  name: 'forecastRunGet',
  method: 'GET',
  path: '/v1/forecast-runs/{id}',
  permission: 'replenishment.read',
  summary: 'Get a forecast run and how far it has come',
  params: idParams,
  reply: forecastRunReply,
  refusals: ['not_found'],
  handle: ({ tx, params }) => getForecastRun(tx, params.id),
})

const forecastRunCancel = route({
  name: 'forecastRunCancel',
  method: 'POST',
  path: '/v1/forecast-runs/{id}/cancellation',
  permission: 'replenishment.write',
  summary: 'Stop a forecast run that waits or works',
  description: 'Forecasts that it has made stay; all others are as they were.',
  params: idParams,
  reply: forecastRunReply,
  refusals: ['not_found', 'forecast_run_ended'],
  handle: async ({ tx, params, reply }) => {
    const before = await getForecastRun(tx, params.id)
    reply.unchanged = before.state === 'cancelled'
    return cancelForecastRun(tx, params.id)
  },
})

/** Forecasts and the runs that make them. */
export const forecastRoutes: Route[] = [
  itemForecastGet,
  forecastRunCreate,
  forecastRunList,
  forecastRunGet,
  forecastRunCancel,
]

/** The nightly run, and what keeps runs going. */
export const forecastJobs: Jobs = {
  'replenishment.forecast': { run: workForecasts },
  'replenishment.forecast_nightly': {
    schedule: '20 8 * * *',
    run: async ({ db, clock, context }) => {
      await forgetForecastRuns(db, clock)
      await db.transaction(context, (tx) =>
        queueForecastRun(tx, { scope: 'changes', cause: 'nightly' }),
      )
    },
  },
  // Takes over from a process that died in the middle.
  'replenishment.forecast_resume': { schedule: '* * * * *', run: workForecasts },
}
