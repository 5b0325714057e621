import type { Command } from 'commander'
import type { Reply } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect } from './connection.ts'
import { describeExplanation } from './explanation.ts'
import { formatTable, money, number, printOne } from './output.ts'

type Audit = Reply<'auditGet'>
type Figure = Audit['figures'][number]

/** `onhand audit`: today's state on one screen. */
export function addAuditCommand(program: Command): void {
  addApiCommand(program, 'audit', "today's state: value, turnover, stock-outs, slow and dead stock")
    .option('--why <figure>', 'how a figure was worked out')
    .action(async (options: ApiOptions & { why?: string }) => {
      const audit = await connect(options).auditGet()
      const figure = audit.figures.find(({ name }) => name === options.why)
      if (options.why && !figure) {
        const names = audit.figures.map(({ name }) => name).join(', ')
        throw new Error(`There is no figure ${options.why}; there are: ${names}.`)
      }
      if (figure) printOne(options, figure, () => describeWhy(figure))
      else printOne(options, audit, () => describeAudit(audit))
    })
}

function describeWhy(figure: Figure): string {
  const head = `${figure.label}: ${showFigure(figure)}`
  return [head, figure.note, describeExplanation(figure.why)].filter(Boolean).join('\n')
}

function describeAudit(audit: Audit): string {
  return [
    `State of ${audit.asOf}, from demand of ${audit.window.from} to ${audit.window.to}`,
    formatTable(audit.figures, [
      { title: 'Figure', value: ({ label }) => label },
      { title: 'Value', value: showFigure, align: 'right' },
      { title: 'Name', value: ({ name }) => name },
    ]),
    formatTable(audit.abc, [
      { title: 'Class', value: (row) => row.class },
      { title: 'Items', value: ({ items }) => number(items), align: 'right' },
      { title: 'Revenue', value: ({ revenue }) => money(revenue), align: 'right' },
      { title: 'Stock value', value: ({ stockValue }) => money(stockValue), align: 'right' },
      { title: 'Out of stock', value: ({ outOfStock }) => number(outOfStock), align: 'right' },
    ]),
    ...Object.entries(audit.lists).map(([name, list]) => describeList(name, list)),
    ...describeFindings(audit.findings),
  ].join('\n\n')
}

function showFigure({ value, unit }: Figure): string {
  if (value === null) return '—'
  if (unit === 'money') return money(value)
  if (unit === 'share') return `${number(value * 100)} %`
  return unit === 'items' ? number(value) : `${number(value)} ${unit}`
}

const LIST_TITLES: Record<string, string> = {
  stockouts: 'Out of stock',
  stockoutsComing: 'Out of stock soon',
  overstock: 'Overstock',
  slow: 'Slow stock',
  dead: 'Dead stock',
}

const SHOWN_ROWS = 10

function describeList(name: string, list: Audit['lists']['dead']): string {
  const head = `${LIST_TITLES[name] ?? name}: ${number(list.count)} items, ${money(list.money)} (${list.meaning})`
  if (list.rows.length === 0) return head
  const table = formatTable(list.rows.slice(0, SHOWN_ROWS), [
    { title: 'SKU', value: ({ sku }) => sku },
    { title: 'Title', value: ({ title }) => title.slice(0, 40) },
    { title: 'On hand', value: ({ onHand }) => number(onHand), align: 'right' },
    { title: 'A day', value: ({ velocity }) => number(velocity), align: 'right' },
    { title: 'Cover, days', value: ({ daysOfCover }) => number(daysOfCover), align: 'right' },
    { title: 'Cash', value: (row) => money(row.money), align: 'right' },
  ])
  return `${head}\n${table}`
}

function describeFindings(findings: Audit['findings']): string[] {
  return findings.map(
    ({ severity, message, advice, skus }) =>
      `[${severity}] ${message}\n  ${advice}${skus.length > 0 ? `\n  ${skus.slice(0, 8).join(', ')}` : ''}`,
  )
}
