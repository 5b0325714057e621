// What the operator does on the machine itself, without signing in. The command line starts it as
// `node server/operator.ts <deed>`, gives what the deed needs as JSON and takes its answer as JSON.
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createKeyAsOperator } from './access/apiKeys.ts'
import { addressOfLink } from './access/oneTimeLinks.ts'
import { accessRefusals } from './access/refusals.ts'
import { resetUserAsOperator } from './access/resetPassword.ts'
import { ROLES } from './access/roles.ts'
import { createOwner } from './access/setUp.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { findRunningPostgres, startEmbeddedPostgres } from './platform/embeddedPostgres.ts'
import { createLog } from './platform/log.ts'
import { APP_ROLE, migrateDatabase } from './platform/migrate.ts'
import { addRefusals, replyWithProblem, toProblem } from './platform/problemReply.ts'
import { StartRefusal } from './platform/startRefusal.ts'
import { verifyStock } from './stock/verify.ts'

// A server that is just starting has the folder's lock before its database can be reached.
const START_PATIENCE_MS = 60_000

type Deed = (db: Database, config: Config, input: unknown) => Promise<unknown>

const DEEDS: Record<string, Deed> = {
  setup: async (db, _config, input) => {
    const owner = z
      .strictObject({ email: z.email(), name: z.string().min(1), password: z.string() })
      .parse(input)
    const { id, email, name } = await createOwner(db, systemClock, owner)
    return { id, email, name }
  },
  key: async (db, _config, input) => {
    const wish = z
      .strictObject({
        name: z.string().min(1).max(100),
        role: z.enum(ROLES),
        expiresOn: z.iso.date().optional(),
      })
      .parse(input)
    return createKeyAsOperator(db, systemClock, wish)
  },
  reset: async (db, config, input) => {
    const wish = z
      .strictObject({ email: z.email(), removeSecondFactor: z.boolean().optional() })
      .parse(input)
    const { token, expiresAt } = await resetUserAsOperator(db, systemClock, wish)
    return { url: addressOfLink(config.baseUrl, 'password_reset', token), expiresAt }
  },
  verify: async (db) => ({ differences: await verifyStock(db) }),
}

async function operate(): Promise<void> {
  const deed = DEEDS[process.argv[2] ?? '']
  if (!deed) throw new StartRefusal('invalid_arguments', `Deeds: ${Object.keys(DEEDS).join(', ')}`)
  addRefusals(accessRefusals)
  const input: unknown = JSON.parse((await text(process.stdin)) || 'null')
  const config = readConfig(process.env)
  const { url, leave } = await reachDatabase(config)
  try {
    // What an operator asks for may take long, such as verifying a large ledger.
    const db = openDatabase({ url, role: APP_ROLE, connections: 4, statementTimeoutMs: 600_000 })
    try {
      console.log(JSON.stringify(await deed(db, config, input)))
    } finally {
      await db.close()
    }
  } finally {
    await leave()
  }
}

/** The database of a server that runs; else the one that DATABASE_URL names, or our own for a while. */
async function reachDatabase(config: Config): Promise<{ url: string; leave(): Promise<void> }> {
  if (config.databaseUrl) {
    await migrateDatabase(config.databaseUrl)
    return { url: config.databaseUrl, leave: async () => {} }
  }
  const end = performance.now() + START_PATIENCE_MS
  for (;;) {
    const running = findRunningPostgres(config.dataFolder)
    if (running && (await isMigrated(running.url)))
      return { url: running.url, leave: async () => {} }
    try {
      return await startOwnPostgres(config)
    } catch (error) {
      const isInUse = error instanceof StartRefusal && error.code === 'data_folder_in_use'
      if (!isInUse || performance.now() > end) throw error
      await sleep(300)
    }
  }
}

/** Whether its server has finished its start, or at least made the tables that a deed needs. */
async function isMigrated(url: string): Promise<boolean> {
  try {
    await migrateDatabase(url)
    return true
  } catch (error) {
    if (error instanceof Error && /ECONN|ENOENT|starting up/.test(error.message)) return false
    throw error
  }
}

async function startOwnPostgres(config: Config) {
  const log = createLog('error', process.stderr)
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  const leave = () => postgres.stop()
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void leave().finally(() => process.exit(1)))
  try {
    await migrateDatabase(postgres.url)
    return { url: postgres.url, leave }
  } catch (error) {
    await leave()
    throw error
  }
}

operate().catch((error: unknown) => {
  process.exitCode = 1
  if (error instanceof z.ZodError) console.error(z.prettifyError(error))
  else if (error instanceof StartRefusal) console.error(error.message)
  else {
    const problem = toProblem(error)
    const said = problem && replyWithProblem(problem, '')
    console.error(said ? (problem.details.detail ?? said.title) : error)
  }
})
