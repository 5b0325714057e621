import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type EmbeddedPostgres,
  findRunningPostgres,
  startEmbeddedPostgres,
} from './embeddedPostgres.ts'
import { startOfProcess } from './processIdentity.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }
const temporary = mkdtempSync(join(tmpdir(), 'onhand-embedded-'))
chmodSync(temporary, 0o711)
const running = new Set<EmbeddedPostgres>()
const children = new Set<ChildProcess>()

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const server of running) await server.stop()
  rmSync(temporary, { recursive: true })
})

/** Another process that runs the server until SIGTERM, as the program does. */
const PROGRAM = `
  import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embeddedPostgres.ts'))}
  const log = { info() {}, warn() {}, error() {} }
  const server = await startEmbeddedPostgres({ dataFolder: process.argv[1], log })
  process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
  console.log(JSON.stringify({ url: server.url, pid: server.pid() }))`

function runProgram(dataFolder: string): ChildProcess {
  const options = ['--input-type=module', '--eval', PROGRAM, dataFolder]
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  return child
}

async function awaitProgram(child: ChildProcess): Promise<{ url: string; pid: number }> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  for await (const line of lines) return JSON.parse(line)
  throw new Error('The program ended before the server was ready')
}

async function kill(child: ChildProcess, signal: NodeJS.Signals) {
  const ended =
    child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
  child.kill(signal)
  await ended
  children.delete(child)
}

async function start(dataFolder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, log })
  running.add(server)
  return server
}

async function stop(server: EmbeddedPostgres) {
  await server.stop()
  running.delete(server)
}

async function ask(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query({ text, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

describe('The embedded PostgreSQL', () => {
  const dataFolder = join(temporary, 'shop')
  let server: EmbeddedPostgres
  beforeAll(async () => {
    server = await start(dataFolder)
  })

  test.each([
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['synchronous_commit', 'on'],
    ['data_checksums', 'on'],
    ['listen_addresses', ''],
    ['server_encoding', 'UTF8'],
    ['TimeZone', 'UTC'],
  ])('runs with %s = "%s"', async (name, value) => {
    expect(await ask(server.url, `select current_setting('${name}')`)).toBe(value)
  })

  test('is version 18 and tells upper from lower case in every script', async () => {
    expect(await ask(server.url, 'show server_version')).toMatch(/^18\./)
    expect(await ask(server.url, `select lower('ÄÉЖ')`)).toBe('äéж')
  })

  test('lets nobody in without its random password', async () => {
    const { connection } = server
    expect(connection.password).toMatch(/^[\w-]{32}$/)
    await expect(ask(server.url.replace(connection.password, 'guess'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    )
    expect(statSync(join(dataFolder, 'postgres.password')).mode & 0o077).toBe(0)
    expect(statSync(realpathSync(join(dataFolder, 'postgres'))).mode & 0o077).toBe(0)
  })

  test('is found by an operator on the same folder', async () => {
    expect(findRunningPostgres(dataFolder)).toEqual({
      connection: server.connection,
      url: server.url,
    })
    expect(findRunningPostgres(join(temporary, 'nowhere'))).toBeUndefined()
  })

  test('refuses a second start on its folder and names the process that has it', async () => {
    await expect(start(dataFolder)).rejects.toMatchObject({
      code: 'data_folder_in_use',
      message: expect.stringContaining(`process ${process.pid}`),
    })
    expect(await ask(server.url, 'select 1')).toBe(1)
  })

  test('is started again when it is killed, and has kept what it acknowledged', async () => {
    await ask(server.url, 'create table kept as select 7 as number')
    const killed = server.pid() as number
    const restarted = new Promise<void>((resolve) => server.onRestart(resolve))
    process.kill(killed, 'SIGKILL')
    await restarted
    expect(server.pid()).not.toBe(killed)
    expect(await ask(server.url, 'select number from kept')).toBe(7)
  })

  test('leaves nothing running and nothing locked when it is stopped', async () => {
    const pid = server.pid() as number
    await stop(server)
    expect(startOfProcess(pid)).toBeUndefined()
    expect(readdirSync(dataFolder).toSorted()).toEqual([
      'postgres',
      'postgres.log',
      'postgres.password',
    ])
    expect(findRunningPostgres(dataFolder)).toBeUndefined()
    server = await start(dataFolder)
    expect(await ask(server.url, 'select number from kept')).toBe(7)
  })
})

describe('A program that ends badly', () => {
  const dataFolder = join(temporary, 'crashing')
  afterEach(async () => {
    for (const server of running) await stop(server)
  })

  test('in the middle of its first start leaves nothing half made', async () => {
    for (const afterMs of [150, 300, 450, 600, 800]) {
      const child = runProgram(dataFolder)
      await sleep(afterMs + Math.random() * 150)
      await kill(child, 'SIGKILL')
    }
    const server = await start(dataFolder)
    expect(await ask(server.url, 'select current_database()')).toBe('onhand')
    expect(readdirSync(dataFolder).filter((name) => /\.new|\.draft/.test(name))).toEqual([])
  })

  test('leaves a server behind, which the next start ends without losing anything', async () => {
    const child = runProgram(dataFolder)
    const orphan = await awaitProgram(child)
    await ask(orphan.url, 'create table survivor as select 1')
    await kill(child, 'SIGKILL')
    expect(startOfProcess(orphan.pid)).toBeDefined()
    const server = await start(dataFolder)
    expect(startOfProcess(orphan.pid)).toBeUndefined()
    expect(await ask(server.url, 'select count(*)::text from survivor')).toBe('1')
  })

  test('and whose server died too does not block the next start, whatever has its number now', async () => {
    const first = await start(dataFolder)
    const pidFile = join(realpathSync(join(dataFolder, 'postgres')), 'postmaster.pid')
    const stale = await readFile(pidFile, 'utf8')
    await stop(first)
    const bystander = spawn('sleep', ['60'], serverUser(pidFile))
    children.add(bystander)
    await writeFile(pidFile, stale.replace(/^\d+/, String(bystander.pid)))
    const server = await start(dataFolder)
    expect(await ask(server.url, 'select 1')).toBe(1)
    expect(bystander.exitCode).toBeNull()
    await kill(bystander, 'SIGKILL')
  })

  test('ends its server when it is told to end', async () => {
    const child = runProgram(dataFolder)
    const { pid } = await awaitProgram(child)
    await kill(child, 'SIGTERM')
    expect(child.exitCode).toBe(0)
    expect(startOfProcess(pid)).toBeUndefined()
  })
})

/** PostgreSQL minds only processes of its own user. */
function serverUser(file: string) {
  const { uid, gid } = statSync(join(file, '..'))
  return process.getuid?.() === 0 ? { uid, gid } : {}
}

describe('The folder of the embedded PostgreSQL', () => {
  test('may be deeper than a socket name can be long', async () => {
    const dataFolder = join(temporary, 'deep'.repeat(20), 'deeper'.repeat(10))
    const server = await start(dataFolder)
    expect(server.connection.host.startsWith(dataFolder)).toBe(false)
    expect(await ask(server.url, 'select 1')).toBe(1)
    expect(statSync(server.connection.host).mode & 0o077).toBe(0)
    await stop(server)
    expect(() => statSync(server.connection.host)).toThrow(/ENOENT/)
  })

  test('that lost its database is never given an empty one', async () => {
    const dataFolder = mkdtempSync(join(temporary, 'lost-'))
    await symlink(join(temporary, 'elsewhere'), join(dataFolder, 'postgres'))
    await expect(start(dataFolder)).rejects.toMatchObject({ code: 'database_missing' })
    expect(readdirSync(dataFolder)).toEqual(['postgres'])
  })

  test('with the database of another version is left as it is', async () => {
    const dataFolder = mkdtempSync(join(temporary, 'old-'))
    await rename(mkdtempSync(join(temporary, 'cluster-')), join(dataFolder, 'postgres'))
    await writeFile(join(dataFolder, 'postgres', 'PG_VERSION'), '15\n')
    await expect(start(dataFolder)).rejects.toThrow(/it is version 15/)
    expect(readdirSync(dataFolder)).toEqual(['postgres'])
  })
})
