import type { IncomingMessage, ServerResponse } from 'node:http'
import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import type { Clock } from '../server/platform/clock.ts'

// An app may run so many at once in one shop.
const AT_ONCE = 5

interface Operation {
  id: string
  query: string
  createdAt: number
  /** Not ours: it takes up room and never ends. */
  foreign: boolean
  fault: BulkFault | undefined
  lines: string[] | undefined
}

export type BulkFault = 'failed' | 'denied' | 'partial' | 'expired' | 'lost' | 'torn' | 'no_ranges'

/** The bulk operations of a shop that stands for Shopify: they take a while, and their files lie elsewhere. */
export class ShopifyBulk {
  /** What becomes of those that begin from now on. */
  faults: BulkFault[] = []
  /** How long one takes. */
  takesMs = 4_000
  url = ''
  root: unknown
  /** Our token, sent to where it has no business. */
  leaks = 0
  pieces = 0
  readonly operations: Operation[] = []
  readonly #schema: GraphQLSchema
  readonly #clock: Pick<Clock, 'milliseconds'>

  constructor(schema: GraphQLSchema, clock: Pick<Clock, 'milliseconds'>) {
    this.#schema = schema
    this.#clock = clock
  }

  /** Fills the room with operations of other parts of the same app. */
  crowd(): void {
    for (let count = 0; count < AT_ONCE; count++) this.#begin('query { shop { name } }', true)
  }

  clear(): void {
    for (const operation of this.operations) operation.foreign = false
  }

  resolvers() {
    return {
      bulkOperationRunQuery: ({ query }: { query: string }) => this.#run(query),
      bulkOperation: ({ id }: { id: string }) => {
        const found = this.operations.find((one) => one.id === id)
        return found && found.fault !== 'lost' ? this.#show(found) : null
      },
      bulkOperations: () => ({
        nodes: this.operations.filter((one) => this.#isRunning(one)).map((one) => this.#show(one)),
      }),
    }
  }

  #run(query: string) {
    const [wrong] = validate(this.#schema, parse(query))
    const refuse = (code: string, message: string) => ({
      bulkOperation: null,
      userErrors: [{ code, field: null, message }],
    })
    if (wrong) return refuse('INVALID', wrong.message)
    if (this.operations.filter((one) => this.#isRunning(one)).length >= AT_ONCE)
      return refuse('LIMIT_REACHED', 'Bulk operations limit reached. Please try again later.')
    return { bulkOperation: this.#show(this.#begin(query, false)), userErrors: [] }
  }

  #begin(query: string, foreign: boolean): Operation {
    const operation: Operation = {
      id: `gid://shopify/BulkOperation/${this.operations.length + 1}`,
      query,
      createdAt: this.#clock.milliseconds(),
      foreign,
      fault: foreign ? undefined : this.faults.shift(),
      lines: undefined,
    }
    this.operations.push(operation)
    return operation
  }

  #isRunning({ createdAt, foreign }: Operation): boolean {
    return foreign || this.#clock.milliseconds() - createdAt < this.takesMs
  }

  #show(operation: Operation) {
    const { id, query, createdAt, fault } = operation
    const number = this.operations.indexOf(operation)
    const shown = { id, query, createdAt: new Date(createdAt).toISOString(), type: 'QUERY' }
    if (this.#isRunning(operation))
      return { ...shown, status: 'RUNNING', errorCode: null, url: null, partialDataUrl: null }
    const address = `${this.url}/storage/${number}?Signature=abc`
    if (fault === 'failed' || fault === 'denied' || fault === 'partial')
      return {
        ...shown,
        status: 'FAILED',
        errorCode: fault === 'denied' ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR',
        url: null,
        partialDataUrl: fault === 'partial' ? address : null,
      }
    return { ...shown, status: 'COMPLETED', errorCode: null, url: address, partialDataUrl: null }
  }

  /** A file lies at an address that anybody who knows it may read, for a while, and in pieces. */
  async send(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    if (request.headers['x-shopify-access-token']) this.leaks++
    const operation = this.operations[Number(/storage\/(\d+)/.exec(request.url ?? '')?.[1])]
    if (!operation || operation.fault === 'expired') {
      reply.writeHead(403, { 'content-type': 'application/xml' }).end('<Error>Expired</Error>')
      return
    }
    operation.lines ??= await this.#gather(operation.query)
    const file = Buffer.from(fileOf(operation.lines, operation.fault))
    this.pieces++
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    if (first === undefined || operation.fault === 'no_ranges') {
      reply.writeHead(200).end(file)
      return
    }
    const end = Math.min(Number(last), file.length - 1)
    const range = `bytes ${first}-${end}/${file.length}`
    reply.writeHead(206, { 'content-range': range }).end(file.subarray(Number(first), end + 1))
  }

  /** A line for each object of each connection, in no order that one could count on. */
  async #gather(query: string): Promise<string[]> {
    const result = await execute({
      schema: this.#schema,
      document: parse(query),
      rootValue: this.root,
    })
    const lines: string[] = []
    flatten(result.data, undefined, lines)
    const [first, ...rest] = lines
    return first === undefined ? [] : [...rest, first]
  }
}

function fileOf(lines: string[], fault: BulkFault | undefined): string {
  const text = lines.map((line) => `${line}\n`).join('')
  if (fault === 'partial') return text.slice(0, Math.floor(text.length / 2))
  return fault === 'torn' ? `${text.slice(0, 40)}\n${text}` : text
}

/** Connections become lines of their own, which name their parent. */
function flatten(value: unknown, parentId: string | undefined, lines: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => flatten(one, parentId, lines))
  if (value === null || typeof value !== 'object') return value
  const own = (value as { id?: string }).id ?? parentId
  const kept: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    const edges = (inner as { edges?: { node: { id: string } }[] } | null)?.edges
    if (!edges) kept[name] = flatten(inner, own, lines)
    else
      for (const { node } of edges) {
        const at = lines.push('') - 1
        const line = flatten(node, node.id, lines) as object
        lines[at] = JSON.stringify(own ? { ...line, __parentId: own } : line)
      }
  }
  return kept
}
