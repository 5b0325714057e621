import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Database } from './database.ts'
import { type FeedEvent, feedOf, type LiveFeed, type Position, type Reader } from './liveFeed.ts'
import { Problem, type Refusals } from './problem.ts'
import { type Route, route } from './route.ts'

export const eventStreamRefusals = {
  too_many_streams: { status: 503, title: 'Too many live feeds are open on this server.' },
} satisfies Refusals

const HEARTBEAT_MS = 15_000
// A permission that was taken away ends with the stream, which its reader then opens anew.
const LONGEST_STREAM_MS = 15 * 60_000
const MOST_STREAMS = 500
// A reader this far behind is cut; it comes back with Last-Event-ID.
const MOST_WAITING_BYTES = 1_000_000

const open = new WeakMap<Database, Set<EventStream>>()

interface Filter {
  types: ReadonlySet<string>
  subject: string | undefined
}

/** One listener's connection: text of server-sent events. */
class EventStream extends Readable implements Reader {
  readonly #feed: LiveFeed
  readonly #filter: Filter
  readonly #timers: NodeJS.Timeout[]
  readonly #waiting: (() => void)[] = []

  constructor(feed: LiveFeed, filter: Filter) {
    super({ highWaterMark: 64 * 1024 })
    this.#feed = feed
    this.#filter = filter
    this.#timers = [
      setInterval(() => this.#write(': here\n\n'), HEARTBEAT_MS),
      setTimeout(() => this.end(), LONGEST_STREAM_MS),
    ]
  }

  override _read(): void {
    this.#resume()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#feed.leave(this)
    this.#resume()
    done(error)
  }

  announce(kind: 'ready' | 'reset', { xid, id }: Position): void {
    this.#write(`event: ${kind}\nid: ${xid}.${id}\ndata: {}\n\n`)
  }

  receive(events: FeedEvent[]): void {
    const text = events.filter((event) => passes(event, this.#filter)).map(writeEvent)
    if (text.length > 0) this.#write(text.join(''))
  }

  async drained(): Promise<void> {
    if (this.destroyed || this.readableLength < this.readableHighWaterMark) return
    await new Promise<void>((resume) => this.#waiting.push(resume))
  }

  #resume(): void {
    for (const resume of this.#waiting.splice(0)) resume()
  }

  end(): void {
    if (!this.destroyed) this.push(null)
  }

  #write(text: string): void {
    if (this.destroyed || this.readableEnded) return
    if (this.readableLength > MOST_WAITING_BYTES) this.destroy()
    else this.push(text)
  }
}

function passes({ type, subjectId, subjectName }: FeedEvent, { types, subject }: Filter): boolean {
  const isWanted = types.size === 0 || types.has(type) || types.has(type.split('.')[0] as string)
  return isWanted && (subject === undefined || subject === subjectId || subject === subjectName)
}

function writeEvent({ xid, ...event }: FeedEvent): string {
  return `id: ${xid}.${event.id}\ndata: ${JSON.stringify(event)}\n\n`
}

const eventMessage = z.object({
  id: z.string(),
  type: z.string().describe('`noun.past`, such as `item.created`.'),
  at: z.iso.datetime(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().describe('How people call it: a SKU, a reference, an e-mail.'),
  details: z.record(z.string(), z.unknown()),
  actorKind: z.string(),
  actorName: z.string(),
  via: z.string().describe('`web`, `api`, `cli` or `job`.'),
})

const eventStream = route({
  name: 'eventStream',
  method: 'GET',
  path: '/v1/events',
  permission: 'stock.read',
  summary: 'Deeds as they happen',
  description: `Server-sent events. The first message is \`event: ready\`; after that each committed deed comes once,
in the order of commit, as a message whose \`data\` is an \`Event\`. A comment line comes every 15 seconds.
With \`Last-Event-ID\` the feed goes on behind that message. Where that is not possible, because the database
was restored or is another one, it begins with \`event: reset\`: read everything anew. The server ends a
connection after 15 minutes, or when its reader is too slow; connect again with \`Last-Event-ID\`.`,
  query: z.strictObject({
    types: z
      .string()
      .max(2_000)
      .optional()
      .describe('Only these, by commas: types such as `item.created`, or nouns such as `item`.'),
    subject: z
      .string()
      .max(300)
      .optional()
      .describe('Only on this subject: its id or its name, such as a SKU.'),
  }),
  replyType: 'text/event-stream; charset=utf-8',
  message: eventMessage,
  refusals: ['too_many_streams'],
  handle: async ({ db, query, headers, reply }) => {
    Object.assign(reply.headers, { 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const filter = {
      types: new Set((query.types ?? '').split(',').filter(Boolean)),
      subject: query.subject,
    }
    return openStream(db, filter, headers['last-event-id'])
  },
})

async function openStream(
  db: Database,
  filter: Filter,
  lastEventId: string | undefined,
): Promise<EventStream> {
  const streams = open.get(db) ?? new Set()
  open.set(db, streams)
  if (streams.size >= MOST_STREAMS) throw new Problem(503, 'too_many_streams')
  const feed = feedOf(db)
  const asked = lastEventId ? parsePosition(lastEventId) : undefined
  const after = asked && (await feed.knows(asked)) ? asked : undefined
  const from = after ?? (await feed.now())
  const stream = new EventStream(feed, filter)
  streams.add(stream)
  stream.once('close', () => streams.delete(stream))
  stream.announce(lastEventId && !after ? 'reset' : 'ready', from)
  // What was missed goes out as fast as the listener takes it, while the answer is already sent.
  feed.join(stream, from).catch(() => stream.destroy())
  return stream
}

function parsePosition(text: string): Position | undefined {
  const [, xid, id] = /^(\d{1,19})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? []
  return xid && id ? { xid, id } : undefined
}

/** Ends every live feed, so that a stop does not wait for those who only listen. */
export function endEventStreams(db: Database): void {
  for (const stream of open.get(db) ?? []) {
    stream.end()
    // One that takes nothing more would never come to its end.
    setTimeout(() => stream.destroy(), 1_000)
  }
}

/** How many live feeds are open in this process. */
export function countEventStreams(db: Database): number {
  return open.get(db)?.size ?? 0
}

export const eventStreamRoutes: Route[] = [eventStream]
