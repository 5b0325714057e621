import { z } from 'zod'
import { businessDay } from '../platform/businessDay.ts'
import { appendEvent } from '../platform/events.ts'
import { enqueueJob, type Jobs } from '../platform/jobs.ts'
import { decodeCursor, encodeCursor, pageQuery } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { readSettings } from '../platform/settings.ts'
import { forecastJobs, forecastRoutes } from './forecastRoutes.ts'
import { queueForecastRun } from './forecastRuns.ts'
import { getItemDemand, itemDemandReply } from './itemDemand.ts'
import { planningReachRoutes } from './planningReach.ts'
import { explanationReply, planBasisReply } from './planReplies.ts'
import { promotionRoutes } from './promotionRoutes.ts'
import { refreshPlans } from './refreshPlans.ts'
import { addForecastReasons, listReorderLines, type ReorderLine } from './reorder.ts'

const reorderLineReply = z
  .object({
    sku: z.string(),
    title: z.string(),
    action: z.enum(['buy', 'assemble']),
    site: z.string(),
    supplier: z.string().nullable(),
    supplierName: z.string().nullable(),
    supplierSku: z.string().nullable(),
    abcClass: z.string().nullable(),
    onHand: z.number(),
    unavailable: z.number(),
    committed: z.number(),
    available: z.number(),
    incoming: z.number(),
    position: z.number(),
    safetyStock: z.number(),
    reorderPoint: z.number(),
    orderUpTo: z.number(),
    suggestedQuantity: z.number(),
    daysOfCover: z.number().nullable(),
    stockoutOn: z.iso.date().nullable(),
    unitCost: z.string().nullable(),
    cost: z.number().nullable().describe('Of the suggested quantity, in cents.'),
    why: z.array(explanationReply),
    basis: planBasisReply,
  })
  .meta({ id: 'ReorderLine' })

const supplierTotalReply = z.object({
  supplier: z.string().nullable(),
  supplierName: z.string().nullable(),
  lines: z.number(),
  units: z.number(),
  cost: z.number(),
  linesWithoutCost: z.number(),
})

const reorderList = route({
  name: 'reorderList',
  method: 'GET',
  path: '/v1/reorder',
  permission: 'replenishment.read',
  summary: 'List what to reorder today',
  description:
    'An item is due when its position (on hand − unavailable + incoming − committed) is at or below its reorder point. Lines come by supplier, the most urgent first; every figure has its `why`.',
  query: z.strictObject({
    ...pageQuery,
    sku: z.string().optional(),
    site: z.string().optional(),
    supplier: z.string().optional().describe("A supplier's code."),
    search: z.string().max(200).optional(),
    all: z.stringbool().default(false).describe('Also the lines that are not due.'),
  }),
  reply: z.object({
    data: z.array(reorderLineReply),
    nextCursor: z.string().nullable(),
    total: z.object({
      lines: z.number(),
      units: z.number(),
      cost: z.number(),
      suppliers: z.array(supplierTotalReply),
    }),
  }),
  handle: async ({ tx, query, clock }) => {
    const { company } = await readSettings(tx)
    const lines = await listReorderLines(tx, query, businessDay(clock.now(), company.timeZone))
    const start = decodeCursor(query.cursor, z.tuple([z.number().int().min(0)]))?.[0] ?? 0
    const end = start + query.limit
    return {
      data: await addForecastReasons(tx, lines.slice(start, end)),
      nextCursor: end < lines.length ? encodeCursor([end]) : null,
      total: totalLines(lines),
    }
  },
})

function totalLines(lines: ReorderLine[]) {
  const suppliers = [...Map.groupBy(lines, (line) => line.supplier)].map(([supplier, own]) => ({
    supplier,
    supplierName: own[0]?.supplierName ?? null,
    lines: own.length,
    units: sumOf(own, (line) => line.suggestedQuantity),
    cost: sumOf(own, (line) => line.cost ?? 0),
    linesWithoutCost: own.filter((line) => line.cost === null).length,
  }))
  return {
    lines: lines.length,
    units: sumOf(suppliers, (one) => one.units),
    cost: sumOf(suppliers, (one) => one.cost),
    suppliers,
  }
}

function sumOf<Row>(rows: Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0)
}

const itemDemandGet = route({
  name: 'itemDemandGet',
  method: 'GET',
  path: '/v1/items/{sku}/demand',
  permission: 'replenishment.read',
  summary: "Get an item's demand by day with its plan at every site",
  params: z.strictObject({ sku: z.string() }),
  query: z.strictObject({ days: z.coerce.number().int().min(7).max(730).default(180) }),
  reply: itemDemandReply,
  refusals: ['unknown_sku'],
  handle: ({ tx, params, query, clock }) => getItemDemand(tx, params.sku, query.days, clock),
})

const planRefresh = route({
  name: 'planRefreshCreate',
  method: 'POST',
  path: '/v1/plan-refreshes',
  permission: 'replenishment.write',
  summary: 'Work out all plans anew',
  description: 'Runs as a job; it also runs every night and after each import.',
  status: 202,
  reply: z.object({ state: z.literal('queued') }),
  handle: async ({ tx }) => {
    await enqueueJob(tx, 'replenishment.refresh', {}, { key: 'replenishment.refresh' })
    await appendEvent(tx, { type: 'plan.refresh_requested', subjectKind: 'plan', subjectId: 'all' })
    return { state: 'queued' as const }
  },
})

/** What to reorder, demand and its forecast, promotions. */
export const replenishmentRoutes: Route[] = [
  reorderList,
  itemDemandGet,
  planRefresh,
  ...planningReachRoutes,
  ...forecastRoutes,
  ...promotionRoutes,
]

export const replenishmentJobs: Jobs = {
  // First by the forecasts that there are, so that what came in shows at once; then they are made anew.
  'replenishment.refresh': {
    run: async ({ db, clock, context, signal }) => {
      await refreshPlans(db, clock, context, signal)
      if (signal.aborted) return
      await db.transaction(context, (tx) =>
        queueForecastRun(tx, { scope: 'changes', cause: 'import' }),
      )
    },
  },
  ...forecastJobs,
}
