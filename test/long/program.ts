import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The real program in a data folder of its own, to be killed and started again. */
export interface Program {
  url: string
  /** Starts it where it does not run, and waits until it is ready. */
  start(): Promise<void>
  /** SIGKILL to the program, to its database, or to both. */
  kill(what: 'app' | 'database' | 'both'): void
  /** A deed of the operator, such as `verify`. */
  operate(deed: string, input: unknown): Promise<unknown>
  /** How often it ended without being killed, though only its database was: each time is a fault. */
  endings(): number
  stop(): Promise<void>
}

/** Prepares the program, with further settings where given; nothing runs yet. */
export async function createProgram(
  dataFolder: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const port = await findFreePort()
  const env = {
    ...process.env,
    ONHAND_DATA: dataFolder,
    PORT: String(port),
    HOST: '127.0.0.1',
    ONHAND_LOG_LEVEL: 'error',
    ...settings,
  }
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let endings = 0
  return {
    url,
    endings: () => endings,
    start: async () => {
      // A killed program is not gone at once.
      while (child?.killed && !hasEnded(child)) await sleep(10)
      if (!child || hasEnded(child))
        child = launch(env, join(dataFolder, '..', `${basename(dataFolder)}.log`), () => endings++)
      await awaitReady(url)
    },
    kill: (what) => {
      if (what !== 'app') killQuietly(readPostmasterPid(dataFolder))
      if (what !== 'database') child?.kill('SIGKILL')
    },
    operate: (deed, input) => operate(env, deed, input),
    stop: async () => {
      child?.kill('SIGTERM')
      while (child && !hasEnded(child)) await sleep(100)
    },
  }
}

function launch(env: NodeJS.ProcessEnv, logFile: string, onEnd: () => void): ChildProcess {
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.once('exit', (status, signal) => {
    if (child.killed) return
    onEnd()
    console.error(`The program ended by itself: ${status ?? signal}, see ${logFile}`)
  })
  return child
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

const READY_WITHIN_MS = 120_000

async function awaitReady(url: string): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS
  while (performance.now() < end) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    )
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('The program was not ready again in time.')
}

function readPostmasterPid(dataFolder: string): number | undefined {
  try {
    const cluster = realpathSync(join(dataFolder, 'postgres'))
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

function killQuietly(pid: number | undefined): void {
  try {
    if (pid) process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

async function operate(env: NodeJS.ProcessEnv, deed: string, input: unknown): Promise<unknown> {
  const child = spawn(process.execPath, ['server/operator.ts', deed], {
    cwd: root,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(input))
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  const status = await new Promise((resolve) => child.once('close', resolve))
  if (status !== 0) throw new Error(`operator ${deed} ended with ${status}: ${text}`)
  return JSON.parse(text)
}
