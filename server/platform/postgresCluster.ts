import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveToOwner } from './dataFolder.ts'
import {
  type Account,
  accountOf,
  chooseAccount,
  findPostgresBinaries,
  makeSystemFolder,
  SYSTEM_FOLDER,
} from './postgresBinaries.ts'
import { startOfProcess } from './processIdentity.ts'
import { StartRefusal } from './startRefusal.ts'

/** A PostgreSQL data directory that is ready to be served. */
export interface Cluster {
  /** The real path, also when `postgres` in the data folder only points to it. */
  folder: string
  programs: string
  account: Account | undefined
  password: string
}

/** The name of the superuser and of the database in an embedded cluster. */
export const CLUSTER_OWNER = 'onhand'

const MAJOR_VERSION = '18'

// Sizes for a small machine; they stand in postgresql.conf, where the operator may change them.
const SIZES = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.02',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Statements that fail reach the program, which logs them without their values.
  log_min_messages: 'log',
}

/** Opens the data folder's cluster, making it on the first start; the folder must be locked. */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  const link = join(dataFolder, 'postgres')
  await clearInterruptedStart(dataFolder)
  if (!existsName(link)) return createCluster(dataFolder, link)
  const folder = findCluster(link)
  const account = accountOfCluster(folder)
  if (account && !canEnter(folder, account)) throw refuseClosedFolder(folder, account)
  const password = readPassword(dataFolder)
  return { folder, account, password, programs: await findPostgresBinaries(account) }
}

function existsName(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function findCluster(link: string): string {
  let folder: string
  try {
    folder = realpathSync(link)
  } catch {
    throw new StartRefusal(
      'database_missing',
      `${link} points to a database that is not there. Bring its folder back (it is kept under ${SYSTEM_FOLDER} when the data folder is closed to the database's user), or remove the link to begin with an empty database.`,
    )
  }
  const version = readOptional(join(folder, 'PG_VERSION'))?.trim()
  if (version === MAJOR_VERSION) return folder
  throw new StartRefusal(
    'database_unknown',
    `${folder} is not a PostgreSQL ${MAJOR_VERSION} database (${version ? `it is version ${version}` : 'it has no PG_VERSION'}). Nothing was changed.`,
  )
}

function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** The server must be the user who owns its files; only root can become that user. */
function accountOfCluster(folder: string): Account | undefined {
  const { uid, gid } = statSync(folder)
  const ownUid = process.getuid?.()
  if (ownUid === uid) return undefined
  if (ownUid === 0) return accountOf(uid, gid)
  throw new StartRefusal(
    'database_of_other_user',
    `The database in ${folder} belongs to user ${accountOf(uid, gid).name}. Start Onhand as that user or as root.`,
  )
}

function canEnter(folder: string, account: Account): boolean {
  const { uid, gid } = account
  const attempt = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', uid, gid })
  return attempt.status === 0
}

function refuseClosedFolder(folder: string, account: Account): StartRefusal {
  return new StartRefusal(
    'data_folder_closed',
    `User ${account.name}, who runs the database, cannot enter ${folder}. Let others pass through the folders above it (chmod o+x), or move the data folder to where they can.`,
  )
}

/** The password of the cluster's only user. */
export function readPassword(dataFolder: string): string {
  const password = readOptional(join(dataFolder, 'postgres.password'))?.trim()
  if (password) return password
  throw new StartRefusal(
    'database_password_missing',
    `${join(dataFolder, 'postgres.password')} is missing or cannot be read; it belongs to the database beside it. Bring it back from where the data folder was copied.`,
  )
}

/** Builds the cluster under another name and renames it when it is whole. */
async function createCluster(dataFolder: string, link: string): Promise<Cluster> {
  const account = chooseAccount(dataFolder)
  const programs = await findPostgresBinaries(account)
  const draft = await makeDraft(dataFolder, account)
  const password = randomBytes(24).toString('base64url')
  await writeDurably(join(dataFolder, 'postgres.password'), password)
  await runInitdb({ folder: draft, programs, account, password }, dataFolder)
  const folder = draft.replace(/\.new$/, '')
  await rename(draft, folder)
  await syncFolder(dirname(folder))
  if (folder !== link) await symlink(folder, link)
  await syncFolder(dataFolder)
  await rm(draftNote(dataFolder), { force: true })
  return { folder: realpathSync(folder), programs, account, password }
}

/** In the data folder, or in the system's when the account cannot enter the data folder. */
async function makeDraft(dataFolder: string, account: Account | undefined): Promise<string> {
  const draft = join(dataFolder, 'postgres.new')
  await makePrivateFolder(draft, account)
  if (!account || canEnter(draft, account)) {
    await noteDraft(dataFolder, { folder: draft })
    return draft
  }
  await rm(draft, { recursive: true })
  await makeSystemFolder(account)
  const name = `${basename(dataFolder)}-${randomBytes(4).toString('hex')}`
  const placed = join(SYSTEM_FOLDER, `${name}.new`)
  await noteDraft(dataFolder, { folder: placed })
  await makePrivateFolder(placed, account)
  return placed
}

async function makePrivateFolder(folder: string, account: Account | undefined) {
  await mkdir(folder, { mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}

/** What an interrupted first start leaves for the next one to remove. */
interface DraftNote {
  folder: string
  pid?: number
  started?: string | undefined
}

function draftNote(dataFolder: string): string {
  return join(dataFolder, 'postgres.new.json')
}

async function noteDraft(dataFolder: string, note: DraftNote) {
  await writeDurably(draftNote(dataFolder), JSON.stringify(note))
}

async function clearInterruptedStart(dataFolder: string) {
  const note = readDraftNote(dataFolder)
  const isRunning = note?.pid && note.started && startOfProcess(note.pid) === note.started
  if (isRunning) await endGroup(note.pid as number)
  if (note) await finishPlacing(dataFolder, note.folder)
  const inDataFolder = join(dataFolder, 'postgres.new')
  for (const folder of new Set([inDataFolder, note?.folder ?? inDataFolder])) {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  await rm(draftNote(dataFolder), { force: true })
}

/** A cluster that was whole but not yet linked is kept. */
async function finishPlacing(dataFolder: string, draft: string) {
  const link = join(dataFolder, 'postgres')
  const folder = draft.replace(/\.new$/, '')
  if (existsName(link) || !existsName(folder)) return
  await symlink(folder, link)
  await syncFolder(dataFolder)
}

function readDraftNote(dataFolder: string): DraftNote | undefined {
  try {
    const note = JSON.parse(readFileSync(draftNote(dataFolder), 'utf8')) as DraftNote
    return note.folder.endsWith('.new') ? note : undefined
  } catch {
    return undefined
  }
}

async function endGroup(pid: number) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    return
  }
  while (startOfProcess(pid) !== undefined) await sleep(20)
}

async function runInitdb(cluster: Cluster, dataFolder: string) {
  const options = Object.entries(SIZES).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const owner = ['-D', cluster.folder, '-U', CLUSTER_OWNER, '--auth=reject']
  const form = ['--data-checksums', '--encoding=UTF8', '--no-instructions']
  // Byte order, and upper and lower case as Unicode has them, the same on every machine.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await runProgram(cluster, dataFolder, 'initdb', [...owner, ...form, ...locale, ...options], '')
  await writeFile(join(cluster.folder, 'pg_hba.conf'), 'local all all scram-sha-256\n')
  // In single-user mode nobody can connect before the password is set.
  const statements = [
    `alter role ${CLUSTER_OWNER} password '${cluster.password}'`,
    `create database ${CLUSTER_OWNER}`,
  ]
  const single = ['--single', '-D', cluster.folder, 'postgres']
  await runProgram(cluster, dataFolder, 'postgres', single, `${statements.join('\n')}\n`)
}

async function runProgram(
  cluster: Cluster,
  dataFolder: string,
  program: string,
  options: string[],
  input: string,
) {
  const child = spawn(join(cluster.programs, program), options, {
    ...spawnOptions(cluster.account),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const end = () => endQuietly(child.pid)
  process.on('exit', end)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  child.stdin.on('error', () => {})
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', resolve)
  })
  if (child.pid) {
    const started = startOfProcess(child.pid)
    await noteDraft(dataFolder, { folder: cluster.folder, pid: child.pid, started })
  }
  child.stdin.end(input)
  const status = await ended
  process.off('exit', end)
  if (status === 0) return
  throw new StartRefusal(
    'database_not_made',
    `PostgreSQL's ${program} ended with ${status}:\n${output.trim().split('\n').slice(-8).join('\n')}`,
  )
}

function endQuietly(pid: number | undefined) {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** How PostgreSQL's programs are run: as the account, apart from our terminal and our secrets. */
export function spawnOptions(account: Account | undefined) {
  return {
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    ...(account && { uid: account.uid, gid: account.gid }),
  }
}

async function writeDurably(file: string, text: string) {
  const draft = `${file}.draft`
  await rm(draft, { force: true })
  const handle = await open(draft, 'wx', 0o600)
  giveToOwner(handle.fd, dirname(file))
  await handle.writeFile(`${text}\n`)
  await handle.sync()
  await handle.close()
  await rename(draft, file)
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
