import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processSpace, startOfProcess } from './processIdentity.ts'
import { StartRefusal } from './startRefusal.ts'

/** Makes the data folder, closed to other users; one that is in use keeps its permissions. */
export function makeDataFolder(folder: string) {
  try {
    const isRoot = process.getuid?.() === 0
    mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 })
    if (isRoot) letServerThrough(folder)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason'
    throw new StartRefusal(
      'data_folder_unusable',
      `The data folder ${folder} cannot be made (${reason}). Set ONHAND_DATA to a folder that you may write.`,
    )
  }
}

/** Under root the database server is another user, who must pass through, but may not look around. */
function letServerThrough(folder: string) {
  const { uid, mode } = statSync(folder)
  const isOursAlone = uid === 0 && folder !== homedir() && readdirSync(folder).length === 0
  if (isOursAlone) chmodSync(folder, (mode & 0o777) | 0o011)
}

/** Gives a new file to the folder's owner, so that a start by root leaves nothing closed to them. */
export function giveToOwner(descriptor: number, folder: string) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  fchownSync(descriptor, uid, gid)
}

/** The right to use a data folder alone, until released or until this process ends. */
export interface FolderLock {
  release(): void
}

interface Holder {
  nonce: string
  pid: number
  started: string
  space: string
}

const HEARTBEAT_MS = 4_000
const SILENCE_MS = 10_000

/** Takes the folder for this process; refuses, naming the process that has it already. */
export async function lockDataFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'onhand.lock')
  const own: Holder = {
    nonce: randomUUID(),
    pid: process.pid,
    started: startOfProcess(process.pid) ?? '',
    space: processSpace(),
  }
  for (let attempt = 0; attempt < 10; attempt++) {
    if (createLock(file, own)) {
      // Two who find the same stale lock at once could both remove it: the later one wins.
      if (attempt > 0) await sleep(100)
      if (readHolder(file)?.nonce === own.nonce) return keepLock(file, own)
    }
    const holder = readHolder(file)
    if (holder && (await isHeld(file, holder))) throw refuseSecondStart(folder, holder)
    removeStaleLock(file, holder)
  }
  throw new StartRefusal('data_folder_in_use', `Several processes fight over ${folder}; try again.`)
}

/** Whole or not at all: the lock gets its name only when its content is on disk. */
function createLock(file: string, own: Holder): boolean {
  const draft = `${file}.${own.nonce}`
  try {
    // Readable to all who can enter, so that whoever comes next can judge it.
    const descriptor = openSync(draft, 'wx', 0o644)
    giveToOwner(descriptor, dirname(file))
    writeSync(descriptor, `${JSON.stringify(own)}\n`)
    fsyncSync(descriptor)
    closeSync(descriptor)
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new StartRefusal(
      'data_folder_unusable',
      `The data folder of ${file} cannot be written (${reason}). Free some space, or set ONHAND_DATA to a folder that you may write.`,
    )
  } finally {
    rmSync(draft, { force: true })
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.space === processSpace()) return startOfProcess(holder.pid) === holder.started
  // Another machine or container: its processes cannot be seen, but its heartbeat can.
  const before = lastHeartbeat(file)
  const end = performance.now() + SILENCE_MS
  while (performance.now() < end) {
    await sleep(250)
    if (readHolder(file)?.nonce !== holder.nonce) return false
    if (lastHeartbeat(file) !== before) return true
  }
  return false
}

function lastHeartbeat(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function refuseSecondStart(folder: string, holder: Holder): StartRefusal {
  const elsewhere = holder.space === processSpace() ? '' : ` on ${holder.space}`
  return new StartRefusal(
    'data_folder_in_use',
    `Onhand already runs on ${folder}: process ${holder.pid}${elsewhere}. Stop it first, or set ONHAND_DATA to another folder.`,
  )
}

function removeStaleLock(file: string, judged: Holder | undefined) {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    const removed = readHolder(aside)
    // Someone else replaced the stale lock meanwhile: give it back.
    if (removed && removed.nonce !== judged?.nonce) linkSync(aside, file)
  } catch {
    // Gone or replaced already; the next attempt will see.
  } finally {
    rmSync(aside, { force: true })
  }
}

function keepLock(file: string, own: Holder): FolderLock {
  const beat = () => {
    const now = new Date()
    try {
      utimesSync(file, now, now)
    } catch {
      // A folder that was removed or is full must not end the program from here.
    }
  }
  const timer = setInterval(beat, HEARTBEAT_MS).unref()
  const release = () => {
    clearInterval(timer)
    process.off('exit', release)
    if (readHolder(file)?.nonce === own.nonce) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return { release }
}
