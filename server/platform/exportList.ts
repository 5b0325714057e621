import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Cell, type ExportColumn, exportColumns, guardFormula } from './exportColumns.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

export const EXPORT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A list that is asked for as a file: all of its rows, in these columns. */
export interface ExportWish {
  format: keyof typeof EXPORT_TYPES
  columns: string[] | undefined
  /** The request's query without what only the file is about. */
  query: Record<string, unknown>
}

/** Whether a route answers page by page. */
export function isList({ method, reply }: Route): boolean {
  const shape = (reply as { shape?: Record<string, unknown> } | undefined)?.shape
  return method === 'GET' && shape !== undefined && 'data' in shape && 'nextCursor' in shape
}

/** What of a request for a list asks for a file: `format`, or a header Accept that names one. */
export function readExportWish(route: Route, request: FastifyRequest): ExportWish | undefined {
  if (!isList(route)) return undefined
  const { format, columns, ...query } = request.query as Record<string, unknown>
  const wanted = format ?? formatOf(request.headers.accept)
  if (wanted === undefined && columns === undefined) return undefined
  if (wanted !== 'csv' && wanted !== 'xlsx')
    throw new Problem(400, 'invalid_request', { detail: 'query.format: use csv or xlsx.' })
  const names = columns === undefined ? undefined : String(columns).split(',')
  return { format: wanted, columns: names, query }
}

function formatOf(accept: string | undefined): 'csv' | 'xlsx' | undefined {
  const types = (accept ?? '').split(',').map((type) => type.split(';', 1)[0]?.trim())
  if (types.includes('text/csv')) return 'csv'
  return types.includes(EXPORT_TYPES.xlsx) ? 'xlsx' : undefined
}

const PAGE_ROWS = 200

interface Page {
  data: Record<string, unknown>[]
  nextCursor: string | null
}

/** Asks a list for one page after another, and writes its rows as they come. */
export async function sendExport(
  route: Route,
  { format, columns: names, query }: ExportWish,
  reply: FastifyReply,
  today: string,
  ask: (query: Record<string, unknown>) => Promise<unknown>,
): Promise<FastifyReply> {
  // A refusal must come before the first byte.
  const { columns, rows } = await beginRows(route, query, names, ask)
  const name = `${route.name.replace(/List$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${today}.${format}`
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(EXPORT_TYPES[format])
    .send(format === 'csv' ? writeCsv(rows, columns) : await writeXlsx(rows, columns))
}

/** A whole list as CSV, written as its rows come. */
export async function streamCsv(
  route: Route,
  query: Record<string, unknown>,
  ask: (query: Record<string, unknown>) => Promise<unknown>,
): Promise<Readable> {
  const { columns, rows } = await beginRows(route, query, undefined, ask)
  return writeCsv(rows, columns)
}

/** Asks for the first page; the others are asked for as the rows are read. */
async function beginRows(
  route: Route,
  query: Record<string, unknown>,
  names: string[] | undefined,
  ask: (query: Record<string, unknown>) => Promise<unknown>,
) {
  const takesPages = route.query !== undefined && 'cursor' in route.query.shape
  const askPage = (cursor?: string) =>
    ask(
      takesPages ? { ...query, limit: PAGE_ROWS, ...(cursor ? { cursor } : {}) } : query,
    ) as Promise<Page>
  const first = await askPage()
  return {
    columns: exportColumns(route, first.data, names),
    rows: readRows(first, askPage),
  }
}

async function* readRows(
  first: Page,
  askPage: (cursor: string) => Promise<Page>,
): AsyncGenerator<Record<string, unknown>[]> {
  let page = first
  for (;;) {
    yield page.data
    if (!page.nextCursor) return
    page = await askPage(page.nextCursor)
  }
}

function writeCsv(
  pages: AsyncIterable<Record<string, unknown>[]>,
  columns: ExportColumn[],
): Readable {
  async function* lines() {
    yield stringify([columns.map(({ name }) => name)], { record_delimiter: '\r\n' })
    for await (const rows of pages)
      if (rows.length > 0)
        yield stringify(
          rows.map((row) => columns.map(({ read }) => csvText(read(row)))),
          { record_delimiter: '\r\n' },
        )
  }
  return Readable.from(lines())
}

function csvText(cell: Cell): string {
  return typeof cell === 'string' ? guardFormula(cell) : String(cell ?? '')
}

/** One sheet, written as the rows come; loaded when it is first asked for. */
async function writeXlsx(
  pages: AsyncIterable<Record<string, unknown>[]>,
  columns: ExportColumn[],
): Promise<Readable> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  async function* rows() {
    for await (const page of pages)
      for (const row of page) yield columns.map(({ read }) => sheetValue(read(row)))
  }
  const stream = writeXlsxStream(rows(), {
    name: 'Onhand',
    columns: columns.map(({ name }) => ({ header: name, width: Math.max(12, name.length + 2) })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function sheetValue(cell: Cell): string | number | boolean | Date | null {
  if (typeof cell !== 'string') return cell
  if (DAY.test(cell) && !Number.isNaN(Date.parse(cell))) return new Date(`${cell}T00:00:00Z`)
  return guardFormula(cell)
}
