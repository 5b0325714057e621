import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { runCommand } from '../cli/commands.ts'
import type { Role } from '../server/access/roles.ts'
import type { TestApp } from './app.ts'

/** Where the command line begins. */
export const COMMAND_LINE = join(import.meta.dirname, '..', 'cli', 'main.ts')

/** The environment of a run. */
export type CommandEnv = NodeJS.ProcessEnv

/** What a run of the command line left behind. */
export interface CommandRun {
  code: number | null
  out: string
  err: string
  // oxlint-disable-next-line typescript/no-explicit-any -- each command answers in its own shape
  json(): any
  // oxlint-disable-next-line typescript/no-explicit-any -- each command answers in its own shape
  lines(): any[]
}

/** Lets the program listen; gives what a command line needs to speak to it. */
export async function openCommandEnv(app: TestApp, role: Role = 'owner'): Promise<CommandEnv> {
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  return {
    PATH: process.env.PATH ?? '',
    ONHAND_URL: `http://127.0.0.1:${port}`,
    ONHAND_API_KEY: await app.keyOf(role),
  }
}

/** Lets the program listen; gives a function that runs the command line on it, inside this process. */
export async function createCommandLine(app: TestApp) {
  const env = await openCommandEnv(app)
  return (words: string[], input = '') => runInside(env, words, input)
}

/** Runs the command line inside this process, as its own process would, only sooner. */
export async function runInside(env: CommandEnv, words: string[], input = ''): Promise<CommandRun> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([text(stdout), text(stderr)])
  const code = await runCommand(words, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    env,
  })
  stdout.end()
  stderr.end()
  return describeRun(code, ...(await said))
}

/** Runs the command line as its own process, for what only a process shows. */
export async function runAsProcess(
  env: CommandEnv,
  words: string[],
  input = '',
): Promise<CommandRun> {
  const child = spawn(process.execPath, [COMMAND_LINE, ...words], { env })
  child.stdin.end(input)
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return describeRun(code, out, err)
}

function describeRun(code: number | null, out: string, err: string): CommandRun {
  const lines = () =>
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return { code, out, err, json: () => JSON.parse(out), lines }
}
