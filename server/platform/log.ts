import { type Logger, pino } from 'pino'

export type Log = Logger

/** Paths whose values never reach the log. */
const SECRETS = [
  'password',
  'token',
  'secret',
  'key',
  'authorization',
  'cookie',
  'url',
  'connectionString',
]

/** Structured logs as JSON lines; secrets are cut out wherever they stand by these names. */
export function createLog(level: string, destination?: NodeJS.WritableStream): Log {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `req.headers.${name}`])
  const options = {
    level,
    base: { pid: process.pid },
    serializers: { err: describeError },
    redact: { paths, censor: '[cut]' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  }
  return destination ? pino(options, destination) : pino(options)
}

/** A driver's error holds its whole connection; only what tells the cause is written. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    name,
    message,
    code,
    constraint,
    stack,
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}
