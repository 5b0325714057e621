import { appendFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readText, root, say } from './program.mjs'

// Nothing that takes turns lasts that long; then the number in the file is someone else's.
const LONGEST_TURN_MS = 30 * 60_000

/**
 * Runs the work when no other process of this clone does the same kind; one after the other.
 * The work names its child processes to what it is given: they may outlive a killed parent.
 */
export async function withTurn(kind, work) {
  const file = join(root, '.cache', `${kind}.lock`)
  mkdirSync(dirname(file), { recursive: true })
  for (let isFirst = true; !takeTurn(file); isFirst = false) {
    const holder = (readText(file) ?? '').split('\n').map(Number).find(isRunning)
    if (!holder || age(file) > LONGEST_TURN_MS) rmSync(file, { force: true })
    else {
      if (isFirst) say(`Process ${holder} is preparing this clone; waiting for it …`)
      await sleep(300)
    }
  }
  try {
    return await work((pid) => appendFileSync(file, `${pid}\n`))
  } finally {
    rmSync(file, { force: true })
  }
}

function takeTurn(file) {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function isRunning(pid) {
  if (!pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function age(file) {
  const state = statSync(file, { throwIfNoEntry: false })
  return state ? Date.now() - state.mtimeMs : 0
}

function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
