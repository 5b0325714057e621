import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { StoreName } from './installStore.ts'

const READY_WITHIN_MS = 120_000

/** A folder of its own for one run of a store, with the installed packages in it. */
export function makeStoreFolder(name: StoreName, installed: string): string {
  const folder = mkdtempSync(join(tmpdir(), `onhand-${name}-`))
  symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

/** Runs one command of a store to its end. */
export async function runStoreCommand(
  folder: string,
  words: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const child = launch(folder, words, env)
  const status = await new Promise((resolve) => child.once('exit', resolve))
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}:\n${tailOf(folder)}`)
}

/** A server of a store that is killed and started again. */
export class StoreProcess {
  readonly #folder: string
  readonly #words: string[]
  readonly #env: NodeJS.ProcessEnv
  readonly #readyUrl: string
  #child: ChildProcess | undefined

  constructor(folder: string, words: string[], env: NodeJS.ProcessEnv, readyUrl: string) {
    this.#folder = folder
    this.#words = words
    this.#env = env
    this.#readyUrl = readyUrl
  }

  /** Starts it and waits until it answers. */
  async start(extra: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = launch(this.#folder, this.#words, { ...this.#env, ...extra })
    this.#child = child
    const end = performance.now() + READY_WITHIN_MS
    while (performance.now() < end && child.exitCode === null) {
      const reply = await fetch(this.#readyUrl, { signal: AbortSignal.timeout(5_000) }).catch(
        () => undefined,
      )
      if (reply?.ok) return
      await sleep(200)
    }
    throw new Error(`The store did not open:\n${tailOf(this.#folder)}`)
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    // Some stores wait for their idle connections.
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(late)
  }
}

function launch(folder: string, words: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const log = openSync(join(folder, 'store.log'), 'a')
  const { NODE_OPTIONS: _ours, ...inherited } = process.env
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...inherited, NODE_ENV: 'production', ...env },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  return child
}

function tailOf(folder: string): string {
  return readFileSync(join(folder, 'store.log'), 'utf8').slice(-3_000)
}

/** How to reach a database, in parts; `host` may be the folder of a socket. */
export interface StoreDatabase {
  host: string
  port: number
  username: string
  password: string
  database: string
  drop(): Promise<void>
}

/** Makes an empty database for a store. */
export async function createStoreDatabase(
  name: StoreName,
  serverUrl: string,
): Promise<StoreDatabase> {
  const database = `onhand_${name}_${randomBytes(6).toString('hex')}`
  await query(serverUrl, `create database ${database}`)
  const url = new URL(serverUrl)
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.searchParams.get('port') ?? (url.port || 5432)),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    drop: () => query(serverUrl, `drop database if exists ${database} with (force)`),
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

/** Removes the files of a run. */
export function removeStoreFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
