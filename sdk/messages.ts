import { OnhandError, readFailure } from './onhandError.ts'
import type { Schemas } from './operationTypes.ts'
import { wait } from './send.ts'

/** A message of the live feed. */
export type Message =
  /** A deed that was just done. */
  | { kind: 'event'; id: string; event: LiveEvent }
  /** The feed is open: what was read before this may be trusted with what comes after it. */
  | { kind: 'ready'; id: string }
  /** The deeds in between are not known: read everything anew. */
  | { kind: 'reset'; id: string }

/** A deed as the live feed tells it. */
export type LiveEvent = Schemas extends { Event: infer Event } ? Event : never

/** What to listen to. */
export interface ListenOptions {
  /** Goes on behind this message. */
  lastEventId?: string
  /** Only these types, such as `item.created`, or all of a noun, such as `item`. */
  types?: string[]
  /** Only deeds on this subject, by its id or by its name, such as a SKU. */
  subject?: string
  signal?: AbortSignal
}

interface Feed {
  fetch: typeof globalThis.fetch
  url: string
  headers: Record<string, string>
}

// Three missed heartbeats: the connection is dead, though nobody said so.
const SILENCE_MS = 45_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000

/** Listens until the signal is aborted or the loop is left; a lost connection is opened again. */
export async function* listen(feed: Feed, options: ListenOptions): AsyncGenerator<Message> {
  let lastEventId = options.lastEventId
  let failures = 0
  while (!options.signal?.aborted) {
    try {
      for await (const message of readConnection(feed, lastEventId, options.signal)) {
        lastEventId = message.id
        failures = 0
        yield message
      }
    } catch (error) {
      if (options.signal?.aborted) return
      if (error instanceof OnhandError && !isPassing(error)) throw error
    }
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS)
    await wait(Math.random() * longest, options.signal).catch(() => {})
  }
}

function isPassing({ status }: OnhandError): boolean {
  return status === 0 || status === 429 || status >= 500
}

async function* readConnection(
  feed: Feed,
  lastEventId: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Message> {
  const stop = new AbortController()
  const giveUp = () => stop.abort()
  signal?.addEventListener('abort', giveUp, { once: true })
  let silence = setTimeout(giveUp, SILENCE_MS)
  try {
    const answer = await feed.fetch(feed.url, {
      headers: {
        ...feed.headers,
        accept: 'text/event-stream',
        ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
      },
      cache: 'no-store',
      signal: stop.signal,
    })
    if (!answer.ok || !answer.body) throw await readFailure(answer)
    const blocks = readBlocks(answer.body, () => {
      clearTimeout(silence)
      silence = setTimeout(giveUp, SILENCE_MS)
    })
    for await (const block of blocks) {
      const message = parseBlock(block)
      if (message) yield message
    }
  } finally {
    clearTimeout(silence)
    signal?.removeEventListener('abort', giveUp)
    stop.abort()
  }
}

/** The blocks between empty lines, as they come. */
async function* readBlocks(
  body: ReadableStream<Uint8Array>,
  onChunk: () => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onChunk()
      text += decoder.decode(value, { stream: true })
      const blocks = text.split(/\r?\n\r?\n/)
      text = blocks.pop() ?? ''
      yield* blocks
    }
  } finally {
    reader.releaseLock()
  }
}

function parseBlock(block: string): Message | undefined {
  const fields = new Map<string, string>()
  for (const line of block.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? []
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : `${before}\n${value}`)
  }
  const id = fields.get('id')
  if (id === undefined) return undefined
  const kind = fields.get('event') ?? 'message'
  if (kind === 'ready' || kind === 'reset') return { kind, id }
  if (kind !== 'message') return undefined
  return { kind: 'event', id, event: JSON.parse(fields.get('data') ?? 'null') as LiveEvent }
}
