import { type Command, Option } from 'commander'
import type { Body, Query, Row, Schemas } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { type Column, formatTable, money, printOne, printRows } from './output.ts'

/** `onhand item`: the catalog. */
export function addItemCommands(program: Command): void {
  const item = program.command('item').description('the catalog')
  addList(item)
  addGet(item)
  addCreate(item)
}

const COLUMNS: Column<Row<'itemList'>>[] = [
  { title: 'SKU', value: ({ sku }) => sku },
  { title: 'Title', value: ({ title }) => title.slice(0, 60) },
  { title: 'Status', value: ({ status }) => status },
  { title: 'Category', value: ({ category }) => category },
  { title: 'Unit cost', value: ({ unitCost }) => unitCost, align: 'right' },
  { title: 'Price', value: ({ priceMinor }) => money(priceMinor), align: 'right' },
]

type ListOptions = ApiOptions & {
  search?: string
  status?: NonNullable<Query<'itemList'>>['status']
  limit?: number
}

function addList(item: Command): void {
  addApiCommand(item, 'list', 'items by SKU')
    .option('--search <text>', 'begins a SKU or code, or words of the title')
    .addOption(
      new Option('--status <status>').choices(['active', 'draft', 'discontinued', 'archived']),
    )
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (options: ListOptions) => {
      const { search, status } = options
      const query = {
        ...(search ? { search } : {}),
        ...(status ? { status } : {}),
        limit: 200,
      }
      await printRows(options, connect(options).each('itemList', { query }), COLUMNS)
    })
}

function addGet(item: Command): void {
  addApiCommand(item, 'get <sku>', 'one item with all its fields').action(
    async (sku: string, options: ApiOptions) => {
      const found = await connect(options).itemGet({ params: { sku } })
      printOne(options, found, () => describeItem(found))
    },
  )
}

function describeItem(item: Schemas['Item']): string {
  const fields = Object.entries(item).filter(([, value]) => value !== null)
  return formatTable(fields, [
    { title: 'Field', value: ([name]) => name },
    {
      title: 'Value',
      value: ([, value]) => (typeof value === 'object' ? JSON.stringify(value) : String(value)),
    },
  ])
}

function addCreate(item: Command): void {
  addWriteCommand(item, 'create <sku> <title>', 'make an item')
    .option('--data <json>', 'more fields, such as {"unitCost":"4.20","category":"Mugs"}')
    .action(async (sku: string, title: string, options: ApiOptions & { data?: string }) => {
      const body = { ...parseFields(options.data), sku, title } as Body<'itemCreate'>
      const made = await connect(options).itemCreate({ body, ...callOptions(options) })
      printOne(options, made, () => `Made ${made.sku}.`)
    })
}

function parseFields(data = '{}'): Record<string, unknown> {
  try {
    return JSON.parse(data) as Record<string, unknown>
  } catch (error) {
    throw new UsageError(`--data is not JSON: ${(error as Error).message}`)
  }
}
