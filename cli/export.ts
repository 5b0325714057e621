import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Argument, type Command, Option } from 'commander'
import type { ListName } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect } from './connection.ts'
import { printOne } from './output.ts'
import { pathOf } from './path.ts'
import { getTerminal } from './terminal.ts'

// What people call the lists of the web app, with the operation behind each.
const VIEWS = {
  inventory: 'inventoryList',
  items: 'itemList',
  stock: 'balanceList',
  orders: 'orderList',
  locations: 'locationStockList',
  reorder: 'reorderList',
  suppliers: 'supplierList',
  incoming: 'expectedReceiptList',
  listings: 'listingList',
  alerts: 'alertList',
  activity: 'auditEntryList',
  ledger: 'itemMovementList',
  audit: 'auditRowList',
} as const satisfies Record<string, ListName>

type ExportOptions = ApiOptions & {
  format: 'csv' | 'xlsx'
  output?: string
  columns?: string
  filter?: string[]
  sku?: string
  list?: string
}

/** `onhand export`: a whole view as a file, which `onhand import` takes back unchanged. */
export function addExportCommand(program: Command): void {
  addApiCommand(program, 'export', 'write a whole view to a file: CSV or XLSX')
    .addArgument(new Argument('<view>', 'what to write').choices(Object.keys(VIEWS)))
    .addOption(
      new Option('--format <format>', 'of the file').choices(['csv', 'xlsx']).default('csv'),
    )
    .option('--output <file>', 'where to; else standard output')
    .option('--columns <names>', 'these columns alone, by commas')
    .option('--filter <name=value...>', "as in the list's query, such as search=tray")
    .option('--sku <sku>', 'of the ledger: the item')
    .option('--list <list>', 'of the audit: stockouts, stockoutsComing, overstock, slow or dead')
    .action(async (view: keyof typeof VIEWS, options: ExportOptions) => {
      const { format, output, columns, filter = [], sku, list } = options
      const query = Object.fromEntries(
        filter.map((pair) => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]),
      )
      const answer = await connect(options).exportList(
        VIEWS[view],
        { format, ...(columns ? { columns: columns.split(',') } : {}) },
        // Each list's own input is checked by the server.
        { query, params: { sku, list } } as never,
      )
      if (!answer.body) return
      if (!output) return await pipeline(answer.body, getTerminal().stdout, { end: false })
      const file = pathOf(output)
      await pipeline(answer.body, createWriteStream(file))
      printOne(options, { file }, () => `Written: ${file}`)
    })
}
