import { type Command, Option } from 'commander'
import type { Query, Reply, Row } from '../sdk/operationTypes.ts'
import { addConnectCommands } from './channelConnect.ts'
import { addChannelWorkCommands } from './channelWork.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { describeChannel } from './describeChannel.ts'
import { UsageError } from './failure.ts'
import { findListingId, listingColumns, printListings } from './listing.ts'
import { type Column, number, printOne, printRows } from './output.ts'
import { addRuleOptions, type RuleOptions, readRule } from './rule.ts'
import { printRemark } from './terminal.ts'

type Channel = Reply<'channelGet'>

/** Shops and marketplaces: connect, map, look at what would be written, switch on, look after. */
export function addChannelCommands(program: Command): void {
  const channel = program
    .command('channel')
    .description('shops and marketplaces: connect, map, switch on, look after')
  addList(channel)
  addShow(channel)
  addConnectCommands(channel)
  addMap(channel)
  addDiff(channel)
  addSwitches(channel)
  addRule(channel)
  addChannelWorkCommands(channel)
}

const COLUMNS: Column<Channel>[] = [
  { title: 'Channel', value: (row) => row.code },
  { title: 'Kind', value: (row) => row.connector },
  { title: 'Mode', value: (row) => (row.blindSince ? `${row.state}, blind` : row.state) },
  { title: 'Orders read', value: (row) => row.health.ordersReadAt?.slice(0, 16) },
  { title: 'Last write', value: (row) => row.health.lastWriteAt?.slice(0, 16) },
  { title: 'Lag ms', value: (row) => number(row.health.pushLagMs), align: 'right' },
  { title: 'Queue', value: (row) => number(row.health.due), align: 'right' },
  {
    title: 'Given up',
    value: ({ health }) => number(health.failed + health.deadMessages + health.deadTasks),
    align: 'right',
  },
  { title: 'Drift', value: (row) => number(row.health.drifted), align: 'right' },
  { title: 'Unmapped', value: (row) => number(row.health.unmapped), align: 'right' },
]

function addList(channel: Command): void {
  addApiCommand(channel, 'list', 'connected channels with their health').action(
    async (options: ApiOptions) => {
      const { data, frozen } = await connect(options).channelList()
      if (frozen) printRemark('All writes are stopped: onhand channel unfreeze.')
      await printRows({ ...options, limit: data.length }, each(data), COLUMNS)
    },
  )
}

async function* each<Value>(values: Value[]): AsyncGenerator<Value> {
  yield* values
}

function addShow(channel: Command): void {
  addApiCommand(channel, 'show <channel>', 'one channel, with what is wrong').action(
    async (code: string, options: ApiOptions) => {
      const found = await connect(options).channelGet({ params: { code } })
      printOne(options, found, () => describeChannel(found))
    },
  )
}

type MapOptions = ApiOptions & { packSize?: number; sure?: boolean; limit?: number }

function addMap(channel: Command): void {
  addWriteCommand(
    channel,
    'map <channel> [listing] [sku]',
    'what waits to be mapped; with both names, say what a listing sells',
  )
    .option('--sure', 'map all that exactly one item answers by SKU, barcode or ASIN')
    .option('--pack-size <units>', 'base units in one unit of the listing', count)
    .option('--limit <rows>', 'at most so many', count)
    .action(
      async (
        code: string,
        name: string | undefined,
        sku: string | undefined,
        options: MapOptions,
      ) => {
        if (options.sure) return mapSure(code, options)
        if (!name) return listUnmapped(code, options)
        if (!sku) throw new UsageError('Name the item too: onhand channel map CHANNEL LISTING SKU')
        const client = connect(options)
        const id = await findListingId(client, name, code)
        const { packSize } = options
        const body = { sku, ...(packSize ? { packSize } : {}) }
        const made = await client.listingUpdate({ params: { id }, body, ...callOptions(options) })
        printOne(options, made, () => `${made.externalSku || made.title} sells ${made.sku}.`)
      },
    )
}

async function listUnmapped(code: string, options: MapOptions): Promise<void> {
  const rows = connect(options).each('channelMappingList', { params: { code }, query: {} })
  await printRows<Row<'channelMappingList'>>(options, rows, [
    { title: 'Listing', value: (row) => row.id },
    { title: 'SKU there', value: (row) => row.externalSku },
    { title: 'Title', value: (row) => row.title },
    { title: 'Sure', value: (row) => (row.sure ? row.suggestions[0]?.sku : '') },
    {
      title: 'Perhaps',
      value: (row) => (row.sure ? '' : row.suggestions.map(({ sku }) => sku).join(', ')),
    },
  ])
}

async function mapSure(code: string, options: MapOptions): Promise<void> {
  const client = connect(options)
  const mapped: Reply<'channelMappingsCreate'>['mapped'] = []
  for (;;) {
    const done = await client.channelMappingsCreate({ params: { code }, body: {} })
    mapped.push(...done.mapped)
    if (done.remaining === 0 || done.mapped.length === 0) break
    printRemark(`${number(mapped.length)} mapped, ${number(done.remaining)} to go.`)
  }
  printOne(options, { mapped }, () => `${number(mapped.length)} listings mapped.`)
}

type Show = NonNullable<Query<'listingList'>['show']>

function addDiff(channel: Command): void {
  addApiCommand(channel, 'diff <channel>', 'each number that would be written, from what to what')
    .addOption(
      new Option('--show <which>', 'which of them')
        .choices(['would_write', 'to_zero', 'falls', 'rises'])
        .default('would_write'),
    )
    .option('--count', 'only how many')
    .option('--limit <rows>', 'at most so many', count)
    .action(
      async (
        code: string,
        options: ApiOptions & { show: Show; count?: boolean; limit?: number },
      ) => {
        const client = connect(options)
        if (options.count) {
          const review = await client.channelReviewGet({ params: { code } })
          return printOne(options, review, () => describeReview(review))
        }
        const query = { channel: code, show: options.show, limit: 200 }
        return printListings(options, client.each('listingList', { query }), listingColumns)
      },
    )
}

function describeReview({ guard, ...review }: Reply<'channelReviewGet'>): string {
  return [
    `${number(review.wouldWrite)} of ${number(review.numbers)} numbers would be written:`,
    `${number(review.rises)} rise, ${number(review.falls)} fall, ${number(review.toZero)} to zero, ${number(review.unread)} not read yet.`,
    ...(guard.waits
      ? [
          `${guard.zeroing} of ${guard.showing} would go to zero: they wait for onhand channel allow.`,
        ]
      : []),
  ].join('\n')
}

function addSwitches(channel: Command): void {
  const states = [
    ['on', 'live', 'write its numbers from now on'],
    ['shadow', 'shadow', 'read it, and write nothing'],
    ['pause', 'paused', 'neither read nor write it'],
  ] as const
  for (const [word, state, summary] of states)
    addWriteCommand(channel, `${word} <channel>`, summary).action(
      async (code: string, options: ApiOptions) => {
        const made = await connect(options).channelSwitch({
          params: { code },
          body: { state },
          ...callOptions(options),
        })
        printOne(options, made, () => describeChannel(made))
      },
    )
}

function addRule(channel: Command): void {
  addRuleOptions(
    addWriteCommand(channel, 'rule <channel>', 'how much of the stock its listings may show'),
  ).action(async (code: string, options: ApiOptions & RuleOptions) => {
    const client = connect(options)
    const params = { code }
    const { rule } = await client.channelGet({ params })
    const body = { rule: readRule(rule, options) }
    const made = await client.channelUpdate({ params, body, ...callOptions(options) })
    printOne(options, made, () => JSON.stringify(made.rule))
  })
}
