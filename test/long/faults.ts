import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKeyAsOperator } from '../../server/access/apiKeys.ts'
import { createApp } from '../../server/app.ts'
import { type Clock, systemClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { type Database, openDatabase } from '../../server/platform/database.ts'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/platform/embeddedPostgres.ts'
import { createLog } from '../../server/platform/log.ts'
import { APP_ROLE, migrateDatabase } from '../../server/platform/migrate.ts'
import { verifyStock } from '../../server/stock/verify.ts'
import { Buyers } from './buyers.ts'
import { type CuttingProxy, startCuttingProxy } from './cuttingProxy.ts'

// npm run test:faults: what may go wrong around the program, each under load. Each request ends within
// 15 seconds, nothing is half done, and it recovers by itself.

const CALLERS = 16
const LOAD_MS = 12_000

interface Ground {
  postgres: EmbeddedPostgres
  folder: string
  /** Another process's worth of the program, with connections of its own. */
  serve(options?: { url?: string; clock?: Clock }): Promise<{ url: string; db: Database }>
  key: string
  /** Closed after the program, which still needs it to be looked at. */
  keep(close: () => Promise<unknown>): void
}

type Fault = (ground: Ground) => Promise<Buyers>

const FAULTS: Record<string, Fault> = {
  'connections to the database are cut': cutConnections,
  'the database falls silent': silenceDatabase,
  'the database is restarted': restartDatabase,
  'the clock steps': stepClock,
  'two processes sell the same stock': sellFromTwoProcesses,
}
const FULL_DISK = 'the disk is full for a while'
const DISK_MB = 400

let failures = 0
// Words of a fault's name, to prove only that.
const [wanted = ''] = process.argv.slice(2)
for (const [name, fault] of Object.entries(FAULTS))
  if (name.includes(wanted)) await prove(name, fault, makeFolder())
if (process.getuid?.() !== 0) console.log(`skipped: ${FULL_DISK} (mounting a small one needs root)`)
else if (FULL_DISK.includes(wanted)) await proveFullDisk()
process.exitCode = failures > 0 ? 1 : 0

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'onhand-faults-'))
}

async function prove(name: string, fault: Fault, folder: string): Promise<void> {
  const closes: (() => Promise<unknown>)[] = []
  try {
    const ground = await openGround(folder, closes)
    const buyers = await fault(ground)
    const told = await buyers.findDifferences()
    const db = openDatabase({ url: ground.postgres.url, role: APP_ROLE })
    closes.push(() => db.close())
    const found = await verifyStock(db)
    const isFine = told.length + found.length + buyers.late === 0
    if (!isFine) failures++
    console.log(
      `${isFine ? 'fine' : 'FAILED'}: ${name}; ${buyers.answered} answers, ${buyers.repeated} repeated, ` +
        `${buyers.late} late, slowest ${Math.round(buyers.slowestMs)} ms` +
        `${isFine ? '' : ` ${JSON.stringify({ told, found })}`}`,
    )
  } finally {
    for (const close of closes.toReversed()) await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openGround(folder: string, closes: (() => Promise<unknown>)[]): Promise<Ground> {
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') })
  closes.push(() => postgres.stop())
  await migrateDatabase(postgres.url)
  const serve: Ground['serve'] = async ({ url = postgres.url, clock = systemClock } = {}) => {
    const db = openDatabase({ url, role: APP_ROLE, connections: 12 })
    const config = readConfig({ ONHAND_DATA: folder, ONHAND_LOG_LEVEL: 'silent' })
    const log = createLog('silent')
    const app = await createApp({ db, clock, config, log, masterKey: randomBytes(32) })
    await app.listen({ host: '127.0.0.1', port: 0 })
    closes.push(async () => {
      await app.close()
      await db.close()
    })
    return { db, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
  }
  const db = openDatabase({ url: postgres.url, role: APP_ROLE, connections: 1 })
  const { key } = await createKeyAsOperator(db, systemClock, { name: 'faults', role: 'owner' })
  await db.close()
  return { postgres, folder, serve, key, keep: (close) => closes.push(close) }
}

async function openProxy({ postgres, keep }: Ground): Promise<CuttingProxy & { url: string }> {
  const { host, port, user, password, database } = postgres.connection
  const proxy = await startCuttingProxy(`${host}/.s.PGSQL.${port}`)
  keep(proxy.close)
  const url = `postgresql://${user}:${password}@127.0.0.1:${proxy.port}/${database}`
  return Object.assign(proxy, { url })
}

async function cutConnections(ground: Ground): Promise<Buyers> {
  const proxy = await openProxy(ground)
  const buyers = new Buyers((await ground.serve({ url: proxy.url })).url, ground.key)
  await buyers.stockUp()
  proxy.setRate(0.002)
  const load = buyers.work(CALLERS)
  await sleep(LOAD_MS)
  proxy.setRate(0)
  buyers.finish()
  await load
  console.log(`  ${proxy.cuts} cuts`)
  return buyers
}

// As when a machine loses its power: no connection ends, and no answer comes any more.
async function silenceDatabase(ground: Ground): Promise<Buyers> {
  const proxy = await openProxy(ground)
  const buyers = new Buyers((await ground.serve({ url: proxy.url })).url, ground.key)
  await buyers.stockUp()
  const load = buyers.work(CALLERS)
  await sleep(LOAD_MS / 4)
  proxy.silence()
  await sleep(LOAD_MS * 2)
  buyers.finish()
  await load
  return buyers
}

async function restartDatabase({ postgres, serve, key }: Ground): Promise<Buyers> {
  const buyers = new Buyers((await serve()).url, key)
  await buyers.stockUp()
  const load = buyers.work(CALLERS)
  for (let restart = 0; restart < 3; restart++) {
    await sleep(LOAD_MS / 4)
    // A fast shutdown: PostgreSQL rolls back what is open; the supervisor starts it again.
    const pid = postgres.pid()
    if (pid) process.kill(pid, 'SIGINT')
  }
  await sleep(LOAD_MS / 4)
  buyers.finish()
  await load
  return buyers
}

async function stepClock({ serve, key }: Ground): Promise<Buyers> {
  let offset = 0
  const clock: Clock = {
    milliseconds: () => Date.now() + offset,
    now: () => new Date(Date.now() + offset).toISOString(),
  }
  const buyers = new Buyers((await serve({ clock })).url, key)
  await buyers.stockUp()
  const load = buyers.work(CALLERS)
  for (const hours of [1, -1, 30, 0]) {
    await sleep(LOAD_MS / 4)
    offset = hours * 3_600_000
  }
  buyers.finish()
  await load
  return buyers
}

async function sellFromTwoProcesses({ serve, key }: Ground): Promise<Buyers> {
  const [one, two] = [await serve(), await serve()]
  const buyers = new Buyers([one.url, two.url], key)
  await buyers.stockUp()
  const load = buyers.work(CALLERS * 2)
  await sleep(LOAD_MS)
  buyers.finish()
  await load
  return buyers
}

async function proveFullDisk(): Promise<void> {
  const folder = makeFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder])
  try {
    await prove(FULL_DISK, fillDisk, join(folder, 'data'))
  } finally {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fillDisk({ folder, serve, key }: Ground): Promise<Buyers> {
  const buyers = new Buyers((await serve()).url, key)
  await buyers.stockUp()
  const load = buyers.work(CALLERS)
  await sleep(LOAD_MS / 4)
  const ballast = join(folder, '..', 'ballast')
  mkdirSync(ballast)
  try {
    for (let file = 0; ; file++)
      writeFileSync(join(ballast, `${file}`), Buffer.alloc(4 * 1024 * 1024))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
  await sleep(LOAD_MS)
  rmSync(ballast, { recursive: true })
  await sleep(LOAD_MS / 4)
  buyers.finish()
  await load
  return buyers
}
