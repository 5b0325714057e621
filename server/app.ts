import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createAuthenticate } from './access/authenticate.ts'
import { accessRefusals } from './access/refusals.ts'
import { PERMISSIONS } from './access/roles.ts'
import { accessJobs, accessRoutes } from './access/routes.ts'
import { setUpSteps } from './access/setUp.ts'
import { alertRefusals } from './alerts/refusals.ts'
import { alertsJobs, alertsRoutes } from './alerts/routes.ts'
import { addItemUse, type FindItemUse } from './catalog/itemUse.ts'
import { catalogRefusals } from './catalog/refusals.ts'
import { catalogRoutes } from './catalog/routes.ts'
import { channelRefusals } from './channels/refusals.ts'
import { channelsJobs, channelsRoutes } from './channels/routes.ts'
import { importRefusals } from './imports/refusals.ts'
import { importRoutes } from './imports/routes.ts'
import { importJobs } from './imports/workImports.ts'
import { valueJobs, verifyValues } from './insights/followValues.ts'
import { insightsRefusals } from './insights/refusals.ts'
import { insightsRoutes } from './insights/routes.ts'
import { insightsJobs, verifyStandings } from './insights/standings.ts'
import { labelRefusals } from './labels/refusals.ts'
import { labelRoutes } from './labels/routes.ts'
import { chooseFirstZone } from './locations/chooseFirstZone.ts'
import { locationRefusals } from './locations/refusals.ts'
import { locationRoutes } from './locations/routes.ts'
import { ordersJobs } from './orders/jobs.ts'
import { findOrderUse } from './orders/orderUse.ts'
import { ordersRefusals } from './orders/refusals.ts'
import { ordersRoutes } from './orders/routes.ts'
import { findSalesDayUse } from './orders/saveSalesDays.ts'
import { openapiRoutes } from './platform/apiDocuments.ts'
import { backupRoutes } from './platform/backupRoutes.ts'
import { type Callers, createCallers } from './platform/callers.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import { endEventStreams, eventStreamRefusals, eventStreamRoutes } from './platform/eventStream.ts'
import { chooseExportedLists } from './platform/exportAll.ts'
import { healthRefusals, healthRoutes } from './platform/health.ts'
import { createHttp } from './platform/http.ts'
import { idempotencyJobs } from './platform/idempotency.ts'
import type { Jobs } from './platform/jobs.ts'
import { lanRoutes } from './platform/lanRoutes.ts'
import type { Log } from './platform/log.ts'
import { mailJobs } from './platform/mail.ts'
import { measureHttp } from './platform/metrics.ts'
import type { Refusals } from './platform/problem.ts'
import { addRefusals } from './platform/problemReply.ts'
import type { Route } from './platform/route.ts'
import { addRoutes } from './platform/router.ts'
import { settingsRoutes } from './platform/settingsRoutes.ts'
import { stopInTime } from './platform/stop.ts'
import { addWebApp } from './platform/webApp.ts'
import { purchasingRefusals } from './purchasing/refusals.ts'
import { purchasingRoutes } from './purchasing/routes.ts'
import { findSupplierItemUse } from './purchasing/supplierItems.ts'
import { replenishmentRefusals } from './replenishment/refusals.ts'
import { replenishmentJobs, replenishmentRoutes } from './replenishment/routes.ts'
import { sealsJobs, sealsRoutes } from './seals/routes.ts'
import { addVerification } from './seals/verifyAll.ts'
import { findStockUse } from './stock/itemUse.ts'
import { stockJobs } from './stock/jobs.ts'
import { stockRefusals } from './stock/refusals.ts'
import { stockRoutes } from './stock/routes.ts'

/** What the program is made of; main.ts and the tests build it the same way. */
export interface Onhand {
  db: Database
  clock: Clock
  config: Config
  log: Log
  masterKey: Buffer
}

/** Every route of every module: the router, OpenAPI, SDK and matrix tests derive from this list. */
export const routes: Route[] = [
  ...accessRoutes,
  ...catalogRoutes,
  ...locationRoutes,

  ...settingsRoutes,
  ...backupRoutes,
  ...lanRoutes,
  ...healthRoutes,
  ...eventStreamRoutes,
  ...stockRoutes,
  ...sealsRoutes,
  ...purchasingRoutes,
  ...ordersRoutes,
  ...channelsRoutes,
  ...replenishmentRoutes,
  ...insightsRoutes,
  ...labelRoutes,
  ...importRoutes,
  ...alertsRoutes,
]

/** Every job of every module by name. */
export const jobs: Jobs = {
  ...accessJobs,
  ...mailJobs,
  ...idempotencyJobs,
  ...channelsJobs,
  ...stockJobs,
  ...sealsJobs,
  ...ordersJobs,
  ...replenishmentJobs,
  ...insightsJobs,
  ...valueJobs,
  ...importJobs,
  ...alertsJobs,
}

/** Every refusal of every module by code. */
export const refusals: Refusals[] = [
  accessRefusals,

  healthRefusals,
  eventStreamRefusals,
  catalogRefusals,
  locationRefusals,
  stockRefusals,
  purchasingRefusals,
  ordersRefusals,
  channelRefusals,
  replenishmentRefusals,
  insightsRefusals,
  importRefusals,
  alertRefusals,
  labelRefusals,
]

/** Who refers to items, so that one in use is not deleted. */
const itemUses: FindItemUse[] = [findStockUse, findSupplierItemUse, findSalesDayUse, findOrderUse]

addVerification(verifyStandings)
addVerification(verifyValues)
setUpSteps.push((tx, { timeZone }) => chooseFirstZone(tx, timeZone))

const WEB_APP = join(import.meta.dirname, '..', 'web', 'dist')

/** The HTTP application, ready to listen or to be injected into, with the web app that is built in a folder. */
export async function createApp(onhand: Onhand, webFolder = WEB_APP): Promise<FastifyInstance> {
  for (const list of refusals) addRefusals(list)
  for (const find of itemUses) addItemUse(find)
  chooseExportedLists(routes)
  const callers = createCallers()
  const app = await createHttp(onhand.config, onhand.log, callers)
  measureHttp(app, onhand.db)
  stopInTime(app, onhand.config.tls !== undefined)
  app.addHook('preClose', async () => endEventStreams(onhand.db))
  const all = [...routes, ...openapiRoutes(routes)]
  refuseUnknownPermissions(all)
  addRoutes(app, { ...onhand, routes: all, authenticate: authenticateAs(onhand, callers) })
  await addWebApp(app, webFolder)
  return app
}

/** Whoever was let in with a key is known by it to the rate limits from then on. */
function authenticateAs(onhand: Onhand, callers: Callers) {
  const authenticate = createAuthenticate(onhand)
  return async (request: FastifyRequest) => {
    try {
      const actor = await authenticate(request)
      callers.remember(request, actor.kind === 'key')
      return actor
    } catch (error) {
      callers.remember(request, false)
      throw error
    }
  }
}

/** A misspelt permission would be nobody's, and its route silently closed to all. */
function refuseUnknownPermissions(all: Route[]): void {
  const known = new Set<string>(['public', ...PERMISSIONS])
  const wrong = all.find(({ permission }) => permission && !known.has(permission))
  if (wrong)
    throw new Error(`The route ${wrong.name} needs ${wrong.permission}, which no role has.`)
}
