import { type Command, InvalidArgumentError } from 'commander'
import { type Client, createClient } from '../sdk/client.ts'
import { getTerminal } from './terminal.ts'

/** What every command that speaks to the API takes. */
export interface ApiOptions {
  json?: boolean
  url?: string
  idempotencyKey?: string
}

/** Adds a command that speaks to the API. */
export function addApiCommand(parent: Command, nameAndArguments: string, summary: string): Command {
  return parent
    .command(nameAndArguments)
    .description(summary)
    .option('--json', 'one JSON document instead of a table')
    .option('--url <address>', 'the server; else ONHAND_URL, else http://127.0.0.1:4400')
}

/** Adds a command that changes something, and may be repeated safely. */
export function addWriteCommand(
  parent: Command,
  nameAndArguments: string,
  summary: string,
): Command {
  return addApiCommand(parent, nameAndArguments, summary).option(
    '--idempotency-key <key>',
    'repeating the command with the same key does it only once',
  )
}

/** The address of the server. */
export function serverUrl(options: { url?: string | undefined }): string {
  return options.url ?? getTerminal().env.ONHAND_URL ?? 'http://127.0.0.1:4400'
}

/** The client for a command; the key never stands on the command line, where others could read it. */
export function connect(options: ApiOptions): Client {
  const apiKey = getTerminal().env.ONHAND_API_KEY
  return createClient({
    baseUrl: serverUrl(options),
    clientName: 'cli',
    ...(apiKey ? { apiKey } : {}),
  })
}

/** What a write is called with beside its input. */
export function callOptions({ idempotencyKey }: ApiOptions): { idempotencyKey?: string } {
  return idempotencyKey ? { idempotencyKey } : {}
}

/** Reads a whole number on the command line. */
export function wholeNumber(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

/** Reads a count that is at least one. */
export function count(text: string): number {
  const value = wholeNumber(text)
  if (value >= 1) return value
  throw new InvalidArgumentError('It must be at least 1.')
}
