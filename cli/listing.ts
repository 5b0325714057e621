import { type Command, Option } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Query, Reply, Row } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { type Column, formatTable, number, printOne, printRows } from './output.ts'
import { addRuleOptions, type RuleOptions, readRule } from './rule.ts'

type Listing = Row<'listingList'>
type Explanation = Reply<'listingExplanation'>

/** What the channels offer: list it, ask why a number is what it is, say how much it may show. */
export function addListingCommands(program: Command): void {
  const listing = program.command('listing').description('what the channels offer, and why so much')
  addList(listing)
  addExplain(listing)
  addIgnore(listing)
  addRule(listing)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id of a listing that is named by its id, or as CHANNEL/THEIR-SKU. */
export async function findListingId(
  client: Client,
  name: string,
  channel?: string,
): Promise<string> {
  if (UUID.test(name)) return name
  const at = name.indexOf('/')
  const code = channel ?? (at > 0 ? name.slice(0, at) : undefined)
  const sku = channel === undefined && at > 0 ? name.slice(at + 1) : name
  const query = { q: sku, limit: 200, ...(code ? { channel: code } : {}) }
  const { data } = await client.listingList({ query })
  const named = data.filter(
    (row) => row.externalSku === sku || (!row.externalSku && row.sku === sku),
  )
  const [only] = named
  if (named.length === 1 && only) return only.id
  if (named.length > 1)
    throw new UsageError(
      `Several listings are called ${name}; name one as CHANNEL/SKU or by its id: ${named.map(({ id }) => id).join(', ')}`,
    )
  throw new UsageError(`There is no listing ${name}.`)
}

/** All places of a listing together; unknown where one of them is. */
function totalOf({ stock }: Listing, field: 'target' | 'sent' | 'seen'): number | null {
  const values = stock.map((one) => one[field])
  if (values.length === 0 || values.includes(null)) return null
  return values.reduce((sum: number, value) => sum + (value ?? 0), 0)
}

/** What is shown of a listing on a terminal. */
export const listingColumns: Column<Listing>[] = [
  { title: 'Channel', value: (row) => row.channel },
  { title: 'SKU there', value: (row) => row.externalSku },
  { title: 'Title', value: (row) => row.title.slice(0, 40) },
  { title: 'Item', value: (row) => row.sku },
  {
    title: 'Shows',
    value: (row) => number(totalOf(row, 'seen') ?? totalOf(row, 'sent')),
    align: 'right',
  },
  { title: 'Should', value: (row) => number(totalOf(row, 'target')), align: 'right' },
  { title: 'State', value: (row) => (row.enabled ? row.stock[0]?.state : 'ignored') },
]

/** What is shown of a listing that has drifted. */
export const driftColumns: Column<Listing>[] = [
  { title: 'SKU there', value: (row) => row.externalSku },
  { title: 'Item', value: (row) => row.sku },
  { title: 'Told', value: (row) => number(totalOf(row, 'sent')), align: 'right' },
  { title: 'Shows', value: (row) => number(totalOf(row, 'seen')), align: 'right' },
  { title: 'Since', value: (row) => driftOf(row)?.driftSince?.slice(0, 16) },
  { title: 'Cause', value: (row) => driftOf(row)?.driftCause },
]

function driftOf({ stock }: Listing) {
  return stock.find(({ driftSince }) => driftSince !== null)
}

/** Shows listings as a table, or as lines for a program. */
export function printListings(
  options: ApiOptions & { limit?: number },
  rows: AsyncIterable<Listing>,
  columns: Column<Listing>[],
): Promise<void> {
  return printRows(options, rows, columns)
}

type ListOptions = ApiOptions & {
  channel?: string
  sku?: string
  show?: NonNullable<Query<'listingList'>['show']>
  limit?: number
}

function addList(listing: Command): void {
  addApiCommand(listing, 'list [search]', 'listings by channel and title')
    .option('--channel <channel>', "only this channel's")
    .option('--sku <sku>', 'only those that sell this item')
    .addOption(
      new Option('--show <which>', 'only these').choices([
        'would_write',
        'failed',
        'drifted',
        'unmapped',
        'ignored',
      ]),
    )
    .option('--limit <rows>', 'at most so many', count)
    .action(async (q: string | undefined, options: ListOptions) => {
      const { channel, sku, show } = options
      const query = {
        ...(q ? { q } : {}),
        ...(channel ? { channel } : {}),
        ...(sku ? { sku } : {}),
        ...(show ? { show } : {}),
        limit: 200,
      }
      await printListings(options, connect(options).each('listingList', { query }), listingColumns)
    })
}

function addExplain(listing: Command): void {
  addApiCommand(
    listing,
    'explain <listing>',
    'each step from the stock to its number; name it by id or CHANNEL/SKU',
  ).action(async (name: string, options: ApiOptions) => {
    const client = connect(options)
    const params = { id: await findListingId(client, name) }
    const found = await client.listingExplanation({ params })
    printOne(options, found, () => describeSteps(found))
  })
}

function describeSteps({ listing, places }: Explanation): string {
  if (places.length === 0) return `${listing.title} is told no number.`
  return places
    .map(({ place, target, steps }) =>
      [
        `${listing.channelName} should show ${number(target)} of ${listing.title}${place ? ` at ${place}` : ''}.`,
        formatTable(steps, [
          { title: 'Step', value: ({ step }) => step },
          { title: 'Units', value: ({ units }) => number(units), align: 'right' },
          { title: 'With', value: ({ detail }) => JSON.stringify(detail) },
        ]),
      ].join('\n'),
    )
    .join('\n\n')
}

function addIgnore(listing: Command): void {
  const words = [
    ['ignore', false, 'tell it nothing, and do not ask what it sells'],
    ['unignore', true, 'take that back'],
  ] as const
  for (const [word, enabled, summary] of words)
    addWriteCommand(listing, `${word} <listing>`, summary).action(
      async (name: string, options: ApiOptions) => {
        const client = connect(options)
        const params = { id: await findListingId(client, name) }
        const made = await client.listingUpdate({
          params,
          body: { enabled },
          ...callOptions(options),
        })
        printOne(options, made, () => `${made.title} is ${enabled ? 'told again' : 'ignored'}.`)
      },
    )
}

function addRule(listing: Command): void {
  addRuleOptions(
    addWriteCommand(listing, 'rule <listing>', 'how much of the stock this one may show'),
  ).action(async (name: string, options: ApiOptions & RuleOptions) => {
    const client = connect(options)
    const params = { id: await findListingId(client, name) }
    const { rule } = await client.listingGet({ params })
    const body = { rule: readRule(rule, options) }
    const made = await client.listingUpdate({ params, body, ...callOptions(options) })
    printOne(options, made, () => JSON.stringify(made.rule))
  })
}
