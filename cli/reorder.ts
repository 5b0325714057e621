import type { Command } from 'commander'
import type { Row } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import { describeExplanation } from './explanation.ts'
import { type Column, isForPeople, money, number, printOne, printRows } from './output.ts'
import { printLine } from './terminal.ts'

type ReorderOptions = ApiOptions & {
  all?: boolean
  supplier?: string
  site?: string
  limit?: number
}

const COLUMNS: Column<Row<'reorderList'>>[] = [
  { title: 'Supplier', value: ({ supplierName, supplier }) => supplierName ?? supplier },
  { title: 'SKU', value: ({ sku }) => sku },
  { title: 'Title', value: ({ title }) => title.slice(0, 40) },
  { title: 'Site', value: ({ site }) => site },
  { title: 'Position', value: ({ position }) => number(position), align: 'right' },
  { title: 'Reorder at', value: ({ reorderPoint }) => number(reorderPoint), align: 'right' },
  { title: 'Order', value: ({ suggestedQuantity }) => number(suggestedQuantity), align: 'right' },
  { title: 'Cost', value: ({ cost }) => money(cost), align: 'right' },
  { title: 'Out on', value: ({ stockoutOn }) => stockoutOn },
]

/** `onhand reorder`: what to buy today; with a SKU, why. */
export function addReorderCommand(program: Command): void {
  addApiCommand(program, 'reorder [sku]', 'what to reorder today, by supplier; with a SKU also why')
    .option('--all', 'also what is not due')
    .option('--supplier <code>', 'only of this supplier')
    .option('--site <site>', 'only for this site')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string | undefined, options: ReorderOptions) => {
      const client = connect(options)
      if (sku) return explainItem(client, sku, options)
      const { all, supplier, site } = options
      const filter = {
        ...(all ? { all: 'true' } : {}),
        ...(supplier ? { supplier } : {}),
        ...(site ? { site } : {}),
      }
      const rows = client.each('reorderList', { query: { ...filter, limit: 200 } })
      await printRows(options, rows, COLUMNS)
      if (!isForPeople(options)) return
      const { total } = await client.reorderList({ query: { ...filter, limit: 1 } })
      printLine(
        `\n${number(total.lines)} lines, ${number(total.units)} units, ${money(total.cost)}`,
      )
    })
}

async function explainItem(client: ReturnType<typeof connect>, sku: string, options: ApiOptions) {
  const { data } = await client.reorderList({ query: { sku, all: 'true' } })
  printOne(options, data, () =>
    data.length === 0
      ? `${sku} has no plan: it may have no sales, or not exist.`
      : data.map(explainLine).join('\n\n'),
  )
}

function explainLine(line: Row<'reorderList'>): string {
  const head = `${line.sku} at ${line.site}: order ${number(line.suggestedQuantity)} (${line.action})`
  return [head, ...line.why.map((step) => `  ${describeExplanation(step)}`)].join('\n')
}
