import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { EXIT } from './failure.ts'
import { getTerminal } from './terminal.ts'

const PROGRAM = fileURLToPath(new URL('../server/operator.ts', import.meta.url))

/**
 * Does a deed on this machine's data folder, whether a server runs on it or not. The input goes
 * by stdin, since every user of the machine can read a command line. What goes wrong the other
 * program says itself.
 */
export async function operate<Result>(deed: string, input: unknown): Promise<Result | undefined> {
  const { stderr, env } = getTerminal()
  const child = spawn(process.execPath, [PROGRAM, deed], { env })
  child.stderr.pipe(stderr, { end: false })
  child.stdin.end(JSON.stringify(input))
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [answer, status] = await Promise.all([text(child.stdout), exit])
  if (status === 0) return JSON.parse(answer) as Result
  getTerminal().exitCode = EXIT.failed
  return undefined
}
