import Table from 'cli-table3'
import { getTerminal, printLine } from './terminal.ts'

/** How results are shown: a person's table, or lines for a program. */
export interface OutputOptions {
  /** One JSON document, also on a terminal. */
  json?: boolean | undefined
}

/** A column of a table for people. */
export interface Column<Row> {
  title: string
  value(row: Row): string | number | null | undefined
  align?: 'right'
}

/** Whether a person looks at it. */
export function isForPeople({ json }: OutputOptions): boolean {
  return !json && getTerminal().stdout.isTTY === true
}

/** Shows one thing: to people as they read it, else as one JSON document. */
export function printOne(options: OutputOptions, value: unknown, forPeople: () => string): void {
  if (isForPeople(options)) printLine(forPeople())
  else printLine(options.json ? JSON.stringify(value, null, 2) : JSON.stringify(value))
}

/**
 * Shows a list: a table on a terminal, a JSON array with `--json`, else one line of JSON for each
 * row as it comes, so that a list may be longer than memory.
 */
export async function printRows<Row>(
  options: OutputOptions & { limit?: number | undefined },
  rows: AsyncIterable<Row>,
  columns: Column<Row>[],
): Promise<void> {
  if (isForPeople(options)) return printTable(rows, columns, options.limit ?? 50)
  let count = 0
  if (options.json) getTerminal().stdout.write('[')
  for await (const row of rows) {
    if (options.limit !== undefined && count === options.limit) break
    const text = JSON.stringify(row)
    await write(options.json ? `${count === 0 ? '\n' : ',\n'}${text}` : `${text}\n`)
    count++
  }
  if (options.json) getTerminal().stdout.write(count === 0 ? ']\n' : '\n]\n')
}

async function printTable<Row>(rows: AsyncIterable<Row>, columns: Column<Row>[], limit: number) {
  const shown: Row[] = []
  let isMore = false
  for await (const row of rows) {
    isMore = shown.length === limit
    if (isMore) break
    shown.push(row)
  }
  printLine(shown.length === 0 ? 'Nothing found.' : formatTable(shown, columns))
  if (isMore) printLine(`The first ${limit}; for more use --limit.`)
}

/** A table without lines, as terminals like it. */
export function formatTable<Row>(rows: readonly Row[], columns: Column<Row>[]): string {
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: PLAIN,
    style: { head: ['bold'], border: [], 'padding-left': 0, 'padding-right': 2 },
  })
  table.push(...rows.map((row) => columns.map(({ value }) => String(value(row) ?? '—'))))
  return table.toString()
}

const PLAIN = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`, `${side}-mid-mid`])
    .concat('middle')
    .map((name) => [name, '']),
)

function write(text: string): Promise<void> | undefined {
  if (getTerminal().stdout.write(text)) return undefined
  return new Promise((resolve) => getTerminal().stdout.once('drain', resolve))
}

const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** Cents as people write them. */
export function money(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? '—' : MONEY.format(cents / 100)
}

/** A number as people write it. */
export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : NUMBER.format(value)
}
