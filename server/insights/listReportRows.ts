import { z } from 'zod'
import { decodeCursor, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { joinStatements, type Statement, sql } from '../platform/sql.ts'
import { fieldOf, type Report, type ReportGround } from './reports/report.ts'

type Row = Record<string, string | number | null>

const cursorKey = z.tuple([z.union([z.string(), z.number()]), z.string()])

/** One page of a report's rows in the wanted order; with the first page how many there are, and their sums. */
export async function listReportRows(
  ground: ReportGround,
  report: Report,
  wanted: {
    sort: string | undefined
    direction: 'asc' | 'desc' | undefined
    limit: number
    cursor: string | undefined
  },
) {
  const { db, filter } = ground
  const by = wanted.sort ?? sortOf(report).by
  const isAscending =
    (wanted.direction ?? (wanted.sort === undefined ? report.sort.direction : 'asc')) === 'asc'
  const sortKey = keyOf(report, by)
  const direction = isAscending ? sql`asc` : sql`desc`
  const further = isAscending ? sql`>` : sql`<`
  const after = decodeCursor(wanted.cursor, cursorKey)
  const rows = await report.rows(ground)
  const inGroup = filter.group ? sql`"group" like ${`${escapeLike(filter.group)}%`}` : sql`true`
  const beyond = after
    ? sql`(${sortKey} ${further} ${after[0]} or (${sortKey} = ${after[0]} and key > ${after[1]}))`
    : sql`true`
  const [found, total] = await Promise.all([
    db.many<Row & { key: string; sortKey: string | number }>(sql`
      select row.*, ${sortKey} as "sortKey" from (${rows}) row
       where ${inGroup} and ${beyond}
       order by ${sortKey} ${direction}, key limit ${wanted.limit + 1}`),
    after ? null : sumRows(ground, report, sql`(${rows}) row where ${inGroup}`),
  ])
  const page = toPage(found, wanted.limit, (row) => [row.sortKey, row.key])
  return {
    data: page.data.map((row) => tellRow(report, row)),
    nextCursor: page.nextCursor,
    total,
  }
}

function keyOf(report: Report, by: string): Statement {
  if (by === firstOf(report)) return sql`key`
  const column = report.columns.find((one) => fieldOf(one) === by)
  if (column) return column.key
  throw new Problem(422, 'report_lacks_column', {
    detail: `The report ${report.name} has no column ${by}.`,
  })
}

/** How a report's rows come unless somebody wants them otherwise. */
export function sortOf({ sort, columns }: Report): Report['sort'] {
  const column = columns.find(({ id }) => id === sort.by)
  return { ...sort, by: column ? fieldOf(column) : sort.by }
}

/** The column by which a row is known. */
function firstOf({ rowsAre }: Report): 'sku' | 'from' {
  return rowsAre === 'items' ? 'sku' : 'from'
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}

/** What the columns say, and nothing of how it was worked out. */
function tellRow(report: Report, row: Row): Row {
  const first = report.rowsAre === 'items' ? ['sku', 'title'] : [firstOf(report)]
  return Object.fromEntries([
    ...first.map((name) => [name, row[name] ?? null]),
    ...report.columns.map((column) => [fieldOf(column), row[column.id] ?? null]),
  ])
}

async function sumRows({ db }: ReportGround, report: Report, rows: Statement) {
  const columns = report.columns.filter(({ sums }) => sums)
  const sums = columns.map(({ key }) => sql`sum(nullif(${key}, -1e15))::float8`)
  const total = await db.one<{ rows: number; sums: (number | null)[] }>(sql`
    select count(*) as rows, array[${joinStatements([sql`null::float8`, ...sums], ', ')}] as sums from ${rows}`)
  return {
    rows: total.rows,
    sums: Object.fromEntries(
      columns.map((column, index) => [fieldOf(column), total.sums[index + 1] ?? 0]),
    ),
  }
}
