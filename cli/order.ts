import { type Command, Option } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Body, Query, Reply, Row } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { type Line, readInstant, readLines } from './lines.ts'
import { addMappingCommands } from './mapping.ts'
import { type Column, formatTable, number, printOne, printRows } from './output.ts'

type Order = Reply<'orderGet'>
type View = NonNullable<Query<'orderList'>['view']>

/** Orders, from the one that is taken to the one that comes back. */
export function addOrderCommands(program: Command): void {
  const order = program.command('order').description('orders: list, take, ship, cancel, refund')
  addList(order)
  addShow(order)
  addCreate(order)
  addShip(order)
  addCancel(order)
  addHold(order)
  addRefund(order)
  addReturn(order)
  addMappingCommands(order)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id of an order that is named by its id, its number, or its channel's id. */
async function findOrderId(client: Client, name: string): Promise<string> {
  if (UUID.test(name)) return name
  const { data } = await client.orderList({ query: { q: name, limit: 20 } })
  const named = data.filter(
    ({ number: own, externalId }) => own === name || own === `#${name}` || externalId === name,
  )
  const [only] = named
  if (named.length === 1 && only) return only.id
  if (named.length > 1)
    throw new UsageError(
      `Several orders are called ${name}: ${named.map(({ id }) => id).join(', ')}`,
    )
  throw new UsageError(`There is no order ${name}.`)
}

const COLUMNS: Column<Row<'orderList'>>[] = [
  { title: 'Order', value: (row) => row.number },
  { title: 'Channel', value: (row) => row.channelName },
  { title: 'State', value: (row) => row.state },
  { title: 'Items', value: (row) => row.skus.slice(0, 3).join(', ') },
  { title: 'Units', value: (row) => number(row.units), align: 'right' },
  { title: 'Open', value: (row) => number(row.openUnits), align: 'right' },
  { title: 'Short', value: (row) => number(row.shortUnits), align: 'right' },
  { title: 'Ship by', value: (row) => row.shipBy?.slice(0, 10) },
  { title: 'Placed', value: (row) => row.placedAt.slice(0, 10) },
]

interface ListOptions extends ApiOptions {
  view?: View
  channel?: string
  site?: string
  sku?: string
  late?: boolean
  short?: boolean
  limit?: number
}

const VIEWS = ['all', 'to_ship', 'short', 'on_hold', 'unmapped', 'shipped', 'cancelled']

function addList(order: Command): void {
  addApiCommand(order, 'list [search]', 'orders, the newest first')
    .addOption(new Option('--view <view>', 'which of them').choices(VIEWS))
    .option('--channel <channel>', "only this channel's")
    .option('--site <site>', 'only those that are to be shipped from here')
    .option('--sku <sku>', 'only those that sell this item')
    .option('--late', 'only those that should have been shipped by now')
    .option('--short', 'only those with units that no stock covers')
    .option('--limit <rows>', 'at most so many', count)
    .action(async (q: string | undefined, options: ListOptions) => {
      const { view, channel, site, sku, late, short } = options
      const query: Query<'orderList'> = {
        ...(q ? { q } : {}),
        ...(view ? { view } : {}),
        ...(channel ? { channel } : {}),
        ...(site ? { site } : {}),
        ...(sku ? { sku } : {}),
        ...(late ? { late: 'true' } : {}),
        ...(short ? { short: 'true' } : {}),
        limit: 200,
      }
      await printRows(options, connect(options).each('orderList', { query }), COLUMNS)
    })
}

function addShow(order: Command): void {
  addApiCommand(order, 'show <order>', 'an order with its lines, by its number or id').action(
    async (name: string, options: ApiOptions) => {
      const client = connect(options)
      const params = { id: await findOrderId(client, name) }
      const found = await client.orderGet({ params })
      printOne(options, found, () => describeOrder(found))
    },
  )
}

function describeOrder(order: Order): string {
  const { number: own, state, channelName, shipBy, holdReason, channelHold, shipments } = order
  const hold = holdReason || channelHold
  return [
    `${own} from ${channelName} is ${state}${hold ? `: ${hold}` : ''}.`,
    ...(shipBy ? [`Ship by ${shipBy}.`] : []),
    formatTable(order.lines, [
      { title: 'Line', value: (line) => line.id },
      { title: 'Item', value: (line) => line.sku ?? `? ${line.externalSku || line.listing}` },
      { title: 'Ordered', value: (line) => number(line.ordered), align: 'right' },
      { title: 'Open', value: (line) => number(line.open), align: 'right' },
      { title: 'Short', value: (line) => number(line.short), align: 'right' },
      { title: 'Shipped', value: (line) => number(line.shipped), align: 'right' },
      { title: 'From', value: (line) => line.allocations.map(({ site }) => site).join(', ') },
    ]),
    ...shipments.map(
      ({ shippedAt, carrier, tracking, site }) =>
        `Shipped ${shippedAt} from ${site}${carrier ? ` by ${carrier}` : ''}${tracking ? `, ${tracking}` : ''}.`,
    ),
  ].join('\n')
}

interface CreateOptions extends ApiOptions {
  number?: string
  channel?: string
  externalId?: string
  shipBy?: string
  site?: string[]
  note?: string
  backorder?: boolean
  preorder?: boolean
  accepted?: boolean
  hold?: string
}

function addCreate(order: Command): void {
  addWriteCommand(order, 'create <lines...>', 'take an order: SKU=2, or - for standard input')
    .option('--number <number>', 'instead of the next of ours')
    .option('--channel <channel>', 'where it comes from')
    .option('--external-id <id>', 'yours; the same one twice is refused')
    .option('--ship-by <day>', 'a day, or an instant')
    .option('--site <site...>', 'only from these sites, the preferred first')
    .option('--note <note>', 'for whoever ships it')
    .option('--backorder', 'its lines may wait for stock')
    .option('--preorder', 'its lines wait for what is expected')
    .option('--accepted', 'take it whatever the stock')
    .option('--hold <reason>', 'hold it for review at once')
    .action(async (words: string[], options: CreateOptions) => {
      const meets = options.preorder ? 'preorder' : options.backorder ? 'backorder' : undefined
      const body: Body<'orderCreate'> = {
        lines: await readLines(words, meets ? { meets } : {}),
        ...(options.number ? { number: options.number } : {}),
        ...(options.channel ? { channel: options.channel } : {}),
        ...(options.externalId ? { externalId: options.externalId } : {}),
        ...(options.shipBy ? { shipBy: readInstant(options.shipBy) } : {}),
        ...(options.site ? { sites: options.site } : {}),
        ...(options.note ? { note: options.note } : {}),
        ...(options.accepted ? { accepted: true } : {}),
        ...(options.hold ? { holdReason: options.hold } : {}),
      }
      const made = await connect(options).orderCreate({ body, ...callOptions(options) })
      printOne(options, made, () => describeOrder(made))
    })
}

/** Lines of an order by SKU, as people name them; an order with two lines of one SKU needs its ids. */
function toOrderLines(order: Order, named: Line[]): { lineId: string; quantity: number }[] {
  return named.map(({ sku, quantity }) => {
    const own = order.lines.filter((line) => line.sku === sku || line.id === sku)
    const [only] = own
    if (own.length === 1 && only) return { lineId: only.id, quantity }
    throw new UsageError(
      own.length === 0
        ? `The order has no line of ${sku}.`
        : `The order has several lines of ${sku}; name one by its id: ${own.map(({ id }) => id).join(', ')}`,
    )
  })
}

interface LinesOptions extends ApiOptions {
  reason?: string
}

async function readOrder(client: Client, name: string): Promise<Order> {
  return client.orderGet({ params: { id: await findOrderId(client, name) } })
}

interface ShipOptions extends ApiOptions {
  site?: string
  carrier?: string
  service?: string
  tracking?: string
}

function addShip(order: Command): void {
  addWriteCommand(order, 'ship <order> [lines...]', 'ship all that is open, or SKU=1 of it')
    .option('--site <site>', 'from this site')
    .option('--carrier <carrier>', 'such as UPS')
    .option('--service <service>', 'such as Ground')
    .option('--tracking <number>', "the carrier's number")
    .action(async (name: string, words: string[], options: ShipOptions) => {
      const client = connect(options)
      const found = await readOrder(client, name)
      const { site, carrier, service, tracking } = options
      const body = {
        ...(words.length > 0 ? { lines: toOrderLines(found, await readLines(words, {})) } : {}),
        ...(site ? { site } : {}),
        ...(carrier ? { carrier } : {}),
        ...(service ? { service } : {}),
        ...(tracking ? { tracking } : {}),
      }
      const params = { id: found.id }
      const made = await client.orderShipmentCreate({ params, body, ...callOptions(options) })
      printOne(options, made, () => describeOrder(made))
    })
}

function addCancel(order: Command): void {
  addWriteCommand(order, 'cancel <order> [lines...]', 'cancel all that is open, or SKU=1 of it')
    .option('--reason <reason>', 'why')
    .action(async (name: string, words: string[], options: LinesOptions) => {
      const client = connect(options)
      const found = await readOrder(client, name)
      const body = {
        ...(words.length > 0 ? { lines: toOrderLines(found, await readLines(words, {})) } : {}),
        ...(options.reason ? { reason: options.reason } : {}),
      }
      const params = { id: found.id }
      const made = await client.orderCancellationCreate({ params, body, ...callOptions(options) })
      printOne(options, made, () => describeOrder(made))
    })
}

function addHold(order: Command): void {
  addWriteCommand(
    order,
    'hold <order> <reason>',
    'hold an order for review: nobody ships it',
  ).action(async (name: string, reason: string, options: ApiOptions) => {
    const client = connect(options)
    const params = { id: await findOrderId(client, name) }
    const made = await client.orderHoldCreate({ params, body: { reason }, ...callOptions(options) })
    printOne(options, made, () => describeOrder(made))
  })
  addWriteCommand(order, 'release <order>', 'let a held order go').action(
    async (name: string, options: ApiOptions) => {
      const client = connect(options)
      const params = { id: await findOrderId(client, name) }
      const made = await client.orderReleaseCreate({ params, ...callOptions(options) })
      printOne(options, made, () => describeOrder(made))
    },
  )
}

interface RefundOptions extends LinesOptions {
  restock: 'none' | 'cancel' | 'return'
  amount?: string
  location?: string
}

function addRefund(order: Command): void {
  addWriteCommand(order, 'refund <order> <lines...>', 'refund units: SKU=1')
    .addOption(
      new Option(
        '--restock <what>',
        'none: as they are; cancel: not shipped; return: back in stock',
      )
        .choices(['none', 'cancel', 'return'])
        .makeOptionMandatory(),
    )
    .option('--amount <dollars>', 'what goes back, such as 12.50')
    .option('--location <place>', 'where returned units lie now')
    .option('--reason <reason>', 'why')
    .action(async (name: string, words: string[], options: RefundOptions) => {
      const client = connect(options)
      const found = await readOrder(client, name)
      const { restock, location, reason, amount } = options
      const more = { restock, ...(location ? { location } : {}) }
      const lines = toOrderLines(found, await readLines(words, {}))
      const body = {
        lines: lines.map((line) => ({ ...line, ...more })),
        ...(reason ? { reason } : {}),
        ...(amount ? { amountMinor: centsOf(amount) } : {}),
      }
      const params = { id: found.id }
      const made = await client.orderRefundCreate({ params, body, ...callOptions(options) })
      printOne(options, made, () => describeOrder(made))
    })
}

function centsOf(amount: string): number {
  const [, dollars, cents = ''] = /^\$?(\d{1,10})(?:\.(\d{1,2}))?$/.exec(amount) ?? []
  if (dollars === undefined) throw new UsageError(`"${amount}" is not an amount such as 12.50.`)
  return Number(dollars) * 100 + Number(cents.padEnd(2, '0'))
}

function addReturn(order: Command): void {
  addWriteCommand(order, 'return <order> <lines...>', 'take shipped units back into stock: SKU=1')
    .option('--location <place>', 'where they lie now')
    .addOption(
      new Option('--condition <condition>', 'how they are').choices([
        'sellable',
        'inspection',
        'quarantine',
        'damaged',
        'expired',
      ]),
    )
    .action(async (name: string, words: string[], options: ReturnOptions) => {
      const client = connect(options)
      const found = await readOrder(client, name)
      const { location, condition } = options
      const lines = toOrderLines(found, await readLines(words, {}))
      const body = {
        lines: lines.map((line) => ({
          ...line,
          ...(location ? { location } : {}),
          ...(condition ? { condition } : {}),
        })),
      }
      const params = { id: found.id }
      const made = await client.orderReturnCreate({ params, body, ...callOptions(options) })
      printOne(options, made, () => describeOrder(made))
    })
}

interface ReturnOptions extends ApiOptions {
  location?: string
  condition?: 'sellable' | 'inspection' | 'quarantine' | 'damaged' | 'expired'
}
