import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const PACKAGES = '/usr/lib/postgresql'
const PATIENCE_MS = 60_000
const run = promisify(execFile)

/** What to do where none is installed. */
export const HOW_TO_INSTALL =
  "This needs PostgreSQL's own programs, 15 or newer. On Debian or Ubuntu: apt-get install postgresql"

/** The newest of Debian's PostgreSQL packages that is installed. */
export function findPostgresPrograms(): string | undefined {
  const versions = existsSync(PACKAGES) ? readdirSync(PACKAGES) : []
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(PACKAGES, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'pg_basebackup')) && existsSync(join(bin, 'postgres')))
}

/** One of two servers that take turns: primary, killed, standby of the other, primary again. */
export class PairedServer {
  readonly name: string
  readonly port: number
  readonly #folder: string
  readonly #bin: string
  readonly #password: string
  readonly #account = findAccount()
  #child: ChildProcess | undefined

  constructor(options: {
    name: string
    port: number
    folder: string
    bin: string
    password: string
  }) {
    this.name = options.name
    this.port = options.port
    this.#bin = options.bin
    this.#password = options.password
    this.#folder = join(options.folder, options.name)
    mkdirSync(this.#folder, { mode: 0o700 })
    if (this.#account) chownSync(this.#folder, this.#account.uid, this.#account.gid)
  }

  get url(): string {
    return `postgresql://postgres:${this.#password}@127.0.0.1:${this.port}/postgres`
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  /** With checksums, which also let pg_rewind bring an old primary back. */
  async init(): Promise<void> {
    const passwordFile = join(this.#folder, 'password')
    writeFileSync(passwordFile, this.#password)
    if (this.#account) chownSync(passwordFile, this.#account.uid, this.#account.gid)
    const words = ['-D', this.#data, '-U', 'postgres', '-A', 'scram-sha-256', '-k', '--no-sync']
    await this.#run('initdb', ...words, `--pwfile=${passwordFile}`)
  }

  async start(upstream?: PairedServer): Promise<void> {
    this.#configure({ upstream })
    const log = openSync(join(this.#folder, 'log'), 'a')
    this.#child = spawn(join(this.#bin, 'postgres'), ['-D', this.#data], {
      ...this.#account,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    await this.#insist('select 1')
  }

  /** Once the standby has caught up, a commit is acknowledged only when it has applied it too. */
  async waitForStandby(standby: PairedServer): Promise<void> {
    const attached = (state: string) =>
      this.#insist(
        `select 1 / count(*) from pg_stat_replication
          where application_name = '${standby.name}' and state = 'streaming' and sync_state ${state}`,
      )
    await attached('is not null')
    this.#configure({ standby })
    this.#child?.kill('SIGHUP')
    await attached(`= 'sync'`)
  }

  /** As when the machine loses its power: the server and all its processes at once. */
  kill(): void {
    const pid = this.#child?.pid
    if (!pid) return
    const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    this.#child?.kill('SIGKILL')
    for (const child of listed.split('\n').map(Number)) killQuietly(child)
    this.#child = undefined
  }

  async promote(): Promise<void> {
    await this.#run('pg_ctl', 'promote', '-w', '-D', this.#data)
  }

  /** An old primary as a standby of the new one: what it had and nobody was told of is dropped. */
  async rebuild(source: PairedServer, way: 'pg_basebackup' | 'pg_rewind'): Promise<void> {
    if (way === 'pg_rewind') {
      // Else the source's control file still names the old timeline, and nothing seems to be amiss.
      await source.#insist('checkpoint')
      const server = `--source-server=${source.#reach('rewind')} dbname=postgres`
      await this.#run('pg_rewind', `--target-pgdata=${this.#data}`, server, '--no-sync')
    } else {
      rmSync(this.#data, { recursive: true, force: true })
      const words = ['-D', this.#data, '-c', 'fast', '--no-sync', '-d', source.#reach('copy')]
      await this.#run('pg_basebackup', ...words)
    }
    await this.start(source)
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  }

  #configure({
    upstream,
    standby,
  }: {
    upstream?: PairedServer | undefined
    standby?: PairedServer
  }) {
    const settings = [
      `listen_addresses = '127.0.0.1'`,
      `port = ${this.port}`,
      `unix_socket_directories = ''`,
      `max_connections = 150`,
      `wal_keep_size = 1GB`,
      `synchronous_commit = remote_apply`,
      `synchronous_standby_names = '${standby?.name ?? ''}'`,
      `primary_conninfo = '${upstream ? upstream.#reach(this.name) : ''}'`,
    ]
    writeFileSync(join(this.#data, 'postgresql.conf'), settings.join('\n'))
    if (upstream) writeFileSync(join(this.#data, 'standby.signal'), '')
  }

  #reach(name: string): string {
    return `host=127.0.0.1 port=${this.port} user=postgres password=${this.#password} application_name=${name}`
  }

  async #run(program: string, ...words: string[]): Promise<void> {
    // The caller's folder may be one that the other account cannot enter.
    await run(join(this.#bin, program), words, { ...this.#account, cwd: this.#folder })
  }

  /** Asks until there is an answer and no error. */
  async #insist(text: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      const client = new pg.Client({ connectionString: this.url })
      client.on('error', () => {})
      try {
        await client.connect()
        await client.query(text)
        return
      } catch (error) {
        if (performance.now() > end) throw error
        await sleep(50)
      } finally {
        await client.end().catch(() => {})
      }
    }
  }
}

/** PostgreSQL does not run as root. */
function findAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

function killQuietly(pid: number): void {
  try {
    if (pid > 1) process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}
