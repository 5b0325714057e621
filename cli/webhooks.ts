import type { Command } from 'commander'
import type { Reply, Row } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { readInstant } from './lines.ts'
import { type Column, formatTable, number, printOne, printRows } from './output.ts'

type Endpoint = Reply<'webhookList'>['data'][number]

/** Addresses outside that are told of deeds, and what became of each message. */
export function addWebhookCommands(program: Command): void {
  const webhook = program.command('webhook').description('webhooks: add, watch, resend, replay')
  addList(webhook)
  addCreate(webhook)
  addDeliveries(webhook)
  addResend(webhook)
  addReplay(webhook)
  addSmallDeeds(webhook)
}

const COLUMNS: Column<Endpoint>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Address', value: ({ url }) => url },
  { title: 'Told of', value: ({ eventTypes }) => eventTypes.join(', ') || 'everything' },
  {
    title: 'State',
    value: ({ enabled, disabledReason, failingSince }) =>
      enabled ? (failingSince ? 'failing' : 'on') : (disabledReason ?? 'off'),
  },
  { title: 'Waiting', value: ({ waiting }) => number(waiting), align: 'right' },
  {
    title: 'Last arrived',
    value: ({ deliveredAt }) => deliveredAt?.slice(0, 16).replace('T', ' '),
  },
]

function addList(webhook: Command): void {
  addApiCommand(webhook, 'list', 'the addresses, and how it goes with each').action(
    async (options: ApiOptions) => {
      const { data } = await connect(options).webhookList()
      printOne(options, data, () => formatTable(data, COLUMNS))
    },
  )
}

function addCreate(webhook: Command): void {
  addWriteCommand(
    webhook,
    'create <url>',
    'tell an address of deeds; its secret is shown this once',
  )
    .option('--types <types>', 'only these types or nouns, by commas; else every deed')
    .option('--description <text>', 'what it is for')
    .action(async (url: string, options: ApiOptions & { types?: string; description?: string }) => {
      const made = await connect(options).webhookCreate({
        body: {
          url,
          eventTypes: options.types?.split(',') ?? [],
          description: options.description ?? '',
        },
        ...callOptions(options),
      })
      printOne(options, made, () => `${made.webhook.id}\nSecret: ${made.secret}`)
    })
}

const DELIVERY_COLUMNS: Column<Row<'webhookDeliveryList'>>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Type', value: ({ eventType }) => eventType },
  { title: 'About', value: ({ subject }) => subject },
  { title: 'State', value: ({ state }) => state },
  { title: 'Tries', value: ({ attempts }) => number(attempts), align: 'right' },
  { title: 'Answer', value: ({ responseStatus }) => responseStatus?.toString() },
  { title: 'Error', value: ({ error }) => error ?? undefined },
  { title: 'Made', value: ({ createdAt }) => createdAt.slice(0, 16).replace('T', ' ') },
]

function addDeliveries(webhook: Command): void {
  addApiCommand(webhook, 'deliveries <id>', 'what an address was told, the latest first')
    .option('--state <state>', 'only waiting, delivered or failed')
    .option('--limit <rows>', 'at most so many', count)
    .action(async (id: string, options: ApiOptions & { state?: string; limit?: number }) => {
      const query = { limit: 200, ...(options.state ? { state: options.state as 'failed' } : {}) }
      const rows = connect(options).each('webhookDeliveryList', { params: { id }, query })
      await printRows(options, rows, DELIVERY_COLUMNS)
    })
}

function addResend(webhook: Command): void {
  addWriteCommand(webhook, 'resend <id> <delivery>', 'send a message again').action(
    async (id: string, deliveryId: string, options: ApiOptions) => {
      const params = { id, deliveryId }
      await connect(options).webhookDeliveryResend({ params, ...callOptions(options) })
      printOne(options, { resent: deliveryId }, () => 'It goes out at once.')
    },
  )
}

function addReplay(webhook: Command): void {
  addWriteCommand(webhook, 'replay <id>', 'send every deed since a moment again')
    .requiredOption('--since <when>', 'a day or an instant', (word) => readInstant(word, 'start'))
    .action(async (id: string, options: ApiOptions & { since: string }) => {
      const body = { since: options.since }
      const reply = await connect(options).webhookReplay({
        params: { id },
        body,
        ...callOptions(options),
      })
      printOne(options, reply, () => `${reply.queued} messages are on their way.`)
    })
}

function addSmallDeeds(webhook: Command): void {
  addWriteCommand(webhook, 'test <id>', 'send a message that only says hello').action(
    async (id: string, options: ApiOptions) => {
      const reply = await connect(options).webhookTest({ params: { id }, ...callOptions(options) })
      printOne(options, reply, () => 'It goes out at once.')
    },
  )
  addWriteCommand(
    webhook,
    'rotate <id>',
    'make a new secret; for a day the old one signs too',
  ).action(async (id: string, options: ApiOptions) => {
    const reply = await connect(options).webhookSecretRotate({
      params: { id },
      body: {},
      ...callOptions(options),
    })
    printOne(options, reply, () => `Secret: ${reply.secret}`)
  })
  addWriteCommand(webhook, 'delete <id>', 'tell an address nothing any more').action(
    async (id: string, options: ApiOptions) => {
      await connect(options).webhookDelete({ params: { id } })
      printOne(options, { deleted: id }, () => 'It is told nothing any more.')
    },
  )
}
