import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Config } from './config.ts'
import type { Database, DeedContext, Tx } from './database.ts'
import type { KeyClaim } from './idempotency.ts'
import type { Problem } from './problem.ts'

type Shape = z.ZodObject
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/**
 * Commits a deed and keeps its answer for the Idempotency-Key in one transaction; `upload` stands for
 * a streamed body in the key's claim. A refusal that `work` returns is committed with what was done
 * before it, and thrown then; one that it throws leaves nothing behind.
 */
export type Settle = <Body>(
  work: (tx: Tx) => Promise<Body | Problem>,
  upload?: string,
) => Promise<Exclude<Body, Problem>>

/** What a handler is given. Inputs have passed their schemas. */
export interface Call<Params, Query, Body> extends DeedContext {
  /** A write's one transaction; on a GET, single statements outside any transaction. */
  tx: Tx
  /** For the few routes that need several transactions, such as a streamed import. */
  db: Database
  params: Params
  query: Query
  body: Body
  /** The raw body of a route with `upload`. */
  upload: Readable
  /** The one deciding transaction of a route with `transaction: false`. */
  settle: Settle
  headers: Record<string, string | undefined>
  reply: ReplyHead
  config: Config
  /** Encrypts what must not lie in the database in clear. */
  masterKey: Buffer
}

/** What a batch is given of a request: checked, not yet begun. */
export interface BatchedCall<Body> extends DeedContext {
  db: Database
  body: Body
  claim: KeyClaim | undefined
}

/** What a batch has done and kept for the request's key: an answer, or a refusal. */
export type BatchedAnswer = { status: number; body: unknown } | { refusal: Problem }

/** What a handler may say beside its body. */
export interface ReplyHead {
  /** Replaces the route's own status, such as 200 where a reservation was replaced. */
  status?: number
  headers: Record<string, string | string[]>
  /** Says that this write changed nothing, so that no event is due. */
  unchanged?: boolean
}

export interface RouteDefinition<
  Params extends Shape | undefined,
  Query extends Shape | undefined,
  Body extends z.ZodType | undefined,
  Reply extends z.ZodType | undefined,
> {
  /** The SDK's method and the OpenAPI operation, noun + verb. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/v1/items/{sku}`: parameters in braces. */
  path: `/${string}`
  /** `module.verb`, or `public` for the few routes that need no session. */
  permission: string
  /** One sentence for the reference. */
  summary: string
  /** More for the reference: what surprises, an example. */
  description?: string
  params?: Params
  query?: Query
  body?: Body
  /** The reply's schema; without it the answer is 204. */
  reply?: Reply
  status?: number
  /** Codes of refusals that are this route's own, for the reference. */
  refusals?: string[]
  /** `false`: the handler opens its own transactions, or none. */
  transaction?: boolean
  /**
   * Does the deed together with others that wait: events, idempotency rows and all. Where it gives
   * nothing, nothing has happened, and the handler does it in a transaction of its own.
   */
  batch?(call: BatchedCall<Parsed<Body>>): Promise<BatchedAnswer | undefined>
  /** Content types of a streamed body instead of JSON. */
  upload?: { contentTypes: string[]; maxBytes: number }
  /** The content type of a reply that is not JSON: the handler returns a stream or text. */
  replyType?: string
  /** What each message of a streamed reply holds, for the documents. */
  message?: z.ZodType
  /** The reply holds a secret, so the copy kept for its Idempotency-Key is encrypted. */
  secretReply?: boolean
  /** The body holds a secret, so it is hashed for its Idempotency-Key under the master key. */
  secretBody?: boolean
  /** What beside method, path and body makes it the same request, such as a cookie. */
  claimedWith?(headers: Record<string, string | undefined>, config: Config): string
  /** A write that is open even to who looks at the program as another role. */
  duringPreview?: boolean
  /** A stricter limit than the general one, by address. */
  requestsPerMinute?: number
  handle(
    call: Call<Parsed<Params>, Parsed<Query>, Parsed<Body>>,
  ): Promise<Reply extends z.ZodType ? z.input<Reply> : unknown>
}

/** A route with its types forgotten, as the router and the documents see it. */
export type Route = Omit<
  RouteDefinition<
    Shape | undefined,
    Shape | undefined,
    z.ZodType | undefined,
    z.ZodType | undefined
  >,
  'handle' | 'batch'
> & {
  batch?(call: never): Promise<BatchedAnswer | undefined>
  // A list of routes holds handlers of different inputs; each was checked where it was defined.
  handle(call: never): Promise<unknown>
}

/** Defines a route: the router, the OpenAPI document, the SDK and the tests all derive from it. */
export function route<
  Params extends Shape | undefined = undefined,
  Query extends Shape | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Reply extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<Params, Query, Body, Reply>): Route {
  return definition as unknown as Route
}

/** The status of a success. */
export function statusOf(route: Route, head: ReplyHead): number {
  return head.status ?? route.status ?? (route.reply || route.replyType ? 200 : 204)
}
