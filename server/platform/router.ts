import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Actor, Database, DeedContext, Tx } from './database.ts'
import { readExportWish, sendExport } from './exportList.ts'
import { KeptAnswer, keptCall, refusalOf } from './keptCall.ts'
import { Problem } from './problem.ts'
import { findWriter } from './replyWriter.ts'
import { type BatchedAnswer, type Call, type ReplyHead, type Route, statusOf } from './route.ts'

/** What the router needs of the program around it. */
export interface RouterOptions {
  routes: Route[]
  db: Database
  clock: Clock
  config: Config
  masterKey: Buffer
  /** Who sends this request; throws a 401 for a bad credential, gives an anonymous actor for none. */
  authenticate(request: FastifyRequest): Promise<Actor>
}

type AnyCall = Call<unknown, unknown, unknown>
type Handle = (call: AnyCall) => Promise<unknown>

/** Puts every route on the server; a route without a permission stops the start. */
export function addRoutes(app: FastifyInstance, options: RouterOptions): void {
  const names = new Set<string>()
  for (const route of options.routes) {
    if (!route.permission) throw new Error(`The route ${route.name} has no permission.`)
    if (names.has(route.name)) throw new Error(`Two routes are named ${route.name}.`)
    names.add(route.name)
    if (route.upload) addUpload(app, options, route, route.upload.contentTypes)
    else addRoute(app, options, route)
  }
}

/** A scope of its own, so that what is raw here, such as signed JSON, is read as ever elsewhere. */
function addUpload(
  app: FastifyInstance,
  options: RouterOptions,
  route: Route,
  contentTypes: string[],
): void {
  void app.register(async (scope) => {
    scope.removeContentTypeParser(contentTypes)
    for (const type of contentTypes)
      scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
    addRoute(scope, options, route)
  })
}

function addRoute(app: FastifyInstance, options: RouterOptions, route: Route): void {
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(route.upload ? { bodyLimit: route.upload.maxBytes } : {}),
    ...(route.requestsPerMinute
      ? {
          config: {
            rateLimit: {
              max: route.requestsPerMinute,
              timeWindow: 60_000,
              // By address only: a made-up Authorization must not open a budget of its own.
              keyGenerator: (request: FastifyRequest) => request.ip,
            },
          },
        }
      : {}),
    ...(route.reply && !route.replyType ? writeBySchema(route) : {}),
    handler: async (request, reply) => {
      try {
        return await answer(options, route, request, reply)
      } catch (error) {
        if (error instanceof KeptAnswer) return giveKept(route, reply, error.answer)
        throw error
      }
    },
  })
}

/** Made when the first reply is written: making all of them took most of the time of a start. */
function writeBySchema(route: Route) {
  return {
    schema: { response: { '2xx': {} } },
    serializerCompiler: () => (body: unknown) => findWriter(route)(body),
  }
}

async function answer(
  options: RouterOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await options.authenticate(request)
  permit(route, actor)
  // It was read by the parser of another route that takes its content type.
  if (!route.upload && request.body instanceof Readable)
    throw new Problem(415, 'unsupported_media_type')
  const context = contextOf(options.clock, actor, request)
  const head: ReplyHead = { headers: {} }
  const wish = readExportWish(route, request)
  const call = {
    ...context,
    db: options.db,
    config: options.config,
    masterKey: options.masterKey,
    params: parse(route.params, request.params, 'path'),
    query: parse(route.query ?? z.strictObject({}), wish?.query ?? request.query, 'query'),
    body: parse(route.body, request.body, 'body'),
    upload: request.body as Readable,
    headers: request.headers as Record<string, string | undefined>,
    reply: head,
  }
  // A body of another content type was read by the parser of that type.
  if (route.upload && !(request.body instanceof Readable))
    throw new Problem(415, 'unsupported_media_type')
  const kept = keptCall({ ...options, route, request, context, head })
  const handle = route.handle as unknown as Handle
  if (route.method === 'GET' || route.transaction === false) {
    const tx = { ...options.db, ...context, eventCount: 0 } as Tx
    if (wish)
      return sendExport(route, wish, reply, options.clock.now().slice(0, 10), async (asked) => {
        const query = parse(route.query, asked, 'query')
        return handle({ ...call, query, tx, settle: kept.settle } as AnyCall)
      })
    const body = await kept.run(() => handle({ ...call, tx, settle: kept.settle } as AnyCall))
    return send(route, reply, head, body)
  }
  const together = await route.batch?.({
    ...context,
    db: options.db,
    body: call.body,
    claim: kept.claim(),
  } as never)
  if (together) return sendTogether(reply, together, request)
  const body = await kept.settle((tx) => handle({ ...call, tx, settle: kept.settle } as AnyCall))
  return send(route, reply, head, body)
}

/** What a batch has answered is already kept for its key. */
function sendTogether(
  reply: FastifyReply,
  answer: BatchedAnswer,
  request: FastifyRequest,
): FastifyReply {
  if ('body' in answer) return reply.status(answer.status).send(answer.body)
  const { status, reply: text } = refusalOf(answer.refusal, request)
  return reply
    .status(status)
    .type('application/problem+json')
    .serializer((body: unknown) => body as string)
    .send(text)
}

function permit(route: Route, actor: Actor): void {
  if (route.permission === 'public') return
  if (actor.kind === 'anonymous') throw new Problem(401, 'not_signed_in')
  if (!actor.permissions.has(route.permission))
    throw new Problem(403, 'not_permitted', {
      detail: `This needs the permission ${route.permission}, which the role ${actor.role} lacks.`,
      permission: route.permission,
    })
  if (actor.isPreviewing && route.method !== 'GET' && !route.duringPreview)
    throw new Problem(403, 'only_previewing')
}

function contextOf(clock: Clock, actor: Actor, request: FastifyRequest): DeedContext {
  const client = request.headers['onhand-client']
  const via = actor.kind === 'key' ? 'api' : 'web'
  return {
    actor,
    clock,
    requestId: request.id,
    origin: {
      via: client === 'cli' || client === 'web' ? client : via,
      address: request.ip,
      agent: request.headers['user-agent']?.slice(0, 300),
    },
  }
}

function parse(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  throw new Problem(400, 'invalid_request', {
    detail: result.error.issues
      .slice(0, 5)
      .map((issue) => `${[part, ...issue.path].join('.')}: ${issue.message}`)
      .join('; '),
    errors: result.error.issues
      .slice(0, 100)
      .map(({ path, message, code }) => ({ path: [part, ...path].join('.'), code, message })),
  })
}

function giveKept(
  { replyType = 'application/json; charset=utf-8' }: Route,
  reply: FastifyReply,
  { status, reply: text, cookies }: KeptAnswer['answer'],
) {
  reply.header('idempotency-replayed', 'true').status(status)
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  if (text === null) return reply.send()
  reply.header('content-type', status < 400 ? replyType : 'application/problem+json')
  // Text, not an object: it was serialised when it was first given.
  return reply.serializer((text: unknown) => text as string).send(text)
}

function send(route: Route, reply: FastifyReply, head: ReplyHead, body: unknown): FastifyReply {
  reply.headers(head.headers).status(statusOf(route, head))
  if (route.replyType) return reply.type(route.replyType).send(body)
  return route.reply ? reply.send(body) : reply.send()
}
