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
  'code',
  'url',
  'connectionString',
]

/** Structured logs as JSON lines; secrets are cut out wherever they stand by these names. */
export function createLog(level: string, destination?: NodeJS.WritableStream): Log {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `req.headers.${name}`])
  const options = {
    level,
    base: { pid: process.pid },
    redact: { paths, censor: '[cut]' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  }
  return destination ? pino(options, destination) : pino(options)
}
