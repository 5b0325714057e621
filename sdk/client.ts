import { type Operation, operationTable } from './generated.ts'
import { type ListenOptions, listen, type Message } from './messages.ts'
import type { Input, ListName, OperationName, Reply, Row, Upload } from './operationTypes.ts'
import { sendWithRetries } from './send.ts'

/** How a client reaches its server. */
export interface ClientOptions {
  /** `https://stock.example.com`; empty in a page that the server itself serves. */
  baseUrl: string
  /** An API key; a browser's session needs none. */
  apiKey?: string
  /** Another fetch, such as a test's. */
  fetch?: typeof globalThis.fetch
  /** Says in the audit trail where a deed came from: `web` or `cli`. */
  clientName?: string
  /** For each call with all its tries, in milliseconds; 30,000 unless set, 0 for no limit. */
  timeoutMs?: number
  /** Tries after the first; 4 unless set. */
  retries?: number
}

/** What any one call may say beside its input. */
export interface CallOptions {
  /** Makes a POST safe to repeat, also by another process; made anew for each call unless given. */
  idempotencyKey?: string
  signal?: AbortSignal
  timeoutMs?: number
}

/** One method for each operation, and some for lists and news. */
export type Client = {
  [Name in OperationName]: Record<never, never> extends Input<Name>
    ? (input?: Input<Name> & CallOptions) => Promise<Reply<Name>>
    : (input: Input<Name> & CallOptions) => Promise<Reply<Name>>
} & {
  /** Page after page of a list: `for await (const { data } of client.pages('itemList'))`. */
  pages<Name extends ListName>(
    name: Name,
    input?: Input<Name> & CallOptions,
  ): AsyncGenerator<Reply<Name>>
  /** Row after row of a list: `for await (const item of client.each('itemList'))`. */
  each<Name extends ListName>(
    name: Name,
    input?: Input<Name> & CallOptions,
  ): AsyncGenerator<Row<Name>>
  /** All rows of a list as a file, in these columns or in all: its `Response`, to be read as it comes. */
  exportList<Name extends ListName>(
    name: Name,
    file: { format: 'csv' | 'xlsx'; columns?: readonly string[] },
    input?: Input<Name> & CallOptions,
  ): Promise<Response>
  /** The live feed; it opens a lost connection again and goes on where it was. */
  events(options?: ListenOptions): AsyncGenerator<Message>
  /** Any path of the API, for what has no method yet; gives the `Response` of a success. */
  request(method: Operation['method'], path: string, input?: AnyInput): Promise<Response>
}

/** The parts of a call with their types forgotten. */
export interface AnyInput extends CallOptions {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
}

/**
 * Makes a client. Its methods throw an `OnhandError` for every refusal and failure. A POST bears an
 * idempotency key, the same in each of its tries; PATCH is tried again only where nothing was done.
 */
export function createClient(options: ClientOptions): Client {
  const methods = Object.entries(operationTable).map(([name, operation]) => [
    name,
    (input: AnyInput = {}) => call(options, operation, input),
  ])
  return {
    ...Object.fromEntries(methods),
    pages: (name: OperationName, input: AnyInput = {}) => readPages(options, name, input),
    each: (name: OperationName, input: AnyInput = {}) => readRows(options, name, input),
    exportList: (name: OperationName, file: ExportFile, input: AnyInput = {}) =>
      call(options, { ...operationTable[name], reply: 'raw' }, exportInput(file, input)),
    events: (listenOptions: ListenOptions = {}) => listenTo(options, listenOptions),
    request: (method: Operation['method'], path: string, input: AnyInput = {}) =>
      call(options, operationOn(method, path, input), input),
  } as Client
}

interface ExportFile {
  format: string
  columns?: readonly string[]
}

/** A file may be long in coming; how long is for its caller to know. */
function exportInput({ format, columns }: ExportFile, input: AnyInput): AnyInput {
  const query = { ...input.query, format, ...(columns ? { columns: columns.join(',') } : {}) }
  return { timeoutMs: 0, ...input, query }
}

function operationOn(method: Operation['method'], path: string, { body }: AnyInput): Operation {
  const isJson = body !== undefined && !isUpload(body)
  return {
    method,
    path,
    ...(isJson ? { body: 'json' } : {}),
    reply: 'raw',
    repeatable: method !== 'PATCH' && method !== 'POST',
  }
}

async function call(options: ClientOptions, operation: Operation, input: AnyInput) {
  const isStream = input.body instanceof ReadableStream
  const isUploading = Array.isArray(operation.body) || isUpload(input.body)
  // How long an upload takes is for its caller to know.
  const timeoutMs = input.timeoutMs ?? (isUploading ? 0 : (options.timeoutMs ?? 30_000))
  return sendWithRetries({
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    url: urlOf(options.baseUrl, operation.path, input),
    init: {
      method: operation.method,
      headers: headersOf(options, operation, input),
      ...bodyOf(operation, input.body),
      ...(isStream ? { duplex: 'half' } : {}),
    } as RequestInit,
    repeatable: operation.repeatable,
    // A stream is spent after its first sending.
    retries: isStream ? 0 : (options.retries ?? 4),
    timeoutMs,
    signal: input.signal,
    read: (answer) => readAnswer(operation, answer),
  })
}

/** The address of an operation; every parameter is escaped, so that `A/1` is one segment. */
export function urlOf(baseUrl: string, path: string, { params, query }: AnyInput): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name]
    if (value === undefined || value === '')
      throw new TypeError(`The parameter ${name} is missing.`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values)
      if (one !== undefined && one !== null) search.append(name, String(one))
  }
  const text = search.toString()
  return `${baseUrl.replace(/\/$/, '')}${filled}${text ? `?${text}` : ''}`
}

function headersOf(options: ClientOptions, operation: Operation, input: AnyInput) {
  const type = contentTypeOf(operation, input.body)
  return {
    ...commonHeaders(options),
    ...(type ? { 'content-type': type } : {}),
    ...(operation.method === 'POST'
      ? { 'idempotency-key': input.idempotencyKey ?? newIdempotencyKey() }
      : {}),
    ...input.headers,
  }
}

function commonHeaders(options: ClientOptions): Record<string, string> {
  return {
    ...(options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {}),
    ...(options.clientName ? { 'onhand-client': options.clientName } : {}),
  }
}

function contentTypeOf({ body: kind }: Operation, body: unknown): string | undefined {
  if (body === undefined) return undefined
  if (kind === 'json') return 'application/json'
  if (!Array.isArray(kind)) return undefined
  const own = body instanceof Blob ? body.type.split(';')[0] : undefined
  return own && kind.includes(own) ? own : kind[0]
}

/** `randomUUID` is missing in pages on plain HTTP. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bodyOf(operation: Operation, body: unknown): { body?: Upload } {
  if (body === undefined) return {}
  return { body: operation.body === 'json' ? JSON.stringify(body) : (body as Upload) }
}

function isUpload(body: unknown): body is Upload {
  return body instanceof ReadableStream || body instanceof Blob || body instanceof Uint8Array
}

async function readAnswer(operation: Operation, answer: Response): Promise<unknown> {
  if (operation.reply === 'raw' || operation.reply === 'messages') return answer
  const text = await answer.text()
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

interface Page {
  data: unknown[]
  nextCursor: string | null
}

async function* readPages(options: ClientOptions, name: OperationName, input: AnyInput) {
  let cursor = input.query?.cursor
  do {
    const query = { ...input.query, ...(cursor ? { cursor } : {}) }
    const page = (await call(options, operationTable[name], { ...input, query })) as Page
    yield page
    cursor = page.nextCursor
  } while (cursor)
}

async function* readRows(options: ClientOptions, name: OperationName, input: AnyInput) {
  for await (const page of readPages(options, name, input)) yield* page.data
}

function listenTo(options: ClientOptions, listenOptions: ListenOptions): AsyncGenerator<Message> {
  const { types, subject } = listenOptions
  const query = { types: types?.join(','), subject }
  const feed = {
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    url: urlOf(options.baseUrl, '/v1/events', { query }),
    headers: commonHeaders(options),
  }
  return listen(feed, listenOptions)
}
