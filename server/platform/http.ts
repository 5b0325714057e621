import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import { type FastifyInstance, fastify, LogController } from 'fastify'
import type { Callers } from './callers.ts'
import type { Config } from './config.ts'
import { newId } from './identifier.ts'
import type { Log } from './log.ts'
import { Problem } from './problem.ts'
import { replyWithProblem, toProblem } from './problemReply.ts'
import { hardenHttp } from './security.ts'

const REQUESTS_PER_MINUTE = 120_000

/** The HTTP server with its limits and its one way to answer an error; routes come after. */
export async function createHttp(
  config: Config,
  log: Log,
  callers: Callers,
): Promise<FastifyInstance> {
  const app = fastify({
    // Its own news, such as where it listens, is told by main.ts in plain words.
    loggerInstance: log.child({}, { level: log.level === 'info' ? 'warn' : log.level }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: 1024 * 1024,
    // SKUs stand in paths: 200 characters of any script, percent-encoded.
    routerOptions: { maxParamLength: 2_000 },
    // Slow or silent peers do not hold connections.
    requestTimeout: 120_000,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    ...(config.tls ? { https: config.tls } : {}),
  }) as unknown as FastifyInstance
  answerErrors(app)
  acceptEmptyJson(app)
  await app.register(cookie)
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: callers.budgetOf,
    errorResponseBuilder: () => new Problem(429, 'too_many_requests'),
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('onhand-request-id', request.id)
  })
  await hardenHttp(app, config)
  return app
}

/** Many clients name JSON on every request, also on one whose path says it all and whose body is empty. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    return parseJson(request, body as string, done)
  })
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error) ?? new Problem(500, 'internal_error')
    // The one place where a bug is logged.
    if (problem.status === 500) request.log.error({ err: error, requestId: request.id }, 'bug')
    const wait = problem.details.retryAfterSeconds ?? (problem.status === 503 ? 1 : undefined)
    if (wait !== undefined) reply.header('retry-after', String(wait))
    return reply
      .status(problem.status)
      .type('application/problem+json')
      .serializer((body: unknown) => JSON.stringify(body))
      .send(replyWithProblem(problem, request.id))
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .type('application/problem+json')
      .send(replyWithProblem(new Problem(404, 'not_found'), request.id)),
  )
}
