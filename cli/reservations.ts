import { type Command, Option } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Query, Row } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { readLines } from './lines.ts'
import { type Column, number, printOne, printRows } from './output.ts'

/** Promises of units, from the hold to its end. */
export function addReservationCommands(program: Command): void {
  addReserve(program)
  addCommit(program)
  addRenew(program)
  addRelease(program)
  addReservations(program)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id of a reservation that is named by its id or by its reference; the live one, else the newest. */
export async function findReservationId(client: Client, name: string): Promise<string> {
  if (UUID.test(name)) return name
  const query = { reference: name, limit: 200 }
  const { data } = await client.reservationList({ query })
  const live = data.find(({ state }) => state === 'held' || state === 'committed') ?? data[0]
  if (live) return live.id
  throw new UsageError(`There is no reservation ${name}.`)
}

interface ReserveOptions extends ApiOptions {
  site: string
  holdSeconds?: number
  partial?: boolean
}

function addReserve(program: Command): void {
  addWriteCommand(program, 'reserve <reference> <lines...>', 'promise units to an order: SKU=2')
    .option('--site <site>', 'from this site', 'MAIN')
    .option('--hold-seconds <seconds>', 'only hold them for so long', count)
    .option('--partial', 'take what there is of each line, instead of all or nothing')
    .action(async (reference: string, words: string[], options: ReserveOptions) => {
      const { site, holdSeconds, partial } = options
      const body = {
        reference,
        lines: await readLines(words, { site }),
        ...(holdSeconds ? { holdSeconds } : {}),
        ...(partial ? { partial } : {}),
      }
      const made = await connect(options).reservationCreate({ body, ...callOptions(options) })
      const units = made.lines.map(({ sku, quantity }) => `${number(quantity)} of ${sku}`)
      printOne(
        options,
        made,
        () => `${reference} is ${made.state}, ${units.join(', ')}: reservation ${made.id}.`,
      )
    })
}

function addCommit(program: Command): void {
  addWriteCommand(
    program,
    'commit <reservation>',
    'make a hold firm, by its reference or id',
  ).action(async (name: string, options: ApiOptions) => {
    const client = connect(options)
    const params = { id: await findReservationId(client, name) }
    const made = await client.reservationCommitmentCreate({ params, ...callOptions(options) })
    printOne(options, made, () => `${made.reference} is ${made.state}.`)
  })
}

function addRenew(program: Command): void {
  addWriteCommand(program, 'renew <reservation>', 'hold for longer, by its reference or id')
    .option('--hold-seconds <seconds>', 'for so long from now', count, 900)
    .action(async (name: string, options: ApiOptions & { holdSeconds: number }) => {
      const client = connect(options)
      const params = { id: await findReservationId(client, name) }
      const body = { holdSeconds: options.holdSeconds }
      const made = await client.reservationRenewalCreate({ params, body, ...callOptions(options) })
      printOne(options, made, () => `${made.reference} is held until ${made.expiresAt}.`)
    })
}

function addRelease(program: Command): void {
  addWriteCommand(
    program,
    'release <reservation>',
    'give promised units back, by its reference or id',
  ).action(async (name: string, options: ApiOptions) => {
    const client = connect(options)
    const id = await findReservationId(client, name)
    await client.reservationDelete({ params: { id }, ...callOptions(options) })
    const made = await client.reservationGet({ params: { id } })
    printOne(options, made, () => `${made.reference} is ${made.state}.`)
  })
}

const COLUMNS: Column<Row<'reservationList'>>[] = [
  { title: 'Reference', value: ({ reference }) => reference },
  { title: 'State', value: ({ state }) => state },
  {
    title: 'Units',
    value: ({ lines }) => lines.map(({ sku, quantity }) => `${sku}=${quantity}`).join(' '),
  },
  { title: 'Until', value: ({ expiresAt }) => expiresAt },
  { title: 'Since', value: ({ createdAt }) => createdAt.slice(0, 16).replace('T', ' ') },
  { title: 'Id', value: ({ id }) => id },
]

interface ListOptions extends ApiOptions {
  site?: string
  reference?: string
  state?: NonNullable<NonNullable<Query<'reservationList'>>['state']>
  limit?: number
}

function addReservations(program: Command): void {
  addApiCommand(program, 'reservations [sku]', 'who is promised units, the newest first')
    .addOption(
      new Option('--state <state>', 'only those that are so').choices([
        'held',
        'committed',
        'shipped',
        'released',
        'expired',
      ]),
    )
    .option('--site <site>', 'only from this site')
    .option('--reference <reference>', 'only of this order')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string | undefined, options: ListOptions) => {
      const { state, site, reference } = options
      const query = {
        ...(sku ? { sku } : {}),
        ...(state ? { state } : {}),
        ...(site ? { site } : {}),
        ...(reference ? { reference } : {}),
        limit: 200,
      }
      await printRows(options, connect(options).each('reservationList', { query }), COLUMNS)
    })
}
