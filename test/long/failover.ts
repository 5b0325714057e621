import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Buyers } from './buyers.ts'
import { findPostgresPrograms, HOW_TO_INSTALL, PairedServer } from './postgresPair.ts'
import { createProgram, findFreePort, type Program } from './program.ts'

// npm run test:failover -- --cycles=N: two processes sell on a primary with a synchronous standby. The
// primary is killed, the standby is promoted, the old one comes back as the new standby, and so on.
// What was acknowledged must be there, once, and each request must end within 15 seconds.

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '6' },
    callers: { type: 'string', default: '24' },
  },
})

const bin = findPostgresPrograms()
if (bin) await proveFailover(bin)
else {
  console.error(HOW_TO_INSTALL)
  process.exitCode = 1
}

async function proveFailover(programs: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-failover-'))
  // Under root the servers are another user, who must pass through to their own folders.
  chmodSync(folder, 0o711)
  const password = randomBytes(16).toString('hex')
  const common = { folder, bin: programs, password }
  const servers: [PairedServer, PairedServer] = [
    new PairedServer({ ...common, name: 'one', port: await findFreePort() }),
    new PairedServer({ ...common, name: 'two', port: await findFreePort() }),
  ]
  const apps: Program[] = []
  let failed = true
  try {
    await servers[0].init()
    await servers[0].start()
    const url = `postgresql://postgres:${password}@${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}/postgres?target_session_attrs=read-write`
    apps.push(...(await startApps(folder, url)))
    await cycle(servers, apps)
    failed = false
  } finally {
    for (const app of apps) await app.stop()
    for (const server of servers) await server.stop()
    if (failed) console.error(`Logs are left in ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
}

/** Two processes of one company: one database, one master key. */
async function startApps(folder: string, url: string): Promise<Program[]> {
  const keyFile = join(folder, 'master.key')
  writeFileSync(keyFile, randomBytes(32).toString('base64'), { mode: 0o600 })
  const apps: Program[] = []
  for (const name of ['appOne', 'appTwo']) {
    mkdirSync(join(folder, name))
    const env = { DATABASE_URL: url, ONHAND_MASTER_KEY_FILE: keyFile }
    const app = await createProgram(join(folder, name), env)
    await app.start()
    apps.push(app)
  }
  return apps
}

async function cycle(servers: [PairedServer, PairedServer], apps: Program[]): Promise<void> {
  let [primary, standby] = servers
  await standby.rebuild(primary, 'pg_basebackup')
  await primary.waitForStandby(standby)
  const app = apps[0] as Program
  const { key } = (await app.operate('key', { name: 'failover', role: 'owner' })) as { key: string }
  const buyers = new Buyers(
    apps.map(({ url }) => url),
    key,
  )
  await buyers.stockUp()
  const waits: number[] = []
  for (let number = 1; number <= Number(values.cycles); number++) {
    const load = buyers.work(Number(values.callers))
    await sleep(500 + Math.random() * 2500)
    const { promoteMs, successMs } = await failOver(primary, standby, buyers)
    waits.push(successMs)
    await sleep(1_000)
    ;[primary, standby] = [standby, primary]
    const way = number % 2 === 0 ? 'pg_rewind' : 'pg_basebackup'
    await standby.rebuild(primary, way)
    await primary.waitForStandby(standby)
    await sleep(1_000)
    buyers.finish()
    await load
    await check(buyers, apps)
    console.log(
      `cycle ${number}: promoted in ${promoteMs} ms, first success ${successMs} ms after the kill, rebuilt by ${way}; ` +
        `${buyers.answered} answers, ${buyers.repeated} repeated, slowest request ${Math.round(buyers.slowestMs)} ms`,
    )
  }
  console.log(
    `${waits.length} times taken over: nothing acknowledged lost, nothing doubled; first success after ` +
      `${waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]} ms (median), ${Math.max(...waits)} ms at most`,
  )
}

/** Kills the primary and does what an operator or a watchdog does then. */
async function failOver(primary: PairedServer, standby: PairedServer, buyers: Buyers) {
  const killed = performance.now()
  primary.kill()
  await sleep(50 + Math.random() * 500)
  const answered = buyers.answered
  const began = performance.now()
  await standby.promote()
  const promoteMs = Math.round(performance.now() - began)
  while (buyers.answered === answered) await sleep(5)
  return { promoteMs, successMs: Math.round(performance.now() - killed) }
}

async function check(buyers: Buyers, apps: Program[]): Promise<void> {
  const wrong = await buyers.findDifferences()
  const { differences } = (await (apps[0] as Program).operate('verify', null)) as {
    differences: unknown[]
  }
  const endings = apps.map((app) => app.endings())
  const { late } = buyers
  if (wrong.length + differences.length + late + Math.max(...endings) === 0) return
  console.error(JSON.stringify({ wrong, differences, late, endings }, undefined, 2))
  throw new Error(
    'The program told otherwise than it keeps, kept callers waiting, or ended by itself.',
  )
}
