import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveToOwner } from './dataFolder.ts'
import { type Cluster, spawnOptions } from './postgresCluster.ts'
import { isPostmasterOf, startOfProcess } from './processIdentity.ts'

/** Names the socket file; no such port is opened. */
export const SOCKET_NUMBER = 5432
const SOCKET_NAME = `.s.PGSQL.${SOCKET_NUMBER}`
// macOS has the shortest limit, 104 bytes with the closing zero.
const LONGEST_SOCKET_PATH = 103
const LONGEST_LOG_BYTES = 10_000_000

/** A folder for the socket that only the server's user may enter, with a path that is short enough. */
export async function makeSocketFolder(cluster: Cluster): Promise<string> {
  if (fitsSocket(cluster.folder)) return cluster.folder
  const parent = fitsSocket(join(tmpdir(), 'onhand-XXXXXX')) && !cluster.account ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(parent, 'onhand-'))
  if (cluster.account) await chown(folder, cluster.account.uid, cluster.account.gid)
  return folder
}

function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH
}

/** Removes a socket folder made for one run; the cluster's own folder stays. */
export function removeSocketFolder(folder: string, cluster: string) {
  const isOurs = folder !== cluster && /^onhand-\w{6}$/.test(basename(folder))
  if (isOurs) rmSync(folder, { recursive: true, force: true })
}

interface Postmaster {
  pid: number
  socketFolder: string
  isReady: boolean
}

/** What `postmaster.pid` says of the server on this cluster; it may have died since. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return { pid, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** Ends a server that outlived a killed Onhand; its clients are gone, so nothing is lost. */
export async function stopOrphan(cluster: string): Promise<number | undefined> {
  const orphan = readPostmaster(cluster)
  if (!orphan) return undefined
  const isRunning = isPostmasterOf(orphan.pid, cluster)
  if (isRunning) await stopPostmaster(orphan.pid)
  else disownNumber(cluster, orphan.pid)
  removeSocketFolder(orphan.socketFolder, cluster)
  return isRunning ? orphan.pid : undefined
}

/**
 * PostgreSQL refuses to start when the number in its stale file is some other process by now,
 * but passes over its parent's, which is ours. The rest of the file stays: by it PostgreSQL
 * notices connections of the dead server that still run.
 */
function disownNumber(cluster: string, pid: number) {
  if (startOfProcess(pid) === undefined) return
  const file = join(cluster, 'postmaster.pid')
  const rest = readFileSync(file, 'utf8').split('\n').slice(1)
  writeFileSync(file, [String(process.pid), ...rest].join('\n'))
}

/** Fast shutdown, then immediate, then the hard way: ends within 9 seconds in any case. */
export async function stopPostmaster(pid: number) {
  const steps = [
    ['SIGINT', 5_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 1_000],
  ] as const
  for (const [signal, patienceMs] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const end = performance.now() + patienceMs
    while (performance.now() < end) {
      if (startOfProcess(pid) === undefined) return
      await sleep(15)
    }
  }
}

/** Starts the server; what it has to say goes to the log file. */
export function spawnPostmaster(
  cluster: Cluster,
  socketFolder: string,
  logFile: string,
): ChildProcess {
  // Durability and seclusion are ours to promise, so they outrank postgresql.conf.
  const settings = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    listen_addresses: '',
    port: String(SOCKET_NUMBER),
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    logging_collector: 'off',
    log_destination: 'stderr',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(logFile)
  try {
    return spawn(join(cluster.programs, 'postgres'), ['-D', cluster.folder, ...options], {
      ...spawnOptions(cluster.account),
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

function openLog(logFile: string): number {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  // Root must not be led elsewhere by a link in someone else's folder.
  const log = openSync(logFile, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600)
  giveToOwner(log, dirname(logFile))
  return log
}

/** Waits until the server takes connections; false when it ended instead. */
export async function awaitReadiness(child: ChildProcess, cluster: string): Promise<boolean> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.isReady && postmaster.pid === child.pid) return true
    await sleep(15)
  }
  return false
}

/** Keeps the log and one older part; the server goes on writing to the same file. */
export function trimLog(logFile: string) {
  const log = openLog(logFile)
  try {
    if (fstatSync(log).size <= LONGEST_LOG_BYTES) return
    copyFileSync(logFile, join(dirname(logFile), 'postgres.1.log'))
    ftruncateSync(log)
  } finally {
    closeSync(log)
  }
}

/** The last lines of the log, to say why the server did not start. */
export function readLogTail(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n')
  return lines.slice(-6).join('\n')
}
