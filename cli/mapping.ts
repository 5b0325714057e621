import type { Command } from 'commander'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { number, printOne, printRows } from './output.ts'

/** What channels' SKUs are with us. */
export function addMappingCommands(order: Command): void {
  addApiCommand(order, 'unmapped', "channels' SKUs that nobody knows")
    .option('--limit <rows>', 'at most so many', count)
    .action(async (options: ApiOptions & { limit?: number }) => {
      await printRows(options, connect(options).each('unmappedLineList', { query: {} }), [
        { title: 'Channel', value: (row) => row.channelName },
        { title: 'SKU there', value: (row) => row.externalSku },
        { title: 'Title', value: (row) => row.title },
        { title: 'Units', value: (row) => number(row.units), align: 'right' },
        { title: 'Orders', value: (row) => number(row.orders), align: 'right' },
        { title: 'Perhaps', value: (row) => row.suggestions.map(({ sku }) => sku).join(', ') },
      ])
    })
  addWriteCommand(order, 'map <channel> <externalSku> <sku>', "say what a channel's SKU is")
    .option('--pack-size <units>', 'base units in one sold unit', count)
    .action(
      async (
        channel: string,
        externalSku: string,
        sku: string,
        options: ApiOptions & { packSize?: number },
      ) => {
        const body = { channel, externalSku, sku, packSize: options.packSize ?? 1 }
        const made = await connect(options).skuAliasCreate({ body, ...callOptions(options) })
        printOne(options, made, () => `${made.mappedLines} lines were mapped and promised.`)
      },
    )
}
