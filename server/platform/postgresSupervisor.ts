import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'
import type { Cluster } from './postgresCluster.ts'
import {
  awaitReadiness,
  makeSocketFolder,
  readLogTail,
  removeSocketFolder,
  spawnPostmaster,
  stopOrphan,
  stopPostmaster,
  trimLog,
} from './postgresServer.ts'
import { StartRefusal } from './startRefusal.ts'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
const START_ATTEMPTS = 8
const LOG_CHECK_MS = 60_000

/** One PostgreSQL server that is started again, with growing pauses, whenever it dies. */
export class SupervisedServer {
  socketFolder = ''
  readonly #cluster: Cluster
  readonly #logFile: string
  readonly #log: Pick<Log, 'info' | 'warn' | 'error'>
  readonly #listeners: (() => void)[] = []
  #process: ChildProcess | undefined
  #logTimer: NodeJS.Timeout | undefined
  #isStopping = false

  constructor(cluster: Cluster, logFile: string, log: Pick<Log, 'info' | 'warn' | 'error'>) {
    this.#cluster = cluster
    this.#logFile = logFile
    this.#log = log
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  onRestart(listener: () => void) {
    this.#listeners.push(listener)
  }

  async start() {
    trimLog(this.#logFile)
    this.socketFolder = await makeSocketFolder(this.#cluster)
    process.on('exit', this.#endWithProgram)
    for (let attempt = 1; ; attempt++) {
      if (await this.#launch()) break
      const reason = readLogTail(this.#logFile)
      // A server that was killed, and its connections, may take a moment to be gone.
      if (attempt < START_ATTEMPTS && /still in use|already exists/.test(reason)) {
        await sleep(pauseMsAfter(attempt))
        await stopOrphan(this.#cluster.folder)
        continue
      }
      await this.stop()
      throw new StartRefusal('database_not_started', `PostgreSQL does not start:\n${reason}`)
    }
    this.#logTimer = setInterval(() => trimLog(this.#logFile), LOG_CHECK_MS).unref()
  }

  async #launch(): Promise<boolean> {
    const child = spawnPostmaster(this.#cluster, this.socketFolder, this.#logFile)
    this.#process = child
    child.once('error', (error) => this.#log.error({ err: error }, 'PostgreSQL cannot be run'))
    const isReady = await awaitReadiness(child, this.#cluster.folder)
    if (isReady) child.once('exit', (status, signal) => void this.#revive(status, signal))
    return isReady
  }

  async #revive(status: number | null, signal: string | null) {
    if (this.#isStopping) return
    this.#log.error({ status, signal }, 'PostgreSQL died and is started again')
    for (let attempt = 1; !this.#isStopping && !(await this.#launch()); attempt++) {
      this.#log.error({ reason: readLogTail(this.#logFile) }, 'PostgreSQL does not start')
      await sleep(pauseMsAfter(attempt))
    }
    if (this.#isStopping) return
    this.#log.info({ pid: this.pid }, 'PostgreSQL is ready again')
    for (const listener of this.#listeners) listener()
  }

  async stop() {
    this.#isStopping = true
    clearInterval(this.#logTimer)
    if (this.#process?.pid) await stopPostmaster(this.#process.pid)
    process.off('exit', this.#endWithProgram)
    removeSocketFolder(this.socketFolder, this.#cluster.folder)
  }

  /** A program that ends without stopping takes its server along; in a hurry, without a checkpoint. */
  #endWithProgram = () => {
    this.#process?.kill(this.#isStopping ? 'SIGQUIT' : 'SIGINT')
  }
}

function pauseMsAfter(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS)
}
