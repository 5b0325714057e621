import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestApp } from './app.ts'

const PROGRAM = join(import.meta.dirname, '..', 'cli', 'main.ts')

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

/** Lets the program listen; gives a function that runs the command line on it as its own process. */
export async function createCommandLine(app: TestApp) {
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  const env = {
    PATH: process.env.PATH ?? '',
    TZ: 'America/New_York',
    ONHAND_URL: `http://127.0.0.1:${port}`,
    ONHAND_API_KEY: await app.keyOf('owner'),
  }
  return async (words: string[], input = ''): Promise<CommandRun> => {
    const child = spawn(process.execPath, [PROGRAM, ...words], { env })
    child.stdin.end(input)
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
    const lines = () =>
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    return { code, out, err, json: () => JSON.parse(out), lines }
  }
}
