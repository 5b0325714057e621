import { z } from 'zod'
import { businessDay } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { pageOf, pageQuery } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { inWords, saidReply } from '../platform/sentence.ts'
import { readSettings } from '../platform/settings.ts'
import { findDemandWindow } from '../replenishment/demandSeries.ts'
import { areValuesCurrent } from './followValues.ts'
import { listReportRows, sortOf } from './listReportRows.ts'
import { abcReport } from './reports/abc.ts'
import { ageingReport } from './reports/ageing.ts'
import { cashFlowReport } from './reports/cashFlow.ts'
import {
  fieldOf,
  type Report,
  type ReportFilter,
  type ReportGround,
  UNITS,
} from './reports/report.ts'
import { salesReport } from './reports/sales.ts'
import { slowReport } from './reports/slow.ts'
import { stockoutsReport } from './reports/stockouts.ts'
import { turnoverReport } from './reports/turnover.ts'
import { valuationReport } from './reports/valuation.ts'

const REPORTS = [
  abcReport,
  turnoverReport,
  ageingReport,
  slowReport,
  valuationReport,
  salesReport,
  stockoutsReport,
  cashFlowReport,
]

const NAMES = REPORTS.map(({ name }) => name) as [string, ...string[]]
const unit = z.enum(UNITS)

const headReply = {
  name: z.string(),
  title: z.string(),
  about: z.string(),
  rowsAre: z.enum(['items', 'weeks']),
  filters: z.array(z.string()),
  sort: z.object({ by: z.string(), direction: z.enum(['asc', 'desc']) }),
  groups: z.array(z.object({ value: z.string(), label: z.string() })),
  columns: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      unit,
      hint: z.string().optional(),
      starts: z.literal('hidden').optional(),
    }),
  ),
  definitions: z.array(
    z.object({ term: z.string(), formula: z.string().optional(), text: z.string() }),
  ),
}

const reportList = route({
  name: 'reportList',
  method: 'GET',
  path: '/v1/reports',
  permission: 'insights.read',
  summary: 'List the reports with their columns and definitions',
  query: z.strictObject({}),
  reply: pageOf(z.object(headReply).meta({ id: 'ReportHead' })),
  handle: async () => ({ data: REPORTS.map(headOf), nextCursor: null }),
})

function headOf(report: Report) {
  const { name, title, about, rowsAre, filters, groups } = report
  return {
    name,
    title,
    about,
    rowsAre,
    filters,
    sort: sortOf(report),
    groups: groups.map(([value, label]) => ({ value, label })),
    columns: report.columns.map((column) => ({
      id: fieldOf(column),
      label: column.label,
      unit: column.unit,
      hint: column.hint,
      starts: column.starts,
    })),
    definitions: report.definitions,
  }
}

const reportParams = z.strictObject({ report: z.enum(NAMES) })

const filterQuery = {
  category: z.string().max(200).optional(),
  supplier: z.string().max(200).optional().describe("A supplier's code or name."),
  abcClass: z.enum(['A', 'B', 'C']).optional(),
  site: z.string().max(200).optional().describe("A site's code; valuation only."),
  at: z.iso.date().optional().describe('The day whose end is meant; valuation only.'),
  method: z.enum(['average', 'fifo']).optional().describe('Valuation only.'),
}

const reportGet = route({
  name: 'reportGet',
  method: 'GET',
  path: '/v1/reports/{report}',
  permission: 'insights.read',
  summary: 'Get the answer of a report: a sentence, figures, a chart, definitions',
  description:
    'Money is in cents. `isBehind` says that values are still being worked out after much has moved; ask again. What a report does not know as a filter is refused.',
  params: reportParams,
  query: z.strictObject({
    ...filterQuery,
    by: z
      .enum(['category', 'supplier', 'site'])
      .optional()
      .describe('What the chart of a valuation is by.'),
  }),
  reply: z
    .object({
      ...headReply,
      asOf: z.iso.date(),
      generatedAt: z.iso.datetime(),
      isBehind: z.boolean(),
      window: z.object({ from: z.iso.date(), to: z.iso.date(), days: z.number() }),
      answer: z.string(),
      said: saidReply,
      figures: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          value: z.number().nullable(),
          unit,
          note: z.string(),
          said: saidReply,
        }),
      ),
      chart: z.object({
        kind: z.enum(['bars', 'columns', 'matrix']),
        label: z.string(),
        unit,
        series: z.array(
          z.object({ name: z.string(), label: z.string(), line: z.boolean().optional() }),
        ),
        points: z.array(
          z.object({
            label: z.string(),
            values: z.array(z.number().nullable()),
            counts: z.array(z.number()).optional(),
            filter: z.record(z.string(), z.string()).optional(),
          }),
        ),
      }),
    })
    .meta({ id: 'Report' }),
  refusals: ['report_lacks_filter'],
  handle: async (call) => {
    const { tx, params, query, clock } = call
    const report = findReport(params.report)
    const isCurrent = !report.usesValues || (await areValuesCurrent(call.db, call))
    const ground = await prepareGround(tx, clock, report, query)
    const told = await report.tell(ground)
    return {
      ...headOf(report),
      asOf: query.at ?? ground.today,
      generatedAt: clock.now(),
      isBehind: !isCurrent,
      window: ground.window,
      ...told,
      ...inWords({ answer: told.answer }),
    }
  },
})

const reportRowList = route({
  name: 'reportRowList',
  method: 'GET',
  path: '/v1/reports/{report}/rows',
  permission: 'insights.read',
  summary: 'List the rows of a report',
  description:
    'A row has a field for each column of the report, and of items also `sku` and `title`. Money is in cents. `total` comes with the first page alone.',
  params: reportParams,
  query: z.strictObject({
    ...pageQuery,
    ...filterQuery,
    search: z.string().max(200).optional().describe('Begins a SKU or code, or words of the title.'),
    group: z.string().max(40).optional().describe("One of the report's `groups`."),
    sort: z
      .string()
      .max(40)
      .optional()
      .describe("One of the report's columns, `sku`, or of weeks `from`."),
    direction: z.enum(['asc', 'desc']).optional(),
  }),
  reply: pageOf(
    z.record(z.string(), z.union([z.string(), z.number(), z.null()])).meta({ id: 'ReportRow' }),
  ).extend({
    total: z.object({ rows: z.number(), sums: z.record(z.string(), z.number()) }).nullable(),
  }),
  refusals: ['report_lacks_filter', 'report_lacks_column', 'invalid_cursor'],
  handle: async (call) => {
    const { tx, params, query, clock } = call
    const { sort, direction, limit, cursor, ...filter } = query
    const report = findReport(params.report)
    if (report.usesValues) await areValuesCurrent(call.db, call)
    const ground = await prepareGround(tx, clock, report, filter)
    return listReportRows(ground, report, { sort, direction, limit, cursor })
  },
})

function findReport(name: string): Report {
  const report = REPORTS.find((one) => one.name === name)
  if (!report) throw new Problem(404, 'not_found', { detail: `There is no report ${name}.` })
  return report
}

async function prepareGround(
  db: Queryable,
  clock: Clock,
  report: Report,
  filter: ReportFilter,
): Promise<ReportGround> {
  const { search: _search, group: _group, ...narrowing } = filter
  const unknown = Object.entries(narrowing).find(
    ([name, value]) => value !== undefined && !report.filters.some((known) => known === name),
  )
  if (unknown)
    throw new Problem(422, 'report_lacks_filter', {
      detail: `The report ${report.name} is not narrowed by ${unknown[0]}.`,
    })
  const settings = await readSettings(db)
  const today = businessDay(clock.now(), settings.company.timeZone)
  const window = await findDemandWindow(db, today, settings.planning.demandWindowDays)
  return { db, today, window, settings, filter }
}

/** Reports and their rows. */
export const reportRoutes: Route[] = [reportList, reportGet, reportRowList]
