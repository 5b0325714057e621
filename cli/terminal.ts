import { AsyncLocalStorage } from 'node:async_hooks'
import type { Readable, Writable } from 'node:stream'

/** What one run of the command line reads and writes: the process's own, or what stands in for it. */
export interface Terminal {
  stdin: Readable
  stdout: Writable & { isTTY?: boolean }
  stderr: Writable & { isTTY?: boolean }
  env: Record<string, string | undefined>
  /** Set by a command that is done, but not as was wished. */
  exitCode?: number
}

const running = new AsyncLocalStorage<Terminal>()

/** Works with a terminal, beside other runs of the same process. */
export function withTerminal<Result>(terminal: Terminal, work: () => Result): Result {
  return running.run(terminal, work)
}

/** The terminal of the command that runs. */
export function getTerminal(): Terminal {
  const terminal = running.getStore()
  if (!terminal) throw new Error('No command runs.')
  return terminal
}

/** Writes a result and a line break. */
export function printLine(text: string): void {
  getTerminal().stdout.write(`${text}\n`)
}

/** Writes a remark beside the result and a line break. */
export function printRemark(text: string): void {
  getTerminal().stderr.write(`${text}\n`)
}
