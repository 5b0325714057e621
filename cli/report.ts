import type { Command } from 'commander'
import type { Query, Reply, Row } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import {
  type Column,
  formatTable,
  isForPeople,
  money,
  number,
  printOne,
  printRows,
} from './output.ts'
import { printLine } from './terminal.ts'

type ReportOptions = ApiOptions &
  Omit<Query<'reportRowList'>, 'limit' | 'cursor'> & {
    by?: Query<'reportGet'>['by']
    summary?: boolean
    limit?: number
  }
type Answer = Reply<'reportGet'>
type Unit = Answer['columns'][number]['unit']
type ReportName = 'abc'

/** `onhand report`: the answer of a report with its table; without a name, what reports there are. */
export function addReportCommand(program: Command): void {
  addApiCommand(program, 'report [name]', 'a report: its answer, its figures and its table')
    .option('--summary', 'the answer and the figures alone')
    .option('--category <name>', 'only of this category')
    .option('--supplier <code>', 'only of this supplier')
    .option('--abc-class <class>', 'only of this class by revenue: A, B or C')
    .option('--site <site>', 'only at this site (valuation)')
    .option('--at <day>', 'as it was at the end of that day: 2026-11-23 (valuation)')
    .option('--method <method>', 'average or fifo (valuation)')
    .option('--group <group>', "one of the report's views, such as dead")
    .option('--search <text>', 'begins a SKU or a word of the title')
    .option('--sort <column>', 'by this column; the largest first with --direction desc')
    .option('--direction <direction>', 'asc or desc')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (name: string | undefined, options: ReportOptions) => {
      if (name === undefined) return listReports(options)
      const { summary, url: _url, json: _json, limit: _limit, ...query } = options
      const params = { report: name as ReportName }
      const client = connect(options)
      const {
        search: _search,
        group: _group,
        sort: _sort,
        direction: _direction,
        ...filter
      } = query
      const answer = await client.reportGet({ params, query: filter })
      if (summary) return printOne(options, answer, () => describeAnswer(answer))
      if (isForPeople(options)) printLine(`${describeAnswer(answer)}\n`)
      await printRows<Row<'reportRowList'>>(
        options,
        client.each('reportRowList', { params, query: { ...query, limit: 200 } }),
        columnsOf(answer),
      )
    })
}

async function listReports(options: ReportOptions): Promise<void> {
  await printRows<Row<'reportList'>>(options, connect(options).each('reportList', {}), [
    { title: 'Name', value: ({ name }) => name },
    { title: 'What it tells', value: ({ about }) => about },
  ])
}

function describeAnswer(answer: Answer): string {
  const figures = formatTable(answer.figures, [
    { title: 'Figure', value: ({ label }) => label },
    { title: 'Value', value: ({ value, unit }) => write(value, unit), align: 'right' },
    { title: 'Note', value: ({ note }) => note },
  ])
  return `${answer.answer}\n\n${figures}`
}

function columnsOf({ rowsAre, columns }: Answer): Column<Row<'reportRowList'>>[] {
  const shown = columns
    .filter(({ starts }) => starts !== 'hidden')
    .map(
      ({ id, label, unit }): Column<Row<'reportRowList'>> => ({
        title: label,
        value: (row) => write(row[id] ?? null, unit),
        ...(unit === 'text' ? {} : { align: 'right' }),
      }),
    )
  const first = rowsAre === 'items' ? 'sku' : 'from'
  return [
    { title: rowsAre === 'items' ? 'SKU' : 'Week', value: (row) => row[first] ?? null },
    ...shown,
  ]
}

function write(value: string | number | null, unit: Unit): string {
  if (value === null) return '—'
  if (unit === 'money') return money(Number(value))
  if (unit === 'share') return `${number(Number(value) * 100)} %`
  return typeof value === 'number' ? number(value) : value
}
