import { databaseCode } from './database.ts'
import { Problem, platformRefusals, type Refusals } from './problem.ts'

const known: Refusals = { ...platformRefusals }

/** Joins a module's refusals to the one list behind titles, OpenAPI and constraint names. */
export function addRefusals(refusals: Refusals): void {
  Object.assign(known, refusals)
}

/** Every code that the API can answer with. */
export function listRefusals(): Refusals {
  return known
}

/** The body of a refusal, as RFC 9457 has it. */
export function replyWithProblem(problem: Problem, requestId: string) {
  const fixed = {
    type: `/problems/${problem.code}`,
    title: known[problem.code]?.title ?? problem.code,
    status: problem.status,
    code: problem.code,
    requestId,
  }
  // A detail that bears one of these names must not take its place.
  return { ...fixed, ...problem.details, ...fixed }
}

/** The refusal behind an error, or nothing where the error is a bug. */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  return constraintProblem(error) ?? databaseProblem(error) ?? httpProblem(error)
}

// Unique, check, foreign key and exclusion: the constraint's name is the refusal's code.
const CONSTRAINT = new Set(['23505', '23514', '23503', '23P01'])

function constraintProblem(error: unknown): Problem | undefined {
  if (!CONSTRAINT.has(databaseCode(error))) return undefined
  const name = (error as { constraint?: string }).constraint ?? ''
  const refusal = known[name]
  return refusal && new Problem(refusal.status, name)
}

function databaseProblem(error: unknown): Problem | undefined {
  const code = databaseCode(error)
  if (code === '57014' || code === '55P03') return new Problem(503, 'database_busy')
  if (code === '53100') return new Problem(507, 'storage_full')
  const lost = /^(08|25006|57P|53300|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code)
  const message = error instanceof Error ? error.message : ''
  const pool =
    /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/
  return lost || pool.test(message) ? new Problem(503, 'database_unavailable') : undefined
}

const HTTP: Record<number, string> = {
  400: 'malformed_body',
  404: 'not_found',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
}

/** Fastify's own refusals, such as a body that is not JSON. */
function httpProblem(error: unknown): Problem | undefined {
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  const code = statusCode ? HTTP[statusCode] : undefined
  return code ? new Problem(statusCode as number, code, { detail: message }) : undefined
}
