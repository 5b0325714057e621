import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { Argument, type Command } from 'commander'
import type { AnyInput } from '../sdk/client.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { isForPeople } from './output.ts'
import { pathOf } from './path.ts'
import { getTerminal, printLine, printRemark } from './terminal.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `onhand api` and `onhand listen`: all of the API, as it is. */
export function addApiCommands(program: Command): void {
  addApi(program)
  addListen(program)
}

function addApi(program: Command): void {
  addWriteCommand(program, 'api', 'call any operation of the API and print its answer')
    .addArgument(
      new Argument('<method>', 'GET, POST, PUT, PATCH or DELETE').argParser((name) =>
        name.toUpperCase(),
      ),
    )
    .argument('<path>', 'such as /v1/stock?sku=A')
    .option('--data <json>', 'the body: JSON, @file, or - for standard input')
    .action(async (method: string, path: string, options: ApiOptions & { data?: string }) => {
      if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
        throw new UsageError(`${method} is not a method of the API.`)
      if (!path.startsWith('/')) throw new UsageError('The path begins with a slash: /v1/stock')
      const input: AnyInput = { ...callOptions(options), ...(await bodyOf(options.data)) }
      const answer = await connect(options).request(method as Method, path, input)
      const body = await answer.text()
      if (body) printLine(isJson(answer) && isForPeople({}) ? indent(body) : body)
    })
}

async function bodyOf(data: string | undefined): Promise<{ body?: unknown }> {
  if (data === undefined) return {}
  const given =
    data === '-'
      ? await text(getTerminal().stdin)
      : data.startsWith('@')
        ? await readFile(pathOf(data.slice(1)), 'utf8')
        : data
  try {
    return { body: JSON.parse(given) as unknown }
  } catch (error) {
    throw new UsageError(`--data is not JSON: ${(error as Error).message}`)
  }
}

function isJson(answer: Response): boolean {
  return answer.headers.get('content-type')?.includes('json') ?? false
}

function indent(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}

interface ListenCommandOptions extends ApiOptions {
  types?: string
  subject?: string
  after?: string
}

function addListen(program: Command): void {
  addApiCommand(program, 'listen', 'print deeds as they happen, one line of JSON each')
    .option('--types <types>', 'only these, by commas: item, reservation.created, …')
    .option('--subject <subject>', 'only on this SKU, reference or id')
    .option('--after <id>', 'begin behind this message (its "feedId")')
    .action(async (options: ListenCommandOptions) => {
      const feed = connect(options).events({
        ...(options.types ? { types: options.types.split(',') } : {}),
        ...(options.subject ? { subject: options.subject } : {}),
        ...(options.after ? { lastEventId: options.after } : {}),
      })
      for await (const message of feed) {
        if (message.kind === 'event')
          printLine(JSON.stringify({ feedId: message.id, ...message.event }))
        else if (message.kind === 'reset')
          printRemark('Some deeds in between are not known: read anew what you rely on.')
      }
    })
}
