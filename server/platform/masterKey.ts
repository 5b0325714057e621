import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { giveToOwner, makeDataFolder } from './dataFolder.ts'
import { StartRefusal } from './startRefusal.ts'

const KEY_BYTES = 32
const OTHERS_MAY_READ = 0o004
const OTHERS_MAY_WRITE = 0o022

/** The 256-bit key that encrypts secrets in the database; made in the data folder on first use. */
export function readMasterKey(config: Pick<Config, 'masterKeyFile' | 'dataFolder'>): Buffer {
  if (config.masterKeyFile) return readKeyFile(config.masterKeyFile)
  const file = join(config.dataFolder, 'master.key')
  if (!existsSync(file)) makeKeyFile(file, config.dataFolder)
  return readKeyFile(file)
}

/** The same where there is one; nothing is made. */
export function findMasterKey(
  config: Pick<Config, 'masterKeyFile' | 'dataFolder'>,
): Buffer | undefined {
  const file = config.masterKeyFile ?? join(config.dataFolder, 'master.key')
  return existsSync(file) ? readKeyFile(file) : undefined
}

/** Never replaces a key: what it encrypted could not be read again. */
function makeKeyFile(file: string, dataFolder: string) {
  makeDataFolder(dataFolder)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const descriptor = openSync(draft, 'wx', 0o600)
    giveToOwner(descriptor, dataFolder)
    writeSync(descriptor, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
    fsyncSync(descriptor)
    closeSync(descriptor)
    linkSync(draft, file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    if (code !== 'EEXIST') throw refuseKey(`${file} cannot be made (${code}).`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function readKeyFile(file: string): Buffer {
  let text: string
  let mode: number
  try {
    const descriptor = openSync(file, 'r')
    mode = fstatSync(descriptor).mode
    text = readFileSync(descriptor, 'utf8').trim()
    closeSync(descriptor)
  } catch (error) {
    throw refuseKey(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  // Windows has no such permissions.
  if (process.platform !== 'win32' && (mode & (OTHERS_MAY_READ | OTHERS_MAY_WRITE)) !== 0) {
    throw refuseKey(`${file} is open to other users. Close it: chmod 600 "${file}"`)
  }
  const key = Buffer.from(text, /^[\da-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (key.length === KEY_BYTES) return key
  throw refuseKey(
    `${file} does not hold ${KEY_BYTES} bytes in base64 or hex. Make one: openssl rand -base64 ${KEY_BYTES}`,
  )
}

function refuseKey(message: string): StartRefusal {
  return new StartRefusal('master_key_unusable', `ONHAND_MASTER_KEY_FILE: ${message}`)
}
