import { z } from 'zod'
import { findSites } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { pageOf, pageQuery } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { saidReply } from '../platform/sentence.ts'
import { readSettings } from '../platform/settings.ts'
import { explanationReply } from '../replenishment/planReplies.ts'
import { auditToday, listAuditRows } from './audit.ts'
import { printAudit } from './auditPdf.ts'
import { areValuesCurrent } from './followValues.ts'
import {
  countInventory,
  INVENTORY_SORTS,
  type InventoryFilter,
  type InventoryPolicy,
  listInventory,
  STOCK_STATUSES,
} from './inventory.ts'
import { locationStockRoutes } from './locationStock.ts'
import { reportRoutes } from './reportRoutes.ts'
import { searchRoutes } from './search.ts'
import { todayRoutes } from './today.ts'

const inventoryFilter = {
  sku: z.string().max(200).optional().describe('This item alone.'),
  skus: z
    .string()
    .max(12_000)
    .optional()
    .transform((text) => text?.split('\n'))
    .pipe(z.array(z.string().max(200)).max(500).optional())
    .describe('These items alone, one SKU on a line.'),
  search: z.string().max(200).optional().describe('Begins a SKU or code, or words of the title.'),
  status: z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(z.enum(STOCK_STATUSES)).optional())
    .describe('One or more states, separated by commas.'),
  category: z.string().optional(),
  supplier: z.string().optional().describe("A supplier's code."),
  site: z.string().optional().describe("A site's code; without it all sites together."),
  itemStatus: z.enum(['active', 'draft', 'discontinued', 'archived']).optional(),
  abcClass: z.enum(['A', 'B', 'C']).optional(),
}

const inventoryRow = z
  .object({
    sku: z.string(),
    title: z.string(),
    kind: z.string(),
    imageUrl: z.string().nullable(),
    category: z.string().nullable(),
    status: z.enum(STOCK_STATUSES),
    onHand: z.number(),
    unavailable: z.number(),
    committed: z.number(),
    held: z.number(),
    available: z.number(),
    incoming: z.number(),
    daysOfCover: z.number().nullable(),
    velocity: z.number().nullable().describe('Units a day, on in-stock days.'),
    reorderPoint: z.number().nullable(),
    abcClass: z.string().nullable(),
    unitCost: z.string().nullable(),
    value: z.number().nullable().describe('On hand at cost, in cents.'),
    revenue: z.number().nullable().describe('Of the demand window, in cents.'),
    itemStatus: z.string(),
    priceMinor: z.number().nullable().describe('In cents.'),
    leadTimeDays: z.number().nullable().describe('Its own; null inherits, as in the next four.'),
    serviceLevel: z.number().nullable(),
    reviewDays: z.number().nullable(),
    minimumOrderQuantity: z.number().nullable(),
    casePack: z.number().nullable(),
  })
  .meta({ id: 'InventoryRow' })

const inventoryList = route({
  name: 'inventoryList',
  method: 'GET',
  path: '/v1/inventory',
  permission: 'stock.read',
  summary: 'List items with their stock and cover',
  query: z.strictObject({
    ...pageQuery,
    ...inventoryFilter,
    sort: z.enum(INVENTORY_SORTS).default('sku'),
    direction: z.enum(['asc', 'desc']).default('asc'),
  }),
  reply: pageOf(inventoryRow),
  handle: async (call) => {
    const { tx, query } = call
    return listInventory(call, await toFilter(tx, query), query, await readPolicy(tx))
  },
})

const inventoryCounts = route({
  name: 'inventoryCounts',
  method: 'GET',
  path: '/v1/inventory/counts',
  permission: 'stock.read',
  summary: 'Count items by state',
  query: z.strictObject(inventoryFilter),
  reply: z.object({
    all: z.number(),
    oversold: z.number(),
    out: z.number(),
    incoming: z.number(),
    low: z.number(),
    overstock: z.number(),
    no_sales: z.number(),
    in_stock: z.number(),
  }),
  handle: async (call) => {
    const { tx, query } = call
    return countInventory(call, await toFilter(tx, query), await readPolicy(tx))
  },
})

async function toFilter(
  db: Queryable,
  query: Omit<InventoryFilter, 'siteId'> & { site?: string | undefined },
): Promise<InventoryFilter> {
  if (!query.site) return query
  const sites = await findSites(db, [query.site])
  return { ...query, siteId: sites.get(query.site)?.id }
}

async function readPolicy(db: Queryable): Promise<InventoryPolicy> {
  const { planning } = await readSettings(db)
  return { noSalesDays: planning.noSalesDays, overstockDays: planning.slowCoverDays }
}

const auditRow = z
  .object({
    sku: z.string(),
    title: z.string(),
    abcClass: z.string().nullable(),
    onHand: z.number(),
    available: z.number(),
    incoming: z.number(),
    velocity: z.number().nullable(),
    daysOfCover: z.number().nullable(),
    lastSaleOn: z.iso.date().nullable(),
    excessUnits: z.number(),
    money: z.number().describe('In cents.'),
  })
  .meta({ id: 'AuditRow' })

const auditList = z
  .object({
    count: z.number(),
    money: z.number().describe('In cents; `meaning` says of what.'),
    meaning: z.string(),
    rows: z.array(auditRow),
  })
  .meta({ id: 'AuditList' })

const auditGet = route({
  name: 'auditGet',
  method: 'GET',
  path: '/v1/audit',
  permission: 'insights.read',
  summary: "Audit today's state",
  description:
    'Stock value, turnover, ABC, stock-outs, overstock, slow and dead stock with the cash in it, and what is wrong with the data. Every figure has its `why`.',
  reply: z.object({
    asOf: z.iso.date(),
    generatedAt: z.iso.datetime(),
    plannedAt: z.iso.datetime().nullable(),
    window: z.object({ from: z.iso.date(), to: z.iso.date(), days: z.number() }),
    figures: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        value: z.number().nullable().describe('Money is in cents, here and in `why`.'),
        unit: z.enum(['money', 'days', 'turns', 'share', 'units', 'items']),
        note: z.string(),
        why: explanationReply,
      }),
    ),
    abc: z.array(
      z.object({
        class: z.string(),
        items: z.number(),
        itemShare: z.number(),
        revenue: z.number(),
        revenueShare: z.number(),
        stockValue: z.number(),
        outOfStock: z.number(),
      }),
    ),
    lists: z.object({
      stockouts: auditList,
      stockoutsComing: auditList,
      overstock: auditList,
      slow: auditList,
      dead: auditList,
    }),
    findings: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(['high', 'medium', 'low']),
        message: z.string(),
        said: saidReply,
        advice: z.string(),
        count: z.number(),
        skus: z.array(z.string()),
      }),
    ),
  }),
  handle: async (call) => {
    const knowsPast = await areValuesCurrent(call.db, call)
    return auditToday(call.tx, call.clock, knowsPast)
  },
})

const auditRowList = route({
  name: 'auditRowList',
  method: 'GET',
  path: '/v1/audit/{list}',
  permission: 'insights.read',
  summary: "List all rows of one of the audit's lists",
  params: z.strictObject({
    list: z.enum(['stockouts', 'stockoutsComing', 'overstock', 'slow', 'dead']),
  }),
  reply: pageOf(auditRow),
  handle: async ({ tx, params, clock }) => ({
    data: await listAuditRows(tx, clock, params.list),
    nextCursor: null,
  }),
})

const auditPrint = route({
  name: 'auditPrint',
  method: 'GET',
  path: '/v1/audit.pdf',
  permission: 'insights.read',
  summary: "Print the audit of today's state as a PDF",
  description: 'On Letter pages: summary, classes, data quality, the lists, and each formula.',
  replyType: 'application/pdf',
  handle: async (call) => {
    const { tx, clock, reply } = call
    const knowsPast = await areValuesCurrent(call.db, call)
    const { company } = await readSettings(tx)
    const audit = await auditToday(tx, clock, knowsPast)
    reply.headers['content-disposition'] = `inline; filename="audit-${audit.asOf}.pdf"`
    return printAudit(audit, company)
  },
})

export const insightsRoutes: Route[] = [
  inventoryList,
  inventoryCounts,
  auditGet,
  auditRowList,
  auditPrint,
  ...searchRoutes,
  ...locationStockRoutes,
  ...reportRoutes,
  ...todayRoutes,
]
