import { OnhandError } from '../sdk/onhandError.ts'
import { printRemark } from './terminal.ts'

/** What the command line says at its end; docs/cli.md lists them. */
export const EXIT = { ok: 0, failed: 1, usage: 2, auth: 3, partial: 4 } as const

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** Writes to stderr what went wrong and what to do about it; gives the exit code. */
export function explainFailure(error: unknown, options: { url: string; json: boolean }): number {
  if (error instanceof UsageError) return say(error.message, EXIT.usage)
  if (!(error instanceof OnhandError)) return say(describeError(error), EXIT.failed)
  if (options.json) {
    const { status, code, title, detail, details, requestId } = error
    printRemark(JSON.stringify({ status, code, title, detail, requestId, ...details }))
  } else explainRefusal(error, options.url)
  return error.status === 401 || error.status === 403 ? EXIT.auth : EXIT.failed
}

function say(message: string, code: number): number {
  printRemark(message)
  return code
}

/** A file that is missing is no bug; anything unforeseen shows where it came from. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? error.message : (error.stack ?? error.message)
}

function explainRefusal(error: OnhandError, url: string): void {
  printRemark(`${error.detail ?? error.title} (${error.code})`)
  const { lines } = error.details
  if (Array.isArray(lines)) for (const line of lines) printRemark(`  ${JSON.stringify(line)}`)
  const advice = adviceOn(error, url)
  if (advice) printRemark(advice)
}

function adviceOn({ status, code, requestId }: OnhandError, url: string): string | undefined {
  if (code === 'network_error')
    return `Nothing answers at ${url}. Start Onhand (npx onhand serve), or set ONHAND_URL.`
  if (code === 'timeout') return 'It may have been done all the same: look before you repeat it.'
  if (status === 401)
    return 'Set ONHAND_API_KEY to a valid key. Make one: npx onhand key create --name cli --role owner'
  if (status === 403) return 'Use the key of a role that has this permission.'
  if (status === 404) return 'Look for a misspelt SKU, name or path.'
  if (status === 429 || status === 503) return 'Try again in a moment.'
  return status >= 500 && requestId ? `The server's log has more under ${requestId}.` : undefined
}
