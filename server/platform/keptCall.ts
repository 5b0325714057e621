import type { FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import type { Database, DeedContext, Tx } from './database.ts'
import {
  claimOf,
  type HeldClaim,
  holdKey,
  type KeptReply,
  type KeyClaim,
  keepRefusal,
  keepReply,
  releaseKey,
  takeKey,
} from './idempotency.ts'
import { Problem } from './problem.ts'
import { replyWithProblem, toProblem } from './problemReply.ts'
import { type ReplyHead, type Route, type Settle, statusOf } from './route.ts'
import { deriveKey, openSecret, sealSecret } from './secrets.ts'

/** Ends the handling of a repeated request with the answer that its key has had. */
export class KeptAnswer extends Error {
  readonly answer: { status: number; reply: string | null; cookies: string[] }

  constructor(answer: KeptAnswer['answer']) {
    super('answered before')
    this.answer = answer
  }
}

/** One request on its way through the router. */
export interface KeptCallInput {
  route: Route
  request: FastifyRequest
  context: DeedContext
  head: ReplyHead
  db: Database
  config: Config
  masterKey: Buffer
}

/** A request whose answer is kept for its Idempotency-Key, where it has one. */
export interface KeptCall {
  /** The claim of a request whose body has been read. */
  claim(): KeyClaim | undefined
  /** Does the write in its one transaction, together with the claim and the answer kept for it. */
  settle: Settle
  /** Runs a handler that opens its own transactions, or none. */
  run(handle: () => Promise<unknown>): Promise<unknown>
}

export function keptCall(call: KeptCallInput): KeptCall {
  const { route, request, context, db } = call
  let held: HeldClaim | undefined
  let kept = false
  const claim = () => claimFrom(call, JSON.stringify(request.body ?? null))

  async function settle<Body>(work: (tx: Tx) => Promise<Body | Problem>, upload?: string) {
    const claimed = held ?? (upload === undefined ? claim() : claimFrom(call, upload))
    try {
      const body = await db.transaction(context, (tx) => settleIn(call, tx, claimed, work))
      kept = true
      if (body instanceof Problem) throw body
      return body as Exclude<Body, Problem>
    } catch (error) {
      if (!kept && !held && claimed) await refuse(error, claimed)
      throw error
    }
  }

  async function run(handle: () => Promise<unknown>) {
    if (route.method !== 'POST' || route.upload) return handle()
    const claimed = claim()
    if (!claimed) return handle()
    const taken = await holdKey(db, context, claimed)
    if (!('heldBy' in taken)) throw keptAnswer(call, claimed, taken)
    held = taken
    try {
      const body = await handle()
      if (!kept) await keepReply(db, held, answerOf(call, held, body))
      return body
    } catch (error) {
      if (!kept) await refuse(error, held)
      throw error
    }
  }

  async function refuse(error: unknown, claimed: KeyClaim & { heldBy?: string }) {
    const problem = error instanceof KeptAnswer ? undefined : toProblem(error)
    if (!problem || !isDecided(problem)) {
      if (held) await releaseKey(db, held)
      return
    }
    const earlier = await keepRefusal(db, context, claimed, refusalOf(problem, request))
    if (earlier) throw keptAnswer(call, claimed, earlier)
  }

  return { claim, settle, run }
}

/** A refusal that is returned, not thrown, keeps what the transaction has done, such as counting a mistake. */
async function settleIn<Body>(
  call: KeptCallInput,
  tx: Tx,
  claim: (KeyClaim & { heldBy?: string }) | undefined,
  work: (tx: Tx) => Promise<Body | Problem>,
): Promise<Body | Problem> {
  const { route, head, request } = call
  const earlier = claim && !claim.heldBy && (await takeKey(tx, claim))
  if (earlier) throw keptAnswer(call, claim, earlier)
  const body = await work(tx)
  if (tx.eventCount === 0 && !head.unchanged)
    throw new Error(`${route.name} changed something without an event.`)
  if (claim) {
    const refused = body instanceof Problem
    if (!refused) await keepReply(tx, claim, answerOf(call, claim, body))
    else if (isDecided(body)) await keepReply(tx, claim, refusalOf(body, request))
    else if (claim.heldBy) await releaseKey(tx, claim as HeldClaim)
  }
  return body
}

/** A refusal that the same request would meet again belongs to its key; a passing fault does not. */
function isDecided({ status, code }: Problem): boolean {
  return DECIDED.has(code) || ([404, 409, 410, 422].includes(status) && !PASSING.has(code))
}
const DECIDED = new Set(['wrong_credentials'])
const PASSING = new Set(['request_in_progress', 'idempotency_key_reused', 'conflicting_change'])

/** A refusal as it is kept and sent. */
export function refusalOf(problem: Problem, request: FastifyRequest): KeptReply {
  return { status: problem.status, reply: JSON.stringify(replyWithProblem(problem, request.id)) }
}

function answerOf({ route, head, masterKey }: KeptCallInput, claim: KeyClaim, body: unknown) {
  const cookies = [head.headers['set-cookie'] ?? []].flat()
  const reply = textOf(route, body)
  return {
    status: statusOf(route, head),
    reply:
      route.secretReply && reply !== null
        ? sealSecret(masterKey, reply, placeOfReply(claim))
        : reply,
    cookies:
      cookies.length > 0
        ? sealSecret(masterKey, JSON.stringify(cookies), placeOfCookies(claim))
        : null,
  }
}

/** As it goes out: without the fields that the route does not declare. */
function textOf({ reply: schema, replyType }: Route, body: unknown): string | null {
  if (replyType) return String(body)
  return schema ? JSON.stringify(schema.safeParse(body).data ?? body) : null
}

function keptAnswer({ route, masterKey }: KeptCallInput, claim: KeyClaim, kept: KeptReply) {
  const { status, reply, cookies } = kept
  const isSealed = route.secretReply && status < 400 && reply !== null
  return new KeptAnswer({
    status,
    reply: isSealed ? openSecret(masterKey, reply, placeOfReply(claim)) : reply,
    cookies: cookies
      ? (JSON.parse(openSecret(masterKey, cookies, placeOfCookies(claim))) as string[])
      : [],
  })
}

function placeOfReply({ actorId, key }: KeyClaim) {
  return { table: 'idempotency_key', row: `${actorId} ${key}`, column: 'reply' }
}

/** They open for the same request only, not for the same key alone. */
function placeOfCookies({ actorId, key, hash }: KeyClaim) {
  return { table: 'idempotency_key', row: `${actorId} ${key} ${hash}`, column: 'cookies' }
}

function claimFrom(call: KeptCallInput, body: string): KeyClaim | undefined {
  const { route, request, context, masterKey, config } = call
  const key = request.headers['idempotency-key']
  if (route.method !== 'POST' || typeof key !== 'string') return undefined
  if (key.length === 0 || key.length > 255)
    throw new Problem(400, 'invalid_request', {
      detail: 'Idempotency-Key takes 1 to 255 characters.',
    })
  const also = route.claimedWith?.(request.headers as Record<string, string>, config)
  return claimOf({
    // Signing in changes who one is, so the keys of routes that anybody may ask are nobody's.
    actor: route.permission === 'public' ? NOBODY : context.actor,
    key,
    method: request.method,
    url: request.url,
    body: also === undefined ? body : `${body}\n${also}`,
    secretKey: route.secretBody ? deriveKey(masterKey, 'fingerprints of requests') : undefined,
  })
}
const NOBODY = { kind: 'anonymous', id: '' } as const
