import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where npm puts the packages. */
export const modules = join(root, 'node_modules')

/** A set-up that cannot go on, with what its reader can do about it. */
export class SetupFailure extends Error {}

/** Tells the person at the terminal how far things are. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** The text of a file, or undefined when there is none. */
export function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

// Node keeps what it compiled here, which halves the time of the next start.
const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'node') }

/** Runs Node with this one and the clone's programs first in PATH; resolves to the exit code. */
export async function runNode(node, options, extra = {}) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter)
  const env = { ...compiled, ...process.env, ...extra, PATH: path }
  const { status } = await watch(spawn(node, options, { cwd: root, stdio: 'inherit', env }))
  return status
}

/** Runs a command without showing what it says; resolves to its exit code and its output. */
export function runSilently(command, options, nameChild) {
  const child = spawn(command, options, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (child.pid) nameChild(child.pid)
  return watch(child)
}

function watch(child) {
  let output = ''
  const collect = (chunk) => {
    output += chunk
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const stopForwarding = forwardSignals(child)
  return new Promise((resolve) => {
    const finish = (status) => {
      stopForwarding()
      resolve({ status, output })
    }
    child.once('error', (error) => {
      say(error.message)
      finish(127)
    })
    child.once('close', (status, signal) => finish(status ?? 128 + constants.signals[signal]))
  })
}

function forwardSignals(child) {
  const forward = (signal) => child.kill(signal)
  // From a terminal Ctrl+C reaches the child by itself; a second one would mean "hurry".
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  process.on('SIGTERM', forward).on('SIGHUP', forward).on('SIGINT', interrupt)
  // npm passes a signal on to its shell only, which dies of it and leaves us behind.
  const parent = process.ppid
  const watching = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 300)
  return () => {
    clearInterval(watching)
    process.off('SIGTERM', forward).off('SIGHUP', forward).off('SIGINT', interrupt)
  }
}

/** Runs a script to its exit code; a failed set-up ends it with advice and without a stack. */
export async function runScript(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
