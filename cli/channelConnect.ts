import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Reply } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
} from './connection.ts'
import { describeChannel } from './describeChannel.ts'
import { UsageError } from './failure.ts'
import { formatTable, printOne } from './output.ts'
import { pathOf } from './path.ts'
import { getTerminal } from './terminal.ts'

type Connector = Reply<'connectorList'>['data'][number]

interface FieldOptions extends ApiOptions {
  field?: string[]
  secrets?: string
}

/** Connecting a shop, testing it, giving it new keys, disconnecting it. */
export function addConnectCommands(channel: Command): void {
  addKinds(channel)
  addConnect(channel)
  addCheck(channel)
  addKeys(channel)
  addRemove(channel)
}

function addKinds(channel: Command): void {
  addApiCommand(channel, 'kinds [kind]', 'what can be connected, and what each needs').action(
    async (kind: string | undefined, options: ApiOptions) => {
      const { data } = await connect(options).connectorList()
      if (!kind)
        return printOne(options, data, () =>
          formatTable(data, [
            { title: 'Kind', value: ({ id }) => id },
            { title: 'Name', value: ({ name }) => name },
          ]),
        )
      const { fields } = requireKind(data, kind)
      return printOne(options, fields, () =>
        formatTable(fields, [
          { title: 'Field', value: ({ name }) => name },
          { title: 'What', value: ({ label }) => label },
          { title: 'Secret', value: ({ secret }) => (secret ? 'yes' : 'no') },
          { title: 'Needed', value: ({ optional }) => (optional ? 'no' : 'yes') },
        ]),
      )
    },
  )
}

function requireKind(kinds: Connector[], kind: string): Connector {
  const found = kinds.find(({ id }) => id === kind)
  if (found) return found
  throw new UsageError(`There is no kind ${kind}: ${kinds.map(({ id }) => id).join(', ')}`)
}

function addFieldOptions(command: Command): Command {
  return command
    .option('--field <name=value...>', 'what is no secret, such as shop=https://…')
    .option('--secrets <file>', 'JSON object of the secret fields; - for standard input')
}

function addConnect(channel: Command): void {
  addFieldOptions(
    addWriteCommand(channel, 'connect <kind> <code> <name>', 'connect a shop, in shadow'),
  ).action(async (kind: string, code: string, name: string, options: FieldOptions) => {
    const client = connect(options)
    const fields = await readFields(client, kind, options)
    // Nothing is kept of keys that do not work.
    await client.connectorCheck({ params: { id: kind }, body: { fields } })
    const body = { code, name, connector: kind, fields }
    const made = await client.channelCreate({ body, ...callOptions(options) })
    printOne(options, made, () => `${describeChannel(made)}\nNext: onhand channel map ${code}`)
  })
}

/** Secrets never stand on the command line, where others on the machine could read them. */
async function readFields(
  client: Client,
  kind: string,
  { field = [], secrets }: FieldOptions,
): Promise<Record<string, string>> {
  const { fields } = requireKind((await client.connectorList()).data, kind)
  const given = Object.fromEntries(field.map(splitField))
  const exposed = fields.find(({ name, secret }) => secret && name in given)
  if (exposed) throw new UsageError(`${exposed.name} is secret: give it by --secrets.`)
  return { ...given, ...(secrets ? await readSecrets(secrets) : {}) }
}

function splitField(word: string): [string, string] {
  const at = word.indexOf('=')
  if (at < 1) throw new UsageError(`"${word}" is not a field such as shop=https://…`)
  return [word.slice(0, at), word.slice(at + 1)]
}

async function readSecrets(file: string): Promise<Record<string, string>> {
  const json = file === '-' ? await text(getTerminal().stdin) : await readFile(pathOf(file), 'utf8')
  try {
    const parsed = JSON.parse(json) as unknown
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, string>
  } catch {
    // Said below, without what stands in the file.
  }
  throw new UsageError('The secrets must be a JSON object such as {"accessToken": "…"}.')
}

function addCheck(channel: Command): void {
  addApiCommand(channel, 'check <channel>', 'whether the channel accepts our keys').action(
    async (code: string, options: ApiOptions) => {
      const checked = await connect(options).channelCheck({ params: { code }, body: {} })
      printOne(options, checked, () => `${checked.name} answers.`)
    },
  )
}

function addKeys(channel: Command): void {
  addFieldOptions(
    addWriteCommand(channel, 'keys <channel>', 'put other keys in the place of those kept'),
  ).action(async (code: string, options: FieldOptions) => {
    const client = connect(options)
    const params = { code }
    const { connector } = await client.channelGet({ params })
    const fields = await readFields(client, connector, options)
    await client.channelCheck({ params, body: { fields } })
    await client.channelUpdate({ params, body: { fields }, ...callOptions(options) })
    const { state } = await client.channelGet({ params })
    if (state === 'reconnect') await client.channelSwitch({ params, body: { state: 'shadow' } })
    const made = await client.channelGet({ params })
    printOne(options, made, () => describeChannel(made))
  })
}

function addRemove(channel: Command): void {
  addWriteCommand(channel, 'remove <channel>', 'disconnect: keys, listings and mappings go')
    .option('--yes', 'really; it cannot be undone')
    .action(async (code: string, options: ApiOptions & { yes?: boolean }) => {
      if (!options.yes) throw new UsageError('This cannot be undone. Say --yes if you mean it.')
      await connect(options).channelDelete({ params: { code }, ...callOptions(options) })
      printOne(options, { code, state: 'removed' }, () => `${code} is disconnected.`)
    })
}
