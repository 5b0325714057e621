import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findSites } from '../locations/findLocations.ts'
import { plainText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { mappingRoutes } from './mappingRoutes.ts'
import { orderDeedRoutes } from './orderDeedRoutes.ts'
import { orderLineRoutes } from './orderLineRoutes.ts'
import { orderRoutes } from './orderRoutes.ts'
import { listSalesPeriods, salesPeriodReply } from './salesHistory.ts'

const MAX_DAYS = 3 * 366

const salesHistoryList = route({
  name: 'salesHistoryList',
  method: 'GET',
  path: '/v1/sales-history',
  permission: 'orders.read',
  summary: "Read an item's demand by day or week",
  description:
    "Imported history up to the day on which Onhand's own shipments of the item at the site begin, these shipments from then on. Periods without a row had no sales. Without dates: the last 365 days.",
  query: z.strictObject({
    sku: plainText(200),
    site: plainText(60).optional(),
    channel: plainText(100).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    interval: z.enum(['day', 'week']).default('day'),
  }),
  reply: z.object({ data: z.array(salesPeriodReply) }),
  refusals: ['unknown_sku', 'unknown_site', 'too_many_days'],
  handle: async ({ tx, query, clock }) => {
    await findItems(tx, [query.sku])
    if (query.site !== undefined) await findSites(tx, [query.site])
    // East of UTC the site's day may already be tomorrow.
    const to =
      query.to ?? Temporal.PlainDate.from(clock.now().slice(0, 10)).add({ days: 1 }).toString()
    const from = query.from ?? Temporal.PlainDate.from(to).subtract({ days: 365 }).toString()
    const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
    if (days > MAX_DAYS) throw new Problem(422, 'too_many_days', { limit: MAX_DAYS })
    return { data: await listSalesPeriods(tx, { ...query, from, to }) }
  },
})

/** Orders, and demand as it was and is. */
export const ordersRoutes: Route[] = [
  ...orderRoutes,
  ...orderDeedRoutes,
  ...orderLineRoutes,
  ...mappingRoutes,
  salesHistoryList,
]
