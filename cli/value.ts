import { type Command, Option } from 'commander'
import type { Row } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import { readInstant } from './lines.ts'
import { type Column, money, number, printRows } from './output.ts'

const METHODS = ['average', 'fifo'] as const

interface ValueOptions extends ApiOptions {
  at?: string
  method?: (typeof METHODS)[number]
  items?: boolean
  limit?: number
}

type Value = Pick<Row<'itemValueList'>, 'units' | 'valueMinor' | 'leftMinor' | 'unitsWithoutCost'>

const VALUE_COLUMNS: Column<Value>[] = [
  { title: 'Units', value: ({ units }) => number(units), align: 'right' },
  { title: 'Value', value: ({ valueMinor }) => money(valueMinor), align: 'right' },
  { title: 'Cost of what left', value: ({ leftMinor }) => money(leftMinor), align: 'right' },
  {
    title: 'Without cost',
    value: ({ unitsWithoutCost }) => number(unitsWithoutCost),
    align: 'right',
  },
]

/** What stock is worth, by weighted average and first in, first out. */
export function addValueCommand(program: Command): void {
  addApiCommand(program, 'value [sku]', 'what stock is worth, by weighted average and by FIFO')
    .option('--at <instant>', 'as it was then: 2026-11-23T12:00:00Z, or a day for its end')
    .addOption(new Option('--method <method>', 'only by this method').choices(METHODS))
    .option('--items', 'each item, by one method')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string | undefined, options: ValueOptions) => {
      if (options.items) return printItems(options)
      await printRows<Value & { method: string }>(options, readValues(sku, options), [
        { title: 'Method', value: ({ method }) => (method === 'fifo' ? 'FIFO' : 'Average') },
        ...VALUE_COLUMNS,
      ])
    })
}

const instantOf = ({ at }: ValueOptions) => (at ? { at: readInstant(at) } : {})

async function* readValues(sku: string | undefined, options: ValueOptions) {
  const client = connect(options)
  for (const method of options.method ? [options.method] : METHODS) {
    const query = { method, ...instantOf(options) }
    if (sku) {
      const { data } = await client.itemValueList({ query: { ...query, sku, limit: 1 } })
      for (const row of data) yield { method, ...row }
    } else yield await client.stockValueGet({ query })
  }
}

async function printItems(options: ValueOptions): Promise<void> {
  const method = options.method ?? 'average'
  const query = { method, ...instantOf(options), limit: 200 }
  await printRows<Row<'itemValueList'>>(
    options,
    connect(options).each('itemValueList', { query }),
    [{ title: 'SKU', value: ({ sku }) => sku }, ...VALUE_COLUMNS],
  )
}
