import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * When a process started, or undefined when there is none by that number. Numbers are used
 * again, so a number together with its start is what tells a process from its successor.
 */
export function startOfProcess(pid: number): string | undefined {
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform === 'win32') return isSignallable(pid) ? 'unknown' : undefined
  return askPs(pid, 'lstart=')
}

function startOnLinux(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The name in parentheses may hold blanks and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const isZombie = fields[0] === 'Z' || fields[0] === 'X'
  return isZombie ? undefined : `${bootId()}/${fields[19]}`
}

function bootId(): string {
  return readText('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
}

function isSignallable(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function askPs(pid: number, field: string): string | undefined {
  const { stdout } = spawnSync('ps', ['-ww', '-o', field, '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.trim() || undefined
}

/** Where process numbers mean the same thing: containers that share a folder do not share these. */
export function processSpace(): string {
  if (process.platform !== 'linux') return hostname()
  let space = ''
  try {
    space = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Hardened kernels hide it; the host name then has to do.
  }
  return `${hostname()} ${space}`.trim()
}

/** Whether this process is a PostgreSQL server on this cluster. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (pid <= 1 || startOfProcess(pid) === undefined) return false
  if (process.platform !== 'linux') {
    const command = askPs(pid, 'command=') ?? ''
    return command.includes('postgres') && command.includes(cluster)
  }
  const command = readText(`/proc/${pid}/cmdline`)?.split('\0') ?? []
  return (command[0]?.endsWith('postgres') ?? false) && command.includes(cluster)
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
