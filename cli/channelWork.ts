import { type Command, Option } from 'commander'
import type { Query, Row } from '../sdk/operationTypes.ts'
import { addAccept } from './channelAccept.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { describeChannel } from './describeChannel.ts'
import { driftColumns, printListings } from './listing.ts'
import { number, printOne, printRows } from './output.ts'

/** Looking after channels: drift, messages, what was given up, and the kill switch. */
export function addChannelWorkCommands(channel: Command): void {
  addDrift(channel)
  addAccept(channel)
  addWork(channel)
  addReplay(channel)
  addDone(channel)
  addRead(channel)
  addAllow(channel)
  addFreeze(channel)
}

function addDrift(channel: Command): void {
  addWriteCommand(channel, 'drift <channel>', 'numbers that differ from what was told, and why')
    .option('--repair', 'write them again')
    .option('--limit <rows>', 'at most so many', count)
    .action(async (code: string, options: ApiOptions & { repair?: boolean; limit?: number }) => {
      const client = connect(options)
      if (options.repair) {
        const params = { code }
        const made = await client.channelRepairCreate({ params, body: {}, ...callOptions(options) })
        return printOne(options, made, () => `${number(made.numbers)} numbers are written again.`)
      }
      const query = { channel: code, show: 'drifted' as const, limit: 200 }
      return printListings(options, client.each('listingList', { query }), driftColumns)
    })
}

type WorkState = NonNullable<Query<'channelWorkList'>['state']>

function addWork(channel: Command): void {
  addApiCommand(channel, 'work <channel>', 'messages from a channel and tasks for it')
    .addOption(new Option('--state <state>', 'only these').choices(['waiting', 'done', 'dead']))
    .option('--limit <rows>', 'at most so many', count)
    .action(async (code: string, options: ApiOptions & { state?: WorkState; limit?: number }) => {
      const query = options.state ? { state: options.state } : {}
      const rows = connect(options).each('channelWorkList', { params: { code }, query })
      await printRows<Row<'channelWorkList'>>(options, rows, [
        { title: 'Id', value: (row) => row.id },
        { title: 'What', value: (row) => `${row.direction} ${row.kind}` },
        { title: 'About', value: (row) => row.about },
        { title: 'State', value: (row) => row.state },
        { title: 'Tries', value: (row) => number(row.attempts), align: 'right' },
        { title: 'At', value: (row) => row.at.slice(0, 19) },
        { title: 'Error', value: (row) => row.error },
        { title: 'There', value: (row) => (row.state === 'dead' ? row.page : null) },
      ])
    })
}

function addReplay(channel: Command): void {
  addWriteCommand(
    channel,
    'replay <channel> [id]',
    'try again what was given up: one by its id, or all',
  ).action(async (code: string, id: string | undefined, options: ApiOptions) => {
    const client = connect(options)
    if (id) {
      await client.channelWorkReplay({ params: { code, id }, ...callOptions(options) })
      return printOne(options, { replayed: 1 }, () => 'It is tried again.')
    }
    const made = await client.channelWorkReplayAll({ params: { code }, ...callOptions(options) })
    return printOne(options, made, () => `${number(made.replayed)} are tried again.`)
  })
}

function addDone(channel: Command): void {
  addWriteCommand(
    channel,
    'done <channel> <id>',
    'tick off what was given up and somebody has done by hand',
  ).action(async (code: string, id: string, options: ApiOptions) => {
    const params = { code, id }
    await connect(options).channelWorkDismiss({ params, ...callOptions(options) })
    return printOne(options, { dismissed: 1 }, () => 'It is ticked off.')
  })
}

function addRead(channel: Command): void {
  addWriteCommand(
    channel,
    'read <channel>',
    'read its listings, numbers and orders again now',
  ).action(async (code: string, options: ApiOptions) => {
    const made = await connect(options).channelScanCreate({
      params: { code },
      ...callOptions(options),
    })
    printOne(options, made, () => `${code} is read again now.`)
  })
}

function addAllow(channel: Command): void {
  addWriteCommand(channel, 'allow <channel>', 'let many zeros go out, for an hour').action(
    async (code: string, options: ApiOptions) => {
      const made = await connect(options).channelMassChangeAllow({
        params: { code },
        ...callOptions(options),
      })
      printOne(options, made, () => describeChannel(made))
    },
  )
}

function addFreeze(channel: Command): void {
  const switches = [
    ['freeze', true, 'the kill switch: no channel is told anything any more'],
    ['unfreeze', false, 'let all writes go on'],
  ] as const
  for (const [word, frozen, summary] of switches)
    addWriteCommand(channel, word, summary).action(async (options: ApiOptions) => {
      const made = await connect(options).channelFreeze({
        body: { frozen },
        ...callOptions(options),
      })
      printOne(options, made, () => (frozen ? 'All writes are stopped.' : 'All writes go on.'))
    })
}
